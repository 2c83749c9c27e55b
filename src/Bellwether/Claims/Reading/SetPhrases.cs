using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Claims.Reading;

/// <summary>Whose measure a set phrase states.</summary>
internal enum Whose
{
    /// <summary>The gauge named nearest before the number, else the one spoken of.</summary>
    Gauge,

    /// <summary>The subject named nearest before it: a factor, a sector, a stock.</summary>
    Named,

    /// <summary>The whole of a gauge's constituents.</summary>
    AllMembers,

    /// <summary>Of two gauges, the first against the second.</summary>
    Pair,

    /// <summary>The gauge that a scenario moves.</summary>
    Stressed,
}

/// <summary>Over which window a set phrase holds.</summary>
internal enum Over
{
    /// <summary>The window that the words beside the number give, else the one in force.</summary>
    Own,

    /// <summary>The window of the whole text, whatever days the words beside the number name as parts of the measure.</summary>
    Text,

    /// <summary>From the day that the sentence, or the paragraph before it, says with "since".</summary>
    Since,
}

/// <summary>A measure of the vocabulary and the words around its number.</summary>
/// <param name="Measure">What is stated.</param>
/// <param name="Type">The claim it makes.</param>
/// <param name="Before">Words that end just before the number; null for any.</param>
/// <param name="After">Words that begin just after it; null for any.</param>
internal sealed record SetPhrase(Measure Measure, ClaimType Type, WordPattern? Before, WordPattern? After)
{
    public Whose Whose { get; init; }

    public Over Over { get; init; }

    /// <summary>True when the number is the stated bound itself: "lost more than 2.6 % on its worst days" gives the bound of those days.</summary>
    public bool Bound { get; init; }

    /// <summary>True when a range in brackets behind the number belongs to it.</summary>
    public bool Ranged { get; init; }

    /// <summary>True when the words give the number the other sign: 1.5 % below.</summary>
    public bool Negative { get; init; }

    /// <summary>What the counted members have, for counts.</summary>
    public ClaimPredicate? Predicate { get; init; }
}

/// <summary>
/// Measures that a text states by a set phrase beside the number, most special first. What our own briefs write, the reader reads: the briefs and the
/// checker share one vocabulary (DESIGN, section 1).
/// </summary>
internal static class SetPhrases
{
    private const string Members = "members|member|constituents|constituent|companies|stocks";

    public static readonly ImmutableArray<SetPhrase> All =
    [
        // The replication and its basis.
        Row(Measures.ReplicationError, "replication|replica stood|stands|was|is", "below it") with { Over = Over.Text, Negative = true },
        Row(Measures.ReplicationError, "replication|replica stood|stands|was|is", "above it") with { Over = Over.Text },
        Row(Measures.ReplicationError, "replication|replica … , by the rulebook", "below") with { Over = Over.Text, Negative = true },
        Row(Measures.ReplicationError, "replication|replica … , by the rulebook", "above") with { Over = Over.Text },

        // Members with and without a price.
        Row(Measures.MemberCount, "", $"{Members} with a price|close", ClaimType.CountWhere) with { Predicate = new ClaimPredicate(Measures.Price, Relation.Greater, 0) },
        Row(Measures.UnpricedMembers, "", $"{Members} of … has|have no price|prices", ClaimType.CountWhere) with { Predicate = new ClaimPredicate(Measures.Price, Relation.AtMost, 0), Over = Over.Text },
        Row(Measures.UnpricedMembers, "", $"{Members} without a|any price|prices", ClaimType.CountWhere) with { Predicate = new ClaimPredicate(Measures.Price, Relation.AtMost, 0), Over = Over.Text },

        // How big the move was.
        Row(Measures.WindowReturn, "windows of that length … return of …", "?by ?the ?rulebook ?from ?that ?day ?on ?, ranks|ranked") with { Over = Over.Text },
        Row(Measures.WindowRank, "ranks|ranked", "of #") with { Over = Over.Text },
        Row(Measures.WindowCount, "ranks|ranked # of", "") with { Over = Over.Text },
        Row(Measures.WindowRankShare, "one|a|?window at least as large|small came|occurred in", "of them|those|all|?windows") with { Over = Over.Text },

        // Parts of the move, and the gauge without them.
        Row(Measures.ContributionPoints, "contributions add|adds|added|sum|summed up|to ?to … :|to", "", ClaimType.Contribution) with { Whose = Whose.AllMembers },
        Row(Measures.ReturnExDrop, "", "?, the others re weighted"),
        Row(Measures.ReturnExFreeze, "", "had they|these|those stood still"),
        Row(Measures.ReturnExDrop, "without its own # :|,|?was", "instead of"),
        Row(Measures.Return, "without its own … instead of", "with them"),
        Row(Measures.OpeningWeight, "from|with an opening|initial weight of", "", ClaimType.Weight) with { Whose = Whose.Named },
        Row(Measures.ContributionPp, "brought|added|contributed|cost the most :|,", "", ClaimType.Contribution) with { Whose = Whose.Named },

        // The days that made it.
        Row(Measures.BestDaysShare, "?its|the ?# best day|days made|brought ?up", "of the move|gain|rise|rally"),
        Row(Measures.ReturnExBestDays, "without them the|its return would have been", ""),
        Row(Measures.ReturnExBestDays, "without its ?# best ?day|days ?,|:", ""),
        Row(Measures.ReturnExWorstDays, "without its ?# worst ?day|days ?,|:", ""),

        // Breadth and concentration.
        Row(Measures.MedianReturn, "the|a|its median member|stock|constituent returned", ""),
        Row(Measures.AboveAverage, "", "of the|its members with prices stood|stand|stands above their|its ?# ?day average of|over ?the last") with { Over = Over.Text },
        Row(Measures.AboveAverage, "", "above that of|over the last") with { Over = Over.Text },
        Row(Measures.EffectiveNumber, "as concentrated as those|that of", "equal|equally names|stocks|weighted"),
        Row(Measures.TopWeight, "the|its ?# heaviest|largest held|hold|holds", ""),
        Row(Measures.UncertainMembers, "", "further names|companies|stocks may|might have been members") with { Over = Over.Text },

        // How far the headline depends on conventions.
        Row(Measures.ReturnSpread, "the return of … is|was", "( … ) under the|all # ?defensible conventions") with { Over = Over.Text, Ranged = true },
        Row(Measures.ConventionCount, "under the|all", "defensible conventions tried") with { Over = Over.Text },
        Row(Measures.ConventionCount, "order of the gauges survives all", "that give every") with { Over = Over.Text },
        Row(Measures.ConventionCount, "order of the gauges is kept by # of", "that give every") with { Over = Over.Text },
        Row(Measures.OrderingsKept, "order of the gauges is kept by", "of # that") with { Over = Over.Text },

        // Reasons put to the test, one gauge against another.
        Row(Measures.TopNamesEffect, "names that added most … brought|added", "of the gap between") with { Whose = Whose.Pair },
        Row(Measures.DriverEffect, "", "less than such names usually bring") with { Whose = Whose.Pair, Negative = true },
        Row(Measures.DriverEffect, "", "( … ) less than such names usually bring") with { Whose = Whose.Pair, Negative = true },
        Row(Measures.DriverEffect, "", "more than such names usually bring") with { Whose = Whose.Pair },
        Row(Measures.DriverEffect, "", "( … ) more than such names usually bring") with { Whose = Whose.Pair },
        Row(Measures.DriverEffect, "consistent|inconsistent with … (", "of the gap") with { Whose = Whose.Pair },
        Row(Measures.DriverEffect, "consistent|inconsistent with … (", "( … ) of the gap") with { Whose = Whose.Pair },
        Row(Measures.PlaceboWindows, "among", "earlier windows") with { Whose = Whose.Pair, Over = Over.Text },
        Row(Measures.PlaceboIndependent, "earlier windows , worth", "independent ones") with { Whose = Whose.Pair, Over = Over.Text },
        Row(Measures.PlaceboRank, "independent ones , that|it ranks", "") with { Whose = Whose.Pair, Over = Over.Text },
        Row(Measures.StockSpecificEffect, "single|individual stocks of both gauges ?together come|amount to", "of it|the ?gap") with { Whose = Whose.Pair },

        // Risk.
        Row(Measures.Volatility, "daily returns of … vary|varied by", "a|per year", ClaimType.Volatility) with { Over = Over.Since },
        Row(Measures.MaxDrawdown, "at worst it stood|was", "below an|its earlier|highest close", ClaimType.Drawdown) with { Over = Over.Since },
        Row(Measures.ValueAtRisk, "worst # % of days … lost", "from one close to the next") with { Over = Over.Since, Bound = true },
        Row(Measures.ExpectedShortfall, "worst # % of days … and", "on the average of those|these days") with { Over = Over.Since },

        // A scenario, and what followed windows like this one.
        Row(Measures.FactorShock, "worst|best day since … again (", "") with { Whose = Whose.Stressed, Over = Over.Since },
        Row(Measures.StressDeviation, "give or take", "( one standard deviation") with { Whose = Whose.Stressed, Over = Over.Since },
        Row(Measures.StressEffect, "would be expected to move by", "") with { Whose = Whose.Stressed, Over = Over.Since },
        Row(Measures.FactorMove, "; along with it … by", "") with { Whose = Whose.Stressed, Over = Over.Since },
        Row(Measures.WindowReturn, "by its closes since … returned", "over the|its last # trading days") with { Over = Over.Since },
        Row(Measures.AnalogueCount, "earlier windows of that length ,", "returned about as much") with { Over = Over.Since },
        Row(Measures.AnalogueCount, "earlier windows of that length ,", "resembled it most") with { Over = Over.Since },
        Row(Measures.AnalogueCount, "earlier windows of that length none was like it (", "found") with { Over = Over.Since },
        Row(Measures.AnalogueMedian, "the next # trading days then brought a median of", "") with { Over = Over.Since },
        Row(Measures.AnalogueShareNegative, "a|and ?a fall in", "of the|those cases") with { Over = Over.Since },
        Row(Measures.BaseMedian, "over all days of that|the history the median was", "") with { Over = Over.Since },
        Row(Measures.BaseShareNegative, "all days of that|the history … and", "ended lower") with { Over = Over.Since },
    ];

    private static SetPhrase Row(Measure measure, string before, string after, ClaimType type = ClaimType.Quantity) => new(measure, type, WordPattern.Of(before), WordPattern.Of(after));
}

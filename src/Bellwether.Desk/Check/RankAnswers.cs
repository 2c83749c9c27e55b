using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers about a member among the members: ranks, counts by a condition, shares of a move, one return against another.</summary>
internal static class RankAnswers
{
    /// <summary>Names of the relations in keys.</summary>
    public static readonly string[] Relations = ["gt", "ge", "lt", "le"];

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.WeightRank.Name] = q => Rank(q, Measures.WeightRank, Weights(q));
        answers[Measures.ReturnRank.Name] = q => Rank(q, Measures.ReturnRank, Returns(q));
        answers[Measures.ContributionRank.Name] = q => Rank(q, Measures.ContributionRank, Contributions(q));
        answers[Measures.MembersWhere.Name] = q => Where(q, Measures.MembersWhere);
        answers[Measures.MembersWhereShare.Name] = q => Where(q, Measures.MembersWhereShare);
        answers[Measures.ContributionShare.Name] = Share;
        answers[Measures.ReturnRatio.Name] = q => Pair(q, Measures.ReturnRatio, (own, other) => Math.Abs(other) < 0.001 ? Outcome<double>.Undefined(Reason.OutsideDomain, "The other side moved by less than 0.1 %.") : own / other);
        answers[Measures.ReturnDifference.Name] = q => Pair(q, Measures.ReturnDifference, (own, other) => own - other);
    }

    /// <summary>Constituents by weight at the window's end.</summary>
    public static MemberRanks Weights(Question q) => new(q.Movers.Ranked.Select(mover => (mover.Security, mover.Weight)));

    /// <summary>Members by window return.</summary>
    public static MemberRanks Returns(Question q) => new(q.Breadth.Windows.Where(own => own.HasReturn).Select(own => (own.Security, own.Return.Value)));

    /// <summary>Constituents by contribution.</summary>
    public static MemberRanks Contributions(Question q) => new(q.Movers.Ranked.Select(mover => (mover.Security, (double)mover.Points.Pico)));

    private static Evaluation Rank(Question q, Measure measure, MemberRanks ranks)
    {
        var security = CheckAnswers.Security(q);
        return ranks.RankOf(security) is { } rank
            ? Evaluation.Of(measure, (decimal)rank).With(string.Create(CultureInfo.InvariantCulture, $"{ranks.Count} members of {q.Gauge.Id}, {q.Roster.Unpriced.Length} without prices"))
            : Evaluation.Undefined(measure, Reason.NoData, $"{q.Key.Member} was not held in {q.Gauge.Id}");
    }

    private static Evaluation Where(Question q, Measure measure)
    {
        var options = KeyOptions.Of(q.Key);
        var x = options.Number("x");
        var breadth = q.Breadth;
        var count = breadth.Windows.Count(own => own.HasReturn && Holds(own, options.Head, x));
        var words = string.Create(CultureInfo.InvariantCulture, $"{breadth.Eligible} members with prices on both days, {breadth.Unseen} without");
        if (measure == Measures.MembersWhere) return Evaluation.Of(measure, count, count + breadth.Unseen).With(words);
        var all = breadth.Windows.Length + breadth.Roster.Unpriced.Length;
        if (all == 0) return Evaluation.Undefined(measure, Reason.NoData).With(words);
        var (low, high) = ((double)count / all, (double)(count + breadth.Unseen) / all);
        return (Evaluation.Of(measure, breadth.Eligible > 0 ? (double)count / breadth.Eligible : low) with { Low = low == high ? null : low, High = low == high ? null : high }).With(words);
    }

    // A carried price counts as unchanged in the counts of rises and falls (METHODS 0.6), as in the briefs.
    private static bool Holds(StockWindow own, string relation, double x)
    {
        if (x == 0 && relation is "gt" or "lt" && x == 0) return own.Standing == WindowStanding.Eligible && (relation == "gt" ? own.Direction > 0 : own.Direction < 0);
        if (x == 1 && relation == "ge") return own.AtLeastDoubled;
        var r = own.Return.Value;
        return relation switch
        {
            "gt" => r > x,
            "ge" => r >= x,
            "lt" => r < x,
            "le" => r <= x,
            _ => throw new DeskException(ExitCode.Usage, $"There is no relation '{relation}'. Known: {string.Join(", ", Relations)}, as in members_where(ge;x=1)."),
        };
    }

    private static Evaluation Share(Question q)
    {
        var move = q.Movers.Move.Points;
        if (Math.Abs(move) < q.History.Price[0].Points / 1000) return Evaluation.Undefined(Measures.ContributionShare, Reason.OutsideDomain, "the gauge moved by less than 0.1 %");
        decimal points;
        if (q.Security is { } security)
        {
            if (q.Movers.Find(security) is not { } mover) return Evaluation.Undefined(Measures.ContributionShare, Reason.NoData, $"{q.Key.Member} was not held in {q.Gauge.Id}");
            points = mover.Points.Points;
        }
        else
        {
            var (kind, name) = q.Group();
            var part = q.Gauge.Parts(q.Basis, q.Start, q.End, kind, name).FirstOrDefault(own => string.Equals(own.Name, name, StringComparison.Ordinal));
            if (part is null) return Evaluation.Undefined(Measures.ContributionShare, Reason.NoData, $"{q.Gauge.Id} has no constituents in {q.Key.Member}");
            points = part.Points.Points;
        }

        return Evaluation.Of(Measures.ContributionShare, (double)(points / move)).With(string.Create(CultureInfo.InvariantCulture, $"{points} of {move} points"));
    }

    // The parameter names the other subject: a gauge, or a security by its id.
    private static Evaluation Pair(Question q, Measure measure, Func<double, double, Outcome<double>> of)
    {
        var other = q.Key.Parameter ?? throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names the other subject, as in {q.Key.Measure}(topix).");
        var own = Return(q, q.Key.Member, q.Gauge, q.Key.Basis);
        var theirs = SecurityId.TryParse(other, out _)
            ? Return(q, other, q.Gauge, q.Key.Basis)
            : q.Workspace.Find(other) is var gauge ? Return(q, null, gauge, gauge.HeadlineBasis(q.Start, q.End)) : null;
        return own is { } a && theirs is { } b
            ? Evaluation.Of(measure, of(a, b)).With(string.Create(CultureInfo.InvariantCulture, $"{q.Key.Subject} {a:0.0000}, {other} {b:0.0000}"))
            : Evaluation.Undefined(measure, Reason.NoData, "one side has no return");
    }

    private static double? Return(Question q, string? member, Gauge gauge, string basis)
    {
        if (member is not null) return q.Stock(q.Workspace.FindSecurity(member)).Return.OrNull;
        if (basis == BasisName.Official) return gauge.Official?[q.End] is { } last && gauge.Official[q.Start] is { } first ? (double)(last / first - 1) : null;
        return gauge.HasMembers ? (double)gauge.History(basis == BasisName.Chained ? Indices.Basis.Chained : Indices.Basis.Fixed, q.Start, q.End).Return : null;
    }
}

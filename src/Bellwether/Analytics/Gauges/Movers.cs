using System.Collections.Immutable;
using Bellwether.Analytics.Contribution;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Gauges;

/// <summary>One constituent's part in a gauge's window.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="Points">Contribution in index points, exact.</param>
/// <param name="Fraction">Contribution over the level at the start.</param>
/// <param name="OpeningWeight">Weight at the start.</param>
/// <param name="Weight">Weight at the end; zero for a leaver.</param>
/// <param name="Window">Its own window.</param>
public sealed record Mover(int Security, Level Points, double Fraction, double OpeningWeight, double Weight, StockWindow Window);

/// <summary>Contributions of one gauge over one window, ranked (METHODS 4.1, 4.3, 4.4).</summary>
public sealed class MoversReport
{
    private readonly MarketSnapshot _market;

    /// <summary>Ranks the contributions of a history that booked them.</summary>
    public MoversReport(MarketSnapshot market, ShareCounts shares, IndexHistory history)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(history);
        if (history.Contributions.IsEmpty) throw new ArgumentException("The history was run without contributions.", nameof(history));
        _market = market;
        History = history;
        var start = history.Price[0];
        var members = ImmutableArray.CreateBuilder<Mover>();
        for (var i = 0; i < history.Contributions.Length; i++)
        {
            if (history.Contributions[i] == 0 && history.StartWeights[i] == 0) continue;
            var points = new Level(history.Contributions[i]);
            members.Add(new Mover(i, points, (double)(points.Points / start.Points), history.StartWeights[i], history.EndWeights[i], StockWindows.Of(market, shares, i, history.Plan.StartDay, history.Plan.EndDay)));
        }

        Ranked = [.. members.OrderByDescending(mover => mover.Points.Pico).ThenBy(mover => mover.Security)];
    }

    /// <summary>The history.</summary>
    public IndexHistory History { get; }

    /// <summary>All constituents of the window, largest contribution first.</summary>
    public ImmutableArray<Mover> Ranked { get; }

    /// <summary>The move in points; the contributions sum to it exactly.</summary>
    public Level Move => History.Price[^1] - History.Price[0];

    /// <summary>The mover of a security, or null when it was never held.</summary>
    public Mover? Find(int security) => Ranked.FirstOrDefault(mover => mover.Security == security);

    /// <summary>Contribution of the k largest over the move; undefined when the move is below 0.1 % of the level (METHODS 4.4).</summary>
    public Outcome<double> TopShare(int k) => Share(Largest(k));

    /// <summary>Contribution of the named constituents over the move; undefined when the move is below 0.1 % of the level (METHODS 4.4).</summary>
    public Outcome<double> Share(IReadOnlySet<int> names)
    {
        var move = Move.Points;
        if (!ExTop.Moved(move, History.Price[0].Points)) return Outcome<double>.Undefined(Reason.OutsideDomain, ExTop.TooSmall);
        return (double)(Ranked.Where(mover => names.Contains(mover.Security)).Sum(mover => mover.Points.Points) / move);
    }

    /// <summary>The k largest contributors.</summary>
    public HashSet<int> Largest(int k) => [.. Ranked.Take(k).Select(mover => mover.Security)];

    /// <summary>Return when the k largest contributors had earned nothing (METHODS 4.4 b).</summary>
    public double Freeze(int k) => Freeze(Largest(k));

    /// <summary>Return when the named constituents had earned nothing (METHODS 4.4 b).</summary>
    public double Freeze(IReadOnlySet<int> without) =>
        (double)ExTop.Frozen(Move.Points, Ranked.Where(mover => without.Contains(mover.Security)).Sum(mover => mover.Points.Points), History.Price[0].Points);

    /// <summary>Return of the gauge without the k largest contributors, the others re-weighted (METHODS 4.4 a); undefined when nobody is left.</summary>
    public Outcome<double> Drop(int k) => Drop(Largest(k));

    /// <summary>Return of the gauge without the named constituents, the others re-weighted (METHODS 4.4 a); undefined when nobody is left.</summary>
    public Outcome<double> Drop(IReadOnlySet<int> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        var plan = History.Plan;
        var holdings = plan.Holdings.Select((holding, i) => without.Contains(i) ? 0 : holding).ToArray();
        if (holdings.All(holding => holding == 0)) return Outcome<double>.Undefined(Reason.NoData, "No constituent is left.");
        var rest = plan with { Holdings = holdings, Changes = [.. plan.Changes.Where(change => !without.Contains(change.Security))] };
        return (double)IndexHistoryBuilder.Run(rest, _market.Panel, withContributions: false).Return;
    }

    /// <summary>Contributions by group in points: exact sums of the members' points, largest first. A security without a group goes to <paramref name="other"/>.</summary>
    public ImmutableArray<GroupPart> ByGroup(Func<int, string?> group, string other = "other") =>
        [.. Ranked
            .GroupBy(mover => group(mover.Security) ?? other, StringComparer.Ordinal)
            .Select(members => new GroupPart(
                members.Key,
                new Level(members.Sum(mover => mover.Points.Pico)),
                members.Sum(mover => mover.Fraction),
                members.Sum(mover => mover.OpeningWeight),
                members.Sum(mover => mover.Weight),
                members.Count()))
            .OrderByDescending(part => part.Points.Pico).ThenBy(part => part.Name, StringComparer.Ordinal)];
}

/// <summary>A group's part in a gauge's window.</summary>
/// <param name="Name">Group.</param>
/// <param name="Points">Contribution in points, exact.</param>
/// <param name="Fraction">Contribution over the level at the start.</param>
/// <param name="OpeningWeight">Weight at the start.</param>
/// <param name="Weight">Weight at the end.</param>
/// <param name="Members">Number of constituents.</param>
public sealed record GroupPart(string Name, Level Points, double Fraction, double OpeningWeight, double Weight, int Members);

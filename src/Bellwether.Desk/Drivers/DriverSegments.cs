using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;

namespace Bellwether.Desk;

/// <summary>The stocks of two gauges from one close to another, with what was known of them at the first (METHODS 7.4, 7.5).</summary>
/// <param name="Day">Day index of the opening close.</param>
/// <param name="Until">Day index of the last close.</param>
/// <param name="Known">Characteristics at the opening close; its universe is the union of both gauges.</param>
/// <param name="Panel">Daily returns.</param>
/// <param name="WeightsA">Opening weights in A, one per stock of the universe.</param>
/// <param name="WeightsB">Opening weights in B.</param>
internal sealed record DriverSegment(int Day, int Until, Characteristics Known, StockReturnPanel Panel, double[] WeightsA, double[] WeightsB)
{
    /// <summary>A window and the segments before it.</summary>
    public static ImmutableArray<DriverSegment> Of(Workspace workspace, Gauge a, Gauge b, int start, int end, int count)
    {
        var segments = ImmutableArray.CreateBuilder<DriverSegment>();
        // Oldest first; characteristics need their minimum of days before them.
        var least = new CharacteristicOptions().Minimum;
        for (var m = count; m >= 1; m--)
        {
            var day = start - m * Refresh;
            if (day >= least && Made(workspace, a, b, day, day + Refresh) is { } made) segments.Add(made);
        }

        segments.Add(Made(workspace, a, b, start, end) ?? throw new DeskException(ExitCode.DataMissing, $"The gauges {a.Id} and {b.Id} have no constituent with a price and a share count at the window's start."));
        return segments.ToImmutable();
    }

    /// <summary>Trading days after which characteristics are taken anew in the history.</summary>
    public const int Refresh = 63;

    /// <summary>
    /// A cross-section over the stocks that have a return on every day and every characteristic; null with the reason in words. A window that is held
    /// to its end takes increments over the opening price.
    /// </summary>
    public (CrossSegment? Segment, Market.Reason Reason, string? Detail) Cross(IReadOnlyList<Characteristic> characteristics, bool withSectors, bool isWindow)
    {
        var universe = Known.Universe;
        var (design, reason, detail) = CharacteristicDesign.Of(characteristics, withSectors ? Known.Sectors : null, IsWhole, universe.Length);
        if (design is null) return (null, reason, detail);
        var returns = new double[design.Used.Length][];
        var (own, other) = (new double[returns.Length], new double[returns.Length]);
        var stocks = ImmutableArray.CreateBuilder<int>(returns.Length);
        for (var i = 0; i < returns.Length; i++)
        {
            var at = design.Used[i];
            returns[i] = isWindow ? CrossSegment.Increments(Panel.Returns(at)) : Panel.Returns(at).ToArray();
            (own[i], other[i]) = (WeightsA[at], WeightsB[at]);
            stocks.Add(universe[at]);
        }

        return (new CrossSegment(design, returns, own, other, stocks.MoveToImmutable()) { LeftOut = LeftOut(design.Used) }, Market.Reason.None, null);
    }

    private double LeftOut(ImmutableArray<int> used)
    {
        var (sumA, sumB, squares, next) = (Moments.Sum(WeightsA), Moments.Sum(WeightsB), 0.0, 0);
        for (var i = 0; i < WeightsA.Length; i++)
        {
            if (next < used.Length && used[next] == i)
            {
                next++;
                continue;
            }

            var delta = WeightsA[i] / sumA - WeightsB[i] / sumB;
            squares += delta * delta;
        }

        return squares;
    }

    private bool IsWhole(int position)
    {
        foreach (var r in Panel.Returns(position))
        {
            if (!double.IsFinite(r)) return false;
        }

        return true;
    }

    private static DriverSegment? Made(Workspace workspace, Gauge a, Gauge b, int day, int until)
    {
        if (Held(workspace, a, day) is not { } own || Held(workspace, b, day) is not { } other) return null;
        int[] universe = [.. own.Roster.Held.Union(other.Roster.Held).Order()];
        return new DriverSegment(
            day, until, Characteristics.Of(workspace, universe, day), StockReturnPanel.Of(workspace.Market, workspace.Resolver.Shares, universe, day, until), Weights(workspace, own, universe), Weights(workspace, other, universe));
    }

    private static ResolvedIndex? Held(Workspace workspace, Gauge gauge, int day)
    {
        try
        {
            return workspace.Resolver.Resolve(gauge.Definition, day, day, Basis.Fixed, Level.FromPoints(1000));
        }
        catch (ResolveException)
        {
            return null;
        }
    }

    private static double[] Weights(Workspace workspace, ResolvedIndex plan, int[] universe)
    {
        var close = workspace.Market.Panel.Close(plan.StartDay);
        var weights = new double[universe.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = (double)close[universe[i]] * plan.Holdings[universe[i]];
        return weights;
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;

namespace Bellwether.Desk;

/// <summary>The daily factor model of two gauges: market, size, world, currency and long rate, where the store has them (METHODS 7.2).</summary>
internal static class DriverFactors
{
    /// <summary>Id of the size factor in this model.</summary>
    public const string Size = "size";

    // Gauges of small companies, to be set against the market's own.
    private static readonly string[] s_small = ["jasdaq", "tse2", "sample-standard"];

    /// <summary>
    /// Factors and inputs over all days up to the window's end, before the window with the members and weights of its opening (<see cref="BasketReturns"/>); no inputs when
    /// a gauge has no daily closes.
    /// </summary>
    public static (ImmutableArray<Factor> Factors, GaugeFactorInputs? Inputs) Of(Workspace workspace, Gauge a, Gauge b, DriverSegment window)
    {
        var (start, end) = (window.Day, window.Until);
        var all = Factors.Of(workspace);
        var used = all.For(a, [], 0, end).Where(factor => factor.Id != b.Id).ToImmutableArray();
        if (Returns(a, end) is not { } own || Returns(b, end) is not { } other || used.IsEmpty) return ([], null);
        var columns = used.Select(factor => all.Changes(factor, 0, end)).ToList();
        if (SizeFactor(workspace, a, b, used, columns, end) is var (size, changes))
        {
            used = used.Insert(1, size);
            columns.Insert(1, changes);
        }

        var panel = StockReturnPanel.Of(workspace.Market, workspace.Resolver.Shares, window.Known.Universe, 0, start);
        (own, other) = (Constituted(panel, window.WeightsA, own), Constituted(panel, window.WeightsB, other));
        double[][] rows = [.. Enumerable.Range(0, own.Length).Select(t => columns.Select(column => column[t]).ToArray())];
        return (used, new GaugeFactorInputs(own, other, [.. used.Select(factor => factor.Id)], rows, end - start));
    }

    private static double[] Constituted(StockReturnPanel panel, double[] weights, double[] own) => [.. BasketReturns.Of(panel, weights, own.AsSpan(0, panel.Days)), .. own.AsSpan(panel.Days)];

    /// <summary>Daily simple returns over all days up to one, NaN where there is none; null without any.</summary>
    private static double[]? Returns(Gauge gauge, int end)
    {
        var returns = PriceReturns.Simple(gauge.ComparableCloses(0, end));
        return returns.HasValue && returns.Value.Any(double.IsFinite) ? [.. returns.Value] : null;
    }

    private static (Factor, double[])? SizeFactor(Workspace workspace, Gauge a, Gauge b, ImmutableArray<Factor> used, List<double[]> columns, int end)
    {
        if (Factors.Of(workspace).Market is not { } market || used.IsEmpty || used[0].Id != market.Id) return null;
        foreach (var id in s_small)
        {
            if (id == a.Id || id == b.Id || workspace.Gauges.FirstOrDefault(gauge => gauge.Id == id) is not { } small) continue;
            if (Returns(small, end) is { } returns && SizeSpread.Residual(returns, columns[0], columns[0]) is { } spread)
                return (new Factor(Size, $"{small.Definition.Name} less {market.Name}, market taken out", ChangeKind.Return, false), spread);
        }

        return null;
    }
}

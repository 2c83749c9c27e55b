using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;

namespace Bellwether.Desk;

/// <summary>A gauge's return under every convention: key and value at each position of <see cref="Convention.All"/>; no key where the data have none.</summary>
internal sealed class ConventionReturns
{
    private ConventionReturns(FactKey?[] keys, double[] values) => (Keys, Values) = (keys, values);

    /// <summary>Keys.</summary>
    public FactKey?[] Keys { get; }

    /// <summary>Values; NaN without a key.</summary>
    public double[] Values { get; }

    /// <summary>Works them out once a window.</summary>
    public static ConventionReturns Of(Workspace workspace, Gauge gauge, int start, int end) =>
        workspace.Once(GaugeSeries.KeyOf("conventions", gauge.Id, start, end), () => Make(workspace, gauge, start, end));

    /// <summary>The spread of one gauge's return: each way to read it once.</summary>
    public static (ConventionSpread Spread, ImmutableArray<int> At) Single(Workspace workspace, Gauge gauge, int start, int end)
    {
        var own = Of(workspace, gauge, start, end);
        return Distinct(i => own.Keys[i] is { } key ? (key, null) : null, i => own.Values[i]);
    }

    /// <summary>The spread of a lead, both gauges read the same way.</summary>
    public static (ConventionSpread Spread, ImmutableArray<int> At) Pair(Workspace workspace, Gauge gauge, Gauge rival, int start, int end)
    {
        var (own, other) = (Of(workspace, gauge, start, end), Of(workspace, rival, start, end));
        return Distinct(i => own.Keys[i] is { } key && other.Keys[i] is { } against ? (key, against) : null, i => own.Values[i] - other.Values[i]);
    }

    /// <summary>Positions of the conventions under which every gauge has a return, each way to read them once, and whether the order there is the default's.</summary>
    public static (ImmutableArray<int> At, ImmutableArray<bool> Kept) Order(Workspace workspace, IReadOnlyList<Gauge> gauges, int start, int end)
    {
        var all = new ConventionReturns[gauges.Count];
        for (var g = 0; g < all.Length; g++) all[g] = Of(workspace, gauges[g], start, end);
        var (at, kept) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<bool>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var usual = Array.ConvertAll(all, own => own.Values[0]);
        for (var i = 0; i < Convention.All.Length; i++)
        {
            var position = i;
            if (Array.Exists(all, own => own.Keys[position] is null || !double.IsFinite(own.Values[position]))) continue;
            if (!seen.Add(string.Join('|', Array.ConvertAll(all, own => own.Keys[position]!.ToString())))) continue;
            at.Add(i);
            kept.Add(Orderings.Same(usual, Array.ConvertAll(all, own => own.Values[position])));
        }

        return (at.ToImmutable(), kept.ToImmutable());
    }

    private static (ConventionSpread Spread, ImmutableArray<int> At) Distinct(Func<int, (FactKey, FactKey?)?> key, Func<int, double> value)
    {
        var (at, values) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<double>());
        var seen = new HashSet<(FactKey, FactKey?)>();
        for (var i = 0; i < Convention.All.Length; i++)
        {
            if (key(i) is not { } own || !double.IsFinite(value(i)) || !seen.Add(own)) continue;
            at.Add(i);
            values.Add(value(i));
        }

        return (new ConventionSpread(values.Count > 0 ? values[0] : double.NaN, values.ToImmutable()), at.ToImmutable());
    }

    private static ConventionReturns Make(Workspace workspace, Gauge gauge, int start, int end)
    {
        var keys = new FactKey?[Convention.All.Length];
        var values = new double[keys.Length];
        var last = Math.Min(end + 1, workspace.Market.Calendar.Count - 1);
        for (var i = 0; i < keys.Length; i++)
        {
            var convention = Convention.All[i];
            values[i] = double.NaN;
            try
            {
                keys[i] = convention.KeyOf(workspace, gauge, start, end);
                if (keys[i] is { } key) values[i] = Value(gauge, key, start + convention.StartShift, end + convention.EndShift, last);
            }
            catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
            {
                keys[i] = null;
            }
        }

        return new ConventionReturns(keys, values);
    }

    // A history up to the day after the window holds the shorter ones: levels do not depend on what comes later.
    private static double Value(Gauge gauge, FactKey key, int start, int end, int last)
    {
        if (key.Measure == Measures.ReturnFromLow.Name) return (double)ExactReturns.Between(Convention.LowOf(gauge, key.Window.Start)!.Value, gauge.Official![end]!.Value);
        if (key.Basis == BasisName.Official) return (double)ExactReturns.Between(gauge.Official![start]!.Value, gauge.Official[end]!.Value);
        var history = gauge.Levels(key.Basis == BasisName.Chained ? Basis.Chained : Basis.Fixed, start, last);
        return (double)(key.Measure == Measures.TotalReturn.Name
            ? history.Gross[end - start].Points / history.Gross[0].Points - 1
            : history.Price[end - start].Points / history.Price[0].Points - 1);
    }
}

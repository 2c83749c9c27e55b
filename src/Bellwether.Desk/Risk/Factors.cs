using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;
using Bellwether.Data.Sources;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>A series of the store that a gauge can be shocked with.</summary>
/// <param name="Id">Name in options and keys, e.g. <c>usdjpy</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Kind">How its change is taken.</param>
/// <param name="IsForeign">True when it is observed after the local close: it enters with one day's lag.</param>
public sealed record Factor(string Id, string Name, ChangeKind Kind, bool IsForeign)
{
    /// <summary>The unit its moves are stated in.</summary>
    public Unit Unit => Kind == ChangeKind.BasisPoints ? Unit.BasisPoints : Unit.Fraction;
}

/// <summary>The factors that a store holds: its gauges with published levels, the market's gauge, and its macro series (METHODS 9.10, 0.7).</summary>
public sealed class Factors
{
    // The market, the world, the currency and the long rate, of whichever market the store holds.
    private static readonly string[] s_markets = ["topix", "sample-large"];
    private static readonly string[] s_core = ["sp500", "sample-world", "usdjpy", "sample-fx", "jgb10y", "sample10y"];

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["usdjpy"] = "US dollar in yen",
        ["jgb10y"] = "10-year government bond yield",
        ["sample-world"] = "world index",
        ["sample-fx"] = "US dollar",
        ["sample10y"] = "10-year yield",
    };

    private readonly Workspace _workspace;
    private readonly Dictionary<string, Func<int, int, double[]>> _values = new(StringComparer.Ordinal);

    private Factors(Workspace workspace)
    {
        _workspace = workspace;
        var all = ImmutableArray.CreateBuilder<Factor>();
        foreach (var gauge in workspace.Gauges.Where(gauge => gauge.Definition.OfficialUse == Indices.OfficialUse.Levels || s_markets.Contains(gauge.Id, StringComparer.Ordinal)))
        {
            all.Add(new Factor(gauge.Id, gauge.Definition.Name, ChangeKind.Return, gauge.IsForeign));
            _values[gauge.Id] = gauge.ComparableCloses;
        }

        foreach (var series in workspace.Market.Macro)
        {
            var id = IdOf(series.Name);
            if (_values.ContainsKey(id)) continue;
            var foreign = FactorChanges.IsForeign(Dates(series), workspace.Market.Calendar);
            all.Add(new Factor(id, s_names.GetValueOrDefault(id, series.Name), KindOf(series), foreign));
            _values[id] = (start, end) => FactorChanges.Align(Dates(series), Values(series), workspace.Market.Calendar, start, end, foreign);
        }

        All = all.ToImmutable();
    }

    /// <summary>All factors of the store.</summary>
    public ImmutableArray<Factor> All { get; }

    /// <summary>The factors of a workspace, listed once.</summary>
    public static Factors Of(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.Once("factors", () => new Factors(workspace));
    }

    /// <summary>The factor of a name, separators and case ignored; an unknown one is a usage error that lists them.</summary>
    public Factor Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(factor => string.Equals(Plain(factor.Id), Plain(name), StringComparison.OrdinalIgnoreCase))
            ?? throw new DeskException(ExitCode.Usage, $"There is no factor '{name}'.{Hint(name)} This store has: {(All.IsEmpty ? "none" : string.Join(", ", All.Select(factor => factor.Id)))}.");
    }

    /// <summary>
    /// The factors a gauge's stress is worked out with: market, world, currency and long rate where the store has them over the window, and those
    /// shocked; never the gauge itself.
    /// </summary>
    public ImmutableArray<Factor> For(Gauge subject, IEnumerable<Factor> shocked, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var named = shocked.ToArray();
        var core = s_markets.Concat(s_core).Select(id => All.FirstOrDefault(factor => factor.Id == id)).OfType<Factor>()
            .Where(factor => named.Contains(factor) || Moves(factor, start, end));
        return [.. core.Concat(named).Where(factor => factor.Id != subject.Id).Distinct()];
    }

    /// <summary>The market's gauge and the world factor of the store, when it has one.</summary>
    public Factor? World => s_core.Take(2).Select(id => All.FirstOrDefault(factor => factor.Id == id)).FirstOrDefault(factor => factor is not null);

    /// <summary>The market's own gauge.</summary>
    public Factor? Market => First("topix", "sample-large");

    /// <summary>The currency.</summary>
    public Factor? Currency => First("usdjpy", "sample-fx");

    /// <summary>The long rate.</summary>
    public Factor? Rate => First("jgb10y", "sample10y");

    /// <summary>Daily changes over a window, one fewer than days; NaN where there is none.</summary>
    public double[] Changes(Factor factor, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return _workspace.Once(GaugeSeries.KeyOf("changes", factor.Id, start, end), () =>
        {
            var changes = FactorChanges.Of(_values[factor.Id](start, end), factor.Kind);
            return changes.HasValue
                ? changes.Value.ToArray()
                : throw new DeskException(ExitCode.DataMissing, $"The factor {factor.Id} has no usable values in the window: {changes.Detail}");
        });
    }

    private Factor? First(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            if (All.FirstOrDefault(factor => factor.Id == id) is { } found) return found;
        }

        return null;
    }

    // A part of a name is as good a slip as a wrong letter: world for sample-world.
    private string Hint(string name) => Suggest.Phrase(name, All.Select(factor => factor.Id)) is { Length: > 0 } near ? near
        : name.Length > 2 && All.FirstOrDefault(factor => factor.Id.Contains(name, StringComparison.OrdinalIgnoreCase)) is { } holds ? $" Did you mean '{holds.Id}'?" : "";

    /// <summary>JGB_10Y reads jgb10y, SAMPLE_WORLD reads sample-world.</summary>
    private static string IdOf(string series)
    {
        var lower = series.ToLowerInvariant();
        return string.Concat(lower.Select((c, i) => c != '_' ? c.ToString() : i + 1 < lower.Length && char.IsAsciiDigit(lower[i + 1]) ? "" : "-"));
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static ChangeKind KindOf(MacroSeries series) =>
        series.Unit.Contains("percent", StringComparison.OrdinalIgnoreCase) || series.Unit == "%" ? ChangeKind.BasisPoints
        : series.Unit.Contains("points", StringComparison.OrdinalIgnoreCase) ? ChangeKind.Return
        : ChangeKind.LogChange;

    private bool Moves(Factor factor, int start, int end)
    {
        var first = double.NaN;
        foreach (var change in Changes(factor, start, end))
        {
            if (double.IsNaN(first)) first = change;
            else if (double.IsFinite(change) && change != first) return true;
        }

        return false;
    }

    private static DateOnly[] Dates(MacroSeries series)
    {
        var dates = new DateOnly[series.Rows.Length];
        for (var i = 0; i < dates.Length; i++) dates[i] = series.Rows[i].Date;
        return dates;
    }

    private static double[] Values(MacroSeries series)
    {
        var values = new double[series.Rows.Length];
        for (var i = 0; i < values.Length; i++) values[i] = series.Rows[i].Value;
        return values;
    }

    /// <summary>A factor and its move in words of an option.</summary>
    public static string Write(Factor factor, double stated)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return string.Create(CultureInfo.InvariantCulture, $"{factor.Id}={stated:R}");
    }
}

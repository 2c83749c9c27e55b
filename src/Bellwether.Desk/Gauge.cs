using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Risk;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Names of the bases on which a gauge can be read.</summary>
public static class BasisName
{
    /// <summary>The published series.</summary>
    public const string Official = "official";

    /// <summary>Members fixed at the window's start.</summary>
    public const string Fixed = "fixed";

    /// <summary>Members enter and leave by the rulebook.</summary>
    public const string Chained = "chained";
}

/// <summary>
/// One gauge over one snapshot: its levels, histories and rosters, each worked out once. An official series that is the gauge's level answers for its
/// level and return; the replication answers for everything about constituents.
/// </summary>
public sealed class Gauge
{
    private readonly MarketSnapshot _market;
    private readonly IndexResolver _resolver;
    private readonly Dictionary<(Basis, int, int), IndexHistory> _histories = [];
    private readonly Dictionary<(Basis, int, int), IndexHistory> _levels = [];
    private readonly Dictionary<(Basis, int, int), MoversReport> _movers = [];
    private readonly Dictionary<(Basis, int, int), BreadthReport> _breadth = [];
    private readonly Dictionary<(Basis, int), Roster> _rosters = [];
    private readonly Dictionary<(MoversReport, string, string?), ImmutableArray<GroupPart>> _parts = [];
    private IndexHistory? _chain;
    private bool? _isForeign;

    internal Gauge(IndexDefinition definition, MarketSnapshot market, IndexResolver resolver)
    {
        Definition = definition;
        _market = market;
        _resolver = resolver;
        Official = definition.Official is { } name && market.Official(name) is { } series ? new OfficialLevels(series, market.Calendar) : null;
    }

    /// <summary>The definition.</summary>
    public IndexDefinition Definition { get; }

    /// <summary>Gauge id.</summary>
    public string Id => Definition.Id;

    /// <summary>The published series, when the store has it.</summary>
    public OfficialLevels? Official { get; }

    /// <summary>True when the gauge has constituents to explain it.</summary>
    public bool HasMembers => Definition.Membership is not null;

    /// <summary>The basis of the gauge's headline return in a window: the official level where it answers, else fixed members.</summary>
    public string HeadlineBasis(int start, int end) =>
        Definition.OfficialUse == OfficialUse.Levels && Official?[start] is not null && Official[end] is not null ? BasisName.Official : BasisName.Fixed;

    /// <summary>A history over a window, with contributions.</summary>
    public IndexHistory History(Basis basis, int start, int end)
    {
        if (!_histories.TryGetValue((basis, start, end), out var history))
        {
            var plan = Guard(() => _resolver.Resolve(Definition, start, end, basis, StartLevel(start)));
            _histories[(basis, start, end)] = history = IndexHistoryBuilder.Run(plan, _market.Panel);
        }

        return history;
    }

    /// <summary>A history over a window for its levels alone: with contributions when they were asked for before, else without.</summary>
    public IndexHistory Levels(Basis basis, int start, int end)
    {
        if (_histories.TryGetValue((basis, start, end), out var known) || _levels.TryGetValue((basis, start, end), out known)) return known;
        var plan = Guard(() => _resolver.Resolve(Definition, start, end, basis, StartLevel(start)));
        return _levels[(basis, start, end)] = IndexHistoryBuilder.Run(plan, _market.Panel, withContributions: false);
    }

    /// <summary>The members of the first day, fixed for a window under another weighting; levels only.</summary>
    public IndexHistory Reweighted(WeightingRule rule, int start, int end) =>
        IndexHistoryBuilder.Run(_resolver.Reweighted(Definition, rule, start, end, StartLevel(start)), _market.Panel, withContributions: false);

    /// <summary>The chained history from the first day on which somebody can be held, without contributions.</summary>
    public IndexHistory Chain()
    {
        if (_chain is not null) return _chain;
        var start = Guard(() => _resolver.FirstDay(Definition));
        var plan = Guard(() => _resolver.Resolve(Definition, start, _market.Calendar.Count - 1, Basis.Chained, Level.FromPoints(Definition.BaseLevel)));
        return _chain = IndexHistoryBuilder.Run(plan, _market.Panel, withContributions: false);
    }

    /// <summary>Levels of the members fixed on a day, from that day to the last one; without contributions, for searches over many ends.</summary>
    public double[] FixedLevels(int start)
    {
        var plan = Guard(() => _resolver.Resolve(Definition, start, _market.Calendar.Count - 1, Basis.Fixed, StartLevel(start)));
        var history = IndexHistoryBuilder.Run(plan, _market.Panel, withContributions: false);
        var levels = new double[history.Price.Length];
        for (var t = 0; t < levels.Length; t++) levels[t] = (double)history.Price[t].Points;
        return levels;
    }

    /// <summary>Ranked contributions over a window.</summary>
    public MoversReport Movers(Basis basis, int start, int end) =>
        _movers.TryGetValue((basis, start, end), out var report)
            ? report
            : _movers[(basis, start, end)] = new MoversReport(_market, _resolver.Shares, History(basis, start, end));

    /// <summary>Counts over a window.</summary>
    public BreadthReport Breadth(Basis basis, int start, int end) =>
        _breadth.TryGetValue((basis, start, end), out var report)
            ? report
            : _breadth[(basis, start, end)] = BreadthReport.Of(_market, _resolver.Shares, Roster(basis, start), start, end);

    /// <summary>Who is in on a day.</summary>
    public Roster Roster(Basis basis, int day) =>
        _rosters.TryGetValue((basis, day), out var roster) ? roster : _rosters[(basis, day)] = Guard(() => _resolver.RosterOn(Definition, day, basis));

    /// <summary>Contributions over a window by groups of a kind; a theme is its own kind, because themes overlap.</summary>
    public ImmutableArray<GroupPart> Parts(Basis basis, int start, int end, string kind, string? theme)
    {
        var report = Movers(basis, start, end);
        var key = (report, kind, kind == "theme" ? theme : null);
        return _parts.TryGetValue(key, out var parts) ? parts : _parts[key] = report.ByGroup(Groups.Of(_market, kind, theme, _market.Calendar[start]));
    }

    /// <summary>The gauge's own closes over days: official where it is the level, else the chained replication; null where there is none.</summary>
    public decimal?[] Closes(int start, int end)
    {
        var closes = new decimal?[end - start + 1];
        if (Definition.OfficialUse == OfficialUse.Levels && Official is not null)
        {
            for (var day = start; day <= end; day++) closes[day - start] = Official[day];
            if (closes.Any(close => close is not null) || !HasMembers) return closes;
        }

        var chain = Chain();
        for (var day = Math.Max(start, chain.Plan.StartDay); day <= end; day++) closes[day - start] = chain.PriceOn(day).Points;
        return closes;
    }

    /// <summary>The basis of <see cref="Closes"/> over days: official where the published series answers for any of them, else chained.</summary>
    public string SeriesBasis(int start, int end) =>
        Definition.OfficialUse == OfficialUse.Levels && Official is not null && (!HasMembers || Official.DaysIn(start, end).Any()) ? BasisName.Official : BasisName.Chained;

    /// <summary>True when the published series keeps another market's calendar; it is then observed after the local close (METHODS 0.7).</summary>
    public bool IsForeign => _isForeign ??= Definition.OfficialUse == OfficialUse.Levels && Official is not null
        && FactorChanges.IsForeign(Published().Dates, _market.Calendar);

    /// <summary>Closes to set beside another gauge's: as <see cref="Closes"/>, for a foreign series the last close before the day; NaN where there is none.</summary>
    public double[] ComparableCloses(int start, int end) => IsForeign
        ? FactorChanges.Align(Published().Dates, Published().Closes, _market.Calendar, start, end, isForeign: true)
        : Array.ConvertAll(Closes(start, end), close => close is { } value ? (double)value : double.NaN);

    /// <summary>Closes of the window rebased on the headline basis, for charts: null where there is none.</summary>
    public decimal?[] HeadlineCloses(int start, int end) =>
        HeadlineBasis(start, end) == BasisName.Official || !HasMembers
            ? Closes(start, end)
            : [.. History(Basis.Fixed, start, end).Price.Select(level => (decimal?)level.Points)];

    /// <summary>
    /// The level a window's histories start from: the official close of that day; else the chained level, scaled to the last official close before
    /// it (or the first one after), so that points are the points newspapers print; else the base level.
    /// </summary>
    private Level StartLevel(int start)
    {
        if (Official?[start] is { } close) return Level.FromPoints(close);
        var chain = Chain();
        if (start < chain.Plan.StartDay) return Level.FromPoints(Definition.BaseLevel);
        if (Official is null) return chain.PriceOn(start);
        var common = Official.DaysIn(chain.Plan.StartDay, chain.Plan.EndDay).ToArray();
        if (common.Length == 0) return chain.PriceOn(start);
        var anchor = Array.FindLast(common, day => day < start) is > 0 and var before ? before : common[0];
        return chain.PriceOn(start).Scaled(Level.FromPoints(Official[anchor]!.Value), chain.PriceOn(anchor));
    }

    // Plain loops: generic queries over rows would be compiled at every start.
    private (DateOnly[] Dates, double[] Closes) Published()
    {
        var rows = Official!.Series.Rows;
        var (dates, closes) = (new DateOnly[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++) (dates[i], closes[i]) = (rows[i].Date, (double)rows[i].Close);
        return (dates, closes);
    }

    private static T Guard<T>(Func<T> resolve)
    {
        try
        {
            return resolve();
        }
        catch (ResolveException problem)
        {
            throw new DeskException(ExitCode.DataMissing, problem.Message, problem);
        }
    }
}

using Bellwether.Data.Sources;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>One snapshot and the gauges on it; every question of one run shares it, so that nothing is worked out twice.</summary>
public sealed class Workspace
{
    private static readonly string[] s_preferred = ["mothers", "nikkei225", "jasdaq", "tse1", "sample-growth", "sample-large", "sample-blue30", "sample-standard"];

    private readonly DefinitionLibrary _definitions;
    private readonly Dictionary<string, Gauge> _gauges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _once = new(StringComparer.Ordinal);

    /// <summary>A workspace over a snapshot and a library of definitions. <paramref name="storeOption"/> is what replay commands must repeat, e.g. <c> --store x</c>.</summary>
    public Workspace(MarketSnapshot market, DefinitionLibrary definitions, string storeOption = "")
    {
        ArgumentNullException.ThrowIfNull(market);
        Market = market;
        _definitions = definitions;
        StoreOption = storeOption;
        Resolver = new IndexResolver(market);
    }

    /// <summary>A workspace whose answers name companies and sectors in English where there is such a name, or as the market itself does; commands that it prints repeat the choice.</summary>
    public static Workspace Of(MarketSnapshot market, DefinitionLibrary definitions, string storeOption, bool ownNames)
    {
        ArgumentNullException.ThrowIfNull(market);
        return ownNames ? new(market.InOwnLanguage(), definitions, storeOption + " --names own") : new(market, definitions, storeOption);
    }

    /// <summary>A second workspace over the same data, for another thread: what it works out is its own.</summary>
    public Workspace Apart() => new(Market, _definitions, StoreOption);

    /// <summary>The snapshot.</summary>
    public MarketSnapshot Market { get; }

    /// <summary>What replay commands add to reach the same store.</summary>
    public string StoreOption { get; }

    /// <summary>The user's folder of definitions, or null.</summary>
    public string? DefinitionFolder => _definitions.Folder;

    /// <summary>Membership and share counts.</summary>
    public IndexResolver Resolver { get; }

    /// <summary>All definitions that this market can answer for: its published series, or lists of its sections.</summary>
    public IEnumerable<Gauge> Gauges => _definitions.All.Where(Answers).Select(definition => Get(definition));

    /// <summary>The gauges in the order in which a question that names none takes them: those with constituents first.</summary>
    public IEnumerable<Gauge> Preferred() => Gauges
        .OrderBy(gauge => gauge.HasMembers ? 0 : 1)
        .ThenBy(gauge => Array.IndexOf(s_preferred, gauge.Id) is >= 0 and var at ? at : int.MaxValue)
        .ThenBy(gauge => gauge.Id, StringComparer.Ordinal);

    /// <summary>The gauge of an id or alias; an unknown one is a usage error that suggests the nearest.</summary>
    public Gauge Find(string name)
    {
        var definition = _definitions.Find(name)
            ?? throw new DeskException(ExitCode.Usage, Unknown(name));
        return Get(definition);
    }

    /// <summary>The security of an id such as <c>tse:4565</c>, or of a bare code.</summary>
    public int FindSecurity(string name)
    {
        var ordinal = SecurityId.TryParse(name, out var id)
            ? Market.OrdinalOf(id)
            : Market.Securities.Select(own => own.Id.Scheme).Distinct(StringComparer.Ordinal).Select(scheme => Market.OrdinalOf(new SecurityId(scheme, name))).FirstOrDefault(found => found >= 0, -1);
        return ordinal >= 0 ? ordinal : throw new DeskException(ExitCode.DataMissing, $"The store knows no security '{name}'. Securities are named scheme:code, for example {Market.Securities.FirstOrDefault()?.Id.ToString() ?? "tse:4565"}.");
    }

    /// <summary>Works a result out on first use and keeps it for the run: fits and resamples stand behind several facts.</summary>
    public T Once<T>(string key, Func<T> make)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(make);
        if (_once.TryGetValue(key, out var known)) return known is Task<T> begun ? begun.GetAwaiter().GetResult() : (T)known;
        var made = make();
        _once[key] = made;
        return made;
    }

    /// <summary>
    /// Begins a result on another thread that <see cref="Once"/> will be asked for: the caller goes on until it is needed. <paramref name="make"/> must be
    /// a pure function of what it has at hand; the workspace itself belongs to one thread.
    /// </summary>
    public void Begin<T>(string key, Func<T> make)
        where T : notnull
    {
        if (!_once.ContainsKey(key)) _once[key] = Task.Run(make);
    }

    private Gauge Get(IndexDefinition definition) =>
        _gauges.TryGetValue(definition.Id, out var gauge) ? gauge : _gauges[definition.Id] = new Gauge(definition, Market, Resolver);

    private bool Answers(IndexDefinition definition) => (Market.IsSample || !IsFictional(definition)) && HasData(definition);

    // The real exchange has a section GROWTH too, from 2022.
    private static bool IsFictional(IndexDefinition definition) => definition.Id.StartsWith("sample-", StringComparison.Ordinal);

    private bool HasData(IndexDefinition definition) =>
        (definition.Official is { } series && Market.Official(series) is not null && definition.OfficialUse == OfficialUse.Levels)
        || (definition.Membership == MembershipSource.Listings && Market.Listings.Any(row => definition.Sections.Contains(row.Section, StringComparer.OrdinalIgnoreCase)))
        || (definition.Membership == MembershipSource.Table && Market.Constituents.Any(row => string.Equals(row.Index, definition.Table, StringComparison.OrdinalIgnoreCase)));

    private string Unknown(string name)
    {
        var known = string.Join(", ", Gauges.Select(gauge => gauge.Id));
        var hint = _definitions.SuggestFor(name) is { } near ? $" Did you mean {near}?" : "";
        return $"There is no gauge '{name}'.{hint} This store can answer for: {(known.Length == 0 ? "none yet" : known)}. 'bellwether index list' describes them.";
    }
}

using Bellwether.Analytics.Gauges;
using Bellwether.Claims;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>A subject of a claim with the data behind it: a gauge, a security or a macro series.</summary>
internal sealed class CheckSubject
{
    private readonly Workspace _workspace;

    private CheckSubject(Workspace workspace, string name, Gauge? gauge, int security, MacroSeries? series)
    {
        _workspace = workspace;
        (Name, Gauge, Security, Series) = (name, gauge, security, series);
    }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>The gauge, when it is one.</summary>
    public Gauge? Gauge { get; }

    /// <summary>Ordinal of the security, −1 when it is none.</summary>
    public int Security { get; }

    /// <summary>The macro series, when it is one.</summary>
    public MacroSeries? Series { get; }

    /// <summary>True for a security.</summary>
    public bool IsSecurity => Security >= 0;

    /// <summary>True for what trades in New York: dated there, known in Tokyo a session later (METHODS 0.7), closed on other days.</summary>
    public bool IsForeign => Id.StartsWith("US_", StringComparison.Ordinal) || Id is "VIX" or "SP500" || Plain(Id) == "sp500";

    /// <summary>Identifier in keys.</summary>
    public string Id => Gauge?.Id ?? Series?.Name ?? _workspace.Market.Securities[Security].Id.ToString();

    /// <summary>A gauge as a subject.</summary>
    public static CheckSubject Of(Workspace workspace, Gauge gauge) => new(workspace, gauge.Definition.Name, gauge, -1, null);

    /// <summary>The subject behind a reference; null, with the reason, when the store has no data for it.</summary>
    public static CheckSubject? Of(Workspace workspace, SubjectRef? subject, out string missing)
    {
        missing = "the text names no subject that is certainly understood";
        if (subject is null) return null;
        missing = $"the subject '{subject.Text}' is not certainly understood";
        if (subject.Kind == SubjectKind.Market) return BroadMarket(workspace) is { } market ? Of(workspace, market) : null;
        if (subject.Id is not { } id) return null;
        missing = $"the store has no data of {subject.Name}";
        switch (subject.Kind)
        {
            case SubjectKind.Gauge or SubjectKind.Constituents:
                return GaugeOf(workspace, id) is { } gauge ? Of(workspace, gauge) : MacroAnswers.Find(workspace.Market, id) is { } published ? new CheckSubject(workspace, subject.Name, null, -1, published) : null;
            case SubjectKind.Security:
                return SecurityId.TryParse(id, out var security) && workspace.Market.OrdinalOf(security) is >= 0 and var ordinal
                    ? new CheckSubject(workspace, workspace.Market.Securities[ordinal].DisplayName, null, ordinal, null)
                    : null;
            case SubjectKind.Macro:
                return MacroAnswers.Find(workspace.Market, id) is { } series ? new CheckSubject(workspace, subject.Name, null, -1, series) : null;
            default:
                missing = $"'{subject.Text}' is no gauge, security or series of this store";
                return null;
        }
    }

    /// <summary>The gauge of an id, separators and case ignored; null when the store cannot answer for it.</summary>
    public static Gauge? GaugeOf(Workspace workspace, string id) => Gauges(workspace).GetValueOrDefault(Plain(id));

    /// <summary>The gauge that stands for the market at large.</summary>
    public static Gauge? BroadMarket(Workspace workspace) =>
        new[] { "topix", "tse1", "nikkei225", "sample-large" }.Select(id => GaugeOf(workspace, id)).FirstOrDefault(gauge => gauge is not null);

    /// <summary>Closes between day indices for quick searches, NaN where there is none; the facts of a verdict are made by the book, not from these.</summary>
    public double[] Closes(int start, int end)
    {
        if (Gauge is { } gauge) return Array.ConvertAll(gauge.Closes(start, end), close => close is { } value ? (double)value : double.NaN);
        if (IsSecurity) return StockSeries.Closes(_workspace.Market, _workspace.Resolver.Shares, Security, start, end);
        return [.. Enumerable.Range(start, end - start + 1).Select(day => MacroAnswers.On(Series!, _workspace.Market.Calendar[day])?.Value ?? double.NaN)];
    }

    /// <summary>All closes of the calendar, worked out once.</summary>
    public double[] All => _workspace.Once($"check closes {Id}", () => Closes(0, _workspace.Market.Calendar.Count - 1));

    /// <summary>Return between two day indices for quick searches; members of a replicated gauge are fixed at the start. NaN when there is none.</summary>
    public double QuickReturn(int start, int end)
    {
        if (start < 0 || end >= _workspace.Market.Calendar.Count) return double.NaN;
        if (Gauge is { HasMembers: true } gauge && gauge.HeadlineBasis(start, end) != BasisName.Official)
        {
            // One run from a start serves every end; many different starts share the chained run instead.
            var starts = _workspace.Once($"check starts {gauge.Id}", () => new Dictionary<int, double[]>());
            if (!starts.TryGetValue(start, out var levels) && starts.Count < 8) starts[start] = levels = Try(() => gauge.FixedLevels(start)) ?? [];
            if (levels is { Length: > 0 } && end - start < levels.Length) return levels[end - start] / levels[0] - 1;
        }

        return All[end] / All[start] - 1;
    }

    private static Dictionary<string, Gauge> Gauges(Workspace workspace) => workspace.Once("check gauges", () =>
    {
        var gauges = new Dictionary<string, Gauge>(StringComparer.Ordinal);
        foreach (var gauge in workspace.Gauges) gauges.TryAdd(Plain(gauge.Id), gauge);
        return gauges;
    });

    private static string Plain(string id) => id.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static double[]? Try(Func<double[]> make)
    {
        try
        {
            return make();
        }
        catch (DeskException)
        {
            return null;
        }
    }
}

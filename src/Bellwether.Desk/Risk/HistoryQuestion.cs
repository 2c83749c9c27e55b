using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;

namespace Bellwether.Desk;

/// <summary>A question about a gauge's history on the way to its answer: gauges, window, and the facts made so far.</summary>
public sealed class HistoryQuestion
{
    /// <summary>A question over a settled window, its facts in a book.</summary>
    public HistoryQuestion(Workspace workspace, FactBook book, ImmutableArray<Gauge> gauges, SettledWindow settled)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(settled);
        (Workspace, Book, Gauges, Settled) = (workspace, book, gauges, settled);
    }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>Facts.</summary>
    public FactBook Book { get; }

    /// <summary>The subject and its rivals.</summary>
    public ImmutableArray<Gauge> Gauges { get; }

    /// <summary>The window.</summary>
    public SettledWindow Settled { get; }

    /// <summary>The subject.</summary>
    public Gauge Subject => Gauges[0];

    /// <summary>The subject's closes over the window.</summary>
    public GaugeSeries Series => SeriesOf(Subject);

    /// <summary>Settles a request about a history; without gauges it is a usage error.</summary>
    public static HistoryQuestion Of(Workspace workspace, string verb, GaugeRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Gauges.IsEmpty) throw new DeskException(ExitCode.Usage, $"'{verb}' needs a gauge, as in: bellwether {verb} {workspace.Gauges.FirstOrDefault()?.Id ?? "mothers"}");
        ImmutableArray<Gauge> gauges = [.. request.Gauges.Select(workspace.Find).DistinctBy(gauge => gauge.Id, StringComparer.Ordinal)];
        return new HistoryQuestion(workspace, new FactBook(workspace), gauges, HistoryWindows.Settle(workspace, gauges, request.Window));
    }

    /// <summary>A gauge's closes over the window.</summary>
    public GaugeSeries SeriesOf(Gauge gauge) => GaugeSeries.Of(Workspace, gauge, Settled.Start, Settled.End);

    /// <summary>A gauge's closes for charts.</summary>
    public Story.Writing.SeriesFinding Charted(Gauge gauge)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        var series = SeriesOf(gauge);
        return new Story.Writing.SeriesFinding(gauge.Definition.Name, [.. series.Days.Select(day => Workspace.Market.Calendar[day])], series.Closes);
    }

    /// <summary>The answer to a measure of a gauge; every printed number comes from here.</summary>
    public Fact Fact(Measure measure, Gauge gauge, string? parameter = null, int decimals = 1, string? member = null)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(gauge);
        return Book.Make(new FactKey(measure.Name, gauge.Id, member, Settled.Window, gauge.SeriesBasis(Settled.Start, Settled.End), parameter), decimals);
    }

    /// <summary>The answer document; <paramref name="options"/> are what the command must repeat besides gauges and window.</summary>
    public Answer Answer(string verb, string options, Brief brief, ImmutableArray<TableBlock> tables = default)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var against = Gauges.Length == 1 ? "" : $" --against {string.Join(',', Gauges.Skip(1).Select(rival => rival.Id))}";
        return new Answer($"bellwether {verb} {Subject.Id}{against}{Span}{options}{Workspace.StoreOption}", Workspace.Market.Version, brief with { IsSample = Workspace.Market.IsSample })
        {
            Facts = Book.Facts,
            Tables = tables.IsDefault ? [] : tables,
        };
    }

    /// <summary>A command worth typing next, on the same subject and end.</summary>
    public NextStep Next(string verb, string options, string what) => new($"bellwether {verb} {Subject.Id}{options}{Until}{Workspace.StoreOption}", what);

    private string Span => string.Create(CultureInfo.InvariantCulture, $" --since {Settled.Window.Start:yyyy-MM-dd} --until {Settled.Window.End:yyyy-MM-dd}");

    private string Until => Settled.End == Workspace.Market.Calendar.Count - 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" --until {Settled.Window.End:yyyy-MM-dd}");
}

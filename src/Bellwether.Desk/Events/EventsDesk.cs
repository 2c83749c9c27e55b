using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Events;
using Bellwether.Story;

namespace Bellwether.Desk;

/// <summary>A question about events.</summary>
/// <param name="Subject">Gauge or security, as typed; null for the first gauge.</param>
/// <param name="Window">Window as asked for.</param>
public sealed record EventsRequest(string? Subject, WindowRequest Window)
{
    /// <summary>The one day to explain.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The gauge that stands for the market, as typed.</summary>
    public string? Benchmark { get; init; }

    /// <summary>market, market-adjusted or mean-adjusted.</summary>
    public string? Model { get; init; }

    /// <summary>Days of the estimation window.</summary>
    public int Estimation { get; init; } = EventModel.UsualEstimation;

    /// <summary>|z| from which a day is abnormal.</summary>
    public double Threshold { get; init; } = RobustZ.Threshold;

    /// <summary>Events to study together, security and date each.</summary>
    public ImmutableArray<(string Security, DateOnly Date)> Study { get; init; } = [];

    /// <summary>The file they came from, for the command that asks again.</summary>
    public string? StudyFile { get; init; }

    /// <summary>Kind of news whose days are to be studied.</summary>
    public string? News { get; init; }

    /// <summary>What a command must repeat besides subject and window.</summary>
    internal string Words => string.Concat(
        Benchmark is null ? "" : $" --benchmark {Benchmark}",
        Model is null ? "" : $" --model {Model.ToLowerInvariant()}",
        Estimation == EventModel.UsualEstimation ? "" : string.Create(CultureInfo.InvariantCulture, $" --estimation {Estimation}"),
        Threshold == RobustZ.Threshold ? "" : string.Create(CultureInfo.InvariantCulture, $" --threshold {Threshold:R}"));
}

/// <summary>Abnormal days, the items beside them, and event studies (METHODS 8).</summary>
public static class EventsDesk
{
    /// <summary>The most events that one study takes: each of its facts names them all.</summary>
    public const int MostEvents = 1000;

    /// <summary>The answer of <c>events</c>.</summary>
    public static Answer Ask(Workspace workspace, EventsRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Study.IsEmpty && (request.News is not null || request.Date is not null)) throw new DeskException(ExitCode.Usage, "--study names its own events: leave --news and --date out.");
        if (!request.Study.IsEmpty) return StudyEvents.OfList(workspace, request);
        var (gauge, security) = Subject(workspace, request.Subject);
        if (request.News is not null)
        {
            if (security is not null) throw new DeskException(ExitCode.Usage, $"--news studies the members of a gauge; {request.Subject} is a security.");
            return StudyEvents.OfNews(workspace, request, gauge!);
        }

        if (request.Date is { } date) return DayEvents.Ask(workspace, request, gauge, security, date);
        return security is { } own ? StockEvents.Ask(workspace, request, own) : GaugeEvents.Ask(workspace, request, gauge!);
    }

    /// <summary>A gauge, or a security: a name that leads to no gauge may be a code of the market.</summary>
    internal static (Gauge? Gauge, int? Security) Subject(Workspace workspace, string? name)
    {
        if (name is null) return (workspace.Gauges.FirstOrDefault() ?? throw new DeskException(ExitCode.DataMissing, "The store can answer for no gauge yet. Load some data: 'bellwether sample' or 'bellwether import tables DIR'."), null);
        if (name.Contains(':', StringComparison.Ordinal)) return (null, workspace.FindSecurity(name));
        try
        {
            return (workspace.Find(name), null);
        }
        catch (DeskException unknown) when (unknown.Code == ExitCode.Usage)
        {
            try
            {
                return (null, workspace.FindSecurity(name));
            }
            catch (DeskException)
            {
                throw new DeskException(ExitCode.Usage, $"{unknown.Message} Securities are named scheme:code, for example {workspace.Market.Securities.FirstOrDefault()?.Id.ToString() ?? "tse:4565"}.", unknown);
            }
        }
    }

    /// <summary>The gauge under which a security's facts are filed: the benchmark, else the first one of the store.</summary>
    internal static Gauge Home(Workspace workspace, EventModel model) => model.Benchmark ?? workspace.Gauges.FirstOrDefault()
        ?? throw new DeskException(ExitCode.DataMissing, "The store has no gauge, so there is no market to measure against.");

    /// <summary>The model that a request asks for, for a gauge or a security.</summary>
    internal static EventModel Model(Workspace workspace, EventsRequest request, Gauge? gauge) =>
        EventModel.For(workspace, gauge, request.Benchmark, request.Model, request.Estimation, request.Threshold);

    /// <summary>The answer document.</summary>
    internal static Answer Answer(Workspace workspace, FactBook book, string command, Brief brief) =>
        new(command + workspace.StoreOption, workspace.Market.Version, brief with { IsSample = workspace.Market.IsSample }) { Facts = book.Facts };

    /// <summary>The threshold in words: five, or the number itself.</summary>
    internal static string Threshold(EventModel model) => model.Options.Threshold == Math.Floor(model.Options.Threshold)
        ? Story.Writing.Phrases.Number((int)model.Options.Threshold)
        : model.Options.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
}

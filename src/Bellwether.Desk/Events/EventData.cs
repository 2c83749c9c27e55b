using System.Globalization;
using Bellwether.Analytics.Events;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Data.Sources;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>The returns, abnormal days and ledgers behind event answers, each worked out once a run.</summary>
internal static class EventData
{
    /// <summary>A gauge's simple returns by day of the whole calendar; NaN where either close is missing.</summary>
    public static double[] Returns(Workspace workspace, Gauge gauge) => workspace.Once("event returns " + gauge.Id, () =>
    {
        var closes = gauge.ComparableCloses(0, workspace.Market.Calendar.Count - 1);
        var returns = new double[closes.Length];
        if (returns.Length > 0) returns[0] = double.NaN;
        for (var t = 1; t < closes.Length; t++) returns[t] = closes[t] > 0 && closes[t - 1] > 0 ? closes[t] / closes[t - 1] - 1 : double.NaN;
        return returns;
    });

    /// <summary>A security's days beside the model's benchmark; sessions on which the firm had news of its own are masked.</summary>
    public static StockDays Stock(Workspace workspace, int security, EventModel model) => workspace.Once(
        string.Create(CultureInfo.InvariantCulture, $"stock days {security} {model.Benchmark?.Id}"),
        () => StockDays.Of(workspace.Market, workspace.Resolver.Shares, security, Benchmark(workspace, model), masked: Masked(workspace, security)));

    /// <summary>Returns of the model's benchmark; zeros when it has none.</summary>
    public static double[] Benchmark(Workspace workspace, EventModel model) =>
        model.Benchmark is { } gauge ? Returns(workspace, gauge) : workspace.Once("no benchmark", () => new double[workspace.Market.Calendar.Count]);

    /// <summary>Abnormal returns and z of every day of a security, or of a gauge.</summary>
    public static AbnormalSeries Series(Workspace workspace, Gauge gauge, int? security, EventModel model) => workspace.Once(
        string.Create(CultureInfo.InvariantCulture, $"abnormal {(security is { } i ? i.ToString(CultureInfo.InvariantCulture) : gauge.Id)} {model.Parameter()}"),
        () =>
        {
            if (security is not { } own) return AbnormalSeries.Of(Returns(workspace, gauge), Benchmark(workspace, model), default, model.Options);
            var days = Stock(workspace, own, model);
            return AbnormalSeries.Of(days.Returns.Span, days.Market.Span, days.Estimable, model.Options);
        });

    /// <summary>A subject as a firm of a study round a day: the estimation window ends <c>gap</c> days before the day, whatever the event window.</summary>
    public static EventFirm Firm(Workspace workspace, string name, Gauge gauge, int? security, EventModel model, int day, int from, int to)
    {
        var (length, gap) = (model.Options.Estimation, model.Options.Gap);
        // Too near the start of the data there is nothing to estimate on; a window of one missing day gives the reason.
        var until = Math.Max(1, day - gap);
        var windows = new EventWindows(Math.Max(0, until - length), until, Math.Max(until, day + from), Math.Max(until, day + from) + to - from + 1);
        if (security is not { } own) return new EventFirm(name, Returns(workspace, gauge), Benchmark(workspace, model), windows);
        var days = Stock(workspace, own, model);
        return new EventFirm(name, days.ForEstimation(until), days.Market, windows);
    }

    /// <summary>The options of a study by this model.</summary>
    public static EventStudyOptions Options(EventModel model) => new(model.Options.Model, MinimumReturns: model.Options.MinimumReturns);

    /// <summary>What each constituent added on each day of a window, members fixed at its start.</summary>
    public static DayLedger Ledger(Workspace workspace, Gauge gauge, Basis basis, int start, int end) => workspace.Once(
        GaugeSeries.KeyOf($"day ledger {basis}", gauge.Id, start, end),
        () => DayLedger.Of(gauge.History(basis, start, end), workspace.Market.Panel));

    /// <summary>The days of a gauge's window by size: on its own closes where it has no constituents.</summary>
    public static BestDays Days(Workspace workspace, Gauge gauge, bool official, Basis basis, int start, int end) => workspace.Once(
        GaugeSeries.KeyOf($"best days {official} {basis}", gauge.Id, start, end),
        () => new BestDays(official ? Array.ConvertAll(gauge.Closes(start, end), close => close is { } value ? (double)value : double.NaN) : [.. gauge.History(basis, start, end).Price.Select(level => level.ToDouble())], start));

    /// <summary>Price limits of the market, or null when none are known.</summary>
    public static LimitDays? Limits(Workspace workspace)
    {
        if (workspace.Market.Securities.IsEmpty) return null;
        var holder = workspace.Once("price limits", () => new LimitHolder(PriceLimitLibrary.Find(workspace.Market.Securities[0].Id.Scheme, workspace.DefinitionFolder)));
        return holder.Rules is { } rules ? workspace.Once("limit days", () => new LimitDays(workspace.Market, workspace.Resolver.Shares, rules)) : null;
    }

    // Sessions that a dated item of the firm may have moved: its own, and the next when it may have come after the close.
    private static List<int> Masked(Workspace workspace, int security)
    {
        var calendar = workspace.Market.Calendar;
        var days = new List<int>();
        foreach (var item in workspace.Market.News)
        {
            if (item.Security != security || NewsMatching.IsPriceReport(item.Kind)) continue;
            var session = calendar.IndexOnOrAfter(item.Date);
            days.Add(session);
            if (session < calendar.Count && calendar[session] == item.Date) days.Add(session + 1);
        }

        return days;
    }

    private sealed record LimitHolder(PriceLimits? Rules);
}

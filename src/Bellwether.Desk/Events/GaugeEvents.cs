using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>The days that made a gauge's window, and its constituents' abnormal days.</summary>
public static class GaugeEvents
{
    private const int SetApart = 5;
    private const int Listed = 10;
    private const int StockDays = 15;

    internal static Answer Ask(Workspace workspace, EventsRequest request, Gauge gauge)
    {
        var settled = Windows.Settle(workspace, gauge, request.Window);
        var book = new FactBook(workspace);
        var model = EventsDesk.Model(workspace, request, gauge);
        var finding = Finding(workspace, book, gauge, settled, model, Listed);
        var notes = settled.Notes.Concat(Notes(gauge, settled)).ToImmutableArray();
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {settled.Window.Start:yyyy-MM-dd} --until {settled.Window.End:yyyy-MM-dd}");
        var next = new List<NextStep>();
        if (finding.StockDays is [{ } top, ..]) next.Add(new NextStep(string.Create(CultureInfo.InvariantCulture, $"bellwether events {top.Id} --date {top.Day:yyyy-MM-dd}{workspace.StoreOption}"), "that day explained"));
        if (finding.Days is [{ } best, ..]) next.Add(new NextStep(string.Create(CultureInfo.InvariantCulture, $"bellwether events {gauge.Id} --date {best.Day:yyyy-MM-dd}{workspace.StoreOption}"), "the best day of the gauge"));
        next.Add(new NextStep($"bellwether movers {gauge.Id}{span}{workspace.StoreOption}", "every constituent's contribution"));
        var brief = EventsWriter.Write(settled.Window, finding, notes, [.. next]);
        return EventsDesk.Answer(workspace, book, $"bellwether events {gauge.Id}{span}{request.Words}", brief);
    }

    /// <summary>
    /// The finding; without a model only the days and their ledger, which a brief can afford. <paramref name="listed"/> is how many rises and falls the
    /// table lists together.
    /// </summary>
    public static EventsFinding Finding(Workspace workspace, FactBook book, Gauge gauge, SettledWindow settled, EventModel? model, int listed)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(gauge);
        ArgumentNullException.ThrowIfNull(settled);
        var (start, end) = (settled.Start, settled.End);
        var held = gauge.HasMembers && !gauge.Roster(Basis.Fixed, start).Held.IsEmpty;
        var basis = held ? BasisName.Fixed : BasisName.Official;
        if (!held && (gauge.Official?[start] is null || gauge.Official[end] is null))
            throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} has neither constituents nor published closes from {settled.Window.Start:yyyy-MM-dd} to {settled.Window.End:yyyy-MM-dd}.");
        Fact Of(Measure measure, string? parameter, string? member = null, int decimals = 1) => book.Make(new FactKey(measure.Name, gauge.Id, member, settled.Window, basis, parameter), decimals);
        var days = EventData.Days(workspace, gauge, !held, Basis.Fixed, start, end);
        var count = Math.Min(SetApart, Math.Max(1, days.Count / 3));
        var k = count.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<int> shown = [.. days.Best(Math.Min(listed - listed / 3, days.Count)), .. days.Worst(Math.Min(listed / 3, Math.Max(0, days.Count - listed))).Reverse()];
        var finding = new EventsFinding
        {
            Name = gauge.Definition.Name,
            Return = Of(Measures.Return, null),
            Count = count,
            BestShare = Of(Measures.BestDaysShare, k, decimals: 0),
            WithoutBest = Of(Measures.ReturnExBestDays, k),
            WithoutWorst = Of(Measures.ReturnExWorstDays, k),
            Days = [.. shown.Distinct().Select(day => Day(workspace, gauge, held ? EventData.Ledger(workspace, gauge, Basis.Fixed, start, end) : null, model, Of, day, book))],
            Chart = Chart(workspace, gauge, held, days, count, settled),
        };
        if (model is null) return finding;
        finding = finding with { Model = model.Prose, Threshold = EventsDesk.Threshold(model), AbnormalDays = book.Make(new FactKey(Measures.AbnormalDays.Name, gauge.Id, null, settled.Window, Series(workspace, gauge), model.Parameter())) };
        return held ? WithStocks(workspace, book, gauge, settled, model, finding) : finding;
    }

    // Abnormal returns of a gauge come from its own closes over the whole calendar.
    private static string Series(Workspace workspace, Gauge gauge) => gauge.SeriesBasis(0, workspace.Market.Calendar.Count - 1);

    private static EventsFinding WithStocks(Workspace workspace, FactBook book, Gauge gauge, SettledWindow settled, EventModel model, EventsFinding finding)
    {
        Fact Of(Measure measure, string parameter, int decimals = 1) => book.Make(new FactKey(measure.Name, gauge.Id, null, settled.Window, BasisName.Fixed, parameter), decimals);
        var scan = MemberScan.Of(workspace, gauge, Basis.Fixed, settled.Start, settled.End, model);
        return finding with
        {
            Stocks = (
                Of(Measures.AbnormalStockDays, model.Parameter()),
                Of(Measures.AbnormalStockDays, model.Parameter("news", 1)),
                Of(Measures.AbnormalStockPoints, model.Parameter(), 2),
                Of(Measures.AbnormalStockPoints, model.Parameter("news", 1), 2)),
            StockDays = [.. scan.Take(StockDays).Select(own => StockEvents.Row(workspace, book, gauge, BasisName.Fixed, model, own.Security, own.Day, settled.Window))],
        };
    }

    private static GaugeDayFinding Day(Workspace workspace, Gauge gauge, DayLedger? ledger, EventModel? model, Func<Measure, string?, string?, int, Fact> of, int day, FactBook book)
    {
        var date = workspace.Market.Calendar[day];
        var at = KeyOptions.Write("", "at", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var largest = ledger?.Largest(day, 1)[0];
        var member = largest is { } security ? workspace.Market.Securities[security] : null;
        var z = model is null ? null : book.Make(new FactKey(Measures.AbnormalZ.Name, gauge.Id, null, new Window(workspace.Market.Calendar[day - 1], date), Series(workspace, gauge), model.Parameter()));
        return new GaugeDayFinding(
            date,
            of(Measures.DayReturn, at, null, 1),
            of(Measures.DayPoints, at, null, 2),
            of(Measures.DayShare, at, null, 0),
            z,
            z?.Value is { } value && Math.Abs(value) >= model!.Options.Threshold,
            member?.DisplayName,
            member is null ? null : of(Measures.DayPoints, at, member.Id.ToString(), 2),
            EventNews.Short(workspace, day, largest ?? -1, ofGauge: true));
    }

    private static ChartBlock? Chart(Workspace workspace, Gauge gauge, bool held, BestDays days, int count, SettledWindow settled)
    {
        if (days.Count < 2 * count + 2) return null;
        double Level(int day) => held ? gauge.History(Basis.Fixed, settled.Start, settled.End).PriceOn(day).ToDouble() : (double)gauge.Official![day]!.Value;
        var best = days.Best(count);
        var worst = days.Worst(count);
        var apart = best.Concat(worst).ToHashSet();
        double rises = 0, falls = 0;
        var (first, last, before) = (Level(settled.Start), Level(settled.End), Level(settled.Start));
        var moves = new Dictionary<int, double>();
        for (var day = settled.Start + 1; day <= settled.End; day++)
        {
            if (!held && gauge.Official![day] is null) continue;
            var now = Level(day);
            moves[day] = now - before;
            if (!apart.Contains(day))
            {
                if (now >= before) rises += now - before;
                else falls += now - before;
            }

            before = now;
        }

        var label = (int day) => workspace.Market.Calendar[day].ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return new ChartBlock(new WaterfallChart(
            "day_points",
            $"The days that moved the {gauge.Definition.Name}",
            $"Largest rise: {label(best[0])}; deepest fall: {label(worst[0])}.",
            "Start",
            first,
            "End",
            [.. best.Select(day => new ChartPart(label(day), moves[day])), new ChartPart("other rising days", rises), new ChartPart("other falling days", falls), .. worst.Select(day => new ChartPart(label(day), moves[day]))],
            "points")
        {
            End = last,
        });
    }

    private static IEnumerable<string> Notes(Gauge gauge, SettledWindow settled)
    {
        if (gauge.IsForeign) yield return $"{gauge.Id} keeps another market's calendar: its days are its own, and against a local benchmark it enters with one day's lag.";
        if (gauge.HasMembers && gauge.HeadlineBasis(settled.Start, settled.End) == BasisName.Official)
            yield return $"Points of days and constituents come from the replication of {gauge.Id} with the members of the first day, whose level differs a little from the published one.";
    }
}

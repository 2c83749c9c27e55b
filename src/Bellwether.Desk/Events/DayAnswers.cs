using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers about the days of a gauge's window: points by day and constituent, and what the best days made (METHODS 4.1, 4.4 applied to days).</summary>
internal static class DayAnswers
{
    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.DayPoints.Name] = q => Evaluation.Of(Measures.DayPoints, Points(q, out var inputs)).With([.. inputs]) with { Chain = () => Rows(q) };
        answers[Measures.DayReturn.Name] = DayReturn;
        answers[Measures.DayShare.Name] = Share;
        answers[Measures.BestDaysShare.Name] = q => Best(q, Measures.BestDaysShare, (days, k) => days.Share(k));
        answers[Measures.ReturnExBestDays.Name] = q => Best(q, Measures.ReturnExBestDays, (days, k) => days.ReturnWithout(k));
        answers[Measures.ReturnExWorstDays.Name] = q => Best(q, Measures.ReturnExWorstDays, (days, k) => days.ReturnWithout(k, worst: true));
        answers[Measures.AbnormalStockDays.Name] = q => Stocks(q, Measures.AbnormalStockDays);
        answers[Measures.AbnormalStockPoints.Name] = q => Stocks(q, Measures.AbnormalStockPoints);
    }

    private static decimal Points(Question q, out string[] inputs)
    {
        var date = KeyOptions.Of(q.Key).Day("at");
        var day = q.Workspace.Market.Calendar.IndexOf(date);
        if (day <= q.Start || day > q.End) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure}: {date:yyyy-MM-dd} is no trading day after {q.Key.Window.Start:yyyy-MM-dd} and up to {q.Key.Window.End:yyyy-MM-dd}.");
        if (q.IsOfficial)
        {
            if (q.Key.Member is not null) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure}: the published closes of {q.Gauge.Id} have no constituents; the basis of a constituent's points is {BasisName.Fixed}.");
            inputs = [$"official closes {q.Gauge.Official!.Series.Name}"];
            return q.Official(day) - q.Official(Before(q, day));
        }

        inputs = [string.Create(CultureInfo.InvariantCulture, $"ledger of {q.Gauge.Id} from {q.Key.Window.Start:yyyy-MM-dd}, {(q.Basis == Basis.Fixed ? "members fixed at the start" : "members by the rulebook")}"), string.Create(CultureInfo.InvariantCulture, $"day {date:yyyy-MM-dd}")];
        var ledger = EventData.Ledger(q.Workspace, q.Gauge, q.Basis, q.Start, q.End);
        return q.Security is { } security ? ledger.Of(security, day).Points : ledger.Move(day).Points;
    }

    // Another market's calendar leaves days without a close; the move of a day starts from the last one before it.
    private static int Before(Question q, int day)
    {
        var before = day - 1;
        while (before > q.Start && q.Gauge.Official![before] is null) before--;
        return before;
    }

    private static Evaluation DayReturn(Question q)
    {
        var points = Points(q, out var inputs);
        var day = q.Workspace.Market.Calendar.IndexOf(KeyOptions.Of(q.Key).Day("at"));
        var before = q.IsOfficial ? q.Official(Before(q, day)) : q.History.PriceOn(day - 1).Points;
        return Evaluation.Of(Measures.DayReturn, (double)(points / before)).With([.. inputs]) with { Chain = () => Rows(q) };
    }

    // The levels on both sides of the day, and the closes of the constituent, or of those that moved the gauge most.
    private static IEnumerable<string> Rows(Question q)
    {
        var day = q.Workspace.Market.Calendar.IndexOf(KeyOptions.Of(q.Key).Day("at"));
        if (q.IsOfficial)
        {
            foreach (var at in new[] { Before(q, day), day }) yield return string.Create(CultureInfo.InvariantCulture, $"index_levels {q.Gauge.Official!.Series.Name} {q.Date(at):yyyy-MM-dd} close {q.Official(at)}");
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"level {q.History.PriceOn(day - 1)} on {q.Date(day - 1):yyyy-MM-dd}, {q.History.PriceOn(day)} on {q.Date(day):yyyy-MM-dd}");
        var ledger = EventData.Ledger(q.Workspace, q.Gauge, q.Basis, q.Start, q.End);
        foreach (var security in q.Security is { } own ? [own] : ledger.Largest(day, 10))
        {
            var panel = q.Workspace.Market.Panel;
            yield return string.Create(CultureInfo.InvariantCulture, $"prices {q.Workspace.Market.Securities[security].Id} close {Units.ToAmount(panel.CloseAt(day - 1, security)):0.####} to {Units.ToAmount(panel.CloseAt(day, security)):0.####}, {ledger.Of(security, day)} points");
        }
    }

    private static Evaluation Share(Question q)
    {
        var points = Points(q, out var inputs);
        var (first, last) = q.IsOfficial ? (q.Official(q.Start), q.Official(q.End)) : (q.History.Price[0].Points, q.History.Price[^1].Points);
        return (Math.Abs(last - first) < first / 1000
            ? Evaluation.Undefined(Measures.DayShare, Reason.OutsideDomain, "the gauge moved by less than 0.1 %")
            : Evaluation.Of(Measures.DayShare, (double)(points / (last - first)))).With([.. inputs]) with
        {
            Chain = () => Rows(q).Append(string.Create(CultureInfo.InvariantCulture, $"window: level {first} to {last}")),
        };
    }

    private static Evaluation Best(Question q, Measure measure, Func<Analytics.Gauges.BestDays, int, Outcome<double>> pick)
    {
        var days = EventData.Days(q.Workspace, q.Gauge, q.IsOfficial, q.Basis, q.Start, q.End);
        var outcome = pick(days, q.Count);
        var evaluation = outcome.HasValue ? Evaluation.Of(measure, outcome.Value) : Evaluation.Undefined(measure, outcome.Reason, outcome.Detail);
        return evaluation.With(q.IsOfficial ? $"official closes {q.Gauge.Official!.Series.Name}" : "levels of the window's ledger", string.Create(CultureInfo.InvariantCulture, $"{days.Count} days")) with
        {
            Chain = () => days.Best(q.Count).Select(day => string.Create(CultureInfo.InvariantCulture, $"best {q.Date(day):yyyy-MM-dd}")).Concat(days.Worst(q.Count).Select(day => string.Create(CultureInfo.InvariantCulture, $"worst {q.Date(day):yyyy-MM-dd}"))),
        };
    }

    private static Evaluation Stocks(Question q, Measure measure)
    {
        var model = EventModel.Of(q.Workspace, q.Key);
        var onlyNews = KeyOptions.Of(q.Key).Word("news", "0") == "1";
        StockDay[] days = [.. MemberScan.Of(q.Workspace, q.Gauge, q.Basis, q.Start, q.End, model).Where(day => !onlyNews || day.HasNews)];
        var value = measure == Measures.AbnormalStockDays ? days.Length : days.Sum(day => day.Points.Points);
        return Evaluation.Of(measure, value).With(model.Words, onlyNews ? "days beside which the store holds a dated item of the company" : "all abnormal days of constituents") with
        {
            Chain = () => days.Length == 0 ? ["no such day"] : days.Take(20).Select(day => string.Create(CultureInfo.InvariantCulture, $"{q.Date(day.Day):yyyy-MM-dd} {q.Workspace.Market.Securities[day.Security].Id} z {day.Z:0.0}, {day.Points} points"))
                .Concat(days.Length > 20 ? [string.Create(CultureInfo.InvariantCulture, $"and {days.Length - 20} more")] : []),
        };
    }
}

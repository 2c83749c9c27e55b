using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers to what articles speak of beyond the briefs: prices, runs, records, intraday extremes, total return (METHODS 10.1).</summary>
internal static class CheckAnswers
{
    private static readonly HashSet<string> s_measures = Known();

    /// <summary>True for measures answered here or in the sibling classes: they say their own inputs, and settle their own member.</summary>
    public static bool Answers(string measure) => s_measures.Contains(measure);

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.Price.Name] = Price;
        answers[Measures.PriceChange.Name] = q => Stock(q, Measures.PriceChange, closes => double.IsNaN(closes[0]) || double.IsNaN(closes[^1]) ? Outcome<double>.Undefined(Reason.NoData) : (closes[^1] - closes[0]) * Basis(q));
        answers[Measures.PointsChange.Name] = Points;
        answers[Measures.Streak.Name] = q => Series(q, Measures.Streak, (closes, _) => Precedents.Streak(closes));
        answers[Measures.LastLargerMove.Name] = q => Series(q, Measures.LastLargerMove, (closes, day) => Day(Precedents.LastLargerMove(closes), day));
        answers[Measures.LastHigherClose.Name] = q => Series(q, Measures.LastHigherClose, (closes, day) => Day(Precedents.LastBeyond(closes, high: true), day));
        answers[Measures.LastLowerClose.Name] = q => Series(q, Measures.LastLowerClose, (closes, day) => Day(Precedents.LastBeyond(closes, high: false), day));
        answers[Measures.LargestFall.Name] = q => Extremes(q, Measures.LargestFall, (days, _) => days.Worst);
        answers[Measures.LargestRiseDate.Name] = q => Extremes(q, Measures.LargestRiseDate, (days, day) => day(days.BestIndex));
        answers[Measures.LargestFallDate.Name] = q => Extremes(q, Measures.LargestFallDate, (days, day) => day(days.WorstIndex));
        answers[Measures.StockVolatility.Name] = q => Stock(q, Measures.StockVolatility, closes => closes.Length <= SampleMinimums.Default.Volatility ? Outcome<double>.Undefined(Reason.TooShort) : Volatility.CloseToClose(Missing.Drop(closes), RiskAnswers.Year));
        answers[Measures.StockDrawdown.Name] = q => Stock(q, Measures.StockDrawdown, closes => Drawdowns.Maximum(Missing.Drop(closes)) is { HasValue: true } depth ? Math.Abs(depth.Value) : Outcome<double>.Undefined(Reason.NoData));
        answers[Measures.StockTotalReturn.Name] = q => Evaluation.Of(Measures.StockTotalReturn, StockSeries.TotalReturn(q.Workspace.Market, q.Workspace.Resolver.Shares, Security(q), q.Start, q.End)).With($"closes, splits and dividends of {q.Key.Member}");
        answers[Measures.RawReturn.Name] = q => Security(q) is var own && q.Stock(own) is { HasReturn: true } window
            ? Evaluation.Of(Measures.RawReturn, (double)((decimal)window.EndPrice / window.StartPrice - 1)).With(Words(q))
            : Evaluation.Undefined(Measures.RawReturn, Reason.NoData);
        answers[Measures.ReturnFromIntradayLow.Name] = q => FromIntraday(q, Measures.ReturnFromIntradayLow, high: false);
        answers[Measures.ReturnFromIntradayHigh.Name] = q => FromIntraday(q, Measures.ReturnFromIntradayHigh, high: true);
        answers[Measures.ReturnToIntradayHigh.Name] = q => ToIntraday(q, Measures.ReturnToIntradayHigh, high: true);
        answers[Measures.ReturnToIntradayLow.Name] = q => ToIntraday(q, Measures.ReturnToIntradayLow, high: false);
        answers[Measures.HighLevel.Name] = q => Bar(q, Measures.HighLevel, high: true);
        answers[Measures.LowLevel.Name] = q => Bar(q, Measures.LowLevel, high: false);
    }

    /// <summary>The security of a question; without one it is a usage error.</summary>
    public static int Security(Question q) => q.Security ?? q.Workspace.FindSecurity(q.Key.Member ?? "");

    private static string Words(Question q) => q.Key.Member is { } member ? $"closes and splits of {member}" : $"closes of {q.Gauge.Id}";

    private static Evaluation Price(Question q)
    {
        var units = q.Workspace.Market.Panel.CloseAt(q.End, Security(q));
        return units > 0 ? Evaluation.Of(Measures.Price, Units.ToAmount(units)).With(Words(q)) : Evaluation.Undefined(Measures.Price, Reason.NoData);
    }

    // Closes of the window stand on its first day's split basis; a price is spoken of on its last day's.
    private static double Basis(Question q) =>
        1 / q.Workspace.Resolver.Shares.PriceRatio(Security(q), q.Date(q.Start), q.Date(q.End)).ToDouble();

    private static Evaluation Points(Question q)
    {
        var change = q.IsOfficial ? q.Official(q.End) - q.Official(q.Start) : q.History.Price[^1].Points - q.History.Price[0].Points;
        return Evaluation.Of(Measures.PointsChange, change).With(q.IsOfficial ? $"official closes {q.Gauge.Official!.Series.Name}" : Words(q));
    }

    private static Evaluation Stock(Question q, Measure measure, Func<double[], Outcome<double>> of)
    {
        var closes = StockSeries.Closes(q.Workspace.Market, q.Workspace.Resolver.Shares, Security(q), q.Start, q.End);
        return Evaluation.Of(measure, of(closes)).With(Words(q));
    }

    private static Evaluation Extremes(Question q, Measure measure, Func<DayExtremes, Func<int, double>, double> pick)
    {
        var days = DayExtremes.Of(StockSeries.Closes(q.Workspace.Market, q.Workspace.Resolver.Shares, Security(q), q.Start, q.End));
        return (days.HasValue ? Evaluation.Of(measure, pick(days.Value, at => q.Date(q.Start + at).DayNumber)) : Evaluation.Undefined(measure, days.Reason, days.Detail)).With(Words(q));
    }

    // Of a gauge or a security; the parameter samples the closes: day, week or month.
    private static Evaluation Series(Question q, Measure measure, Func<double[], Func<int, double>, Outcome<double>> of)
    {
        var every = q.Key.Parameter ?? "day";
        var (closes, days) = Sampled(q, every);
        if (closes.Length == 0) return Evaluation.Undefined(measure, Reason.NoData).With(Words(q));
        return Evaluation.Of(measure, of(closes, at => q.Date(days[at]).DayNumber)).With(string.Create(CultureInfo.InvariantCulture, $"{closes.Length} closes of {q.Key.Subject}{(every == "day" ? "" : $", the last of each {every}")}"));
    }

    private static (double[] Closes, int[] Days) Sampled(Question q, string every)
    {
        if (every is not ("day" or "week" or "month" or "quarter" or "year")) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} is taken every day, week, month, quarter or year, not every '{every}'.");
        var all = q.Key.Member is null
            ? Array.ConvertAll(q.Gauge.Closes(q.Start, q.End), close => close is { } value ? (double)value : double.NaN)
            : StockSeries.Closes(q.Workspace.Market, q.Workspace.Resolver.Shares, Security(q), q.Start, q.End);
        var (closes, days) = (new List<double>(all.Length), new List<int>(all.Length));
        for (var t = 0; t < all.Length; t++)
        {
            if (double.IsNaN(all[t])) continue;
            if (closes.Count > 0 && Period(q.Date(days[^1]), every) == Period(q.Date(q.Start + t), every)) (closes[^1], days[^1]) = (all[t], q.Start + t);
            else (closes, days) = Add(closes, days, all[t], q.Start + t);
        }

        return ([.. closes], [.. days]);
    }

    private static (List<double> Closes, List<int> Days) Add(List<double> closes, List<int> days, double close, int day)
    {
        closes.Add(close);
        days.Add(day);
        return (closes, days);
    }

    private static int Period(DateOnly day, string every) => every switch
    {
        "week" => day.DayNumber / 7, // weeks begin on Monday: day number 0 was one
        "month" => day.Year * 12 + day.Month,
        "quarter" => day.Year * 4 + (day.Month - 1) / 3,
        "year" => day.Year,
        _ => day.DayNumber,
    };

    private static Outcome<double> Day(Outcome<int> position, Func<int, double> day) => !position.HasValue
        ? Outcome<double>.Undefined(position.Reason, position.Detail)
        : position.Value < 0 ? Outcome<double>.Undefined(Reason.NoData, "None in the window.") : day(position.Value);

    private static Evaluation FromIntraday(Question q, Measure measure, bool high)
    {
        var (extreme, last) = (Extreme(q, q.Start, high), Close(q, q.End));
        return extreme > 0 && last > 0 ? Evaluation.Of(measure, last / extreme - 1).With(Words(q)) : Evaluation.Undefined(measure, Reason.NoData, "no intraday prices of that day").With(Words(q));
    }

    private static Evaluation ToIntraday(Question q, Measure measure, bool high)
    {
        var (first, extreme) = (Close(q, q.Start), Extreme(q, q.End, high));
        return extreme > 0 && first > 0 ? Evaluation.Of(measure, extreme / first - 1).With(Words(q)) : Evaluation.Undefined(measure, Reason.NoData, "no intraday prices of that day").With(Words(q));
    }

    private static Evaluation Bar(Question q, Measure measure, bool high) => Extreme(q, q.End, high) is > 0 and var extreme
        ? Evaluation.Of(measure, q.Key.Member is null ? extreme : extreme * Basis(q)).With(Words(q))
        : Evaluation.Undefined(measure, Reason.NoData, "no intraday prices of that day");

    // On the split basis of the window's first day.
    private static double Extreme(Question q, int day, bool high)
    {
        if (q.Key.Member is not null) return StockSeries.Extreme(q.Workspace.Market, q.Workspace.Resolver.Shares, Security(q), day, high, q.Start);
        if (!q.IsOfficial || q.Gauge.Official is not { } official) return double.NaN;
        foreach (var row in official.Series.Rows)
        {
            if (row.Date == q.Date(day)) return (double?)(high ? row.High : row.Low) ?? double.NaN;
        }

        return double.NaN;
    }

    private static double Close(Question q, int day)
    {
        if (q.Key.Member is null) return (double?)q.Gauge.Official?[day] ?? double.NaN;
        var own = StockSeries.Closes(q.Workspace.Market, q.Workspace.Resolver.Shares, Security(q), q.Start, day);
        return own[^1];
    }

    private static HashSet<string> Known()
    {
        var answers = new Dictionary<string, Func<Question, Evaluation>>(StringComparer.Ordinal);
        AddTo(answers);
        MacroAnswers.AddTo(answers);
        RankAnswers.AddTo(answers);
        return [.. answers.Keys];
    }
}

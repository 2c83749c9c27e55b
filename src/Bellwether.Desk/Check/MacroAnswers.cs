using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers about macro series: rates, yields, currencies. The key's member is the series' name, its gauge only lends the calendar.</summary>
internal static class MacroAnswers
{
    /// <summary>A value older than this many calendar days does not stand for the day.</summary>
    private const int Stale = 10;

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.MacroLevel.Name] = q => Level(q, Measures.MacroLevel, 1);
        answers[Measures.RateLevel.Name] = q => Level(q, Measures.RateLevel, 0.01);
        Change(answers, Measures.MacroChange, (start, end) => end / start - 1);
        Change(answers, Measures.MacroInverseChange, (start, end) => start / end - 1);
        Change(answers, Measures.CurrencyGain, (start, end) => 1 - end / start);
        Change(answers, Measures.MacroMove, (start, end) => end - start);
        Change(answers, Measures.RateChangeBp, (start, end) => 100 * (end - start));
    }

    /// <summary>The series of a name, or null.</summary>
    public static MacroSeries? Find(MarketSnapshot market, string? name) =>
        market.Macro.FirstOrDefault(series => string.Equals(series.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the series counts in percent.</summary>
    public static bool IsRate(MacroSeries series) => series.Unit.Contains("percent", StringComparison.OrdinalIgnoreCase) || series.Unit == "%";

    /// <summary>The last value on or before a day, unless it is stale.</summary>
    public static MacroRow? On(MacroSeries series, DateOnly day)
    {
        var (low, high) = (0, series.Rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (series.Rows[middle].Date <= day) low = middle + 1;
            else high = middle - 1;
        }

        return high >= 0 && day.DayNumber - series.Rows[high].Date.DayNumber <= Stale ? series.Rows[high] : null;
    }

    private static MacroSeries Series(Question q) => Find(q.Workspace.Market, q.Key.Member)
        ?? throw new DeskException(ExitCode.DataMissing, $"The store has no series '{q.Key.Member}'. It has: {string.Join(", ", q.Workspace.Market.Macro.Select(series => series.Name))}.");

    private static Evaluation Level(Question q, Measure measure, double scale)
    {
        var series = Series(q);
        return On(series, q.Date(q.End)) is { } row
            ? Evaluation.Of(measure, row.Value * scale).With(Words(series, row))
            : Evaluation.Undefined(measure, Reason.NoData, $"{series.Name} has no value in the ten days before").With(series.Name);
    }

    private static void Change(Dictionary<string, Func<Question, Evaluation>> answers, Measure measure, Func<double, double, double> of) => answers[measure.Name] = q =>
    {
        var series = Series(q);
        if (On(series, q.Date(q.Start)) is not { } start || On(series, q.Date(q.End)) is not { } end)
            return Evaluation.Undefined(measure, Reason.NoData, $"{series.Name} has no value in the ten days before").With(series.Name);
        return Evaluation.Of(measure, of(start.Value, end.Value) is var change && double.IsFinite(change) ? change : Outcome<double>.Undefined(Reason.OutsideDomain)).With(Words(series, start), Words(series, end));
    };

    private static string Words(MacroSeries series, MacroRow row) => string.Create(CultureInfo.InvariantCulture, $"{series.Name} {row.Date:yyyy-MM-dd} {row.Value} {series.Unit}");
}

using System.Globalization;
using System.Text;
using Bellwether.Analytics.Drivers;
using Bellwether.Story.Render;

namespace Bellwether.Desk;

/// <summary>Writes a calibration as a Markdown page: the same text for the same options on every machine.</summary>
public static class CalibrationPage
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>True when every coverage, every rate of false alarms and every bias is within its bounds.</summary>
    public static bool IsWithinBounds(CalibrationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (absent, planted) = Rows(result);
        return absent.All(row => Calibration.IsHonest(row.Consistent) && (row.Coverage.Trials == 0 || Calibration.Covers(row.Coverage)))
            && planted.All(row => row.Coverage.Trials == 0 || (Calibration.Covers(row.Coverage) && Calibration.IsUnbiased(row)));
    }

    /// <summary>The page.</summary>
    public static string Write(CalibrationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var options = result.Options;
        var (absent, planted) = Rows(result);
        var page = new StringBuilder();
        Line(page, "# Calibration of the reason tournament");
        Line(page);
        Line(page, "Made by the program; made again by");
        Line(page);
        Line(page, "```sh");
        Line(page, options.Command);
        Line(page, "```");
        Line(page);
        Line(page, FormattableString.Invariant($"Each of {options.Seeds} seeds gives {CalibrationPlan.All.Length + 1} markets of {options.Securities} securities over {options.Days} trading days: one with nothing planted, and one for each cause, planted alone. Markets of one seed draw the same chance. No path is led through fixed points, so that what is absent is absent. In each market `drivers sample-growth --against sample-large` is asked over the window from the low day to the last day, the same code and the same rules as for real data."));
        Line(page);
        Line(page, "**What is true.** For a cause that is a run of prices the truth is what it did to the gap R(A) − R(B): the gap in its market less the gap in the market of the same seed without it. For a factor it is the sum over the window's days of level × weighted loadings × the factor's move, A less B. An absent cause has the truth zero. The truth of *individual stocks* is known only when it is zero: the estimator measures what the best few bring beyond what the best few usually bring, which no single cause amounts to.");
        Line(page);
        Line(page, "**Bounds.** A 95 % interval should hold the truth in 93 to 97 % of runs; a reason that is absent should be declared consistent in at most 5 %; the bias of a recovered effect should be within twice its own error or a tenth of the truth. The figure after ± is one Monte-Carlo standard error. Bounds are fixed before the run; where one is missed the estimator is to be mended, not the bound.");
        Line(page);
        Line(page, $"**Result.** {Summary(absent, planted)}");
        Line(page);
        Absent(page, result, absent);
        Planted(page, planted);
        Power(page, result);
        return page.ToString();
    }

    private static (CalibrationRow[] Absent, CalibrationRow[] Planted) Rows(CalibrationResult result) => (
        [.. CalibrationPlan.All.Select(plan => Calibration.Of(plan.Reason, 0, [.. result.Trials.Where(trial => trial.Reason == plan.Reason && trial.Size == 0)]))],
        [.. CalibrationPlan.All.Select(plan => Calibration.Of(plan.Reason, 1, [.. result.Trials.Where(trial => trial.Reason == plan.Reason && trial.Size > 0)]))]);

    private static string Summary(CalibrationRow[] absent, CalibrationRow[] planted)
    {
        var missed = new List<string>();
        foreach (var row in absent.Where(row => !Calibration.IsHonest(row.Consistent))) missed.Add($"*{row.Reason}* is declared consistent too often where it is absent");
        foreach (var row in absent.Where(row => row.Coverage.Trials > 0 && !Calibration.Covers(row.Coverage))) missed.Add($"the interval of *{row.Reason}* where it is absent");
        foreach (var row in planted.Where(row => row.Coverage.Trials > 0 && !Calibration.Covers(row.Coverage))) missed.Add($"the interval of *{row.Reason}* where it is planted");
        foreach (var row in planted.Where(row => row.Coverage.Trials > 0 && !Calibration.IsUnbiased(row))) missed.Add($"the bias of *{row.Reason}*");
        return missed.Count == 0 ? "Every figure below is within its bounds." : $"Outside the bounds: {string.Join("; ", missed)}.";
    }

    private static void Absent(StringBuilder page, CalibrationResult result, CalibrationRow[] rows)
    {
        Line(page, "## Where a reason is absent");
        Line(page);
        Line(page, "| reason | runs | declared consistent | declared inconsistent | interval holds zero | untested |");
        Line(page, "| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
            Line(page, $"| {row.Reason} | {row.Consistent.Trials.ToString(Invariant)} | {Share(row.Consistent)}{Mark(Calibration.IsHonest(row.Consistent))} | {Share(row.Inconsistent)} | {Share(row.Coverage)}{Mark(Calibration.Covers(row.Coverage))} | {row.Untested.ToString(Invariant)} |");
        Line(page);
        var markets = result.Trials.Length / CalibrationPlan.All.Length / (CalibrationPlan.All.Length + 1);
        var any = Calibration.Any([.. result.Trials], CalibrationPlan.All.Length, CalibrationPlan.All.Length + 1);
        Line(page, FormattableString.Invariant($"In the {markets} markets with nothing planted at all, some reason was declared consistent in {Share(any)}: Holm's correction holds the chance of any false alarm, not of each."));
        Line(page);
    }

    private static void Planted(StringBuilder page, CalibrationRow[] rows)
    {
        Line(page, "## Where a reason is planted");
        Line(page);
        Line(page, FormattableString.Invariant($"Sizes {string.Join(", ", CalibrationPlan.Sizes.Select(size => size.ToString("0.##", Invariant)))} take turns over the seeds. Effects are in percentage points of the gap."));
        Line(page);
        Line(page, "| reason | planted at size 1 | runs | mean truth | bias | interval holds the truth |");
        Line(page, "| --- | --- | ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
        {
            var what = CalibrationPlan.All.First(plan => plan.Reason == row.Reason).What;
            Line(page, row.Coverage.Trials == 0
                ? $"| {row.Reason} | {what} | {row.Consistent.Trials.ToString(Invariant)} | — | — | — |"
                : $"| {row.Reason} | {what} | {row.Coverage.Trials.ToString(Invariant)} | {Points(row.MeanTruth)} | {Points(row.Bias)} ± {Points(row.BiasError, signed: false)}{Mark(Calibration.IsUnbiased(row))} | {Share(row.Coverage)}{Mark(Calibration.Covers(row.Coverage))} |");
        }

        Line(page);
    }

    private static void Power(StringBuilder page, CalibrationResult result)
    {
        Line(page, "## Power");
        Line(page);
        Line(page, "How often a planted reason is declared consistent, by size; in brackets the mean truth in percentage points. A window of some seventy days decides little: what is not found is not thereby absent.");
        Line(page);
        Line(page, $"| reason | {string.Join(" | ", CalibrationPlan.Sizes.Select(size => "size " + size.ToString("0.##", Invariant)))} |");
        Line(page, $"| --- | {string.Join(" | ", CalibrationPlan.Sizes.Select(_ => "---:"))} |");
        foreach (var plan in CalibrationPlan.All)
        {
            var cells = CalibrationPlan.Sizes.Select(size =>
            {
                var row = Calibration.Of(plan.Reason, size, [.. result.Trials.Where(trial => trial.Reason == plan.Reason && trial.Size == size)]);
                return row.Consistent.Trials == 0 ? "—" : $"{Share(row.Consistent)}{(double.IsFinite(row.MeanTruth) ? $" ({Points(row.MeanTruth)})" : "")}";
            });
            Line(page, $"| {plan.Reason} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Share(CalibrationShare share) => share.Trials == 0 ? "—" : string.Create(Invariant, $"{100 * share.Value:0.0} ± {100 * share.Error:0.0} %");

    private static string Mark(bool within) => within ? "" : " **outside**";

    private static string Points(double fraction, bool signed = true) => FactText.Typographic((100 * fraction).ToString(signed ? "+0.00;-0.00;0.00" : "0.00", Invariant));

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}

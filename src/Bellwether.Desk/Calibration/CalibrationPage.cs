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
        return Missed(new Rows(result)).Count == 0;
    }

    /// <summary>The page.</summary>
    public static string Write(CalibrationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var options = result.Options;
        var rows = new Rows(result);
        var page = new StringBuilder();
        Line(page, "# Calibration of the reason tournament");
        Line(page);
        Line(page, "Made by the program; made again by");
        Line(page);
        Line(page, "```sh");
        Line(page, options.Command);
        Line(page, "```");
        Line(page);
        Line(page, FormattableString.Invariant($"Each of {options.Seeds} seeds gives {CalibrationPlan.Markets.Length} markets of {options.Securities} securities over {options.Days} trading days: nothing planted; {string.Join("; ", CalibrationPlan.Markets.Skip(1).Select(market => string.Join(" and ", market.Select(plan => plan.Reason))))}. No path is led through fixed points, so that what is absent is absent. In each market `drivers sample-growth --against sample-large` is asked over the window from the low day to the last day, the same code and the same rules as for real data."));
        Line(page);
        Line(page, "**What is true.** For a cause that is a run of prices the truth is what it does to the gap R(A) − R(B) on the mean over chance: opening weight × (e to the run − 1), A less B; how a name's own luck multiplied its run is the name's. For a factor it is the sum over the window's days of level × move, times the loadings of the members weighted as at the opening, A less B; how luck changed the weights is the names' own too. An absent cause has the truth zero. The truth of *individual stocks* is known only when it is zero: the estimator measures what the best few bring beyond what the best few usually bring, which no single cause amounts to.");
        Line(page);
        Line(page, "**Bounds.** A 95 % interval should hold the truth in 93 to 97 % of runs; a reason that is absent should be declared consistent in at most 5 %; the bias of a recovered effect should be within twice its own error or a tenth of the truth. The figure after ± is one Monte-Carlo standard error. Bounds are fixed before the run; where one is missed the estimator is to be mended, not the bound.");
        Line(page);
        var missed = Missed(rows);
        Line(page, $"**Result.** {(missed.Count == 0 ? "Every figure below is within its bounds." : $"Outside the bounds: {string.Join("; ", missed)}.")}");
        Line(page);
        Line(page, "## Where a reason is absent");
        Line(page);
        Line(page, "In markets with nothing planted:");
        Line(page);
        Absent(page, rows.Alone);
        Line(page, $"Some reason was declared consistent in {Share(rows.Any)} of them: Holm's correction holds the chance of any false alarm, not of each.{Mark(Calibration.IsHonest(rows.Any))}");
        Line(page);
        Line(page, "In markets where other causes are planted:");
        Line(page);
        Absent(page, rows.Beside);
        Confusions(page, result);
        Planted(page, rows.Planted);
        Power(page, result);
        return page.ToString();
    }

    private static List<string> Missed(Rows rows)
    {
        var missed = new List<string>();
        foreach (var (all, where) in new[] { (rows.Alone, "with nothing planted"), (rows.Beside, "beside other causes"), (rows.Planted, "where it is planted") })
        {
            foreach (var row in all)
            {
                if (row.Size == 0 && !Calibration.IsHonest(row.Consistent)) missed.Add($"*{row.Reason}* declared consistent too often, {where}");
                if (row.Coverage.Trials > 0 && !Calibration.Covers(row.Coverage)) missed.Add($"the interval of *{row.Reason}*, {where}");
                if (row.Size > 0 && row.Coverage.Trials > 0 && !Calibration.IsUnbiased(row)) missed.Add($"the bias of *{row.Reason}*");
            }
        }

        if (!Calibration.IsHonest(rows.Any)) missed.Add("any reason declared consistent with nothing planted");
        return missed;
    }

    // Of each seed the first market has nothing planted; the others share its chance, so the two kinds are counted apart.
    private sealed class Rows
    {
        public Rows(CalibrationResult result)
        {
            var (reasons, block) = (CalibrationPlan.All.Length, CalibrationPlan.All.Length * CalibrationPlan.Markets.Length);
            CalibrationTrial[] alone = [.. result.Trials.Where((_, i) => i % block < reasons)];
            CalibrationTrial[] beside = [.. result.Trials.Where((_, i) => i % block >= reasons)];
            CalibrationRow[] Of(IEnumerable<CalibrationTrial> trials, double size) =>
                [.. CalibrationPlan.All.Select(plan => Calibration.Of(plan.Reason, size, [.. trials.Where(trial => trial.Reason == plan.Reason)]))];
            Alone = Of(alone, 0);
            Beside = Of(beside.Where(trial => trial.Size == 0), 0);
            Planted = Of(beside.Where(trial => trial.Size > 0), 1);
            Any = Calibration.Any(alone, reasons);
        }

        public CalibrationRow[] Alone { get; }

        public CalibrationRow[] Beside { get; }

        public CalibrationRow[] Planted { get; }

        public CalibrationShare Any { get; }
    }

    private static void Absent(StringBuilder page, CalibrationRow[] rows)
    {
        Line(page, "| reason | runs | declared consistent | declared inconsistent | interval holds zero | mean estimate | untested |");
        Line(page, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
            Line(page, $"| {row.Reason} | {row.Consistent.Trials.ToString(Invariant)} | {Share(row.Consistent)}{Mark(Calibration.IsHonest(row.Consistent))} | {Share(row.Inconsistent)} | {Share(row.Coverage)}{Mark(Calibration.Covers(row.Coverage))} | {Points(row.Bias)} ± {Points(row.BiasError, signed: false)} | {row.Untested.ToString(Invariant)} |");
        Line(page);
    }

    private static void Confusions(StringBuilder page, CalibrationResult result)
    {
        Line(page, "By what is planted, how often each absent reason is declared consistent:");
        Line(page);
        Line(page, $"| planted | {string.Join(" | ", CalibrationPlan.All.Select(plan => plan.Reason))} |");
        Line(page, $"| --- | {string.Join(" | ", CalibrationPlan.All.Select(_ => "---:"))} |");
        var (reasons, markets) = (CalibrationPlan.All.Length, CalibrationPlan.Markets.Length);
        for (var market = 1; market < markets; market++)
        {
            var at = market;
            var cells = CalibrationPlan.All.Select(plan => CalibrationPlan.Markets[at].Contains(plan)
                ? "planted"
                : Share(Calibration.Of(plan.Reason, 0, [.. result.Trials.Where((trial, i) => i / reasons % markets == at && trial.Reason == plan.Reason)]).Consistent));
            Line(page, $"| {string.Join(", ", CalibrationPlan.Markets[market].Select(plan => plan.Reason))} | {string.Join(" | ", cells)} |");
        }

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

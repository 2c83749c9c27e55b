using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Risk;
using Bellwether.Desk;
using Bellwether.Market.Sample;
using Bellwether.Tests.House;

namespace Bellwether.Surface.Tests.Counterfactual;

/// <summary>The calibration: counts by hand, the same bits on any number of threads, and the report that is committed.</summary>
public sealed partial class CalibrationTests
{
    [Fact]
    public void A_small_run_gives_the_same_bits_twice_and_on_one_or_two_threads()
    {
        var options = new CalibrationOptions(Seeds: 2, Securities: 200, Days: 260);
        var one = CalibrationDesk.Run(options with { Threads = 1 });
        var two = CalibrationDesk.Run(options with { Threads = 2 });
        one.Trials.Length.ShouldBe(2 * 5 * 6);
        string Bits(CalibrationResult result) => string.Join('\n', result.Trials.Select(trial => string.Create(CultureInfo.InvariantCulture, $"{trial.Reason} {trial.Size} {trial.Truth:R} {trial.Estimate:R} {trial.Low:R} {trial.High:R} {trial.Verdict}")));
        Bits(two).ShouldBe(Bits(one));
        CalibrationPage.Write(two with { Options = options }).ShouldBe(CalibrationPage.Write(one with { Options = options }));
    }

    [Fact]
    public void Shares_bias_and_bounds_by_hand()
    {
        ImmutableArray<CalibrationTrial> trials =
        [
            new("x", 1, 0.02, 0.03, 0.01, 0.05, Verdict.Consistent),
            new("x", 1, 0.02, 0.01, -0.01, 0.019, Verdict.Inconclusive),
            new("x", 1, 0.04, 0.05, 0.02, 0.08, Verdict.Inconsistent),
            new("x", 1, double.NaN, 0.05, 0.02, 0.08, Verdict.Consistent),
            new("x", 1, 0.02, 0, 0, 0, null),
        ];
        var row = Calibration.Of("x", 1, trials);
        row.Coverage.ShouldBe(new CalibrationShare(2, 3));
        row.Consistent.ShouldBe(new CalibrationShare(2, 4));
        row.Inconsistent.ShouldBe(new CalibrationShare(1, 4));
        row.Untested.ShouldBe(1);
        row.MeanTruth.ShouldBe(0.08 / 3, 1e-15);
        // Errors +1, −1, +1 pp: mean a third, sd 2/√3, over √3 two thirds.
        row.Bias.ShouldBe(0.01 / 3, 1e-15);
        row.BiasError.ShouldBe(0.02 / 3, 1e-15);
        Calibration.IsUnbiased(row).ShouldBeTrue();
        Calibration.Covers(row.Coverage).ShouldBeFalse();
        Calibration.Covers(new CalibrationShare(95, 100)).ShouldBeTrue();
        Calibration.IsHonest(new CalibrationShare(5, 100)).ShouldBeTrue();
        Calibration.IsHonest(new CalibrationShare(6, 100)).ShouldBeFalse();
        Calibration.Any([.. trials[..4]], 2).ShouldBe(new CalibrationShare(2, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Calibration.Any([.. trials], 2));
    }

    [Fact]
    public void Markets_of_one_seed_differ_only_by_their_cause()
    {
        SampleResult Market(SampleCauses causes) => SampleMarket.Generate(new SampleOptions(11, 200, 260) { Causes = causes });
        var none = Market(new SampleCauses());
        var exports = Market(new SampleCauses(Exports: 0.2));
        none.Truth.FactorDays.SelectMany(day => day.Values).ShouldBe(exports.Truth.FactorDays.SelectMany(day => day.Values));
        none.Truth.CauseRuns.ShouldAllBe(runs => runs.Sum == 0);
        exports.Truth.CauseRuns.Select(runs => runs.Exports).Distinct().Order().ShouldBe([-0.2, -0.1, 0]);

        // Up to the low the prices are the same; afterwards a name's differ by its run, within a tick or two.
        var (a, b) = (none.Tables.Prices, exports.Tables.Prices);
        a.Count.ShouldBe(b.Count);
        var last = a.Date.Max();
        var listed = Enumerable.Range(0, a.Count).Where(i => a.Date[i] == none.Truth.LowDate.DayNumber).Select(i => a.Code[i]).ToHashSet();
        for (var i = 0; i < a.Count; i++)
        {
            if (a.Date[i] <= none.Truth.LowDate.DayNumber) b.Close[i].ShouldBe(a.Close[i]);
            else if (a.Date[i] == last && listed.Contains(a.Code[i]) && a.Volume[i] > 0 && b.Volume[i] > 0) Math.Log((double)b.Close[i] / a.Close[i]).ShouldBe(exports.Truth.CauseRuns[a.Code[i]].Exports, 0.03);
        }
    }

    [Theory]
    [InlineData("calibrate --seeds 0", "--seeds 0: expected 1 to 100,000.")]
    [InlineData("calibrate --seeds 1 --threads -1", "--threads -1: expected 0")]
    [InlineData("calibrate --seeds 1 --securities 100", "--securities 100: expected 200 to 5,000")]
    [InlineData("calibrate --seeds 1 --days 100", "--days 100: expected 250 to 2,000")]
    public void Is_refused(string line, string says)
    {
        using var user = new Terminal();
        user.Type(line).Refusal(2).ShouldContain(says);
    }

    // The page records its options in its command; its text and its tables must be those of such a run. A whole run takes minutes and is not repeated here.
    [Fact]
    public void The_committed_report_matches_its_recorded_options()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "calibration.md"));
        var words = page.Split("```sh\n")[1].Split('\n')[0].Split(' ');
        int Option(string name) => int.Parse(words[Array.IndexOf(words, name) + 1], CultureInfo.InvariantCulture);
        var options = new CalibrationOptions(Option("--seeds"), 1, Option("--securities"), Option("--days"));
        page.ShouldContain("```sh\n" + options.Command + "\n```");
        options.Seeds.ShouldBeGreaterThanOrEqualTo(500);
        page.ShouldContain($"Each of {options.Seeds} seeds gives 5 markets of {options.Securities} securities over {options.Days} trading days");
        var alone = AbsentRow().Matches(page[page.IndexOf("In markets with nothing planted", StringComparison.Ordinal)..page.IndexOf("In markets where other causes", StringComparison.Ordinal)]);
        alone.Count.ShouldBe(6);
        foreach (Match row in alone) (int.Parse(row.Groups["runs"].Value, CultureInfo.InvariantCulture) + int.Parse(row.Groups["untested"].Value, CultureInfo.InvariantCulture)).ShouldBe(options.Seeds);
        page.ShouldNotContain("NaN");
        foreach (var reason in new[] { "exports", "rates", "currency", "size", "sectors", "stocks" }) page.ShouldContain($"| {reason} |");
    }

    [GeneratedRegex(@"^\| (?<reason>[a-z]+) \| (?<runs>\d+) \|.*\| (?<untested>\d+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AbsentRow();
}

using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Render;
using Bellwether.Story.Writing;

namespace Bellwether.Tests.Story;

/// <summary>The words of reasons put to the test: a fictional pair of gauges on which every verdict occurs.</summary>
public sealed class DriversTextTests
{
    private static readonly Window s_window = new(new DateOnly(2018, 12, 25), new DateOnly(2019, 4, 5));

    private static int s_next;

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    public void The_answer_reads_as_approved(int columns)
    {
        var brief = DriversWriter.Write(s_window, Finding(), ["2018-12-24 was no trading day; the session before is 2018-12-21."], [new NextStep("bellwether explain larch", "the whole brief")]);
        Approved.Verify(Text(brief, columns), $"drivers-{columns}");
    }

    [Fact]
    public void The_section_of_the_brief_is_short_and_claims_no_cause()
    {
        var blocks = DriversWriter.Why(Finding()).ToArray();
        Approved.Verify(Text(new Brief("Why", "", [.. blocks]), 80), "why-80");
        var words = string.Concat(blocks.SelectMany(block => block switch { Paragraph own => own.Text, Note own => own.Text, _ => [] }).OfType<Words>().Select(own => own.Text));
        foreach (var forbidden in new[] { " because ", " caused ", " proves ", " proof " }) words.ShouldNotContain(forbidden);
        words.ShouldContain("association, not cause");
        words.Count(c => c == '.').ShouldBeInRange(3, 6);
    }

    private static string Text(Brief brief, int columns)
    {
        var answer = new Answer("bellwether drivers larch cedar225", new DatasetVersion(3, new DateTime(2019, 4, 7, 12, 0, 0, DateTimeKind.Utc), "0123456789abcdef"), brief) { Facts = [] };
        using var output = new StringWriter { NewLine = "\n" };
        AnswerRenderer.Write(answer, OutputFormat.Text, output, new RenderOptions { Width = columns, Colour = false });
        return output.ToString();
    }

    private static Fact Make(Measure measure, double? value, double? low = null, double? high = null, int decimals = 1) => new()
    {
        Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f{s_next++}"), Measure = measure, Subject = "larch", Value = value, Low = low, High = high, Window = s_window, Decimals = decimals,
        Reason = value is null ? Reason.TooShort : Reason.None, Replay = "bellwether replay f",
    };

    private static ReasonFinding Told(string id, string text, Verdict? verdict, double? effect, double low, double high, double p, int? rank) => new(
        id, text, Make(Measures.DriverEffect, effect, effect is null ? null : low, effect is null ? null : high, 2), Make(Measures.DriverP, effect is null ? null : p, decimals: 3),
        Make(Measures.PlaceboRank, rank), Make(Measures.PlaceboWindows, rank is null ? null : 355), Make(Measures.PlaceboIndependent, rank is null ? null : 6))
    {
        Verdict = verdict,
        PlaceboShare = id == "exports" ? Make(Measures.PlaceboShare, 0.034) : null,
        Why = verdict is null ? "An interval needs a window of 20 trading days; this one has 12." : null,
        Against = AgainstWhat.Effect,
    };

    private static DriversFinding Finding() => new()
    {
        A = "Larch Index",
        B = "Cedar 225",
        ReturnA = Make(Measures.Return, 0.212),
        ReturnB = Make(Measures.Return, 0.138),
        Excess = Make(Measures.Excess, 0.074),
        OpeningGap = Make(Measures.OpeningGap, 0.046),
        Reasons =
        [
            Told("exports", "it depends less on exports", Verdict.Inconsistent, -0.03, -0.05, -0.01, 0.012, 340),
            Told("rates", "it does well when rates stay low and loses when they rise", Verdict.Inconclusive, 0.0004, -0.006, 0.007, 1, 200),
            Told("size", "its companies are smaller", Verdict.Consistent, 0.061, 0.02, 0.102, 0.021, 1),
            Told("sectors", "its mix of sectors was the right one", null, null, 0, 0, 0, null),
            Told("stocks", "individual stocks are on fire", Verdict.Consistent, 0.055, 0.03, 0.09, 0.004, 1),
        ],
        Specific = Make(Measures.StockSpecificEffect, -0.012),
        SpecificShare = Make(Measures.StockSpecificShare, -0.26),
        SystematicShare = Make(Measures.SystematicShare, 0.52, decimals: 0),
        TopNamesEffect = Make(Measures.TopNamesEffect, 0.113),
        TopNamesCount = 10,
        Stocks = Make(Measures.CrossSectionStocks, 447),
        Coverage = (Make(Measures.CharacteristicCoverage, 0.93), Make(Measures.CharacteristicCoverage, 1)),
        TopNames = [("Kestrel Robotics 隼ロボティクス", Make(Measures.SpecificContribution, 0.0398, decimals: 2))],
        Orientations = [new OrientationFinding("export", Make(Measures.EqualWeightReturn, 0.257), Make(Measures.EqualWeightReturn, 0.205))],
        Columns = [new ColumnRow("size", Make(Measures.CharacteristicReward, -0.114, -0.151, -0.077, 2), Make(Measures.WeeklyReward, -0.0084, -0.0163, -0.0006, 2), Make(Measures.WeeklyReward, null, decimals: 2), Make(Measures.ExposureGap, -1.47, decimals: 2))],
        Factors =
        [
            new FactorRow("10-year government bond yield", Make(Measures.FactorContribution, 0.0008, decimals: 2), Make(Measures.FactorContribution, 0.0011, decimals: 2), Make(Measures.FactorContribution, -0.0003, decimals: 2))
            {
                Betas = (Make(Measures.DriverBeta, -0.00011, decimals: 5), Make(Measures.DriverBeta, -0.00016, decimals: 5), Make(Measures.DriverBeta, 0.00005, -0.00072, 0.00083, 5)),
                Change = Make(Measures.FactorChange with { Unit = Unit.BasisPoints }, -6.1),
            },
            new FactorRow("what no factor accounts for", Make(Measures.FactorContribution, -0.0676, decimals: 2), Make(Measures.FactorContribution, -0.0254, decimals: 2), Make(Measures.FactorContribution, -0.0422, decimals: 2)),
        ],
        Rates = [new RateRow("difference", Make(Measures.RateBetaUp, -0.0057, -0.0107, -0.0007, 2), Make(Measures.RateBetaDown, -0.0041, -0.0282, 0.02, 2), Make(Measures.RateBetaAsymmetry, -0.0098, -0.0416, 0.0219, 2))],
        Decisions = [new DecisionRow("Fed target rate, rise", Make(Measures.DecisionCount, 7), Make(Measures.DecisionReaction, -0.0164, -0.0476, 0.0148, 2), Make(Measures.DecisionReaction, -0.0129, -0.0294, 0.0036, 2), Make(Measures.DecisionReaction, -0.0035, -0.0205, 0.0136, 2))],
        Notes = ["22 stocks are left out because something is missing: market_beta 22."],
    };
}

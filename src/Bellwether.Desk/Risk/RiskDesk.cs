using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>How risk is to be measured.</summary>
/// <param name="Level">Confidence of value at risk, expected shortfall and conditional drawdown.</param>
/// <param name="Horizon">Trading days that resampled futures look ahead.</param>
/// <param name="Resamples">Resamples of every bootstrap.</param>
/// <param name="Seed">Seed of every bootstrap.</param>
/// <param name="Members">True when every constituent is listed with its own risk.</param>
/// <param name="Window">Days of the constituents' rolling volatility and beta.</param>
public sealed record RiskOptions(double Level = 0.95, int Horizon = 60, int Resamples = 1000, ulong Seed = 1, bool Members = false, int Window = RiskOptions.UsualWindow)
{
    /// <summary>About three months of trading days.</summary>
    public const int UsualWindow = 60;
}

/// <summary>Risk of gauges side by side (METHODS 9).</summary>
public static class RiskDesk
{
    /// <summary>The most days ahead and resamples that one answer takes on.</summary>
    public const int Most = 100_000;

    /// <summary>The answer of <c>risk</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, RiskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var question = HistoryQuestion.Of(workspace, "risk", request);
        var finding = Finding(question, options);
        var brief = RiskWriter.Write(
            question.Settled.Window, finding, [.. question.Settled.Notes],
            [question.Next("rallies", "", "dated swings and drawdowns"), .. Stress(question), question.Next("analogues", "", "what followed similar windows")]);
        var words = new List<string>();
        var usual = new RiskOptions();
        if (options.Level != usual.Level) words.Add(string.Create(CultureInfo.InvariantCulture, $" --level {options.Level:R}"));
        if (options.Horizon != usual.Horizon) words.Add(string.Create(CultureInfo.InvariantCulture, $" --horizon {options.Horizon}"));
        if (options.Resamples != usual.Resamples) words.Add(string.Create(CultureInfo.InvariantCulture, $" --resamples {options.Resamples}"));
        if (options.Seed != usual.Seed) words.Add(string.Create(CultureInfo.InvariantCulture, $" --seed {options.Seed}"));
        if (!options.Members) return question.Answer("risk", string.Concat(words), brief);
        words.Add(" --members");
        if (options.Window != usual.Window) words.Add(string.Create(CultureInfo.InvariantCulture, $" --window {options.Window}"));
        var members = MemberRisk.Find(question, options.Window);
        return question.Answer("risk", string.Concat(words), brief with { Blocks = [.. brief.Blocks, .. MemberRiskWriter.Section(question.Subject.Definition.Name, members)] }, [MemberRiskWriter.Table("members", "All constituents", members)]);
    }

    /// <summary>The few measures that a brief quotes, cheap ones only.</summary>
    public static RiskFinding Brief(HistoryQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        object[] level = ["c", 0.95];
        return new RiskFinding
        {
            Gauges = Names(question),
            Own =
            [
                Row(question, "volatility", "Volatility a year", Measures.Volatility),
                Row(question, "max_drawdown", "Deepest drawdown", Measures.MaxDrawdown),
                Row(question, "value_at_risk_historical", "Value at risk", Measures.ValueAtRisk, KeyOptions.Write("historical", level)),
                Row(question, "expected_shortfall_historical", "Expected shortfall", Measures.ExpectedShortfall, KeyOptions.Write("historical", level)),
            ],
            Against = question.Gauges.Length == 1 ? [] : [Pair(question, "volatility_ratio", "Volatility ratio", Measures.VolatilityRatio, 2), Pair(question, "beta", "Beta", Measures.Beta, 2)],
        };
    }

    private static void Check(RiskOptions options)
    {
        if (!(options.Level is > 0 and < 1)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--level {options.Level}: a level lies between 0 and 1, such as 0.95 or 0.99."));
        if (options.Horizon is < 1 or > Most) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--horizon {options.Horizon}: expected 1 to {Most} trading days."));
        if (options.Resamples is < 100 or > Most) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--resamples {options.Resamples}: expected 100 to {Most}."));
        if (options.Window is < 2 or > Most) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--window {options.Window}: expected 2 to {Most} trading days."));
    }

    private static RiskFinding Finding(HistoryQuestion question, RiskOptions options)
    {
        foreach (var gauge in question.Gauges) RiskAnswers.BeginFit(question.Workspace, question.SeriesOf(gauge));
        foreach (var rival in question.Gauges.Skip(1)) PairAnswers.BeginComparison(question, rival, options.Level, options.Resamples, options.Seed);
        object[] level = ["c", options.Level];
        var percent = string.Create(CultureInfo.InvariantCulture, $"{(decimal)options.Level * 100:0.##} %");
        RiskRow Tail(string method, string label, Measure measure, string id) => Row(question, $"{id}_{method.Replace('-', '_')}", label, measure, KeyOptions.Write(method, level));
        object[] futures = ["h", options.Horizon, "n", options.Resamples, "seed", options.Seed];
        var hasRange = question.Gauges.Any(gauge => RiskAnswers.Bars(question.Workspace, question.SeriesOf(gauge)).Complete);
        ImmutableArray<RiskRow> own =
        [
            Row(question, "return_count", "Daily returns", Measures.ReturnCount),
            Row(question, "annual_return", "Return a year", Measures.AnnualReturn),
            Row(question, "volatility", "Volatility a year", Measures.Volatility),
            Row(question, "ewma_volatility", "Volatility now (EWMA)", Measures.EwmaVolatility),
            .. hasRange
                ? [Row(question, "rogers_satchell_volatility", "Volatility, Rogers–Satchell", Measures.RogersSatchellVolatility), Row(question, "yang_zhang_volatility", "Volatility, Yang–Zhang", Measures.YangZhangVolatility)]
                : ImmutableArray<RiskRow>.Empty,
            Row(question, "downside_deviation", "Downside deviation a year", Measures.DownsideDeviation),
            Row(question, "max_drawdown", "Deepest drawdown", Measures.MaxDrawdown),
            Row(question, "ulcer_index", "Ulcer index", Measures.UlcerIndex),
            Row(question, "conditional_drawdown", $"Mean of the worst drawdowns, {percent}", Measures.ConditionalDrawdown, KeyOptions.Write("", level)),
            Row(question, "sharpe", "Sharpe ratio", Measures.Sharpe, decimals: 2),
            Row(question, "sortino", "Sortino ratio", Measures.Sortino, decimals: 2),
            Row(question, "calmar", "Calmar ratio", Measures.Calmar, decimals: 2),
            Row(question, "omega", "Omega ratio", Measures.Omega, decimals: 2),
            Tail("historical", $"Value at risk, one day, {percent}", Measures.ValueAtRisk, "value_at_risk"),
            Tail("gaussian", "… Gaussian", Measures.ValueAtRisk, "value_at_risk"),
            Tail("cornish-fisher", "… Cornish–Fisher", Measures.ValueAtRisk, "value_at_risk"),
            Tail("filtered", "… filtered by GARCH", Measures.ValueAtRisk, "value_at_risk"),
            Tail("historical", $"Expected shortfall, {percent}", Measures.ExpectedShortfall, "expected_shortfall"),
            Tail("gaussian", "… Gaussian", Measures.ExpectedShortfall, "expected_shortfall"),
            Tail("cornish-fisher", "… Cornish–Fisher", Measures.ExpectedShortfall, "expected_shortfall"),
            Tail("filtered", "… filtered by GARCH", Measures.ExpectedShortfall, "expected_shortfall"),
            Row(question, "garch_persistence", "GARCH persistence", Measures.GarchPersistence, decimals: 3),
            Row(question, "drawdown_median", string.Create(CultureInfo.InvariantCulture, $"Drawdown in the next {options.Horizon} days, median"), Measures.DrawdownQuantile, KeyOptions.Write("", ["q", 0.5, .. futures])),
            Row(question, "drawdown_q95", "… exceeded in one future of twenty", Measures.DrawdownQuantile, KeyOptions.Write("", ["q", 0.95, .. futures])),
            Row(question, "drawdown_probability", "… share of futures with 20 % or more", Measures.DrawdownProbability, KeyOptions.Write("", ["x", 0.2, .. futures])),
        ];
        var tests = question.Gauges.Length == 1 ? [] : Tests(question, options);
        return new RiskFinding { Gauges = Names(question), Own = own, Against = question.Gauges.Length == 1 ? [] : Against(question), Tests = tests, WorstShare = string.Create(CultureInfo.InvariantCulture, $"{(1 - (decimal)options.Level) * 100:0.##} %"), Charts = Charts(question, own, percent), Notes = Notes(question, own, tests) };
    }

    private static ImmutableArray<ChartBlock> Charts(HistoryQuestion question, ImmutableArray<RiskRow> own, string percent)
    {
        ImmutableArray<SeriesFinding> series = [.. question.Gauges.Select(question.Charted)];
        var tail = own.First(row => row.Id == "value_at_risk_historical").Facts[0].Value;
        var beyond = own.First(row => row.Id == "expected_shortfall_historical").Facts[0].Value;
        return
        [
            .. tail is { } var && beyond is { } es ? [RiskChartWriter.Distribution(series[0], question.Series.Returns, var, es, percent)] : ImmutableArray<ChartBlock>.Empty,
            RiskChartWriter.Rolling(series, [.. question.Gauges.Select(gauge => question.SeriesOf(gauge).Logs)], RiskAnswers.Year),
            RiskChartWriter.Underwater(series, 2),
        ];
    }

    private static ImmutableArray<RiskRow> Against(HistoryQuestion question) =>
    [
        Pair(question, "beta", "Beta", Measures.Beta, 2),
        Pair(question, "bull_beta", "Beta on its rising days", Measures.BullBeta, 2),
        Pair(question, "bear_beta", "Beta on its falling days", Measures.BearBeta, 2),
        Pair(question, "correlation", "Correlation", Measures.Correlation, 2),
        Pair(question, "up_capture", "Up capture", Measures.UpCapture, 2),
        Pair(question, "down_capture", "Down capture", Measures.DownCapture, 2),
        Pair(question, "volatility_ratio", "Volatility ratio", Measures.VolatilityRatio, 2),
    ];

    private static ImmutableArray<RiskTest> Tests(HistoryQuestion question, RiskOptions options)
    {
        (string Statement, Measure Measure)[] statements =
        [
            ("varies more from day to day", Measures.VarianceRatio),
            ("loses more on its worst days", Measures.ShortfallRatio),
            ("falls deeper from its peaks", Measures.DrawdownRatio),
        ];
        return
        [
            .. statements.SelectMany(own => question.Gauges.Skip(1).Select(rival =>
            {
                var ratio = question.Fact(own.Measure, question.Subject, KeyOptions.Write(rival.Id, "c", options.Level, "n", options.Resamples, "seed", options.Seed), 2);
                Verdict? verdict = ratio is { Low: { } low, High: { } high } ? RiskComparison.Judge(low, high) : null;
                return new RiskTest(own.Statement, rival.Definition.Name, ratio, verdict);
            })),
        ];
    }

    private static ImmutableArray<string> Notes(HistoryQuestion question, ImmutableArray<RiskRow> own, ImmutableArray<RiskTest> tests)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!tests.IsEmpty)
        {
            var inputs = tests.Select(test => test.Ratio.Inputs.LastOrDefault(input => input.Contains("resamples", StringComparison.Ordinal))).FirstOrDefault(input => input is not null);
            notes.Add($"A statement is consistent with the data when the whole 95 % interval of its ratio lies above one, inconsistent when it lies below, else inconclusive; none is proved. The interval comes from {inputs ?? "resampled paired days"}.");
        }

        if (question.Gauges.Any(gauge => gauge.IsForeign)) notes.Add("A series of another market's calendar closes after this one: against the others it enters with one day's lag.");
        var domain = own.Where(row => row.Id.EndsWith("cornish_fisher", StringComparison.Ordinal)).SelectMany(row => row.Facts).Any(fact => fact.Inputs.Any(input => input.StartsWith("warning: outside the domain", StringComparison.Ordinal)));
        if (domain) notes.Add("The Cornish–Fisher figures stand outside the domain in which that expansion is monotone, for at least one gauge: prefer the historical or the filtered ones.");
        var count = question.Gauges.Min(gauge => question.SeriesOf(gauge).Returns.Length);
        if (count < SampleMinimums.Default.MarketModelTarget) notes.Add("The window is short: every figure here would change with a few more days.");
        notes.Add("Losses are positive numbers. Sharpe and Sortino ratios take no risk-free rate off.");
        return notes.ToImmutable();
    }

    private static IEnumerable<NextStep> Stress(HistoryQuestion question) => Factors.Of(question.Workspace).World is { } world
        ? [question.Next("stress", $" --shock {world.Id}=-5%", "a scenario")]
        : [];

    private static ImmutableArray<(string Id, string Name)> Names(HistoryQuestion question) => [.. question.Gauges.Select(gauge => (gauge.Id, gauge.Definition.Name))];

    private static RiskRow Row(HistoryQuestion question, string id, string label, Measure measure, string? parameter = null, int decimals = 1) =>
        new(id, label, [.. question.Gauges.Select(gauge => question.Fact(measure, gauge, parameter, decimals))]);

    private static RiskRow Pair(HistoryQuestion question, string id, string label, Measure measure, int decimals) =>
        new(id, label, [.. question.Gauges.Skip(1).Select(rival => question.Fact(measure, question.Subject, rival.Id, decimals))]);
}

using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers of risk of one gauge, with the minimum samples of the policy (METHODS 9, 0.6).</summary>
internal static class RiskAnswers
{
    /// <summary>Trading days a year.</summary>
    public const double Year = 252;

    private static readonly SampleMinimums s_minimums = SampleMinimums.Default;

    /// <summary>The tail methods by the name they have in keys and options.</summary>
    public static readonly string[] Methods = ["historical", "gaussian", "cornish-fisher", "filtered"];

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.ReturnCount.Name] = q => Evaluation.Of(Measures.ReturnCount, (decimal)GaugeSeries.Of(q).Returns.Length).With(GaugeSeries.Of(q).Words);
        Add(answers, Measures.Volatility, s_minimums.Volatility, series => Volatility.OfReturns(series.Logs.AsSpan(), Year));
        Add(answers, Measures.EwmaVolatility, s_minimums.Volatility, Ewma);
        Add(answers, Measures.DownsideDeviation, s_minimums.Volatility, series => PartialMoments.AnnualDownsideDeviation(series.Returns.AsSpan(), 0, Year));
        Add(answers, Measures.AnnualReturn, s_minimums.Volatility, series => Annualised.Geometric(series.Returns.AsSpan(), Year));
        Add(answers, Measures.Sharpe, s_minimums.Volatility, series => Ratios.Sharpe(series.Returns.AsSpan(), Year));
        Add(answers, Measures.Sortino, s_minimums.Volatility, series => Ratios.SortinoAnnual(series.Returns.AsSpan(), 0, Year));
        Add(answers, Measures.Calmar, s_minimums.Volatility, series => Ratios.Calmar(series.Returns.AsSpan(), Year));
        Add(answers, Measures.Omega, s_minimums.Volatility, series => Ratios.Omega(series.Returns.AsSpan()));
        Add(answers, Measures.UlcerIndex, 1, series => DrawdownRisk.UlcerIndex(series.Returns.AsSpan()));
        Add(answers, Measures.MaxDrawdown, 1, series => DrawdownRisk.Maximum(series.Returns.AsSpan()));
        answers[Measures.RogersSatchellVolatility.Name] = q => Range(q, Measures.RogersSatchellVolatility);
        answers[Measures.YangZhangVolatility.Name] = q => Range(q, Measures.YangZhangVolatility);
        answers[Measures.ValueAtRisk.Name] = q => Tail(q, Measures.ValueAtRisk, tail => tail.Var);
        answers[Measures.ExpectedShortfall.Name] = q => Tail(q, Measures.ExpectedShortfall, tail => tail.Es);
        answers[Measures.CornishFisherDomain.Name] = Domain;
        answers[Measures.GarchPersistence.Name] = Persistence;
        answers[Measures.ConditionalDrawdown.Name] = ConditionalDrawdown;
        answers[Measures.DrawdownQuantile.Name] = q => Futures(q, Measures.DrawdownQuantile, (futures, options) => futures.Quantile(Share(options, "q", 0.95)));
        answers[Measures.DrawdownProbability.Name] = q => Futures(q, Measures.DrawdownProbability, (futures, options) => futures.ShareAtLeast(Share(options, "x", 0.2)));
    }

    /// <summary>A sample below its minimum: no value, and why.</summary>
    public static Evaluation TooShort(Measure measure, int have, int need) => Evaluation.Undefined(
        measure, Reason.TooShort, string.Create(CultureInfo.InvariantCulture, $"needs {need} returns, there are {have}"));

    /// <summary>A share strictly between 0 and 1; another is a usage error.</summary>
    public static double Share(KeyOptions options, string name, double? fallback = null)
    {
        var share = options.Number(name, fallback);
        return share is > 0 and < 1 ? share : throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{(name == "c" ? "A level" : "The share " + name)} lies between 0 and 1, such as 0.95; {share} does not."));
    }

    /// <summary>The published opens, highs and lows of a series, when there are any.</summary>
    public static OfficialBars Bars(Workspace workspace, GaugeSeries series) => workspace.Once("bars" + series.Key, () => OfficialBars.Of(workspace, series));

    private static void Add(Dictionary<string, Func<Question, Evaluation>> answers, Measure measure, int minimum, Func<GaugeSeries, Outcome<double>> of) => answers[measure.Name] = q =>
    {
        if (q.Key.Parameter is not null) throw new DeskException(ExitCode.Usage, $"{measure.Name} takes no parameter: leave ({q.Key.Parameter}) out.");
        var series = GaugeSeries.Of(q);
        return (series.Returns.Length < minimum ? TooShort(measure, series.Returns.Length, minimum) : Evaluation.Of(measure, of(series))).With(series.Words);
    };

    private static Outcome<double> Ewma(GaugeSeries series)
    {
        var variances = Volatility.Ewma(series.Logs.AsSpan());
        return variances.HasValue ? Volatility.OfVariance(variances.Value[^1], Year) : Outcome<double>.Undefined(variances.Reason, variances.Detail);
    }

    private static Evaluation Range(Question q, Measure measure)
    {
        var series = GaugeSeries.Of(q);
        var bars = Bars(q.Workspace, series);
        if (!bars.Complete) return Evaluation.Undefined(measure, Reason.NoData, "no opens, highs and lows: only a published series has them").With(series.Words);
        if (bars.Count - 1 < s_minimums.Volatility) return TooShort(measure, bars.Count - 1, s_minimums.Volatility).With(series.Words);
        var value = measure == Measures.YangZhangVolatility
            ? RangeVolatility.YangZhang(bars.Open, bars.High, bars.Low, bars.Close, Year)
            : RangeVolatility.RogersSatchell(bars.Open, bars.High, bars.Low, bars.Close, Year);
        return Evaluation.Of(measure, value).With(series.Words, string.Create(CultureInfo.InvariantCulture, $"{bars.Count} days with open, high and low"));
    }

    private static Evaluation Tail(Question q, Measure measure, Func<TailRisk, double> pick)
    {
        var series = GaugeSeries.Of(q);
        var options = KeyOptions.Of(q.Key);
        var c = Share(options, "c");
        var n = series.Returns.Length;
        switch (options.Head)
        {
            case "historical":
                return n < SampleMinimums.HistoricalVar(c) ? TooShort(measure, n, SampleMinimums.HistoricalVar(c)).With(series.Words) : Of(measure, ValueAtRisk.Historical(series.Returns.AsSpan(), c), pick).With(series.Words);
            case "gaussian":
                var gaussian = measure with { Method = "METHODS 9.5", Formula = measure == Measures.ValueAtRisk ? "-(mu + sigma z)" : "-mu + sigma phi(z) / (1 - c)" };
                return n < s_minimums.Volatility ? TooShort(gaussian, n, s_minimums.Volatility).With(series.Words) : Of(gaussian, ValueAtRisk.Gaussian(series.Returns.AsSpan(), c), pick).With(series.Words);
            case "cornish-fisher":
                var expansion = measure with { Method = "METHODS 9.5", Formula = measure == Measures.ValueAtRisk ? "-(mu + sigma z_CF)" : "Boudt, Peterson and Croux 2008, never below the value at risk" };
                if (n < s_minimums.Volatility) return TooShort(expansion, n, s_minimums.Volatility).With(series.Words);
                var modified = CornishFisher.Of(series.Returns.AsSpan(), c);
                if (!modified.HasValue) return Evaluation.Undefined(expansion, modified.Reason, modified.Detail).With(series.Words);
                var value = Evaluation.Of(expansion, measure == Measures.ValueAtRisk ? modified.Value.Var : modified.Value.Es).With(series.Words);
                return modified.Value.IsValid ? value : value.With("warning: outside the domain of the expansion, prefer historical or filtered");
            case "filtered":
                return Filtered(q, measure, series, options, c, pick);
            default:
                throw new DeskException(ExitCode.Usage, $"There is no method '{options.Head}' of value at risk. Known: {string.Join(", ", Methods)}.{Data.Sources.Suggest.Phrase(options.Head, Methods)}");
        }
    }

    private static Evaluation Filtered(Question q, Measure measure, GaugeSeries series, KeyOptions options, double c, Func<TailRisk, double> pick)
    {
        var horizon = options.Whole("h", 1);
        var filtered = measure with { Method = "METHODS 9.7", Formula = horizon == 1 ? "historical tail of mu + sigma(next) z, z the GARCH residuals" : "historical tail of simulated sums of mu + e over the horizon" };
        if (Fit(q.Workspace, series) is not { } fit) return TooShort(filtered, series.Returns.Length, s_minimums.Garch).With(series.Words);
        if (!fit.HasValue) return Evaluation.Undefined(filtered, fit.Reason, fit.Detail).With(series.Words);
        if (!fit.Value.Converged) return Evaluation.Undefined(filtered, Reason.Infeasible, "GARCH did not converge; see the EWMA volatility").With(series.Words);
        var parameters = fit.Value.Parameters;
        var words = string.Create(CultureInfo.InvariantCulture, $"GARCH(1,1) alpha {parameters.Alpha:0.000}, beta {parameters.Beta:0.000}");
        if (horizon == 1) return Of(filtered, FilteredHistoricalSimulation.OneDay(series.Returns.AsSpan(), parameters, c), pick).With(series.Words, words);
        var (paths, seed) = (options.Whole("n", 2000), options.Seed());
        var simulation = q.Workspace.Once(string.Create(CultureInfo.InvariantCulture, $"filtered{series.Key} {horizon} {paths} {seed}"), () => FilteredHistoricalSimulation.Run(series.Returns.AsSpan(), parameters, horizon, paths, seed));
        if (!simulation.HasValue) return Evaluation.Undefined(filtered, simulation.Reason, simulation.Detail).With(series.Words);
        return Of(filtered, simulation.Value.Tail(c), pick).With(series.Words, words, string.Create(CultureInfo.InvariantCulture, $"{paths} paths, seed {seed}"));
    }

    private static Evaluation Of(Measure measure, Outcome<TailRisk> tail, Func<TailRisk, double> pick) =>
        tail.HasValue ? Evaluation.Of(measure, pick(tail.Value)) : Evaluation.Undefined(measure, tail.Reason, tail.Detail);

    private static Outcome<GarchFitResult>? Fit(Workspace workspace, GaugeSeries series) => series.Returns.Length < s_minimums.Garch
        ? null
        : workspace.Once(FitKey(series), () => GarchFit.Of(series.Returns.AsSpan()));

    /// <summary>Begins the fit that the filtered measures of a series wait for.</summary>
    internal static void BeginFit(Workspace workspace, GaugeSeries series)
    {
        if (series.Returns.Length >= s_minimums.Garch) workspace.Begin(FitKey(series), () => GarchFit.Of(series.Returns.AsSpan()));
    }

    private static string FitKey(GaugeSeries series) => "garch" + series.Key;

    private static Evaluation Persistence(Question q)
    {
        var series = GaugeSeries.Of(q);
        if (Fit(q.Workspace, series) is not { } fit) return TooShort(Measures.GarchPersistence, series.Returns.Length, s_minimums.Garch).With(series.Words);
        if (!fit.HasValue) return Evaluation.Undefined(Measures.GarchPersistence, fit.Reason, fit.Detail).With(series.Words);
        return fit.Value.Converged
            ? Evaluation.Of(Measures.GarchPersistence, fit.Value.Parameters.Persistence).With(series.Words)
            : Evaluation.Undefined(Measures.GarchPersistence, Reason.Infeasible, "GARCH did not converge").With(series.Words);
    }

    private static Evaluation Domain(Question q)
    {
        var series = GaugeSeries.Of(q);
        var modified = CornishFisher.Of(series.Returns.AsSpan(), 0.95);
        return (modified.HasValue ? Evaluation.Of(Measures.CornishFisherDomain, modified.Value.DomainValue) : Evaluation.Undefined(Measures.CornishFisherDomain, modified.Reason, modified.Detail)).With(series.Words);
    }

    private static Evaluation ConditionalDrawdown(Question q)
    {
        var series = GaugeSeries.Of(q);
        return Evaluation.Of(Measures.ConditionalDrawdown, DrawdownRisk.Conditional(series.Closes.AsSpan(), Share(KeyOptions.Of(q.Key), "c"))).With(series.Words);
    }

    private static Evaluation Futures(Question q, Measure measure, Func<DrawdownDistribution, KeyOptions, Outcome<double>> pick)
    {
        var series = GaugeSeries.Of(q);
        if (series.Returns.Length < s_minimums.Bootstrap) return TooShort(measure, series.Returns.Length, s_minimums.Bootstrap).With(series.Words);
        var options = KeyOptions.Of(q.Key);
        var (horizon, paths, seed) = (options.Whole("h"), options.Whole("n"), options.Seed());
        var block = q.Workspace.Once("block" + series.Key, () => ReturnBlock.Of(series.Returns.AsSpan()));
        if (!block.HasValue) return Evaluation.Undefined(measure, block.Reason, block.Detail).With(series.Words);
        var futures = q.Workspace.Once(string.Create(CultureInfo.InvariantCulture, $"futures{series.Key} {horizon} {paths} {seed}"), () => DrawdownBootstrap.Run(series.Returns.AsSpan(), block.Value, horizon, paths, seed));
        if (!futures.HasValue) return Evaluation.Undefined(measure, futures.Reason, futures.Detail).With(series.Words);
        return Evaluation.Of(measure, pick(futures.Value, options)).With(series.Words, string.Create(CultureInfo.InvariantCulture, $"{paths} resampled futures of {horizon} trading days, mean block {block.Value:0.0} days, seed {seed}"));
    }
}

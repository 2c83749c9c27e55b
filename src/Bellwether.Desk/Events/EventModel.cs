using System.Globalization;
using Bellwether.Analytics.Events;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Desk;

/// <summary>
/// What abnormal means in one answer: a benchmark and how days are modelled. It is the head and the options of a fact's parameter, so that a replay
/// models the same way: <c>topix</c>, <c>mean;l=120</c>.
/// </summary>
public sealed record EventModel
{
    /// <summary>Head of the parameter when no benchmark is used.</summary>
    public const string Mean = "mean";

    private static readonly string[] s_markets = ["topix", "sample-large"];
    private static readonly AbnormalOptions s_usual = new() { MinimumReturns = SampleMinimums.Default.MarketModel };

    /// <summary>The gauge that stands for the market; null for the mean-adjusted model.</summary>
    public Gauge? Benchmark { get; private init; }

    /// <summary>How days are modelled.</summary>
    public AbnormalOptions Options { get; private init; } = s_usual;

    /// <summary>Days of the estimation window, as the options have it.</summary>
    public const int UsualEstimation = 250;

    /// <summary>What is expected of an ordinary day, in words.</summary>
    public string Words => Options.Model switch
    {
        ReturnModel.Market => $"market model on {Benchmark!.Id}",
        ReturnModel.MarketAdjusted => $"return less that of {Benchmark!.Id}",
        _ => "return less its mean",
    };

    /// <summary>The same for people: with the benchmark's name.</summary>
    public string Prose => Benchmark is { } gauge ? Words.Replace(gauge.Id, Story.Writing.Phrases.The(gauge.Definition.Name), StringComparison.Ordinal) : Words;

    /// <summary>
    /// The model of a subject: the named benchmark, else the store's market gauge, else none; a gauge is not its own benchmark. An unknown model or a
    /// number out of range is a usage error.
    /// </summary>
    public static EventModel For(Workspace workspace, Gauge? subject, string? benchmark, string? model = null, int estimation = UsualEstimation, double threshold = RobustZ.Threshold)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (estimation is < 60 or > 2000) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--estimation {estimation}: expected 60 to 2000 trading days; a market model needs 60 returns."));
        if (!(threshold is > 0 and < 1000)) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--threshold {threshold}: expected a number of standard deviations above 0, such as 5."));
        var kind = (model ?? "market").ToLowerInvariant() switch
        {
            "market" => ReturnModel.Market,
            "market-adjusted" => ReturnModel.MarketAdjusted,
            "mean-adjusted" => ReturnModel.MeanAdjusted,
            _ => throw new DeskException(ExitCode.Usage, $"--model {model} is not known: expected market, market-adjusted or mean-adjusted."),
        };
        var gauge = benchmark is not null ? workspace.Find(benchmark) : s_markets.Select(id => workspace.Gauges.FirstOrDefault(own => own.Id == id)).FirstOrDefault(own => own is not null);
        if (benchmark is not null && subject is not null && gauge!.Id == subject.Id)
            throw new DeskException(ExitCode.Usage, $"--benchmark {benchmark}: {subject.Id} cannot be its own benchmark; name another gauge, or none for its own mean.");
        if (gauge is null || gauge.Id == subject?.Id || kind == ReturnModel.MeanAdjusted) (gauge, kind) = (null, ReturnModel.MeanAdjusted);
        return new EventModel { Benchmark = gauge, Options = s_usual with { Model = kind, Estimation = estimation, Threshold = threshold } };
    }

    /// <summary>The model of a fact's key.</summary>
    public static EventModel Of(Workspace workspace, FactKey key)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var options = KeyOptions.Of(key);
        if (options.Head.Length == 0 || options.Head.Contains('=', StringComparison.Ordinal)) throw new DeskException(ExitCode.Usage, $"{key.Measure} names its benchmark, as in {key.Measure}(topix), or {Mean} for none.");
        var mean = options.Head == Mean;
        var (estimation, threshold) = (options.Whole("l", UsualEstimation), options.Number("t", RobustZ.Threshold));
        return For(workspace, null, mean ? null : options.Head, mean ? "mean-adjusted" : options.Word("model", "market"), estimation, threshold);
    }

    /// <summary>The parameter of a key: this model, then names and values in turn.</summary>
    public string Parameter(params ReadOnlySpan<object> more)
    {
        var options = new List<object>();
        if (Options.Model == ReturnModel.MarketAdjusted) options.AddRange(["model", "market-adjusted"]);
        if (Options.Estimation != UsualEstimation) options.AddRange(["l", Options.Estimation]);
        if (Options.Threshold != RobustZ.Threshold) options.AddRange(["t", Options.Threshold]);
        options.AddRange(more);
        return KeyOptions.Write(Benchmark?.Id ?? Mean, [.. options]);
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>The answer to a fact's question, with what it stands on.</summary>
public sealed record Evaluation
{
    /// <summary>Measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Value, or null when undefined.</summary>
    public double? Value { get; init; }

    /// <summary>Exact decimal, for levels, points and counts.</summary>
    public decimal? Exact { get; init; }

    /// <summary>Why there is none.</summary>
    public Reason Reason { get; init; }

    /// <summary>Lower end of an uncertain value.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of an uncertain value.</summary>
    public double? High { get; init; }

    /// <summary>Inputs in words.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The rows and intermediate values, line by line, for <c>replay</c>; worked out only when asked.</summary>
    public Func<IEnumerable<string>> Chain { get; init; } = static () => [];

    /// <summary>True when <see cref="Inputs"/> and <see cref="Chain"/> are complete as they stand, but for the data set.</summary>
    public bool HasOwnChain { get; init; }

    /// <summary>A defined value.</summary>
    public static Evaluation Of(Measure measure, double value) => new() { Measure = measure, Value = value };

    /// <summary>An exact value.</summary>
    public static Evaluation Of(Measure measure, decimal exact) => new() { Measure = measure, Value = (double)exact, Exact = exact };

    /// <summary>An outcome.</summary>
    public static Evaluation Of(Measure measure, Outcome<double> outcome) => new() { Measure = measure, Value = outcome.OrNull, Reason = outcome.Reason };

    /// <summary>No value, and why in one sentence.</summary>
    public static Evaluation Undefined(Measure measure, Reason reason, string? detail = null) =>
        new() { Measure = measure, Reason = reason, Inputs = detail is null ? [] : [detail] };

    /// <summary>A day.</summary>
    public static Evaluation Of(Measure measure, DateOnly day) => new() { Measure = measure, Value = day.DayNumber };

    /// <summary>The same with inputs in words after those it has.</summary>
    public Evaluation With(params ReadOnlySpan<string> inputs) => this with { Inputs = [.. inputs, .. Inputs] };

    /// <summary>An uncertain count.</summary>
    public static Evaluation Of(Measure measure, int low, int high) =>
        new() { Measure = measure, Value = low, Exact = low, Low = low == high ? null : low, High = low == high ? null : high };
}

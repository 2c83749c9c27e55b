using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Claims.Verdicts;

namespace Bellwether.Desk;

/// <summary>A claim's measure as the facts give it, in the unit of the claim.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Value">Its value in the claim's unit; null when undefined.</param>
internal sealed record Measured(Fact Fact, double? Value)
{
    /// <summary>Data uncertainty e (METHODS 10.4).</summary>
    public double Error { get; init; }

    /// <summary>Lower end of the value.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the value.</summary>
    public double? High { get; init; }

    /// <summary>Further facts that it stands on.</summary>
    public ImmutableArray<Fact> Others { get; init; } = [];

    /// <summary>What the reader should know of it.</summary>
    public string? Note { get; init; }

    /// <summary>As a reading for the verdict rules.</summary>
    public Reading Reading(string words = "") => new(words, Value, Error, Low, High);
}

using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Claims;

/// <summary>The condition of a count or a set: a member's measure stands in a relation to a threshold.</summary>
/// <param name="Measure">What is measured of each member, e.g. <see cref="Measures.Return"/>.</param>
/// <param name="Relation">Relation of the member's value to the threshold.</param>
/// <param name="Threshold">Threshold in the measure's unit: 1.0 for <c>at least double</c>.</param>
public sealed record ClaimPredicate(Measure Measure, Relation Relation, double Threshold);

/// <summary>
/// One checkable or uncheckable statement of a text (METHODS 10.1). Falls are negative. Offsets are UTF-16 positions in the text as given,
/// and <see cref="Quote"/> is exactly the text between them.
/// </summary>
public sealed record Claim
{
    /// <summary>Position in reading order, from 0.</summary>
    public required int Id { get; init; }

    /// <summary>The words that make the claim, as in the original, markup included.</summary>
    public required string Quote { get; init; }

    /// <summary>First character of the quote in the original.</summary>
    public required int CharStart { get; init; }

    /// <summary>One past the last character.</summary>
    public required int CharEnd { get; init; }

    /// <summary>What is asserted.</summary>
    public required ClaimType Type { get; init; }

    /// <summary>Subjects; empty when the text names none and none can be inherited.</summary>
    public ImmutableArray<SubjectRef> Subjects { get; init; } = [];

    /// <summary>The other side of a <see cref="ClaimType.Comparison"/> or <see cref="ClaimType.Ratio"/>; the set of a <see cref="ClaimType.Membership"/>, a rank or a superlative.</summary>
    public SubjectRef? Object { get; init; }

    /// <summary>The gauge in which a weight, contribution, rank or count is measured.</summary>
    public SubjectRef? Gauge { get; init; }

    /// <summary>What is measured; null for claims without a measure.</summary>
    public Measure? Measure { get; init; }

    /// <summary>How the measured value relates to the stated value, or the subject to the object.</summary>
    public Relation Relation { get; init; } = Relation.Equal;

    /// <summary>The stated value and what it stands for (METHODS 10.2); null for claims without a number.</summary>
    public RoundingInterval? Interval { get; init; }

    /// <summary>Condition of a <see cref="ClaimType.CountWhere"/> or <see cref="ClaimType.Membership"/>.</summary>
    public ClaimPredicate? Predicate { get; init; }

    /// <summary>Stated rank, 1 the largest; for a superlative 1. Negative ranks count from the other end (<c>the worst performer</c> is −1).</summary>
    public int? Rank { get; init; }

    /// <summary>Direction where the value does not carry it: 1 up, −1 down, 0 none.</summary>
    public int Direction { get; init; }

    /// <summary>Length of one step of a streak or record: daily unless stated (<c>the biggest weekly gain</c>).</summary>
    public TimeUnit? Frequency { get; init; }

    /// <summary>For <see cref="ClaimType.SinceExtreme"/>: since when; null means ever.</summary>
    public DatePhrase? Since { get; init; }

    /// <summary>The window or day, symbolic.</summary>
    public TimePhrase Time { get; init; } = new UnstatedTime();

    /// <summary>
    /// Windows that the text has in force where the claim's own words state none, the likeliest first: a reader takes the one that fits. Empty when
    /// the claim states its window.
    /// </summary>
    public ImmutableArray<TimePhrase> OtherTimes { get; init; } = [];

    /// <summary>Other subjects that a word such as "the gauge" may mean: the gauge that the text is about, when another was named last.</summary>
    public ImmutableArray<SubjectRef> OtherSubjects { get; init; } = [];

    /// <summary>Id of the claim whose window this one inherits; null when its own words state it or none is known.</summary>
    public int? InheritedFrom { get; init; }

    /// <summary>Who says it; null for the text's own voice.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>False for Vague, Forecast, Event and claims about subjects nobody resolves.</summary>
    public required bool Checkable { get; init; }

    /// <summary>Why it is not checkable, or a note on the reading.</summary>
    public string? Reason { get; init; }

    /// <summary>The stated value, when there is one.</summary>
    public double? Value => Interval?.Value;
}

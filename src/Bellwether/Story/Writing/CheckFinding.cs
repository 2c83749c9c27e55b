using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;

namespace Bellwether.Story.Writing;

/// <summary>One claim and what the data say of it.</summary>
public sealed record CheckedClaim
{
    /// <summary>The claim as read.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The verdict.</summary>
    public required Judgement Judgement { get; init; }

    /// <summary>How it was understood, in a few words: subject, measure, window.</summary>
    public required string Understood { get; init; }

    /// <summary>Name of the subject; empty when there is none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Id of the subject: a gauge, a security or a series.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The fact that decides; null when nothing was computed.</summary>
    public Fact? Fact { get; init; }

    /// <summary>Further facts that the verdict stands on.</summary>
    public ImmutableArray<Fact> Others { get; init; } = [];

    /// <summary>The computed value in the unit of the claim, ends of its interval likewise.</summary>
    public double? Computed { get; init; }

    /// <summary>Lower end when the data leave an interval.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public double? High { get; init; }

    /// <summary>Data uncertainty around the computed value (METHODS 10.4).</summary>
    public double Error { get; init; }

    /// <summary>The window, or a day twice.</summary>
    public Window? Window { get; init; }

    /// <summary>The as-of day of the reading.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>True when that day was inferred from the text's other claims.</summary>
    public bool AsOfInferred { get; init; }

    /// <summary>What else the reader should know: a note on the reading, the nearest dated news.</summary>
    public string? Note { get; init; }

    /// <summary>The nearest reading that would make a contradicted claim true.</summary>
    public string? Nearest { get; init; }

    /// <summary>The subject over the window, for the annotated article.</summary>
    public LineChart? Chart { get; init; }
}

/// <summary>An article and the verdicts of its claims.</summary>
public sealed record CheckFindings
{
    /// <summary>Name of the article, usually its file.</summary>
    public required string Name { get; init; }

    /// <summary>The text as given; claims point into it.</summary>
    public required string Text { get; init; }

    /// <summary>Claims in reading order.</summary>
    public required ImmutableArray<CheckedClaim> Claims { get; init; }

    /// <summary>When the text was published; null when nobody knows.</summary>
    public Publication? Publication { get; init; }

    /// <summary>The as-of day of most claims; null when it is unknown.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How the as-of day came about, in a sentence.</summary>
    public required string AsOfWords { get; init; }

    /// <summary>What the reader must know of the check as a whole.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>True when at least one claim is contradicted.</summary>
    public bool AnyContradicted => Claims.Any(own => own.Judgement.Verdict == ClaimVerdict.Contradicted);
}

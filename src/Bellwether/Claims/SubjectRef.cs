namespace Bellwether.Claims;

/// <summary>What kind of thing a subject is.</summary>
public enum SubjectKind
{
    /// <summary>A gauge; the id is the definition's (<c>mothers</c>) or, for one without data here, its usual code (<c>SP500</c>).</summary>
    Gauge,

    /// <summary>A security; the id is <c>tse:4565</c>.</summary>
    Security,

    /// <summary>A macro series; the id is its name in the data (<c>JGB_10Y</c>).</summary>
    Macro,

    /// <summary>The constituents of a gauge; the id is the gauge's. <c>They</c>, <c>its members</c>, <c>20 companies</c>.</summary>
    Constituents,

    /// <summary>A group within a gauge, such as a sector; the id is <c>gauge/group:name</c> or just the name.</summary>
    Group,

    /// <summary>The market at large: <c>the broader market</c>.</summary>
    Market,

    /// <summary>A name that no alias resolves; its claims are not checkable.</summary>
    Unknown,
}

/// <summary>A subject as it is written and what it was resolved to.</summary>
/// <param name="Text">The words of the text, or the alias by which it was introduced when a pronoun stands for it.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Id">Identifier in the data; null when it is unknown.</param>
/// <param name="Name">Name for people, e.g. <c>TSE Mothers Index</c>.</param>
public sealed record SubjectRef(string Text, SubjectKind Kind, string? Id, string Name)
{
    /// <summary>True when data may exist for it.</summary>
    public bool IsResolved => Id is not null && Kind != SubjectKind.Unknown;

    /// <inheritdoc/>
    public override string ToString() => Id ?? Name;
}

/// <summary>Who says it.</summary>
/// <param name="Name">The person or body as written; empty when a quotation has no named speaker.</param>
/// <param name="Direct">True inside quotation marks, false for reported speech.</param>
public sealed record Speaker(string Name, bool Direct);

namespace Bellwether.Claims.Verdicts;

/// <summary>What the data say of a claim (METHODS 10.4); hypotheses have verdicts of their own, never "supported".</summary>
public enum ClaimVerdict
{
    /// <summary>The computed value lies inside the interval that the text's number stands for, under the default reading.</summary>
    Supported,

    /// <summary>Outside by no more than half a unit of the last place (plus the data's own uncertainty), or inside only under a named alternative reading.</summary>
    WithinRounding,

    /// <summary>Neither.</summary>
    Contradicted,

    /// <summary>No data, no threshold, about the future, or not certainly understood; the reason says which.</summary>
    NotCheckable,

    /// <summary>A hypothesis whose test came out its way.</summary>
    Consistent,

    /// <summary>A hypothesis whose test came out against it.</summary>
    Inconsistent,

    /// <summary>A hypothesis that the data do not decide.</summary>
    Inconclusive,
}

namespace Bellwether.Claims.Verdicts;

/// <summary>A claim's measure computed in one way. Values are in the unit of the claim's interval (fractions for percent).</summary>
/// <param name="Words">How it was read, e.g. <c>as of 2019-04-04, one trading day earlier</c>; empty for the default reading.</param>
/// <param name="Value">The computed value; null when undefined.</param>
/// <param name="Error">Data uncertainty e of METHODS 10.4: how far the true value may lie from <paramref name="Value"/>; 0 for exact data.</param>
/// <param name="Low">Lower end when the value is an interval, such as a count over members without prices.</param>
/// <param name="High">Upper end.</param>
public sealed record Reading(string Words, double? Value, double Error = 0, double? Low = null, double? High = null)
{
    /// <summary>True when the value is an interval.</summary>
    public bool IsInterval => Low is not null && High is not null && High > Low;
}

/// <summary>A verdict and what it rests on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Why">One sentence: why this verdict.</param>
/// <param name="Reading">The reading that decided, in words; empty for the default one.</param>
public sealed record Judgement(ClaimVerdict Verdict, string Why, string Reading = "")
{
    /// <summary>A claim that nothing can be said of, and why.</summary>
    public static Judgement NotCheckable(string why) => new(ClaimVerdict.NotCheckable, why);
}

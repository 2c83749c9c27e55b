namespace Bellwether.Claims;

/// <summary>What a claim asserts, and with it which calculation decides it (METHODS 10.1).</summary>
public enum ClaimType
{
    /// <summary>A subject moved by a fraction over a window: <c>has jumped 21 percent</c>.</summary>
    PercentChange,

    /// <summary>A subject moved by points, currency or basis points: <c>the index lost 310 points</c>, <c>the yield fell 5 basis points</c>.</summary>
    PointsChange,

    /// <summary>One subject's measure exceeds another's, with or without a margin: <c>outpacing</c>, <c>beat by 7 points</c>, <c>more volatile than</c>.</summary>
    Comparison,

    /// <summary>A subject's move is a multiple of another's: <c>twice the gain of the Nikkei 225</c>.</summary>
    Ratio,

    /// <summary>A number of members: <c>comprised of 712 companies</c>.</summary>
    Count,

    /// <summary>A number or share of members for which a predicate holds: <c>20 companies at least double</c>, <c>37 of its members fell</c>.</summary>
    CountWhere,

    /// <summary>Named subjects belong to a set: <c>They include Sosei and AnGes</c>.</summary>
    Membership,

    /// <summary>A subject is first of a set: <c>the heaviest-weighted stock</c>.</summary>
    Superlative,

    /// <summary>A subject has a stated rank in a set: <c>the third-best performer</c>.</summary>
    Ranking,

    /// <summary>A one-day move within a period: <c>surged 16 percent in one day last month</c>.</summary>
    MaxOneDayChange,

    /// <summary>A level: <c>closed at 21,807.50</c>.</summary>
    Level,

    /// <summary>A level lies on one side of a value: <c>remains below zero</c>, <c>weakened past 111 per dollar</c>.</summary>
    LevelBound,

    /// <summary>A part of a gauge's move, as a share of it, in points or in percentage points: <c>accounted for a quarter of the gain</c>.</summary>
    Contribution,

    /// <summary>A weight in a gauge: <c>makes up 9 percent of the index</c>.</summary>
    Weight,

    /// <summary>A run of moves the same way: <c>a fifth straight gain</c>.</summary>
    Streak,

    /// <summary>A move or level is the most extreme since a date: <c>the biggest gain since March 2018</c>.</summary>
    SinceExtreme,

    /// <summary>Volatility: <c>annualised volatility of 25 percent</c>.</summary>
    Volatility,

    /// <summary>A fall from a peak: <c>a drawdown of 30 percent</c>.</summary>
    Drawdown,

    /// <summary>A measure of the vocabulary with a stated value, for which there is no type of its own: beta, value-at-risk, effective number of names.</summary>
    Quantity,

    /// <summary>An event of the series lies on a date: <c>the low was on 25 December 2018</c>.</summary>
    DateOf,

    /// <summary>A statement about causes or regularities; tested for consistency, never supported (METHODS 7.5).</summary>
    Hypothesis,

    /// <summary>No threshold is stated: <c>on fire</c>, <c>big weightings</c>.</summary>
    Vague,

    /// <summary>About the future.</summary>
    Forecast,

    /// <summary>Something happened; needs a dated source: <c>winning approval</c>.</summary>
    Event,
}

/// <summary>How the measured value relates to the stated one.</summary>
public enum Relation
{
    /// <summary>Equal, within the rounding interval.</summary>
    Equal,

    /// <summary>Larger.</summary>
    Greater,

    /// <summary>Larger or equal.</summary>
    AtLeast,

    /// <summary>Smaller.</summary>
    Less,

    /// <summary>Smaller or equal.</summary>
    AtMost,

    /// <summary>Different: <c>did not rise 5 percent</c>.</summary>
    NotEqual,
}

/// <summary>A word that shifts or opens the interval of a number (METHODS 10.2).</summary>
public enum Modifier
{
    /// <summary>None.</summary>
    None,

    /// <summary><c>about, around, roughly, some</c>: [v - 1.5u, v + 1.5u).</summary>
    About,

    /// <summary><c>nearly, almost, close to</c>: [v - 1.5u, v).</summary>
    Nearly,

    /// <summary><c>more than, over, above</c>: (v, ∞).</summary>
    MoreThan,

    /// <summary><c>at least</c>: [v, ∞).</summary>
    AtLeast,

    /// <summary><c>less than, under, below</c>: (−∞, v).</summary>
    LessThan,

    /// <summary><c>at most, no more than</c>: (−∞, v].</summary>
    AtMost,

    /// <summary><c>up to</c>: (−∞, v + u/2).</summary>
    UpTo,

    /// <summary><c>as much as</c>: the plain interval, of the intraday extreme.</summary>
    AsMuchAs,

    /// <summary><c>between a and b, a to b</c>: [a − u/2, b + u/2).</summary>
    Between,
}

namespace Bellwether.Analytics;

/// <summary>The measures of risk of single constituents (METHODS 9.1, 9.3, 3.5).</summary>
public static partial class Measures
{
    /// <summary>Rolling volatility per year of a constituent on the last day.</summary>
    public static readonly Measure MemberVolatility = new("member_volatility", Unit.Fraction, "METHODS 9.1", "sd (n - 1) of the last k daily log returns x sqrt(252)");

    /// <summary>Rolling slope of a constituent on its gauge on the last day.</summary>
    public static readonly Measure MemberBeta = new("member_beta", Unit.Number, "METHODS 9.3", "slope of the last k daily log returns on those of the gauge");

    /// <summary>Deepest drawdown of a constituent, positive.</summary>
    public static readonly Measure MemberDrawdown = new("member_drawdown", Unit.Fraction, "METHODS 3.5", "max of 1 - P / running maximum, prices adjusted for splits");

    /// <summary>Day of the highest close before it.</summary>
    public static readonly Measure MemberDrawdownPeak = new("member_drawdown_peak", Unit.Date, "METHODS 3.5", "last running maximum before the deepest fall");

    /// <summary>Day of its lowest close.</summary>
    public static readonly Measure MemberDrawdownTrough = new("member_drawdown_trough", Unit.Date, "METHODS 3.5", "first minimum of the deepest fall");
}

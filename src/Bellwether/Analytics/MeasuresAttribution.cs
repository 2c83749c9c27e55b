namespace Bellwether.Analytics;

/// <summary>The measures of attribution between two gauges (METHODS 5).</summary>
public static partial class Measures
{
    /// <summary>Effect of holding more or less of a segment than the other gauge.</summary>
    public static readonly Measure Allocation = new("allocation", Unit.PercentagePoints, "METHODS 5", "Fachler (wA - wB)(rB - RB), Hood-Beebower (wA - wB) rB, geometric (wA - wB)((1 + rB) / (1 + RB) - 1); linked over periods");

    /// <summary>Effect of other stocks, or other weights of them, inside a segment.</summary>
    public static readonly Measure Selection = new("selection", Unit.PercentagePoints, "METHODS 5", "wB (rA - rB), geometric wA (rA - rB) / (1 + sum wA rB); linked over periods");

    /// <summary>Effect of both together; with the geometric method it is inside the selection.</summary>
    public static readonly Measure Interaction = new("interaction", Unit.PercentagePoints, "METHODS 5", "(wA - wB)(rA - rB); linked over periods");

    /// <summary>All effects of a segment, or of all segments: the compounded gap on the basis used.</summary>
    public static readonly Measure AttributionTotal = new("attribution_total", Unit.PercentagePoints, "METHODS 5", "allocation + selection + interaction; geometric (1 + allocation)(1 + selection) - 1");

    /// <summary>Lead of one gauge over the other, each by its published level where that is its level, else by its members.</summary>
    public static readonly Measure AttributionGap = new("attribution_gap", Unit.PercentagePoints, "METHODS 2.4", "R(A) - R(B), geometric (1 + R(A)) / (1 + R(B)) - 1");

    /// <summary>What the published level returned beyond the replicated members.</summary>
    public static readonly Measure ReplicationGap = new("replication_gap", Unit.PercentagePoints, "METHODS 2.4", "R(official) - R(replica), geometric (1 + R(official)) / (1 + R(replica)) - 1");

    /// <summary>Mean of a segment's opening weights over the days of a window.</summary>
    public static readonly Measure AverageWeight = new("average_weight", Unit.Fraction, "METHODS 4.1", "mean over days of the segment's P* S / M*");

    /// <summary>Return of a gauge's members in a segment.</summary>
    public static readonly Measure SegmentReturn = new("segment_return", Unit.Fraction, "METHODS 4.3", "prod(1 + sum(w r) / sum(w)) - 1 over days, members of the segment");

    /// <summary>Number of periods whose effects are linked.</summary>
    public static readonly Measure AttributionPeriods = new("attribution_periods", Unit.Count, "METHODS 5.4", "days, weeks or months, cut where a gauge enters a segment");

    /// <summary>A line of the gap ledger; the parameter names it, the member a sector or a stock of it.</summary>
    public static readonly Measure GapLine = new("gap_line", Unit.PercentagePoints, "METHODS 7.5", "gamma(k) x sum of (wA - wB) x(k) for a characteristic; sum of (wA - wB) e for stocks; lines add up to R(A) - R(B)");

    /// <summary>Share of a gauge's weight whose stocks have every characteristic.</summary>
    public static readonly Measure GapCoverage = new("gap_coverage", Unit.Fraction, "METHODS 7.5", "opening weight of stocks with every characteristic / opening weight of all");

    /// <summary>Stocks in the cross-section of a gap ledger.</summary>
    public static readonly Measure GapStocks = new("gap_stocks", Unit.Count, "METHODS 7.4", "stocks of either gauge with every characteristic and a window return");
}

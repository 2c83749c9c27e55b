namespace Bellwether.Analytics;

/// <summary>The measures of counterfactuals and of the spread over conventions (METHODS 4.4, 1.5, 2.3).</summary>
public static partial class Measures
{
    /// <summary>Lead over a rival without the named constituents, the others re-weighted.</summary>
    public static readonly Measure ExcessExDrop = new("excess_ex_drop", Unit.PercentagePoints, "METHODS 4.4", "return without the named constituents, the others re-weighted - R(rival)");

    /// <summary>Lead over a rival with the named constituents earning nothing.</summary>
    public static readonly Measure ExcessExFreeze = new("excess_ex_freeze", Unit.PercentagePoints, "METHODS 4.4", "return with the named constituents earning nothing - R(rival)");

    /// <summary>How many of the largest contributors carry the lead over a rival.</summary>
    public static readonly Measure NamesToLoseLead = new("names_to_lose_lead", Unit.Count, "METHODS 4.4", "smallest k with the return without the k largest contributors <= R(rival)");

    /// <summary>Return of the same members under another weighting.</summary>
    public static readonly Measure ReturnReweighted = new("return_reweighted", Unit.Fraction, "METHODS 1.5", "return of the members at the start under the named weighting, fixed for the window");

    /// <summary>Difference of two gauges' returns, both under the same weighting.</summary>
    public static readonly Measure ExcessReweighted = new("excess_reweighted", Unit.PercentagePoints, "METHODS 1.5", "R(a) - R(b), the members of both under the named weighting");

    /// <summary>Return with dividends reinvested in the gauge.</summary>
    public static readonly Measure TotalReturn = new("total_return", Unit.Fraction, "METHODS 1.3", "gross total return level(end) / level(start) - 1");

    /// <summary>Return from a published series' intraday low of the first day.</summary>
    public static readonly Measure ReturnFromLow = new("return_from_intraday_low", Unit.Fraction, "METHODS 2.3", "close(end) / low(start) - 1");

    /// <summary>Return, with the lowest and highest that any defensible convention gives.</summary>
    public static readonly Measure ReturnSpread = new("return_spread", Unit.Fraction, "METHODS 2.3", "return; low and high over all conventions");

    /// <summary>Lead over a rival, with the lowest and highest that any defensible convention gives.</summary>
    public static readonly Measure ExcessSpread = new("excess_spread", Unit.PercentagePoints, "METHODS 2.4", "R(a) - R(b); low and high over all conventions");

    /// <summary>Members that at least doubled, with the fewest and the most that any defensible convention gives.</summary>
    public static readonly Measure DoublersSpread = new("doublers_spread", Unit.Count, "METHODS 6.1", "members that at least doubled; fewest and most over all conventions");

    /// <summary>Allocation between two gauges, with the least and the most that linking, periods and members give.</summary>
    public static readonly Measure AllocationSpread = new("allocation_spread", Unit.PercentagePoints, "METHODS 5.4", "linked allocation, all segments; low and high over all conventions");

    /// <summary>Selection with interaction between two gauges, with the least and the most that linking, periods and members give.</summary>
    public static readonly Measure SelectionSpread = new("selection_spread", Unit.PercentagePoints, "METHODS 5.4", "linked selection and interaction, all segments; low and high over all conventions");

    /// <summary>How many conventions a spread was tried under.</summary>
    public static readonly Measure ConventionCount = new("convention_count", Unit.Count, "METHODS 2.3", "conventions for which the data give a value");

    /// <summary>Conventions that give a lower value than the default.</summary>
    public static readonly Measure ConventionsBelow = new("conventions_below", Unit.Count, "METHODS 2.3", "conventions whose value lies below the default's");

    /// <summary>Conventions under which a gauge leads another.</summary>
    public static readonly Measure ConventionsAhead = new("conventions_ahead", Unit.Count, "METHODS 2.4", "conventions with R(a) - R(b) > 0");

    /// <summary>Conventions under which gauges stand in the same order as under the default.</summary>
    public static readonly Measure OrderingsKept = new("orderings_kept", Unit.Count, "METHODS 2.4", "conventions under which the gauges rank as under the default");
}

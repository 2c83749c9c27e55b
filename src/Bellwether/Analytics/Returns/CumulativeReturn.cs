using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>Compounded returns (METHODS 2.1). NaN is a missing return: the level does not move.</summary>
public static class CumulativeReturn
{
    /// <summary>
    /// Running ∏(1+r) − 1, one value per input; <see cref="Reason.NoData"/> without an observation,
    /// <see cref="Reason.OutsideDomain"/> when a return is below −1. METHODS 2.1.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Path(ReadOnlySpan<double> simpleReturns)
    {
        var reason = Check(simpleReturns);
        if (reason != Reason.None) return Outcome<ImmutableArray<double>>.Undefined(reason, Rule);
        var path = new double[simpleReturns.Length];
        var growth = 1.0;
        for (var t = 0; t < path.Length; t++)
        {
            if (!double.IsNaN(simpleReturns[t])) growth *= 1 + simpleReturns[t];
            path[t] = growth - 1;
        }

        return double.IsFinite(growth) ? Defined.Freeze(path) : Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, "The growth overflows.");
    }

    /// <summary>∏(1+r) − 1 over the observed returns; reasons as <see cref="Path"/>. METHODS 2.1.</summary>
    public static Outcome<double> Total(ReadOnlySpan<double> simpleReturns)
    {
        var reason = Check(simpleReturns);
        return reason == Reason.None ? Defined.Finite(Growth(simpleReturns) - 1) : Defined.Not(reason, Rule);
    }

    /// <summary>e^Σℓ − 1 over the observed log returns; <see cref="Reason.NoData"/> without one. METHODS 2.1.</summary>
    public static Outcome<double> OfLog(ReadOnlySpan<double> logReturns)
    {
        var seen = Missing.Drop(logReturns);
        return seen.IsEmpty ? Defined.Not(Reason.NoData, Rule) : Defined.Finite(Math.Exp(Moments.Sum(seen)) - 1);
    }

    internal const string Rule = "Compounding needs a return, and none below -1.";

    internal static double Growth(ReadOnlySpan<double> simpleReturns)
    {
        var growth = 1.0;
        foreach (var r in simpleReturns)
            if (!double.IsNaN(r))
                growth *= 1 + r;
        return growth;
    }

    internal static Reason Check(ReadOnlySpan<double> simpleReturns)
    {
        var seen = false;
        foreach (var r in simpleReturns)
        {
            if (r < -1 || double.IsInfinity(r)) return Reason.OutsideDomain;
            seen |= !double.IsNaN(r);
        }

        return seen ? Reason.None : Reason.NoData;
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Returns;

/// <summary>One gauge against another over the same window (METHODS 2.4).</summary>
public static class RelativeReturn
{
    /// <summary>Arithmetic excess R(a) − R(b). METHODS 2.4.</summary>
    public static Outcome<double> Arithmetic(double returnA, double returnB) => Defined.Finite(returnA - returnB);

    /// <summary>Geometric excess (1+R(a))/(1+R(b)) − 1; <see cref="Reason.OutsideDomain"/> when R(b) ≤ −1 or R(a) &lt; −1. METHODS 2.4.</summary>
    public static Outcome<double> Geometric(double returnA, double returnB) =>
        returnB > -1 && returnA >= -1 ? Defined.Finite((1 + returnA) / (1 + returnB) - 1) : Defined.Not(Reason.OutsideDomain, "The benchmark lost everything.");

    /// <summary>Geometric excess per year: the ratio of annualised growth factors − 1, on pairs of observed returns. METHODS 2.4.</summary>
    public static Outcome<double> AnnualisedGeometric(ReadOnlySpan<double> returnsA, ReadOnlySpan<double> returnsB, double periodsPerYear)
    {
        var (a, b) = Missing.DropPairs(returnsA, returnsB);
        var annualA = Annualised.Geometric(a, periodsPerYear);
        if (!annualA.HasValue) return annualA;
        var annualB = Annualised.Geometric(b, periodsPerYear);
        return annualB.HasValue ? Geometric(annualA.Value, annualB.Value) : annualB;
    }

    /// <summary>
    /// Relative-strength line (A(t)/A(0))/(B(t)/B(0)), where 0 is the first day with both prices; NaN on days without both.
    /// <see cref="Reason.NoData"/> without such a day, <see cref="Reason.OutsideDomain"/> for a price ≤ 0. METHODS 2.4.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Line(ReadOnlySpan<double> pricesA, ReadOnlySpan<double> pricesB)
    {
        Defined.SameLength(pricesA.Length, pricesB.Length, nameof(pricesB));
        if (!ClosePrices.AllPositive(pricesA) || !ClosePrices.AllPositive(pricesB)) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, ClosePrices.Rule);
        var line = new double[pricesA.Length];
        double firstA = double.NaN, firstB = double.NaN;
        for (var t = 0; t < line.Length; t++)
        {
            if (double.IsNaN(firstA) && !double.IsNaN(pricesA[t] + pricesB[t])) (firstA, firstB) = (pricesA[t], pricesB[t]);
            line[t] = pricesA[t] / firstA / (pricesB[t] / firstB);
        }

        return double.IsNaN(firstA) ? Outcome<ImmutableArray<double>>.Undefined(Reason.NoData, "No day with both prices.") : Defined.Freeze(line);
    }
}

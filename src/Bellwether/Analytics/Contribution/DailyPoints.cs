using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Contribution;

/// <summary>Contributions of one day in index points, residual-free (METHODS 4.1).</summary>
public static class DailyPoints
{
    /// <summary>
    /// c = I(t−1)·(V − O)/ΣO from opening values O = P*·S and closing values V = P·S of each constituent, in any currency unit.
    /// A missing closing value (NaN) contributes 0; a missing opening value is not a member that day.
    /// <see cref="Reason.NoData"/> when nothing opens; <see cref="Reason.OutsideDomain"/> for a negative or infinite value. METHODS 4.1.
    /// </summary>
    public static Outcome<ImmutableArray<double>> CapWeighted(ReadOnlySpan<double> openingValues, ReadOnlySpan<double> closingValues, double previousLevel)
    {
        Defined.SameLength(openingValues.Length, closingValues.Length, nameof(closingValues));
        var weights = OpeningWeights(openingValues);
        if (!weights.HasValue) return weights;
        var market = Moments.Sum(Missing.Drop(openingValues));
        var points = new double[openingValues.Length];
        for (var i = 0; i < points.Length; i++)
        {
            if (closingValues[i] < 0 || double.IsInfinity(closingValues[i])) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, Rule);
            if (double.IsNaN(openingValues[i]) || double.IsNaN(closingValues[i])) continue;
            points[i] = previousLevel * ((closingValues[i] - openingValues[i]) / market);
            if (!double.IsFinite(points[i])) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, Rule);
        }

        return Defined.Freeze(points);
    }

    /// <summary>As <see cref="CapWeighted(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/> in decimal; null is missing. METHODS 4.1.</summary>
    public static Outcome<ImmutableArray<decimal>> CapWeighted(ReadOnlySpan<decimal?> openingValues, ReadOnlySpan<decimal?> closingValues, decimal previousLevel)
    {
        Defined.SameLength(openingValues.Length, closingValues.Length, nameof(closingValues));
        var market = 0m;
        foreach (var value in openingValues)
        {
            if (value < 0) return Outcome<ImmutableArray<decimal>>.Undefined(Reason.OutsideDomain, Rule);
            market += value ?? 0;
        }

        if (market == 0) return Outcome<ImmutableArray<decimal>>.Undefined(Reason.NoData, Empty);
        var points = new decimal[openingValues.Length];
        for (var i = 0; i < points.Length; i++)
        {
            if (closingValues[i] < 0) return Outcome<ImmutableArray<decimal>>.Undefined(Reason.OutsideDomain, Rule);
            if (openingValues[i] is { } open && closingValues[i] is { } close) points[i] = previousLevel * (close - open) / market;
        }

        return Defined.Freeze(points);
    }

    /// <summary>
    /// c = (p − p*)/D of a price-weighted index from adjusted opening and closing prices and the divisor of the day; a missing close
    /// contributes 0. <see cref="Reason.OutsideDomain"/> for a divisor ≤ 0. METHODS 4.1.
    /// </summary>
    public static Outcome<ImmutableArray<double>> PriceWeighted(ReadOnlySpan<double> openingPrices, ReadOnlySpan<double> closingPrices, double divisor)
    {
        Defined.SameLength(openingPrices.Length, closingPrices.Length, nameof(closingPrices));
        if (!(divisor > 0)) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, "A divisor is positive.");
        var points = new double[openingPrices.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var point = (closingPrices[i] - openingPrices[i]) / divisor;
            if (double.IsInfinity(point)) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, Rule);
            points[i] = double.IsNaN(point) ? 0 : point;
        }

        return Defined.Freeze(points);
    }

    /// <summary>
    /// What dividends add on their ex-date to a total-return index: I(t−1)·D·S/ΣO from each constituent's dividend value D·S (0 or NaN
    /// without one). Reasons as <see cref="CapWeighted(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>. METHODS 4.1.
    /// </summary>
    public static Outcome<ImmutableArray<double>> Dividends(ReadOnlySpan<double> openingValues, ReadOnlySpan<double> dividendValues, double previousLevel)
    {
        Defined.SameLength(openingValues.Length, dividendValues.Length, nameof(dividendValues));
        var paid = new double[openingValues.Length];
        for (var i = 0; i < paid.Length; i++)
        {
            if (dividendValues[i] < 0) return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, Rule);
            paid[i] = openingValues[i] + dividendValues[i];
        }

        return CapWeighted(openingValues, paid, previousLevel);
    }

    /// <summary>w = O/ΣO; 0 for a missing value. Reasons as <see cref="CapWeighted(ReadOnlySpan{double}, ReadOnlySpan{double}, double)"/>. METHODS 4.1.</summary>
    public static Outcome<ImmutableArray<double>> OpeningWeights(ReadOnlySpan<double> openingValues)
    {
        foreach (var value in openingValues)
            if (value < 0 || double.IsInfinity(value))
                return Outcome<ImmutableArray<double>>.Undefined(Reason.OutsideDomain, Rule);
        var market = Moments.Sum(Missing.Drop(openingValues));
        if (!(market > 0)) return Outcome<ImmutableArray<double>>.Undefined(Reason.NoData, Empty);
        var weights = new double[openingValues.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = double.IsNaN(openingValues[i]) ? 0 : openingValues[i] / market;
        return Defined.Freeze(weights);
    }

    private const string Rule = "Values of constituents must be finite and not negative.";
    private const string Empty = "No constituent has an opening value.";
}

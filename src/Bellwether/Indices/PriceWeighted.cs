namespace Bellwether.Indices;

/// <summary>Rules of price-weighted gauges (METHODS 1.4) and theoretical prices (METHODS 1.3), next to the published examples' inputs.</summary>
public static class PriceWeighted
{
    /// <summary>Adjusted price by presumed par value: P · 50 / par, in the currency of P; par must be positive.</summary>
    public static double ByPresumedPar(double price, double presumedPar) =>
        presumedPar > 0 ? price * 50 / presumedPar : throw new ArgumentOutOfRangeException(nameof(presumedPar), presumedPar, "A presumed par value must be positive.");

    /// <summary>Adjusted price by price adjustment factor and cap ratio: P · PAF · cap.</summary>
    public static double ByFactor(double price, double priceAdjustmentFactor, double capRatio = 1) => price * priceAdjustmentFactor * capRatio;

    /// <summary>Level: sum of adjusted prices over the divisor, which must be positive.</summary>
    public static double Level(ReadOnlySpan<double> adjustedPrices, double divisor)
    {
        if (!(divisor > 0)) throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "A divisor must be positive.");
        double sum = 0;
        foreach (var price in adjustedPrices) sum += price;
        return sum / divisor;
    }

    /// <summary>Divisor after a change: D · Σ p*(previous close, after the change) / Σ p(previous close); the level stays.</summary>
    public static double NewDivisor(double divisor, ReadOnlySpan<double> adjustedBefore, ReadOnlySpan<double> adjustedAfter)
    {
        var before = Level(adjustedBefore, 1);
        if (!(before > 0)) throw new ArgumentOutOfRangeException(nameof(adjustedBefore), "The adjusted prices must have a positive sum.");
        return divisor * Level(adjustedAfter, 1) / before;
    }

    /// <summary>Cap ratio after a review: falls by 0.1 when the weight exceeds the threshold, never below 0.1.</summary>
    public static decimal CapRatioAfterReview(decimal capRatio, decimal weight, decimal threshold) =>
        weight > threshold ? Math.Max(0.1m, capRatio - 0.1m) : capRatio;

    /// <summary>Theoretical ex-rights price (P + a·q) / (1 + a): a new shares per old at subscription price q.</summary>
    public static double ExRights(double price, double newPerOld, double subscriptionPrice) =>
        newPerOld > -1 ? (price + newPerOld * subscriptionPrice) / (1 + newPerOld) : throw new ArgumentOutOfRangeException(nameof(newPerOld));

    /// <summary>Reference price after a split of k new shares per old (a consolidation has k below 1): P / k.</summary>
    public static double ExSplit(double price, double newPerOld) =>
        newPerOld > 0 ? price / newPerOld : throw new ArgumentOutOfRangeException(nameof(newPerOld), newPerOld, "A split ratio must be positive.");
}

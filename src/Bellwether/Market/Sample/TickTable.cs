namespace Bellwether.Market.Sample;

/// <summary>The sample exchange's price steps: 1 below 3,000, 5 below 5,000, 10 below 30,000, 50 below 50,000, then 100 currency units.</summary>
internal static class TickTable
{
    /// <summary>The price on the step nearest to an amount in currency units, in 1/10,000; at least one step.</summary>
    public static long Round(double amount)
    {
        long step = amount switch
        {
            < 3_000 => 1,
            < 5_000 => 5,
            < 30_000 => 10,
            < 50_000 => 50,
            _ => 100,
        };
        var steps = Math.Max(1, (long)Math.Floor(amount / step + 0.5));
        return steps * step * Units.PerCurrencyUnit;
    }
}

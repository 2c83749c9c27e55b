using System.Collections.Immutable;

namespace Bellwether.Market;

/// <summary>A step of a table by price: prices below <see cref="Below"/> (and at or above the step before) have <see cref="Amount"/>.</summary>
/// <param name="Below">Upper end, exclusive, in 1/10,000 currency unit; <see cref="long.MaxValue"/> for the last step.</param>
/// <param name="Amount">In 1/10,000 currency unit.</param>
public readonly record struct PriceStep(long Below, long Amount);

/// <summary>A table by price, in force from a day.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Steps">Ascending; the last one is open.</param>
public sealed record PriceTable(DateOnly From, ImmutableArray<PriceStep> Steps)
{
    /// <summary>The amount for a price.</summary>
    public long For(long price)
    {
        foreach (var step in Steps)
            if (price < step.Below)
                return step.Amount;
        return Steps[^1].Amount;
    }
}

/// <summary>When a limit is widened: after that many sessions in a row at the limit, or without a trade, in one direction.</summary>
/// <param name="From">First day in force.</param>
/// <param name="After">Sessions in a row.</param>
/// <param name="Times">How many times the usual limit, in that direction.</param>
public sealed record LimitWidening(DateOnly From, int After, int Times);

/// <summary>An exchange's daily price limits: rules of the exchange, read from a file of this market, never constants (METHODS 8.3).</summary>
/// <param name="Scheme">Identifier scheme of the market, e.g. <c>tse</c>.</param>
/// <param name="Limits">How far a price may move from the previous close, by that close; ascending by date.</param>
/// <param name="Ticks">Price steps, by price; ascending by date.</param>
/// <param name="Widenings">When limits are widened; ascending by date.</param>
public sealed record PriceLimits(string Scheme, ImmutableArray<PriceTable> Limits, ImmutableArray<PriceTable> Ticks, ImmutableArray<LimitWidening> Widenings)
{
    /// <summary>The limit for a base price on a day, or null before the first table.</summary>
    public long? LimitFor(long basePrice, DateOnly day) => InForce(Limits, day)?.For(basePrice);

    /// <summary>The tick at a price on a day; one price unit before the first table.</summary>
    public long TickFor(long price, DateOnly day) => InForce(Ticks, day)?.For(price) ?? 1;

    /// <summary>The widening rule on a day, or null when there is none.</summary>
    public LimitWidening? WideningOn(DateOnly day)
    {
        LimitWidening? found = null;
        foreach (var rule in Widenings)
            if (rule.From <= day)
                found = rule;
        return found;
    }

    private static PriceTable? InForce(ImmutableArray<PriceTable> tables, DateOnly day)
    {
        PriceTable? found = null;
        foreach (var table in tables)
            if (table.From <= day)
                found = table;
        return found;
    }
}

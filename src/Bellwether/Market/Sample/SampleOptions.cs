namespace Bellwether.Market.Sample;

/// <summary>
/// What sample market to generate. The same options give the same market, bit for bit. Below about 400 names a few planted ones weigh so much
/// that the standard section may fall while the growth section rises; the low and the growth rally hold at every size.
/// </summary>
/// <param name="Seed">Seed of every draw.</param>
/// <param name="Securities">Names ever listed, 100 to 9,999; default 1,200.</param>
/// <param name="TradingDays">Trading days up to <see cref="LastDay"/>, 160 to 5,000; default 900, about three and two-thirds years.</param>
public sealed record SampleOptions(ulong Seed = 1, int Securities = 1200, int TradingDays = 900)
{
    /// <summary>The last day, in March to June; the planted low lies in late December before it. Default 12 April 2019.</summary>
    public DateOnly LastDay { get; init; } = new(2019, 4, 12);

    /// <summary>Causes of a market that is led along no path, for calibration; null for the sample market with its planted course.</summary>
    public SampleCauses? Causes { get; init; }

    internal void Validate()
    {
        if (Securities is < 100 or > 9999)
            throw new ArgumentOutOfRangeException(nameof(Securities), Securities, "A sample market has 100 to 9,999 securities.");
        if (TradingDays is < 160 or > 5000)
            throw new ArgumentOutOfRangeException(nameof(TradingDays), TradingDays, "A sample market has 160 to 5,000 trading days.");
        if (LastDay.Month is < 3 or > 6 || LastDay.Year is < 1990 or > 2200)
            throw new ArgumentOutOfRangeException(nameof(LastDay), LastDay, "The last day of a sample market lies in March to June, 1990 to 2200.");
    }
}

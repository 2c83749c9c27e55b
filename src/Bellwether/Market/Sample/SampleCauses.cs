namespace Bellwether.Market.Sample;

/// <summary>
/// What is planted in a market that is led along no path (docs/decisions/0013): factors walk freely, no section is steered, and apart from the
/// causes named here nothing happens on purpose. Markets of one seed draw the same chance whatever is planted in them, so that the difference between
/// two of them is what the cause did. Simple returns have mean zero: half of each name's variance is taken off its log return. Causes that are runs of log return act from the low to the last day, evenly.
/// </summary>
/// <param name="Exports">Log return lost over the run by a name of export orientation 1 (export 1, mixed ½, domestic 0).</param>
/// <param name="Rates">Loadings on the ten-year yield, as a multiple of the sample market's: growth names lose when yields rise.</param>
/// <param name="Currency">Loadings on the currency, as a multiple of the sample market's: exporters gain when it falls.</param>
/// <param name="Size">Log return lost over the run per unit of log market value at the low.</param>
/// <param name="Sectors">Log return gained over the run by the sectors that the growth section holds more of.</param>
/// <param name="Stocks">Runs of the heaviest growth name and of a few small ones, as a multiple of the sample market's.</param>
public sealed record SampleCauses(double Exports = 0, double Rates = 0, double Currency = 0, double Size = 0, double Sectors = 0, double Stocks = 0)
{
    // ln of 20 billion: about the middle of the sections.
    private const double MiddleSize = 23.7;

    /// <summary>The runs of one name by cause, as log returns from the low to the last day.</summary>
    internal CauseRuns Runs(Profile profile, double valueAtLow)
    {
        var trade = SampleSectors.All[profile.Sector];
        var orientation = trade.Orientation switch { "export" => 1.0, "mixed" => 0.5, _ => 0.0 };
        var size = Size == 0 ? 0 : Size * (PortableMath.Log(valueAtLow > 0 ? valueAtLow : profile.MarketValue) - MiddleSize);
        return new CauseRuns(-Exports * orientation, -size, Sectors == 0 ? 0 : Sectors * SectorLean(trade));
    }

    // One for sectors that growth holds more of, less the share of names in such sectors among those of the same orientation: what the sectors did
    // must not be told by the export label, or two causes would be one.
    private static double SectorLean(SampleSectors.Template trade)
    {
        double leaning = 0, all = 0, large = 0, growth = 0;
        foreach (var other in SampleSectors.All) (large, growth) = (large + other.LargeShare, growth + other.GrowthShare);
        foreach (var other in SampleSectors.All)
        {
            if (other.Orientation != trade.Orientation) continue;
            // Names of the large and the growth section as they are drawn, 500 to 280.
            var share = 500 * other.LargeShare / large + 280 * other.GrowthShare / growth;
            all += share;
            if (Leans(other)) leaning += share;
        }

        return (Leans(trade) ? 1 : 0) - leaning / all;
    }

    private static bool Leans(SampleSectors.Template trade) => trade.GrowthShare > trade.LargeShare;
}

/// <summary>What single causes did to one name, as log returns from the low to the last day.</summary>
/// <param name="Exports">By its export orientation.</param>
/// <param name="Size">By its market value.</param>
/// <param name="Sectors">By its sector.</param>
public readonly record struct CauseRuns(double Exports, double Size, double Sectors)
{
    /// <summary>All of them together.</summary>
    public double Sum => Exports + Size + Sectors;
}

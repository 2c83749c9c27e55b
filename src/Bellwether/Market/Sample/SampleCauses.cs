namespace Bellwether.Market.Sample;

/// <summary>
/// What is planted in a market that is led along no path (docs/decisions/0010): factors walk freely, no section is steered, and apart from the
/// causes named here nothing happens on purpose. Markets of one seed draw the same chance whatever is planted in them, so that the difference between
/// two of them is what the cause did. Causes that are runs of log return act from the low to the last day, evenly.
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

    /// <summary>The run of one name, as a log return from the low to the last day.</summary>
    internal double Run(Profile profile, double valueAtLow)
    {
        var trade = SampleSectors.All[profile.Sector];
        var orientation = trade.Orientation switch { "export" => 1.0, "mixed" => 0.5, _ => 0.0 };
        var size = Size == 0 ? 0 : Size * (PortableMath.Log(valueAtLow > 0 ? valueAtLow : profile.MarketValue) - MiddleSize);
        return -Exports * orientation - size + (trade.GrowthShare > trade.LargeShare ? Sectors : 0);
    }
}

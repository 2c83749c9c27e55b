namespace Bellwether.Surface.Tests.Drivers;

/// <summary>Reasons put to the test on the rally of 2018-12-25 to 2019-04-05, numbers checked by a second route in SQL.</summary>
public sealed class RealDriversTests
{
    private const string Span = "--since 2018-12-25 --until 2019-04-05";

    [SharedFact]
    public void Export_sectors_of_the_first_section_rose_more_than_domestic_ones()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"drivers tse1 mothers {Span} --placebos 0 --format json"));
        using var market = new MarketSql();
        double Second(string label) => market.EqualWeightedByExport(["TSE1"], "2018-12-25", "2019-04-05", label);
        json.One("equal_weight_return", "tse1", contains: "export=export").Value!.Value.ShouldBe(Second("export"), 1e-9);
        json.One("equal_weight_return", "tse1", contains: "export=domestic").Value!.Value.ShouldBe(Second("domestic"), 1e-9);
        // The verification of the data says 23.0 % with the members of one later list instead of those of the day.
        Second("export").ShouldBe(0.230, 0.004);
        json.One("equal_weight_return", "tse1", contains: "export=export").Value!.Value.ShouldBeGreaterThan(json.One("equal_weight_return", "tse1", contains: "export=domestic").Value!.Value + 0.05);
    }

    [SharedFact]
    public void Less_dependence_on_exports_is_not_borne_out_and_rates_cannot_be_told()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"drivers mothers nikkei225 {Span} --placebos 99 --format json"));
        string Verdict(string reason) => json.Table("reasons").Single(row => row.GetProperty("reason").GetString() == reason).GetProperty("verdict").GetString()!;
        Verdict("Exports").ShouldBeOneOf("inconsistent", "inconclusive");
        var exports = json.One("driver_effect", "mothers", contains: "reason=exports");
        // Exporters were rewarded, and Mothers holds fewer of them.
        exports.Value!.Value.ShouldBeLessThan(0);
        json.One("characteristic_reward", "mothers", contains: "column=export").Value!.Value.ShouldBeGreaterThan(0);
        json.One("exposure_gap", "mothers", contains: "column=export").Value!.Value.ShouldBeLessThan(0);
        Verdict("Rates").ShouldBe("inconclusive");
        json.One("driver_beta", "mothers", contains: "factor=jgb10y;side=gap").Low!.Value.ShouldBeLessThan(0);
        // Yields fell over the window, by the Ministry of Finance's closing figures.
        using var market = new MarketSql();
        var move = market.Number("SELECT 100 * ((SELECT value FROM macro WHERE series = 'JGB_10Y' AND date = DATE '2019-04-05') - (SELECT value FROM macro WHERE series = 'JGB_10Y' AND date = DATE '2018-12-25'))");
        json.One("factor_change", "mothers", contains: "factor=jgb10y").Value!.Value.ShouldBe(move, 1e-9);
        json.One("top_names_effect", "mothers").Value!.Value.ShouldBeGreaterThan(0.05);
        json.Table("names")[0].GetProperty("name").GetString().ShouldBe("Mercari, Inc.");
    }

    [SharedFact]
    public void The_gap_of_the_stocks_used_is_that_of_their_weights_and_returns_in_sql()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"drivers jasdaq mothers {Span} --placebos 0 --format json"));
        var specific = json.One("stock_specific_effect", "jasdaq").Value!.Value;
        var gap = json.One("opening_gap", "jasdaq").Value!.Value;
        json.One("characteristic_coverage", "jasdaq", contains: "side=a").Value!.Value.ShouldBeInRange(0.9, 1);
        // Nearly all of both gauges is in: the gap is close to that of the whole sections, members fixed at the start.
        using var market = new MarketSql();
        gap.ShouldBe(market.Fixed(["JASDAQ_STANDARD", "JASDAQ_GROWTH"], "2018-12-25", "2019-04-05") - market.Fixed(["MOTHERS"], "2018-12-25", "2019-04-05"), 0.04);
        double.IsFinite(specific).ShouldBeTrue();
    }
}

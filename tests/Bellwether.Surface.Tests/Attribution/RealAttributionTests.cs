namespace Bellwether.Surface.Tests.Attribution;

/// <summary>Attribution on the real market of 2018 and 2019: gauges without a common member, weights by price, and a second route in SQL.</summary>
public sealed class RealAttributionTests
{
    private const string Window = "--since 2018-12-25 --until 2019-04-05";

    [SharedTheory]
    [InlineData("mothers", "jasdaq", "")]
    [InlineData("mothers", "nikkei225", "")]
    [InlineData("mothers", "nikkei225", " --basis chained --period week --linking menchero")]
    [InlineData("nikkei225", "tse1", " --by size --period month")]
    [InlineData("mothers", "jasdaq", " --by section --linking grap")]
    public void Lines_amount_to_the_gap_of_the_returns(string a, string b, string options)
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"attribution {a} {b} {Window}{options} --format json"));
        var total = json.One("attribution_total", a).Value!.Value;
        json.Facts.Where(fact => fact.Measure == "attribution_total" && fact.Subject != a).Sum(fact => fact.Value!.Value).ShouldBe(total, 1e-12);
        var gap = json.One("attribution_gap", a).Value!.Value;
        var published = json.Facts.Where(fact => fact.Measure == "replication_gap").ToArray();
        published.Select(fact => fact.Subject).ShouldBe(new[] { a, b }.Where(gauge => gauge == "nikkei225"));
        (total + published.Sum(fact => fact.Subject == a ? fact.Value!.Value : -fact.Value!.Value)).ShouldBe(gap, 1e-12);
        double Return(string gauge) => json.Facts.Single(fact => fact.Measure == "return" && fact.Subject == gauge && (gauge != "nikkei225" || fact.Basis == "official")).Value!.Value;
        gap.ShouldBe(Return(a) - Return(b), 1e-12);
    }

    [SharedFact]
    public void Gauges_of_other_sections_have_no_selection_by_section()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"attribution mothers jasdaq {Window} --by section --format json"));
        json.Facts.Where(fact => fact.Measure is "selection" or "interaction").ShouldAllBe(fact => fact.Value == 0);
        json.One("allocation", "mothers").Value!.Value.ShouldBe(json.One("attribution_total", "mothers").Value!.Value, 1e-13);
        json.Facts.Single(fact => fact.Measure == "segment_return" && fact.Subject == "section:MOTHERS" && fact.Id.Contains("/jasdaq/", StringComparison.Ordinal)).Raw.GetProperty("reason").GetString().ShouldBe("NoData");
    }

    // One monthly period: weights at its open, Hood–Beebower effects by sector, all in SQL from closes and share counts.
    [SharedFact]
    public void One_month_by_sector_is_what_a_query_over_closes_gives()
    {
        const string Since = "2019-02-28", Until = "2019-03-29";
        var json = JsonAnswer.Of(Stores.Tokyo.Type($"attribution mothers jasdaq --since {Since} --until {Until} --method hood-beebower --period month --format json"));
        json.One("attribution_periods", "mothers").Value.ShouldBe(1);
        using var market = new MarketSql();
        foreach (var sector in new[] { "5250", "9050", "3250" })
        {
            var (wa, ra) = market.Segment(Sections.Mothers, sector, Since, Until);
            var (wb, rb) = market.Segment(Sections.Jasdaq, sector, Since, Until);
            double Effect(string measure) => json.One(measure, $"sector:{sector}").Value!.Value;
            Effect("allocation").ShouldBe((wa - wb) * rb, 1e-9, sector);
            Effect("selection").ShouldBe(wb * (ra - rb), 1e-9, sector);
            Effect("interaction").ShouldBe((wa - wb) * (ra - rb), 1e-9, sector);
        }
    }

    [SharedFact]
    public void Effects_of_prices_weighted_by_price_replay_to_constituents()
    {
        var facts = JsonAnswer.Of(Stores.Tokyo.Type($"attribution mothers nikkei225 {Window} --format json")).Facts;
        foreach (var fact in facts.GroupBy(fact => fact.Measure, StringComparer.Ordinal).Select(group => group.First()))
        {
            var replay = Stores.Tokyo.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Output.ShouldContain("\nrow ", customMessage: fact.Id);
        }
    }

    [SharedTheory]
    [InlineData("attribution mothers topix", 3, "The gauge topix is only a published series: it has levels, but no constituents")]
    [InlineData("attribution mothers jasdaq --by theme:weak_yen --since 2018-12-25 --until 2019-04-05", 2, "Their themes: china, strong_yen.")]
    public void Is_refused(string line, int code, string says) => Stores.Tokyo.Type(line).Refusal(code).ShouldContain(says);
}

using System.Globalization;

namespace Bellwether.Surface.Tests;

/// <summary>Windows that nobody tuned anything to, by a second route in SQL over the files.</summary>
[Trait("speed", "slow")]
public sealed class WindowTests
{
    private const double Exact = 1e-9;

    [SharedTheory]
    [InlineData("2017-01-04", "2017-12-29")]
    [InlineData("2017-08-15", "2017-11-07")]
    [InlineData("2018-01-23", "2018-02-14")]
    [InlineData("2018-10-02", "2018-12-25")]
    [InlineData("2018-01-04", "2018-01-05")]
    public void Published_levels_and_their_largest_day(string since, string until)
    {
        using var sql = new MarketSql();
        var answer = Ask("compare", "nikkei225", "topix", "--since", since, "--until", until);
        foreach (var (gauge, index) in new[] { ("nikkei225", "NIKKEI225"), ("topix", "TOPIX") })
        {
            answer.One("return", gauge, "official").Value!.Value.ShouldBe(sql.Published(index, since, until), Exact);
            answer.One("level", gauge, "official").Value!.Value.ShouldBe(sql.Number($"SELECT close FROM index_levels WHERE \"index\" = '{index}' AND date = DATE '{until}'"), 1e-6);
            var largest = sql.Number($"SELECT max(change) FROM (SELECT date, close / lag(close) OVER (ORDER BY date) - 1 AS change FROM index_levels WHERE \"index\" = '{index}' AND date BETWEEN DATE '{since}' AND DATE '{until}')");
            answer.One("max_one_day_change", gauge, "official").Value!.Value.ShouldBe(largest, Exact);
        }

        var lead = sql.Published("NIKKEI225", since, until) - sql.Published("TOPIX", since, until);
        answer.Facts.Single(fact => fact.Measure == "excess_return").Value!.Value.ShouldBe(lead, Exact);
    }

    [SharedTheory]
    [InlineData("2017-11-01", "2018-01-22")]
    [InlineData("2018-01-23", "2018-02-14")]
    [InlineData("2018-05-01", "2018-08-15")]
    [InlineData("2018-09-28", "2018-12-25")]
    [InlineData("2019-04-08", "2019-06-28")]
    public void Members_fixed_at_the_start_by_the_rules_of_membership(string since, string until)
    {
        using var sql = new MarketSql();
        var answer = Ask("compare", "mothers", "jasdaq", "--since", since, "--until", until);
        foreach (var (gauge, sections) in new[] { ("mothers", Sections.Mothers), ("jasdaq", Sections.Jasdaq) })
        {
            answer.One("member_count", gauge, "fixed").Value.ShouldBe(sql.Members(sections, since), gauge);
            answer.One("return", gauge, "fixed").Value!.Value.ShouldBe(sql.Fixed(sections, since, until), 2e-5, gauge);
        }
    }

    // A split inside the window (Toyota has none; 4565 and 2121 neither; 3906 and 6095 do), a listing, a fall, a dividend payer.
    [SharedTheory]
    [InlineData("7203", "2017-03-01", "2018-10-31")]
    [InlineData("4385", "2018-06-19", "2018-12-25")]
    [InlineData("2121", "2017-06-01", "2018-05-31")]
    [InlineData("3906", "2017-01-04", "2018-12-28")]
    [InlineData("6095", "2017-01-04", "2018-12-28")]
    [InlineData("9984", "2018-12-25", "2019-12-30")]
    public void Single_securities_with_and_without_splits(string code, string since, string until)
    {
        using var sql = new MarketSql();
        var replay = Stores.Tokyo.Run("replay", $"return/mothers/tse:{code}/{since}..{until}/fixed").Done();
        Value(replay).ShouldBe(sql.Stock(code, since, until), 2e-4);
    }

    [SharedFact]
    public void A_holiday_means_the_session_before_and_says_so()
    {
        var text = Stores.Tokyo.Run("compare", "nikkei225", "topix", "--since", "2018-12-24", "--until", "2019-04-07").Done().Output;
        text.ShouldContain("21 December 2018 to 5 April 2019");
        var flat = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Where(word => word != "│"));
        flat.ShouldContain("2018-12-24 was no trading day; the session before is 2018-12-21.");
        flat.ShouldContain("2019-04-07 was no trading day; the session before is 2019-04-05.");
    }

    [SharedFact]
    public void As_of_hides_what_came_later()
    {
        var seen = Ask("compare", "nikkei225", "--since", "2018-12-25", "--as-of", "2019-03-01");
        var asked = Ask("compare", "nikkei225", "--since", "2018-12-25", "--until", "2019-03-01");
        seen.One("return", "nikkei225", "official").Id.ShouldBe(asked.One("return", "nikkei225", "official").Id);
    }

    private static JsonAnswer Ask(params string[] args) => JsonAnswer.Of(Stores.Tokyo.Run([.. args, "--format", "json"]));

    private static double Value(Outcome replay) =>
        double.Parse(replay.Lines.Single(line => line.StartsWith("value ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}

using Bellwether.Analytics.Events;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Indices;

namespace Bellwether.Surface.Tests.Events;

/// <summary>The reference case: Sosei's day, AnGes's limit days, the days that made the rally; and the price limits against the whole market.</summary>
public sealed class RealEventsTests
{
    [SharedFact]
    public void Soseis_day_is_abnormal_with_its_item_and_its_car()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("events tse:4565 --date 2019-03-20 --format json"));
        using var sql = new MarketSql();
        json.One("return", "tse:4565").Value!.Value.ShouldBe(sql.Stock("4565", "2019-03-19", "2019-03-20"), 1e-12);
        json.One("return", "topix").Value!.Value.ShouldBe(sql.Published("TOPIX", "2019-03-19", "2019-03-20"), 1e-12);
        json.One("abnormal_z", "tse:4565").Value!.Value.ShouldBeGreaterThan(5);
        var car = json.One("car", "tse:4565", contains: "2019-03-19..2019-03-20");
        car.Value!.Value.ShouldBe(json.One("abnormal_return", "tse:4565").Value!.Value, 1e-12);
        car.Low!.Value.ShouldBeGreaterThan(0);
        json.Table("news").Select(row => row.GetProperty("kind").GetString()).ShouldBe(["price", "company"]);
        json.Table("car").Length.ShouldBe(4);
        // The market model once more, by sums in SQL over the 250 sessions that end ten sessions before the day.
        const string Pairs = """
            WITH days AS (SELECT date, row_number() OVER (ORDER BY date) AS n FROM (SELECT DISTINCT date FROM prices)),
            event AS (SELECT n FROM days WHERE date = DATE '2019-03-20'),
            own AS (SELECT d.n, p.close / lag(p.close) OVER (ORDER BY d.n) - 1 AS r FROM prices p JOIN days d USING (date) WHERE p.code = '4565'),
            market AS (SELECT d.n, l.close / lag(l.close) OVER (ORDER BY d.n) - 1 AS m FROM index_levels l JOIN days d USING (date) WHERE l."index" = 'TOPIX'),
            pairs AS (SELECT n, r, m FROM own JOIN market USING (n))
            """;
        const string Window = "n >= (SELECT n FROM event) - 260 AND n < (SELECT n FROM event) - 10";
        sql.Number($"{Pairs} SELECT regr_slope(r, m) FROM pairs WHERE {Window}").ShouldBe(json.One("model_beta", "tse:4565").Value!.Value, 1e-9);
        sql.Number($"{Pairs} SELECT (SELECT r FROM pairs WHERE n = (SELECT n FROM event)) - regr_intercept(r, m) - regr_slope(r, m) * (SELECT m FROM pairs WHERE n = (SELECT n FROM event)) FROM pairs WHERE {Window}")
            .ShouldBe(json.One("abnormal_return", "tse:4565").Value!.Value, 1e-9);
    }

    [SharedFact]
    public void Anges_shows_its_limit_days_in_the_rally()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("events tse:4563 --since 2018-12-25 --until 2019-04-05 --format json"));
        json.Table("limit_days").Select(row => row.GetProperty("day").GetString()).ShouldBe(["25 Feb 2019", "22 Feb 2019", "21 Feb 2019", "6 Feb 2019"]);
        json.Table("limit_days").ShouldAllBe(row => row.GetProperty("limit").GetString() == "limit up");
        json.Facts.Single(fact => fact.Measure == "limit_closes" && fact.Id.Contains("(up)", StringComparison.Ordinal)).Value.ShouldBe(4);
    }

    [SharedFact]
    public void The_days_that_made_the_rally_add_up()
    {
        var json = JsonAnswer.Of(Stores.Tokyo.Type("events mothers --since 2018-12-25 --until 2019-04-05 --format json"));
        var share = json.Facts.Single(fact => fact.Measure == "best_days_share");
        var shares = json.Facts.Where(fact => fact.Measure == "day_share").Select(fact => fact.Value!.Value).OrderDescending().Take(5).Sum();
        share.Value!.Value.ShouldBe(shares, 1e-9);
        json.Table("stock_days").ShouldContain(row => row.GetProperty("id").GetString() == "tse:4592" && row.GetProperty("day").GetString() == "30 Jan 2019");
        // 27 December rose most: the published closes of the press say so too.
        json.Table("days")[0].GetProperty("day").GetString().ShouldBe("27 Dec 2018");
    }

    [SharedFact]
    [Trait("speed", "slow")]
    public void The_limit_table_holds_for_the_whole_market()
    {
        var market = SnapshotLoader.Load(Stores.Tokyo.Store).Snapshot;
        var limits = new LimitDays(market, new ShareCounts(market), PriceLimitLibrary.Find("tse")!);
        var counts = new Dictionary<LimitClose, int>();
        var (widened, judged) = (0, 0);
        for (var security = 0; security < market.Panel.Securities; security++)
        {
            for (var day = Math.Max(1, market.Panel.Columns.FirstDay[security]); day <= market.Panel.Columns.LastDay[security]; day++)
            {
                if (limits.Of(security, day) is not { HasValue: true } limit) continue;
                judged++;
                counts[limit.Value.Close] = counts.GetValueOrDefault(limit.Value.Close) + 1;
                if (limit.Value.Times > 1) widened++;
            }
        }

        using var sql = new MarketSql();
        string Sql(string condition) => $"""
            SELECT count(*) FROM (
                SELECT c, b, lim, CASE WHEN c <= 3000 THEN 1 WHEN c <= 5000 THEN 5 WHEN c <= 30000 THEN 10 WHEN c <= 50000 THEN 50 WHEN c <= 300000 THEN 100 ELSE 500 END AS tick FROM (
                    SELECT c, b, CASE WHEN b < 100 THEN 30 WHEN b < 200 THEN 50 WHEN b < 500 THEN 80 WHEN b < 700 THEN 100 WHEN b < 1000 THEN 150 WHEN b < 1500 THEN 300 WHEN b < 2000 THEN 400 WHEN b < 3000 THEN 500
                        WHEN b < 5000 THEN 700 WHEN b < 7000 THEN 1000 WHEN b < 10000 THEN 1500 WHEN b < 15000 THEN 3000 WHEN b < 20000 THEN 4000 WHEN b < 30000 THEN 5000 WHEN b < 50000 THEN 7000 WHEN b < 70000 THEN 10000
                        WHEN b < 100000 THEN 15000 WHEN b < 150000 THEN 30000 ELSE 40000 END AS lim
                    FROM (SELECT volume, close * split_factor AS c, lag(close * split_factor) OVER (PARTITION BY code ORDER BY date) / (CASE WHEN split > 0 THEN split ELSE 1 END) AS b FROM prices) WHERE b IS NOT NULL AND volume > 0))
            WHERE {condition}
            """;
        var (up, down, beyond) = (sql.Count(Sql("abs(c - b - lim) < tick - 0.001")), sql.Count(Sql("abs(c - b + lim) < tick - 0.001")), sql.Count(Sql("abs(c - b) >= lim + tick - 0.001")));
        judged.ShouldBeGreaterThan(2_000_000);
        // The table is right to within what the source's prices allow: thousands of closes on the limit, hardly any beyond it.
        Math.Abs(counts[LimitClose.Up] - up).ShouldBeLessThanOrEqualTo(widened + 5);
        Math.Abs(counts[LimitClose.Down] - down).ShouldBeLessThanOrEqualTo(widened + 5);
        counts[LimitClose.Up].ShouldBeGreaterThan(3000);
        counts[LimitClose.Down].ShouldBeGreaterThan(500);
        var outside = counts.GetValueOrDefault(LimitClose.AboveLimit) + counts.GetValueOrDefault(LimitClose.BelowLimit) + counts.GetValueOrDefault(LimitClose.BaseUnknown);
        outside.ShouldBeLessThanOrEqualTo((int)beyond);
        ((double)outside / judged).ShouldBeLessThan(1e-4);
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Events;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Tests.Indices;

namespace Bellwether.Tests.Analytics.Events;

/// <summary>News beside sessions, days at the price limit, stock returns round suspensions, the best days of a window.</summary>
public sealed class MarketEventTests
{
    // Monday 6, Tuesday 7, Friday 10 and Monday 13 January 2020: the market is closed in between.
    private static readonly ImmutableArray<DateOnly> Days = [new(2020, 1, 6), new(2020, 1, 7), new(2020, 1, 10), new(2020, 1, 13)];

    [Fact]
    public void News_between_two_closes_belongs_to_the_later_one()
    {
        var market = With(
            (new DateOnly(2020, 1, 7), 0, "company"),
            (new DateOnly(2020, 1, 8), 0, "regulatory"),
            (new DateOnly(2020, 1, 10), 0, "price"),
            (new DateOnly(2020, 1, 10), -1, "market"),
            (new DateOnly(2020, 1, 11), 0, "company"),
            (new DateOnly(2020, 1, 13), 1, "company"));
        var friday = NewsMatching.Beside(market, 0, 2);
        friday.Select(match => (market.News[match.News].Date.Day, market.News[match.News].Kind, match.Timing, match.Score)).ShouldBe(
        [
            (8, "regulatory", NewsTiming.MarketClosed, 6),
            (7, "company", NewsTiming.MaybeAfterClose, 5),
            (11, "company", NewsTiming.DatedAfter, 5),
            (10, "price", NewsTiming.SameDay, 4.5),
            (10, "market", NewsTiming.SameDay, 2),
        ]);
        friday.Where(match => match.IsCandidate).ShouldAllBe(match => match.Lag >= 0);
        // One item, two sessions: dated on Tuesday it may have come after the close.
        NewsMatching.Beside(market, 0, 1).Where(match => match.IsCandidate).ShouldHaveSingleItem().Timing.ShouldBe(NewsTiming.SameDay);
        NewsMatching.Beside(market, -1, 2).ShouldHaveSingleItem().Score.ShouldBe(2);
    }

    [Fact]
    public void A_close_at_the_limit_is_found_to_less_than_a_tick()
    {
        var rules = Rules();
        var small = new SmallMarket();
        // 995 + 150 on the limit; 2,998 + 500 lies between ticks of 5, so 3,495 is the limit; then inside, and beyond.
        small.Add("1", 1000, 995, 1145);
        small.Add("2", 1000, 2998, 3495);
        small.Add("3", 1000, 995, 1143);
        small.Add("4", 1000, 995, 1150);
        small.Add("5", 1000, 995, 845);
        small.Add("6", 1000, 990, 645);
        small.Splits.Add(new SplitRow(5, small.Day(1), new Ratio(2, 1)));
        var market = small.Build();
        var limits = new LimitDays(market, new ShareCounts(market), rules);
        LimitClose Close(int security) => limits.Of(security, 1).Value.Close;
        Close(0).ShouldBe(LimitClose.Up);
        Close(1).ShouldBe(LimitClose.Up);
        Close(2).ShouldBe(LimitClose.Inside);
        Close(3).ShouldBe(LimitClose.AboveLimit);
        Close(4).ShouldBe(LimitClose.Down);
        // 990 is 495 after the split, whose limit is 80: 645 lies beyond.
        limits.Of(5, 1).Value.Base.ShouldBe(495 * Units.PerCurrencyUnit);
        Close(5).ShouldBe(LimitClose.AboveLimit);
        limits.Of(0, 0).Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void After_three_days_at_the_limit_it_is_widened()
    {
        var small = new SmallMarket();
        small.Add("1", 1000, 300, 380, 460, 540, 740);
        var market = small.Build();
        var day = new LimitDays(market, new ShareCounts(market), Rules()).Of(0, 4).Value;
        day.Close.ShouldBe(LimitClose.Up);
        day.Times.ShouldBe(2);
        // The same move after two such days is beyond the limit.
        var sudden = new SmallMarket();
        sudden.Add("1", 1000, 380, 460, 540, 740);
        var other = sudden.Build();
        new LimitDays(other, new ShareCounts(other), Rules()).Of(0, 3).Value.Close.ShouldBe(LimitClose.AboveLimit);
    }

    [Fact]
    public void A_split_is_no_return_and_trading_after_a_gap_returns_over_all_its_days()
    {
        var small = new SmallMarket();
        small.Add("1", 1000, 100, 110, 60, 66);
        small.Splits.Add(new SplitRow(0, small.Day(2), new Ratio(2, 1)));
        var market = small.Build();
        double[] other = [double.NaN, 0.01, 0.02, 0.03];
        var days = StockDays.Of(market, new ShareCounts(market), 0, other, masked: [3]);
        days.Returns.Span[1].ShouldBe(0.1, 1e-12);
        days.Returns.Span[2].ShouldBe(120.0 / 110 - 1, 1e-12);
        days.Estimable.ToArray().ShouldBe([false, true, true, false]);
        double.IsNaN(days.ForEstimation(4)[3]).ShouldBeTrue();

        var gap = new SmallMarket();
        gap.Add("1", 1000, 100, 0, 0, 130);
        gap.Add("2", 1000, 1, 1, 1, 1);
        var halted = gap.Build();
        var resumed = StockDays.Of(halted, new ShareCounts(halted), 0, other);
        double.IsNaN(resumed.Returns.Span[1]).ShouldBeTrue();
        resumed.Returns.Span[3].ShouldBe(0.3, 1e-12);
        resumed.Spans[3].ShouldBe(3);
        resumed.Market.Span[3].ShouldBe(1.01 * 1.02 * 1.03 - 1, 1e-12);
        resumed.Estimable[3].ShouldBeFalse();
    }

    [Fact]
    public void Best_days_add_up()
    {
        double[] levels = [100, 110, double.NaN, 105, 121, 120];
        var days = new BestDays(levels, 10);
        days.Count.ShouldBe(4);
        days.Best(2).ShouldBe([14, 11]);
        days.Worst(1).ShouldBe([13]);
        days.Share(2).Value.ShouldBe(26.0 / 20, 1e-12);
        days.Share(4).Value.ShouldBe(1, 1e-12);
        days.ReturnWithout(1).Value.ShouldBe(1.2 / (121.0 / 105) - 1, 1e-12);
        days.ReturnWithout(4).Value.ShouldBe(0, 1e-12);
        days.Share(5).Reason.ShouldBe(Reason.TooShort);
    }

    private static PriceLimits Rules()
    {
        static long Yen(long amount) => amount * Units.PerCurrencyUnit;
        return new PriceLimits(
            "x",
            [new PriceTable(new DateOnly(2010, 1, 4), [new(Yen(500), Yen(80)), new(Yen(700), Yen(100)), new(Yen(1000), Yen(150)), new(Yen(3000), Yen(500)), new(long.MaxValue, Yen(700))])],
            [new PriceTable(new DateOnly(2010, 1, 4), [new(Yen(3001), Yen(1)), new(long.MaxValue, Yen(5))])],
            [new LimitWidening(new DateOnly(2010, 1, 4), 3, 2)]);
    }

    private static MarketSnapshot With(params (DateOnly Date, int Security, string Kind)[] news)
    {
        var small = new SmallMarket();
        small.Add("1", 1000, 1, 1, 1, 1);
        small.Add("2", 1000, 1, 1, 1, 1);
        return small.Build() with
        {
            Calendar = new TradingCalendar(Days),
            News = [.. news.Select(item => new NewsRow(item.Date, item.Security, item.Kind, "words", null))],
        };
    }
}

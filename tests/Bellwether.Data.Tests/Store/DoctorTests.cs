using System.Collections.Immutable;
using Bellwether.Data.Store;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Store;

public sealed class DoctorTests
{
    private const int Days = 80;

    [Fact]
    public void A_clean_market_has_no_findings()
    {
        var report = Doctor.Examine(Market(Steady(1000), Steady(500)));
        report.Findings.ShouldBeEmpty();
        report.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void A_split_that_is_listed_and_seen_is_fine()
    {
        var market = Market(At(Steady(1000), 40, 200)) with { Splits = [new SplitRow(0, TestMarket.Day(40), new Ratio(5, 1))] };
        Doctor.Examine(market).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_jump_without_a_split_is_found_and_its_ratio_named()
    {
        var report = Doctor.Examine(Market(At(Steady(1000), 40, 200)));
        report.Of(FindingKind.UnexplainedJump).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Date.ShouldBe(TestMarket.Day(40)), f => f.Value.ShouldBe(0.2, 1e-12), f => f.Severity.ShouldBe(Severity.Error));
        report.Of(FindingKind.MissingSplit).ShouldHaveSingleItem().Message.ShouldContain("5 new shares per old");
        report.IsHealthy.ShouldBeFalse();
    }

    [Fact]
    public void A_spike_names_its_day_of_return_and_is_no_missing_split()
    {
        var closes = At(At(Steady(1000), 40, 5000), 41, 1000);
        var report = Doctor.Examine(Market(closes));
        report.Of(FindingKind.UnexplainedJump).Select(f => f.Until).ShouldBe([TestMarket.Day(41), null]);
        report.Of(FindingKind.MissingSplit).ShouldBeEmpty();
    }

    [Fact]
    public void A_listed_split_without_a_move_is_found()
    {
        var market = Market(Steady(1000)) with { Splits = [new SplitRow(0, TestMarket.Day(40), new Ratio(2, 1))] };
        Doctor.Examine(market).Of(FindingKind.SplitWithoutMove).ShouldHaveSingleItem().Date.ShouldBe(TestMarket.Day(40));
    }

    [Fact]
    public void A_split_that_moved_the_price_by_its_square_is_found()
    {
        var market = Market(At(Steady(1000), 40, 250)) with { Splits = [new SplitRow(0, TestMarket.Day(40), new Ratio(2, 1))] };
        Doctor.Examine(market).Of(FindingKind.SplitMovedTwice).ShouldHaveSingleItem().Expected.ShouldBe(0.5);
    }

    [Fact]
    public void Prices_off_the_grid_are_found_up_to_their_last_day()
    {
        var closes = Steady(1000);
        for (var day = 0; day < 70; day++) closes[day] += day % 2 == 0 ? 333 : 667;
        var finding = Doctor.Examine(Market(closes)).Of(FindingKind.OffGridPrices).ShouldHaveSingleItem();
        finding.Until.ShouldBe(TestMarket.Day(69));
        finding.Value.ShouldBe(1);
    }

    [Fact]
    public void A_stale_run_is_noted()
    {
        var market = Market(Steady(1000), state: (day, _) => day is >= 10 and < 35 ? CellState.NoTrade : CellState.Traded);
        var finding = Doctor.Examine(market).Findings.ShouldHaveSingleItem();
        (finding.Kind, finding.Severity, finding.Value, finding.Until).ShouldBe((FindingKind.StaleRun, Severity.Note, 25, TestMarket.Day(34)));
    }

    [Fact]
    public void Days_without_volume_and_thin_days_are_found()
    {
        long[][] closes = [.. Enumerable.Range(0, 30).Select(_ => Steady(1000))];
        var report = Doctor.Examine(Market(closes, (day, s) => (day, s) switch { (20, > 1) => CellState.NoTrade, (30, > 9) => CellState.Missing, _ => CellState.Traded }));
        report.Of(FindingKind.NoVolumeDay).ShouldHaveSingleItem().Date.ShouldBe(TestMarket.Day(20));
        report.Of(FindingKind.ThinDay).ShouldHaveSingleItem().Date.ShouldBe(TestMarket.Day(30));
    }

    [Fact]
    public void A_day_that_an_index_has_and_the_calendar_has_not_is_found()
    {
        var levels = Enumerable.Range(0, Days).Select(d => TestMarket.Day(d)).Append(TestMarket.Day(40).AddDays(5)).Order().Select(d => new LevelRow(d, null, null, null, 1000)).ToImmutableArray();
        var abroad = Enumerable.Range(0, 30).Select(d => new LevelRow(TestMarket.FirstDay.AddDays(d), null, null, null, 1000)).ToImmutableArray();
        var market = Market(Steady(1000)) with { OfficialLevels = [new OfficialSeries("TOPIX", levels), new OfficialSeries("ABROAD", abroad)] };
        Doctor.Examine(market).Of(FindingKind.CalendarGap).ShouldHaveSingleItem().Date.ShouldBe(TestMarket.Day(40).AddDays(5));
    }

    [Fact]
    public void Members_without_prices_and_doubtful_sections_are_named()
    {
        var market = Market([Steady(1000), Steady(1000), new long[Days]], (_, s) => s == 2 ? CellState.Absent : CellState.Traded) with
        {
            Listings = [new ListingRow(TestMarket.Day(0), 0, "MOTHERS", true), new ListingRow(TestMarket.Day(0), 1, "MOTHERS", false), new ListingRow(TestMarket.Day(0), 2, "MOTHERS", true)],
            Constituents = [new ConstituentRow("NIKKEI225", 0, "1000", TestMarket.Day(0), null, Ratio.One), new ConstituentRow("NIKKEI225", -1, "7777", TestMarket.Day(0), null, Ratio.One)],
        };
        var report = Doctor.Examine(market);
        report.Of(FindingKind.MembersWithoutPrices).Select(f => f.Message.Split(':')[1].Split(';')[0]).ShouldBe([" 1 of 3 names have no prices (1002)", " 1 of 2 names have no prices (7777)"], ignoreOrder: true);
        report.Of(FindingKind.UncertainSection).ShouldHaveSingleItem().Securities.ShouldBe([1]);
    }

    [Fact]
    public void What_only_the_source_sees_is_passed_on()
    {
        var report = Doctor.Examine(Market(Steady(1000)), flagged: [new FlaggedPrice("1000", TestMarket.Day(0), 50.4)]);
        report.Of(FindingKind.UnexplainedJump).ShouldHaveSingleItem().Message.ShouldContain("the source reports");
    }

    private static long[] Steady(double price) => [.. Enumerable.Range(0, Days).Select(_ => Units.FromAmount(price))];

    private static long[] At(long[] closes, int day, double price)
    {
        closes.AsSpan(day).Fill(Units.FromAmount(price));
        return closes;
    }

    private static MarketSnapshot Market(params long[][] closes) => Market(closes, (_, _) => CellState.Traded);

    private static MarketSnapshot Market(long[] closes, Func<int, int, CellState> state) => Market([closes], state);

    private static MarketSnapshot Market(long[][] closes, Func<int, int, CellState> state)
    {
        var width = closes.Length;
        var close = new long[Days * width];
        var states = new byte[Days * width];
        for (var day = 0; day < Days; day++)
        {
            for (var s = 0; s < width; s++)
            {
                close[(day * width) + s] = closes[s][day];
                states[(day * width) + s] = (byte)state(day, s);
            }
        }

        bool Priced(int s) => Enumerable.Range(0, Days).Any(d => states[(d * width) + s] != 0);
        return new MarketSnapshot
        {
            Version = new DatasetVersion(1, default, "test"),
            Calendar = new TradingCalendar([.. Enumerable.Range(0, Days).Select(TestMarket.Day)]),
            Securities = [.. Enumerable.Range(0, width).Select(s => new Security(new SecurityId("tse", $"{1000 + s}"), $"{s}", null, null, null, [], null))],
            Panel = new Panel(Days, width, new PanelColumns
            {
                Close = close,
                State = states,
                FirstDay = [.. Enumerable.Range(0, width).Select(s => Priced(s) ? 0 : -1)],
                LastDay = [.. Enumerable.Range(0, width).Select(s => Priced(s) ? Days - 1 : -1)],
            }),
        };
    }
}

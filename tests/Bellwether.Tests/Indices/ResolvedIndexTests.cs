using Bellwether.Indices;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

public class ResolvedIndexTests
{
    [Fact]
    public void A_split_changes_neither_level_nor_divisor()
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 100, 100, 50);
        var b = small.Add("B", 2000, 10, 10, 10);
        small.List(0, a, b);
        small.Splits.Add(new SplitRow(a, small.Day(2), new Ratio(2, 1)));
        var history = small.Run(SmallMarket.FullCap, 0, 2);
        history.Price[2].Points.ShouldBe(1000);
        history.DivisorChanges.ShouldBeEmpty();
        history.Contributions.ShouldAllBe(points => points == 0);
    }

    [Fact]
    public void A_rights_issue_is_valued_at_the_subscription_price()
    {
        // 1 new for 4 old at 400; TERP = (500 + 0.25 · 400) / 1.25 = 480 (METHODS 1.3): a close of 480 leaves the index where it was.
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 500, 500, 480);
        var b = small.Add("B", 1000, 100, 100, 100);
        small.List(0, a, b);
        small.Actions.Add(new CorporateActionRow(a, small.Day(2), CorporateActionKind.Rights, new Ratio(1, 4), Units.FromAmount(400m), -1));
        var history = small.Run(SmallMarket.FullCap, 0, 2);
        history.Price[2].Points.ShouldBe(1000);
        var change = history.DivisorChanges.ShouldHaveSingleItem();
        change.Reason.ShouldBe(DivisorReason.Rights);
        IndexCalculator.ToCurrency(change.After - change.Before).ShouldBe(100_000);
        var market = small.Build();
        new ShareCounts(market).PriceRatio(a, small.Day(1), small.Day(2)).ToDouble().ShouldBe(500.0 / 480, 1e-12);
    }

    [Fact]
    public void A_spin_off_lowers_the_opening_price_and_the_divisor()
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 500, 500, 420);
        var b = small.Add("B", 1000, 100, 100, 100);
        small.List(0, a, b);
        small.Actions.Add(new CorporateActionRow(a, small.Day(2), CorporateActionKind.SpinOff, Ratio.One, Units.FromAmount(80m), -1));
        var history = small.Run(SmallMarket.FullCap, 0, 2);
        history.Price[2].Points.ShouldBe(1000);
        history.Divisors[2].ShouldBeLessThan(history.Divisors[1]);
    }

    [Fact]
    public void A_transfer_carries_the_old_share_until_the_holding_company_trades()
    {
        var small = new SmallMarket();
        var old = small.Add("A", 1000, 200, 210, 0, 0, 0);
        var b = small.Add("B", 1000, 100, 100, 100, 100, 110);
        var successor = small.Add("C", 500, 0, 0, 0, 440, 440);
        small.List(0, old, b);
        small.Actions.Add(new CorporateActionRow(old, small.Day(3), CorporateActionKind.Transfer, new Ratio(1, 2), 0, successor));
        var history = small.Run(SmallMarket.FullCap, 0, 4);
        // 200 + 100 → 210 + 100 → carried → 500 shares at 440 against a theoretical 420 → B adds 10.
        history.Price.Select(level => Math.Round(level.Points, 6)).ShouldBe([1000m, 1033.333333m, 1033.333333m, 1066.666667m, 1100m]);
        history.Members.ShouldBe([2, 2, 2, 2, 2]);
        new Level(history.Contributions[successor]).Points.ShouldBe(33.333333333333m, 1e-9m);
    }

    [Fact]
    public void A_new_listing_enters_after_the_end_of_the_next_month()
    {
        var small = new SmallMarket { First = new DateOnly(2020, 1, 1) };
        var days = 100;
        var a = small.Add("A", 1000, [.. Enumerable.Repeat(100.0, days)]);
        var b = small.Add("B", 1000, [.. Enumerable.Range(0, days).Select(day => day < 10 ? 0.0 : 50 + day)]);
        small.List(0, a);
        small.List(90, a, b);
        var history = small.Run(SmallMarket.FullCap with { Entry = EntryRule.EndOfNextMonth }, 0, 95);
        // Listed 11 January: in after the close of 29 February, day 59.
        history.Members[59].ShouldBe(1);
        history.Members[60].ShouldBe(2);
        history.Price[59].Points.ShouldBe(1000);
        history.Price[60].ShouldBeGreaterThan(history.Price[59]);
        small.Run(SmallMarket.FullCap, 0, 95).Members[11].ShouldBe(2);
    }

    [Fact]
    public void A_name_that_moved_between_two_lists_is_uncertain_in_between()
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1000, [.. Enumerable.Repeat(100.0, 12)]);
        var b = small.Add("B", 1000, [.. Enumerable.Repeat(100.0, 12)]);
        small.List(0, a, b);
        small.List(10, a);
        small.Listings.Add(new ListingRow(small.Day(10), b, "OTHER", Certain: true));
        var resolver = new IndexResolver(small.Build());
        resolver.RosterOn(SmallMarket.FullCap, 0, Basis.Fixed).Held.ShouldBe([a, b]);
        var between = resolver.RosterOn(SmallMarket.FullCap, 5, Basis.Fixed);
        between.Held.ShouldBe([a]);
        between.Uncertain.ShouldBe([b]);
        resolver.RosterOn(SmallMarket.FullCap, 10, Basis.Fixed).Uncertain.ShouldBeEmpty();
        small.Run(SmallMarket.FullCap, 0, 11).Members.ShouldBe([2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void A_member_without_prices_is_counted_and_not_held()
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 100, 110, 120);
        var b = small.Add("B", 1000, 0, 0, 0);
        small.List(0, a, b);
        small.List(2, a, b);
        var roster = new IndexResolver(small.Build()).RosterOn(SmallMarket.FullCap, 0, Basis.Fixed);
        roster.Held.ShouldBe([a]);
        roster.Unpriced.ShouldBe([b]);
        roster.Members.ShouldBe(2);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_price_weighted_split_changes_the_divisor_unless_the_factor_follows(bool factorFollows, int changes)
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1, 300, 300, 150, 165);
        var b = small.Add("B", 1, 100, 100, 100, 100);
        small.Constituents.Add(new ConstituentRow("T", a, "A", small.Day(0), factorFollows ? small.Day(2) : null, Ratio.One));
        if (factorFollows) small.Constituents.Add(new ConstituentRow("T", a, "A", small.Day(2), null, new Ratio(2, 1)));
        small.Constituents.Add(new ConstituentRow("T", b, "B", small.Day(0), null, Ratio.One));
        small.Splits.Add(new SplitRow(a, small.Day(2), new Ratio(2, 1)));
        var definition = new IndexDefinition { Id = "t", Name = "T", Weighting = Weighting.Price, Membership = MembershipSource.Table, Table = "T" };
        var history = small.Run(definition, 0, 3);
        history.Price[2].Points.ShouldBe(1000);
        history.DivisorChanges.Length.ShouldBe(changes);
        // 10 % of A's share of the index: 300 of 400 while the factor follows, 150 of 250 when it does not.
        history.Price[3].Points.ShouldBe(factorFollows ? 1075 : 1060);
    }

    [Fact]
    public void Equal_weights_are_set_again_at_the_end_of_the_quarter()
    {
        var small = new SmallMarket { First = new DateOnly(2020, 3, 30) };
        var a = small.Add("A", 1, 100, 200, 200, 400);
        var b = small.Add("B", 1, 100, 100, 100, 100);
        small.List(0, a, b);
        var definition = SmallMarket.FullCap with { Weighting = Weighting.Equal, Review = ReviewCalendar.Quarterly };
        var history = small.Run(definition, 0, 3);
        // +50 % by 31 March, then half of it in A again, which doubles on 2 April.
        history.Price.Select(level => Math.Round(level.Points, 6)).ShouldBe([1000m, 1500m, 1500m, 2250m]);
    }

    [Fact]
    public void A_cap_nobody_can_meet_says_so()
    {
        var small = new SmallMarket();
        small.List(0, small.Add("A", 1000, 100, 100), small.Add("B", 1000, 50, 50));
        var definition = SmallMarket.FullCap with { Weighting = Weighting.CappedCap, Cap = 0.3m, Review = ReviewCalendar.Quarterly };
        Should.Throw<ResolveException>(() => small.Run(definition, 0, 1)).Message.ShouldContain("cannot be met by 2 constituents");
    }

    [Fact]
    public void A_delisted_member_leaves_at_its_last_price()
    {
        var small = new SmallMarket();
        var a = small.Add("A", 1000, 100, 100, 100);
        var b = small.Add("B", 1000, 100, 120, 0);
        small.List(0, a, b);
        var history = small.Run(SmallMarket.FullCap, 0, 2);
        history.Price.Select(level => level.Points).ShouldBe([1000m, 1100m, 1100m]);
        history.DivisorChanges.ShouldHaveSingleItem().Reason.ShouldBe(DivisorReason.Exit);
    }
}

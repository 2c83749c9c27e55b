using Bellwether.Analytics.Rallies;
using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class DatingRulesTests
{
    // METHODS 3.5: 20 % swings are peak 1 (confirmed 5), trough 5 (confirmed 7), then an open up-leg.
    private static readonly double[] s_example = [100, 105, 102, 104, 90, 83.9, 95, 101, 99, 110, 112, 100, 95, 114.1];

    [Fact]
    public void Legs_run_from_turn_to_turn_and_the_last_is_open()
    {
        var dating = DatingRules.Find(s_example, DatingRule.Threshold).Value;
        dating.Turns.Select(turn => (turn.Kind, turn.Index, turn.Confirmed)).ShouldBe([(TurnKind.Peak, 1, 5), (TurnKind.Trough, 5, 7)]);
        var legs = dating.Legs(s_example);
        legs.Length.ShouldBe(2);
        (legs[0].To, legs[0].Days, legs[0].IsOpen).ShouldBe((5, 4, false));
        legs[0].Return.ShouldBe(83.9 / 105 - 1, 1e-15);
        (legs[1].To, legs[1].Days, legs[1].IsOpen).ShouldBe((13, 8, true));
        legs[1].Return.ShouldBe(114.1 / 83.9 - 1, 1e-15);
    }

    [Fact]
    public void The_nearest_trough_is_the_later_of_two_equally_near()
    {
        var dating = new Dating(DatingRule.Threshold, [Trough(2), Peak(5), Trough(8), Peak(9)]);
        dating.NearestTrough(5)!.Value.Index.ShouldBe(8);
        dating.NearestTrough(4)!.Value.Index.ShouldBe(2);
        dating.NearestTrough(20)!.Value.Index.ShouldBe(8);
        new Dating(DatingRule.Threshold, [Peak(5)]).NearestTrough(5).ShouldBeNull();
    }

    [Fact]
    public void Every_rule_gives_turns_or_a_reason()
    {
        foreach (var rule in DatingRules.All)
        {
            DatingRules.Find([], rule).Reason.ShouldBe(Reason.TooShort);
            DatingRules.Find([1, 2, double.NaN], rule).HasValue.ShouldBeFalse();
        }

        DatingRules.Find(s_example, DatingRule.PaganSossounov).Reason.ShouldBe(Reason.TooShort);
        DatingRules.Find(s_example, DatingRule.LundeTimmermann).Value.Turns.Select(turn => turn.Index).ShouldBe([1, 5]);
    }

    [Fact]
    public void The_last_window_is_ranked_among_all_of_its_length()
    {
        // Two-day returns: 21 %, −1 %, −10 %, 10 % — the last ranks second of four.
        double[] closes = [100, 110, 121, 108.9, 108.9, 119.79];
        var rank = WindowRanks.Last(closes, 2).Value;
        (rank.Rank, rank.Windows).ShouldBe((2, 4));
        WindowRanks.Last(closes, 5).Value.ShouldBe(new(1, 1));
        WindowRanks.Last(closes, 6).Reason.ShouldBe(Reason.TooShort);
        WindowRanks.Last([1, 0, 2], 1).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void The_largest_days_are_found_and_missing_ones_skipped()
    {
        var days = DayExtremes.Of([100, 110, double.NaN, 99, 99]).Value;
        (days.BestIndex, days.WorstIndex).ShouldBe((1, 3));
        days.Best.ShouldBe(0.1, 1e-15);
        days.Worst.ShouldBe(-0.1, 1e-15);
        DayExtremes.Of([100]).Reason.ShouldBe(Reason.TooShort);
        DayExtremes.Of([double.NaN, 100, double.NaN]).Reason.ShouldBe(Reason.TooShort);
    }

    private static TurningPoint Trough(int at) => new(TurnKind.Trough, at, 1, at);

    private static TurningPoint Peak(int at) => new(TurnKind.Peak, at, 2, at);
}

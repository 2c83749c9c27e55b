using Bellwether.Analytics.Rallies;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class RalliesTests
{
    private static readonly double[] Small = [100, 105, 102, 104, 90, 83.9, 95, 101, 99, 110, 112, 100, 95, 114.1];

    [Fact]
    public void The_worked_example_of_METHODS_3_5()
    {
        var episodes = Drawdowns.Episodes(Small).Value;
        episodes.Select(e => (e.Peak, e.Trough, e.Recovery)).ShouldBe([(1, 5, 9), (10, 12, 13)]);
        episodes[0].Depth.ShouldBe(-0.2010, 5e-5);
        var swings = ThresholdSwings.Find(Small).Value;
        swings.Turns.Select(t => (t.Kind, t.Index, t.Confirmed)).ShouldBe([(TurnKind.Peak, 1, 5), (TurnKind.Trough, 5, 7)]);
    }

    [Fact]
    public void Flat_and_rising_series_have_no_episode_and_no_turn()
    {
        Drawdowns.Episodes([1, 1, 1, 2]).Value.ShouldBeEmpty();
        Drawdowns.Maximum([1, 1, 2]).Value.ShouldBe(0);
        var flat = ThresholdSwings.Find([5, 5, 5]).Value;
        flat.Turns.ShouldBeEmpty();
        flat.Open.ShouldBeNull();
    }

    [Fact]
    public void An_open_drawdown_has_no_recovery()
    {
        var open = Drawdowns.Episodes([10, 8, 9]).Value.ShouldHaveSingleItem();
        (open.Peak, open.Trough, open.Recovery, open.Length, open.RecoveryLength).ShouldBe((0, 1, null, null, null));
    }

    [Fact]
    public void Ties_go_to_the_first_peak_and_the_last_trough()
    {
        var turns = ThresholdSwings.Find([100, 130, 130, 100, 100, 130]).Value.Turns;
        turns.Select(t => (t.Kind, t.Index)).ShouldBe([(TurnKind.Trough, 0), (TurnKind.Peak, 1), (TurnKind.Trough, 4)]);
    }

    [Fact]
    public void Edge_cases_have_reasons()
    {
        ThresholdSwings.Find([1, 2]).Reason.ShouldBe(Reason.TooShort);
        ThresholdSwings.Find([1, 0, 2]).Reason.ShouldBe(Reason.OutsideDomain);
        LundeTimmermann.Find([1, double.NaN, 2]).Reason.ShouldBe(Reason.OutsideDomain);
        PaganSossounov.Find(new double[17]).Reason.ShouldBe(Reason.TooShort);
        Drawdowns.Series([]).Reason.ShouldBe(Reason.NoData);
        Drawdowns.Episodes([1, -1]).Reason.ShouldBe(Reason.OutsideDomain);
        Drawdowns.MaximumOfReturns([double.NaN]).Reason.ShouldBe(Reason.NoData);
        Drawdowns.MaximumOfReturns([0.1, -1, 0.5]).Value.ShouldBe(-1);
        Should.Throw<ArgumentOutOfRangeException>(() => ThresholdSwings.Find(Small, new SwingOptions(0, 0.2)));
    }

    [Fact]
    public void Drawdowns_are_never_positive_and_episodes_never_overlap() => Draw.Law(Draw.Prices, prices =>
    {
        var episodes = Drawdowns.Episodes(prices).Value;
        return Drawdowns.Series(prices).Value.All(d => d is <= 0 and > -1)
            && episodes.All(e => e.Peak < e.Trough && (e.Recovery ?? int.MaxValue) > e.Trough && e.Depth < 0)
            && episodes.Zip(episodes.Skip(1)).All(pair => pair.First.Recovery <= pair.Second.Peak)
            && Draw.Near(episodes.Select(e => e.Depth).DefaultIfEmpty(0).Min(), Drawdowns.Maximum(prices).Value);
    });

    [Fact]
    public void Turns_alternate_and_are_known_only_later() => Draw.Law(Draw.Prices, prices =>
    {
        if (prices.Length < 3) return true;
        var swings = ThresholdSwings.Find(prices, new SwingOptions(0.1, 0.1)).Value;
        var filter = LundeTimmermann.Find(prices, new LundeTimmermannOptions(0.1, 0.1)).Value;
        return new[] { swings.Turns, filter.Turns }.All(turns =>
            turns.All(t => t.Confirmed > t.Index && t.Value == prices[t.Index]) && turns.Zip(turns.Skip(1)).All(p => p.First.Kind != p.Second.Kind && p.First.Confirmed <= p.Second.Confirmed));
    });

    [Fact]
    public void Turns_do_not_depend_on_the_currency_unit() => Draw.Law(Draw.Prices, prices =>
        prices.Length < 3 || ThresholdSwings.Find(prices).Value.Turns.Select(t => t.Index).SequenceEqual(ThresholdSwings.Find([.. prices.Select(p => p * 1024)]).Value.Turns.Select(t => t.Index)));
}

using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

public sealed class ReasonTournamentTests
{
    private static readonly Lazy<(ReasonInputs Inputs, ReasonTournamentResult Result)> s_one = new(() =>
    {
        var inputs = new ReasonMarket(5) { Stocks = 120, Sectors = 8 }.Build().Inputs with { Placebos = 99 };
        return (inputs, ReasonTournament.Run(inputs));
    });

    [Fact]
    public void Effects_and_single_stocks_add_up_to_the_gap_and_are_those_of_the_windows_own_cross_section()
    {
        var (inputs, result) = s_one.Value;
        for (var m = 0; m < 2; m++)
        {
            var (model, days) = (inputs.Models[m].Window, result.Windows[m]!);
            double[] window = [.. model.Returns.Select(own => own.Sum())];
            // The second route: one cross-section of window returns, METHODS 7.5.
            var gap = GapDecomposition.Of(window, model.Design.Rows, model.WeightsA, model.WeightsB).Value;
            days.Gap.Sum().ShouldBe(gap.ReturnGap, 1e-10);
            days.Specific.Sum().ShouldBe(gap.StockSpecific, 1e-10);
            for (var k = 0; k < gap.Explained.Length; k++) days.Effects[k].Sum().ShouldBe(gap.Explained[k], 1e-10);
        }

        result.Reasons.Single(own => own.Stated.Id == "exports").Effect.ShouldBe(result.Windows[0]!.Effects[3].Sum(), 1e-12);
        result.Reasons.ShouldAllBe(own => own.Reason == Reason.None && own.Low <= own.Effect && own.Effect <= own.High && own.PAdjusted >= own.P);
    }

    [Fact]
    public void The_order_of_stocks_changes_nothing()
    {
        var (inputs, result) = s_one.Value;
        var order = Enumerable.Range(0, 120).Reverse().ToArray();
        CrossSegment Turn(CrossSegment own) => new(Copy(own.Design, order), [.. order.Select(i => own.Returns[i])], [.. order.Select(i => own.WeightsA[i])], [.. order.Select(i => own.WeightsB[i])], [.. order.Select(i => own.Stocks[i])]);
        var turned = ReasonTournament.Run(inputs with { Placebos = 0, Models = [.. inputs.Models.Select(own => own with { Window = Turn(own.Window), History = [.. own.History.Select(Turn)] })] });
        for (var i = 0; i < result.Reasons.Length; i++)
        {
            turned.Reasons[i].Effect.ShouldBe(result.Reasons[i].Effect, 1e-10);
            turned.Reasons[i].P.ShouldBe(result.Reasons[i].P, 1e-7);
            turned.Reasons[i].Windows!.Value.Rank.ShouldBe(result.Reasons[i].Windows!.Value.Rank);
        }
    }

    [Fact]
    public void Doubled_returns_double_effects_and_a_return_that_all_stocks_share_changes_none()
    {
        var (inputs, result) = s_one.Value;
        CrossSegment Scale(CrossSegment own) => own with { Returns = [.. own.Returns.Select(days => days.Select((r, t) => 2 * (r + 0.001 * t)).ToArray())] };
        var scaled = ReasonTournament.Run(inputs with { Placebos = 0, Models = [.. inputs.Models.Select(own => own with { Window = Scale(own.Window), History = [.. own.History.Select(Scale)] })] });
        foreach (var i in new[] { 0, 3, 4, 5 })
        {
            scaled.Reasons[i].Effect.ShouldBe(2 * result.Reasons[i].Effect, 1e-9);
            scaled.Reasons[i].P.ShouldBe(result.Reasons[i].P, 1e-6);
        }
    }

    [Fact]
    public void Results_repeat_with_a_seed_and_placebo_shares_are_those_of_permutations()
    {
        var (inputs, result) = s_one.Value;
        var again = ReasonTournament.Run(inputs);
        again.Reasons.Select(own => (own.Effect, own.P, own.PlaceboShare)).ShouldBe(result.Reasons.Select(own => (own.Effect, own.P, own.PlaceboShare)));
        foreach (var own in result.Reasons.Where(own => own.PlaceboShare is not null)) Math.Round(own.PlaceboShare!.Value * 100, 9).ShouldBe(Math.Round(own.PlaceboShare.Value * 100), 1e-9);
        ReasonTournament.Run(inputs with { Placebos = 0 }).Reasons.ShouldAllBe(own => own.PlaceboShare == null);
    }

    [Fact]
    public void Planted_causes_are_found_and_their_signs_told()
    {
        var strong = new ReasonMarket(3) { ExportReward = -0.004, RateSlope = -0.002, HeroGain = 1.2 };
        var (inputs, export, rate) = strong.Build();
        var result = ReasonTournament.Run(inputs with { Placebos = 99 });
        var exports = result.Reasons[0];
        exports.Verdict.ShouldBe(Verdict.Consistent);
        exports.Effect.ShouldBe(export, 0.5 * Math.Abs(export));
        exports.PlaceboShare.ShouldBe(0.01);
        result.Reasons[1].Reward.ShouldBe(-0.002, 0.0005);
        result.Reasons[1].PAdjusted.ShouldBeLessThan(0.05);
        result.Reasons[1].Effect.ShouldBe(rate, 0.5 * Math.Abs(rate) + 0.002);
        result.Reasons[5].Windows!.Value.Rank.ShouldBe(1);
        // The same cause told the wrong way round.
        var other = ReasonTournament.Run((strong with { ExportReward = 0.004 }).Build().Inputs);
        other.Reasons[0].Verdict.ShouldBe(Verdict.Inconsistent);
    }

    [Fact]
    public void A_reason_that_cannot_be_tested_says_why_and_does_not_count_against_the_others()
    {
        var (inputs, result) = s_one.Value;
        var more = ReasonTournament.Run(inputs with { Placebos = 0, Reasons = inputs.Reasons.Add(new StatedReason("nothing", "", ReasonKind.Factor, "oil", -1, 1)).Add(new StatedReason("none", "", ReasonKind.Characteristic, "leverage", 0, 1)) });
        more.Reasons[6].Detail.ShouldBe("The factor oil is not part of the daily model.");
        more.Reasons[7].Detail.ShouldBe("No column of the cross-section belongs to leverage.");
        more.Reasons[6].Verdict.ShouldBe(Verdict.Inconclusive);
        more.Reasons.Take(6).Select(own => own.PAdjusted).ShouldBe(result.Reasons.Select(own => own.PAdjusted));
        var brief = new ReasonMarket(5) { Stocks = 120, Sectors = 8, Window = 12 }.Build().Inputs;
        ReasonTournament.Run(brief).Reasons[0].Detail.ShouldBe("An interval needs a window of 20 trading days; this one has 12.");
    }

    // Holm 1979 on four tests: 0.005·4, 0.01·3, 0.03·2, then monotone.
    [Fact]
    public void Holms_correction_by_hand() => ReasonTournament.Holm([0.01, 0.04, 0.03, 0.005]).ShouldBe([0.03, 0.06, 0.06, 0.02], 1e-12);

    [Fact]
    public void Holms_correction_keeps_the_order_and_never_helps() => Draw.Law(
        (from n in Gen.Choose(1, 12) from p in Draw.Fraction(0, 1).ArrayOf(n) select p).ToArbitrary(),
        p =>
        {
            var adjusted = ReasonTournament.Holm(p);
            return p.Zip(adjusted).All(own => own.Second >= own.First && own.Second <= 1)
                && p.Zip(adjusted).OrderBy(own => own.First).Select(own => own.Second).Aggregate((Ok: true, Last: 0.0), (state, next) => (state.Ok && next >= state.Last, next)).Ok;
        });

    [Fact]
    public void Placebo_windows_by_hand()
    {
        PlaceboWindows.Sums([1, 2, 3, 4], 2).ShouldBe([3, 5, 7]);
        PlaceboWindows.Sums([1, 2], 3).ShouldBeEmpty();
        PlaceboWindows.Top([3, -1, 2, 5], 2).ShouldBe(8);
        PlaceboWindows.Top([3, -1], 2).ShouldBe(3);
        PlaceboWindows.TopSums([[1, 1, 0], [0, 3, -3]], 3, 2, 1).ShouldBe([3, 1]);
        var rank = PlaceboWindows.Rank(5, [3, 5, 7], 2)!.Value;
        rank.ShouldBe(new PlaceboRank(2, 3, 2, 5, 2.0 / 3));
        PlaceboWindows.Rank(5, [], 2).ShouldBeNull();
        PlaceboWindows.Excess(5, [3, 5, 7, 6], 2, 0.95).Reason.ShouldBe(Reason.TooShort);
        PlaceboWindows.Excess(0, [3, 5, 7, 6, 4], 2, 0.95).Reason.ShouldBe(Reason.OutsideDomain);
        var own = PlaceboWindows.Excess(8, [2, 4, 8], 1, 0.95).Value;
        // ln 2, ln 4, ln 8: mean ln 4, sd (n − 1) ln 2, one further window: times √(4/3); t(2) at 97.5 % is 4.302653.
        own.Sum.ShouldBe(4, 1e-12);
        own.Low.ShouldBe(8 - 4 * Math.Pow(2, 4.302652729911275 * Math.Sqrt(4.0 / 3)), 1e-6);
    }

    [Fact]
    public void A_sum_of_a_window_scales_and_refuses_what_it_cannot_judge()
    {
        var random = SplitMix64.Stream(9, 9);
        double[] window = [.. Enumerable.Range(0, 60).Select(_ => random.NextGaussian())], history = [.. Enumerable.Range(0, 300).Select(_ => random.NextGaussian())];
        var own = WindowSum.Of(window, history).Value;
        var other = WindowSum.Of([.. window.Select(v => -3 * v)], [.. history.Select(v => -10 * v)]).Value;
        other.Sum.ShouldBe(-3 * own.Sum, 1e-9);
        other.StandardError.ShouldBe(3 * own.StandardError, 1e-9);
        (other.High - other.Sum).ShouldBe(3 * (own.High - own.Sum), 1e-9);
        own.StandardError.ShouldBe(Math.Sqrt(60), 3);
        WindowSum.Of(window.AsSpan(0, 19), history).Reason.ShouldBe(Reason.TooShort);
        WindowSum.Of(new double[30], history).Reason.ShouldBe(Reason.ZeroVariance);
    }

    [Fact]
    public void Factors_split_both_windows_as_the_single_decomposition_does()
    {
        var inputs = s_one.Value.Inputs.Factors!;
        var whole = inputs with { WindowDays = inputs.Rows.Count };
        var result = GaugeFactors.Of(whole).Result!;
        var single = WindowDecomposition.Of(inputs.ReturnsA, inputs.Rows).Value;
        for (var k = 0; k < 3; k++) result.Effects[k].ContributionA.ShouldBe(single.Factors[k], 1e-10);
        result.AlphaA.ShouldBe(single.Alpha, 1e-10);
        result.ResidualA.ShouldBe(single.Residual, 1e-10);
        result.SystematicShareA.ShouldBe(single.SystematicShare, 1e-10);
        foreach (var effect in result.Effects) effect.BetaGap.ShouldBe(effect.BetaA - effect.BetaB, 1e-10);
        (result.Effects.Sum(own => own.Effect) + result.AlphaA - result.AlphaB + result.ResidualA - result.ResidualB).ShouldBe(result.ReturnA - result.ReturnB, 1e-10);
        result.Effects[2].BetaGapError.ShouldBe(NeweyWest.Of(LeastSquares.Fit([.. inputs.ReturnsA.Zip(inputs.ReturnsB, (a, b) => a - b)], inputs.Rows).Value, inputs.Rows).Value.StandardErrors[3], 1e-12);
    }

    [Fact]
    public void Collinear_constant_and_short_factors_are_named()
    {
        var inputs = s_one.Value.Inputs.Factors!;
        var twin = inputs with { Factors = ["market", "fx", "rate", "twin"], Rows = [.. inputs.Rows.Select(row => new[] { row[0], row[1], row[2], row[0] - 2 * row[1] })] };
        GaugeFactors.Of(twin).Detail.ShouldBe("These factors move exactly with the others: twin. Leave one of them out.");
        var still = inputs with { Rows = [.. inputs.Rows.Select(row => new[] { row[0], 0.5, row[2] })] };
        GaugeFactors.Of(still).Detail.ShouldBe("The factor fx does not move on the common days.");
        var few = inputs with { ReturnsA = inputs.ReturnsA[..25], ReturnsB = inputs.ReturnsB[..25], Rows = [.. inputs.Rows.Take(25)], WindowDays = 10 };
        GaugeFactors.Of(few).Detail.ShouldBe("A regression on 3 factors needs 30 common days; there are 25.");
    }

    [Fact]
    [Trait("speed", "slow")]
    public void Intervals_cover_and_absent_reasons_are_rarely_called_consistent()
    {
        const int Runs = 200;
        var (called, outside) = (new int[6], new int[6]);
        Parallel.For(0, Runs, seed =>
        {
            var result = ReasonTournament.Run(new ReasonMarket((ulong)seed + 1000).Build().Inputs);
            for (var k = 0; k < 6; k++)
            {
                if (result.Reasons[k].Verdict == Verdict.Consistent) Interlocked.Increment(ref called[k]);
                if (!(result.Reasons[k].Low <= 0 && result.Reasons[k].High >= 0)) Interlocked.Increment(ref outside[k]);
            }
        });
        var report = string.Join(", ", s_one.Value.Inputs.Reasons.Select((own, k) => $"{own.Id}: consistent {(double)called[k] / Runs:P1}, outside {(double)outside[k] / Runs:P1}"));
        for (var k = 0; k < 6; k++)
        {
            ((double)called[k] / Runs).ShouldBeLessThanOrEqualTo(0.05, report);
            // Three standard deviations of a share of one in twenty over so many runs; the calibration proper runs many more.
            ((double)outside[k] / Runs).ShouldBeInRange(0.005, 0.1, report);
        }
    }

    [Fact]
    [Trait("speed", "slow")]
    public void Planted_effects_are_recovered_without_bias_and_covered()
    {
        const int Runs = 150;
        var (covered, rates, found) = (0, 0, 0);
        double estimates = 0, truths = 0;
        var gate = new Lock();
        Parallel.For(0, Runs, seed =>
        {
            var (inputs, export, rate) = new ReasonMarket((ulong)seed + 9000) { ExportReward = -0.002, RateSlope = -0.0006 }.Build();
            var result = ReasonTournament.Run(inputs);
            lock (gate)
            {
                if (result.Reasons[0].Low <= export && export <= result.Reasons[0].High) covered++;
                if (result.Reasons[1].Low <= rate && rate <= result.Reasons[1].High) rates++;
                if (result.Reasons[0].Verdict == Verdict.Consistent) found++;
                estimates += result.Reasons[0].Effect;
                truths += export;
            }
        });
        var report = $"exports covered {(double)covered / Runs:P1}, rates covered {(double)rates / Runs:P1}, found {(double)found / Runs:P1}, mean {estimates / Runs:P2} against {truths / Runs:P2}";
        ((double)covered / Runs).ShouldBeInRange(0.9, 0.995, report);
        ((double)rates / Runs).ShouldBeInRange(0.9, 0.995, report);
        (estimates / truths).ShouldBeInRange(0.9, 1.1, report);
    }

    private static CharacteristicDesign Copy(CharacteristicDesign own, int[] order) => own.Reordered(order);
}

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
        // Not the top names: in resampled windows gains compound.
        foreach (var i in new[] { 0, 3, 4 })
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
        // 99 resampled windows 1 … 99 and a value of 99.5: above all of them, p = 2 / 100; type-7 quantiles at 2.5 and 97.5 % of 1 … 99.
        double[] resampled = [.. Enumerable.Range(1, 99).Select(value => (double)value)];
        var own = PlaceboWindows.Excess(99.5, resampled, 0.95).Value;
        own.Sum.ShouldBe(49.5, 1e-12);
        own.P.ShouldBe(0.02, 1e-12);
        own.Low.ShouldBe(99.5 - (1 + 0.975 * 98), 1e-9);
        own.High.ShouldBe(99.5 - (1 + 0.025 * 98), 1e-9);
        PlaceboWindows.Excess(1, [2, 2, 2], 0.95).Reason.ShouldBe(Reason.ZeroVariance);
    }

    [Fact]
    public void Resampled_windows_take_names_means_out_and_repeat_what_new_names_have()
    {
        double[] swing = [0.01, -0.01, 0.01, -0.01, 0.01, -0.01];
        NameHistory Name(params double[] rest) => new(0.5, rest, rest);
        PlaceboWindows.Resampled([Name(swing)], 6, 3, 1, 10, 1).Reason.ShouldBe(Reason.TooShort);
        // A steady gain of every day is the name's own mean: nothing is left to come out on top by chance.
        PlaceboWindows.Resampled([Name(0.02, 0.02, 0.02, 0.02, 0.02, 0.02)], 6, 2, 1, 20, 1).Sums.ShouldAllBe(sum => Math.Abs(sum) < 1e-15);
        var sums = PlaceboWindows.Resampled([Name(swing)], 6, 2, 1, 200, 1).Sums;
        // Two days of ±1 % at half weight, compounded: 0.5 · ((1.01)² − 1) at most, nothing below zero on top.
        sums.Max().ShouldBe(0.5 * (1.01 * 1.01 - 1), 1e-15);
        sums.Min().ShouldBe(0);
        PlaceboWindows.Resampled([Name(swing)], 6, 2, 1, 200, 1).Sums.ShouldBe(sums);
        // A name that was there on the last two days only repeats them.
        PlaceboWindows.Resampled([Name(double.NaN, double.NaN, double.NaN, double.NaN, 0.01, -0.01)], 6, 2, 1, 200, 1).Sums.ShouldBe(sums);
    }

    [Fact]
    public void A_stock_with_a_steady_run_widens_the_interval_of_what_it_is_like()
    {
        // The same sum of days; a variance of stocks as large as that of days makes the error √2 times, the freedom that of the few stocks it stands on.
        var random = new SplitMix64(5);
        double[] window = [.. Enumerable.Range(0, 60).Select(_ => random.NextGaussian())];
        var days = WindowSum.Of(window, []).Value;
        var both = WindowSum.Of(window, [], 0.95, (days.StandardError * days.StandardError, 4)).Value;
        both.Sum.ShouldBe(days.Sum);
        both.StandardError.ShouldBe(Math.Sqrt(2) * days.StandardError, 1e-12);
        both.Freedom.ShouldBe(4 / (1 / days.Freedom + 0.25), 1e-9);
        both.P.ShouldBeGreaterThan(days.P);
    }

    [Fact]
    public void Constituents_left_out_widen_the_interval_by_what_they_may_be_like()
    {
        // 24 stocks, one number; daily returns are 1 % a day times its score, so that the reward of five days is 5 %, and Σδ² of those left out is 0.02.
        double[] raw = [.. Enumerable.Range(0, 24).Select(i => (double)(i * i % 11))];
        var design = CharacteristicDesign.Of([new Characteristic("x", "x", "x", [.. raw])], null, _ => true, 24).Design!;
        double[][] returns = [.. design.Rows.Select(row => Enumerable.Repeat(0.01 * row[1], 5).ToArray())];
        double[] half = [.. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? 1.0 : 0)], other = [.. half.Select(w => 1 - w)];
        var segment = new CrossSegment(design, returns, half, other, [.. Enumerable.Range(0, 24)]);
        CrossDays.Of(segment).Days!.OfLeftOut([1]).ShouldBe(0);
        // Scores have variance one: 0.02 · 0.05².
        CrossDays.Of(segment with { LeftOut = 0.02 }).Days!.OfLeftOut([1]).ShouldBe(0.02 * 0.05 * 0.05, 1e-15);
        CrossDays.Of(segment with { LeftOut = 0.02 }).Days!.OfLeftOut([0]).ShouldBe(0, 1e-18);
    }

    [Fact]
    public void Stocks_add_to_the_variance_only_beyond_what_chance_gives()
    {
        // Residuals by chance: Σ over days squared is about Σ of squares, and nothing is added in most draws; one stock with a run of its own is.
        CrossDays Days(double run, ulong seed)
        {
            var random = new SplitMix64(seed);
            var design = CharacteristicDesign.Of([new Characteristic("x", "x", "x", [.. Enumerable.Range(0, 60).Select(i => (double)i)])], null, _ => true, 60).Design!;
            double[][] returns = [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 40).Select(_ => 0.02 * random.NextGaussian() + (i == 0 ? run : 0)).ToArray())];
            double[] half = [.. Enumerable.Range(0, 60).Select(i => i < 30 ? 1.0 : 0)], other = [.. half.Select(w => 1 - w)];
            return CrossDays.Of(new CrossSegment(design, returns, half, other, [.. Enumerable.Range(0, 60)])).Days!;
        }

        Enumerable.Range(1, 40).Count(seed => Days(0, (ulong)seed).OfStocks([1]).Variance > 0).ShouldBeLessThan(12);
        Enumerable.Range(1, 40).Count(seed => Days(0.02, (ulong)seed).OfStocks([1]).Variance > 0).ShouldBe(40);
    }

    [Fact]
    public void Loadings_and_leverages_are_those_of_the_normal_equations()
    {
        double[][] columns = [[1, 1, 1, 1], [0, 1, 2, 4]];
        var basis = new OrthogonalBasis(columns);
        // Slope loadings (x − x̄) / Sxx with x̄ = 7/4 and Sxx = 35/4; leverages 1/4 + (x − x̄)² / Sxx.
        double[] slope = [.. columns[1].Select(x => (x - 1.75) / 8.75)];
        basis.Loadings()[1].ShouldBe(slope, 1e-14);
        basis.Loadings()[0].ShouldBe([.. slope.Select(own => 0.25 - 1.75 * own)], 1e-14);
        basis.Leverages().ShouldBe([.. columns[1].Select(x => 0.25 + (x - 1.75) * (x - 1.75) / 8.75)], 1e-14);
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

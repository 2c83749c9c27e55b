using Bellwether.Analytics.Events;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics.Events;

/// <summary>Event studies against definitions written out plainly, and the edge cases of METHODS 8.3.</summary>
public sealed class EventStudyTests
{
    private static readonly Arbitrary<(int Firms, ulong Seed)> s_panels = (from firms in Gen.Choose(2, 9) from seed in Gen.Choose(1, int.MaxValue) select (firms, (ulong)seed)).ToArbitrary();

    [Fact]
    public void Ranks_are_those_of_a_sort() => Draw.Law(
        (from n in Gen.Choose(0, 70) from values in Gen.Choose(-9, 9).Select(i => i == 9 ? double.NaN : i * 0.01).ArrayOf(n) select values).ToArbitrary(),
        values =>
        {
            var ranks = new double[values.Length];
            var count = AverageRanks.Of(values, ranks);
            double[] sorted = [.. values.Where(x => !double.IsNaN(x)).Order()];
            return count == sorted.Length && values.Select((x, i) => double.IsNaN(x)
                ? double.IsNaN(ranks[i])
                : ranks[i] == (Array.IndexOf(sorted, x) + Array.LastIndexOf(sorted, x)) / 2.0 + 1).All(ok => ok);
        });

    [Theory]
    [InlineData(300, 0.0)]
    [InlineData(300, 1e300)]
    [InlineData(3000, 50.0)]
    [InlineData(2, 0.0)]
    public void Ranks_hold_for_far_values_and_long_rows(int n, double far)
    {
        var random = new SplitMix64((ulong)n);
        double[] values = [.. Enumerable.Range(0, n).Select(i => i == 5 && far > 0 ? far : random.NextStudent4() * 0.02)];
        var ranks = new double[n];
        AverageRanks.Of(values, ranks).ShouldBe(n);
        double[] sorted = [.. values.Order()];
        ranks.ShouldBe(values.Select(x => Array.BinarySearch(sorted, x) + 1.0));
        double[] infinite = [double.PositiveInfinity, 0, double.NegativeInfinity, 0];
        var few = new double[4];
        AverageRanks.Of(infinite, few);
        few.ShouldBe([4, 2.5, 1, 2.5]);
    }

    [Fact]
    public void The_mean_correlation_is_that_of_all_pairs() => Draw.Law(s_panels, panel =>
    {
        var random = new SplitMix64(panel.Seed);
        var rows = new ReadOnlyMemory<double>[panel.Firms];
        var starts = new int[panel.Firms];
        for (var i = 0; i < rows.Length; i++)
        {
            starts[i] = random.NextIndex(3) * 4;
            // Some firms share their missing days, so that groups of several rows occur.
            var missing = random.NextIndex(3);
            rows[i] = Enumerable.Range(0, 20).Select(t => missing > 0 && t % 7 == missing ? double.NaN : random.NextGaussian()).ToArray();
        }

        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (x, y) = (new List<double>(), new List<double>());
                for (var day = 0; day < 40; day++)
                {
                    var (a, b) = (At(rows[i], day - starts[i]), At(rows[j], day - starts[j]));
                    if (double.IsNaN(a + b)) continue;
                    x.Add(a);
                    y.Add(b);
                }

                sum += x.Count >= 3 ? Moments.Correlation([.. x], [.. y]).Value : 0;
            }
        }

        return Draw.Near(ResidualCorrelation.Mean(rows, starts).Value, sum / (0.5 * rows.Length * (rows.Length - 1)), 1e-10);

        static double At(ReadOnlyMemory<double> row, int t) => t >= 0 && t < row.Length ? row.Span[t] : double.NaN;
    });

    [Fact]
    public void A_market_model_is_the_regression() => Draw.Law(s_panels, panel =>
    {
        var (returns, market) = Walk(panel.Seed, 80);
        var model = EstimationModels.Fit(returns, market).Value;
        var fit = LeastSquares.Fit(returns, [.. market.Select(m => new[] { m })]).Value;
        return Draw.Near(model.Alpha, fit.Coefficients[0], 1e-12) && Draw.Near(model.Beta, fit.Coefficients[1], 1e-10)
            && Draw.Near(model.ResidualDeviation(), fit.ResidualDeviation.Value, 1e-12) && model.Days == fit.Observations;
    });

    [Fact]
    public void A_car_is_the_sum_of_abnormal_returns_and_one_day_has_the_prediction_variance() => Draw.Law(s_panels, panel =>
    {
        var (returns, market) = Walk(panel.Seed, 80);
        var study = FirmStudy.Of(new EventFirm("x", returns, market, new EventWindows(0, 60, 65, 72))).Study!;
        var sum = 0.0;
        for (var t = 0; t < 7; t++)
        {
            var day = study.Window(t, 1);
            if (double.IsNaN(study.AbnormalReturns[t])) continue;
            sum += day.Value.Car;
            var (s, away) = (study.Model.ResidualDeviation(), market[65 + t] - study.Model.MarketMean);
            if (!Draw.Near(day.Value.Variance, s * s * (1 + 1.0 / study.Model.Days + away * away / study.Model.MarketSpread), 1e-12)) return false;
        }

        return !study.Window().HasValue || Draw.Near(study.Window().Value.Car, sum, 1e-12);
    });

    [Fact]
    public void Firms_in_another_order_give_the_same_tests() => Draw.Few(s_panels, panel =>
    {
        EventFirm[] firms = [.. Enumerable.Range(0, panel.Firms).Select(i => Firm(panel.Seed + (ulong)i, $"f{i}"))];
        var (one, other) = (EventStudy.Of(firms).Tests(0, 3).Results!, EventStudy.Of([.. firms.Reverse()]).Tests(0, 3).Results!);
        return Enum.GetValues<EventTest>().All(test => one.Of(test).HasValue == other.Of(test).HasValue
            && (!one.Of(test).HasValue || Draw.Near(one.Of(test).Value.Statistic, other.Of(test).Value.Statistic, 1e-9)));
    });

    [Fact]
    public void A_window_of_several_days_sums_the_daily_ranks()
    {
        EventFirm[] firms = [.. Enumerable.Range(0, 6).Select(i => Firm((ulong)i + 1, $"f{i}", gaps: false))];
        var study = EventStudy.Of(firms);
        // With firms on every day mean d² is one number, so that the statistics of days add up: Σ d / √(L₁ mean d²) = Σ t / √L₁ (METHODS 8.5).
        foreach (var test in new[] { EventTest.Rank, EventTest.CorradoZivney })
        {
            var days = Enumerable.Range(0, 3).Sum(t => study.Tests(t, 1).Results!.Of(test).Value.Statistic);
            study.Tests(0, 3).Results!.Of(test).Value.Statistic.ShouldBe(days / Math.Sqrt(3), 1e-10);
        }
    }

    [Fact]
    public void A_planted_effect_is_found_and_its_absence_is_not()
    {
        EventFirm[] none = [.. Enumerable.Range(0, 40).Select(i => Firm((ulong)i + 100, $"f{i}", gaps: false))];
        EventFirm[] some = [.. none.Select(firm =>
        {
            var returns = firm.Returns.ToArray();
            returns[firm.Windows.EventStart] += 0.02;
            return firm with { Returns = returns };
        })];
        foreach (var test in Enum.GetValues<EventTest>())
        {
            EventStudy.Of(some).Tests(0, 1).Results!.Of(test).Value.PValue.ShouldBeLessThan(0.001, test.ToString());
            EventStudy.Of(none).Tests(0, 1).Results!.Of(test).Value.PValue.ShouldBeGreaterThan(0.01, test.ToString());
        }
    }

    [Fact]
    public void Overlapping_windows_are_refused() =>
        Should.Throw<ArgumentException>(() => new EventWindows(0, 100, 99, 105)).Message.ShouldContain("overlaps");

    [Fact]
    public void Fewer_than_sixty_returns_are_too_short_where_the_policy_says_so()
    {
        var (returns, market) = Walk(7, 80);
        var firm = new EventFirm("x", returns, market, new EventWindows(20, 79, 79, 80));
        FirmStudy.Of(firm, new EventStudyOptions(MinimumReturns: SampleMinimums.Default.MarketModel)).Reason.ShouldBe(Reason.TooShort);
        FirmStudy.Of(firm).Reason.ShouldBe(Reason.None);
    }

    [Fact]
    public void Zero_residual_variance_excludes_the_stock()
    {
        var (_, market) = Walk(7, 80);
        double[] tied = [.. market.Select(m => 0.001 + 1.5 * m)];
        var study = EventStudy.Of([Firm(1, "free"), Firm(2, "other"), new EventFirm("tied", tied, market, new EventWindows(0, 60, 65, 68))]);
        study.Firms.Length.ShouldBe(2);
        study.Excluded.ShouldHaveSingleItem().ShouldBe(new ExcludedFirm("tied", Reason.ZeroVariance, "The residuals do not vary in the estimation window."));
        EstimationModels.Fit(tied, new double[80]).Reason.ShouldBe(Reason.ZeroVariance);
    }

    [Fact]
    public void One_firm_has_only_its_own_t()
    {
        var study = EventStudy.Of([Firm(1, "alone", gaps: false)]);
        var tests = study.Tests(0, 1).Results!;
        foreach (var test in Enum.GetValues<EventTest>()) tests.Of(test).Reason.ShouldBe(Reason.TooShort, test.ToString());
        study.Firms[0].Window(0, 1).Value.Standardised.ShouldNotBe(0);
    }

    [Fact]
    public void An_event_in_a_suspension_moves_to_the_first_trade()
    {
        double[] returns = [0.01, double.NaN, double.NaN, 0.2, 0.01];
        EventFirm.FirstTrade(returns, 1).ShouldBe(3);
        EventFirm.FirstTrade(returns, 0).ShouldBe(0);
        EventFirm.FirstTrade(returns, 1, days: 1).ShouldBe(-1);
    }

    [Fact]
    public void Events_on_one_day_prefer_the_test_that_knows_they_move_together()
    {
        EventStudy.Of([Firm(1, "a"), Firm(2, "b")]).Preferred.ShouldBe(EventTest.KolariPynnonen);
        EventStudy.Of([Firm(1, "a"), Firm(2, "b") with { FirstDay = 30 }]).Preferred.ShouldBe(EventTest.Bmp);
    }

    private static EventFirm Firm(ulong seed, string name, bool gaps = true)
    {
        var (returns, market) = Walk(seed, 80, gaps);
        return new EventFirm(name, returns, market, new EventWindows(0, 60, 65, 68));
    }

    private static (double[] Returns, double[] Market) Walk(ulong seed, int days, bool gaps = true)
    {
        var random = new SplitMix64(seed);
        var common = new SplitMix64(42);
        double[] market = [.. Enumerable.Range(0, days).Select(_ => common.NextGaussian() * 0.01)];
        double[] returns = [.. market.Select(m => gaps && random.NextIndex(12) == 0 ? double.NaN : 0.0002 + 0.8 * m + random.NextGaussian() * 0.02)];
        return (returns, market);
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Risk;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

public sealed class FactorModelTests
{
    private const double Nan = double.NaN;

    private static readonly TradingCalendar s_calendar = new([Day(2), Day(3), Day(4), Day(9), Day(10)]);

    [Fact]
    public void A_local_series_has_its_own_day_and_a_foreign_one_the_day_before()
    {
        DateOnly[] dates = [Day(2), Day(3), Day(5), Day(9)];
        double[] values = [1, 2, 3, 4];
        FactorChanges.Align(dates, values, s_calendar, 0, 4, isForeign: false).ShouldBe([1, 2, Nan, 4, Nan]);
        // On the 9th the last row before it is that of the 5th, on the 4th that of the 3rd; before the 2nd there is none.
        FactorChanges.Align(dates, values, s_calendar, 0, 4, isForeign: true).ShouldBe([Nan, 1, 2, 3, 4]);
        FactorChanges.Align(dates, values, s_calendar, 2, 3, isForeign: true).ShouldBe([2, 3]);
    }

    [Fact]
    public void Rows_on_days_without_trading_make_a_series_foreign()
    {
        FactorChanges.IsForeign([Day(2), Day(3), Day(4), Day(9)], s_calendar).ShouldBeFalse();
        FactorChanges.IsForeign([Day(2), Day(3), Day(5)], s_calendar).ShouldBeTrue();
        // The 6th and 7th are a weekend, the 20th lies outside.
        FactorChanges.IsForeign([Day(2), Day(6), Day(7), Day(20)], s_calendar).ShouldBeFalse();
        FactorChanges.IsForeign([], s_calendar).ShouldBeFalse();
    }

    [Fact]
    public void Changes_are_returns_log_changes_or_basis_points()
    {
        var returns = FactorChanges.Of([100, 110, Nan, 99], ChangeKind.Return).Value;
        returns[0].ShouldBe(0.1, 1e-12);
        returns[1].ShouldBe(Nan);
        returns[2].ShouldBe(-0.1, 1e-12);
        FactorChanges.Of([0.05, 0.1, 0.08], ChangeKind.BasisPoints).Value.ShouldBe([5, -2], 1e-12);
        FactorChanges.Of([100, 95], ChangeKind.LogChange).Value[0].ShouldBe(Math.Log(0.95), 1e-15);
        FactorChanges.ToChange(-0.05, ChangeKind.LogChange).ShouldBe(Math.Log(0.95), 1e-15);
        FactorChanges.ToStated(Math.Log(0.95), ChangeKind.LogChange).ShouldBe(-0.05, 1e-15);
        FactorChanges.ToChange(50, ChangeKind.BasisPoints).ShouldBe(50);
        FactorChanges.Of([1], ChangeKind.BasisPoints).Reason.ShouldBe(Reason.TooShort);
        FactorChanges.Of([1, 0], ChangeKind.Return).Reason.ShouldBe(Reason.OutsideDomain);
    }

    [Fact]
    public void Planted_betas_come_back_and_a_constant_or_doubled_factor_is_named()
    {
        var random = new SplitMix64(11);
        double[][] rows = [.. Enumerable.Range(0, 300).Select(_ => new[] { random.NextGaussian(), random.NextGaussian() })];
        double[] y = [.. rows.Select(row => 0.5 * row[0] - 2 * row[1])];
        var (model, reason, _) = FactorModel.Fit(y, rows, CovarianceChoice.Full);
        reason.ShouldBe(Reason.None);
        model!.Betas.ShouldBe([0.5, -2], 1e-12);
        model.RSquared.ShouldBe(1, 1e-12);
        (model.Days, model.CovarianceDays).ShouldBe((300, 300));
        FactorModel.Fit(y, rows, CovarianceChoice.DownDays).Model!.CovarianceDays.ShouldBe(y.Count(r => r < 0));
        FactorModel.Fit(y, rows, CovarianceChoice.Ewma).Model!.Covariance.Count.ShouldBe(2);

        var flat = FactorModel.Fit(y, [.. rows.Select(row => new[] { row[0], 3.0 })], CovarianceChoice.Full);
        (flat.Model, flat.Reason, flat.Factor).ShouldBe((null, Reason.ZeroVariance, 1));
        var twice = FactorModel.Fit(y, [.. rows.Select(row => new[] { row[0], 2 * row[0] })], CovarianceChoice.Full);
        (twice.Model, twice.Reason, twice.Factor).ShouldBe((null, Reason.Infeasible, 1));
        FactorModel.Fit([Nan, Nan], [[1], [2]], CovarianceChoice.Full).Reason.ShouldBe(Reason.NoData);
    }

    [Fact]
    public void Precedents_are_days_that_moved_as_far_the_same_way()
    {
        double[][] rows = [[-0.02, 1], [-0.03, -1], [0.03, 2], [Nan, 3]];
        FactorModel.Precedents(rows, new FactorShock(0, -0.02)).ShouldBe(2);
        FactorModel.Precedents(rows, new FactorShock(0, -0.02), new FactorShock(1, 1)).ShouldBe(1);
        FactorModel.Precedents(rows, new FactorShock(0, 0.05)).ShouldBe(0);
    }

    [Fact]
    public void Analogues_whose_futures_overlap_count_once()
    {
        ImmutableArray<Analogue> hits = [new(10, 0, 0), new(15, 0, 0), new(20, 0, 0), new(31, 0, 0)];
        AnalogueFeatures.EffectiveSample(hits.AsSpan(), 10).ShouldBe(3);
        AnalogueFeatures.EffectiveSample(hits.AsSpan(), 5).ShouldBe(4);
        AnalogueFeatures.EffectiveSample([], 5).ShouldBe(0);
        AnalogueFeatures.Band(-0.5, 0.5).ShouldBe((-0.75, -0.25));
        var features = AnalogueFeatures.Of([100, 110, 99, 99], 2);
        features[1].ShouldAllBe(value => double.IsNaN(value));
        features[3][0].ShouldBe(-0.1, 1e-12);
        features[3][2].ShouldBe(-0.1, 1e-12);
    }

    private static DateOnly Day(int day) => new(2019, 4, day);
}

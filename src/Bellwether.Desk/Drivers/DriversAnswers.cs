using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Gauges;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Answers of the tournament: the key's parameter names the other gauge, then what is asked, <c>nikkei225;reason=exports</c> (METHODS 7).</summary>
internal static class DriversAnswers
{
    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.DriverEffect.Name] = q => Reason(q, Measures.DriverEffect, (_, own) => With(own.Effect, own.Low, own.High));
        answers[Measures.DriverP.Name] = q => Reason(q, Measures.DriverP, (_, own) => own.PAdjusted);
        answers[Measures.ExposureGap.Name] = q => Column(q, Measures.ExposureGap, (_, days, at) => days.ExposureGap[at]);
        answers[Measures.CharacteristicReward.Name] = q => Column(q, Measures.CharacteristicReward, (_, days, at) => Reward(days, at));
        answers[Measures.WeeklyReward.Name] = Weekly;
        answers[Measures.PlaceboRank.Name] = q => Placebo(q, Measures.PlaceboRank, rank => rank.Rank);
        answers[Measures.PlaceboWindows.Name] = q => Placebo(q, Measures.PlaceboWindows, rank => rank.Windows);
        answers[Measures.PlaceboIndependent.Name] = q => Placebo(q, Measures.PlaceboIndependent, rank => rank.Independent);
        answers[Measures.PlaceboShare.Name] = q => Reason(q, Measures.PlaceboShare, (_, own) => own.PlaceboShare is { } share ? share : Estimate.Not(Market.Reason.NoData));
        answers[Measures.OpeningGap.Name] = q => Model(q, Measures.OpeningGap, days => Moments.Sum(days.Gap));
        answers[Measures.StockSpecificEffect.Name] = q => Model(q, Measures.StockSpecificEffect, days => Moments.Sum(days.Specific));
        answers[Measures.StockSpecificShare.Name] = q => Model(q, Measures.StockSpecificShare, days => Moments.Sum(days.Gap) is var gap && Math.Abs(gap) >= 0.001 ? Moments.Sum(days.Specific) / gap : Estimate.Not(Market.Reason.OutsideDomain));
        answers[Measures.CrossSectionStocks.Name] = q => Model(q, Measures.CrossSectionStocks, days => days.ByStock.Length);
        answers[Measures.TopNamesEffect.Name] = q => Ask(q, Measures.TopNamesEffect, own => own.Result.TopNames is { } top ? top : Estimate.Not(Market.Reason.NoData));
        answers[Measures.SpecificContribution.Name] = Specific;
        answers[Measures.CharacteristicCoverage.Name] = Coverage;
        answers[Measures.SystematicShare.Name] = q => Ask(q, Measures.SystematicShare, own => own.Result.Factors is { } found ? (KeyOptions.Of(q.Key).Word("side", "gap") == "a" ? found.SystematicShareA : found.SystematicShare) : Estimate.Not(Market.Reason.NoData));
        answers[Measures.DriverBeta.Name] = q => Factor(q, Measures.DriverBeta, (_, own, side) => side switch
        {
            "a" => own.BetaA,
            "b" => own.BetaB,
            _ => own.BetaTest is { HasValue: true } test ? With(own.BetaGap, test.Value.Low, test.Value.High) : own.BetaGap,
        });
        answers[Measures.FactorChange.Name] = q => Factor(q, Measures.FactorChange, (factor, own, _) => FactorChanges.ToStated(own.Move, factor.Kind));
        answers[Measures.FactorContribution.Name] = Contribution;
        answers[Measures.EqualWeightReturn.Name] = EqualWeight;
    }

    /// <summary>A number with its interval, or the reason why there is none.</summary>
    private readonly record struct Estimate(double Value, double? Low, double? High, Reason Reason)
    {
        public static Estimate Not(Reason reason) => new(double.NaN, null, null, reason);

        public static implicit operator Estimate(double value) => double.IsFinite(value) ? new(value, null, null, Market.Reason.None) : Not(Market.Reason.NoData);
    }

    private static Estimate With(double value, double low, double high) => new(value, low, high, Market.Reason.None);

    private static Evaluation Ask(Question q, Measure measure, Func<DriversCase, Estimate> pick)
    {
        if (q.Key.Basis != BasisName.Fixed) throw new DeskException(ExitCode.Usage, $"{measure.Name} stands on the members of the window's start: the basis is {BasisName.Fixed}, not {q.Key.Basis}.");
        var own = DriversCase.Of(q);
        return Made(measure, pick(own), Words(own), () => Rows(own));
    }

    private static Evaluation Made(Measure measure, Estimate estimate, IEnumerable<string> words, Func<IEnumerable<string>> rows)
    {
        var made = estimate.Reason == Market.Reason.None
            ? measure.Unit == Unit.Count ? Evaluation.Of(measure, (decimal)estimate.Value) : Evaluation.Of(measure, estimate.Value)
            : Evaluation.Undefined(measure, estimate.Reason);
        return made with { Low = estimate.Low, High = estimate.High, Inputs = [.. words], Chain = rows, HasOwnChain = true };
    }

    private static Evaluation Reason(Question q, Measure measure, Func<DriversCase, ReasonResult, Estimate> pick) => Ask(q, measure, own =>
    {
        var result = own.ReasonOf(KeyOptions.Of(q.Key).Word("reason", ""));
        return result.Reason == Market.Reason.None ? pick(own, result) : Estimate.Not(result.Reason);
    });

    private static Evaluation Placebo(Question q, Measure measure, Func<PlaceboRank, double> pick) => Ask(q, measure, own =>
    {
        return own.ReasonOf(KeyOptions.Of(q.Key).Word("reason", "")).Windows is { } found ? pick(found) : Estimate.Not(Market.Reason.TooShort);
    });

    private static Evaluation Model(Question q, Measure measure, Func<CrossDays, Estimate> pick) => Ask(q, measure, own => Days(own, q) is { } days ? pick(days) : Estimate.Not(Market.Reason.TooShort));

    private static Evaluation Column(Question q, Measure measure, Func<DriversCase, CrossDays, int, Estimate> pick) => Ask(q, measure, own =>
    {
        if (Days(own, q) is not { } days) return Estimate.Not(Market.Reason.TooShort);
        var id = KeyOptions.Of(q.Key).Word("column", "");
        var at = days.Segment.Design.Columns.IndexOf(id);
        return at < 0 ? throw new DeskException(ExitCode.Usage, $"There is no column '{id}' in this cross-section: {string.Join(", ", days.Segment.Design.Columns)}.") : pick(own, days, at);
    });

    // The cross-section named by the key; that with export orientation unless it says model=sectors.
    private static CrossDays? Days(DriversCase own, Question q) => own.ModelOf(Which(q)) is >= 0 and var at ? own.Result.Windows[at] : null;

    private static int Which(Question q) => KeyOptions.Of(q.Key).Word("model", "") == "sectors" ? DriversCase.Sectored : DriversCase.Base;

    private static Estimate Reward(CrossDays days, int at)
    {
        double[] window = [.. days.Segment.Returns.Select(own => Moments.Sum(own))];
        var rows = days.Segment.Design.Rows;
        var fit = LeastSquares.Fit(window, rows, intercept: false);
        if (!fit.HasValue) return Estimate.Not(fit.Reason);
        var robust = NeweyWest.Of(fit.Value, rows, lags: 0, intercept: false);
        if (!robust.HasValue) return Estimate.Not(robust.Reason);
        var test = CoefficientTest.Of(fit.Value.Coefficients[at], robust.Value.StandardErrors[at], fit.Value.DegreesOfFreedom);
        return test.HasValue ? With(fit.Value.Coefficients[at], test.Value.Low, test.Value.High) : fit.Value.Coefficients[at];
    }

    private static Evaluation Weekly(Question q) => Ask(q, Measures.WeeklyReward, own =>
    {
        var options = KeyOptions.Of(q.Key);
        if (own.ModelOf(Which(q)) is not (>= 0 and var model) || own.Result.Windows[model] is not { } window) return Estimate.Not(Market.Reason.TooShort);
        var id = options.Word("column", "");
        var spans = options.Word("span", "window") == "history" ? own.Result.Histories[model] : [window];
        var weekly = WeeklyRewards.Of([.. spans.Where(days => days.Segment.Design.Columns.IndexOf(id) >= 0).SelectMany(days => days.Rewards[days.Segment.Design.Columns.IndexOf(id)])]);
        return weekly.HasValue ? With(weekly.Value.Mean, weekly.Value.Low, weekly.Value.High) : Estimate.Not(weekly.Reason);
    });

    private static Evaluation Specific(Question q) => Ask(q, Measures.SpecificContribution, own =>
    {
        var name = KeyOptions.Of(q.Key).Word("stock", "");
        var security = q.Workspace.FindSecurity(name);
        var model = own.ModelOf(DriversCase.Sectored) is >= 0 and var sectored ? sectored : own.ModelOf(DriversCase.Base);
        if (model < 0 || own.Result.Windows[model] is not { } days) return Estimate.Not(Market.Reason.TooShort);
        var at = days.Segment.Stocks.IndexOf(security);
        return at < 0 ? throw new DeskException(ExitCode.DataMissing, $"{name} is not among the stocks of this cross-section.") : Moments.Sum(days.ByStock[at]);
    });

    private static Evaluation Coverage(Question q) => Ask(q, Measures.CharacteristicCoverage, own =>
    {
        if (Days(own, q) is not { } days) return Estimate.Not(Market.Reason.TooShort);
        var side = KeyOptions.Of(q.Key).Word("side", "a");
        var (used, all) = side == "b" ? (days.Segment.WeightsB, own.Window.WeightsB) : (days.Segment.WeightsA, own.Window.WeightsA);
        return Moments.Sum(used) / Moments.Sum(all);
    });

    private static Evaluation Factor(Question q, Measure measure, Func<Factor, FactorEffect, string, Estimate> pick)
    {
        var own = DriversCase.Of(q);
        var options = KeyOptions.Of(q.Key);
        var id = options.Word("factor", "");
        var factor = own.Factors.FirstOrDefault(found => found.Id == id) ?? throw new DeskException(ExitCode.Usage, $"The factor '{id}' is not part of this model: {string.Join(", ", own.Factors.Select(found => found.Id))}.");
        var unit = measure == Measures.FactorChange ? measure with { Unit = factor.Unit } : measure;
        return Ask(q, unit, found => found.Result.Factors is { } result ? pick(factor, result.Effects.First(effect => effect.Factor == id), options.Word("side", "gap")) : Estimate.Not(Market.Reason.TooShort));
    }

    private static Evaluation Contribution(Question q) => Ask(q, Measures.FactorContribution, own =>
    {
        if (own.Result.Factors is not { } result) return Estimate.Not(Market.Reason.TooShort);
        var options = KeyOptions.Of(q.Key);
        var (id, side) = (options.Word("factor", ""), options.Word("side", "gap"));
        (double A, double B) parts = id switch
        {
            "alpha" => (result.AlphaA, result.AlphaB),
            "residual" => (result.ResidualA, result.ResidualB),
            "total" => (result.ReturnA, result.ReturnB),
            _ => result.Effects.FirstOrDefault(effect => effect.Factor == id) is { } effect ? (effect.ContributionA, effect.ContributionB) : throw new DeskException(ExitCode.Usage, $"'{id}' is no part of this model: {string.Join(", ", own.Factors.Select(found => found.Id))}, alpha, residual, total."),
        };
        return side switch { "a" => parts.A, "b" => parts.B, _ => parts.A - parts.B };
    });

    // Members of one orientation with a price at both ends, one as much as the other.
    private static Evaluation EqualWeight(Question q)
    {
        var label = KeyOptions.Of(q.Key).Word("export", "");
        if (label is not ("export" or "mixed" or "domestic")) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} needs an orientation: export=export, export=mixed or export=domestic.");
        var group = Groups.Of(q.Workspace.Market, "export", null, q.Key.Window.Start);
        double[] returns = [.. q.Gauge.Roster(q.Basis, q.Start).Held.Where(security => group(security) == label).Select(q.Stock).Where(stock => stock.HasReturn).Select(stock => stock.Return.Value)];
        return Made(
            Measures.EqualWeightReturn, returns.Length == 0 ? Estimate.Not(Market.Reason.NoData) : Moments.Mean(returns).Value,
            [string.Create(CultureInfo.InvariantCulture, $"{returns.Length} members of {q.Gauge.Id} in {label} sectors with prices on both days")], () => []);
    }

    private static IEnumerable<string> Words(DriversCase own)
    {
        yield return $"{own.A.Id} against {own.B.Id}, members and weights of the window's start";
        foreach (var words in own.Window.Known.Words) yield return words;
        var model = own.Inputs.Models.FirstOrDefault();
        if (model is not null) yield return string.Create(CultureInfo.InvariantCulture, $"{model.Window.Stocks.Length} stocks in the cross-section, {model.Window.Design.Missing} left out; {model.History.Sum(segment => segment.Returns[0].Length)} days of history");
        if (own.Result.Factors is { } factors) yield return string.Create(CultureInfo.InvariantCulture, $"daily model on {string.Join(", ", own.Factors.Select(factor => factor.Id + (factor.IsForeign ? " (one day's lag)" : "")))}: {factors.Days} days, {factors.Lags} Newey-West lags");
        if (own.Own is { } file) yield return file.Characteristic.Words;
        if (own.Spec.Placebos > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{own.Spec.Placebos} placebo characteristics a reason, seed {own.Spec.Seed}");
    }

    private static IEnumerable<string> Rows(DriversCase own)
    {
        foreach (var reason in own.Result.Reasons)
        {
            yield return reason.Reason == Market.Reason.None
                ? string.Create(CultureInfo.InvariantCulture, $"reason {reason.Stated.Id}: effect {reason.Effect:R}, error {reason.StandardError:R}, p {reason.P:R}, by Holm {reason.PAdjusted:R}, {reason.Verdict}")
                : $"reason {reason.Stated.Id}: not tested, {reason.Detail}";
        }
    }
}

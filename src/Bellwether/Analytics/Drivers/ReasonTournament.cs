using System.Collections.Immutable;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>
/// Puts reasons for "A beat B" to the test (METHODS 7.2–7.5): effect, interval, rank among placebo windows, placebo characteristics, verdict. The rule is
/// fixed before any data are seen: a reason is <em>consistent</em> when its two-sided p, after Holm's correction over all reasons tested, is
/// below 1 − level, the reward has the sign stated and the effect favours A; <em>inconsistent</em> when it is as clear and either sign is the other
/// way; else <em>inconclusive</em>. Association is not cause.
/// </summary>
/// <remarks>
/// Intervals of characteristics do not come from the scatter of stocks alone (HC1), which takes stocks for independent and is far too narrow, but from the daily
/// variation of the reward inside the window with a long-run variance ratio from history and window (<see cref="WindowSum"/>): chance that moves
/// many stocks together moves the daily reward. A few stocks with a steady run move its mean and not its variation; what they add is the part of a variance clustered
/// by stock that days do not show (<see cref="CrossDays.OfStocks"/>); so are constituents that lack a characteristic (<see cref="CrossDays.OfLeftOut"/>). Intervals cover the mean reward of such days times their number. Intervals of factors are
/// Newey–West with Satterthwaite's freedom, betas from all days up to the window's end. Everything is deterministic for a seed.
/// </remarks>
public static class ReasonTournament
{
    /// <summary>Runs the tournament: arrays in, results out. A reason that cannot be tested carries why and stays inconclusive. METHODS 7.2–7.7.</summary>
    public static ReasonTournamentResult Run(ReasonInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var windows = ImmutableArray.CreateBuilder<CrossDays?>();
        var histories = ImmutableArray.CreateBuilder<ImmutableArray<CrossDays>>();
        var why = new List<(Reason Reason, string? Detail)>();
        foreach (var model in inputs.Models)
        {
            var (days, reason, detail) = CrossDays.Of(model.Window);
            windows.Add(days);
            why.Add((reason, detail));
            // A segment that cannot be run is a gap in the history, no reason to give up the window.
            histories.Add([.. model.History.Select(segment => CrossDays.Of(segment).Days).OfType<CrossDays>()]);
        }

        var factors = inputs.Factors is { } given ? GaugeFactors.Of(given, inputs.Level) : (null, Reason.NoData, "There is no factor model.");
        var run = new Contest(inputs, windows.ToImmutable(), histories.ToImmutable(), why, factors);
        ImmutableArray<ReasonResult> results = [.. inputs.Reasons.Select(run.Test)];
        return new ReasonTournamentResult
        {
            Reasons = Judge(results, inputs.Level),
            Windows = run.Windows,
            Histories = run.Histories,
            Factors = factors.Item1,
            TopNames = run.TopNames(),
        };
    }

    /// <summary>Holm's step-down p-values: p sorted ascending, times the number left, made monotone; in the order given. Holm 1979.</summary>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var order = new int[p.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var keys = p.ToArray();
        Array.Sort(keys, order);
        var adjusted = new double[p.Length];
        var highest = 0.0;
        for (var i = 0; i < order.Length; i++) adjusted[order[i]] = highest = Math.Max(highest, Math.Min(1, keys[i] * (order.Length - i)));
        return adjusted;
    }

    private static ImmutableArray<ReasonResult> Judge(ImmutableArray<ReasonResult> results, double level)
    {
        int[] tested = [.. Enumerable.Range(0, results.Length).Where(i => results[i].Reason == Reason.None)];
        var adjusted = Holm([.. tested.Select(i => results[i].P)]);
        var judged = results.ToArray();
        for (var j = 0; j < tested.Length; j++)
        {
            var own = judged[tested[j]];
            var clear = adjusted[j] < 1 - level;
            var asStated = own.Effect > 0 && (own.Stated.Expected == 0 || Math.Sign(own.Reward) == own.Stated.Expected);
            judged[tested[j]] = own with { PAdjusted = adjusted[j], Verdict = !clear ? Verdict.Inconclusive : asStated ? Verdict.Consistent : Verdict.Inconsistent };
        }

        return Defined.Freeze(judged);
    }

    private sealed record Contest(
        ReasonInputs Inputs, ImmutableArray<CrossDays?> Windows, ImmutableArray<ImmutableArray<CrossDays>> Histories, List<(Reason Reason, string? Detail)> Why,
        (GaugeFactorResult? Result, Reason Reason, string? Detail) Factors)
    {
        public ReasonResult Test(StatedReason stated, int at) => stated.Kind switch
        {
            ReasonKind.Factor => OfFactor(stated, at),
            ReasonKind.TopNames => OfTopNames(stated),
            _ => OfStocks(stated, at),
        };

        /// <summary>What the top names added beyond their characteristics, in the model of the first reason about them.</summary>
        public double? TopNames() => Inputs.Reasons.FirstOrDefault(own => own.Kind == ReasonKind.TopNames) is { } reason && Windows[reason.Model] is { } window ? TopNames(window) : null;

        private double TopNames(CrossDays window) => PlaceboWindows.Top([.. window.ByStock.Select(days => Moments.Sum(days))], Inputs.TopNames);

        // The best few are picked by hindsight here and in every placebo window alike.
        private ReasonResult OfTopNames(StatedReason stated)
        {
            if (Windows[stated.Model] is not { } window) return Untested(stated, Why[stated.Model].Reason, Why[stated.Model].Detail);
            var own = TopNames(window);
            var (byName, days) = ByName(stated.Model);
            var placebos = PlaceboWindows.TopSums(byName, days, window.Days, Inputs.TopNames);
            var rank = PlaceboWindows.Rank(own, placebos, window.Days);
            var (sums, reason, detail) = PlaceboWindows.Resampled(Past(window, stated.Model, days), days, window.Days, Inputs.TopNames, Inputs.Resamples, Inputs.Seed);
            if (reason != Reason.None) return Untested(stated, reason, detail) with { Windows = rank };
            var excess = PlaceboWindows.Excess(own, sums, Inputs.Level);
            if (!excess.HasValue) return Untested(stated, excess.Reason, excess.Detail) with { Windows = rank };
            return new ReasonResult
            {
                Stated = stated,
                Effect = excess.Value.Sum,
                StandardError = excess.Value.StandardError,
                Low = excess.Value.Low,
                High = excess.Value.High,
                Freedom = excess.Value.Freedom,
                P = excess.Value.P,
                Windows = rank,
            };
        }

        private ReasonResult OfStocks(StatedReason stated, int at)
        {
            if (Windows[stated.Model] is not { } window) return Untested(stated, Why[stated.Model].Reason, Why[stated.Model].Detail);
            var model = Inputs.Models[stated.Model];
            var columns = Columns(model.Window.Design, stated);
            if (columns.Length == 0 && stated.Kind == ReasonKind.Characteristic) return Untested(stated, Reason.NoData, $"No column of the cross-section belongs to {stated.Source}.");
            var daily = Daily(window, columns, stated.Kind);
            var history = Past(stated);
            var sum = WindowSum.Of(daily, history, Inputs.Level, stated.Kind == ReasonKind.StockSpecific ? default : Unseen(window, columns));
            if (!sum.HasValue) return Untested(stated, sum.Reason, sum.Detail) with { Effect = Moments.Sum(daily) };
            var single = columns.Length == 1;
            return new ReasonResult
            {
                Stated = stated,
                Effect = sum.Value.Sum,
                StandardError = sum.Value.StandardError,
                Low = sum.Value.Low,
                High = sum.Value.High,
                Freedom = sum.Value.Freedom,
                P = sum.Value.P,
                Reward = single ? Moments.Sum(window.Rewards[columns[0]]) : double.NaN,
                Exposure = single ? window.ExposureGap[columns[0]] : double.NaN,
                Windows = PlaceboWindows.Rank(sum.Value.Sum, PlaceboWindows.Sums(history, window.Days), window.Days),
                PlaceboShare = single ? PlaceboCharacteristics.Share(model.Window, columns[0], model.StrataOf.GetValueOrDefault(stated.Source, model.Strata).AsSpan(), Inputs.Placebos, Inputs.Seed + (ulong)at) : null,
            };
        }

        // What days do not show: runs of single stocks, and constituents whose exposures are not known.
        private static (double Variance, double Freedom) Unseen(CrossDays window, int[] columns)
        {
            var ((stocks, freedom), leftOut) = (window.OfStocks(columns), window.OfLeftOut(columns));
            return (stocks + leftOut, stocks > 0 ? (stocks + leftOut) * (stocks + leftOut) / (stocks * stocks) * freedom : double.PositiveInfinity);
        }

        private ReasonResult OfFactor(StatedReason stated, int at)
        {
            if (Factors.Result is not { } result) return Untested(stated, Factors.Reason, Factors.Detail);
            var effect = result.Effects.FirstOrDefault(own => own.Factor == stated.Source);
            if (effect is null) return Untested(stated, Reason.NoData, $"The factor {stated.Source} is not part of the daily model.");
            if (!effect.EffectTest.HasValue) return Untested(stated, effect.EffectTest.Reason, effect.EffectTest.Detail) with { Effect = effect.Effect, Reward = effect.BetaGap, Exposure = effect.Move };
            var inputs = Inputs.Factors!;
            var column = inputs.Factors.IndexOf(stated.Source);
            var before = inputs.Rows.Count - inputs.WindowDays;
            double[] past = [.. inputs.Rows.Take(before).Select(row => double.IsFinite(row[column]) ? effect.BetaGap * row[column] : 0)];
            return new ReasonResult
            {
                Stated = stated,
                Effect = effect.Effect,
                StandardError = effect.EffectError,
                Low = effect.EffectTest.Value.Low,
                High = effect.EffectTest.Value.High,
                Freedom = effect.EffectFreedom,
                P = effect.EffectTest.Value.PTwoSided,
                Reward = effect.BetaGap,
                Exposure = effect.Move,
                Windows = PlaceboWindows.Rank(effect.BetaGap * effect.Move, PlaceboWindows.Sums(past, inputs.WindowDays), inputs.WindowDays),
                PlaceboShare = Shifted(inputs, column, at),
            };
        }

        private double? Shifted(GaugeFactorInputs inputs, int column, int at)
        {
            if (Inputs.Placebos < 1) return null;
            int[] used = [.. Enumerable.Range(0, inputs.Rows.Count).Where(t => double.IsFinite(inputs.ReturnsA[t]) && double.IsFinite(inputs.ReturnsB[t]) && inputs.Rows[t].All(double.IsFinite))];
            double[] gap = [.. used.Select(t => inputs.ReturnsA[t] - inputs.ReturnsB[t])];
            double[][] columns = [.. Enumerable.Range(0, inputs.Factors.Length).Select(j => used.Select(t => inputs.Rows[t][j]).ToArray())];
            return PlaceboCharacteristics.Shifts(gap, columns, column, Inputs.Placebos, Inputs.Seed + (ulong)at);
        }

        // Segments may lack a column, e.g. a sector nobody was in: it then had no effect.
        private double[] Past(StatedReason stated) =>
            [.. Histories[stated.Model].SelectMany(days => Daily(days, Columns(days.Segment.Design, stated), stated.Kind))];

        // The window's names with their opening weights, on the days before it.
        private NameHistory[] Past(CrossDays window, int model, int days)
        {
            var names = new NameHistory[window.Delta.Length];
            var position = new Dictionary<int, int>();
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = new NameHistory(window.Delta[i], Empty(days), Empty(days));
                position[window.Segment.Stocks[i]] = i;
            }

            var from = 0;
            foreach (var past in Histories[model])
            {
                for (var i = 0; i < past.Delta.Length; i++)
                {
                    if (past.Delta[i] == 0 || !position.TryGetValue(past.Segment.Stocks[i], out var at)) continue;
                    for (var t = 0; t < past.Days; t++) (names[at].Rest[from + t], names[at].Returns[from + t]) = (past.ByStock[i][t] / past.Delta[i], past.Segment.Returns[i][t]);
                }

                from += past.Days;
            }

            return names;
        }

        private static double[] Empty(int days)
        {
            var empty = new double[days];
            Array.Fill(empty, double.NaN);
            return empty;
        }

        private (IReadOnlyCollection<double[]> ByName, int Days) ByName(int model)
        {
            var names = new Dictionary<int, double[]>();
            var total = Histories[model].Sum(own => own.Days);
            var from = 0;
            foreach (var days in Histories[model])
            {
                for (var i = 0; i < days.ByStock.Length; i++)
                {
                    var stock = days.Segment.Stocks[i];
                    if (!names.TryGetValue(stock, out var own)) names[stock] = own = new double[total];
                    days.ByStock[i].CopyTo(own, from);
                }

                from += days.Days;
            }

            return (names.Values, total);
        }

        private static int[] Columns(CharacteristicDesign design, StatedReason stated) => stated.Kind is ReasonKind.StockSpecific
            ? []
            : [.. Enumerable.Range(0, design.Groups.Length).Where(j => design.Groups[j] == stated.Source)];

        private static double[] Daily(CrossDays days, int[] columns, ReasonKind kind)
        {
            if (kind == ReasonKind.StockSpecific) return days.Specific;
            var daily = new double[days.Days];
            foreach (var j in columns)
            {
                for (var t = 0; t < daily.Length; t++) daily[t] += days.Effects[j][t];
            }

            return daily;
        }

        private static ReasonResult Untested(StatedReason stated, Reason reason, string? detail) => new() { Stated = stated, Reason = reason, Detail = detail };
    }
}

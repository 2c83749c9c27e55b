using Bellwether.Analytics.Events;
using Bellwether.Market.Sample;
using Bellwether.Tests.Market.Sample;
using Xunit.Abstractions;

namespace Bellwether.Tests.Analytics.Events;

/// <summary>Abnormal days against the truth table of the sample market: what is found of what was planted, and what is found that was not.</summary>
public sealed class PlantedJumpTests(ITestOutputHelper output)
{
    private const double Large = 8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Planted_jumps_are_found(int seed)
    {
        var view = SampleView.Of((ulong)seed, 300);
        var market = LargeMean(view);
        var (judged, found, largeJudged, largeFound, flagged, flaggedPlanted, days, decoys, decoysFlagged) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
        var planted = view.Result.Truth.Events.ToLookup(own => own.Code, StringComparer.Ordinal);
        var volatility = view.Result.Truth.Sensitivities.ToDictionary(own => own.Code, own => own.DailyVolatility, StringComparer.Ordinal);
        foreach (var (code, i) in view.Ordinal)
        {
            var returns = new double[view.Days.Length];
            returns[0] = double.NaN;
            for (var t = 1; t < returns.Length; t++)
            {
                var (now, before) = (view.Adjusted[t * view.Names + i], view.Adjusted[(t - 1) * view.Names + i]);
                returns[t] = now > 0 && before > 0 ? now / before - 1 : double.NaN;
            }

            var series = AbnormalSeries.Of(returns, market);
            var jumps = planted[code].Where(own => own.LogReturn != 0).ToDictionary(own => Array.BinarySearch(view.Days, own.Date.DayNumber), own => own.LogReturn);
            days += series.Z.ToArray().Count(z => !double.IsNaN(z));
            flagged += series.Flagged.Length;
            flaggedPlanted += series.Flagged.Count(jumps.ContainsKey);
            foreach (var (day, jump) in jumps)
            {
                if (day < 0 || double.IsNaN(series.Z[day])) continue;
                var isFound = Math.Abs(series.Z[day]) >= RobustZ.Threshold;
                judged++;
                if (isFound) found++;
                if (Math.Abs(jump) < Large * volatility[code]) continue;
                largeJudged++;
                if (isFound) largeFound++;
            }

            foreach (var decoy in planted[code].Where(own => own.Kind == PlantedKind.DecoyNews))
            {
                var day = Array.BinarySearch(view.Days, decoy.Date.DayNumber);
                if (day < 0 || double.IsNaN(series.Z[day])) continue;
                decoys++;
                if (Math.Abs(series.Z[day]) >= RobustZ.Threshold && !jumps.ContainsKey(day)) decoysFlagged++;
            }
        }

        output.WriteLine($"seed {seed}: {judged} jumps judged, {found} found ({100.0 * found / judged:0} %); of at least {Large} daily deviations {largeJudged}, {largeFound} found; {flagged} days flagged of {days}, {flaggedPlanted} planted; decoys {decoysFlagged} of {decoys}");
        judged.ShouldBeGreaterThan(100);
        ((double)largeFound / largeJudged).ShouldBeGreaterThan(0.9);
        ((double)found / judged).ShouldBeGreaterThan(0.4);
        // Chance has four degrees of freedom, so some of its days stand out by themselves.
        ((double)(flagged - flaggedPlanted) / days).ShouldBeLessThan(0.012);
        ((double)decoysFlagged / Math.Max(1, decoys)).ShouldBeLessThan(0.05);
    }

    // The market of the sample: the mean return of its large section.
    private static double[] LargeMean(SampleView view)
    {
        var market = new double[view.Days.Length];
        market[0] = double.NaN;
        for (var t = 1; t < market.Length; t++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < view.Names; i++)
            {
                var (now, before) = (view.Adjusted[t * view.Names + i], view.Adjusted[(t - 1) * view.Names + i]);
                if (view.Section[i] != "LARGE" || !(now > 0) || !(before > 0)) continue;
                sum += now / before - 1;
                count++;
            }

            market[t] = sum / count;
        }

        return market;
    }
}

using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>Writes down what was planted.</summary>
internal static class SampleTruth
{
    public static TruthTable Table(Profile[] profiles, SampleCalendar calendar, EventPlan plan, WalkResult walk, int low, SampleCauses? causes) => new()
    {
        Factors = [.. Factor.Names, .. SampleSectors.All.Select((_, s) => $"sector:{SampleSectors.Code(s)}")],
        FactorDays = [.. Enumerable.Range(1, calendar.Count - 1).Select(t => new FactorDay(calendar.Days[t], [.. walk.FactorReturns[t]]))],
        Sensitivities = [.. profiles.Select(p => new PlantedSensitivity(p.Code, Section.Names[p.Section], [.. AllLoadings(p)], p.Volatility))],
        Sections = [.. Section.Names.Select((name, s) => new SectionExposure(name, [.. Exposure(profiles, s, (low, walk.LowWeights))]))],
        Events = [.. plan.Jumps.Select(j => new PlantedEvent(calendar.Days[j.Day], profiles[j.Name].Code, j.Kind, j.LogReturn))],
        Runs = [.. profiles.Select((p, i) => new PlantedRun(p.Code, walk.Goals[i])).Where(r => r.LogReturn > 0)],
        CauseRuns = causes is null ? [] : [.. profiles.Select((p, i) => causes.Runs(p, walk.LowWeights[i]))],
        LowDate = calendar.Days[low],
        Doublers = [.. profiles.Where(p => p.IsDoubler).Select(p => p.Code)],
        Heaviest = profiles.Single(p => p.IsHero).Code,
        MembersWithoutPrices = [.. profiles.Where(p => !p.HasPrices).Select(p => p.Code)],
    };

    /// <summary>Market-value-weighted loadings of a section at listing prices, or on a day with given market values.</summary>
    public static double[] Exposure(Profile[] profiles, int section, (int Day, double[] Values)? on)
    {
        var sum = new double[Factor.Count];
        var total = 0.0;
        for (var i = 0; i < profiles.Length; i++)
        {
            var p = profiles[i];
            if (!p.HasPrices || (on is null ? p.Section : p.SectionOn(on.Value.Day)) != section) continue;
            var value = on is null ? p.MarketValue : p.LastDay >= on.Value.Day ? on.Value.Values[i] : 0;
            var loadings = AllLoadings(p);
            for (var k = 0; k < sum.Length; k++) sum[k] += value * loadings[k];
            total += value;
        }

        for (var k = 0; k < sum.Length; k++) sum[k] /= total;
        return sum;
    }

    private static double[] AllLoadings(Profile p)
    {
        var all = new double[Factor.Count];
        p.Loadings.CopyTo(all, 0);
        all[Factor.General + p.Sector] = 1;
        return all;
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Simulated horizon returns (METHODS 9.7).</summary>
/// <param name="HorizonReturns">Sums of daily returns, one per path.</param>
/// <param name="NextVariance">σ² of the first simulated day.</param>
public readonly record struct FilteredSimulation(ImmutableArray<double> HorizonReturns, double NextVariance)
{
    /// <summary>Historical value at risk and expected shortfall of the horizon returns. METHODS 9.4, 9.7.</summary>
    public Outcome<TailRisk> Tail(double confidence) => ValueAtRisk.Historical(HorizonReturns.AsSpan(), confidence);
}

/// <summary>Filtered historical simulation of Barone-Adesi, Giannopoulos and Vosper 1999 (METHODS 9.7).</summary>
public static class FilteredHistoricalSimulation
{
    /// <summary>
    /// Draws standardised residuals of the GARCH path with one uniform per day, rescales them by the simulated variance and sums
    /// μ + e over the horizon. Reasons as <see cref="Garch.Filter"/>. METHODS 9.7.
    /// </summary>
    public static Outcome<FilteredSimulation> Run(ReadOnlySpan<double> returns, GarchParameters parameters, int horizon, int paths, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        var filtered = Garch.Filter(returns, parameters);
        if (!filtered.HasValue) return Outcome<FilteredSimulation>.Undefined(filtered.Reason, filtered.Detail);
        var z = filtered.Value.Standardised;
        var random = new SplitMix64(seed);
        var sums = new double[paths];
        for (var path = 0; path < paths; path++)
        {
            double variance = filtered.Value.NextVariance, sum = 0;
            for (var day = 0; day < horizon; day++)
            {
                var e = Math.Sqrt(variance) * z[BlockBootstrap.Draw(z.Length, random)];
                sum += parameters.Mu + e;
                variance = parameters.Omega + parameters.Alpha * e * e + parameters.Beta * variance;
            }

            sums[path] = sum;
        }

        return new FilteredSimulation(Defined.Freeze(sums), filtered.Value.NextVariance);
    }

    /// <summary>
    /// Tomorrow's tail without simulation: historical value at risk of μ + σ(next)·z over all standardised residuals. Reasons as
    /// <see cref="Garch.Filter"/>. METHODS 9.7.
    /// </summary>
    public static Outcome<TailRisk> OneDay(ReadOnlySpan<double> returns, GarchParameters parameters, double confidence)
    {
        var filtered = Garch.Filter(returns, parameters);
        if (!filtered.HasValue) return Outcome<TailRisk>.Undefined(filtered.Reason, filtered.Detail);
        var sigma = Math.Sqrt(filtered.Value.NextVariance);
        return ValueAtRisk.Historical([.. filtered.Value.Standardised.Select(z => parameters.Mu + sigma * z)], confidence);
    }
}

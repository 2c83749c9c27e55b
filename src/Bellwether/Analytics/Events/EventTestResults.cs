using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using MathNet.Numerics.Distributions;

namespace Bellwether.Analytics.Events;

/// <summary>A test of "no abnormal return".</summary>
/// <param name="Statistic">Statistic.</param>
/// <param name="Freedom">Degrees of freedom of t; null for the standard normal law.</param>
public readonly record struct TestResult(double Statistic, int? Freedom)
{
    /// <summary>Two-sided p-value.</summary>
    public double PValue => TwoSided(Statistic, Freedom);

    /// <summary>Two-sided p-value of a statistic under t, or under the normal law without degrees of freedom.</summary>
    internal static double TwoSided(double statistic, int? freedom) => Math.Min(1, 2 * (freedom is { } n ? StudentT.CDF(0, 1, n, -Math.Abs(statistic)) : NormalLaw.Cdf(-Math.Abs(statistic))));
}

/// <summary>The tests of METHODS 8.4.</summary>
public enum EventTest
{
    /// <summary>Cross-sectional t.</summary>
    CrossSectional,

    /// <summary>Patell 1976.</summary>
    Patell,

    /// <summary>Boehmer, Musumeci and Poulsen 1991.</summary>
    Bmp,

    /// <summary>Kolari and Pynnönen 2010.</summary>
    KolariPynnonen,

    /// <summary>Corrado 1989.</summary>
    Rank,

    /// <summary>Corrado and Zivney 1992.</summary>
    CorradoZivney,

    /// <summary>Cowan 1992, the mean over firms of their shares of positive days.</summary>
    GeneralisedSign,

    /// <summary>Cowan 1992, the share of positive days pooled over firms.</summary>
    GeneralisedSignPooled,

    /// <summary>Sign test against one half.</summary>
    Sign,
}

/// <summary>All tests over one window of a study's event days (METHODS 8.4, 8.5).</summary>
public sealed record EventTestResults
{
    /// <summary>Firms with an abnormal return in the window, N.</summary>
    public required int Firms { get; init; }

    /// <summary>Firms whose (cumulative) abnormal return is positive.</summary>
    public required int Positive { get; init; }

    /// <summary>Mean (cumulative) abnormal return of the firms.</summary>
    public required double Mean { get; init; }

    /// <summary>Mean pairwise correlation of estimation residuals on common days.</summary>
    public required Outcome<double> MeanCorrelation { get; init; }

    /// <summary>Sum of the ranks of |AR| of the firms with a positive one (Wilcoxon's V); zeros are left out.</summary>
    public required double Wilcoxon { get; init; }

    /// <summary>The tests, in the order of <see cref="EventTest"/>.</summary>
    public required ImmutableArray<Outcome<TestResult>> Tests { get; init; }

    /// <summary>One test.</summary>
    public Outcome<TestResult> Of(EventTest test) => Tests[(int)test];
}

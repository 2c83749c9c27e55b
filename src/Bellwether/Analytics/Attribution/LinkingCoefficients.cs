using System.Collections.Immutable;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>The factors that linking puts on each period (METHODS 5.4).</summary>
/// <param name="ReturnPortfolio">Compounded R(A).</param>
/// <param name="ReturnBenchmark">Compounded R(B).</param>
/// <param name="CarinoPeriod">k(t).</param>
/// <param name="CarinoWindow">K.</param>
/// <param name="MencheroM">M.</param>
/// <param name="MencheroCorrection">a(t).</param>
/// <param name="Grap">Growth of A before the period times growth of B after it.</param>
public readonly record struct LinkingCoefficients(
    double ReturnPortfolio, double ReturnBenchmark, ImmutableArray<double> CarinoPeriod, double CarinoWindow, double MencheroM, ImmutableArray<double> MencheroCorrection, ImmutableArray<double> Grap)
{
    /// <summary>Below this gap the two returns count as equal.</summary>
    private const double Equal = 1e-12;

    /// <summary>Factors of all methods from equally long period returns; reasons as <see cref="EffectLinking.Link"/>. METHODS 5.4.</summary>
    public static Outcome<LinkingCoefficients> Of(ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark)
    {
        Defined.SameLength(returnsPortfolio.Length, returnsBenchmark.Length, nameof(returnsBenchmark));
        var periods = returnsPortfolio.Length;
        if (periods == 0) return Outcome<LinkingCoefficients>.Undefined(Reason.NoData, "No period.");
        for (var t = 0; t < periods; t++)
            if (!(returnsPortfolio[t] > -1 && returnsBenchmark[t] > -1) || double.IsInfinity(returnsPortfolio[t] + returnsBenchmark[t]))
                return Outcome<LinkingCoefficients>.Undefined(Reason.OutsideDomain, "A gauge lost everything, or a return is missing.");

        double a = CumulativeReturn.Growth(returnsPortfolio) - 1, b = CumulativeReturn.Growth(returnsBenchmark) - 1;
        if (!(a > -1 && b > -1) || double.IsInfinity(a + b)) return Outcome<LinkingCoefficients>.Undefined(Reason.OutsideDomain, "The window's growth leaves the range of numbers.");
        var carino = new double[periods];
        for (var t = 0; t < periods; t++) carino[t] = Carino(returnsPortfolio[t], returnsBenchmark[t]);
        var (m, correction) = Menchero(returnsPortfolio, returnsBenchmark, a, b);
        var grap = GrapFactors(returnsPortfolio, returnsBenchmark);
        var window = Carino(a, b);
        return double.IsFinite(m + window) && Array.TrueForAll(correction, double.IsFinite) && Array.TrueForAll(grap, double.IsFinite)
            ? new LinkingCoefficients(a, b, Defined.Freeze(carino), window, m, Defined.Freeze(correction), Defined.Freeze(grap))
            : Outcome<LinkingCoefficients>.Undefined(Reason.OutsideDomain, "The window's growth leaves the range of numbers.");
    }

    /// <summary>The factor on each period's effects; Frongello has none, its effects feed each other. METHODS 5.4.</summary>
    public ImmutableArray<double> Factors(LinkingMethod method)
    {
        var self = this;
        return method switch
        {
            LinkingMethod.Carino => [.. CarinoPeriod.Select(k => k / self.CarinoWindow)],
            LinkingMethod.Menchero => [.. MencheroCorrection.Select(x => self.MencheroM + x)],
            LinkingMethod.Grap => Grap,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This method has no period factors."),
        };
    }

    /// <summary>(ln(1+a) − ln(1+b))/(a − b) by one log1p of the ratio, which keeps its digits when a is close to b.</summary>
    private static double Carino(double a, double b) =>
        Math.Abs(a - b) < Equal ? 1 / (1 + a) : PriceReturns.LogOnePlus((a - b) / (1 + b)) / (a - b);

    private static (double M, double[] Correction) Menchero(ReadOnlySpan<double> returnsA, ReadOnlySpan<double> returnsB, double a, double b)
    {
        double n = returnsA.Length;
        var m = Math.Abs(a - b) < Equal
            ? Math.Pow(1 + b, (n - 1) / n)
            : (a - b) / n / (Math.Pow(1 + a, 1 / n) - Math.Pow(1 + b, 1 / n));
        CompensatedSum sum = new(), squares = new();
        for (var t = 0; t < returnsA.Length; t++)
        {
            var gap = returnsA[t] - returnsB[t];
            sum.Add(gap);
            squares.Add(gap * gap);
        }

        var correction = new double[returnsA.Length];
        if (squares.Value > 0)
            for (var t = 0; t < correction.Length; t++)
                correction[t] = (a - b - m * sum.Value) * (returnsA[t] - returnsB[t]) / squares.Value;
        return (m, correction);
    }

    private static double[] GrapFactors(ReadOnlySpan<double> returnsA, ReadOnlySpan<double> returnsB)
    {
        var factors = new double[returnsA.Length];
        for (var t = 0; t < factors.Length; t++) factors[t] = CumulativeReturn.Growth(returnsA[..t]) * CumulativeReturn.Growth(returnsB[(t + 1)..]);
        return factors;
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>Geometric effects of one period (METHODS 5.3).</summary>
/// <param name="ReturnPortfolio">R(A).</param>
/// <param name="ReturnBenchmark">R(B).</param>
/// <param name="Allocation">Per segment.</param>
/// <param name="Selection">Per segment, interaction included.</param>
/// <param name="TotalAllocation">(1 + b(S))/(1 + R(B)) − 1.</param>
/// <param name="TotalSelection">(1 + R(A))/(1 + b(S)) − 1.</param>
public readonly record struct GeometricBrinsonResult(
    double ReturnPortfolio, double ReturnBenchmark, ImmutableArray<double> Allocation, ImmutableArray<double> Selection, double TotalAllocation, double TotalSelection)
{
    /// <summary>(1 + R(A))/(1 + R(B)) − 1 = (1 + allocation)(1 + selection) − 1.</summary>
    public double Excess => (1 + ReturnPortfolio) / (1 + ReturnBenchmark) - 1;
}

/// <summary>Totals of several periods, compounded: they need no linking (METHODS 5.3).</summary>
/// <param name="Allocation">Compounded allocation.</param>
/// <param name="Selection">Compounded selection.</param>
/// <param name="Excess">Compounded geometric excess.</param>
public readonly record struct GeometricTotals(double Allocation, double Selection, double Excess);

/// <summary>Geometric attribution after Bacon (METHODS 5.3).</summary>
public static class GeometricBrinson
{
    /// <summary>
    /// Effects of one period; zero-weight rule and reasons as <see cref="Brinson.Fachler"/>, and <see cref="Reason.OutsideDomain"/> when
    /// the benchmark, the semi-notional or a segment lost everything. METHODS 5.3.
    /// </summary>
    public static Outcome<GeometricBrinsonResult> Of(ReadOnlySpan<double> weightsPortfolio, ReadOnlySpan<double> weightsBenchmark, ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark)
    {
        var s = new Segments(weightsPortfolio, weightsBenchmark, returnsPortfolio, returnsBenchmark);
        if (s.Reason != Reason.None) return Outcome<GeometricBrinsonResult>.Undefined(s.Reason, s.Detail);
        if (!s.SumsAgree) return Outcome<GeometricBrinsonResult>.Undefined(Reason.OutsideDomain, "The weights of both sides must have one sum.");
        var n = s.WeightsPortfolio.Length;
        var notional = new CompensatedSum();
        for (var i = 0; i < n; i++) notional.Add(s.WeightsPortfolio[i] * s.ReturnsBenchmark[i]);
        double semi = notional.Value, benchmark = s.ReturnBenchmark;
        if (!(benchmark > -1 && semi > -1)) return Outcome<GeometricBrinsonResult>.Undefined(Reason.OutsideDomain, "The benchmark or the semi-notional lost everything.");

        double[] allocation = new double[n], selection = new double[n];
        for (var i = 0; i < n; i++)
        {
            allocation[i] = (s.WeightsPortfolio[i] - s.WeightsBenchmark[i]) * ((1 + s.ReturnsBenchmark[i]) / (1 + benchmark) - 1);
            // wp·[(1+rp)/(1+rb) − 1]·(1+rb)/(1+b_S), multiplied out so that a segment may lose everything.
            selection[i] = s.WeightsPortfolio[i] * (s.ReturnsPortfolio[i] - s.ReturnsBenchmark[i]) / (1 + semi);
        }

        var result = new GeometricBrinsonResult(s.ReturnPortfolio, benchmark, Defined.Freeze(allocation), Defined.Freeze(selection), (1 + semi) / (1 + benchmark) - 1, (1 + s.ReturnPortfolio) / (1 + semi) - 1);
        EffectSum.MustEqual(Moments.Sum(allocation), result.TotalAllocation);
        EffectSum.MustEqual(Moments.Sum(selection), result.TotalSelection);
        return result;
    }

    /// <summary>∏(1+x) − 1 of the totals of consecutive periods; <see cref="Reason.NoData"/> without one. METHODS 5.3.</summary>
    public static Outcome<GeometricTotals> OverTime(IReadOnlyCollection<GeometricBrinsonResult> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        if (periods.Count == 0) return Outcome<GeometricTotals>.Undefined(Reason.NoData, "No period.");
        double allocation = 1, selection = 1, excess = 1;
        foreach (var period in periods)
        {
            allocation *= 1 + period.TotalAllocation;
            selection *= 1 + period.TotalSelection;
            excess *= 1 + period.Excess;
        }

        EffectSum.MustEqual(allocation * selection, excess);
        return new GeometricTotals(allocation - 1, selection - 1, excess - 1);
    }
}

using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>Checked inputs of one attribution period, with the zero-weight rule of METHODS 5 applied.</summary>
internal sealed class Segments
{
    public Segments(ReadOnlySpan<double> weightsPortfolio, ReadOnlySpan<double> weightsBenchmark, ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark)
    {
        var n = weightsPortfolio.Length;
        Defined.SameLength(n, weightsBenchmark.Length, nameof(weightsBenchmark));
        Defined.SameLength(n, returnsPortfolio.Length, nameof(returnsPortfolio));
        Defined.SameLength(n, returnsBenchmark.Length, nameof(returnsBenchmark));
        WeightsPortfolio = weightsPortfolio.ToArray();
        WeightsBenchmark = weightsBenchmark.ToArray();
        ReturnsPortfolio = returnsPortfolio.ToArray();
        ReturnsBenchmark = returnsBenchmark.ToArray();
        if (n == 0) (Reason, Detail) = (Reason.NoData, "No segment.");
        CompensatedSum portfolio = new(), benchmark = new();
        var size = 0.0;
        for (var i = 0; i < n; i++)
        {
            if (WeightsPortfolio[i] == 0) ReturnsPortfolio[i] = WeightsBenchmark[i] == 0 ? 0 : ReturnsBenchmark[i];
            if (WeightsBenchmark[i] == 0) ReturnsBenchmark[i] = ReturnsPortfolio[i];
            portfolio.Add(WeightsPortfolio[i] * ReturnsPortfolio[i]);
            benchmark.Add(WeightsBenchmark[i] * ReturnsBenchmark[i]);
            size += (Math.Abs(WeightsPortfolio[i]) + Math.Abs(WeightsBenchmark[i])) * (Math.Abs(ReturnsPortfolio[i]) + Math.Abs(ReturnsBenchmark[i]));
        }

        (ReturnPortfolio, ReturnBenchmark) = (portfolio.Value, benchmark.Value);
        if (!(size < Largest)) (Reason, Detail) = (Reason.OutsideDomain, "A weight or return is missing or absurdly large.");
    }

    /// <summary>Beyond it the sums of effects have no digits left; NaN fails the comparison too.</summary>
    private const double Largest = 1e6;

    public double[] WeightsPortfolio { get; }

    public double[] WeightsBenchmark { get; }

    public double[] ReturnsPortfolio { get; }

    public double[] ReturnsBenchmark { get; }

    public double ReturnPortfolio { get; }

    public double ReturnBenchmark { get; }

    public Reason Reason { get; }

    public string? Detail { get; }

    public bool SumsAgree => Math.Abs(Moments.Sum(WeightsPortfolio) - Moments.Sum(WeightsBenchmark)) <= 1e-9;
}

/// <summary>Effects add up to the gap; checked where computed (DESIGN, decision 5).</summary>
internal static class EffectSum
{
    public static void MustEqual(double sum, double whole)
    {
        if (!(Math.Abs(sum - whole) <= 1e-9 * Math.Max(1, Math.Abs(whole)))) throw new InvalidOperationException($"Effects sum to {sum:R}, not {whole:R}.");
    }
}

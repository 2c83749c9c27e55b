using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>Arithmetic effects of one period, per segment (METHODS 5.1, 5.2).</summary>
/// <param name="ReturnPortfolio">R(A) = Σ wp·rp.</param>
/// <param name="ReturnBenchmark">R(B) = Σ wb·rb.</param>
/// <param name="Allocation">Effect of weights.</param>
/// <param name="Selection">Effect of returns inside segments.</param>
/// <param name="Interaction">Effect of both together.</param>
public readonly record struct BrinsonResult(
    double ReturnPortfolio, double ReturnBenchmark, ImmutableArray<double> Allocation, ImmutableArray<double> Selection, ImmutableArray<double> Interaction)
{
    /// <summary>Selection and interaction together, wp·(rp − rb): how the default report shows it.</summary>
    public ImmutableArray<double> SelectionWithInteraction => [.. Selection.Zip(Interaction, (s, i) => s + i)];

    /// <summary>Σ allocation.</summary>
    public double TotalAllocation => Moments.Sum(Allocation.AsSpan());

    /// <summary>Σ selection.</summary>
    public double TotalSelection => Moments.Sum(Selection.AsSpan());

    /// <summary>Σ interaction.</summary>
    public double TotalInteraction => Moments.Sum(Interaction.AsSpan());

    /// <summary>R(A) − R(B), which the effects add up to.</summary>
    public double Excess => ReturnPortfolio - ReturnBenchmark;
}

/// <summary>Arithmetic attribution between two gauges (METHODS 5.1, 5.2).</summary>
public static class Brinson
{
    /// <summary>
    /// Brinson–Hood–Beebower: allocation (wp − wb)·rb. Equal lengths; a segment without weight on one side takes the other side's
    /// return. <see cref="Reason.NoData"/> without segments; <see cref="Reason.OutsideDomain"/> for a number missing where there is weight. METHODS 5.1.
    /// </summary>
    public static Outcome<BrinsonResult> HoodBeebower(ReadOnlySpan<double> weightsPortfolio, ReadOnlySpan<double> weightsBenchmark, ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark) =>
        Effects(new Segments(weightsPortfolio, weightsBenchmark, returnsPortfolio, returnsBenchmark), fachler: false);

    /// <summary>
    /// Brinson–Fachler (the default): allocation (wp − wb)·(rb − R(B)). As <see cref="HoodBeebower"/>; also
    /// <see cref="Reason.OutsideDomain"/> when the two sides' weights do not have one sum, for then the effects miss the gap. METHODS 5.2.
    /// </summary>
    public static Outcome<BrinsonResult> Fachler(ReadOnlySpan<double> weightsPortfolio, ReadOnlySpan<double> weightsBenchmark, ReadOnlySpan<double> returnsPortfolio, ReadOnlySpan<double> returnsBenchmark) =>
        Effects(new Segments(weightsPortfolio, weightsBenchmark, returnsPortfolio, returnsBenchmark), fachler: true);

    private static Outcome<BrinsonResult> Effects(Segments s, bool fachler)
    {
        if (s.Reason != Reason.None) return Outcome<BrinsonResult>.Undefined(s.Reason, s.Detail);
        if (fachler && !s.SumsAgree) return Outcome<BrinsonResult>.Undefined(Reason.OutsideDomain, "The weights of both sides must have one sum.");
        var n = s.WeightsPortfolio.Length;
        double[] allocation = new double[n], selection = new double[n], interaction = new double[n];
        for (var i = 0; i < n; i++)
        {
            double active = s.WeightsPortfolio[i] - s.WeightsBenchmark[i], better = s.ReturnsPortfolio[i] - s.ReturnsBenchmark[i];
            allocation[i] = active * (s.ReturnsBenchmark[i] - (fachler ? s.ReturnBenchmark : 0));
            selection[i] = s.WeightsBenchmark[i] * better;
            interaction[i] = active * better;
        }

        var result = new BrinsonResult(s.ReturnPortfolio, s.ReturnBenchmark, Defined.Freeze(allocation), Defined.Freeze(selection), Defined.Freeze(interaction));
        EffectSum.MustEqual(result.TotalAllocation + result.TotalSelection + result.TotalInteraction, result.Excess);
        return result;
    }
}

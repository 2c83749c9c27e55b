using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Attribution;

/// <summary>A line of a gap ledger.</summary>
/// <param name="Id">Stable name: market, a characteristic's id, sectors, <c>sector:CODE</c>, stocks, weighting, coverage, entries, published, drift.</param>
/// <param name="Value">Percentage points as a fraction, rounded to 10⁻¹⁸, so that lines add up in decimals.</param>
/// <param name="Error">Standard error by the delta method; NaN for a line that is not estimated.</param>
public readonly record struct GapLine(string Id, decimal Value, double Error)
{
    /// <summary>95 % interval; null for a line that is not estimated.</summary>
    public (double Low, double High)? Interval => double.IsNaN(Error) ? null : ((double)Value - Normal95 * Error, (double)Value + Normal95 * Error);

    private const double Normal95 = 1.9599639845400545;
}

/// <summary>Why one gauge beat another, down to the last digit of the printed returns (METHODS 7.5).</summary>
/// <param name="Lines">In reading order; their decimals add up to the gap exactly.</param>
/// <param name="Sectors">What makes up the line of sectors.</param>
/// <param name="ByStock">What makes up the line of stocks, per stock; NaN for a stock that is not in the cross-section.</param>
/// <param name="Gap">R(A) − R(B) as printed.</param>
/// <param name="Used">Stocks in the cross-section.</param>
/// <param name="CoverageA">Share of the first gauge's weight that they hold.</param>
/// <param name="CoverageB">Share of the second gauge's weight that they hold.</param>
/// <param name="MergedSectors">Sectors of fewer than three stocks, taken together as <c>sector:other</c>.</param>
public sealed record GapLedgerResult(
    ImmutableArray<GapLine> Lines,
    ImmutableArray<GapLine> Sectors,
    ImmutableArray<double> ByStock,
    decimal Gap,
    int Used,
    double CoverageA,
    double CoverageB,
    ImmutableArray<string> MergedSectors);

/// <summary>
/// The zero-residual ledger. A cross-section of window returns on a constant and the characteristics explains what it can; a second one of its
/// residuals on sectors follows, because an export label is a function of the sector, so that one regression could not tell the two apart; what is
/// left is specific to stocks. Both run on weights by market value, and what the gauges' own weights add is the line of weighting. Then come the stocks
/// that the cross-section cannot hold, entries, and published levels. The last line, drift, is what is left to the printed gap, and must be what
/// the contributions say it is.
/// </summary>
public static class GapLedger
{
    /// <summary>Fewest stocks of a sector of its own.</summary>
    public const int SectorMinimum = 3;

    private const string Other = "other";
    private const double Tolerance = 1e-9;

    /// <summary>The characteristics that can be used: known for enough stocks and not the same for all; the others by id.</summary>
    public static (ImmutableArray<Characteristic> Usable, ImmutableArray<string> LeftOut) Usable(IReadOnlyList<Characteristic> characteristics)
    {
        ArgumentNullException.ThrowIfNull(characteristics);
        var usable = ImmutableArray.CreateBuilder<Characteristic>();
        var left = ImmutableArray.CreateBuilder<string>();
        foreach (var own in characteristics)
        {
            var known = Missing.Drop(own.Values.AsSpan());
            if (2 * known.Length >= own.Values.Length && !Moments.IsConstant(known.ToArray())) usable.Add(own);
            else left.Add(own.Id);
        }

        return (usable.ToImmutable(), left.ToImmutable());
    }

    /// <summary>The ledger, or why there is none: reasons as <see cref="CharacteristicDesign.Of"/> and <see cref="GapDecomposition.Of"/>. METHODS 7.5.</summary>
    public static (GapLedgerResult? Ledger, Reason Reason, string? Detail) Of(GapLedgerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var stocks = input.Stocks;
        var (design, reason, detail) = CharacteristicDesign.Of(input.Characteristics, null, i => !double.IsNaN(stocks[i].Return), stocks.Count);
        if (design is null) return (null, reason, detail);
        var used = design.Used;
        double[] returns = [.. used.Select(i => stocks[i].Return)];
        // Weights by market value where every stock's is known, else the gauges' own: then there is no line of weighting.
        var valued = used.All(i => stocks[i].Value > 0);
        double[] a = [.. used.Select(i => Weight(stocks[i].WeightA, stocks[i].Value, valued))], b = [.. used.Select(i => Weight(stocks[i].WeightB, stocks[i].Value, valued))];
        var first = GapDecomposition.Of(returns, design.Rows, a, b);
        if (!first.HasValue) return (null, first.Reason, first.Detail);
        var (labels, rows, merged) = Sectors([.. used.Select(i => stocks[i].Sector)]);
        var second = GapDecomposition.Of([.. first.Value.Fit.Residuals], rows, a, b);
        if (!second.HasValue) return (null, second.Reason, second.Detail);

        var explained = first.Value;
        var lines = ImmutableArray.CreateBuilder<GapLine>();
        for (var k = 0; k < design.Columns.Length; k++)
            lines.Add(Line(k == 0 ? "market" : design.Columns[k], explained.Explained[k], explained.ExplainedErrors[k]));
        ImmutableArray<GapLine> sectors = [.. labels.Select((label, k) => Line("sector:" + label, second.Value.Explained[k], second.Value.ExplainedErrors[k]))];
        lines.Add(new GapLine("sectors", sectors.Sum(own => own.Value), SumError(second.Value)));
        lines.Add(Line("stocks", second.Value.StockSpecific));
        var (ownA, ownB) = (Side.Of(stocks, used, own => own.WeightA, own => own.PartA), Side.Of(stocks, used, own => own.WeightB, own => own.PartB));
        lines.Add(Line("weighting", ownA.Used - ownB.Used - explained.ReturnGap));
        lines.Add(Line("coverage", ownA.Uncovered - ownB.Uncovered));
        lines.Add(new GapLine("entries", input.A.Basis - input.A.Members - (input.B.Basis - input.B.Members), double.NaN));
        lines.Add(new GapLine("published", input.A.Headline - input.A.Basis - (input.B.Headline - input.B.Basis), double.NaN));

        var gap = input.A.Headline - input.B.Headline;
        var drift = gap - lines.Sum(line => line.Value);
        var expected = ownA.Drift - ownB.Drift;
        if (!(Math.Abs((double)drift - expected) <= Tolerance)) throw new InvalidOperationException($"The gap ledger leaves {drift} over, the contributions say {expected:R}.");
        lines.Add(new GapLine("drift", drift, double.NaN));
        var byStock = new double[stocks.Count];
        byStock.AsSpan().Fill(double.NaN);
        for (var i = 0; i < used.Length; i++) byStock[used[i]] = second.Value.ByStock[i];
        return (new GapLedgerResult(lines.ToImmutable(), sectors, Defined.Freeze(byStock), gap, used.Length, ownA.Coverage, ownB.Coverage, merged), Reason.None, null);
    }

    private static double Weight(double weight, double value, bool valued) => weight > 0 ? valued ? value : weight : 0;

    private static GapLine Line(string id, double value, double error = double.NaN) => new(id, Math.Round((decimal)value, 18), error);

    // Var(Σγ(k)X̄(k)) = X̄'VX̄ over the sectors (delta method).
    private static double SumError(GapDecompositionResult own)
    {
        int[] kept = [.. Enumerable.Range(0, own.ExposureGap.Length).Except(own.Fit.Dropped)];
        var sum = new CompensatedSum();
        for (var i = 0; i < kept.Length; i++)
            for (var j = 0; j < kept.Length; j++)
                sum.Add(own.ExposureGap[kept[i]] * own.Robust.Covariance[i][j] * own.ExposureGap[kept[j]]);
        return Math.Sqrt(Math.Max(0, sum.Value));
    }

    // A column a sector; those of fewer than three stocks share one, and have none when even together they are fewer: what they did beyond the
    // characteristics then stays with the stocks. A stock without a sector is one of the others.
    private static (ImmutableArray<string> Labels, double[][] Rows, ImmutableArray<string> Merged) Sectors(string?[] sectors)
    {
        var counts = sectors.OfType<string>().GroupBy(own => own, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        string[] own = [.. sectors.Select(sector => sector is not null && counts[sector] >= SectorMinimum ? sector : Other)];
        var together = own.Count(label => label == Other);
        ImmutableArray<string> labels = [.. own.Distinct(StringComparer.Ordinal).Where(label => label != Other || together >= SectorMinimum || together == own.Length).Order(StringComparer.Ordinal)];
        var rows = new double[own.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[labels.Length];
            if (labels.BinarySearch(own[i], StringComparer.Ordinal) is >= 0 and var at) rows[i][at] = 1;
        }

        return (labels, rows, [.. counts.Where(count => count.Value < SectorMinimum).Select(count => count.Key).Order(StringComparer.Ordinal)]);
    }

    /// <summary>One gauge's own way from the stocks of the cross-section to its contributions.</summary>
    /// <param name="Used">Their return by the gauge's own opening weights, normalised.</param>
    /// <param name="Uncovered">What the other stocks add to it.</param>
    /// <param name="Drift">Contributions less opening weights times window returns: changes of shares inside the window.</param>
    /// <param name="Coverage">Share of the weight in the cross-section.</param>
    private readonly record struct Side(double Used, double Uncovered, double Drift, double Coverage)
    {
        public static Side Of(IReadOnlyList<GapStock> stocks, ImmutableArray<int> used, Func<GapStock, double> weight, Func<GapStock, double> part)
        {
            CompensatedSum weights = new(), moved = new(), all = new(), drift = new(), whole = new();
            foreach (var i in used)
            {
                weights.Add(weight(stocks[i]));
                moved.Add(weight(stocks[i]) * stocks[i].Return);
            }

            foreach (var own in stocks)
            {
                // Without a window return its contribution stands in for weight times return.
                var product = double.IsNaN(own.Return) ? part(own) : weight(own) * own.Return;
                whole.Add(weight(own));
                all.Add(product);
                drift.Add(part(own) - product);
            }

            var covered = moved.Value / weights.Value;
            return new Side(covered, all.Value - covered, drift.Value, weights.Value / whole.Value);
        }
    }
}

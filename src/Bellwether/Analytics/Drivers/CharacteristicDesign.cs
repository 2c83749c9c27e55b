using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Drivers;

/// <summary>A number per stock of a universe, NaN where it is missing (METHODS 7.4).</summary>
/// <param name="Id">Stable name, e.g. <c>size</c>, <c>export</c>, <c>rate_beta</c>, <c>theme:biotech</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Words">What the number is and how it was taken.</param>
/// <param name="Values">One per stock of the universe.</param>
public sealed record Characteristic(string Id, string Name, string Words, ImmutableArray<double> Values)
{
    /// <summary>Stocks that have it.</summary>
    public int Known => Values.Count(double.IsFinite);
}

/// <summary>
/// A cross-section ready for regression (METHODS 7.4): complete stocks only, numbers z-scored on them and winsorised at ±3, sectors as dummies
/// with one dropped, a constant first.
/// </summary>
public sealed class CharacteristicDesign
{
    private CharacteristicDesign()
    {
    }

    /// <summary>Column names: <c>intercept</c>, the characteristics' ids, then <c>sector:CODE</c>.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>What each column counts to when columns are summed: <c>intercept</c>, the characteristic's id, or <c>sector</c>.</summary>
    public required ImmutableArray<string> Groups { get; init; }

    /// <summary>Positions in the universe of the stocks used, ascending.</summary>
    public required ImmutableArray<int> Used { get; init; }

    /// <summary>One row a stock used, one entry a column.</summary>
    public required IReadOnlyList<double[]> Rows { get; init; }

    /// <summary>Stocks left out because a characteristic, the sector or the target is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>How many stocks lack each characteristic, in its order, then the sector when sectors are used.</summary>
    public required ImmutableArray<(string Id, int Missing)> MissingBy { get; init; }

    /// <summary>The sector without a column; null without sectors.</summary>
    public string? BaselineSector { get; init; }

    /// <summary>Sectors of fewer than three stocks, put together as <c>sector:other</c>.</summary>
    public ImmutableArray<string> MergedSectors { get; init; } = [];

    /// <summary>
    /// Builds the design of the stocks for which <paramref name="eligible"/> holds. <see cref="Reason.TooShort"/> below
    /// <see cref="SampleMinimums.CrossSection"/>, <see cref="Reason.ZeroVariance"/> for a constant characteristic (named),
    /// <see cref="Reason.Infeasible"/> for columns that others determine (named). METHODS 7.4, 0.6.
    /// </summary>
    public static (CharacteristicDesign? Design, Reason Reason, string? Detail) Of(IReadOnlyList<Characteristic> characteristics, IReadOnlyList<string?>? sectors, Func<int, bool> eligible, int universe)
    {
        ArgumentNullException.ThrowIfNull(characteristics);
        ArgumentNullException.ThrowIfNull(eligible);
        foreach (var own in characteristics) Defined.SameLength(universe, own.Values.Length, nameof(characteristics));
        if (sectors is not null) Defined.SameLength(universe, sectors.Count, nameof(sectors));
        var used = new List<int>();
        var (missing, candidates) = (new int[characteristics.Count + 1], 0);
        for (var i = 0; i < universe; i++)
        {
            if (!eligible(i)) continue;
            candidates++;
            var complete = true;
            for (var k = 0; k < characteristics.Count; k++)
            {
                if (double.IsFinite(characteristics[k].Values[i])) continue;
                missing[k]++;
                complete = false;
            }

            if (sectors is not null && sectors[i] is null)
            {
                missing[^1]++;
                complete = false;
            }

            if (complete) used.Add(i);
        }

        var (labels, baseline, merged) = sectors is null ? ([], null, []) : Sectors(sectors, used);
        var need = SampleMinimums.CrossSection(1 + characteristics.Count + labels.Count);
        if (used.Count < need)
            return (null, Reason.TooShort, $"A cross-section with {1 + characteristics.Count + labels.Count} coefficients needs {need} stocks (three per coefficient and at least 20); {used.Count} of {candidates} have every characteristic.");
        var rows = new double[used.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[1 + characteristics.Count + labels.Count];
            rows[i][0] = 1;
        }

        for (var k = 0; k < characteristics.Count; k++)
        {
            var raw = new double[used.Count];
            for (var i = 0; i < raw.Length; i++) raw[i] = characteristics[k].Values[used[i]];
            var scores = CrossSection.ZScores(raw);
            if (!scores.HasValue) return (null, scores.Reason, $"The characteristic {characteristics[k].Id} is the same for all {used.Count} stocks: leave it out.");
            for (var i = 0; i < raw.Length; i++) rows[i][1 + k] = scores.Value[i];
        }

        for (var i = 0; i < rows.Length && labels.Count > 0; i++)
        {
            var own = sectors![used[i]]!;
            var at = labels.IndexOf(merged.Contains(own) ? Other : own);
            if (at >= 0) rows[i][1 + characteristics.Count + at] = 1;
        }

        ImmutableArray<string> columns = ["intercept", .. characteristics.Select(own => own.Id), .. labels.Select(label => "sector:" + label)];
        var determined = Determined(rows, columns);
        return determined.Length > 0
            ? (null, Reason.Infeasible, $"These columns are determined by the others, so their effects cannot be told apart: {string.Join(", ", determined)}. Leave one of them out.")
            : (new CharacteristicDesign
            {
                Columns = columns,
                Groups = ["intercept", .. characteristics.Select(own => own.Id), .. labels.Select(_ => "sector")],
                Used = [.. used],
                Rows = rows,
                Missing = candidates - used.Count,
                MissingBy = [.. characteristics.Select((own, k) => (own.Id, missing[k])), .. sectors is null ? Array.Empty<(string, int)>() : [("sector", missing[^1])]],
                BaselineSector = baseline,
                MergedSectors = [.. merged.Order(StringComparer.Ordinal)],
            }, Reason.None, null);
    }

    /// <summary>The same design with its stocks in another order, each once. METHODS 7.4.</summary>
    public CharacteristicDesign Reordered(IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        Defined.SameLength(Used.Length, order.Count, nameof(order));
        return new CharacteristicDesign
        {
            Columns = Columns, Groups = Groups, Missing = Missing, MissingBy = MissingBy, BaselineSector = BaselineSector, MergedSectors = MergedSectors,
            Used = [.. order.Select(i => Used[i])], Rows = [.. order.Select(i => Rows[i])],
        };
    }

    private const string Other = "other";

    // The largest sector has no column; those below three stocks share one, or join the baseline when even together they are fewer.
    private static (List<string> Labels, string? Baseline, HashSet<string> Merged) Sectors(IReadOnlyList<string?> sectors, List<int> used)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var i in used) counts[sectors[i]!] = counts.GetValueOrDefault(sectors[i]!) + 1;
        string? baseline = null;
        foreach (var (name, count) in counts)
        {
            if (baseline is null || count > counts[baseline]) baseline = name;
        }

        var merged = new HashSet<string>(StringComparer.Ordinal);
        var together = 0;
        foreach (var (name, count) in counts)
        {
            if (count >= 3 || name == baseline) continue;
            merged.Add(name);
            together += count;
        }

        List<string> labels = [.. counts.Keys.Where(name => name != baseline && !merged.Contains(name))];
        if (together >= 3) labels.Add(Other);
        return (labels, baseline, merged);
    }

    // In the order of the columns: each is set against those before it that are kept.
    private static string[] Determined(double[][] rows, ImmutableArray<string> columns)
    {
        var (kept, names, determined) = (new List<double[]>(), new List<string>(), new List<string>());
        for (var j = 0; j < columns.Length; j++)
        {
            var own = new double[rows.Length];
            for (var i = 0; i < own.Length; i++) own[i] = rows[i][j];
            kept.Add(own);
            names.Add(columns[j]);
        }

        while (new OrthogonalBasis(kept).Determined is >= 0 and var at)
        {
            determined.Add(names[at]);
            kept.RemoveAt(at);
            names.RemoveAt(at);
        }

        return [.. determined];
    }
}

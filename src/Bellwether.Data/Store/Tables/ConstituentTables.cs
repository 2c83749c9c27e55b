using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Published constituent tables and divisors: the general form, and the Nikkei 225 with its presumed par values.</summary>
internal static class ConstituentTables
{
    private const string Nikkei = "NIKKEI225";

    // The index multiplies a price by 50 yen over the presumed par value.
    private static readonly Ratio s_parBase = new(50, 1);

    // From this day the index multiplies by a published price adjustment factor instead (METHODS 1.4), and the same column carries it.
    private static readonly DateOnly s_factorsFrom = new(2021, 10, 1);

    internal static void Read(TableFile? initial, TableFile? changes, TableFile? constituents, TableFile? divisors, ImportSet set)
    {
        constituents?.Each(set.Failures, "index VARCHAR!, code VARCHAR!, from DATE!, until DATE?, price_factor VARCHAR!", (r, line) =>
            set.Constituents.Add(new(new ConstituentEntry(r.Get<string>(0), r.Get<string>(1), r.Get<DateOnly>(2), r.GetOrNull<DateOnly>(3), Fraction(r.Get<string>(4))), constituents.FileName, line)));
        divisors?.Each(set.Failures, "index VARCHAR!, from DATE!, divisor DOUBLE!", (r, line) =>
            set.Divisors.Add(new(new DivisorRow(r.Get<string>(0), r.Get<DateOnly>(1), (decimal)r.Get<double>(2)), divisors.FileName, line)));
        ReadNikkei(initial, changes, set);
    }

    private static void ReadNikkei(TableFile? initial, TableFile? changes, ImportSet set)
    {
        var open = new SortedDictionary<string, Placed<ConstituentEntry>>(StringComparer.Ordinal);
        var start = DateOnly.MinValue;
        initial?.Each(set.Failures, "as_of DATE!, code VARCHAR!, price_multiplier DOUBLE!", (r, line) =>
        {
            start = r.Get<DateOnly>(0);
            open[r.Get<string>(1)] = new(new ConstituentEntry(Nikkei, r.Get<string>(1), start, null, Ratio.FromDouble(r.Get<double>(2))), initial.FileName, line);
        });
        var divisorDays = new HashSet<DateOnly>();
        var steps = new List<(DateOnly Day, string? Removed, string? Added, string? Par, long Line)>();
        changes?.Each(set.Failures, "date DATE!, removed VARCHAR, added VARCHAR, presumed_par VARCHAR, divisor DOUBLE", (r, line) =>
        {
            var day = r.Get<DateOnly>(0);
            if (r.GetOrNull<double>(4) is { } divisor && divisorDays.Add(day)) set.Divisors.Add(new(new DivisorRow(Nikkei, day, (decimal)divisor), changes.FileName, line));
            if (day > start && (r.TextOrNull(1) ?? r.TextOrNull(2)) is not null) steps.Add((day, r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3), line));
        });
        if (initial is null) return;
        foreach (var (day, removed, added, par, line) in steps.OrderBy(s => s.Day))
        {
            if (removed is not null && open.Remove(removed, out var gone))
                set.Constituents.Add(gone with { Row = gone.Row with { Until = day } });
            if (added is not null && par is not null)
                open[added] = new(new ConstituentEntry(Nikkei, added, day, null, day >= s_factorsFrom ? Fraction(par) : Over(s_parBase, Fraction(par))), changes!.FileName, line);
        }

        set.Constituents.AddRange(open.Values);
    }

    /// <summary>An exact ratio from <c>125/6</c>, <c>0.1</c> or <c>50</c>.</summary>
    internal static Ratio Fraction(string text)
    {
        var parts = text.Split('/');
        return parts.Length switch
        {
            1 => Scaled(parts[0]),
            2 => Over(Scaled(parts[0]), Scaled(parts[1])),
            _ => throw new FormatException($"'{text}' is not a number or a fraction such as 125/6."),
        };
    }

    private static Ratio Over(Ratio left, Ratio right) => left * new Ratio(right.Denominator, right.Numerator);

    private static Ratio Scaled(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) || value <= 0)
            throw new FormatException($"'{text}' is not a number above zero.");
        return new Ratio(checked((long)(value * 1_000_000)), 1_000_000).Reduced();
    }
}

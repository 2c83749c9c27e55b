using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Rows from the columns of a <see cref="SnapshotTables"/> file, in the order in which they were written.</summary>
internal static class SnapshotRows
{
    internal static ImmutableArray<Security> Securities(ref BlockReader r)
    {
        var scheme = r.Take<int>();
        var code = r.Take<int>();
        var name = r.Take<int>();
        var nameEn = r.Take<int>();
        var sector = r.Take<int>();
        var size = r.Take<int>();
        var themes = r.Take<int>();
        var first = r.Take<int>();
        var rows = new Security[scheme.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new Security(new SecurityId(r.Text(scheme[i]), r.Text(code[i])), r.Text(name[i]), r.TextOrNull(nameEn[i]), r.TextOrNull(sector[i]), r.TextOrNull(size[i]), Themes(r.Text(themes[i])), BlockReader.DayOrNull(first[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<Sector> Sectors(ref BlockReader r)
    {
        var code = r.Take<int>();
        var name = r.Take<int>();
        var nameEn = r.Take<int>();
        var orientation = r.Take<int>();
        var rows = new Sector[code.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new Sector(r.Text(code[i]), r.Text(name[i]), r.Text(nameEn[i]), r.TextOrNull(orientation[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<ListingRow> Listings(ref BlockReader r)
    {
        var day = r.Take<int>();
        var security = r.Take<int>();
        var section = r.Take<int>();
        var certain = r.Take<int>();
        var rows = new ListingRow[day.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new ListingRow(Day(day[i]), security[i], r.Text(section[i]), certain[i] != 0);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<SharesRow> Shares(ref BlockReader r)
    {
        var security = r.Take<int>();
        var day = r.Take<int>();
        var basis = r.Take<int>();
        var shares = r.Take<long>();
        var kind = r.Take<int>();
        var rows = new SharesRow[security.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new SharesRow(security[i], Day(day[i]), Day(basis[i]), shares[i], r.Text(kind[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<FloatFactorRow> FloatFactors(ref BlockReader r)
    {
        var security = r.Take<int>();
        var day = r.Take<int>();
        var factor = r.Take<int>();
        var rows = new FloatFactorRow[security.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new FloatFactorRow(security[i], Day(day[i]), factor[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<CorporateActionRow> CorporateActions(ref BlockReader r)
    {
        var security = r.Take<int>();
        var day = r.Take<int>();
        var kind = r.Take<int>();
        var numerator = r.Take<long>();
        var denominator = r.Take<long>();
        var price = r.Take<long>();
        var successor = r.Take<int>();
        var rows = new CorporateActionRow[security.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new CorporateActionRow(security[i], Day(day[i]), (CorporateActionKind)kind[i], new Ratio(numerator[i], denominator[i]), price[i], successor[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<SplitRow> Splits(ref BlockReader r)
    {
        var security = r.Take<int>();
        var day = r.Take<int>();
        var numerator = r.Take<long>();
        var denominator = r.Take<long>();
        var rows = new SplitRow[security.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new SplitRow(security[i], Day(day[i]), new Ratio(numerator[i], denominator[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<DividendRow> Dividends(ref BlockReader r)
    {
        var security = r.Take<int>();
        var day = r.Take<int>();
        var amount = r.Take<long>();
        var rows = new DividendRow[security.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new DividendRow(security[i], Day(day[i]), amount[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<NewsRow> News(ref BlockReader r)
    {
        var day = r.Take<int>();
        var security = r.Take<int>();
        var kind = r.Take<int>();
        var summary = r.Take<int>();
        var source = r.Take<int>();
        var rows = new NewsRow[day.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new NewsRow(Day(day[i]), security[i], r.Text(kind[i]), r.Text(summary[i]), r.TextOrNull(source[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<ConstituentRow> Constituents(ref BlockReader r)
    {
        var index = r.Take<int>();
        var security = r.Take<int>();
        var code = r.Take<int>();
        var start = r.Take<int>();
        var until = r.Take<int>();
        var numerator = r.Take<long>();
        var denominator = r.Take<long>();
        var rows = new ConstituentRow[index.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new ConstituentRow(r.Text(index[i]), security[i], r.Text(code[i]), Day(start[i]), BlockReader.DayOrNull(until[i]), new Ratio(numerator[i], denominator[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<DivisorRow> Divisors(ref BlockReader r)
    {
        var index = r.Take<int>();
        var day = r.Take<int>();
        var divisor = r.Take<int>();
        var rows = new DivisorRow[index.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new DivisorRow(r.Text(index[i]), Day(day[i]), BlockReader.Decimal(divisor, i)!.Value);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<FlaggedPrice> Flagged(ref BlockReader r)
    {
        var code = r.Take<int>();
        var day = r.Take<int>();
        var ratio = r.Take<double>();
        var rows = new FlaggedPrice[code.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = new FlaggedPrice(r.Text(code[i]), Day(day[i]), ratio[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<RejectedRow> Rejected(ref BlockReader r)
    {
        var batch = r.Take<int>();
        var reason = r.Take<int>();
        var file = r.Take<int>();
        var line = r.Take<long>();
        var message = r.Take<int>();
        var rows = new RejectedRow[batch.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new RejectedRow(batch[i], new RowFailure((FailureReason)reason[i], r.Text(file[i]), line[i], r.Text(message[i])));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    internal static ImmutableArray<OfficialSeries> Levels(ref BlockReader r)
    {
        var names = r.Take<int>();
        var series = new OfficialSeries[names.Length];
        for (var s = 0; s < series.Length; s++)
        {
            var day = r.Take<int>();
            var open = r.Take<int>();
            var high = r.Take<int>();
            var low = r.Take<int>();
            var close = r.Take<int>();
            var rows = new LevelRow[day.Length];
            for (var i = 0; i < rows.Length; i++)
                rows[i] = new LevelRow(Day(day[i]), BlockReader.Decimal(open, i), BlockReader.Decimal(high, i), BlockReader.Decimal(low, i), BlockReader.Decimal(close, i)!.Value);
            series[s] = new OfficialSeries(r.Text(names[s]), ImmutableCollectionsMarshal.AsImmutableArray(rows));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(series);
    }

    internal static ImmutableArray<MacroSeries> Macro(ref BlockReader r)
    {
        var names = r.Take<int>();
        var units = r.Take<int>();
        var series = new MacroSeries[names.Length];
        for (var s = 0; s < series.Length; s++)
        {
            var day = r.Take<int>();
            var value = r.Take<double>();
            var rows = new MacroRow[day.Length];
            for (var i = 0; i < rows.Length; i++) rows[i] = new MacroRow(Day(day[i]), value[i]);
            series[s] = new MacroSeries(r.Text(names[s]), r.Text(units[s]), ImmutableCollectionsMarshal.AsImmutableArray(rows));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(series);
    }

    /// <summary>Theme labels from their list in one text.</summary>
    internal static ImmutableArray<string> Themes(string text) => text.Length == 0 ? [] : [.. text.Split(',')];

    private static DateOnly Day(int number) => DateOnly.FromDayNumber(number);
}

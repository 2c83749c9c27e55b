using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>Mapped rows of every table but prices: each method reads all rows of one kind.</summary>
internal sealed class MappedTables(MapRow row)
{
    public ImmutableArray<SecurityEntry> Securities()
    {
        var (code, name, nameEn, sector) = (row.Slot("code"), row.Slot("name"), row.Slot("name_en"), row.Slot("sector"));
        var (size, themes, first) = (row.Slot("size_class"), row.Slot("themes"), row.Slot("first_trade"));
        return ReadAll<SecurityEntry, string>(e => e.Code, () =>
            row.Text(code, out var c) && row.Text(name, out var n) && row.OptionalDay(first, out var f)
                ? new SecurityEntry(c, n, row.OptionalText(nameEn), row.OptionalText(sector), row.OptionalText(size), Split(row.OptionalText(themes)), f)
                : null);
    }

    public ImmutableArray<ListingEntry> Listings()
    {
        var (asOf, code, section, certain) = (row.Slot("as_of"), row.Slot("code"), row.Slot("section"), row.Slot("certain"));
        return ReadAll<ListingEntry, (DateOnly, string)>(e => (e.AsOf, e.Code), () =>
            row.Day(asOf, out var d) && row.Text(code, out var c) && row.Text(section, out var s) && Flag(certain, out var sure)
                ? new ListingEntry(d, c, s, sure)
                : null);
    }

    public ImmutableArray<SharesEntry> Shares()
    {
        var (code, asOf, basis, shares, kind) = (row.Slot("code"), row.Slot("as_of"), row.Slot("basis_date"), row.Slot("shares"), row.Slot("kind"));
        return ReadAll<SharesEntry, (string, DateOnly, string)>(e => (e.Code, e.AsOf, e.Kind), () =>
            row.Text(code, out var c) && row.Day(asOf, out var d) && row.OptionalDay(basis, out var b) && row.Count(shares, out var n)
            && (n > 0 || row.Fail(FailureReason.Negative, $"{shares.Label} is zero; expected a number of shares."))
                ? new SharesEntry(c, d, b ?? d, n, row.OptionalText(kind) ?? "reference")
                : null);
    }

    public ImmutableArray<SplitEntry> Splits()
    {
        var (code, ex, ratio) = (row.Slot("code"), row.Slot("ex_date"), row.Slot("new_per_old"));
        return ReadAll<SplitEntry, (string, DateOnly)>(e => (e.Code, e.ExDate), () =>
            row.Text(code, out var c) && row.Day(ex, out var d) && SplitRatio(ratio, out var r) ? new SplitEntry(c, d, r) : null);
    }

    public ImmutableArray<DividendEntry> Dividends()
    {
        var (code, ex, amount) = (row.Slot("code"), row.Slot("ex_date"), row.Slot("amount"));
        return ReadAll<DividendEntry, (string, DateOnly)>(e => (e.Code, e.ExDate), () =>
            row.Text(code, out var c) && row.Day(ex, out var d) && row.Positive(amount, out var a) ? new DividendEntry(c, d, Units.FromAmount(a)) : null);
    }

    public ImmutableArray<LevelEntry> Levels()
    {
        var (index, date, open, high, low, close) = (row.Slot("index"), row.Slot("date"), row.Slot("open"), row.Slot("high"), row.Slot("low"), row.Slot("close"));
        return ReadAll<LevelEntry, (string, DateOnly)>(e => (e.Index, e.Row.Date), () =>
            row.Text(index, out var i) && row.Day(date, out var d) && Level(open, out var o) && Level(high, out var h) && Level(low, out var l) && Level(close, out var c)
            && (c is not null || row.Fail(FailureReason.MissingField, $"{close.Label} is blank."))
            && (!(h < l) || row.Fail(FailureReason.HighBelowLow, FormattableString.Invariant($"high {h} is below low {l}.")))
                ? new LevelEntry(i, new LevelRow(d, o, h, l, c!.Value))
                : null);
    }

    public ImmutableArray<MacroEntry> Macro()
    {
        var (series, unit, date, value) = (row.Slot("series"), row.Slot("unit"), row.Slot("date"), row.Slot("value"));
        return ReadAll<MacroEntry, (string, DateOnly)>(e => (e.Series, e.Row.Date), () =>
            row.Text(series, out var s) && row.Text(unit, out var u) && row.Day(date, out var d) && row.Number(value, out var v)
                ? new MacroEntry(s, u, new MacroRow(d, v))
                : null);
    }

    public ImmutableArray<NewsEntry> Events()
    {
        var (date, code, kind, summary, source) = (row.Slot("date"), row.Slot("code"), row.Slot("kind"), row.Slot("summary"), row.Slot("source"));
        return ReadAll<NewsEntry, (DateOnly, string?, string)>(e => (e.Date, e.Code, e.Summary), () =>
            row.Day(date, out var d) && row.Text(kind, out var k) && row.Text(summary, out var s)
                ? new NewsEntry(d, row.OptionalText(code), k, s, row.OptionalText(source))
                : null);
    }

    private ImmutableArray<T> ReadAll<T, TKey>(Func<T, TKey> keyOf, Func<T?> read)
        where T : class
        where TKey : notnull
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var lines = new Dictionary<TKey, int>();
        while (row.Next())
        {
            if (read() is not { } entry) continue;
            if (lines.TryAdd(keyOf(entry), row.Line)) rows.Add(entry);
            else row.Fail(FailureReason.DuplicateKey, $"the same key stands already on line {lines[keyOf(entry)]}.");
        }

        return rows.ToImmutable();
    }

    private bool Level(MapSlot slot, out decimal? level)
    {
        level = null;
        if (!row.Has(slot)) return true;
        if (!row.Positive(slot, out var number)) return false;
        level = (decimal)number;
        return true;
    }

    private bool Flag(MapSlot slot, out bool flag)
    {
        flag = true;
        if (!row.Has(slot)) return true;
        var text = row.OptionalText(slot)!.ToLowerInvariant();
        flag = text is "true" or "1" or "yes";
        return flag || text is "false" or "0" or "no" || row.Fail(FailureReason.Unparsable, $"{slot.Label} {Field.Describe(row.Raw(slot))}; expected true or false.");
    }

    /// <summary>A number of new shares per old (2, 0.1), or new:old (3:2).</summary>
    private bool SplitRatio(MapSlot slot, out Ratio ratio)
    {
        ratio = default;
        if (!row.Text(slot, out var text)) return false;
        var parts = text.Split(':', '/');
        if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var @new)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var old) && @new > 0 && old > 0)
        {
            ratio = new Ratio(@new, old).Reduced();
            return true;
        }

        if (!row.Positive(slot, out var number)) return false;
        if (number is < 1e-4 or > 1e4) return row.Fail(FailureReason.Unparsable, $"{slot.Label} {Field.Describe(row.Raw(slot))}; expected new shares per old share, from 0.0001 to 10000.");
        ratio = Ratio.FromDouble(number);
        return true;
    }

    private static ImmutableArray<string> Split(string? themes) =>
        themes is null ? [] : [.. themes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

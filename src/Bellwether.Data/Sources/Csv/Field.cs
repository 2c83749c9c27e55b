using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Bellwether.Data.Sources;

/// <summary>One field of text as a value: strict, culture-free, ASCII digits only. Nothing is guessed; what cannot be read is described.</summary>
public static class Field
{
    /// <summary>A finite number; the whole field must be the number.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && double.IsFinite(value);

    /// <summary>A whole number, also when written 1200.0 or 1.2E3 (as data frames write counts next to gaps).</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int used) && used == text.Length) return true;
        if (!TryNumber(text, out var number) || number != Math.Floor(number) || Math.Abs(number) > 9e15) return false;
        value = (long)number;
        return true;
    }

    /// <summary>A number with another decimal mark, or with thousands marks, which then stand before every third digit.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, char decimalMark, char? thousandsMark, out double value)
    {
        value = 0;
        if (decimalMark == '.' && (thousandsMark is null || text.IndexOf((byte)thousandsMark) < 0)) return TryNumber(text, out value);
        if (text.Length > 64) return false;
        Span<byte> plain = stackalloc byte[64];
        var (length, sinceMark, marks) = (0, 0, 0);
        var inFraction = false;
        foreach (var b in text)
        {
            if (b == thousandsMark && !inFraction)
            {
                if (marks++ > 0 ? sinceMark != 3 : sinceMark is < 1 or > 3) return false;
                sinceMark = 0;
                continue;
            }

            if (b == decimalMark)
            {
                if (marks > 0 && sinceMark != 3) return false;
                inFraction = true;
            }
            else if (b == '.')
            {
                return false;
            }

            if (b is >= (byte)'0' and <= (byte)'9') sinceMark++;
            plain[length++] = b == decimalMark ? (byte)'.' : b;
        }

        return (marks == 0 || inFraction || sinceMark == 3) && TryNumber(plain[..length], out value);
    }

    /// <summary>A day as 2019-03-20; a time of day may follow only when it is midnight, with any offset (2019-03-20 00:00:00+09:00).</summary>
    public static bool TryIsoDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return false;
        var year = Digits(text[..4]);
        var month = Digits(text.Slice(5, 2));
        var date = Digits(text.Slice(8, 2));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        if (text.Length > 10 && !IsMidnight(text[10..])) return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>A day in one of the given formats, e.g. <c>yyyy/MM/dd</c>.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, IReadOnlyList<string> formats, out DateOnly day)
    {
        day = default;
        if (text.Length > 64) return false;
        Span<char> chars = stackalloc char[64];
        var known = chars[..Encoding.UTF8.GetChars(text, chars)];
        foreach (var format in formats)
        {
            if (DateOnly.TryParseExact(known, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return true;
        }

        return false;
    }

    /// <summary>True for an empty field and for the words that data frames and web exports write for "no value": null, NaN, NA.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] is (byte)'n' or (byte)'N' or (byte)' ' && IsBlankWord(text.Trim((byte)' ')));

    /// <summary>The field for a message: quoted, cut at 40 characters, with a hint when its digits are full-width.</summary>
    public static string Describe(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text);
        var fullWidth = shown.Any(c => c is >= '０' and <= '９');
        if (shown.Length > 40) shown = string.Concat(shown.AsSpan(0, 40), "…");
        return $"'{shown}'{(fullWidth ? " (full-width digits are not read as numbers)" : "")}";
    }

    private static bool IsBlankWord(ReadOnlySpan<byte> text) =>
        text.IsEmpty || text.SequenceEqual("null"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual("nan"u8)
        || text.SequenceEqual("NA"u8) || text.SequenceEqual("N/A"u8) || text.SequenceEqual("NULL"u8);

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var b in text)
        {
            var digit = b - '0';
            if ((uint)digit > 9) return -1;
            value = value * 10 + digit;
        }

        return value;
    }

    private static bool IsMidnight(ReadOnlySpan<byte> text)
    {
        if (text[0] is not ((byte)' ' or (byte)'T') || text.Length < 6) return false;
        text = text[1..];
        if (text.StartsWith("00:00:00"u8)) text = text[8..];
        else if (text.StartsWith("00:00"u8)) text = text[5..];
        else return false;
        return text.IsEmpty || text.SequenceEqual("Z"u8)
            || (text.Length is 5 or 6 && text[0] is (byte)'+' or (byte)'-' && text[1..].IndexOfAnyExcept("0123456789:"u8) < 0);
    }
}

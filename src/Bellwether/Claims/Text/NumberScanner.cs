using System.Globalization;

namespace Bellwether.Claims.Text;

/// <summary>Reads one number in digits: 21,807.50 · 1 605.34 · 21'807 · 1.605,34 · 13,84 · .5, with the unit of its last place.</summary>
internal static class NumberScanner
{
    // No decimal has more: longer runs of digits are identifiers, not quantities.
    private const int MaximumDigits = 18;

    /// <summary>Length of the number at a position, or 0; the value and last place when it is one.</summary>
    public static int Scan(ReadOnlySpan<char> text, out decimal value, out decimal place)
    {
        (value, place) = (0, 0);
        var length = Extent(text, out var whole, out var fraction);
        if (length == 0 || whole.Length + fraction.Length > MaximumDigits || whole.Length + fraction.Length == 0) return 0;
        value = decimal.Parse((whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        place = 1;
        for (var i = 0; i < fraction.Length; i++) place /= 10;
        return length;
    }

    private static int Extent(ReadOnlySpan<char> text, out string whole, out string fraction)
    {
        (whole, fraction) = ("", "");
        var first = Digits(text, 0);
        if (first == 0)
        {
            if (text.Length < 2 || text[0] != '.') return 0;
            var tail = Digits(text, 1);
            fraction = text.Slice(1, tail).ToString();
            return tail == 0 ? 0 : 1 + tail;
        }

        var digits = new System.Text.StringBuilder().Append(text[..first]);
        var at = first;
        var separator = '\0';
        var groups = 0;
        if (first <= 3)
        {
            while (at < text.Length && text[at] is ',' or '.' or '\'' or '\u00A0' && (separator == '\0' || text[at] == separator)
                && Digits(text, at + 1) == 3)
            {
                // One group after a point is a fraction: 1.605 is not 1605; two are thousands: 1.605.340.
                if (text[at] == '.' && groups == 0 && !GroupFollows(text, at + 4, '.') && !(at + 4 < text.Length && text[at + 4] == ',' && Digits(text, at + 5) is 1 or 2)) break;
                separator = text[at];
                digits.Append(text.Slice(at + 1, 3));
                at += 4;
                groups++;
            }
        }

        whole = digits.ToString();
        if (at < text.Length && text[at] is '.' or ',' && text[at] != separator)
        {
            var tail = Digits(text, at + 1);
            // A comma is a decimal comma only before one or two digits: 13,84 but not 1,2345 nor a list 1,2,3.
            var isFraction = text[at] == '.' ? tail > 0 : tail is 1 or 2 && !(at + 1 + tail < text.Length && text[at + 1 + tail] == ',');
            if (isFraction)
            {
                fraction = text.Slice(at + 1, tail).ToString();
                at += 1 + tail;
            }
        }

        return at;
    }

    private static bool GroupFollows(ReadOnlySpan<char> text, int at, char separator) => at < text.Length && text[at] == separator && Digits(text, at + 1) == 3;

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        var count = 0;
        while (at + count < text.Length && char.IsAsciiDigit(text[at + count])) count++;
        return count;
    }
}

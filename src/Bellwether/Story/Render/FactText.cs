using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Market;

namespace Bellwether.Story.Render;

/// <summary>
/// The one place where a fact becomes printed text. Rounding is half away from zero on the decimal value (METHODS 0.3), the culture is
/// invariant, thousands are grouped with commas. The sign is a plain hyphen-minus, so that text, Markdown and JSON can be searched and read
/// back; <see cref="Typographic"/> gives the real minus for HTML.
/// </summary>
public static class FactText
{
    private const string NotDefined = "not defined";

    /// <summary>The fact in running text: <c>7.4 percentage points</c>, <c>44.43 points</c>, <c>25 December 2018</c>.</summary>
    public static string Prose(Fact fact, FactStyle style = FactStyle.Plain) => Print(fact, style, prose: true);

    /// <summary>
    /// The fact in a table, where the heading carries the unit of points, counts and days: <c>7.4 pp</c>, <c>44.43</c>, <c>25 Dec 2018</c>. An
    /// undefined fact prints without its reason; a renderer gives the reasons below the table.
    /// </summary>
    public static string Cell(Fact fact, FactStyle style = FactStyle.Plain) => Print(fact, style, prose: false);

    /// <summary>The fact for a machine: round-trip number, ISO date, or nothing when undefined. Fractions stay fractions.</summary>
    public static string Raw(Fact fact) => fact.Value is { } value ? Raw(fact, value) : "";

    /// <summary>One value of the fact (its value, low or high) for a machine.</summary>
    internal static string Raw(Fact fact, double value) => fact.Measure.Unit == Unit.Date
        ? Day(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Finite(fact, value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A reason in words, to follow "not defined".</summary>
    public static string Words(Reason reason) => reason switch
    {
        Reason.NoData => "no data for this subject and window",
        Reason.TooShort => "too few observations",
        Reason.ZeroVariance => "the series does not vary",
        Reason.NoDownside => "no return below the target",
        Reason.Infeasible => "the constraints cannot be met together",
        Reason.OutsideDomain => "the formula does not apply to these inputs",
        _ => "no reason was recorded",
    };

    /// <summary>The same text with a real minus sign (U+2212) before digits.</summary>
    public static string Typographic(string text)
    {
        if (!text.Contains('-', StringComparison.Ordinal)) return text;
        var characters = text.ToCharArray();
        for (var i = 0; i + 1 < characters.Length; i++)
        {
            var opens = i == 0 || characters[i - 1] is ' ' or '(';
            if (characters[i] == '-' && opens && char.IsAsciiDigit(characters[i + 1])) characters[i] = '\u2212';
        }

        return new string(characters);
    }

    /// <summary>A chart's number with thousands grouped; refuses NaN and infinity.</summary>
    internal static string Plain(double value, int decimals, bool signed = false)
    {
        if (!double.IsFinite(value)) throw new InvalidOperationException("A number that is not finite cannot be printed (METHODS 0.5).");
        return Rounded((decimal)value, decimals, signed);
    }

    /// <summary>A fraction of a chart as percent.</summary>
    internal static string Percent(double fraction, int decimals, bool signed = false) => $"{Plain(fraction * 100, decimals, signed)} %";

    private static string Print(Fact fact, FactStyle style, bool prose)
    {
        var unit = fact.Measure.Unit;
        // A verb that says the direction turns the whole interval, so that low and high stay on the right sides of the value.
        var flip = style == FactStyle.Absolute && (fact.Value ?? fact.Low ?? fact.High) < 0;
        var low = flip ? fact.High : fact.Low;
        var high = flip ? fact.Low : fact.High;
        string? Text(double? number, decimal? exact) => number is { } n ? Number(fact, n, exact, flip, style == FactStyle.Signed, prose) : null;

        var value = Text(fact.Value, fact.Exact);
        var (from, to) = (Text(low, null), Text(high, null));
        if (Same(from, to) && (value is null || Same(from, value))) (value, from, to) = (value ?? from, null, null);
        var range = Range(from, to);
        if (value is null && range is null)
            return prose ? $"{NotDefined} ({Words(fact.Reason)})" : NotDefined;

        var alone = value is null || (range is not null && unit is Unit.Count or Unit.Days or Unit.Date);
        if (alone && range is not null) return range + Suffix(unit, range, prose);
        if (range is null) return value + Suffix(unit, value!, prose);
        return $"{value}{Suffix(unit, value!, prose)} ({range}{(unit == Unit.Fraction ? " %" : "")})";
    }

    private static string? Range(string? low, string? high) => (low, high) switch
    {
        (null, null) => null,
        ({ } from, null) => $"at least {from}",
        (null, { } to) => $"at most {to}",
        var (from, to) => Same(from, to) ? from : $"{from} to {to}",
    };

    private static string Number(Fact fact, double value, decimal? exact, bool flip, bool signed, bool prose)
    {
        Finite(fact, value);
        var unit = fact.Measure.Unit;
        if (unit == Unit.Date) return Day(value).ToString(prose ? "d MMMM yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

        // The decimal nearest to 15 digits: a double 1605.34499… that stands for 1605.345 rounds as the reader expects.
        var number = exact ?? (Math.Abs(value) < 1e20 ? (decimal)value : throw new InvalidOperationException($"{fact.Measure} of {fact.Subject} is too large to print: {value:R}."));
        if (unit is Unit.Fraction or Unit.PercentagePoints) number *= 100;
        var whole = unit is Unit.Count or Unit.Days && number == decimal.Truncate(number);
        return Rounded(flip ? -number : number, whole ? 0 : fact.Decimals, signed);
    }

    private static string Rounded(decimal number, int decimals, bool signed)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? "-" + text : signed && rounded > 0 ? "+" + text : text;
    }

    private static string Suffix(Unit unit, string number, bool prose) => unit switch
    {
        Unit.Fraction => " %",
        Unit.PercentagePoints when prose => IsOne(number) ? " percentage point" : " percentage points",
        Unit.PercentagePoints => " pp",
        Unit.BasisPoints when prose => IsOne(number) ? " basis point" : " basis points",
        Unit.BasisPoints => " bp",
        Unit.Points when prose => IsOne(number) ? " point" : " points",
        Unit.Days when prose => IsOne(number) ? " trading day" : " trading days",
        _ => "",
    };

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    private static bool IsOne(string number) => number.TrimStart('-', '+') is "1";

    private static DateOnly Day(double dayNumber) => DateOnly.FromDayNumber((int)dayNumber);

    private static double Finite(Fact fact, double value) => double.IsFinite(value)
        ? value
        : throw new InvalidOperationException($"{fact.Measure} of {fact.Subject} is not finite; undefined values carry a reason (METHODS 0.5).");
}

using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;

namespace Bellwether.Export.Xlsx;

/// <summary>
/// Format codes of a spreadsheet. Values stay as they are in JSON (fractions, not percent), and the format shows them as the brief does: 21.2 %, 7.4 %
/// points, 1,234.50.
/// </summary>
internal static class NumberFormat
{
    /// <summary>A day, in the one order that no country reads differently.</summary>
    public const string Date = "yyyy-mm-dd";

    /// <summary>Words, so that an edited cell stays words.</summary>
    public const string Words = "@";

    /// <summary>No format of its own.</summary>
    public const string General = "General";

    /// <summary>The format of a fact.</summary>
    public static string Of(Fact fact, FactStyle style)
    {
        var unit = fact.Measure.Unit;
        if (unit == Unit.Date) return Date;
        var whole = unit is Unit.Count or Unit.Days && fact.Value is { } value && value == Math.Truncate(value);
        var digits = Digits(whole ? 0 : fact.Decimals, grouped: unit is not (Unit.Fraction or Unit.PercentagePoints or Unit.BasisPoints));
        return Signs(digits + unit switch
        {
            Unit.Fraction => "%",
            Unit.PercentagePoints => "% \"points\"",
            Unit.BasisPoints => " \"bp\"",
            _ => "",
        }, style);
    }

    /// <summary>The format that shows a number as these words do: decimals, thousands, percent, a sign.</summary>
    public static string Like(string? shown)
    {
        var text = (shown ?? "").Trim();
        var percent = text.EndsWith('%');
        var number = text.TrimEnd('%', ' ');
        var point = number.LastIndexOf('.');
        var decimals = point < 0 ? 0 : number.Length - point - 1;
        if (number.Length == 0 || !number.AsSpan().TrimStart("+-").ContainsAnyInRange('0', '9') || number.AsSpan().ContainsAnyExcept("+-0123456789.,")) return General;
        var code = Digits(decimals, number.Contains(',', StringComparison.Ordinal)) + (percent ? "%" : "");
        return Signs(code, number[0] == '+' ? FactStyle.Signed : FactStyle.Plain);
    }

    private static string Signs(string code, FactStyle style) => style switch
    {
        FactStyle.Signed => $"+{code};-{code};{code}",
        FactStyle.Absolute => $"{code};{code}",
        _ => code,
    };

    private static string Digits(int decimals, bool grouped) =>
        string.Create(CultureInfo.InvariantCulture, $"{(grouped ? "#,##0" : "0")}{(decimals > 0 ? "." + new string('0', decimals) : "")}");
}

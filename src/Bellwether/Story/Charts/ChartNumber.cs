using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>Numbers of charts as text: never NaN, never a negative zero, and ticks that can be told apart.</summary>
internal static class ChartNumber
{
    private const int MostDecimals = 6;

    /// <summary>The value by a .NET number format; a format with a percent sign shows fractions times 100.</summary>
    public static string Text(double value, string format)
    {
        if (!double.IsFinite(value)) throw new InvalidOperationException("A chart value is not finite: undefined values must be gaps (METHODS 0.5).");
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && !text.Any(c => c is >= '1' and <= '9') ? text[1..] : text;
    }

    /// <summary>The format with as many more decimals as the ticks need: a tick at 0.5 % is never printed as 1 %.</summary>
    public static string ForTicks(IEnumerable<double> ticks, string format)
    {
        var values = ticks.ToArray();
        var step = values.Length > 1 ? values[1] - values[0] : 1;
        for (var added = 0; added < MostDecimals; added++)
        {
            if (values.All(tick => IsExact(tick, format, step))) break;
            format = string.Join(';', format.Split(';').Select(OneDecimalMore));
        }

        return format;
    }

    /// <summary>A value of a unit: fractions in percent, percentage points without their name (a heading has it), others as they are.</summary>
    public static string OfUnit(double value, Unit unit, int decimals, bool signed) => unit switch
    {
        Unit.Fraction => FactText.Percent(value, decimals, signed),
        Unit.PercentagePoints => FactText.Plain(value * 100, decimals, signed),
        _ => FactText.Plain(value, decimals, signed),
    };

    /// <summary>A quantile's name: median, 5th, 95th.</summary>
    public static string Percentile(double probability)
    {
        var percent = Math.Round(probability * 100, 6);
        if (percent == 50) return "median";
        var text = percent.ToString("0.##", CultureInfo.InvariantCulture);
        if (percent != Math.Floor(percent)) return text + "th";
        return text + ((int)percent % 100 is 11 or 12 or 13 ? "th" : ((int)percent % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
    }

    private static bool IsExact(double tick, string format, double step)
    {
        var text = Text(tick, format);
        var number = double.Parse(string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.' or '-')), CultureInfo.InvariantCulture);
        return Math.Abs((text.Contains('%', StringComparison.Ordinal) ? number / 100 : number) - tick) < step * 0.01;
    }

    private static string OneDecimalMore(string section)
    {
        var last = section.LastIndexOf('0');
        return last < 0 ? section : section.Insert(last + 1, section.Contains('.', StringComparison.Ordinal) ? "0" : ".0");
    }
}

using System.Globalization;

namespace Bellwether.Story.Charts;

/// <summary>A scale from values to coordinates with round tick values.</summary>
/// <param name="Low">Value at the first coordinate.</param>
/// <param name="High">Value at the last coordinate; above <paramref name="Low"/>.</param>
/// <param name="From">First coordinate.</param>
/// <param name="To">Last coordinate.</param>
internal readonly record struct Axis(double Low, double High, double From, double To)
{
    /// <summary>Coordinate of a value.</summary>
    public double At(double value) => From + (value - Low) / (High - Low) * (To - From);

    /// <summary>A scale that covers the values with a little room around them; refuses values that are not finite.</summary>
    public static Axis Over(IEnumerable<double> values, double from, double to, double room = 0.04)
    {
        var (low, high, any) = (double.MaxValue, double.MinValue, false);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new InvalidOperationException("A chart value is not finite: undefined values must be gaps (METHODS 0.5).");
            (low, high, any) = (Math.Min(low, value), Math.Max(high, value), true);
        }

        if (!any) (low, high) = (0, 1);
        var margin = high > low ? (high - low) * room : Math.Max(1, Math.Abs(high)) * 0.05;
        return new Axis(low - margin, high + margin, from, to);
    }

    /// <summary>At most about <paramref name="count"/> round values within the scale: steps of 1, 2 or 5 times a power of ten.</summary>
    public IEnumerable<double> Ticks(int count)
    {
        var rough = (High - Low) / Math.Max(1, count);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
        for (var k = Math.Ceiling(Low / step - 1e-9); k * step <= High + step * 1e-9; k++) yield return k * step;
    }

    /// <summary>Room for the widest tick label at the left of a vertical scale.</summary>
    public double LabelRoom(int count, Func<double, string> label) =>
        Ticks(count).Select(tick => SvgCanvas.TextWidth(label(tick), SvgChart.SmallType)).DefaultIfEmpty(0).Max() + 8;

    /// <summary>Days on which a month begins, thinned so that at most <paramref name="count"/> remain, with labels; the year where it changes.</summary>
    public static IEnumerable<(int Day, string Label)> Months(IReadOnlyList<DateOnly> days, int count)
    {
        var starts = Enumerable.Range(1, Math.Max(0, days.Count - 1)).Where(i => days[i].Month != days[i - 1].Month).ToList();
        int[] strides = [1, 2, 3, 6, 12, 24, 60, 120];
        var stride = strides.FirstOrDefault(s => starts.Count(i => (days[i].Month - 1 + days[i].Year * 12) % s == 0) <= count, 240);
        var year = days.Count == 0 ? 0 : days[0].Year;
        foreach (var start in starts.Where(i => (days[i].Month - 1 + days[i].Year * 12) % stride == 0))
        {
            var newYear = days[start].Year != year;
            year = days[start].Year;
            yield return (start, stride >= 12 ? year.ToString(CultureInfo.InvariantCulture)
                : days[start].ToString(newYear ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture));
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Story.Charts;

/// <summary>
/// Quantile bands forward from today around a median, single paths as thin lines, quantiles named at the right edge. Band edges are dashed, the
/// outer ones more finely, so that print tells them apart.
/// </summary>
internal static class SvgFan
{
    private const string Format = "+0.0 %;-0.0 %;0.0 %";
    private const double Top = 26;
    private const int MostNamedPaths = 6;

    /// <summary>The picture.</summary>
    public static string Draw(FanChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var bottom = Top + (narrow ? 240 : 300);
        var ends = Ends(chart, narrow);
        var room = LineEnds.Room(ends, options.Width, narrow);
        var values = chart.Bands.SelectMany(band => band.Low.Concat(band.High)).Concat(chart.Median).Concat(chart.Paths.SelectMany(path => path.Values).OfType<double>()).Append(0);
        var y = Axis.Over(values, bottom, Top);
        var ticks = y.Ticks(Frame.Ticks(narrow)).ToArray();
        var format = ChartNumber.ForTicks(ticks, "+0 %;-0 %;0 %");
        var days = chart.Horizons;
        var x = new Axis(days.IsEmpty ? 0 : days[0], days.Length < 2 ? (days.IsEmpty ? 0 : days[0]) + 1 : days[^1], Frame.LabelRoom(ticks, format), options.Width - room);
        var canvas = new SvgCanvas(chart, options);

        canvas.Text(0, 13, "return since today", Anchor.Start, "axis");
        for (var i = 0; i < chart.Bands.Length; i++)
            canvas.Area(days.Select((day, h) => ((double, double, double)?)(x.At(day), y.At(chart.Bands[i].Low[h]), y.At(chart.Bands[i].High[h]))), i == 0 ? "outer" : "inner");
        Frame.Values(canvas, ticks, format, x, y.At);
        canvas.Line(x.From, y.At(0), x.To, y.At(0), "base");
        DrawHorizontal(canvas, chart, x, bottom, narrow);
        foreach (var path in chart.Paths)
            canvas.Path(Thinning.Of(path.Values.Select((value, h) => value is { } v ? (x.At(days[h]), y.At(v)) : ((double, double)?)null)), "thin");
        for (var i = 0; i < chart.Bands.Length; i++)
        {
            foreach (var edge in new[] { chart.Bands[i].Low, chart.Bands[i].High })
                canvas.Path(Points(days, edge, x, y), $"edge {(i == 0 ? "d3" : "d5")}");
        }

        canvas.Path(Points(days, chart.Median, x, y), "s1 d1 main");
        LineEnds.Draw(canvas, ends, x, y, room, narrow);
        return canvas.Finish(bottom + 46);
    }

    private static IEnumerable<(double X, double Y)?> Points(ImmutableArray<int> days, ImmutableArray<double> values, Axis x, Axis y) =>
        Thinning.Of(values.Select((value, h) => ((double, double)?)(x.At(days[h]), y.At(value))));

    /// <summary>Quantiles at the last horizon, and, on a page, where the single paths end when they are few.</summary>
    private static LineEnd[] Ends(FanChart chart, bool narrow)
    {
        if (chart.Horizons.IsEmpty) return [];
        LineEnd End(string name, double value, int style, bool strong, int day) => new(Render.Printable.Clean(name), Render.FactText.Typographic(ChartNumber.Text(value, Format)), day, value, style, strong);
        var last = chart.Horizons[^1];
        var paths = narrow || chart.Paths.Length > MostNamedPaths ? [] : chart.Paths.Select(path => (Path: path, Day: LineEnd.LastDay(path.Values))).Where(end => end.Day >= 0);
        return
        [
            End("median", chart.Median[^1], 1, strong: true, last),
            .. chart.Bands.SelectMany(band => new[]
            {
                End(ChartNumber.Percentile(band.HighProbability), band.High[^1], 1, strong: false, last), End(ChartNumber.Percentile(band.LowProbability), band.Low[^1], 1, strong: false, last),
            }),
            .. paths.Select(end => End(end.Path.Label, end.Path.Values[end.Day]!.Value, 0, strong: false, chart.Horizons[end.Day])),
        ];
    }

    private static void DrawHorizontal(SvgCanvas canvas, FanChart chart, Axis x, double bottom, bool narrow)
    {
        canvas.Line(x.From, bottom, x.To, bottom, "grid");
        foreach (var tick in x.Ticks(narrow ? 4 : 6).Where(tick => tick == Math.Round(tick)))
        {
            canvas.Line(x.At(tick), bottom, x.At(tick), bottom + 5, "base");
            canvas.Text(x.At(tick), bottom + 19, tick == 0 ? "today" : tick.ToString("0", CultureInfo.InvariantCulture), Anchor.Middle, "axis");
        }

        canvas.Text(x.To, bottom + 40, SvgCanvas.Fit(chart.XLabel + " →", x.To, SvgChart.SmallType), Anchor.End, "axis");
    }
}

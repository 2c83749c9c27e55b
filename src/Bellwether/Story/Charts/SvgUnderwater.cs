using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>
/// Drawdowns hanging from zero. Each marked episode has a bar above the zero line from its peak to its recovery (an arrow when that has not
/// come), a dot at its trough, and its depth and day.
/// </summary>
internal static class SvgUnderwater
{
    private const string Format = "0.0 %";
    private const double Lane = 9;

    /// <summary>The picture.</summary>
    public static string Draw(UnderwaterChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var ends = LineEnd.Of(chart.Lines, Format);
        var room = LineEnds.Room(ends, options.Width, narrow);
        var lanes = chart.Lines.Where(line => chart.Episodes.Any(episode => episode.Line == line.Name)).Select(line => line.Name).ToList();
        var top = chart.Episodes.IsEmpty ? 10 : 24 + lanes.Count * Lane;
        var bottom = top + (narrow ? 210 : 260);
        var deepest = chart.Lines.SelectMany(line => line.Values).OfType<double>().DefaultIfEmpty(0).Min();
        var y = new Axis((deepest < 0 ? deepest : -0.01) * (chart.Episodes.IsEmpty ? 1.04 : 1.14), 0, bottom, top);
        var ticks = y.Ticks(Frame.Ticks(narrow)).ToArray();
        var format = ChartNumber.ForTicks(ticks, "0 %");
        var x = new Axis(0, Math.Max(1, chart.Days.Length - 1), Frame.LabelRoom(ticks, format), options.Width - room);
        var canvas = new SvgCanvas(chart, options);

        Frame.Values(canvas, ticks, format, x, y.At);
        Frame.Days(canvas, chart.Days, x, bottom, narrow);
        if (!chart.Episodes.IsEmpty) canvas.Text(x.From, 12, "bars: from a peak until it is reached again", Anchor.Start, "axis");
        var curves = DrawLines(canvas, chart, ends, x, y);
        canvas.Line(x.From, top, x.To, top, "base");
        LineEnds.Draw(canvas, ends, x, y, room, narrow);
        DrawEpisodes(canvas, chart, lanes, ends, x, y, curves);
        return canvas.Finish(bottom + 26);
    }

    private static List<LabelBox> DrawLines(SvgCanvas canvas, UnderwaterChart chart, LineEnd[] ends, Axis x, Axis y)
    {
        var curves = new List<LabelBox>();
        foreach (var i in Enumerable.Range(0, chart.Lines.Length).OrderBy(i => chart.Lines[i].Emphasised))
        {
            var points = Thinning.Of(chart.Lines[i].Values.Select((value, day) => value is { } v ? (x.At(day), y.At(v)) : ((double, double)?)null)).ToArray();
            if (chart.Lines[i].Emphasised) canvas.Area(points.Select(point => point is { } at ? (at.X, y.To, at.Y) : ((double, double, double)?)null), "tint");
            canvas.Path(points, $"s{ends[i].Style} d{ends[i].Style}{(chart.Lines[i].Emphasised ? " main" : "")}");
            curves.AddRange(LabelPlacer.Curve(points));
        }

        return curves;
    }

    private static void DrawEpisodes(SvgCanvas canvas, UnderwaterChart chart, List<string> lanes, LineEnd[] ends, Axis x, Axis y, List<LabelBox> curves)
    {
        var taken = new List<LabelBox>();
        var limits = new LabelBox(x.From, y.To, x.To, y.From);
        foreach (var episode in chart.Episodes)
        {
            var i = Enumerable.Range(0, chart.Lines.Length).First(i => chart.Lines[i].Name == episode.Line);
            var trough = chart.Days.AsSpan().BinarySearch(episode.Trough);
            var depth = chart.Lines[i].Values[trough]!.Value;
            var (at, bottom) = (x.At(trough), y.At(depth));
            DrawBar(canvas, chart, episode, x, y.To - Lane * (0.6 + lanes.IndexOf(episode.Line)), ends[i].Style);
            canvas.Circle(at, bottom, 3.6, "dot");
            taken.Add(new LabelBox(at - 4, bottom - 4, at + 4, bottom + 4));

            var printed = FactText.Typographic(ChartNumber.Text(depth, Format));
            LabelBox[] Offered(double width)
            {
                var below = Math.Clamp(at - width / 2, limits.Left, Math.Max(limits.Left, limits.Right - width));
                return [Box(below, 14), Box(at + 8, 0), Box(at - 8 - width, 0), Box(at + 8, 10), Box(at - 8 - width, 10), Box(below, 30)];
                LabelBox Box(double left, double down) => new(left, bottom + down - 8, left + width, bottom + down + 8);
            }

            if (LabelPlacer.Best([$"{printed}, {AnswerParts.Day(episode.Trough)}", printed], Offered, taken, limits, curves) is not { } label) continue;
            taken.Add(label.Box);
            canvas.Text(label.Box.Left, label.Box.Bottom - 4, label.Text, Anchor.Start, $"small halo t{ends[i].Style}");
        }
    }

    private static void DrawBar(SvgCanvas canvas, UnderwaterChart chart, ChartEpisode episode, Axis x, double height, int style)
    {
        var from = x.At(chart.Days.AsSpan().BinarySearch(episode.Peak));
        var to = episode.Recovered is { } day ? x.At(chart.Days.AsSpan().BinarySearch(day)) : x.To;
        canvas.Line(from, height, to, height, $"span s{style}");
        canvas.Line(from, height - 3, from, height + 3, $"span s{style}");
        if (episode.Recovered is not null) canvas.Line(to, height - 3, to, height + 3, $"span s{style}");
        else canvas.Path([(to - 4, height - 3.5), (to, height), (to - 4, height + 3.5)], $"span s{style}");
    }
}

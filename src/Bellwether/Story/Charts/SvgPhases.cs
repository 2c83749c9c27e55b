using System.Globalization;
using Bellwether.Story.Render;

namespace Bellwether.Story.Charts;

/// <summary>
/// Closes over shaded phases: bull tinted, bear hatched, so that print needs no colour. Turns carry a dot and their date where there is room,
/// the largest moves first; a tick on the lower edge says when each turn could first be known.
/// </summary>
internal static class SvgPhases
{
    private const double Top = 24;
    private const int MostLogarithmicTicks = 6;

    /// <summary>The picture.</summary>
    public static string Draw(PhaseChart chart, SvgOptions options)
    {
        var narrow = options.Width < 500;
        var bottom = Top + (narrow ? 220 : 290);
        // On a phone the name would take a third of the width; the title has it.
        var ends = LineEnd.Of([new ChartLine(narrow ? "" : chart.Name, chart.Closes, Emphasised: true)], chart.ValueFormat);
        var room = LineEnds.Room(ends, options.Width, narrow);
        double Shape(double value) => chart.Logarithmic ? Math.Log(value) : value;
        var y = Axis.Over(chart.Closes.OfType<double>().Select(Shape), bottom, Top, room: 0.1);
        // Dates stand above peaks and below troughs, these above the ticks of confirmation.
        y = y with { Low = y.Low - (y.High - y.Low) * 0.08, High = y.High + (y.High - y.Low) * 0.04 };
        double At(double value) => y.At(Shape(value));
        var ticks = (chart.Logarithmic ? LogarithmicTicks(y, MostLogarithmicTicks) : y.Ticks(Frame.Ticks(narrow))).ToArray();
        var format = ChartNumber.ForTicks(ticks, chart.ValueFormat);
        var x = new Axis(0, Math.Max(1, chart.Days.Length - 1), Frame.LabelRoom(ticks, format), options.Width - room);
        var canvas = new SvgCanvas(chart, options);

        DrawShades(canvas, chart, x, bottom);
        Frame.Values(canvas, ticks, format, x, At);
        Frame.Days(canvas, chart.Days, x, bottom, narrow);
        var curve = Thinning.Of(chart.Closes.Select((close, day) => close is { } value ? (x.At(day), At(value)) : ((double, double)?)null)).ToArray();
        canvas.Path(curve, "s1 d1 main");
        LineEnds.Draw(canvas, [.. ends.Select(end => end with { Y = end.Y is { } close ? Shape(close) : null })], x, y, room, narrow);
        DrawConfirmations(canvas, chart, x, bottom);
        DrawTurns(canvas, chart, x, At, LabelPlacer.Curve(curve), new LabelBox(x.From, Top, x.To, bottom - 10));
        DrawLegend(canvas, chart, x, bottom + 44);
        return canvas.Finish(bottom + 52);
    }

    private static int Day(PhaseChart chart, DateOnly day) => chart.Days.AsSpan().BinarySearch(day);

    /// <summary>Shades, and the phases' names above them where they fit; the open one is always named.</summary>
    private static void DrawShades(SvgCanvas canvas, PhaseChart chart, Axis x, double bottom)
    {
        var free = x.To;
        foreach (var phase in chart.Phases.Reverse())
        {
            var (from, to) = (x.At(Day(chart, phase.From)), x.At(Day(chart, phase.To)));
            if (phase.IsBull) canvas.Rectangle(from, Top, to - from, bottom - Top, "tint");
            else canvas.Hatch(from, Top, to - from, bottom - Top);
            canvas.Line(from, Top, from, bottom, "mark");
            if (phase.IsOpen) canvas.Line(to, Top, to, bottom, "rule");
            var name = (phase.IsBull ? "bull" : "bear") + (phase.IsOpen ? ", open →" : "");
            var width = SvgCanvas.TextWidth(name, SvgChart.SmallType);
            var middle = phase.IsOpen ? to - Math.Max(width, Math.Min(to - from, 2 * width)) / 2 : (from + to) / 2;
            if (phase.IsOpen) middle = Math.Min(Math.Max((from + to) / 2, x.From + width / 2), x.To - width / 2);
            else if (width + 6 > to - from || middle + width / 2 > free) continue;
            canvas.Text(middle, Top - 7, name, Anchor.Middle, "axis");
            free = middle - width / 2 - 8;
        }
    }

    private static void DrawConfirmations(SvgCanvas canvas, PhaseChart chart, Axis x, double bottom)
    {
        foreach (var phase in chart.Phases)
        {
            if (phase.Confirmed is { } day) canvas.Line(x.At(Day(chart, day)), bottom - 9, x.At(Day(chart, day)), bottom, "tick");
        }
    }

    private static void DrawTurns(SvgCanvas canvas, PhaseChart chart, Axis x, Func<double, double> at, IReadOnlyList<LabelBox> curve, LabelBox limits)
    {
        var turns = chart.Phases.Select(phase => (Day: phase.From, IsPeak: !phase.IsBull))
            .Concat(chart.Phases.Where(phase => !phase.IsOpen).Select(phase => (Day: phase.To, IsPeak: phase.IsBull)))
            .DistinctBy(turn => turn.Day).Where(turn => chart.Closes[Day(chart, turn.Day)] is not null).OrderBy(turn => turn.Day)
            .Select(turn => (turn.Day, turn.IsPeak, X: x.At(Day(chart, turn.Day)), Y: at(chart.Closes[Day(chart, turn.Day)]!.Value))).ToArray();
        var taken = new List<LabelBox>();
        foreach (var turn in turns)
        {
            canvas.Circle(turn.X, turn.Y, 3.6, "dot");
            taken.Add(new LabelBox(turn.X - 4, turn.Y - 4, turn.X + 4, turn.Y + 4));
        }

        double Move(int i) => Math.Max(i > 0 ? Math.Abs(turns[i].Y - turns[i - 1].Y) : 0, i + 1 < turns.Length ? Math.Abs(turns[i].Y - turns[i + 1].Y) : 0);
        foreach (var i in Enumerable.Range(0, turns.Length).OrderByDescending(Move))
        {
            var turn = turns[i];
            var away = turn.IsPeak ? -1 : 1;
            LabelBox[] Offered(double width)
            {
                var over = Math.Clamp(turn.X - width / 2, limits.Left, Math.Max(limits.Left, limits.Right - width));
                return [Box(over, 14), Box(turn.X + 6, 9), Box(turn.X - 6 - width, 9), Box(over, 30)];
                LabelBox Box(double left, double distance) => new(left, turn.Y + away * distance - 8, left + width, turn.Y + away * distance + 8);
            }

            string[] wordings = [AnswerParts.Day(turn.Day), turn.Day.ToString("MMM yyyy", CultureInfo.InvariantCulture)];
            if (LabelPlacer.Best(wordings, Offered, taken, limits, curve) is not { } label) continue;
            taken.Add(label.Box);
            canvas.Text(label.Box.Left, label.Box.Bottom - 4, label.Text, Anchor.Start, "small halo");
        }
    }

    private static void DrawLegend(SvgCanvas canvas, PhaseChart chart, Axis x, double middle)
    {
        var at = x.From;
        void Entry(string text, Action<double> sign, double width)
        {
            sign(at);
            canvas.Text(at + width + 5, middle + 4, text, Anchor.Start, "axis");
            at += width + 5 + SvgCanvas.TextWidth(text, SvgChart.SmallType) + 12;
        }

        Entry("bull", left => canvas.Rectangle(left, middle - 6, 16, 12, "tint"), 16);
        Entry("bear", left => canvas.Hatch(left, middle - 6, 16, 12), 16);
        if (chart.Phases.Any(phase => phase.Confirmed is not null)) Entry("turn confirmed", left => canvas.Line(left + 1, middle - 5, left + 1, middle + 4, "tick"), 3);
        if (chart.Logarithmic) canvas.Text(at, middle + 4, "log scale", Anchor.Start, "axis");
    }

    /// <summary>Round values at 1, 2, 5 times powers of ten; when fewer than three of them lie on the scale, evenly spaced round values.</summary>
    private static IEnumerable<double> LogarithmicTicks(Axis logarithms, int count)
    {
        var (low, high) = (Math.Exp(logarithms.Low), Math.Exp(logarithms.High));
        var round = new List<double>();
        for (var power = Math.Floor(Math.Log10(low)); power <= Math.Log10(high); power++)
            round.AddRange(new[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, power)).Where(value => value >= low && value <= high));
        return round.Count >= 3 ? round : new Axis(low, high, 0, 1).Ticks(count).Where(value => value > 0);
    }
}

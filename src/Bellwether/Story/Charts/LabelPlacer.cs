namespace Bellwether.Story.Charts;

/// <summary>Moves labels apart so that none covers another.</summary>
internal static class LabelPlacer
{
    /// <summary>
    /// Heights for labels that would like to be at the wished heights, in the same order from top to bottom, at least <paramref name="apart"/>
    /// apart and within the limits as far as there is room: groups of touching labels share the displacement.
    /// </summary>
    public static double[] Spread(IReadOnlyList<double> wished, double apart, double top, double bottom)
    {
        var order = Enumerable.Range(0, wished.Count).OrderBy(i => wished[i]).ToArray();
        var groups = new List<(double Centre, int Count)>();
        foreach (var i in order)
        {
            var group = (Centre: wished[i], Count: 1);
            group.Centre = Within(group, apart, top, bottom);
            while (groups.Count > 0 && Top(group, apart) - Bottom(groups[^1], apart) < apart)
            {
                var above = groups[^1];
                groups.RemoveAt(groups.Count - 1);
                group = ((above.Centre * above.Count + group.Centre * group.Count) / (above.Count + group.Count), above.Count + group.Count);
                group.Centre = Within(group, apart, top, bottom);
            }

            groups.Add(group);
        }

        var placed = new double[wished.Count];
        var next = 0;
        foreach (var group in groups)
        {
            for (var k = 0; k < group.Count; k++) placed[order[next++]] = Top(group, apart) + k * apart;
        }

        return placed;
    }

    /// <summary>The first of the offered boxes that lies inside the limits and touches none that are taken, or null.</summary>
    public static LabelBox? FirstFree(IEnumerable<LabelBox> offered, IReadOnlyList<LabelBox> taken, LabelBox limits)
    {
        foreach (var box in offered)
        {
            if (box.Left < limits.Left || box.Right > limits.Right || box.Top < limits.Top || box.Bottom > limits.Bottom) continue;
            if (!taken.Any(box.Touches)) return box;
        }

        return null;
    }

    /// <summary>
    /// The first wording that finds a free place, with that place: one clear of the curve if any wording has it, else the shortest that fits, because
    /// a label over a line hides it. Wordings go from the longest to the shortest.
    /// </summary>
    public static (string Text, LabelBox Box)? Best(IReadOnlyList<string> wordings, Func<double, LabelBox[]> offered, IReadOnlyList<LabelBox> taken, LabelBox limits, IReadOnlyList<LabelBox> curve)
    {
        foreach (var clear in new[] { true, false })
        {
            foreach (var wording in clear ? wordings : wordings.Reverse())
            {
                var boxes = offered(SvgCanvas.TextWidth(wording, SvgChart.SmallType)).Where(box => !clear || !curve.Any(box.Touches));
                if (FirstFree(boxes, taken, limits) is { } box) return (wording, box);
            }
        }

        return null;
    }

    /// <summary>The ground that a curve covers, one box per piece.</summary>
    public static IReadOnlyList<LabelBox> Curve(IEnumerable<(double X, double Y)?> points)
    {
        var boxes = new List<LabelBox>();
        (double X, double Y)? last = null;
        foreach (var point in points)
        {
            if (last is { } from && point is { } to) boxes.Add(new LabelBox(from.X - 1, Math.Min(from.Y, to.Y) - 1, to.X + 1, Math.Max(from.Y, to.Y) + 1));
            last = point;
        }

        return boxes;
    }

    private static double Top((double Centre, int Count) group, double apart) => group.Centre - (group.Count - 1) * apart / 2;

    private static double Bottom((double Centre, int Count) group, double apart) => group.Centre + (group.Count - 1) * apart / 2;

    private static double Within((double Centre, int Count) group, double apart, double top, double bottom)
    {
        var half = (group.Count - 1) * apart / 2;
        return bottom - top < 2 * half ? (top + bottom) / 2 : Math.Clamp(group.Centre, top + half, bottom - half);
    }
}

/// <summary>A rectangle that a label takes.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Bottom edge.</param>
internal readonly record struct LabelBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>True when the two overlap.</summary>
    public bool Touches(LabelBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

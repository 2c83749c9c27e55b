namespace Bellwether.Market.Sample;

/// <summary>Day and value pairs that a path must pass through.</summary>
internal static class Knots
{
    /// <summary>The knots in ascending order of day; of several on one day, or before the day of their predecessor, the later stays.</summary>
    public static List<(int Day, double Value)> Of(params (int Day, double Value)[] knots)
    {
        var kept = new List<(int Day, double Value)>();
        foreach (var knot in knots)
        {
            while (kept.Count > 0 && kept[^1].Day >= knot.Day) kept.RemoveAt(kept.Count - 1);
            kept.Add(knot);
        }

        return kept;
    }
}

/// <summary>Random paths that are bent to pass through given points, keeping their daily roughness.</summary>
internal static class Bridge
{
    /// <summary>A path of fat-tailed daily steps, 0 on the first day.</summary>
    public static double[] Noise(SplitMix64 random, int count, double dailyVolatility)
    {
        var path = new double[count];
        for (var t = 1; t < count; t++) path[t] = path[t - 1] + dailyVolatility * Math.Clamp(random.NextStudent4(), -5, 5);
        return path;
    }

    /// <summary>Adds straight lines so that the path passes through the knots; the first knot must stand on day 0.</summary>
    public static void Pin(double[] path, List<(int Day, double Value)> knots)
    {
        var raw = (double[])path.Clone();
        path[0] = knots[0].Value;
        for (var k = 1; k < knots.Count; k++)
        {
            var (from, to) = (knots[k - 1], knots[k]);
            for (var t = from.Day; t <= to.Day; t++)
            {
                var share = (double)(t - from.Day) / (to.Day - from.Day);
                path[t] = from.Value + share * (to.Value - from.Value) + raw[t] - raw[from.Day] - share * (raw[to.Day] - raw[from.Day]);
            }
        }
    }
}

namespace Bellwether.Analytics.Risk;

/// <summary>What followed days of a history, for the fan around analogues (METHODS 9.11).</summary>
public static class ForwardReturns
{
    /// <summary>Returns over 0…<paramref name="horizon"/> days from every day with so many to follow; prices are positive and observed. METHODS 9.11.</summary>
    public static double[][] Paths(ReadOnlySpan<double> prices, int horizon)
    {
        var paths = new double[Math.Max(0, prices.Length - horizon)][];
        for (var t = 0; t < paths.Length; t++) paths[t] = Path(prices, t, horizon);
        return paths;
    }

    /// <summary>Returns over 0…<paramref name="horizon"/> days from one day. METHODS 9.11.</summary>
    public static double[] Path(ReadOnlySpan<double> prices, int from, int horizon)
    {
        var path = new double[horizon + 1];
        for (var h = 1; h <= horizon; h++) path[h] = prices[from + h] / prices[from] - 1;
        return path;
    }
}

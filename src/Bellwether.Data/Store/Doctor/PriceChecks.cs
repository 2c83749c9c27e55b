using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>A jump of one security's close.</summary>
/// <param name="Day">Index within the series.</param>
/// <param name="Ratio">Close over the close before, adjusted for a listed split.</param>
/// <param name="ReturnDay">Index of the jump that undoes it, or -1.</param>
internal readonly record struct Jump(int Day, double Ratio, int ReturnDay);

/// <summary>
/// Checks of one security's series: closes and states of consecutive trading days, and the listed split ratio of each day (1 without
/// a split). Pure functions; a price of 0 means none.
/// </summary>
internal static class PriceChecks
{
    // A spike comes back to within 30 % of where it began.
    private const double ReturnTolerance = 0.3;
    private static readonly double[] s_simple = [1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 300, 500, 1000];

    /// <summary>Jumps of price × split ratio over the price before, outside the limits.</summary>
    internal static List<Jump> Jumps(ReadOnlySpan<long> close, ReadOnlySpan<double> split, double down, double up, int returnDays)
    {
        var jumps = new List<Jump>();
        for (var day = 1; day < close.Length; day++)
        {
            if (close[day] <= 0 || close[day - 1] <= 0) continue;
            var ratio = close[day] * split[day] / close[day - 1];
            if (!(ratio >= down && ratio <= up)) jumps.Add(new Jump(day, ratio, -1));
        }

        for (var i = 0; i + 1 < jumps.Count; i++)
        {
            var (here, next) = (jumps[i], jumps[i + 1]);
            if (next.Day - here.Day <= returnDays && Math.Abs((here.Ratio * next.Ratio) - 1) <= ReturnTolerance) jumps[i] = here with { ReturnDay = next.Day };
        }

        return jumps;
    }

    /// <summary>The simple ratio (2, 3, 10, 1/2, 1/10 …) within 4 % of a price ratio, as new shares per old; null when there is none.</summary>
    internal static double? SimpleSplit(double priceRatio)
    {
        var size = priceRatio < 1 ? 1 / priceRatio : priceRatio;
        foreach (var simple in s_simple)
        {
            if (Math.Abs((size / simple) - 1) <= 0.04) return priceRatio < 1 ? simple : 1 / simple;
        }

        return null;
    }

    /// <summary>True when the price stands still at a split that should have moved it.</summary>
    internal static bool StoodStill(double priceRatio, double split) =>
        Math.Abs(Math.Log(split)) >= Math.Log(1.5) && Math.Abs(Math.Log(priceRatio)) < 0.35 * Math.Abs(Math.Log(split)) && Math.Abs(Math.Log(priceRatio)) < Math.Log(1.35);

    /// <summary>True when the price moved by the split's square.</summary>
    internal static bool MovedTwice(double priceRatio, double split) =>
        Math.Abs(Math.Log(split)) >= Math.Log(1.5) && Math.Abs(Math.Log(priceRatio * split * split)) < 0.35 * Math.Abs(Math.Log(split));

    /// <summary>Runs of at least <paramref name="days"/> days without a trade between two days with one, or up to the last row: first and last index.</summary>
    internal static List<(int First, int Last)> StaleRuns(ReadOnlySpan<byte> state, int days)
    {
        var runs = new List<(int, int)>();
        var start = -1;
        for (var day = 0; day <= state.Length; day++)
        {
            var idle = day < state.Length && (CellState)state[day] is CellState.NoTrade or CellState.Missing;
            if (idle)
            {
                if (start < 0) start = day;
                continue;
            }

            if (start >= 0 && day - start >= days) runs.Add((start, day - 1));
            start = -1;
        }

        return runs;
    }

    /// <summary>Rows traded up to and including the last close off the grid, how many of them are off it, and that last index (-1: none).</summary>
    internal static (int Rows, int Off, int Last) OffGrid(ReadOnlySpan<long> close, ReadOnlySpan<byte> state, long grid)
    {
        var (rows, off, last, rowsThen) = (0, 0, -1, 0);
        for (var day = 0; day < close.Length; day++)
        {
            if ((CellState)state[day] != CellState.Traded) continue;
            rows++;
            if (close[day] % grid == 0) continue;
            (off, last, rowsThen) = (off + 1, day, rows);
        }

        return (rowsThen, off, last);
    }
}

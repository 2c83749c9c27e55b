namespace Bellwether.Analytics.Events;

/// <summary>The last values of a series in ascending order.</summary>
internal sealed class TrailingWindow(int capacity)
{
    // One more than the window: the oldest leaves before the next comes, but a caller may do it the other way round.
    private readonly double[] _sorted = new double[capacity + 1];

    public int Count { get; private set; }

    public ReadOnlySpan<double> Sorted => _sorted.AsSpan(0, Count);

    /// <summary>Adds a value; NaN is not one.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value)) return;
        var at = Position(value);
        _sorted.AsSpan(at, Count - at).CopyTo(_sorted.AsSpan(at + 1));
        _sorted[at] = value;
        Count++;
    }

    /// <summary>Removes a value that was added; NaN never was.</summary>
    public void Remove(double value)
    {
        if (double.IsNaN(value)) return;
        var at = Position(value);
        _sorted.AsSpan(at + 1, Count - at - 1).CopyTo(_sorted.AsSpan(at));
        Count--;
    }

    /// <summary>Median, median absolute deviation and scale of ascending values (METHODS 8.6).</summary>
    public static (double Median, double Mad, double Scale) Spread(ReadOnlySpan<double> ascending)
    {
        var n = ascending.Length;
        var median = n % 2 == 1 ? ascending[n / 2] : 0.5 * (ascending[n / 2 - 1] + ascending[n / 2]);
        // Distances grow to the left from position n/2 − 1 and to the right from n/2 (for odd n the middle one is zero and lies right).
        var mad = n % 2 == 1
            ? Nearest(ascending, median, n / 2)
            : 0.5 * (Nearest(ascending, median, n / 2 - 1) + Nearest(ascending, median, n / 2));
        if (mad > 0) return (median, mad, RobustZ.MadScale * mad);
        var sum = 0.0;
        foreach (var value in ascending) sum += Math.Abs(value - median);
        return (median, mad, RobustZ.MeanScale * (sum / n));
    }

    // The k-th smallest |x − median|, from 0: the first k+1 distances are i to the left and k+1−i to the right; the search finds i.
    private static double Nearest(ReadOnlySpan<double> ascending, double median, int k)
    {
        var middle = ascending.Length / 2;
        var (left, right) = (middle, ascending.Length - middle);
        var (low, high) = (Math.Max(0, k + 1 - right), Math.Min(left, k + 1));
        while (low < high)
        {
            var i = (low + high) / 2;
            // One more from the left belongs in when it is nearer than the last one taken from the right.
            if (median - ascending[middle - 1 - i] < ascending[middle + k - i] - median) low = i + 1;
            else high = i;
        }

        var farLeft = low > 0 ? median - ascending[middle - low] : double.NegativeInfinity;
        var farRight = k + 1 - low > 0 ? ascending[middle + k - low] - median : double.NegativeInfinity;
        return Math.Max(farLeft, farRight);
    }

    private int Position(double value)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

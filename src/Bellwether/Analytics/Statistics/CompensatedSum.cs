namespace Bellwether.Analytics.Statistics;

/// <summary>Neumaier's running compensated sum (METHODS 0.4).</summary>
public struct CompensatedSum
{
    private double _sum;
    private double _lost;

    /// <summary>The sum so far. Once it has overflowed it stays infinite or NaN.</summary>
    public readonly double Value => _sum + _lost;

    /// <summary>Adds one term.</summary>
    public void Add(double term)
    {
        var next = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }
}

using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>The mean block for resampling returns whose risk is measured (METHODS 7.6).</summary>
public static class ReturnBlock
{
    /// <summary>
    /// The longer of the automatic stationary blocks of the returns and of their squared deviations: returns forget quickly, volatility does
    /// not, and risk is made of squares. Missing returns (NaN) are left out; reasons as <see cref="BlockLength.Of"/>. METHODS 7.6.
    /// </summary>
    public static Outcome<double> Of(ReadOnlySpan<double> returns)
    {
        var seen = Missing.Drop(returns).ToArray();
        var own = BlockLength.Of(seen);
        if (!own.HasValue) return Defined.Not(own.Reason, own.Detail!);
        var mean = Moments.MeanOf(seen);
        var squares = BlockLength.Of(Array.ConvertAll(seen, r => (r - mean) * (r - mean)));
        return Math.Max(own.Value.StationaryToUse, squares.HasValue ? squares.Value.StationaryToUse : 1);
    }
}

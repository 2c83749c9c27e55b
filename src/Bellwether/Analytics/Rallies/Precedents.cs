using Bellwether.Market;

namespace Bellwether.Analytics.Rallies;

/// <summary>Runs and records of a series of closes: what "a fifth straight gain" and "the biggest gain since" speak of (METHODS 10.1).</summary>
public static class Precedents
{
    /// <summary>
    /// Moves of one sign in a row up to the last of n positive closes, negative for falls, 0 when the last close did not move.
    /// <see cref="Reason.TooShort"/> below two closes. METHODS 10.1.
    /// </summary>
    public static Outcome<double> Streak(ReadOnlySpan<double> closes)
    {
        if (closes.Length < 2) return Outcome<double>.Undefined(Reason.TooShort, "A move needs two closes.");
        var sign = Math.Sign(closes[^1] - closes[^2]);
        var run = 0;
        for (var t = closes.Length - 1; t > 0 && sign != 0 && Math.Sign(closes[t] - closes[t - 1]) == sign; t--) run++;
        return sign * run;
    }

    /// <summary>
    /// Position of the latest close before the last whose move was at least as large the same way as the last move; −1 when there is none.
    /// <see cref="Reason.TooShort"/> below two closes. METHODS 10.1.
    /// </summary>
    public static Outcome<int> LastLargerMove(ReadOnlySpan<double> closes)
    {
        if (closes.Length < 2) return Outcome<int>.Undefined(Reason.TooShort, "A move needs two closes.");
        var last = closes[^1] / closes[^2] - 1;
        for (var t = closes.Length - 2; t > 0; t--)
        {
            var move = closes[t] / closes[t - 1] - 1;
            if (last >= 0 ? move >= last : move <= last) return t;
        }

        return -1;
    }

    /// <summary>
    /// Position of the latest close before the last that was at least as high (or, with <paramref name="high"/> false, at least as low); −1 when there
    /// is none. <see cref="Reason.NoData"/> without a close. METHODS 10.1.
    /// </summary>
    public static Outcome<int> LastBeyond(ReadOnlySpan<double> closes, bool high)
    {
        if (closes.IsEmpty) return Outcome<int>.Undefined(Reason.NoData, "No close in the window.");
        for (var t = closes.Length - 2; t >= 0; t--)
        {
            if (high ? closes[t] >= closes[^1] : closes[t] <= closes[^1]) return t;
        }

        return -1;
    }
}

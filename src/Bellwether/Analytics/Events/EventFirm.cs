namespace Bellwether.Analytics.Events;

/// <summary>
/// One firm and event of a study: returns and the market's returns of the same days (fractions or logs), NaN where missing, and its windows.
/// To mask a day of the estimation window (another event of the firm, METHODS 8.3) set its return to NaN.
/// </summary>
/// <param name="Name">Name.</param>
/// <param name="Returns">The firm's returns by day.</param>
/// <param name="Market">The market's returns by day; as long.</param>
/// <param name="Windows">Windows, as positions in the arrays.</param>
/// <param name="FirstDay">Calendar position of the arrays' first day: says which days of two firms are the same ones.</param>
public sealed record EventFirm(string Name, ReadOnlyMemory<double> Returns, ReadOnlyMemory<double> Market, EventWindows Windows, int FirstDay = 0)
{
    /// <summary>Calendar position of the event window's first day.</summary>
    public int EventDay => FirstDay + Windows.EventStart;

    /// <summary>
    /// The event day, or when the firm has no return that day the first one after it: an event during a suspension shows when trading resumes
    /// (METHODS 8.3). Minus one when there is none within <paramref name="days"/> days.
    /// </summary>
    public static int FirstTrade(ReadOnlySpan<double> returns, int eventDay, int days = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eventDay);
        for (var t = eventDay; t < returns.Length && t <= eventDay + days; t++)
            if (!double.IsNaN(returns[t]))
                return t;
        return -1;
    }
}

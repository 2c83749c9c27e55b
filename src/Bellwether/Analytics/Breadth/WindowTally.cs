namespace Bellwether.Analytics.Breadth;

/// <summary>Advancers, decliners and the unchanged of a window: the one rule for arrays and for panels (METHODS 6.1, 0.6).</summary>
/// <param name="Advancers">Members that rose.</param>
/// <param name="Decliners">Members that fell.</param>
/// <param name="Unchanged">Members that did not move, or whose last price is carried.</param>
public readonly record struct WindowTally(int Advancers, int Decliners, int Unchanged)
{
    /// <summary>Counts eligible members by the sign of their return and whether their last price is carried; a carried price counts as unchanged. METHODS 6.1.</summary>
    public static WindowTally Of(IEnumerable<(int Direction, bool IsStale)> eligible)
    {
        ArgumentNullException.ThrowIfNull(eligible);
        int up = 0, down = 0, same = 0;
        foreach (var (direction, isStale) in eligible)
        {
            if (isStale || direction == 0) same++;
            else if (direction > 0) up++;
            else down++;
        }

        return new WindowTally(up, down, same);
    }
}

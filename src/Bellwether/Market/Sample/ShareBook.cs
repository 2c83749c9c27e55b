namespace Bellwether.Market.Sample;

/// <summary>Replays share counts and float factors day by day, as the published tables state them.</summary>
internal sealed class ShareBook
{
    private readonly ILookup<int, SharesDone> _shares;
    private readonly ILookup<int, SplitDone> _splits;
    private readonly ILookup<int, FloatStep> _floats;

    public ShareBook(Profile[] profiles, WalkResult walk, EventPlan plan)
    {
        Shares = new long[profiles.Length];
        FloatMillionths = [.. profiles.Select(p => p.FloatMillionths)];
        _shares = walk.Shares.ToLookup(s => s.Day);
        _splits = walk.Splits.ToLookup(s => s.Day);
        _floats = plan.FloatSteps.ToLookup(s => s.Day);
    }

    public long[] Shares { get; }

    public int[] FloatMillionths { get; }

    /// <summary>The splits of the day, already applied to <see cref="Shares"/>.</summary>
    public List<SplitDone> SplitsToday { get; } = [];

    /// <summary>Moves to a day; days must be visited in order.</summary>
    public void Open(int day)
    {
        SplitsToday.Clear();
        foreach (var split in _splits[day])
        {
            Shares[split.Name] = split.NewPerOld.Scale(Shares[split.Name]);
            SplitsToday.Add(split);
        }

        foreach (var step in _shares[day]) Shares[step.Name] = step.Shares;
        foreach (var step in _floats[day]) FloatMillionths[step.Name] = step.Millionths;
    }
}

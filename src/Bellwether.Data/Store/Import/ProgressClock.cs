using System.Diagnostics;

namespace Bellwether.Data.Store;

/// <summary>Passes progress on, about eight times a second.</summary>
internal sealed class ProgressClock(IProgress<ImportProgress>? progress, string stage, long total)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(120);
    private long _done;
    private long _last = Stopwatch.GetTimestamp();

    internal void Add(long rows)
    {
        _done += rows;
        if (progress is null || (_done < total && Stopwatch.GetElapsedTime(_last) < s_interval)) return;
        _last = Stopwatch.GetTimestamp();
        progress.Report(new ImportProgress(stage, _done, total));
    }
}

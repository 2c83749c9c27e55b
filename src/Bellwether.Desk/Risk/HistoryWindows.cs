using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Desk;

/// <summary>Settles windows of questions about a history: without a start, all common days of the gauges count.</summary>
public static class HistoryWindows
{
    /// <summary>From the first to the last day on which every gauge has a close, inside what was asked for; errors name the gauge.</summary>
    public static SettledWindow Settle(Workspace workspace, IReadOnlyList<Gauge> gauges, WindowRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(gauges);
        ArgumentNullException.ThrowIfNull(request);
        SettledWindow asked;
        if (request.WholeHistory)
        {
            var calendar = workspace.Market.Calendar;
            asked = Windows.Settle(workspace, gauges[0], request with { Since = calendar.Count > 0 ? calendar[0] : null });
        }
        else
        {
            asked = Windows.Settle(workspace, gauges[0], request);
        }

        var (start, end) = (asked.Start, asked.End);
        foreach (var gauge in gauges)
        {
            var series = GaugeSeries.Of(workspace, gauge, asked.Start, asked.End);
            if (series.Days.Length < 2)
                throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"The gauge {gauge.Id} has {(series.Days.IsEmpty ? "no close" : "only one close")} from {asked.Window.Start:yyyy-MM-dd} to {asked.Window.End:yyyy-MM-dd}."));
            (start, end) = (Math.Max(start, series.Days[0]), Math.Min(end, series.Days[^1]));
        }

        if (start >= end) throw new DeskException(ExitCode.DataMissing, $"The gauges {string.Join(", ", gauges.Select(gauge => gauge.Id))} have no common history in the window.");
        return asked with { Start = start, End = end, Window = new Window(workspace.Market.Calendar[start], workspace.Market.Calendar[end]) };
    }
}

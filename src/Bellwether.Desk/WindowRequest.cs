using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>The window as asked for.</summary>
/// <param name="Since">First day, or null for the low.</param>
/// <param name="Until">Last day, or null for the last day of the data.</param>
/// <param name="Lookback">Trading days searched for the low.</param>
public sealed record WindowRequest(DateOnly? Since, DateOnly? Until, int Lookback = WindowRequest.DefaultLookback)
{
    /// <summary>About a year of trading days.</summary>
    public const int DefaultLookback = 252;

    /// <summary>True when no start was named and the whole history is meant, not the low.</summary>
    public bool WholeHistory { get; init; }
}

/// <summary>The window as settled on trading days.</summary>
/// <param name="Start">Day index of the base close.</param>
/// <param name="End">Day index of the last close.</param>
/// <param name="Window">The same as dates.</param>
/// <param name="LowSearch">The range searched when the start is a low, else null.</param>
/// <param name="Notes">What was moved, e.g. a holiday to the session before.</param>
public sealed record SettledWindow(int Start, int End, Window Window, Window? LowSearch, IReadOnlyList<string> Notes)
{
    /// <summary>True when the window starts at a low that was searched for.</summary>
    public bool FromLow => LowSearch is not null;
}

/// <summary>Settles windows on the market's calendar (METHODS 2.3, 10.5: a holiday means the session before).</summary>
public static class Windows
{
    /// <summary>Settles a request for a gauge; errors say which days the data has.</summary>
    public static SettledWindow Settle(Workspace workspace, Gauge gauge, WindowRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(gauge);
        ArgumentNullException.ThrowIfNull(request);
        var calendar = workspace.Market.Calendar;
        if (calendar.Count == 0) throw new DeskException(ExitCode.DataMissing, "The store has no prices yet. Load some: 'bellwether sample' or 'bellwether import tables DIR'.");
        var notes = new List<string>();
        var end = request.Until is { } until ? Session(calendar, until, "--until", notes) : calendar.Count - 1;
        var start = request.Since is { } since ? Session(calendar, since, "--since", notes) : -1;
        Window? search = null;
        if (start < 0)
        {
            var from = Math.Max(0, end - request.Lookback);
            start = Low(gauge, calendar, from, end);
            search = new Window(calendar[from], calendar[end]);
        }

        if (start >= end)
        {
            throw new DeskException(
                ExitCode.Usage,
                string.Create(CultureInfo.InvariantCulture, $"The window from {calendar[start]:yyyy-MM-dd} to {calendar[end]:yyyy-MM-dd} has no trading day in it: a return needs a base close and a later one. {(search is null ? "Move --since back or --until forward." : "The low is the last day; name a start with --since DATE.")}"));
        }

        return new SettledWindow(start, end, new Window(calendar[start], calendar[end]), search, notes);
    }

    private static int Session(TradingCalendar calendar, DateOnly date, string option, List<string> notes)
    {
        var day = calendar.IndexOnOrBefore(date);
        if (day < 0 || date > calendar[^1].AddDays(10))
        {
            throw new DeskException(
                ExitCode.DataMissing,
                string.Create(CultureInfo.InvariantCulture, $"{option} {date:yyyy-MM-dd} lies outside the data: prices run from {calendar[0]:yyyy-MM-dd} to {calendar[^1]:yyyy-MM-dd}."));
        }

        if (calendar[day] != date)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} was no trading day; the session before is {calendar[day]:yyyy-MM-dd}."));
        return day;
    }

    private static int Low(Gauge gauge, TradingCalendar calendar, int from, int end)
    {
        var closes = Array.ConvertAll(gauge.Closes(from, end), close => close is { } value ? (double)value : double.NaN);
        var low = SinceLow.Of(closes);
        if (!low.HasValue)
        {
            throw new DeskException(
                ExitCode.DataMissing,
                string.Create(CultureInfo.InvariantCulture, $"The gauge {gauge.Id} has no close between {calendar[from]:yyyy-MM-dd} and {calendar[end]:yyyy-MM-dd}, so it has no low to start from."));
        }

        return from + low.Value.LowIndex;
    }
}

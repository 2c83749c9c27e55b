using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>What the store holds about a day.</summary>
public enum NewsStanding
{
    /// <summary>A dated item that can have been known at the close.</summary>
    News,

    /// <summary>Only an item that reports the price move itself.</summary>
    PriceReport,

    /// <summary>Nothing found: which does not mean that there was none.</summary>
    NotFound,
}

/// <summary>A dated item beside a session.</summary>
/// <param name="Date">Date of the item.</param>
/// <param name="About">Company, or the whole market.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Timing">How it stands to the session, in words.</param>
public sealed record NewsFinding(DateOnly Date, string About, string Kind, string Summary, string Timing);

/// <summary>One day of a gauge's window.</summary>
/// <param name="Day">Day.</param>
/// <param name="Return">Return of the day.</param>
/// <param name="Points">Points of the day.</param>
/// <param name="Share">Share of the window's move.</param>
/// <param name="Z">How unusual its abnormal return was; null when nobody asked.</param>
/// <param name="IsAbnormal">True at or above the threshold.</param>
/// <param name="Largest">The constituent that added or cost most; null for a published series.</param>
/// <param name="LargestPoints">What it added.</param>
/// <param name="News">The item beside the day, in a few words.</param>
public sealed record GaugeDayFinding(DateOnly Day, Fact Return, Fact Points, Fact Share, Fact? Z, bool IsAbnormal, string? Largest, Fact? LargestPoints, string News);

/// <summary>An abnormal day of a stock, or a day at its limit.</summary>
/// <param name="Day">Day.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Id">Security id.</param>
/// <param name="Return">Return of the day.</param>
/// <param name="Abnormal">Abnormal return.</param>
/// <param name="Z">Robust z.</param>
/// <param name="Points">What it added to the gauge; null outside one.</param>
/// <param name="Limit">Where the close stands to the price limit, in a few words.</param>
/// <param name="News">What the store holds, in a few words.</param>
public sealed record StockDayFinding(DateOnly Day, string Name, string Id, Fact Return, Fact Abnormal, Fact Z, Fact? Points, string Limit, string News);

/// <summary>The days that made a gauge's window.</summary>
public sealed record EventsFinding
{
    /// <summary>Gauge name.</summary>
    public required string Name { get; init; }

    /// <summary>Return of the window in the ledger that the days come from.</summary>
    public required Fact Return { get; init; }

    /// <summary>How many best and worst days are set apart.</summary>
    public required int Count { get; init; }

    /// <summary>Share of the move that the best days made.</summary>
    public required Fact BestShare { get; init; }

    /// <summary>Return without them.</summary>
    public required Fact WithoutBest { get; init; }

    /// <summary>Return without as many worst days.</summary>
    public required Fact WithoutWorst { get; init; }

    /// <summary>The days listed, largest rise first, then the deepest falls.</summary>
    public required ImmutableArray<GaugeDayFinding> Days { get; init; }

    /// <summary>Abnormal days of the gauge itself; null when nobody asked.</summary>
    public Fact? AbnormalDays { get; init; }

    /// <summary>Abnormal days of constituents: all, those with a dated item of the company, and the points of both; null when nobody asked.</summary>
    public (Fact Count, Fact WithNews, Fact Points, Fact NewsPoints)? Stocks { get; init; }

    /// <summary>The constituents' abnormal days that added or cost most.</summary>
    public ImmutableArray<StockDayFinding> StockDays { get; init; } = [];

    /// <summary>The model in words, e.g. against which benchmark.</summary>
    public string Model { get; init; } = "";

    /// <summary>|z| from which a day is abnormal, in words.</summary>
    public string Threshold { get; init; } = "";

    /// <summary>Levels at both ends, and the other days' rises and falls, for the chart.</summary>
    public ChartBlock? Chart { get; init; }
}

/// <summary>A cumulative abnormal return over one window round the event.</summary>
/// <param name="Window">Days, e.g. (0, +2).</param>
/// <param name="Car">With its interval.</param>
/// <param name="Error">Standard error.</param>
/// <param name="T">Statistic.</param>
/// <param name="P">Two-sided p-value.</param>
public sealed record CarFinding(string Window, Fact Car, Fact Error, Fact T, Fact P);

/// <summary>One day of one subject, explained as far as data go.</summary>
public sealed record EventDayFinding
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>True for a gauge, false for a stock.</summary>
    public required bool IsGauge { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Return of the day.</summary>
    public required Fact Return { get; init; }

    /// <summary>The benchmark's name and return; null for the mean-adjusted model.</summary>
    public (string Name, Fact Return)? Benchmark { get; init; }

    /// <summary>Abnormal return.</summary>
    public required Fact Abnormal { get; init; }

    /// <summary>Robust z.</summary>
    public required Fact Z { get; init; }

    /// <summary>True at or above the threshold.</summary>
    public required bool IsAbnormal { get; init; }

    /// <summary>|z| from which a day is abnormal, in words.</summary>
    public required string Threshold { get; init; }

    /// <summary>The model: returns used, slope, residual deviation.</summary>
    public required (Fact Days, Fact Beta, Fact Deviation) Model { get; init; }

    /// <summary>The estimation window in words.</summary>
    public required string Estimation { get; init; }

    /// <summary>Upper and lower limit of the day; null where none are known.</summary>
    public (Fact Up, Fact Down)? Limits { get; init; }

    /// <summary>Where the close stands to them, in a sentence; empty when none are known.</summary>
    public string LimitWords { get; init; } = "";

    /// <summary>True when the close stood at a limit.</summary>
    public bool AtLimit { get; init; }

    /// <summary>What the store holds about the day.</summary>
    public required NewsStanding Standing { get; init; }

    /// <summary>Items beside the day, best match first.</summary>
    public required ImmutableArray<NewsFinding> News { get; init; }

    /// <summary>Cumulative abnormal returns.</summary>
    public required ImmutableArray<CarFinding> Cars { get; init; }

    /// <summary>Constituents that moved the gauge most; empty for a stock.</summary>
    public ImmutableArray<(string Name, string Id, Fact Return, Fact Points)> Constituents { get; init; } = [];

    /// <summary>The path of the cumulative abnormal return.</summary>
    public ChartBlock? Chart { get; init; }

    /// <summary>What was moved or assumed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>The abnormal days of one stock.</summary>
public sealed record StockEventsFinding
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The model in words.</summary>
    public required string Model { get; init; }

    /// <summary>|z| from which a day is abnormal, in words.</summary>
    public required string Threshold { get; init; }

    /// <summary>How many abnormal days.</summary>
    public required Fact Count { get; init; }

    /// <summary>Abnormal days, latest first.</summary>
    public required ImmutableArray<StockDayFinding> Days { get; init; }

    /// <summary>Sessions that closed at the upper and at the lower limit; null where none are known.</summary>
    public (Fact Up, Fact Down)? Limits { get; init; }

    /// <summary>Those sessions, latest first.</summary>
    public ImmutableArray<StockDayFinding> LimitDays { get; init; } = [];
}

/// <summary>One event of a study.</summary>
/// <param name="Name">Company.</param>
/// <param name="Id">Security id.</param>
/// <param name="Asked">Date as given.</param>
/// <param name="Note">What was moved, or why it is left out.</param>
/// <param name="Abnormal">Abnormal return of the event day; null when left out.</param>
/// <param name="Car">Cumulative abnormal return of the last window; null when left out.</param>
public sealed record StudyRowFinding(string Name, string Id, DateOnly Asked, string Note, Fact? Abnormal, Fact? Car);

/// <summary>One window of a study: mean and tests.</summary>
/// <param name="Window">Days, e.g. (0, +2).</param>
/// <param name="Id">Stable name.</param>
/// <param name="Count">Events.</param>
/// <param name="Mean">Mean cumulative abnormal return.</param>
/// <param name="Tests">Statistic and p-value of each test, in the order of <see cref="EventStudyFinding.TestNames"/>.</param>
public sealed record StudyWindowFinding(string Window, string Id, Fact Count, Fact Mean, ImmutableArray<(Fact Statistic, Fact P)> Tests);

/// <summary>A study of several events.</summary>
public sealed record EventStudyFinding
{
    /// <summary>What the events are, in words.</summary>
    public required string What { get; init; }

    /// <summary>The model in words.</summary>
    public required string Model { get; init; }

    /// <summary>Events.</summary>
    public required ImmutableArray<StudyRowFinding> Rows { get; init; }

    /// <summary>Windows, the event day first.</summary>
    public required ImmutableArray<StudyWindowFinding> Windows { get; init; }

    /// <summary>Tests by id and name.</summary>
    public required ImmutableArray<(string Id, string Name)> TestNames { get; init; }

    /// <summary>Position of the preferred test.</summary>
    public required int Preferred { get; init; }

    /// <summary>Why it is preferred, in words.</summary>
    public required string Why { get; init; }

    /// <summary>Mean correlation of the residuals.</summary>
    public required Fact Correlation { get; init; }
}

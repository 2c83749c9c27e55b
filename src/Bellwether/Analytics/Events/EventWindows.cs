namespace Bellwether.Analytics.Events;

/// <summary>Where a firm's estimation and event windows lie in its arrays of returns (METHODS 8.1); ends are exclusive.</summary>
public readonly record struct EventWindows
{
    /// <summary>
    /// Windows that do not overlap, the estimation window first. An <see cref="ArgumentException"/> when they overlap or are empty: an estimate
    /// that has seen the event measures nothing (METHODS 8.3).
    /// </summary>
    public EventWindows(int estimationStart, int estimationEnd, int eventStart, int eventEnd)
    {
        if (estimationStart < 0 || estimationEnd <= estimationStart) throw new ArgumentException($"The estimation window [{estimationStart}, {estimationEnd}) is empty.", nameof(estimationEnd));
        if (eventEnd <= eventStart) throw new ArgumentException($"The event window [{eventStart}, {eventEnd}) is empty.", nameof(eventEnd));
        if (eventStart < estimationEnd) throw new ArgumentException($"The estimation window [{estimationStart}, {estimationEnd}) overlaps the event window [{eventStart}, {eventEnd}).", nameof(eventStart));
        (EstimationStart, EstimationEnd, EventStart, EventEnd) = (estimationStart, estimationEnd, eventStart, eventEnd);
    }

    /// <summary>First day of the estimation window.</summary>
    public int EstimationStart { get; }

    /// <summary>First day after the estimation window.</summary>
    public int EstimationEnd { get; }

    /// <summary>First day of the event window.</summary>
    public int EventStart { get; }

    /// <summary>First day after the event window.</summary>
    public int EventEnd { get; }

    /// <summary>Days of the estimation window, missing ones included.</summary>
    public int EstimationDays => EstimationEnd - EstimationStart;

    /// <summary>Days of the event window, L₁.</summary>
    public int EventDays => EventEnd - EventStart;

    /// <summary>
    /// The usual windows round an event day: <paramref name="length"/> days ending <paramref name="gap"/> days before it, cut at the start of the
    /// data, and event days from <paramref name="from"/> to <paramref name="to"/> relative to it. METHODS 8.1.
    /// </summary>
    public static EventWindows Around(int day, int from, int to, int length = 250, int gap = 10) =>
        new(Math.Max(0, day - gap - length), Math.Max(0, day - gap), day + from, day + to + 1);
}

/// <summary>How an event study is run.</summary>
/// <param name="Model">What is expected of an ordinary day.</param>
/// <param name="Divisor">Divisor of the residual variance.</param>
/// <param name="MinimumReturns">Returns that an estimation window must have; 0 admits whatever the formulas admit (METHODS 0.6).</param>
/// <param name="Logarithmic">True when the returns are logs: they are turned into simple ones for buy-and-hold returns.</param>
public sealed record EventStudyOptions(
    ReturnModel Model = ReturnModel.Market,
    ResidualDivisor Divisor = ResidualDivisor.Freedom,
    int MinimumReturns = 0,
    bool Logarithmic = false);

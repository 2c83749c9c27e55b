using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Gathers what the brief says of a move's size and of what could go wrong; nothing here resamples, so that a brief stays quick.</summary>
public static class OutlookBuilder
{
    /// <summary>Trading days that follow an analogue.</summary>
    private const int Horizon = 60;

    /// <summary>How big the move was, on the gauge's own closes; null without a close at both ends of the window.</summary>
    public static (SizeFinding Size, ImmutableArray<LowRuleFinding> LowRules)? Size(Workspace workspace, FactBook book, Gauge subject, SettledWindow settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var series = GaugeSeries.Of(workspace, subject, settled.Start, settled.End);
        if (series.Days.Length < 2 || series.Days[0] != settled.Start || series.Days[^1] != settled.End) return null;
        var window = new HistoryQuestion(workspace, book, [subject], settled);
        var history = History(workspace, book, [subject], settled.End);
        var length = series.Returns.Length.ToString(CultureInfo.InvariantCulture);
        Fact Of(Measure measure) => history.Fact(measure, subject, length);
        var size = new SizeFinding(
            Of(Measures.WindowReturn), Of(Measures.WindowRank), Of(Measures.WindowCount), Of(Measures.WindowRankShare), history.Settled.Window.Start,
            (window.Fact(Measures.MaxOneDayChange, subject), window.Fact(Measures.MaxOneDayDate, subject)),
            (window.Fact(Measures.MinOneDayChange, subject), window.Fact(Measures.MinOneDayDate, subject)));
        return (size, settled.FromLow ? RalliesDesk.LowDating(history, settled.Window.Start) : []);
    }

    /// <summary>What could go wrong, over the common history up to the window's end; null when the gauges share none.</summary>
    public static OutlookFinding? Outlook(Workspace workspace, FactBook book, Gauge subject, IReadOnlyList<Gauge> rivals, SettledWindow settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return Try(() =>
        {
            var question = History(workspace, book, [subject, .. rivals], settled.End);
            var own = History(workspace, book, [subject], settled.End);
            var days = GaugeSeries.Of(workspace, subject, settled.Start, settled.End).Returns.Length;
            return new OutlookFinding(RiskDesk.Brief(question), question.Settled.Window, Try(() => Stress(own)), days > 0 ? Found(own, days) : null);
        });
    }

    // The worst day of the world's market in the history, once more.
    private static StressFinding? Stress(HistoryQuestion question) =>
        Factors.Of(question.Workspace).World is { } world && world.Id != question.Subject.Id ? StressDesk.Finding(question, [new StatedShock(world, "worst")]) : null;

    private static AnaloguesFinding? Found(HistoryQuestion question, int days)
    {
        var finding = Analogues(question, days, null);
        return finding.Count.Value is null ? null : finding;
    }

    /// <summary>Windows like the current one: a return within a fifth, far enough apart that what follows does not overlap.</summary>
    internal static AnaloguesFinding Analogues(HistoryQuestion question, int days, int? horizon) =>
        AnaloguesDesk.Finding(question, new AnalogueSearch(days, horizon ?? Horizon, horizon ?? Horizon, 0.2, null), withHits: false);

    private static HistoryQuestion History(Workspace workspace, FactBook book, ImmutableArray<Gauge> gauges, int end)
    {
        var request = new WindowRequest(null, workspace.Market.Calendar[end]) { WholeHistory = true };
        return new HistoryQuestion(workspace, book, gauges, HistoryWindows.Settle(workspace, gauges, request));
    }

    private static T? Try<T>(Func<T?> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
        {
            return null;
        }
    }
}

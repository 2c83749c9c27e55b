using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Everything one brief about one gauge stands on.</summary>
/// <param name="Window">Window.</param>
/// <param name="Subject">The gauge explained.</param>
/// <param name="Rivals">The gauges it is measured against.</param>
/// <param name="Movers">Who moved it; null for a published series without constituents.</param>
/// <param name="Breadth">How broad the move was.</param>
public sealed record ExplainFindings(
    WindowFinding Window,
    GaugeFinding Subject,
    ImmutableArray<GaugeFinding> Rivals,
    MoversFinding? Movers,
    BreadthFinding? Breadth)
{
    /// <summary>How big the move was.</summary>
    public SizeFinding? Size { get; init; }

    /// <summary>Reasons put to the test against the first rival with constituents.</summary>
    public DriversFinding? Why { get; init; }

    /// <summary>How far the headline depends on conventions.</summary>
    public HeadlineSpread? Conventions { get; init; }

    /// <summary>The days that made it.</summary>
    public EventsFinding? Events { get; init; }

    /// <summary>What could go wrong.</summary>
    public OutlookFinding? Outlook { get; init; }
}

/// <summary>Writes the brief: what the gauge did, how big that was, who moved it, how broad it was, what could go wrong.</summary>
public static class ExplainWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(ExplainFindings findings, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ImmutableArray<GaugeFinding> gauges = [findings.Subject, .. findings.Rivals];
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(CompareWriter.Lead(findings.Window, findings.Subject, findings.Rivals));
        blocks.Add(CompareWriter.Chart(findings.Window, gauges));
        blocks.Add(CompareWriter.Table(gauges));
        blocks.AddRange(CompareWriter.Bases(findings.Window, gauges));
        if (findings.Size is { } size)
        {
            blocks.Add(new Heading(2, "How big was it"));
            blocks.AddRange(OutlookWriter.Size(findings.Window, findings.Subject, size));
        }

        if (findings.Movers is { } movers)
        {
            blocks.Add(new Heading(2, "Who moved it"));
            blocks.AddRange(MoversWriter.Section(findings.Window, findings.Subject, movers));
            blocks.Add(new Heading(2, "Where it came from"));
            blocks.AddRange(MoversWriter.Groups(findings.Subject, movers));
        }

        if (findings.Breadth is { } breadth)
        {
            blocks.Add(new Heading(2, "How broad it was"));
            blocks.AddRange(BreadthWriter.Section(findings.Subject, breadth));
        }

        if (findings.Events is { } events)
        {
            blocks.Add(new Heading(2, "Days that made it"));
            blocks.AddRange(EventsWriter.Section(events));
        }

        if (findings.Why is not null || findings.Conventions is not null) blocks.Add(new Heading(2, "Why"));
        if (findings.Conventions is { } conventions) blocks.Add(ConventionsWriter.Headline(findings.Subject.Name, conventions));
        if (findings.Why is { } why) blocks.AddRange(DriversWriter.Why(why));

        if (findings.Outlook is { } outlook)
        {
            blocks.Add(new Heading(2, "What could go wrong"));
            blocks.AddRange(OutlookWriter.Outlook(findings.Subject, outlook));
        }

        foreach (var note in findings.Window.Notes) blocks.Add(new Text().Add(note).Note());
        var title = findings.Window.LowDate is null ? $"What moved {Phrases.The(findings.Subject.Name)}" : $"{Phrases.The(findings.Subject.Name, start: true)} since its low";
        return new Brief(title, CompareWriter.Subtitle(findings.Window.Window), blocks.ToImmutable()) { Next = next };
    }
}

using System.Collections.Immutable;
using System.Text;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Verdicts;
using Bellwether.Story;
using Bellwether.Story.Render;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>A number that a brief prints, and where.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Start">First character in the text.</param>
/// <param name="End">One past the last.</param>
public sealed record PrintedFact(Fact Fact, int Start, int End);

/// <summary>A brief as running text, with the places of its facts.</summary>
/// <param name="Text">Title, subtitle, headings, paragraphs and notes, as a reader gets them; tables and charts are left out.</param>
/// <param name="Facts">Printed facts in reading order.</param>
public sealed record BriefText(string Text, ImmutableArray<PrintedFact> Facts)
{
    /// <summary>The prose of a brief.</summary>
    public static BriefText Of(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var text = new StringBuilder().Append(brief.Title).Append("\n\n").Append(brief.Subtitle).Append("\n\n");
        var facts = ImmutableArray.CreateBuilder<PrintedFact>();
        foreach (var block in brief.Blocks)
        {
            var spans = block switch { Paragraph paragraph => paragraph.Text, Note note => note.Text, Heading heading => [new Words(heading.Text)], _ => [] };
            if (spans.IsEmpty) continue;
            foreach (var span in spans)
            {
                if (span is FactSpan fact)
                {
                    var printed = FactText.Prose(fact.Fact, fact.Style);
                    facts.Add(new PrintedFact(fact.Fact, text.Length, text.Length + printed.Length));
                    text.Append(printed);
                }
                else
                {
                    text.Append(((Words)span).Text);
                }
            }

            text.Append("\n\n");
        }

        return new BriefText(text.ToString(), facts.ToImmutable());
    }
}

/// <summary>What became of a brief's facts when the brief was read back.</summary>
public sealed record RoundTripResult
{
    /// <summary>Facts with a value that the prose prints.</summary>
    public required int Facts { get; init; }

    /// <summary>Facts that no claim covers.</summary>
    public required ImmutableArray<PrintedFact> Missed { get; init; }

    /// <summary>Facts whose claim is not supported, and why.</summary>
    public required ImmutableArray<(PrintedFact Fact, CheckedClaim Claim)> Unsupported { get; init; }

    /// <summary>Claims that were contradicted although the brief is true.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>Claims that were read.</summary>
    public required int Claims { get; init; }

    /// <summary>The checked text.</summary>
    public required CheckFindings Findings { get; init; }
}

/// <summary>Reads briefs back: every printed fact must become a claim that is supported (issue 5, round trip).</summary>
public static class RoundTrip
{
    /// <summary>Checks a text against a workspace.</summary>
    public static CheckFindings Check(Workspace workspace, string text) =>
        CheckDesk.Ask(workspace, new Article("brief", text, TextFormat.Plain, "check -"), new CheckOptions()).Findings;

    /// <summary>The claim that covers a printed fact: the narrowest one whose quote overlaps the number.</summary>
    public static CheckedClaim? Covering(CheckFindings findings, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Claims
            .Where(own => own.Claim.CharStart < end && own.Claim.CharEnd > start && own.Claim.Type is not (ClaimType.Hypothesis or ClaimType.Vague or ClaimType.Forecast or ClaimType.Event))
            .OrderBy(own => own.Claim.Interval is null).ThenBy(own => own.Claim.CharEnd - own.Claim.CharStart).FirstOrDefault();
    }

    /// <summary>Reads a brief back.</summary>
    public static RoundTripResult Of(Workspace workspace, Brief brief)
    {
        var text = BriefText.Of(brief);
        var findings = Check(workspace, text.Text);
        var missed = ImmutableArray.CreateBuilder<PrintedFact>();
        var unsupported = ImmutableArray.CreateBuilder<(PrintedFact, CheckedClaim)>();
        var facts = text.Facts.Where(own => own.Fact.Value is not null).ToArray();
        foreach (var own in facts)
        {
            // A printed date is stated by the window of the claim beside it.
            if (own.Fact.Measure.Unit == Unit.Date && findings.Claims.Any(claim => States(claim, own, text.Text))) continue;
            if (Covering(findings, own.Start, own.End) is not { } claim) missed.Add(own);
            else if (claim.Judgement.Verdict != ClaimVerdict.Supported) unsupported.Add((own, claim));
        }

        return new RoundTripResult
        {
            Facts = facts.Length,
            Missed = missed.ToImmutable(),
            Unsupported = unsupported.ToImmutable(),
            FalseAlarms = findings.Claims.Count(own => own.Judgement.Verdict == ClaimVerdict.Contradicted),
            Claims = findings.Claims.Length,
            Findings = findings,
        };
    }

    // The day is an end of the window, or the day, of a supported claim of the same sentence.
    private static bool States(CheckedClaim claim, PrintedFact own, string text)
    {
        if (claim.Window is not { } window || claim.Judgement.Verdict != ClaimVerdict.Supported) return false;
        var day = DateOnly.FromDayNumber((int)own.Fact.Value!.Value);
        if (window.Start != day && window.End != day) return false;
        var (from, to) = (Math.Min(own.Start, claim.Claim.CharStart), Math.Max(own.End, claim.Claim.CharEnd));
        return text.AsSpan(from, to - from).IndexOf(". ") < 0 && text.AsSpan(from, to - from).IndexOf('\n') < 0;
    }
}

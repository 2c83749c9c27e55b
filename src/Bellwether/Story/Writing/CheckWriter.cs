using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Verdicts;

namespace Bellwether.Story.Writing;

/// <summary>Writes what the data say of an article's claims.</summary>
public static class CheckWriter
{
    private static readonly ImmutableArray<(ClaimVerdict Verdict, string Words)> s_verdicts =
    [
        (ClaimVerdict.Supported, "supported"),
        (ClaimVerdict.WithinRounding, "within rounding"),
        (ClaimVerdict.Contradicted, "contradicted"),
        (ClaimVerdict.Consistent, "consistent"),
        (ClaimVerdict.Inconsistent, "inconsistent"),
        (ClaimVerdict.Inconclusive, "inconclusive"),
        (ClaimVerdict.NotCheckable, "not checkable"),
    ];

    /// <summary>The brief: a tally, the annotated article, a table of claims.</summary>
    public static Brief Write(CheckFindings findings, bool isMarkup, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Text().Add(Tally(findings)).Paragraph());
        foreach (var note in findings.Notes) blocks.Add(new Text().Add(note).Note());
        if (!findings.Claims.IsEmpty)
        {
            blocks.Add(new ArticleBlock(findings.Text, isMarkup, [.. findings.Claims.Select(Mark)]));
            blocks.Add(Short(findings));
            blocks.Add(new Text().Add("Association is not cause: a reason is consistent, inconsistent or inconclusive with the data, never proved. Within rounding means: near, or right only under the reading that is named.").Note());
        }

        return new Brief($"What the data say of {findings.Name}", findings.AsOfWords, blocks.ToImmutable()) { Next = next };
    }

    /// <summary>All of a claim in stable columns, for machines.</summary>
    public static TableBlock Table(CheckFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string[] columns =
        [
            "quote", "char_start", "char_end", "type", "subject", "measure", "value", "low", "high", "computed", "computed_low", "computed_high", "verdict", "reading", "window_start", "window_end", "as_of", "as_of_inferred", "reason", "nearest", "fact",
            "speaker", "unit", "note",
        ];
        return new TableBlock("claims", "Claims", [.. columns.Select(id => new Column(id, id.Replace('_', ' ')))], [.. findings.Claims.Select(Row)]);
    }

    /// <summary>A verdict in words.</summary>
    public static string Words(ClaimVerdict verdict) => s_verdicts.First(own => own.Verdict == verdict).Words;

    /// <summary>The stable snake_case name of a verdict.</summary>
    public static string Name(ClaimVerdict verdict) => Words(verdict).Replace(' ', '_');

    private static string Tally(CheckFindings findings)
    {
        if (findings.Claims.IsEmpty) return "No claims about markets were found in this text.";
        var parts = s_verdicts.Select(own => (own.Words, Count: findings.Claims.Count(claim => claim.Judgement.Verdict == own.Verdict))).Where(own => own.Count > 0).Select(own => $"{own.Count.ToString(CultureInfo.InvariantCulture)} {own.Words}");
        return $"{findings.Claims.Length.ToString(CultureInfo.InvariantCulture)} claim{(findings.Claims.Length == 1 ? "" : "s")}: {string.Join(", ", parts)}.";
    }

    private static MarkTone Tone(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Supported or ClaimVerdict.Consistent => MarkTone.Good,
        ClaimVerdict.WithinRounding or ClaimVerdict.Inconclusive => MarkTone.Doubt,
        ClaimVerdict.Contradicted or ClaimVerdict.Inconsistent => MarkTone.Bad,
        _ => MarkTone.Open,
    };

    private static ArticleMark Mark(CheckedClaim own, int at) => new(
        at + 1,
        own.Claim.CharStart,
        own.Claim.CharEnd,
        Tone(own.Judgement.Verdict),
        Words(own.Judgement.Verdict),
        Lines(own),
        own.Fact is { } fact ? [fact, .. own.Others] : own.Others,
        own.Chart);

    private static ImmutableArray<ImmutableArray<Span>> Lines(CheckedClaim own)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Span>>();
        if (own.Fact is { } fact)
        {
            var text = new Text().Add($"{own.Subject}, {own.Understood}: ").Add(fact);
            if (own.Window is { } window) text.Add(window.Start == window.End ? $" on {Phrases.Date(window.End)}" : $" {Phrases.From(window)}");
            lines.Add(text.Add(".").Spans);
        }

        if (Stated(own.Claim) is { Length: > 0 } stated) lines.Add(new Text().Add($"The text's number stands for {stated}.").Spans);
        lines.Add(new Text().Add(own.Judgement.Why).Spans);
        if (own.Note is { } note) lines.Add(new Text().Add(Sentence(note)).Spans);
        if (own.Nearest is { } nearest) lines.Add(new Text().Add(nearest).Spans);
        if (own.AsOf is { } day) lines.Add(new Text().Add($"As of {Phrases.Date(day)}{(own.AsOfInferred ? ", inferred from the other claims" : "")}.").Spans);
        return lines.ToImmutable();
    }

    private static TableBlock Short(CheckFindings findings) => new(
        "claims",
        "Claim by claim",
        [new Column("number", "#", RightAligned: true), new Column("quote", "Claim"), new Column("stated", "Stands for"), new Column("computed", "Computed", RightAligned: true), new Column("verdict", "Verdict"), new Column("why", "Why")],
        [.. findings.Claims.Select((own, at) => ImmutableArray.Create(
            Cell.Of(at + 1, (at + 1).ToString(CultureInfo.InvariantCulture)),
            Cell.Of(OneLine(own.Claim.Quote, 70)),
            Cell.Of(Stated(own.Claim)),
            own.Fact is { } fact ? Cell.Of(fact, fact.Measure.Unit is Unit.Fraction or Unit.PercentagePoints ? FactStyle.Signed : FactStyle.Plain) : Cell.Of(""),
            Cell.Of(Words(own.Judgement.Verdict)),
            Cell.Of(Why(own))))]);

    private static string Why(CheckedClaim own)
    {
        var parts = new List<string> { own.Judgement.Why };
        if (own.Note is { } note) parts.Add(Sentence(note));
        if (own.Nearest is { } nearest) parts.Add(nearest);
        return string.Join(' ', parts);
    }

    private static ImmutableArray<Cell> Row(CheckedClaim own)
    {
        var claim = own.Claim;
        return
        [
            Cell.Of(claim.Quote),
            Number((decimal?)claim.CharStart),
            Number((decimal?)claim.CharEnd),
            Cell.Of(claim.Type.ToString()),
            Cell.Of(own.SubjectId ?? own.Subject),
            Cell.Of(own.Fact?.Measure.Name ?? claim.Measure?.Name),
            Number(claim.Interval?.Stated),
            Number(claim.Interval?.Low),
            Number(claim.Interval?.High),
            Number(own.Computed),
            Number(own.Low),
            Number(own.High),
            Cell.Of(own.Judgement.Verdict.ToString()),
            Cell.Of(own.Judgement.Reading.Length > 0 ? own.Judgement.Reading : own.Understood),
            Cell.Of(Day(own.Window?.Start)),
            Cell.Of(Day(own.Window?.End)),
            Cell.Of(Day(own.AsOf)),
            Cell.Of(own.AsOfInferred ? "true" : "false"),
            Cell.Of(own.Judgement.Why),
            Cell.Of(own.Nearest),
            Cell.Of(own.Fact?.Id),
            Cell.Of(claim.Speaker?.Name),
            Cell.Of(claim.Interval is { } interval ? Render.JsonRenderer.UnitName(interval.Unit) : null),
            Cell.Of(own.Note),
        ];
    }

    private static Cell Number(double? value) => value is { } own && double.IsFinite(own) && Math.Abs(own) < 1e20 ? Number((decimal?)own) : Cell.Of((string?)null);

    private static Cell Number(decimal? value) => value is { } own ? Cell.Of(own, own.ToString(CultureInfo.InvariantCulture)) : Cell.Of((string?)null);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What the number stands for (METHODS 10.2): 20.5 % to 21.5 %, more than 5 %.</summary>
    private static string Stated(Claim claim)
    {
        if (claim.Interval is not { } interval) return "";
        string Print(decimal value) => interval.Unit switch
        {
            Unit.Fraction => Trim(value * 100) + " %",
            Unit.PercentagePoints => Trim(value * 100) + " pp",
            Unit.BasisPoints => Trim(value) + " bp",
            _ => Trim(value),
        };
        return (interval.Low, interval.High) switch
        {
            ({ } low, { } high) => low == high ? Print(low) : $"{Print(low)} to {Print(high)}",
            ({ } low, null) => $"{(interval.LoInclusive ? "at least" : "more than")} {Print(low)}",
            (null, { } high) => $"{(interval.HiInclusive ? "at most" : "less than")} {Print(high)}",
            _ => "",
        };
    }

    private static string Trim(decimal value) => value.ToString("#,0.##########", CultureInfo.InvariantCulture);

    private static string OneLine(string text, int longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : line[..(longest - 1)] + "…";
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + (words[^1] is '.' or ')' ? "" : ".");
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>An article to check.</summary>
/// <param name="Name">Its name, usually the file's.</param>
/// <param name="Text">Its text.</param>
/// <param name="Format">Its markup.</param>
/// <param name="Command">What repeats the question, e.g. <c>check article.md</c>.</param>
public sealed record Article(string Name, string Text, TextFormat Format, string Command);

/// <summary>How an article is to be checked.</summary>
/// <param name="Published">When it was published, ISO 8601; null reads it from the text, else infers it.</param>
/// <param name="Gauge">The subject where the text names none; null leaves such claims unchecked.</param>
public sealed record CheckOptions(string? Published = null, string? Gauge = null);

/// <summary>The answer of <c>check</c>, with the findings behind it.</summary>
/// <param name="Answer">Answer.</param>
/// <param name="Findings">Findings.</param>
public sealed record CheckAnswer(Answer Answer, CheckFindings Findings);

/// <summary>Reads an article and says, claim by claim, what the data support (METHODS 10).</summary>
public static class CheckDesk
{
    /// <summary>The longest text that is read as one article.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>Checks an article; a text that is none is bad input, and says why.</summary>
    public static CheckAnswer Ask(Workspace workspace, Article article, CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(options);
        RefuseJunk(article);
        var market = workspace.Market;
        if (market.Calendar.Count < 2) throw new DeskException(ExitCode.DataMissing, "The store has no prices yet. Load some: 'bellwether sample' or 'bellwether import tables DIR'.");
        var scheme = market.Securities.Length > 0 ? market.Securities[0].Id.Scheme : "";
        var hours = MarketHours.Of(scheme, market.Calendar[^1]);
        var clue = options.Published is { } stated ? Stated(stated, hours) : PublicationDates.Find(article.Text, hours.UtcOffset);
        var fallback = options.Gauge is { } named ? workspace.Find(named) : null;
        var document = Reader(workspace).Read(article.Text, article.Format);
        var frames = ClaimFrames.Of(workspace, document, clue, hours);
        var book = new FactBook(workspace);
        var checker = new ClaimChecker(workspace, new MeasureBook(workspace, book, fallback ?? Context(workspace, document.Claims)), document.Claims, frames, article.Text, fallback);
        var findings = new CheckFindings
        {
            Name = article.Name,
            Text = article.Text,
            Claims = [.. document.Claims.Select(checker.Check)],
            Publication = frames.Publication,
            AsOf = frames.AsOf is { } day ? market.Calendar[day] : null,
            AsOfWords = Sentence(frames.Words),
        };
        var isMarkup = article.Format == TextFormat.Html || (article.Format == TextFormat.Auto && article.Text.Contains("<p", StringComparison.OrdinalIgnoreCase));
        var asked = options.Published is null ? "" : $" --published {(options.Published.Contains(' ', StringComparison.Ordinal) ? $"'{options.Published}'" : options.Published)}";
        var command = $"bellwether {article.Command}{asked}{(options.Gauge is null ? "" : $" --gauge {fallback!.Id}")}{workspace.StoreOption}";
        var next = ImmutableArray.Create(new NextStep($"{command} --format html --out check.html", "the annotated article, with data, chart and replay command behind every claim"));
        var brief = CheckWriter.Write(findings, isMarkup, next) with { IsSample = market.IsSample };
        return new CheckAnswer(new Answer(command, market.Version, brief) { Facts = book.Facts, Tables = [CheckWriter.Table(findings)] }, findings);
    }

    /// <summary>A reader that knows the store's names, made once.</summary>
    public static ClaimReader Reader(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.Once("claim reader", () => new ClaimReader(AliasTable.Of(workspace.Market, workspace.Gauges.Select(gauge => gauge.Definition))));
    }

    private static PublicationClue Stated(string text, MarketHours hours)
    {
        var publication = PublicationDates.Parse(text, hours.UtcOffset)
            ?? throw new DeskException(ExitCode.Usage, $"--published {text} is not a date: expected 2019-04-08, 2019-04-08T09:00 (local time of the market) or 2019-04-08T00:00Z.");
        return new PublicationClue(publication, publication.Date.Year, publication.Evidence);
    }

    // The gauge that lends its calendar to securities: the one most spoken of that has members, else the first that has.
    private static Gauge Context(Workspace workspace, ImmutableArray<Claim> claims)
    {
        var spoken = claims.SelectMany(claim => claim.Subjects.Append(claim.Gauge).Append(claim.Object)).OfType<SubjectRef>()
            .Where(subject => subject is { Id: not null, Kind: SubjectKind.Gauge or SubjectKind.Constituents })
            .GroupBy(subject => subject.Id!, StringComparer.Ordinal).OrderByDescending(group => group.Count())
            .Select(group => CheckSubject.GaugeOf(workspace, group.Key)).FirstOrDefault(gauge => gauge is { HasMembers: true });
        return spoken ?? workspace.Gauges.FirstOrDefault(gauge => gauge.HasMembers) ?? workspace.Gauges.FirstOrDefault()
            ?? throw new DeskException(ExitCode.DataMissing, "The store can answer for no gauge yet. Load some data: 'bellwether sample' or 'bellwether import tables DIR'.");
    }

    private static void RefuseJunk(Article article)
    {
        if (article.Text.Length > MostCharacters)
            throw new DeskException(ExitCode.BadInput, string.Create(CultureInfo.InvariantCulture, $"{article.Name} has {article.Text.Length:N0} characters: one article of at most {MostCharacters:N0} is checked at a time. Split it."));
        var odd = 0;
        foreach (var rune in article.Text.EnumerateRunes())
        {
            if (rune.Value is 0 or 0xFFFD || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t' or '\f'))) odd++;
        }

        if (odd > 8 && odd > article.Text.Length / 200)
            throw new DeskException(ExitCode.BadInput, $"{article.Name} is no text: it holds bytes that are not characters of UTF-8. Expected plain text, Markdown or HTML.");
    }

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..] + (words[^1] == '.' ? "" : ".");
}

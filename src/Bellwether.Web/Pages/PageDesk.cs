using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bellwether.Analytics;
using Bellwether.Desk.Surfaces;
using Bellwether.Story;
using Bellwether.Story.Render;
using Bellwether.Web.Answers;
using Bellwether.Web.Api;
using Bellwether.Web.Datasets;
using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Pages;

/// <summary>Asks the questions of one page, all of the same version, and turns answers into pieces of it.</summary>
internal sealed class PageDesk(AnswerDesk desk, ServedDataset dataset, Frame frame)
{
    private const string Names = "names";

    /// <summary>The frame.</summary>
    internal Frame Frame => frame;

    /// <summary>The answer of a question.</summary>
    internal Task<AskedAnswer> Ask(string name, params IEnumerable<(string Name, string Value)> values) => desk.Ask(dataset, Question(name, values));

    /// <summary>Asks a question for its answer to be there later; a refusal is told to the reader who asks.</summary>
    internal async Task Try(string name, IEnumerable<(string Name, string Value)> values)
    {
        try
        {
            await desk.Ask(dataset, Question(name, values)).ConfigureAwait(false);
        }
        catch (Exception problem) when (Problem.Of(problem).Status < 500)
        {
            // Nothing is kept of it.
        }
    }

    /// <summary>The piece of a question: its brief, or why there is none.</summary>
    internal async Task<Piece> Piece(string id, string title, string name, IEnumerable<(string Name, string Value)> values, string? text = null, Func<Answer, IEnumerable<Block>>? blocks = null)
    {
        var question = Question(name, values) with { Text = text };
        try
        {
            var answer = (await desk.Ask(dataset, question).ConfigureAwait(false)).Answer;
            return Of(id, title, answer, blocks is null ? answer.Brief.Blocks : blocks(answer)) with { Api = text is null ? Api(question) : "" };
        }
        catch (Exception problem) when (Problem.Of(problem) is { Status: < 500 or 503 } refusal)
        {
            return new Piece(id, title, (MarkupString)System.Net.WebUtility.HtmlEncode(refusal.Detail)) { IsProblem = true };
        }
    }

    /// <summary>A piece of some blocks of an answer.</summary>
    internal Piece Of(string id, string title, Answer answer, IEnumerable<Block> blocks) =>
        new(id, title, (MarkupString)HtmlFragment.Of(blocks.Where((block, i) => !(i == 0 && block is Heading { Level: 1 })), answer.Version, id, Link)) { Command = answer.Command };

    /// <summary>Where a fact is explained.</summary>
    internal string Link(Fact fact) => $"/replay?fact={Uri.EscapeDataString(fact.Id)}{(frame.Language.Length > 0 ? $"&lang={frame.Language}" : "")}";

    /// <summary>Address of a question over REST, open for more of its query.</summary>
    internal static string Api(AskedQuestion question)
    {
        var address = new StringBuilder($"{OpenApiDocument.Root}/{question.Name}?");
        foreach (var (name, value) in question.Values) address.Append(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}&");
        return address.ToString();
    }

    /// <summary>The window as values of a question.</summary>
    internal IEnumerable<(string Name, string Value)> Window(bool withStart = true)
    {
        if (withStart) yield return ("since", frame.Since);
        yield return ("until", frame.Until);
    }

    /// <summary>Subject, rivals and window as values of a question.</summary>
    internal IEnumerable<(string Name, string Value)> Subject(bool withStart = true, bool withRivals = false) =>
        [("gauge", frame.Gauge!.Id), .. Window(withStart), .. withRivals ? [("against", frame.Against)] : Array.Empty<(string, string)>()];

    /// <summary>A question of this page; on a Japanese page companies have their Japanese names.</summary>
    internal AskedQuestion Question(string name, IEnumerable<(string Name, string Value)> values)
    {
        var given = values.Where(pair => pair.Value.Length > 0).Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value)).ToImmutableArray();
        var own = frame.Texts.Code == "ja" && given.All(pair => pair.Key != Names) && desk.Book.Forms.Any(form => form.Name == name && form.Find(Names) is not null);
        return new AskedQuestion(name, own ? given.Add(new(Names, "own")) : given);
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using Bellwether.Claims;
using Bellwether.Desk;

namespace Bellwether.Cli.Commands;

/// <summary>Checks the claims of an article.</summary>
public static class CheckCommand
{
    private const long MostBytes = 4L * CheckDesk.MostCharacters;

    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "The article: .txt, .md, .html, or - for standard input." };
        var published = new Option<string?>("--published") { HelpName = "DATE|TIME", Description = "When it was published, local time of the market (default: from the text, else inferred from its numbers)." };
        var gauge = new Option<string?>("--gauge") { HelpName = "GAUGE", Description = "The subject where the text names none." };
        var selfTest = new Option<bool>("--self-test") { Description = "Check the checker: briefs of generated markets read back, and corrupted; a Markdown report." };
        var seeds = new Option<int>("--seeds") { HelpName = "N", Description = "Generated markets of the self-test, 1 to 200.", DefaultValueFactory = _ => 5 };
        var command = new ExampleCommand(
            "check",
            "Verdict for every claim of an article: supported, within rounding, contradicted, or not checkable and why. Exit code 1 when something is contradicted.",
            """
            bellwether check article.md
            bellwether check story.html --published 2019-04-08T09:00 --format html --out check.html
            cat story.txt | bellwether check - --format json
            bellwether check article.md --format sarif --out check.sarif
            bellwether check --self-test --seeds 10 --out checker.md
            """) { file, published, gauge, selfTest, seeds };
        command.SetAction(run.With(session => session.Parse.GetValue(selfTest) ? CheckSelfTestRun.Run(session, session.Parse.GetValue(seeds)) : Run(session, session.Parse.GetValue(file), new CheckOptions(session.Parse.GetValue(published), session.Parse.GetValue(gauge)))));
        return command;
    }

    private static int Run(Session session, string? file, CheckOptions options)
    {
        if (file is null) throw new DeskException(ExitCode.Usage, "'check' needs an article, as in: bellwether check article.md (or - for standard input).");
        var sarif = string.Equals(session.Parse.GetValue(session.Options.Format), "sarif", StringComparison.OrdinalIgnoreCase);
        if (!sarif) session.Options.Output(session.Parse);
        var article = Read(session, file);
        var checkedArticle = CheckDesk.Ask(sarif ? session.Open(session.Store, session.Options.Known(session.Parse)) : session.Open(), article, options);
        if (sarif) session.WriteTo(session.Parse.GetValue(session.Options.Out), output => Story.Render.SarifRenderer.Write(checkedArticle.Findings, file == "-" ? "stdin" : file, output));
        else session.Write(checkedArticle.Answer);
        return (int)(checkedArticle.Findings.AnyContradicted ? ExitCode.Contradicted : ExitCode.Done);
    }

    private static Article Read(Session session, string file)
    {
        // A question that comes from outside brings its text; no file is opened for it, whatever it is called.
        if (file == "-" || session.Context.Door is not null) return new Article("standard input", Limited(session.Context.Input, "standard input"), TextFormat.Auto, "check -");
        if (Directory.Exists(file)) throw new DeskException(ExitCode.BadInput, $"{file} is a directory: name one article, as in: bellwether check {Path.Combine(file, "article.md")}");
        if (!File.Exists(file)) throw new DeskException(ExitCode.BadInput, $"There is no file {file}.");
        var bytes = new FileInfo(file).Length;
        if (bytes > MostBytes) throw new DeskException(ExitCode.BadInput, string.Create(CultureInfo.InvariantCulture, $"{file} has {bytes:N0} bytes: one article of at most {CheckDesk.MostCharacters:N0} characters is checked at a time. Split it."));
        var format = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".html" or ".htm" or ".xhtml" => TextFormat.Html,
            ".md" or ".markdown" => TextFormat.Markdown,
            _ => TextFormat.Auto,
        };
        return new Article(Path.GetFileName(file), File.ReadAllText(file, Encoding.UTF8), format, $"check {StoreLocator.Quoted(file)}");
    }

    private static string Limited(TextReader input, string name)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        for (int read; (read = input.Read(buffer, 0, buffer.Length)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > CheckDesk.MostCharacters) throw new DeskException(ExitCode.BadInput, string.Create(CultureInfo.InvariantCulture, $"{name} is longer than {CheckDesk.MostCharacters:N0} characters: one article is checked at a time."));
        }

        return text.ToString();
    }
}

using System.Text.RegularExpressions;
using Bellwether.Cli;
using Bellwether.Tests.House;

namespace Bellwether.Surface.Tests;

/// <summary>Documentation runs (STYLE 15): commands are understood, and output that is shown is the real output.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_command_line_in_the_documentation_is_understood()
    {
        using var user = new Terminal();
        var context = new CliContext { Output = TextWriter.Null, Errors = TextWriter.Null, Clock = user.Clock };
        var wrong = Pages().SelectMany(page => Fences(File.ReadAllText(page)).SelectMany(fence => Commands(fence))
            .Select(line => (Page: Path.GetFileName(page), Line: line, Problem: CommandLine.Misunderstood(Terminal.Words(line)[1..], context)))
            .Where(item => item.Problem is not null));
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("explain mothers --since low", true)]
    [InlineData("explain mothers --sinse low", false)]
    [InlineData("explian", false)]
    public void Misunderstood_lines_are_found(string line, bool understood)
    {
        var context = new CliContext { Output = TextWriter.Null, Errors = TextWriter.Null, Clock = new StillClock() };
        (CommandLine.Misunderstood(Terminal.Words(line), context) is null).ShouldBe(understood);
    }

    // A fence with one command, followed by a fence of text: the text is what the command prints, from its first line on. A line of
    // dots stands for lines left out.
    [Fact]
    [Trait("speed", "slow")]
    public void Output_shown_in_the_readme_is_the_real_output()
    {
        var readme = Path.Combine(Repository.Root, "README.md");
        var fences = Fences(File.ReadAllText(readme));
        var compared = 0;
        for (var i = 0; i + 1 < fences.Length; i++)
        {
            if (Commands(fences[i]) is not [var command] || fences[i + 1].Language != "text") continue;
            if (Answer(command) is not { } real) continue;
            Shown(fences[i + 1].Lines, [.. real.Output.Split('\n').Select(line => line.TrimEnd())], command);
            compared++;
        }

        compared.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Text_that_has_drifted_is_found()
    {
        string[] real = ["a", "", "b", "c", "d"];
        Shown(["a", "", "b"], real, "x");
        Shown(["a", "…", "d"], real, "x");
        Should.Throw<ShouldAssertException>(() => Shown(["a", "c"], real, "x"));
        Should.Throw<ShouldAssertException>(() => Shown(["a", "...", "z"], real, "x"));
    }

    private static Outcome? Answer(string command)
    {
        var words = Terminal.Words(command)[1..];
        var isSample = words.Length == 0 || words.Any(word => word.StartsWith("sample", StringComparison.Ordinal));
        if (words is ["import", ..] || words.Contains("--help", StringComparer.Ordinal)) return null;
        return isSample ? words.Length == 0 ? Stores.FirstBrief : Stores.Default.Run(words) : Shared.Folder is null ? null : Stores.Tokyo.Run(words);
    }

    private static void Shown(string[] shown, string[] real, string command)
    {
        var at = 0;
        var skipping = false;
        foreach (var line in shown.Select(line => line.TrimEnd()))
        {
            if (line.Trim() is "…" or "...")
            {
                skipping = true;
                continue;
            }

            if (skipping) at = Array.IndexOf(real, line, at);
            at.ShouldBeInRange(0, real.Length - 1, $"{command}: not in the real output: {line}");
            real[at++].ShouldBe(line, command);
            skipping = false;
        }
    }

    private static IEnumerable<string> Pages() =>
        new[] { Path.Combine(Repository.Root, "README.md") }.Where(File.Exists).Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));

    private static Fence[] Fences(string page) => [.. FencePattern().Matches(page).Select(match => new Fence(match.Groups["language"].Value.Trim(), match.Groups["text"].Value.TrimEnd('\n').Split('\n')))];

    // Continued lines are joined; comments and prompts are no part of a command; "dotnet run … --" is the program by another name.
    private static string[] Commands(Fence fence)
    {
        if (fence.Language is not ("" or "sh" or "bash" or "shell" or "console")) return [];
        return
        [
            .. string.Join('\n', fence.Lines).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
                .Select(line => Runner().Replace(Comment().Replace(line.Trim(), "").TrimStart('$', ' '), "bellwether"))
                .Select(line => line.Split(" | ")[0].Split(" > ")[0].Trim())
                .Where(line => line == "bellwether" || line.StartsWith("bellwether ", StringComparison.Ordinal)),
        ];
    }

    [GeneratedRegex(@"^```(?<language>[^\n`]*)\n(?<text>.*?)^```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    [GeneratedRegex(@"(?:^|\s)#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:\./)?bellwether(?=\s|$)|^dotnet run .*?--project \S*Bellwether\.Cli\S*(?: .*?--(?=\s|$))?")]
    private static partial Regex Runner();

    private sealed record Fence(string Language, string[] Lines);
}

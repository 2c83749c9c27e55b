using System.Text.RegularExpressions;
using Bellwether.Tests.House;

namespace Bellwether.Surface.Tests;

/// <summary>The examples of docs/notebooks.md run as they stand there, with the real program on the path.</summary>
public sealed partial class NotebookTests
{
    [ToolFact("python3", "sh")]
    [Trait("speed", "slow")]
    public void The_python_example_prints_the_returns()
    {
        var lines = Run("python3", "python", ".py").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(1);
        lines.ShouldAllBe(line => PythonLine().IsMatch(line));
    }

    [ToolFact("Rscript", "sh")]
    [Trait("speed", "slow")]
    public void The_r_example_adds_up_the_contributions() => Run("Rscript", "r", ".R").ShouldMatch(@"\d+ constituents, -?\d+\.\d\d points\n$");

    private static string Run(string program, string language, string ending)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "notebooks.md"));
        var code = Regex.Match(page, $@"^```{language}\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups["code"].Value;
        code.ShouldNotBeEmpty();
        using var user = new Terminal();
        var script = user.Write("example" + ending, code);
        var command = user.Write("bin/bellwether", $"#!/bin/sh\nexec \"{ProcessTests.Program}\" \"$@\"\n");
        Machine.Says("chmod", "+x", command);
        var path = Path.GetDirectoryName(command) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        var (exit, output, errors) = Machine.Runs(Machine.Program(program)!, [script], user.Home, new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = path, ["XDG_DATA_HOME"] = Stores.Default.Home, ["BELLWETHER_STORE"] = "" });
        exit.ShouldBe(0, errors);
        return output;
    }

    [GeneratedRegex(@"^sample-[a-z0-9]+: [+-]\d+\.\d%   bellwether replay '?return/sample-")]
    private static partial Regex PythonLine();
}

using System.Text;
using System.Text.Json;
using Bellwether.Cli;

namespace Bellwether.Surface.Tests;

/// <summary>What one command line left behind.</summary>
internal sealed record Outcome(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The outcome of a command that must succeed.</summary>
    public Outcome Done()
    {
        Code.ShouldBe(0, Errors);
        return this;
    }

    /// <summary>The one paragraph on the error stream; nothing may stand on the other stream and no stack trace anywhere.</summary>
    public string Refusal(int code)
    {
        Code.ShouldBe(code, Errors);
        Output.ShouldBeEmpty();
        Errors.ShouldStartWith("bellwether: ");
        Errors.ShouldNotContain("   at Bellwether");
        Errors.ShouldNotContain("fault of the program");
        Errors.Trim('\n').ShouldNotContain("\n\n");
        return Errors.TrimEnd('\n');
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class StillClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Stores.ImportedAt;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A user at a terminal: runs the program in this process with a home folder, a clock and an environment of its own.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>A terminal; with a store of its own, commands use it where the line names no other.</summary>
    public Terminal(bool ownStore = false)
    {
        Home = Directory.CreateTempSubdirectory("bellwether-surface-").FullName;
        Variables["XDG_DATA_HOME"] = Home;
        if (ownStore) Variables["BELLWETHER_STORE"] = Store;
    }

    public string Home { get; }

    public string Store => Path.Combine(Home, "store");

    public StillClock Clock { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public int Width { get; init; } = 100;

    /// <summary>What is piped in.</summary>
    public string Input { get; set; } = "";

    /// <summary>True when results go to a person.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>Takes results that are no text; null where there is no such stream.</summary>
    public MemoryStream? Bytes { get; set; }

    /// <summary>What the command that filled the store said.</summary>
    public Outcome? First { get; set; }

    /// <summary>What the same command said the second time.</summary>
    public Outcome? Second { get; set; }

    public Outcome Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var context = new CliContext
        {
            Output = output,
            Errors = errors,
            Input = new StringReader(Input),
            Clock = Clock,
            Width = Width,
            OutputIsTerminal = IsTerminal,
            Bytes = Bytes,
            Environment = name => Variables.GetValueOrDefault(name),
        };
        var code = CommandLine.Run(args, context);
        return new Outcome(code, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command line as a person types it, with or without the program's name.</summary>
    public Outcome Type(string line)
    {
        var words = Words(line);
        return Run(words.Length > 0 && words[0] == "bellwether" ? words[1..] : words);
    }

    /// <summary>A file in the home folder.</summary>
    public string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    /// <summary>Splits a line as a shell does: blanks separate, quotes hold together.</summary>
    public static string[] Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        var open = false;
        foreach (var c in line)
        {
            if (quote is not null)
            {
                if (c == quote) quote = null;
                else word.Append(c);
            }
            else if (c is '\'' or '"')
            {
                (quote, open) = (c, true);
            }
            else if (!char.IsWhiteSpace(c))
            {
                word.Append(c);
                open = true;
            }
            else if (open)
            {
                words.Add(word.ToString());
                word.Clear();
                open = false;
            }
        }

        if (open) words.Add(word.ToString());
        return [.. words];
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Home, recursive: true);
        }
        catch (IOException)
        {
            // The system clears its folder of temporary files.
        }
    }
}

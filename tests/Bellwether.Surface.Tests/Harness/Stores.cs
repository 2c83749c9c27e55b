namespace Bellwether.Surface.Tests;

/// <summary>Stores that are filled once and only read by the tests.</summary>
internal static class Stores
{
    public const int SampleSecurities = 150;
    public const int SampleDays = 320;

    public static readonly DateTimeOffset ImportedAt = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Terminal> s_sample = new(() => Fill("sample", "--securities", $"{SampleSecurities}", "--days", $"{SampleDays}", "--store", "STORE"));
    private static readonly Lazy<Terminal> s_tokyo = new(() => Fill("import", "tables", TokyoTables));
    private static readonly Lazy<Terminal> s_default = new(FirstRun);

    static Stores() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var store in new[] { s_sample, s_tokyo, s_default })
        {
            if (store.IsValueCreated) store.Value.Dispose();
        }
    };

    /// <summary>The folder of real tables.</summary>
    public static string TokyoTables => Path.Combine(Shared.Folder ?? throw new DirectoryNotFoundException("No shared folder above the test binaries."), "market", "tokyo-2019");

    /// <summary>A small sample market.</summary>
    public static Terminal Sample => s_sample.Value;

    /// <summary>The real market.</summary>
    public static Terminal Tokyo => s_tokyo.Value;

    /// <summary>A home in which the program was run once without arguments.</summary>
    public static Terminal Default => s_default.Value;

    /// <summary>What the first run without arguments said.</summary>
    public static Outcome FirstBrief => Default.First!;

    /// <summary>What a second import of the real market said.</summary>
    public static Outcome TokyoAgain => Tokyo.Second!;

    /// <summary>A sample store of one's own, to be changed.</summary>
    public static Terminal OwnSample()
    {
        var terminal = new Terminal(ownStore: true);
        Copy(Sample.Store, terminal.Store);
        return terminal;
    }

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(directory.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }

    private static Terminal Fill(params string[] command)
    {
        var terminal = new Terminal(ownStore: true);
        string[] words = [.. command.Select(word => word == "STORE" ? terminal.Store : word)];
        terminal.First = terminal.Run(words).Done();
        terminal.Clock.Now += TimeSpan.FromHours(1);
        terminal.Second = terminal.Run(words).Done();
        return terminal;
    }

    private static Terminal FirstRun()
    {
        var terminal = new Terminal();
        terminal.First = terminal.Run().Done();
        return terminal;
    }
}

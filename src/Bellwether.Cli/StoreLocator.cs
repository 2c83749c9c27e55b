using Bellwether.Data.Store;

namespace Bellwether.Cli;

/// <summary>A store chosen for a command.</summary>
/// <param name="Path">Directory.</param>
/// <param name="ReplayOption">What replay commands must add to reach it again.</param>
public sealed record StoreChoice(string Path, string ReplayOption);

/// <summary>
/// Decides which store a command uses: <c>--store</c>, else BELLWETHER_STORE, else the main store of the user's data folder, else the sample
/// market beside it.
/// </summary>
public static class StoreLocator
{
    private const string Variable = "BELLWETHER_STORE";
    private const string Sample = "sample";

    /// <summary>The store to read; falls back to the sample market while there is no other.</summary>
    public static StoreChoice ToRead(string? option, CliContext context)
    {
        if (option is not null) return Named(option, context);
        var main = MainStore(context);
        return Exists(main) || !Exists(SampleStore(context).Path) ? new StoreChoice(main, "") : SampleStore(context) with { ReplayOption = "" };
    }

    /// <summary>The store to write.</summary>
    public static StoreChoice ToWrite(string? option, CliContext context) =>
        option is not null ? Named(option, context) : new StoreChoice(MainStore(context), "");

    /// <summary>The sample market's own store.</summary>
    public static StoreChoice SampleStore(CliContext context)
    {
        var path = Path.Combine(Home(context), Sample);
        return new StoreChoice(path, Exists(MainStore(context)) ? $" --store {Sample}" : "");
    }

    /// <summary>True when a store stands there.</summary>
    public static bool Exists(string path) => File.Exists(Path.Combine(path, MarketStore.DatabaseName));

    private static StoreChoice Named(string option, CliContext context)
    {
        if (option == Sample && !Directory.Exists(option)) return SampleStore(context) with { ReplayOption = $" --store {Sample}" };
        return new StoreChoice(Path.GetFullPath(option), $" --store {Quoted(option)}");
    }

    /// <summary>A word of a command line as a shell takes it.</summary>
    public static string Quoted(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':' or '~') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    private static string MainStore(CliContext context) => context.Environment(Variable) is { Length: > 0 } path ? path : Path.Combine(Home(context), "main");

    private static string Home(CliContext context)
    {
        if (context.Environment("XDG_DATA_HOME") is { Length: > 0 } data) return Path.Combine(data, "bellwether");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "bellwether");
    }
}

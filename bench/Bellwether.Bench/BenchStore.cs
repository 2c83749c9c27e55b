using Bellwether.Data.Store;

namespace Bellwether.Bench;

/// <summary>
/// The stores that benchmarks read, imported once: <c>tokyo-2019</c>, and <c>tokyo-all</c> with tokyo-full on top of it. BELLWETHER_BENCH_STORE names
/// the folder (default: a folder of the system's temporary one), BELLWETHER_MARKET the folder with the market data.
/// </summary>
internal static class BenchStore
{
    /// <summary>The store of 2017 to 2019.</summary>
    public static string Small => Ready("tokyo-2019", "tokyo-2019");

    /// <summary>The store with every price since 1999.</summary>
    public static string Large => Ready("tokyo-all", "tokyo-2019", "tokyo-full");

    /// <summary>The reference article, twice over: about a thousand words.</summary>
    public static string Article => string.Join("\n\n", Enumerable.Repeat(File.ReadAllText(Path.Combine(Market(), "article.md")), 2));

    private static string Folder => Environment.GetEnvironmentVariable("BELLWETHER_BENCH_STORE") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Path.GetTempPath(), "bellwether-bench");

    private static string Ready(string name, params string[] imports)
    {
        var path = Path.Combine(Folder, name);
        if (File.Exists(Path.Combine(path, MarketStore.DatabaseName))) return path;
        var draft = path + ".part";
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        using (var store = MarketStore.Open(draft, OpenMode.ReadWrite))
        {
            foreach (var import in imports)
            {
                Console.Error.WriteLine($"importing {import} into {path}");
                TablesImport.Run(store, Path.Combine(Market(), import), new ImportOptions { Clock = TimeProvider.System });
            }
        }

        Directory.Move(draft, path);
        return path;
    }

    private static string Market()
    {
        if (Environment.GetEnvironmentVariable("BELLWETHER_MARKET") is { Length: > 0 } named) return named;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "market");
            if (Directory.Exists(candidate)) return candidate;
        }

        throw new DirectoryNotFoundException("No shared/market above the program: set BELLWETHER_MARKET to the folder with tokyo-2019 and tokyo-full.");
    }
}

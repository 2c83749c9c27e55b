namespace Bellwether.Tests;

/// <summary>Finds the shared material that stands beside the repository: reference vectors and market data.</summary>
internal static class Shared
{
    /// <summary>Path of a file in <c>shared/reference</c>.</summary>
    public static string Reference(string file) => Find(Path.Combine("shared", "reference", file));

    private static string Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path)) return path;
        }

        throw new FileNotFoundException($"No {relative} in any folder above {AppContext.BaseDirectory}.");
    }
}

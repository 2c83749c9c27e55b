namespace Bellwether.Tests.House;

/// <summary>The repository's own files, found upwards of the test binaries by <c>Bellwether.slnx</c>. Build output and installed packages are left out.</summary>
internal static class Repository
{
    private static readonly string[] s_binary = [".png", ".ico", ".woff", ".woff2", ".gif", ".jpg", ".pdf", ".gz", ".zip"];

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Every file, relative to the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> TextFiles => Files.Where(file => !s_binary.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    /// <summary>Files below a folder whose name ends so.</summary>
    public static IEnumerable<string> Under(string folder, string ending) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal));

    public static bool Has(string file) => Files.Contains(file, StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>Fails with one violation a line, under the rule that they break.</summary>
    public static void Holds(string rule, IEnumerable<string> violations)
    {
        var found = violations.ToArray();
        if (found.Length > 0) Assert.Fail($"{rule}\n{string.Join('\n', found.Select(line => "  " + line))}");
    }

    private static string FindRoot(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Bellwether.slnx"))) return at.FullName;
        }

        throw new DirectoryNotFoundException($"No Bellwether.slnx above {start}: the house rules read the repository that the tests were built from.");
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            if (!IsIgnored(file.Name)) yield return Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
        }

        foreach (var child in folder.EnumerateDirectories().Where(child => child.Name is not ("artifacts" or "node_modules" or "bin" or "obj" or ".git" or ".bellwether" or ".vs")))
        {
            foreach (var file in Walk(child)) yield return file;
        }
    }

    // As .gitignore has it; in a worktree .git is a file.
    private static bool IsIgnored(string name) => name == ".git" || name.EndsWith(".user", StringComparison.Ordinal) || name.Contains(".received.", StringComparison.Ordinal);
}

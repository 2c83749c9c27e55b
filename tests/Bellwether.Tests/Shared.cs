namespace Bellwether.Tests;

/// <summary>The shared folder with the reference vectors: found upwards of the test binaries, as a child named <c>shared</c>.</summary>
internal static class Shared
{
    public static string? Folder { get; } = Find(AppContext.BaseDirectory);

    public static bool IsContinuousIntegration { get; } = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public static string Reference(string relative) => Path.Combine(Folder ?? throw new DirectoryNotFoundException(Absent), "reference", relative);

    /// <summary>Null when the tests may run; in CI a missing folder is a failure, not a skip.</summary>
    public static string? SkipReason => Folder is null && !IsContinuousIntegration ? Absent : null;

    private const string Absent = "No shared/reference folder above the test binaries.";

    private static string? Find(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "reference"))) return candidate;
        }

        return null;
    }
}

/// <summary>A fact that needs the shared folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Shared.SkipReason;
}

/// <summary>A theory that needs the shared folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = Shared.SkipReason;
}

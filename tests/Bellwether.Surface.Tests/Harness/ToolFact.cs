namespace Bellwether.Surface.Tests;

/// <summary>Programs and fonts of the machine that a test may use when they are there.</summary>
internal static class Machine
{
    /// <summary>A program on the path, or null.</summary>
    public static string? Program(string name) =>
        Path.IsPathRooted(name)
            ? File.Exists(name) ? name : null
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs these cannot run, or null.</summary>
    public static string? Lacks(params string[] programs) =>
        programs.FirstOrDefault(program => Program(program) is null) is { } missing ? $"This machine has no {missing}." : null;

    /// <summary>What a program says; it must succeed.</summary>
    public static string Says(string program, params string[] words)
    {
        var (code, output, errors) = Runs(program, words);
        code.ShouldBe(0, $"{program} {string.Join(' ', words)}: {errors}{output}");
        return output;
    }

    /// <summary>What a program leaves behind.</summary>
    public static (int Code, string Output, string Errors) Runs(string program, string[] words, string? folder = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new System.Diagnostics.ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}

/// <summary>A fact that needs programs of the machine; it says which one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] programs) => Skip = Machine.Lacks(programs);
}

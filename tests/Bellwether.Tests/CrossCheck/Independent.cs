using System.Diagnostics;
using System.Text.Json;
using Bellwether.Tests.House;

namespace Bellwether.Tests.CrossCheck;

/// <summary>Python with numpy, scipy and statsmodels, where the machine has them; <c>BELLWETHER_PYTHON</c> names another interpreter.</summary>
internal static class Independent
{
    private const string Absent = "No python3 with numpy, scipy and statsmodels (Debian: python3-statsmodels).";

    private static readonly Lazy<string?> s_python = new(Find);

    /// <summary>Null when the tests may run. The packages are optional in CI too.</summary>
    public static string? SkipReason => s_python.Value is null ? Absent : null;

    /// <summary>The answer to one task of independent.py.</summary>
    public static JsonElement Ask(object task)
    {
        var script = Path.Combine(Repository.Root, "tests", "Bellwether.Tests", "CrossCheck", "independent.py");
        var (code, output, errors) = Run(s_python.Value ?? throw new InvalidOperationException(Absent), ["-I", "-B", script], JsonSerializer.Serialize(task));
        if (code != 0) Assert.Fail($"independent.py ended with {code}:\n{errors}");
        using var answer = JsonDocument.Parse(output);
        return answer.RootElement.Clone();
    }

    public static double[] Doubles(this JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static string? Find()
    {
        string[] candidates = Environment.GetEnvironmentVariable("BELLWETHER_PYTHON") is { Length: > 0 } named ? [named] : ["/usr/bin/python3", "python3"];
        return candidates.FirstOrDefault(HasPackages);
    }

    private static bool HasPackages(string python)
    {
        try
        {
            return Run(python, ["-I", "-B", "-c", "import numpy, scipy.optimize, scipy.stats, statsmodels.api"], "").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output, string Errors) Run(string python, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}

/// <summary>A fact that compares with the independent implementation.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CrossCheckFactAttribute : FactAttribute
{
    public CrossCheckFactAttribute() => Skip = Independent.SkipReason;
}

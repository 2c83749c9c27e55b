using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Bellwether.Desk;

namespace Bellwether.Export;

/// <summary>Programs of the machine: finds one on the path, and runs it to its end without a shell.</summary>
internal static class MachineTool
{
    private const int SecondsToFinish = 90;

    /// <summary>The first of these names on the path, or null.</summary>
    public static string? OnPath(Func<string, string?> environment, params ReadOnlySpan<string> names)
    {
        var folders = (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] endings = OperatingSystem.IsWindows() ? [".exe"] : [""];
        foreach (var name in names)
        {
            foreach (var folder in folders)
            {
                foreach (var ending in endings)
                {
                    var file = Path.Combine(folder, name + ending);
                    if (File.Exists(file)) return file;
                }
            }
        }

        return null;
    }

    /// <summary>Runs a program with these words; one that fails, or does not end in time, is reported with the end of what it said.</summary>
    public static void Run(string program, IEnumerable<string> words, string? input, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(SecondsToFinish));
        using var process = Begin(start);
        try
        {
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            if (input is not null) process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            var last = said.GetAwaiter().GetResult()[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "nothing";
            if (process.ExitCode != 0) throw Failed(program, string.Create(CultureInfo.InvariantCulture, $"ended with code {process.ExitCode} and said: {last.Trim()}"));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Failed(program, string.Create(CultureInfo.InvariantCulture, $"was not done after {SecondsToFinish} seconds"));
        }
        finally
        {
            // A program that is stopped takes its helpers along.
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw Failed(start.FileName, "did not start");
        }
        catch (Win32Exception problem)
        {
            throw Failed(start.FileName, $"did not start: {problem.Message}");
        }
    }

    private static DeskException Failed(string program, string what) => new(ExitCode.Internal, $"{program} {what}.");
}

/// <summary>A folder for a program's files; it goes when the work is done.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bellwether-export-");

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A browser's last helper may still be writing; the system clears its folder of temporary files.
        }
    }
}

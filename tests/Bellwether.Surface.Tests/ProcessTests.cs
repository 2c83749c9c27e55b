using System.Diagnostics;

namespace Bellwether.Surface.Tests;

/// <summary>The real process: streams, exit codes, signals, locks.</summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_process_says_what_the_library_says()
    {
        string[] ask = ["explain", "sample-growth", "--since", "2018-12-26", "--store", Stores.Sample.Store];
        var (code, output, errors) = Run(ask);
        code.ShouldBe(0, errors);
        output.ShouldBe(Stores.Sample.Run(ask).Done().Output);
        output.ShouldNotContain("\u001b[");
    }

    [Fact]
    public void Results_go_to_one_stream_and_refusals_to_the_other()
    {
        var (code, output, errors) = Run("replay", "nonsense", "--store", Stores.Sample.Store);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldStartWith("bellwether: 'nonsense' is not the id of a fact.");
        Run("explain", "--store", Path.Combine(Stores.Sample.Home, "nowhere")).Code.ShouldBe(3);
    }

    [Fact]
    public void Ctrl_C_leaves_nothing_behind()
    {
        using var user = new Terminal();
        using var child = Start("sample", "--securities", "9999", "--days", "5000", "--store", user.Store);
        child.StandardError.ReadLine().ShouldBe("Generating the sample market");
        using (var signal = Process.Start("kill", ["-INT", child.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) signal.WaitForExit();
        child.WaitForExit(s_patience).ShouldBeTrue();
        child.ExitCode.ShouldBe(130);
        child.StandardError.ReadToEnd().ShouldContain("Stopped; nothing was changed.");
        Directory.Exists(user.Store).ShouldBeFalse();
    }

    // The child opens the store for writing and then waits for a file that is a pipe to which nobody writes.
    [Fact]
    public void While_another_process_imports_reading_goes_on_and_writing_is_refused()
    {
        using var user = Stores.OwnSample();
        var pipe = Path.Combine(user.Home, "slow.csv");
        using (var make = Process.Start("mkfifo", [pipe])) make.WaitForExit();
        var map = user.Write("map.yaml", "table: prices\nscheme: sample\ncolumns: { date: date, code: code, close: close, volume: volume }\n");
        var file = user.Write("prices.csv", "date,code,close,volume\n2019-04-12,S0001,100,1\n");
        using var child = Start("import", "csv", pipe, "--map", map, "--store", user.Store);
        try
        {
            SpinWait.SpinUntil(() => child.HasExited || Holds(child, "bellwether.duckdb"), s_patience).ShouldBeTrue();
            user.Run("import", "csv", file, "--map", map, "--quiet").Refusal(3).ShouldContain("is in use by another process");
            user.Run("explain", "sample-growth", "--since", "2018-12-26").Done();
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }

        user.Run("import", "csv", file, "--map", map).Done().Output.ShouldStartWith("Dataset 2 in ");
    }

    private static bool Holds(Process process, string file)
    {
        try
        {
            return Directory.GetFiles($"/proc/{process.Id}/fd").Any(link => new FileInfo(link).LinkTarget?.EndsWith(file, StringComparison.Ordinal) == true);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var child = Start(args);
        var errors = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit(s_patience).ShouldBeTrue();
        return (child.ExitCode, output, errors.Result);
    }

    /// <summary>The built program.</summary>
    internal static string Program { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Bellwether.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "Bellwether.Cli"));

    private static Process Start(params string[] args)
    {
        File.Exists(Program).ShouldBeTrue(Program);
        return Process.Start(new ProcessStartInfo(Program, args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
    }
}

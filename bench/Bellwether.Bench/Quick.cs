using System.Diagnostics;
using System.Globalization;
using Bellwether.Bench.Kernels;

namespace Bellwether.Bench;

/// <summary>
/// Every kernel a few times with a stopwatch: minimum, median, maximum, the process's own time (median),
/// allocation; then memory. Finishes in about a minute.
/// </summary>
internal static class Quick
{
    private const int Runs = 15;
    private static string s_only = "";

    public static void Run(string only)
    {
        s_only = only;
        Console.WriteLine($"{"kernel",-30}{"min ms",10}{"median ms",12}{"max ms",10}{"cpu ms",10}{"alloc MB",10}");
        var rolling = new Rolling();
        rolling.Setup();
        Time("rolling panel", rolling.Run);
        // Needs no store: asked for alone, nothing is imported.
        if (s_only.StartsWith("rolling", StringComparison.OrdinalIgnoreCase)) return;
        var events = new EventTests();
        events.Setup();
        Time("event study: 1,000 events", events.AllTests);
        Time("bootstrap: 10,000 x 1,000", () => events.Bootstrap());
        if (s_only.StartsWith("event", StringComparison.OrdinalIgnoreCase) || s_only.StartsWith("bootstrap", StringComparison.OrdinalIgnoreCase)) return;
        using (var surface = new Scope<Surface>(new Surface(), s => s.Setup(), s => s.Cleanup()))
        {
            Time("definitions", surface.Value.Definitions);
            Time("snapshot load (2019)", () => surface.Value.Snapshot());
            Time("membership (Mothers)", () => surface.Value.Membership());
            Time("explain in-process", surface.Value.Explain);
            Time("check, 1,000 words", surface.Value.Check);
            Time("check, warm workspace", surface.Value.CheckWarm);
        }

        var sums = new ExactSums();
        sums.Setup();
        Time("exact sum: scalar", () => sums.Scalar(), 1000);
        Time("exact sum: vector", () => sums.Dot(), 1000);
        Time("exact sum: gathered", () => sums.Gathered(), 1000);
        using var market = new Scope<WholeMarket>(new WholeMarket(), m => m.Setup(), m => m.Cleanup());
        var (days, securities) = market.Value.Shape;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"whole market: {days:N0} days × {securities:N0} securities = {(long)days * securities:N0} cells; {market.Value.Plan.Changes.Length:N0} planned changes"));
        Time("resolution", market.Value.Resolution);
        Time("plain double dot", () => market.Value.PlainDot());
        Time("exact dot", () => market.Value.ExactDot());
        Time("levels", market.Value.Levels);
        Time("levels+sectors+contributions", market.Value.Everything);
        Memory();
        market.Value.SetupKept();
        Time("the same, matrix kept", market.Value.Kept);
        Memory();
    }

    private static void Time<T>(string name, Func<T> kernel, int repeat = 1)
    {
        if (!name.Contains(s_only, StringComparison.OrdinalIgnoreCase)) return;
        kernel();
        Thread.Sleep(150);
        for (var warm = 0; warm < 3; warm++) kernel();
        var times = new double[Runs];
        var cpu = new double[Runs];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++)
        {
            var busy = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            for (var r = 0; r < repeat; r++) kernel();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeat;
            cpu[run] = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / repeat;
        }

        var megabytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)(Runs * repeat) / 1e6;
        Array.Sort(times);
        Array.Sort(cpu);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30}{times[0],10:0.0000}{times[Runs / 2],12:0.0000}{times[^1],10:0.0000}{cpu[Runs / 2],10:0.0000}{megabytes,10:0.00}"));
    }

    private static void Memory()
    {
        using var self = Process.GetCurrentProcess();
        var managed = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory: managed {managed:N0} MB, resident {self.WorkingSet64 / 1e6:N0} MB (mapped columns included), peak {self.PeakWorkingSet64 / 1e6:N0} MB"));
    }

    private sealed class Scope<T> : IDisposable
    {
        private readonly Action<T> _cleanup;

        public Scope(T value, Action<T> setup, Action<T> cleanup)
        {
            (Value, _cleanup) = (value, cleanup);
            setup(value);
        }

        public T Value { get; }

        public void Dispose() => _cleanup(Value);
    }
}

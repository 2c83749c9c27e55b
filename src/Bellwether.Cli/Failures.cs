using Bellwether.Data.Duck;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Cli;

/// <summary>Turns an exception into one paragraph and an exit code (DESIGN 3).</summary>
public static class Failures
{
    /// <summary>Reports and returns the exit code.</summary>
    public static int Report(Exception problem, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var refusal = Refusal.Of(problem);
        var fault = refusal.Code == ExitCode.Internal && problem is not DeskException and not DuckException;
        errors.WriteLine($"bellwether: {refusal.Message}{(fault ? $": {problem}" : "")}");
        return (int)refusal.Code;
    }
}

using Bellwether.Data.Duck;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Desk;

namespace Bellwether.Cli;

/// <summary>Turns an exception into one paragraph and an exit code (DESIGN 3).</summary>
public static class Failures
{
    /// <summary>Reports and returns the exit code.</summary>
    public static int Report(Exception problem, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var (code, message) = problem switch
        {
            DeskException desk => (desk.Code, desk.Message),
            StoreMissingException missing => (ExitCode.DataMissing, missing.Message),
            StoreException store => (ExitCode.DataMissing, store.Message),
            BadInputException bad => (ExitCode.BadInput, bad.Message),
            SourceException source => (ExitCode.BadInput, source.Message),
            OperationCanceledException => ((ExitCode)130, "Stopped; nothing was changed."),
            UnauthorizedAccessException or IOException => (ExitCode.BadInput, problem.Message),
            DuckException duck => (ExitCode.Internal, $"The store's database refused: {duck.Message}"),
            _ => (ExitCode.Internal, $"A fault of the program, please report it: {problem}"),
        };
        errors.WriteLine($"bellwether: {message}");
        return (int)code;
    }
}

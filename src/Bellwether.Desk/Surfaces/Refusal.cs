using Bellwether.Data.Duck;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;

namespace Bellwether.Desk.Surfaces;

/// <summary>Why a question has no answer: the same words and the same code on every surface (DESIGN 3).</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Message">One paragraph for the reader; a fault of the program says only that it is one.</param>
public sealed record Refusal(ExitCode Code, string Message)
{
    /// <summary>Exit code of a question that was stopped.</summary>
    public const ExitCode Stopped = (ExitCode)130;

    /// <summary>What an exception means to the reader.</summary>
    public static Refusal Of(Exception problem) => problem switch
    {
        DeskException desk => new(desk.Code, desk.Message),
        StoreException store => new(ExitCode.DataMissing, store.Message),
        BadInputException or SourceException => new(ExitCode.BadInput, problem.Message),
        OperationCanceledException => new(Stopped, "Stopped; nothing was changed."),
        UnauthorizedAccessException or IOException => new(ExitCode.BadInput, problem.Message),
        // Patterns over a text have a time limit, against texts made to be slow; a machine that is very busy reaches it too.
        System.Text.RegularExpressions.RegexMatchTimeoutException => new(ExitCode.BadInput, "The text could not be read in time. Ask again, or send a shorter piece of it."),
        DuckException duck => new(ExitCode.Internal, $"The store's database refused: {duck.Message}"),
        _ => new(ExitCode.Internal, "A fault of the program, please report it"),
    };
}

namespace Bellwether.Desk;

/// <summary>Exit codes of the command line (DESIGN 3), and what they mean everywhere else.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Done, and something was contradicted or unhealthy.</summary>
    Contradicted = 1,

    /// <summary>The question was not understood.</summary>
    Usage = 2,

    /// <summary>The data to answer it is missing.</summary>
    DataMissing = 3,

    /// <summary>An input could not be read.</summary>
    BadInput = 4,

    /// <summary>A fault of the program.</summary>
    Internal = 5,
}

/// <summary>A question that cannot be answered: one paragraph for the user, and the exit code.</summary>
public sealed class DeskException : Exception
{
    /// <summary>A message that says what is wrong, what was expected and what to do.</summary>
    public DeskException(ExitCode code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>The exit code.</summary>
    public ExitCode Code { get; }
}

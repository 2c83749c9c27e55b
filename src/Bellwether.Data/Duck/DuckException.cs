namespace Bellwether.Data.Duck;

/// <summary>DuckDB refused something; the message is DuckDB's own.</summary>
public class DuckException : Exception
{
    /// <summary>An error with DuckDB's message and error class.</summary>
    public DuckException(string message, DuckErrorType errorType)
        : base(message) => ErrorType = errorType;

    /// <summary>The class of the error.</summary>
    public DuckErrorType ErrorType { get; }

    /// <summary>The exception for a message; where DuckDB gives no class, it is read from the message's first words.</summary>
    internal static DuckException From(string? message, DuckErrorType type = DuckErrorType.Unknown)
    {
        message ??= "DuckDB failed without a message.";
        if (type == DuckErrorType.Unknown) type = FromPrefix(message);
        return DuckLockedException.Recognises(message) ? new DuckLockedException(message) : new DuckException(message, type);
    }

    private static DuckErrorType FromPrefix(string message)
    {
        int end = message.IndexOf(" Error:", StringComparison.Ordinal);
        if (end <= 0) return DuckErrorType.Unknown;
        string name = message[..end].Replace(" ", "", StringComparison.Ordinal);
        return Enum.TryParse(name, ignoreCase: true, out DuckErrorType type) ? type : DuckErrorType.Unknown;
    }
}

/// <summary>The database file is in use by another process, so it cannot be opened as asked.</summary>
public sealed class DuckLockedException : DuckException
{
    /// <summary>A lock conflict with DuckDB's message, which names the other process where the system tells.</summary>
    public DuckLockedException(string message)
        : base(message, DuckErrorType.IO)
    {
    }

    // First form: Linux and macOS; second form: the words of Windows.
    internal static bool Recognises(string message) =>
        message.Contains("Could not set lock on file", StringComparison.Ordinal)
        || message.Contains("used by another process", StringComparison.Ordinal);
}

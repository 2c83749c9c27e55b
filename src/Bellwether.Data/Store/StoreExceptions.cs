namespace Bellwether.Data.Store;

/// <summary>The store cannot do what was asked; the message says why and what to do.</summary>
public class StoreException : Exception
{
    /// <summary>An exception with a message for the reader.</summary>
    public StoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>There is no store at that path, or it holds no data.</summary>
public sealed class StoreMissingException(string message) : StoreException(message);

/// <summary>Another process has the store open.</summary>
public sealed class StoreLockedException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The store was written by a newer version of the program.</summary>
public sealed class StoreTooNewException(string message) : StoreException(message);

/// <summary>A file of the store or of its cache is damaged.</summary>
public sealed class StoreDamagedException(string message, Exception? inner = null) : StoreException(message, inner);

/// <summary>The input as a whole cannot be used: the message names the file, what was expected and what to do.</summary>
public sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);

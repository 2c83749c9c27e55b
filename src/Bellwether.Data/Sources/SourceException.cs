namespace Bellwether.Data.Sources;

/// <summary>A file that cannot be read at all; single bad rows become <see cref="Market.RowFailure"/>s instead. The message starts with the place.</summary>
public class SourceException : Exception
{
    /// <summary>An error at a place; <paramref name="line"/> and <paramref name="column"/> are 1-based, null when the whole file is meant.</summary>
    public SourceException(string file, int? line, int? column, string problem, Exception? inner = null)
        : base($"{file}{(line is null ? "" : $":{line}")}{(column is null ? "" : $":{column}")}: {problem}", inner)
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem;
    }

    /// <summary>File or directory.</summary>
    public string File { get; }

    /// <summary>Line, 1-based, when known.</summary>
    public int? Line { get; }

    /// <summary>Column, 1-based, when known.</summary>
    public int? Column { get; }

    /// <summary>What is wrong and what was expected, without the place.</summary>
    public string Problem { get; }
}

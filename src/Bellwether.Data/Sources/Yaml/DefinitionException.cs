namespace Bellwether.Data.Sources;

/// <summary>A YAML file of the user's (an index definition or a CSV map) says something that cannot be; names file, line, column and what was expected.</summary>
public sealed class DefinitionException : SourceException
{
    /// <summary>An error at a place in a YAML file.</summary>
    public DefinitionException(string file, int line, int column, string problem, Exception? inner = null)
        : base(file, line, column, problem, inner)
    {
    }
}

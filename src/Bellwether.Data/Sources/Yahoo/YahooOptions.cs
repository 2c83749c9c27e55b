namespace Bellwether.Data.Sources;

/// <summary>How Yahoo files are read; the defaults are Tokyo's.</summary>
public sealed record YahooOptions
{
    /// <summary>Ending of the file name after the code: 7203.T.csv and 7203.csv are both 7203.</summary>
    public string Suffix { get; init; } = ".T";

    /// <summary>Grid of traded prices in currency units: a derived price near a grid point was traded at it. 0 leaves prices as derived.</summary>
    public double PriceGrid { get; init; } = 0.1;

    /// <summary>How near to the grid a derived price must lie to be put on it, in currency units.</summary>
    public double GridTolerance { get; init; } = 0.03;

    /// <summary>Tokyo.</summary>
    public static YahooOptions Default { get; } = new();
}

/// <summary>Files done so far, for a progress bar.</summary>
/// <param name="Done">Files read.</param>
/// <param name="Total">Files in the directory.</param>
/// <param name="File">The file just read.</param>
public readonly record struct YahooProgress(int Done, int Total, string File);

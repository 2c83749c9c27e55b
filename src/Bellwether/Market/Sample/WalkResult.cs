namespace Bellwether.Market.Sample;

/// <summary>State of one cell of the walk: no row, a row without trade, a row with trades.</summary>
internal enum CellRow : byte
{
    None = 0,
    NoTrade = 1,
    Traded = 2,
}

/// <summary>A split that happened.</summary>
internal readonly record struct SplitDone(int Day, int Name, Ratio NewPerOld, int AnnouncedDay);

/// <summary>A dividend that was paid.</summary>
internal readonly record struct DividendDone(int Day, int Name, long PriceUnits);

/// <summary>A share count that came into force, on the split basis of its day.</summary>
internal readonly record struct SharesDone(int Day, int Name, long Shares);

/// <summary>What the price walk leaves behind; cells are at <c>day * names + name</c>.</summary>
internal sealed class WalkResult
{
    public WalkResult(int days, int names)
    {
        Names = names;
        Rows = new CellRow[days * names];
        Open = new long[days * names];
        High = new long[days * names];
        Low = new long[days * names];
        Close = new long[days * names];
        Volume = new long[days * names];
        FactorReturns = new double[days][];
        LowWeights = new double[names];
    }

    public int Names { get; }

    public CellRow[] Rows { get; }

    public long[] Open { get; }

    public long[] High { get; }

    public long[] Low { get; }

    /// <summary>Close, carried over days without trade or row; 0 before listing.</summary>
    public long[] Close { get; }

    public long[] Volume { get; }

    /// <summary>Factor returns as they acted, the leading of the sections included.</summary>
    public double[][] FactorReturns { get; }

    /// <summary>Market values at the close of the low.</summary>
    public double[] LowWeights { get; }

    /// <summary>Per name, the log return from the low that it was led to, or 0.</summary>
    public List<double> Goals { get; } = [];

    public List<SplitDone> Splits { get; } = [];

    public List<DividendDone> Dividends { get; } = [];

    public List<SharesDone> Shares { get; } = [];

    /// <summary>The planned share steps that took place.</summary>
    public List<ShareStep> ShareSteps { get; } = [];
}

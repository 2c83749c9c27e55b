namespace Bellwether.Desk;

/// <summary>Open, high, low and close of a published series on the days of a gauge's series; days without all four are left out.</summary>
internal sealed class OfficialBars
{
    private OfficialBars(double[][] columns) => (Open, High, Low, Close) = (columns[0], columns[1], columns[2], columns[3]);

    public double[] Open { get; }

    public double[] High { get; }

    public double[] Low { get; }

    public double[] Close { get; }

    public int Count => Close.Length;

    /// <summary>True when there are days with all four.</summary>
    public bool Complete => Count > 1;

    public static OfficialBars Of(Workspace workspace, GaugeSeries series)
    {
        if (series.Basis != BasisName.Official) return new OfficialBars([[], [], [], []]);
        var (first, last) = (series.Date(0), series.Date(series.Days.Length - 1));
        var rows = series.Gauge.Official!.Series.Rows
            .Where(row => row.Date >= first && row.Date <= last && row.Open is not null && row.High is not null && row.Low is not null && workspace.Market.Calendar.IndexOf(row.Date) >= 0)
            .ToArray();
        return new OfficialBars(
        [
            [.. rows.Select(row => (double)row.Open!.Value)],
            [.. rows.Select(row => (double)row.High!.Value)],
            [.. rows.Select(row => (double)row.Low!.Value)],
            [.. rows.Select(row => (double)row.Close)],
        ]);
    }
}

using System.Globalization;

namespace Bellwether.Tests.Reference;

/// <summary>A small table of the shared folder; empty and NA cells are missing (NaN).</summary>
internal sealed class SharedCsv
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    public SharedCsv(string relative)
    {
        var lines = File.ReadAllLines(Shared.Reference(relative));
        _header = Split(lines[0]);
        _rows = [.. lines.Skip(1).Where(line => line.Length > 0).Select(Split)];
    }

    public string[] Text(string column) => Text(Position(column));

    public string[] Text(int column) => [.. _rows.Select(row => row[column])];

    public double[] Numbers(string column) => Numbers(Position(column));

    public double[] Numbers(int column) => [.. _rows.Select(row => row[column] is "" or "NA" ? double.NaN : double.Parse(row[column], CultureInfo.InvariantCulture))];

    private int Position(string column)
    {
        var at = Array.IndexOf(_header, column);
        return at >= 0 ? at : throw new KeyNotFoundException($"No column {column} in {string.Join('|', _header)}");
    }

    private static string[] Split(string line) => [.. line.Split(',').Select(cell => cell.Trim('"'))];
}

namespace Bellwether.Data.Duck;

/// <summary>How far a query is: the fraction done (null while unknown), and rows of those expected, as DuckDB estimates them.</summary>
public readonly record struct DuckProgress(double? Fraction, ulong RowsProcessed, ulong RowsTotal);

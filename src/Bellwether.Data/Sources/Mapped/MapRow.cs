using System.Text;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>
/// The current record of a mapped file, asked by field. A question that cannot be answered names the failure itself and returns false,
/// so that a row is either whole or kept aside with one reason.
/// </summary>
internal sealed class MapRow
{
    private readonly CsvMap _map;
    private readonly DelimitedReader _reader;
    private readonly List<RowFailure> _failures;
    private readonly int _columns;

    /// <summary>Reads the header and finds the mapped columns in it.</summary>
    public MapRow(CsvMap map, DelimitedReader reader, List<RowFailure> failures)
    {
        (_map, _reader, _failures) = (map, reader, failures);
        var header = reader.ReadHeader();
        _columns = header.Length;
        Header = header;
        HeaderLine = reader.Line;
    }

    private string[] Header { get; }

    private int HeaderLine { get; }

    public int Line => _reader.Line;

    /// <summary>Where a field comes from; a mapped column that the file lacks, or has twice, is an error.</summary>
    public MapSlot Slot(string field)
    {
        if (_map.Constants.TryGetValue(field, out var constant)) return new MapSlot(field, field, -1, Encoding.UTF8.GetBytes(constant));
        if (!_map.Columns.TryGetValue(field, out var column)) return new MapSlot(field, field, -1, null);
        var found = Array.IndexOf(Header, column);
        if (found < 0)
            throw new SourceException(_reader.File, HeaderLine, null, $"no column '{column}' (mapped to {field}).{Suggest.Phrase(column, Header)} Found '{string.Join("', '", Header)}'.");
        if (Array.LastIndexOf(Header, column) != found) throw new SourceException(_reader.File, HeaderLine, null, $"column '{column}' (mapped to {field}) stands twice in the header.");
        return new MapSlot(field, column, found, null);
    }

    /// <summary>Moves on; a record of the wrong shape is named and passed over.</summary>
    public bool Next()
    {
        while (_reader.Read())
        {
            if (_reader.Problem is null && _reader.FieldCount == _columns) return true;
            Fail(FailureReason.Unparsable, _reader.Problem ?? $"{_reader.FieldCount} fields; the header has {_columns}.");
        }

        return false;
    }

    /// <summary>The raw field; empty when the field is not mapped.</summary>
    public ReadOnlySpan<byte> Raw(MapSlot slot) => slot.Column >= 0 ? _reader[slot.Column] : slot.Constant;

    /// <summary>True when the field is mapped and not blank.</summary>
    public bool Has(MapSlot slot) => !Field.IsBlank(Raw(slot));

    public bool Text(MapSlot slot, out string text)
    {
        text = Encoding.UTF8.GetString(Raw(slot)).Trim();
        return text.Length > 0 || Missing(slot);
    }

    public string? OptionalText(MapSlot slot) => Encoding.UTF8.GetString(Raw(slot)).Trim() is { Length: > 0 } text ? text : null;

    public bool Day(MapSlot slot, out DateOnly day)
    {
        day = default;
        if (!Has(slot)) return Missing(slot);
        var isIso = _map.DateFormats.Length == 1 && string.Equals(_map.DateFormats[0], "yyyy-MM-dd", StringComparison.Ordinal);
        return (isIso && Raw(slot).Length == 10 && Field.TryIsoDay(Raw(slot), out day))
            || Field.TryDay(Raw(slot), _map.DateFormats, out day)
            || Fail(FailureReason.Unparsable, $"{slot.Label} {Field.Describe(Raw(slot))}; expected a day as {string.Join(" or ", _map.DateFormats)}.");
    }

    public bool OptionalDay(MapSlot slot, out DateOnly? day)
    {
        day = null;
        if (!Has(slot)) return true;
        if (!Day(slot, out var known)) return false;
        day = known;
        return true;
    }

    public bool Number(MapSlot slot, out double number)
    {
        number = 0;
        return Has(slot)
            ? Field.TryNumber(Raw(slot), _map.DecimalMark, _map.ThousandsMark, out number) || Fail(FailureReason.Unparsable, $"{slot.Label} {Field.Describe(Raw(slot))}; expected a number.")
            : Missing(slot);
    }

    /// <summary>A number above zero.</summary>
    public bool Positive(MapSlot slot, out double number) =>
        Number(slot, out number) && ((number > 0 && number < 1e13) || Fail(FailureReason.Negative, $"{slot.Label} {Field.Describe(Raw(slot))}; expected a number above zero and below 1e13."));

    /// <summary>A whole number of at least zero.</summary>
    public bool Count(MapSlot slot, out long count)
    {
        count = 0;
        if (!Number(slot, out var number)) return false;
        if (number != Math.Floor(number) || Math.Abs(number) > 9e15) return Fail(FailureReason.Unparsable, $"{slot.Label} {Field.Describe(Raw(slot))}; expected a whole number.");
        if (number < 0) return Fail(FailureReason.Negative, $"{slot.Label} {Field.Describe(Raw(slot))} is below zero.");
        count = (long)number;
        return true;
    }

    /// <summary>Names what is wrong with the current record; false, for the caller to return.</summary>
    public bool Fail(FailureReason reason, string message) => Fail(reason, Line, message);

    /// <summary>Names what is wrong with an earlier record; false, for the caller to return.</summary>
    public bool Fail(FailureReason reason, int line, string message)
    {
        _failures.Add(new RowFailure(reason, _reader.File, line, message));
        return false;
    }

    private bool Missing(MapSlot slot) => Fail(FailureReason.MissingField, $"{slot.Label} is blank.");
}

/// <summary>Where a field's text comes from: a column, a constant, or nowhere.</summary>
/// <param name="Field">Our name.</param>
/// <param name="ColumnName">The file's name.</param>
/// <param name="Column">Column index, or -1.</param>
/// <param name="Constant">Constant, or null.</param>
internal sealed record MapSlot(string Field, string ColumnName, int Column, byte[]? Constant)
{
    public bool IsMapped => Column >= 0 || Constant is not null;

    public string Label => string.Equals(Field, ColumnName, StringComparison.Ordinal) ? Field : $"{Field} ({ColumnName})";
}

using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>One row of a characteristic file.</summary>
/// <param name="Code">Code or full identifier as written.</param>
/// <param name="Value">The number, or null for "not disclosed".</param>
/// <param name="Line">Line in the file, 1-based.</param>
public sealed record CharacteristicRow(string Code, double? Value, int Line);

/// <summary>
/// Reads a user's characteristic, a CSV with the columns <c>code</c> and <c>value</c>. A blank value is missing; <c>not disclosed</c> is kept as
/// such (METHODS 7.4). A row that cannot be read is kept aside with file, line and column; a file without those columns is an error.
/// </summary>
public static class CharacteristicFile
{
    /// <summary>What stands in the value column when the company does not say.</summary>
    public const string NotDisclosed = "not disclosed";

    /// <summary>Reads a file; good rows and named failures.</summary>
    public static Loaded<ImmutableArray<CharacteristicRow>> Read(string path)
    {
        byte[] buffer = [];
        var reader = new DelimitedReader(TextFile.Read(path, ref buffer), path);
        var header = reader.ReadHeader();
        var (code, value) = (Column(header, "code", path), Column(header, "value", path));
        var rows = ImmutableArray.CreateBuilder<CharacteristicRow>();
        var failures = ImmutableArray.CreateBuilder<RowFailure>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            void Fail(FailureReason reason, string problem) => failures.Add(new RowFailure(reason, path, reader.Line, problem));
            if (reader.Problem is { } quoting)
            {
                Fail(FailureReason.Unparsable, quoting);
                continue;
            }

            if (reader.FieldCount != header.Length)
            {
                Fail(FailureReason.Unparsable, $"{reader.FieldCount} fields; the header has {header.Length}.");
                continue;
            }

            var name = reader.Text(code).Trim();
            var text = reader.Text(value).Trim();
            if (name.Length == 0) Fail(FailureReason.MissingField, $"column {code + 1} (code) is blank.");
            else if (text.Length == 0) Fail(FailureReason.MissingField, $"column {value + 1} (value) is blank: {name} has no value.");
            else if (!seen.TryAdd(name, reader.Line)) Fail(FailureReason.DuplicateKey, $"column {code + 1} (code): {name} stands already on line {seen[name]}.");
            else if (text.Equals(NotDisclosed, StringComparison.OrdinalIgnoreCase)) rows.Add(new CharacteristicRow(name, null, reader.Line));
            else if (Field.TryNumber(System.Text.Encoding.UTF8.GetBytes(text), out var number)) rows.Add(new CharacteristicRow(name, number, reader.Line));
            else Fail(FailureReason.Unparsable, $"column {value + 1} (value): '{text}' is no number; expected one such as 0.35, or '{NotDisclosed}'.");
        }

        return new Loaded<ImmutableArray<CharacteristicRow>>(rows.ToImmutable(), failures.ToImmutable());
    }

    private static int Column(string[] header, string name, string path)
    {
        var at = Array.FindIndex(header, own => own.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new SourceException(path, 1, null, $"there is no column '{name}'; a characteristic file has the columns code and value, this one has: {string.Join(", ", header)}.");
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Data.Sources;

/// <summary>Reads MAP.yaml strictly; every mistake is a <see cref="DefinitionException"/> at its line and column.</summary>
public static class CsvMapReader
{
    private static readonly string[] Keys = ["table", "scheme", "delimiter", "encoding", "decimal", "thousands", "dates", "basis", "columns", "constants"];

    /// <summary>Reads a map; <paramref name="fileName"/> is for messages.</summary>
    public static CsvMap Read(string yamlText, string fileName)
    {
        var yaml = YamlSection.Parse(yamlText, fileName, "a CSV map", Keys);
        var table = yaml.Choice("table", MapFields.Tables) ?? throw yaml.Error("table", "'table' is missing from a CSV map.");
        string[] required = MapFields.Required(table), fields = [.. required, .. MapFields.Optional(table)];
        var columns = yaml.Section("columns", fields) ?? throw yaml.Error("columns", "'columns' is missing from a CSV map.");
        var constants = yaml.Section("constants", fields);
        foreach (var key in constants?.Keys ?? [])
        {
            if (columns.Has(key)) throw constants!.Error(key, $"'{key}' is both a column and a constant.");
        }

        foreach (var field in required)
        {
            if (!columns.Has(field) && constants?.Has(field) != true)
                throw yaml.Error("columns", $"nothing gives '{field}', which {yaml.Text("table")} needs: add it to columns or constants.");
        }

        var map = new CsvMap
        {
            Table = table,
            Scheme = yaml.Text("scheme") ?? "tse",
            Delimiter = Delimiter(yaml),
            Encoding = Encoding(yaml),
            DecimalMark = yaml.Choice("decimal", (".", '.'), (",", ',')) ?? '.',
            ThousandsMark = Mark(yaml),
            DateFormats = Dates(yaml),
            Basis = yaml.Choice("basis", ("traded", PriceBasis.Traded), ("split_adjusted", PriceBasis.SplitAdjusted)) ?? PriceBasis.Traded,
            Columns = Pairs(columns),
            Constants = constants is null ? ImmutableDictionary<string, string>.Empty : Pairs(constants),
        };
        CheckMarks(yaml, map);
        if (table == MapTable.Prices) CheckPrices(yaml, columns, map);
        else if (yaml.Has("basis")) throw yaml.Error("basis", "basis goes with table: prices.");
        return map;
    }

    private static void CheckMarks(YamlSection yaml, CsvMap map)
    {
        if (map.ThousandsMark == map.DecimalMark) throw yaml.Error("thousands", "thousands and decimal are the same mark.");
    }

    private static void CheckPrices(YamlSection yaml, YamlSection columns, CsvMap map)
    {
        var ohl = ((ReadOnlySpan<string>)["open", "high", "low"]).ToArray().Count(columns.Has);
        if (ohl is not (0 or 3)) throw yaml.Error("columns", "open, high and low come together: map all three, or none (then the close stands for them).");
        var (split, factor) = (columns.Has("split"), columns.Has("split_factor"));
        if (split && factor) throw columns.Error("split_factor", "split and split_factor say the same thing; map one.");
        if (map.Basis == PriceBasis.SplitAdjusted && !split && !factor)
            throw yaml.Error("basis", "basis: split_adjusted needs a split or split_factor column, or traded prices cannot be known. Where no share was split in the file, say basis: traded.");
        if (map.Basis == PriceBasis.Traded && factor) throw columns.Error("split_factor", "split_factor goes with basis: split_adjusted.");
        foreach (var field in map.Constants.Keys)
        {
            if (field is not ("code" or "date")) throw yaml.Error("constants", $"'{field}' cannot be the same for every price row.");
        }
    }

    private static char Delimiter(YamlSection yaml)
    {
        var text = yaml.Text("delimiter") ?? ",";
        if (text is "tab" or "\\t" or "\t") return '\t';
        return text.Length == 1 && text[0] is > ' ' and < '\x7f' and not '"' && !char.IsAsciiLetterOrDigit(text[0])
            ? text[0]
            : throw yaml.Error("delimiter", $"delimiter '{text}'; expected tab or one sign such as \",\", \";\" or \"|\".");
    }

    private static string Encoding(YamlSection yaml)
    {
        var text = yaml.Text("encoding") ?? "auto";
        return TextFile.Encodings.Contains(text, StringComparer.Ordinal)
            ? text
            : throw yaml.Error("encoding", $"encoding '{text}' is not known.{Suggest.Phrase(text, TextFile.Encodings)} Expected one of: {string.Join(", ", TextFile.Encodings)}.");
    }

    private static char? Mark(YamlSection yaml) => yaml.Choice("thousands", (",", ','), (".", '.'), ("'", '\''), (" ", ' '));

    private static ImmutableArray<string> Dates(YamlSection yaml)
    {
        if (!yaml.Has("dates")) return ["yyyy-MM-dd"];
        var formats = yaml.List("dates", single: true);
        if (formats.IsEmpty) throw yaml.Error("dates", "dates is empty; expected a format such as yyyy/MM/dd.");
        var probe = new DateOnly(2019, 3, 20);
        foreach (var format in formats)
        {
            if (!HoldsADay(format, probe)) throw yaml.Error("dates", $"'{format}' does not hold year, month and day; expected a format such as yyyy/MM/dd or yyyyMMdd.");
        }

        return formats;
    }

    private static bool HoldsADay(string format, DateOnly probe)
    {
        try
        {
            var written = probe.ToString(format, CultureInfo.InvariantCulture);
            return format.Contains('y', StringComparison.Ordinal) && DateOnly.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read == probe;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static ImmutableDictionary<string, string> Pairs(YamlSection section) => section.Keys.ToImmutableDictionary(k => k, section.RequiredText, StringComparer.Ordinal);
}

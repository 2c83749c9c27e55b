using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Export.Xlsx;

/// <summary>How a cell looks, apart from its number format.</summary>
internal enum Look
{
    /// <summary>As any other.</summary>
    Plain,

    /// <summary>A heading of a column.</summary>
    Heading,

    /// <summary>The title of the document.</summary>
    Title,

    /// <summary>Running text, broken into lines.</summary>
    Text,
}

/// <summary>A cell of a sheet: a number with a format, words, or nothing. Words are never a formula, whatever they begin with.</summary>
/// <param name="Words">Words, or null.</param>
/// <param name="Number">A number or a day's serial, or null.</param>
/// <param name="Format">Format code.</param>
/// <param name="Shown">What a reader sees, to measure the column.</param>
/// <param name="FactId">The fact it prints, or null.</param>
internal readonly record struct SheetCell(string? Words, string? Number, string Format, string Shown, string? FactId = null)
{
    // Longer text than Excel holds in one cell.
    private const int MaximumLength = 32_767;

    // Serial of a day counts from here; before March 1900 spreadsheets disagree, and the day stays words.
    private static readonly DateOnly s_origin = new(1899, 12, 30);
    private static readonly DateOnly s_first = new(1900, 3, 1);

    /// <summary>Nothing.</summary>
    public static SheetCell Empty => new(null, null, NumberFormat.General, "");

    /// <summary>How it looks.</summary>
    public Look Look { get; init; }

    /// <summary>True for words that a spreadsheet would take for a formula if they were typed.</summary>
    public bool LooksLikeFormula => Words is { Length: > 0 } words && words[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    /// <summary>Words.</summary>
    public static SheetCell Of(string? text, Look look = Look.Plain)
    {
        var clean = Printable.Clean(text ?? "");
        if (clean.Length > MaximumLength) clean = clean[..(MaximumLength - 1)] + "…";
        return clean.Length == 0 ? Empty : new SheetCell(clean, null, NumberFormat.General, clean) { Look = look };
    }

    /// <summary>A cell of a table: facts and numbers as numbers, ISO days as days, undefined as words that say so.</summary>
    public static SheetCell Of(Cell cell)
    {
        if (cell.Fact is { } fact) return Of(fact, cell.Style);
        if (cell.Number is { } number) return new SheetCell(null, number.ToString(CultureInfo.InvariantCulture), NumberFormat.Like(cell.Text), cell.Text ?? "");
        return DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day, null) : Of(cell.Text);
    }

    private static SheetCell Of(Fact fact, FactStyle style)
    {
        var shown = FactText.Cell(fact, style);
        if (fact.Value is not { } value) return Of(shown) with { FactId = fact.Id };
        if (fact.Measure.Unit == Unit.Date) return Of(DateOnly.FromDayNumber((int)value), fact.Id);
        return new SheetCell(null, FactText.Raw(fact), NumberFormat.Of(fact, style), shown, fact.Id);
    }

    private static SheetCell Of(DateOnly day, string? factId)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return day < s_first
            ? Of(text) with { FactId = factId }
            : new SheetCell(null, (day.DayNumber - s_origin.DayNumber).ToString(CultureInfo.InvariantCulture), NumberFormat.Date, text, factId);
    }
}

namespace Bellwether.Story.Render;

/// <summary>
/// A table in a terminal: numbers right aligned, full-width names counted as two columns, headings and words wrapped when the table is wider
/// than the page, and one card per row when even that does not fit.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2;
    private const int NarrowestWords = 10;

    /// <summary>Writes the table between its caption and a note on undefined values.</summary>
    public static void Write(TableBlock table, TextPage page, int columns, int? maxRows)
    {
        AnswerParts.Checked(table);
        foreach (var line in TextFlow.Wrap(table.Title, columns)) page.Line(line, Ink.Strong);
        var shown = maxRows is { } most && table.Rows.Length > most ? table.Rows.AsSpan(0, most).ToArray() : [.. table.Rows];
        var rows = shown.Select(row => row.Select(AnswerParts.CellText).ToArray()).ToArray();
        var headings = table.Columns.Select(column => Printable.Clean(column.Title)).ToArray();
        if (headings.Length > 0)
        {
            if (Widths(table, headings, rows, columns) is { } widths) WriteGrid(table, headings, rows, widths, page);
            else WriteCards(headings, rows, page, columns);
        }

        if (shown.Length < table.Rows.Length) page.Line($"… {table.Rows.Length - shown.Length} more", Ink.Quiet);
        if (AnswerParts.UndefinedNote(table) is { } note)
        {
            foreach (var line in TextFlow.Wrap(note, columns)) page.Line(line, Ink.Quiet);
        }
    }

    private static int[]? Widths(TableBlock table, string[] headings, string[][] rows, int columns)
    {
        var widths = new int[headings.Length];
        var least = new int[headings.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            var cells = rows.Length == 0 ? 0 : rows.Max(row => DisplayWidth.Of(row[i]));
            widths[i] = Math.Max(cells, DisplayWidth.Of(headings[i]));
            var headingWord = headings[i].Split(' ').Max(DisplayWidth.Of);
            least[i] = Math.Max(headingWord, table.Columns[i].RightAligned ? cells : Math.Min(cells, NarrowestWords));
        }

        // One column at a time gives way, always the one with most to give.
        while (widths.Sum() + Gap * (widths.Length - 1) > columns)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (widths[i] > least[i] && (widest < 0 || widths[i] - least[i] > widths[widest] - least[widest])) widest = i;
            }

            if (widest < 0) return null;
            widths[widest]--;
        }

        return widths;
    }

    private static void WriteGrid(TableBlock table, string[] headings, string[][] rows, int[] widths, TextPage page)
    {
        WriteRow(table, headings, widths, page, Ink.Quiet, bottom: true);
        page.Line(string.Join(new string(' ', Gap), widths.Select(width => new string('─', width))), Ink.Quiet);
        foreach (var row in rows) WriteRow(table, row, widths, page, Ink.Plain, bottom: false);
    }

    private static void WriteRow(TableBlock table, string[] cells, int[] widths, TextPage page, Ink ink, bool bottom)
    {
        var wrapped = cells.Select((cell, i) => TextFlow.Wrap(cell, widths[i])).ToArray();
        var height = Math.Max(1, wrapped.Max(lines => lines.Count));
        for (var line = 0; line < height; line++)
        {
            var parts = wrapped.Select((lines, i) =>
            {
                var at = bottom ? line - (height - lines.Count) : line;
                return DisplayWidth.Pad(at >= 0 && at < lines.Count ? lines[at] : "", widths[i], table.Columns[i].RightAligned);
            });
            page.Line(string.Join(new string(' ', Gap), parts), ink);
        }
    }

    private static void WriteCards(string[] headings, string[][] rows, TextPage page, int columns)
    {
        foreach (var row in rows)
        {
            foreach (var line in TextFlow.Wrap(row[0], columns)) page.Line(line, Ink.Strong);
            for (var i = 1; i < row.Length; i++)
            {
                if (row[i].Length == 0) continue;
                var room = columns - 2 - DisplayWidth.Of(headings[i]) - Gap;
                if (DisplayWidth.Of(row[i]) <= room)
                {
                    page.Line([new Piece($"  {headings[i]}  ", Ink.Quiet), new Piece(DisplayWidth.Pad(row[i], room, right: true))]);
                    continue;
                }

                page.Line($"  {headings[i]}", Ink.Quiet);
                foreach (var line in TextFlow.Wrap(row[i], columns - 4)) page.Line($"    {line}");
            }
        }
    }
}

namespace Bellwether.Story.Render;

/// <summary>A page of terminal text under construction: lines of inked pieces, with colour codes only when asked for.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="colour">True for ANSI colour codes.</param>
internal sealed class TextPage(TextWriter output, bool colour)
{
    private const string Reset = "\u001b[0m";
    private bool _blank = true;

    /// <summary>An empty line, never two in a row.</summary>
    public void Gap()
    {
        if (_blank) return;
        output.Write('\n');
        _blank = true;
    }

    /// <summary>A line of one look, without trailing spaces.</summary>
    public void Line(string text, Ink ink = Ink.Plain) => Line([new Piece(text, ink)]);

    /// <summary>A line of pieces, without trailing spaces.</summary>
    public void Line(IReadOnlyList<Piece> pieces)
    {
        var last = pieces.Count - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(pieces[last].Text)) last--;
        for (var i = 0; i <= last; i++)
        {
            var text = i == last ? pieces[i].Text.TrimEnd() : pieces[i].Text;
            var code = colour ? Code(pieces[i].Ink) : "";
            output.Write(code.Length == 0 ? text : $"{code}{text}{Reset}");
        }

        output.Write('\n');
        _blank = last < 0;
    }

    private static string Code(Ink ink) => ink switch
    {
        Ink.Strong => "\u001b[1m",
        Ink.Quiet => "\u001b[2m",
        Ink.Warm or Ink.DoubtNumber => "\u001b[33m",
        Ink.Good => "\u001b[4;32m",
        Ink.Doubt => "\u001b[4;33m",
        Ink.Bad => "\u001b[4;31m",
        Ink.Open => "\u001b[4;2m",
        Ink.GoodNumber => "\u001b[32m",
        Ink.BadNumber => "\u001b[31m",
        _ => "",
    };
}

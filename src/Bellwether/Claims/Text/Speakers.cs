namespace Bellwether.Claims.Text;

/// <summary>Who speaks in a paragraph: the name beside "said" or after "according to".</summary>
internal sealed class Speakers
{
    private static readonly string[] s_verbs = ["said", "says", "told", "wrote", "noted", "adds", "added", "argued", "agreed", "explained", "writes", "argues", "notes"];

    private readonly List<(int Start, int End)> _quotes = [];
    private readonly List<(int At, string Name)> _names = [];
    private readonly List<(int At, string Name)> _sources = [];

    /// <summary>The quotations and speakers of a paragraph.</summary>
    public static Speakers Of(string clean, int start, int end)
    {
        var speakers = new Speakers();
        var open = -1;
        for (var i = start; i < end; i++)
        {
            if (clean[i] != '"') continue;
            if (open < 0) open = i;
            else
            {
                speakers._quotes.Add((open, i + 1));
                open = -1;
            }
        }

        if (open >= 0 && end - open > 1) speakers._quotes.Add((open, end));
        var tokens = Tokenizer.Cut(clean, start, end);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is("according") && i + 2 < tokens.Count && tokens[i + 1].Is("to") && Name(clean, tokens, i + 2, 1) is { } source) speakers._sources.Add((tokens[i].Start, source));
            // Outside quotations "added" and "noted" are verbs of other things.
            if (Array.IndexOf(s_verbs, tokens[i].Lower, 0, speakers._quotes.Count > 0 ? s_verbs.Length : 2) < 0 || speakers.Inside(tokens[i].Start)) continue;
            var name = Name(clean, tokens, i - 1, -1) ?? Name(clean, tokens, i + 1, 1);
            if (name is not null) speakers._names.Add((tokens[i].Start, name));
        }

        return speakers;
    }

    /// <summary>The speaker of a sentence, or null when the text speaks itself.</summary>
    public Speaker? Of(int start, int end)
    {
        var direct = _quotes.Exists(quote => quote.Start < end && quote.End > start && Math.Min(quote.End, end) - Math.Max(quote.Start, start) > (end - start) / 3);
        if (direct) return new Speaker(Nearest(_names, start) ?? Nearest(_sources, start) ?? "", true);
        foreach (var (at, name) in _sources)
            if (at >= start && at < end)
                return new Speaker(name, false);
        foreach (var (at, name) in _names)
            if (at >= start && at < end)
                return new Speaker(name, false);
        return null;
    }

    private bool Inside(int at) => _quotes.Exists(quote => at > quote.Start && at < quote.End);

    private static string? Nearest(List<(int At, string Name)> names, int at)
    {
        string? best = null;
        var distance = int.MaxValue;
        foreach (var (position, name) in names)
        {
            if (Math.Abs(position - at) >= distance) continue;
            (best, distance) = (name, Math.Abs(position - at));
        }

        return best;
    }

    // A run of capitalised words, or he and she, at a position in a direction.
    private static string? Name(string clean, List<Token> tokens, int at, int step)
    {
        if (at < 0 || at >= tokens.Count) return null;
        if (tokens[at].Lower is "he" or "she" or "they") return clean[tokens[at].Start..tokens[at].End];
        var (first, last) = (at, at);
        if (!IsName(tokens[at])) return null;
        while (step < 0 && first > 0 && IsName(tokens[first - 1])) first--;
        while (step > 0 && last + 1 < tokens.Count && IsName(tokens[last + 1])) last++;
        return clean[tokens[first].Start..tokens[last].End];
    }

    private static bool IsName(Token token) => token.Kind == TokenKind.Word && token.Capital && token.Lower.Length > 1 && token.Lower is not ("the" or "it" or "but" or "and");
}

using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Names in a text: those of the alias table, short names that the text has introduced, and names that nobody knows.</summary>
internal sealed class Mentions(AliasTable table, string clean)
{
    private readonly Dictionary<string, List<Alias>> _introduced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The known name at a token.</summary>
    public (int Length, SubjectRef? Subject) At(List<Token> tokens, int at)
    {
        if (tokens[at].Kind == TokenKind.Number) return Code(tokens, at);
        if (tokens[at].Kind is not TokenKind.Word) return default;
        var from = tokens[at].Lower is "the" && at + 1 < tokens.Count ? at + 1 : at;
        var (length, subject) = table.Match(tokens, from, _introduced);
        if (subject is null) return default;
        var end = from + length;
        if (subject.Kind == SubjectKind.Gauge) end = Widened(tokens, end);
        if (subject.Kind == SubjectKind.Security)
        {
            end = Formed(tokens, end);
            Introduce(subject);
        }

        var text = Text(tokens, from, end);
        return (end - at, subject.Kind is SubjectKind.Security or SubjectKind.Gauge || subject.Id is "USDJPY" ? subject with { Text = text } : subject);
    }

    /// <summary>A run of capitalised words that no table knows, or a plural that moves as a group; such a subject must not pass for the one named before.</summary>
    public (int Length, SubjectRef? Subject) Unknown(List<Token> tokens, int at)
    {
        var end = at;
        // "Biotech AnGes", "Chipmaker Renesas Rises": the run ends before a name that is known and before a verb; in front of a name it only describes it.
        while (end < tokens.Count && IsName(tokens, end, at) && (end == at || !IsVerb(tokens, end)))
        {
            if (end > at && table.Match(tokens, end, _introduced).Subject is not null) return default;
            end++;
        }

        if (end < tokens.Count && end > at && tokens[end].IsSymbol('&') && end + 1 < tokens.Count && tokens[end + 1].Capital) end += 2;
        if (end == at) return default;
        if (at == 0 && end == 1 && (CommonWords.Contains(tokens[0].Lower) || !(end < tokens.Count && IsPredicate(tokens, end)))) return default;
        end = Formed(tokens, end);
        var text = Text(tokens, at, end);
        return (end - at, new SubjectRef(text, SubjectKind.Unknown, null, text));
    }

    private static bool IsName(List<Token> tokens, int at, int first)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Word || !token.Capital || token.Lower.Length < 2) return false;
        if (DateWords.Month(token) > 0 || DateWords.Weekday(token) is not null) return false;
        return at > first || first > 0 || !CommonWords.Contains(token.Lower);
    }

    private static bool IsVerb(List<Token> tokens, int at) => Lexicon.Read(tokens, at, out var role, out _) > 0 && role is Role.Move or Role.Moving or Role.Stand or Role.State;

    private static bool IsPredicate(List<Token> tokens, int at) => tokens[at].Is("'s") || tokens[at].IsSymbol('(') || (Lexicon.Read(tokens, at, out var role, out _) > 0 && role is Role.Move or Role.Auxiliary or Role.Stand or Role.Contribute or Role.Beat or Role.PriceNoun);

    // A bare code counts as a name in brackets, before a verb, or alone in a table cell.
    private (int Length, SubjectRef? Subject) Code(List<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.End - token.Start != 4 || token.Place != 1 || table.OfCode(token.Lower) is not { } subject) return default;
        var next = at + 1 < tokens.Count ? at + 1 : -1;
        // "(4563)", and "(4563 JT)" as terminals print it.
        var ticker = next > 0 && at > 0 && tokens[at - 1].IsSymbol('(') && tokens[next].Lower is "jt" or "jp" && next + 1 < tokens.Count && tokens[next + 1].IsSymbol(')');
        if (ticker) return (2, subject);
        var bracketed = at > 0 && tokens[at - 1].IsSymbol('(') && next > 0 && tokens[next].IsSymbol(')');
        var governs = next > 0 && tokens[next].Kind == TokenKind.Word && Lexicon.Read(tokens, next, out var role, out _) > 0 && role is Role.Move or Role.Auxiliary;
        return bracketed || (governs && at == 0 && QuantityReader.Read(tokens, at) is { Form: Form.Bare }) ? (1, subject) : default;
    }

    private void Introduce(SubjectRef subject)
    {
        if (subject.Id is null || !_seen.Add(subject.Id)) return;
        foreach (var name in table.ShortNames(subject).Concat(FirstWords(subject.Name)))
        {
            if (Alias.Of(name, subject, true) is not { } alias) continue;
            if (!_introduced.TryGetValue(alias.Words[0], out var list)) _introduced[alias.Words[0]] = list = [];
            list.Add(alias);
        }
    }

    // After "Sosei Group Corp." a text says "Sosei".
    private static IEnumerable<string> FirstWords(string name)
    {
        var words = name.Split(' ');
        if (words.Length > 1 && words[0].Length > 2) yield return words[0];
        if (words.Length > 2) yield return words[0] + " " + words[1];
    }

    // "Mothers Index of growing companies" ends at Index; "the Mothers measure", "Topix gauge".
    private static int Widened(List<Token> tokens, int end) =>
        end < tokens.Count && tokens[end].Lower is "index" or "gauge" or "measure" or "average" or "benchmark" or "indicator" && !(end + 1 < tokens.Count && tokens[end + 1].Lower is "members" or "stocks") ? end + 1 : end;

    private static int Formed(List<Token> tokens, int end)
    {
        if (end > 0 && end < tokens.Count && LegalForms.IsForm(tokens[end - 1].Lower) && tokens[end].IsSymbol('.') && tokens[end].Glued && end + 1 < tokens.Count) end++;
        while (end < tokens.Count && (LegalForms.IsForm(tokens[end].Lower) && tokens[end].Capital || (tokens[end].IsSymbol(',') && end + 1 < tokens.Count && LegalForms.IsForm(tokens[end + 1].Lower) && tokens[end + 1].Capital)))
        {
            end += tokens[end].IsSymbol(',') ? 2 : 1;
            if (end + 1 < tokens.Count && tokens[end].IsSymbol('.') && tokens[end].Glued) end++;
        }

        return end;
    }

    private string Text(List<Token> tokens, int first, int end) => clean[tokens[first].Start..tokens[end - 1].End];
}

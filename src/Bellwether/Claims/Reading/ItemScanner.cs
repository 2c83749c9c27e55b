using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Tokens to phrases, from left to right, the longest reading first.</summary>
internal static class ItemScanner
{
    private static readonly (string[] Words, Anaphor Anaphor)[] s_anaphors =
    [
        .. Anaphors(Anaphor.Gauge, "the gauge", "the index", "the measure", "the benchmark", "the average", "the benchmark index", "the benchmark gauge", "the broader gauge", "the equity gauge", "the stock gauge", "the indicator", "the small cap gauge", "that gauge", "this gauge", "that index", "this index", "the equity benchmark", "the equity index", "the stock index", "the barometer", "the growth stock gauge"),
        .. Anaphors(Anaphor.Gauges, "these indexes", "these gauges", "these indices", "these measures", "both indexes", "both gauges", "both measures", "the two indexes", "the two gauges", "the two measures", "the gauges", "the indexes", "the measures", "both benchmarks"),
        .. Anaphors(Anaphor.Security, "the stock", "the shares", "the company", "the share price", "the stock price", "the firm", "its shares", "its stock", "its share price", "the drugmaker", "the biotech", "the retailer", "the carmaker", "the automaker", "the lender", "the developer", "the chipmaker", "the operator", "the company 's shares", "the company 's stock", "the firm 's shares", "his company", "their shares", "the latter"),
        .. Anaphors(Anaphor.Currency, "the currency", "the japanese currency", "japan 's currency"),
        .. Anaphors(Anaphor.Yield, "the yield", "the rate", "yields", "the benchmark yield"),
        .. Anaphors(Anaphor.Pair, [.. from head in (string[])["the two", "both"] from noun in (string[])["stocks", "companies", "firms", "shares", "biotechs", "carmakers", "automakers", "banks", "lenders", "chipmakers", "drugmakers", "retailers", "brokerages", "biotech firms", "biotech stocks"] select $"{head} {noun}"]),
        .. Anaphors(Anaphor.It, "it", "its", "itself"),
        .. Anaphors(Anaphor.They, "they", "their", "them"),
    ];

    /// <summary>The phrases of a sentence.</summary>
    public static List<Item> Scan(List<Token> tokens, Mentions mentions)
    {
        var items = new List<Item>(tokens.Count);
        for (var at = 0; at < tokens.Count;)
        {
            var item = At(tokens, at, mentions);
            items.Add(item);
            at = item.End;
        }

        return items;
    }

    private static Item At(List<Token> tokens, int at, Mentions mentions)
    {
        var token = tokens[at];
        if (mentions.At(tokens, at) is (> 0 and var length, { } subject)) return New(ItemKind.Subject, length, subject: subject);
        var time = TimeReader.Read(tokens, at);
        if (time.Length > 0) return new Item { Kind = ItemKind.Time, First = at, End = at + time.Length, Word = token.Lower, Time = time };
        if (Multiple(tokens, at, out var multiple) is var verb and > 0) return new Item { Kind = ItemKind.Multiple, First = at, End = at + verb, Word = tokens[at + verb - 1].Lower, Multiple = multiple, Sign = multiple!.Stated < 0 ? -1 : 1 };
        if (QuantityReader.Read(tokens, at) is { } quantity) return new Item { Kind = ItemKind.Quantity, First = at, End = quantity.End, Word = tokens[quantity.Number].Lower, Quantity = quantity };
        foreach (var (words, anaphor) in s_anaphors)
        {
            if (DateWords.At(tokens, at, words)) return new Item { Kind = ItemKind.Subject, First = at, End = at + words.Length, Word = token.Lower, Anaphor = anaphor };
        }

        var known = Lexicon.Read(tokens, at, out var role, out var sign);
        if (known > 0) return new Item { Kind = ItemKind.Word, First = at, End = at + known, Word = token.Lower, Role = Settle(tokens, at, known, role), Sign = sign };
        if (mentions.Unknown(tokens, at) is (> 0 and var size, { } name)) return New(ItemKind.Subject, size, subject: name);
        return token.Kind == TokenKind.Symbol ? New(ItemKind.Mark, 1) : New(ItemKind.Word, 1);

        Item New(ItemKind kind, int count, SubjectRef? subject = null) => new() { Kind = kind, First = at, End = at + count, Word = tokens[at].Lower, Subject = subject };
    }

    // "gain" and "advance" are verbs or nouns: after an article, an adjective or a percent they are nouns.
    private static Role Settle(List<Token> tokens, int at, int length, Role role)
    {
        if (role != Role.Move || length > 1) return role;
        if (at + 1 < tokens.Count && tokens[at + 1].Is("of") && !tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal)) return Role.MoveNoun;
        if (at == 0) return role;
        // "the Topix gain": a verb after a name in the singular would end in s.
        if (tokens[at - 1].Capital && tokens[at].Lower is "gain" or "advance" or "rally" or "rise" or "fall" or "drop" or "slide" or "jump" or "surge" or "climb" or "decline" or "slump" or "plunge" or "increase" or "rebound" && !(at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Number)) return Role.MoveNoun;
        var previous = tokens[at - 1].Lower;
        var noun = previous is "a" or "an" or "the" or "its" or "their" or "this" or "that" or "'s" or "percent" or "%" or "cent" or "point" or "day" or "weekly" or "daily" or "monthly" or "annual" or "biggest" or "largest" or "steepest"
            or "best" or "worst" or "sharpest" or "straight" or "consecutive" or "successive" or "percentage" or "further" or "average" or "any" or "of" or "no" or "steep" or "sharp" or "modest" or "big" or "strongest" or "greatest" or "quarterly" or "yearly" or "combined" or "overall" or "total"
            || (QuantityReader.Read(tokens, at - 1) is { Form: Form.Percent or Form.Points });
        return noun && !tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal) && tokens[at].Lower is not ("rose" or "fell" or "lost" or "sank" or "slid" or "shed" or "grew") ? Role.MoveNoun : role;
    }

    private static int Multiple(List<Token> tokens, int at, out RoundingInterval? multiple)
    {
        var taken = ModifierWords.Before(tokens, at, out var modifier);
        multiple = null;
        if (at + taken >= tokens.Count) return 0;
        var word = tokens[at + taken].Lower;
        if (word is "double" or "triple" or "quadruple" or "halve" && at + taken + 1 < tokens.Count && tokens[at + taken + 1].Lower is "the" or "that" or "digit" or "what" or "its") return 0;
        multiple = MultipleVerbs.Read(word, modifier);
        return multiple is null ? 0 : taken + 1;
    }

    private static IEnumerable<(string[] Words, Anaphor Anaphor)> Anaphors(Anaphor anaphor, params string[] phrases) => phrases.OrderByDescending(phrase => phrase.Length).Select(phrase => (phrase.Split(' '), anaphor));
}

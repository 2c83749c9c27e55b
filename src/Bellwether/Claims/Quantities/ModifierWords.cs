using Bellwether.Claims.Text;

namespace Bellwether.Claims.Quantities;

/// <summary>The words before or after a number that shift or open its interval (METHODS 10.2).</summary>
internal static class ModifierWords
{
    // Longest first. Neutral words are taken too, so that "rose by a further 5 percent" is one phrase.
    private static readonly (string[] Words, Modifier Modifier)[] s_before =
    [
        .. Table(Modifier.None, "exactly", "precisely", "fully", "only", "just", "merely", "a mere", "a further", "another", "an additional", "a total of", "a combined", "a whopping", "an eye-popping", "a cumulative", "a modest", "an average", "a full", "an average of", "further", "additional", "a net", "net", "even"),
        .. Table(Modifier.About, "about", "around", "roughly", "approximately", "some", "circa", "approx", "approx.", "in the region of", "in the neighborhood of", "on the order of", "somewhere around", "~", "≈", "c.", "an estimated", "or so"),
        .. Table(Modifier.Nearly, "nearly", "almost", "close to", "just under", "just shy of", "shy of", "just below", "not quite", "approaching", "slightly less than", "a little less than", "a bit less than", "slightly under", "a shade under", "near", "virtually", "well-nigh", "little short of", "just short of"),
        .. Table(Modifier.MoreThan, "more than", "over", "above", "greater than", "upward of", "upwards of", "in excess of", "exceeding", "north of", "well over", "well above", "just over", "just above", "slightly more than", "a little more than", "a little over", "slightly over", "a bit more than", "a shade over", "larger than", "higher than", "better than", "topping", ">", "beyond", "much more than", "even more than", "far more than", "at more than"),
        .. Table(Modifier.AtLeast, "at least", "no less than", "no fewer than", "not less than", "a minimum of", "as little as", "≥"),
        .. Table(Modifier.LessThan, "less than", "fewer than", "under", "below", "lower than", "smaller than", "short of", "south of", "well under", "well below", "<", "much less than", "far less than"),
        .. Table(Modifier.AtMost, "at most", "no more than", "not more than", "a maximum of", "no greater than", "≤"),
        .. Table(Modifier.UpTo, "up to", "as many as"),
        .. Table(Modifier.AsMuchAs, "as much as", "as high as", "as low as"),
    ];

    private static readonly (string[] Words, Modifier Modifier)[] s_after =
    [
        .. Table(Modifier.About, "or so", "or thereabouts", "give or take"),
        .. Table(Modifier.AtLeast, "or more", "or higher", "or better", "at least", "or above"),
        .. Table(Modifier.AtMost, "or less", "or fewer", "at most", "or lower", "or below"),
        .. Table(Modifier.AsMuchAs, "at one point", "at its peak", "at its high", "at the high", "at its intraday high", "at its low"),
    ];

    /// <summary>Tokens taken by a modifier that begins at a position, or 0.</summary>
    public static int Before(List<Token> tokens, int at, out Modifier modifier) => Match(s_before, tokens, at, out modifier);

    /// <summary>Tokens taken by a modifier that follows a number, or 0.</summary>
    public static int After(List<Token> tokens, int at, out Modifier modifier) => Match(s_after, tokens, at, out modifier);

    private static int Match((string[] Words, Modifier Modifier)[] table, List<Token> tokens, int at, out Modifier modifier)
    {
        var best = 0;
        modifier = Modifier.None;
        foreach (var (words, meaning) in table)
        {
            if (words.Length <= best || at + words.Length > tokens.Count || tokens[at].Lower != words[0]) continue;
            var i = 1;
            while (i < words.Length && tokens[at + i].Lower == words[i]) i++;
            if (i == words.Length) (best, modifier) = (i, meaning);
        }

        return best;
    }

    private static IEnumerable<(string[] Words, Modifier Modifier)> Table(Modifier modifier, params string[] phrases) =>
        phrases.Select(phrase => (phrase.Split(' ', '-'), modifier));
}

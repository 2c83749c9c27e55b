using System.Collections.Frozen;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Reading;

/// <summary>What a word or phrase does in a claim.</summary>
internal enum Role
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary>A verb of rise (+1), fall (−1) or neither (0: returned, moved).</summary>
    Move,

    /// <summary>A participle of such a verb (rising, gaining), which leans on the subject before.</summary>
    Moving,

    /// <summary>A verb that moves its object: lifted the index by 2 percent.</summary>
    Drive,

    /// <summary>A noun of rise or fall.</summary>
    MoveNoun,

    /// <summary>up, higher, down, lower, off.</summary>
    State,

    /// <summary>A verb whose object is a level: closed, ended, traded, stood.</summary>
    Stand,

    /// <summary>Subject exceeds (+1) or trails (−1) the object.</summary>
    Beat,

    /// <summary>compared with, versus, against: a second subject with the same verb.</summary>
    Versus,

    /// <summary>weight, weighting, makes up.</summary>
    Weight,

    /// <summary>accounted for, contributed, brought.</summary>
    Contribute,

    /// <summary>volatility.</summary>
    Volatility,

    /// <summary>drawdown.</summary>
    Drawdown,

    /// <summary>comprised of, consists of, has: a number of members follows.</summary>
    Comprise,

    /// <summary>companies, stocks, members: things counted.</summary>
    Members,

    /// <summary>A form of be, have or do.</summary>
    Auxiliary,

    /// <summary>will, could, may, is expected to.</summary>
    Modal,

    /// <summary>not, didn't, failed to.</summary>
    Negation,

    /// <summary>An adverb that changes nothing: sharply, also.</summary>
    Adverb,

    /// <summary>A measure of a company or an economy that is no price: sales, profit, exports.</summary>
    Fundamental,

    /// <summary>shares, stock, index after a name: the name's price itself.</summary>
    PriceNoun,

    /// <summary>yield, rate.</summary>
    Yield,

    /// <summary>biggest, best, steepest, most: an extreme.</summary>
    Extreme,

    /// <summary>said, according to.</summary>
    Said,

    /// <summary>respectively.</summary>
    Respectively,

    /// <summary>each, both.</summary>
    Each,

    /// <summary>who, which, that, whose.</summary>
    Relative,

    /// <summary>and, or, but, while.</summary>
    Join,

    /// <summary>A preposition.</summary>
    Preposition,
}

/// <summary>The vocabulary of the grammar (METHODS 10.3), with all its inflections.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, List<(string[] Words, Role Role, int Sign)>> s_phrases = Build();

    /// <summary>Tokens of the longest known phrase at a position (0 for none), its role and its sign.</summary>
    public static int Read(List<Token> tokens, int at, out Role role, out int sign)
    {
        (role, sign) = (Role.Other, 0);
        var best = 0;
        if (!s_phrases.TryGetValue(tokens[at].Lower, out var entries)) return 0;
        foreach (var (words, found, direction) in entries)
        {
            if (words.Length <= best || at + words.Length > tokens.Count) continue;
            var i = 1;
            while (i < words.Length && tokens[at + i].Lower == words[i]) i++;
            if (i == words.Length) (best, role, sign) = (i, found, direction);
        }

        return best;
    }

    private static FrozenDictionary<string, List<(string[] Words, Role Role, int Sign)>> Build()
    {
        var all = new Dictionary<string, List<(string[], Role, int)>>(StringComparer.Ordinal);
        void Add(Role role, int sign, string phrases)
        {
            foreach (var phrase in phrases.Split(" | "))
            {
                var words = phrase.Trim().Split(' ');
                if (!all.TryGetValue(words[0], out var list)) all[words[0]] = list = [];
                list.Add((words, role, sign));
            }
        }

        foreach (var (sign, verbs) in MoveWords.Verbs)
            foreach (var verb in verbs)
            {
                Add(Role.Move, sign, verb.Base);
                Add(Role.Move, sign, verb.Third);
                Add(Role.Move, sign, verb.Past);
                if (verb.Participle != verb.Past) Add(Role.Move, sign, verb.Participle);
                Add(Role.Moving, sign, verb.Ing);
            }

        foreach (var (role, sign, phrases) in WordTables.All) Add(role, sign, phrases);
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

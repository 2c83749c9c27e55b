using Bellwether.Claims.Text;

namespace Bellwether.Claims.Japanese;

/// <summary>What a Japanese number is counted in.</summary>
internal enum JapaneseUnit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>% or 割.</summary>
    Percent,

    /// <summary>円 with 銭.</summary>
    Yen,

    /// <summary>ポイント.</summary>
    Points,

    /// <summary>倍.</summary>
    Times,

    /// <summary>日, 営業日.</summary>
    Days,

    /// <summary>週.</summary>
    Weeks,

    /// <summary>カ月, 月連続.</summary>
    Months,

    /// <summary>年.</summary>
    Years,

    /// <summary>ベーシスポイント, bp.</summary>
    BasisPoints,

    /// <summary>連騰, 連敗: a run, counted in sessions.</summary>
    Run,

    /// <summary>Anything else that is counted: 社, 銘柄, 人, 回, 億円.</summary>
    Other,
}

/// <summary>A number as Japanese prints it: 2万1807円50銭, マイナス0.03%, 3日, 約3倍.</summary>
/// <param name="End">One past the last token.</param>
/// <param name="Value">Value in its unit.</param>
/// <param name="Place">Unit of the last printed place.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Signed">True when a sign was printed.</param>
/// <param name="Modifier">約, 超, 近く.</param>
internal readonly record struct JapaneseNumber(int End, decimal Value, decimal Place, JapaneseUnit Unit, bool Signed, Modifier Modifier)
{
    private static readonly (string Words, JapaneseUnit Unit)[] s_units =
    [
        ("ベーシスポイント", JapaneseUnit.BasisPoints), ("ポイント", JapaneseUnit.Points), ("営業日", JapaneseUnit.Days), ("カ月", JapaneseUnit.Months), ("ヵ月", JapaneseUnit.Months), ("ヶ月", JapaneseUnit.Months), ("か月", JapaneseUnit.Months), ("ケ月", JapaneseUnit.Months),
        ("週間", JapaneseUnit.Weeks), ("週", JapaneseUnit.Weeks), ("年間", JapaneseUnit.Years), ("年", JapaneseUnit.Years), ("日", JapaneseUnit.Days), ("倍", JapaneseUnit.Times), ("%", JapaneseUnit.Percent), ("bp", JapaneseUnit.BasisPoints),
        ("連騰", JapaneseUnit.Run), ("連勝", JapaneseUnit.Run), ("連敗", JapaneseUnit.Run), ("続伸", JapaneseUnit.Run), ("続落", JapaneseUnit.Run),
        ("億", JapaneseUnit.Other), ("兆", JapaneseUnit.Other), ("社", JapaneseUnit.Other), ("銘柄", JapaneseUnit.Other), ("人", JapaneseUnit.Other), ("回", JapaneseUnit.Other), ("件", JapaneseUnit.Other), ("株", JapaneseUnit.Other), ("歳", JapaneseUnit.Other), ("時", JapaneseUnit.Other), ("分", JapaneseUnit.Other), ("位", JapaneseUnit.Other), ("号", JapaneseUnit.Other),
    ];

    /// <summary>The number that begins at a token, or null.</summary>
    public static JapaneseNumber? Read(JapaneseText text, int at)
    {
        var from = at;
        var modifier = Modifier.None;
        if (text.At(from, "約") is > 0 and var about) (modifier, from) = (Modifier.About, from + about);
        else if (text.At(from, "およそ") is > 0 and var roughly) (modifier, from) = (Modifier.About, from + roughly);
        else if (text.At(from, "ほぼ") is > 0 and var nearly) (modifier, from) = (Modifier.About, from + nearly);
        var sign = 0;
        if (text.At(from, "マイナス") is > 0 and var minus) (sign, from) = (-1, from + minus);
        else if (text.At(from, "プラス") is > 0 and var plus) (sign, from) = (1, from + plus);
        else if (text.At(from, "-") > 0) (sign, from) = (-1, from + 1);
        else if (text.At(from, "+") > 0) (sign, from) = (1, from + 1);
        if (text.Number(from) is not { } first || (first.Hyphen && sign == 0)) return null;
        var (value, place, end) = (first.Value, first.Place, from + 1);
        if (text.At(end, "万") > 0)
        {
            (value, place, end) = (value * 10_000, place * 10_000, end + 1);
            if (text.Number(end) is { } rest && rest.Value < 10_000) (value, place, end) = (value + rest.Value, rest.Place, end + 1);
        }

        var unit = JapaneseUnit.None;
        if (text.At(end, "割") > 0 && text.At(end, "割れ") == 0 && text.At(end, "割り") == 0) (value, place, unit, end) = (value * 10, place * 10, JapaneseUnit.Percent, end + 1);
        else if (text.At(end, "円") > 0)
        {
            (unit, end) = (JapaneseUnit.Yen, end + 1);
            if (text.Number(end) is { Place: 1 } sen && sen.Value < 100 && Sen(text, end + 1) is > 0 and var length) (value, place, end) = (value + sen.Value / 100, 0.01m, end + 1 + length);
        }
        else
        {
            foreach (var (words, known) in s_units)
            {
                if (text.At(end, words) is not (> 0 and var length)) continue;
                // A run names its direction: that word stays.
                (unit, end) = (known, known == JapaneseUnit.Run ? end : end + length);
                break;
            }
        }

        if (text.At(end, "超") > 0 && text.At(end, "超え") == 0) (modifier, end) = (Modifier.MoreThan, end + 1);
        else if (text.At(end, "以上") is > 0 and var least) (modifier, end) = (Modifier.AtLeast, end + least);
        else if (text.At(end, "近く") is > 0 and var near) (modifier, end) = (Modifier.Nearly, end + near);
        else if (text.At(end, "弱") > 0 && text.At(end, "弱い") == 0) (modifier, end) = (Modifier.Nearly, end + 1);
        else if (text.At(end, "ほど") is > 0 and var so) (modifier, end) = (Modifier.About, end + so);
        else if (text.At(end, "程度") is > 0 and var degree) (modifier, end) = (Modifier.About, end + degree);
        return new JapaneseNumber(end, sign < 0 ? -value : value, place, unit, sign != 0, modifier);
    }

    // 銭, or the range 68~69銭 of which the first counts.
    private static int Sen(JapaneseText text, int at)
    {
        if (text.At(at, "銭") > 0) return 1;
        return text.At(at, "~") > 0 || text.At(at, "〜") > 0 || text.At(at, "-") > 0 || text.At(at, "—") > 0 ? text.Number(at + 1) is { } && text.At(at + 2, "銭") > 0 ? 3 : 0
            : text.Number(at) is { Hyphen: true } && text.At(at + 1, "銭") > 0 ? 2 : 0;
    }
}

/// <summary>Tokens of a Japanese sentence, a character each, with words found by their characters.</summary>
/// <param name="Clean">The clean text.</param>
/// <param name="Tokens">Tokens.</param>
internal readonly record struct JapaneseText(string Clean, List<Token> Tokens)
{
    /// <summary>Number of tokens.</summary>
    public int Count => Tokens.Count;

    /// <summary>The number token at a position, or null.</summary>
    public Token? Number(int at) => at >= 0 && at < Tokens.Count && Tokens[at].Kind == TokenKind.Number ? Tokens[at] : null;

    /// <summary>Tokens that a word takes at a position, or 0.</summary>
    public int At(int at, string word)
    {
        if (at < 0 || at >= Tokens.Count) return 0;
        var start = Tokens[at].Start;
        if (start + word.Length > Clean.Length || string.CompareOrdinal(Clean, start, word, 0, word.Length) != 0) return 0;
        var (end, stop) = (at, start + word.Length);
        while (end < Tokens.Count && Tokens[end].End <= stop) end++;
        return end > at && Tokens[end - 1].End == stop ? end - at : 0;
    }

    /// <summary>The first word of a list that stands at a position: its tokens and its place in the list; (0, −1) when none does.</summary>
    public (int Length, int Index) Any(int at, ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (At(at, words[i]) is > 0 and var length)
                return (length, i);
        return (0, -1);
    }
}

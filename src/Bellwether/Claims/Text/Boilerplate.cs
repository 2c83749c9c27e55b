namespace Bellwether.Claims.Text;

/// <summary>Lines that are not the story: advertisements, bylines, contacts, copyright, captions, navigation, disclaimers. None of their numbers is a claim.</summary>
internal static class Boilerplate
{
    private static readonly string[] s_starts =
    [
        "to contact the", "©", "(c)", "copyright", "all rights reserved", "photo:", "photographer:", "photograph:", "image:", "source:", "sources:", "read more", "read next", "read also", "also read", "more:", "related:", "see also", "click here", "sign up", "subscribe",
        "share this", "follow us", "follow @", "download", "advertisement", "advertisment", "sponsored", "by ", "reporting by", "editing by", "writing by", "additional reporting", "compiled by", "(reporting by", "with assistance", "--with assistance", "— with assistance", "-- with assistance",
        "disclaimer", "this article", "this story was", "this story has been", "the views expressed", "past performance", "data set ", "for more", "for more information", "tel:", "phone:", "fax:", "email:", "e-mail:", "contact:", "published:", "published ", "updated:", "updated ", "last updated", "posted:", "home |", "menu", "skip to", "cookie",
        "terms of", "privacy", "getty images", "a man walks", "a woman walks", "pedestrians ", "file photo", "caption:", "listen to", "watch:", "video:", "newsletter", "most read", "top stories", "trending", "tags:", "topics:", "page ", "before it's here", "our standards", "figure ", "chart:", "table of contents", "isin:", "have a confidential tip", "this is not investment advice",
        "click to", "register now", "log in", "already a subscriber", "terminal users", "never miss", "get the app", "bottom line:", "sponsor",
    ];

    private static readonly string[] s_within = ["all rights reserved", "to contact the reporter", "to contact the editor", "file photo", "not investment advice", "no guarantee of future", "not indicative of future", "unsubscribe", "cookie policy", "privacy policy", "terms of service", "terms of use", "getty images", "via bloomberg", "/afp", "registered trademark"];

    /// <summary>True for such a line or paragraph.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length == 0) return true;
        if (text.Equals("ADVERTISEMENT", StringComparison.OrdinalIgnoreCase) || text.Equals("AD", StringComparison.Ordinal)) return true;
        foreach (var start in s_starts)
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !IsSentenceBy(text, start))
                return true;
        foreach (var part in s_within)
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase) && text.Length < 400)
                return true;
        if (text.Length < 300 && HasPhoneNumber(text)) return true;
        // An address in a short line is a contact.
        return text.Length < 160 && text.Contains('@') && text[text.IndexOf('@')..].Contains('.');
    }

    // 03-1234-5678, +81 3 5555 0199, 0120-000-111: three groups of digits, the first with a zero or a plus before it.
    private static bool HasPhoneNumber(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('0' or '+') || at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '.' or ',' or '-')) continue;
            var (groups, digits, i) = (1, 0, at + 1);
            for (; i < text.Length; i++)
            {
                if (char.IsAsciiDigit(text[i])) digits++;
                else if (text[i] is '-' or ' ' or ')' or '(' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) groups++;
                else break;
            }

            if (groups >= 3 && digits is >= 9 and <= 14) return true;
        }

        return false;
    }

    // A byline is names and little words between them: "By its closes since March" goes on as a sentence, wherever its line ends.
    private static bool IsByline(ReadOnlySpan<char> text)
    {
        foreach (var range in text[2..].SplitAny(' ', ',', '\t'))
        {
            var word = text[2..][range];
            if (word.Length > 0 && char.IsLower(word[0]) && word is not ("and" or "in" or "at" or "for" or "of" or "the" or "with" or "de" or "van" or "von" or "on" or "by" or "to" or "al" or "bin")) return false;
        }

        return true;
    }

    // "By Min Jeong Lee" is a byline; "By Friday the gauge had lost 3 percent." and "This article ... 3 percent." are judged by their full stop.
    private static bool IsSentenceBy(ReadOnlySpan<char> text, string start) =>
        start is "by " && !IsByline(text)
        || start is "by " or "page " or "published " or "updated " or "menu" or "this article" or "download" or "for more" or "a man walks" or "more:" or "figure " or "trending" or "source:" or "pedestrians " or "listen to" or "sponsor" or "bottom line:" && text[^1] is '.' && text.Length > 60;
}

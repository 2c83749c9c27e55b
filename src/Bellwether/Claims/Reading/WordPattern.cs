using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Reading;

/// <summary>
/// Words beside a number, in slots parted by spaces: <c>a|b</c> either, <c>?a</c> or nothing, <c>#</c> a number in digits or words, <c>…</c> any
/// words of the sentence. <c>the|a median member|stock returned</c> stands before 27.8 %.
/// </summary>
internal sealed class WordPattern
{
    // A sentence that is looked at is no longer than this on either side of its number.
    private const int Reach = 90;

    private readonly Slot[] _slots;

    private WordPattern(Slot[] slots) => _slots = slots;

    private readonly record struct Slot(string[] Words, bool Optional, bool Number, bool Gap);

    /// <summary>The pattern of a line; null for an empty one, which always stands.</summary>
    public static WordPattern? Of(string line) => line.Length == 0 ? null : new([.. line.Split(' ').Select(One)]);

    /// <summary>True when the words end just before a token.</summary>
    public bool EndsAt(List<Token> tokens, int end) => Match(tokens, _slots.Length - 1, end - 1, -1);

    /// <summary>True when the words begin at a token.</summary>
    public bool BeginsAt(List<Token> tokens, int at) => Match(tokens, 0, at, 1);

    private static Slot One(string text)
    {
        if (text == "…") return new([], false, false, true);
        var optional = text.Length > 1 && text[0] == '?';
        if (optional) text = text[1..];
        return text == "#" ? new([], optional, true, false) : new(text.Split('|'), optional, false, false);
    }

    private bool Match(List<Token> tokens, int slot, int at, int step)
    {
        if (slot < 0 || slot == _slots.Length) return true;
        var own = _slots[slot];
        if (own.Gap)
        {
            for (var skipped = 0; skipped <= Reach && at + (skipped * step) >= -1 && at + (skipped * step) <= tokens.Count; skipped++)
            {
                if (Match(tokens, slot + step, at + (skipped * step), step)) return true;
            }

            return false;
        }

        if (at >= 0 && at < tokens.Count && (own.Number ? IsNumber(tokens, at) : Array.IndexOf(own.Words, tokens[at].Lower) >= 0) && Match(tokens, slot + step, at + step, step)) return true;
        return own.Optional && Match(tokens, slot + step, at, step);
    }

    private static bool IsNumber(List<Token> tokens, int at) => tokens[at].Kind == TokenKind.Number || NumberWords.Read(tokens, at, out _, out _) > 0;
}

using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;

namespace Bellwether.Claims;

/// <summary>The first quantity of a short text; behind <see cref="RoundingInterval.Parse"/>.</summary>
internal static class QuantityText
{
    /// <summary>Reads it, or null.</summary>
    public static RoundingInterval? First(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = SourceText.Of(text, TextFormat.Plain);
        var tokens = Tokenizer.Cut(source.Clean, 0, source.Clean.Length);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Multiplied(tokens, at) is { } multiple) return multiple;
            if (QuantityReader.Read(tokens, at) is not { } quantity) continue;
            return quantity.Form == Form.Multiple ? RoundingInterval.Multiple(quantity.Raw, quantity.Modifier) : quantity.Interval;
        }

        return null;
    }

    private static RoundingInterval? Multiplied(List<Token> tokens, int at)
    {
        var taken = ModifierWords.Before(tokens, at, out var modifier);
        var verb = at + taken;
        if (verb >= tokens.Count) return null;
        return MultipleVerbs.Read(tokens[verb].Lower, modifier);
    }
}

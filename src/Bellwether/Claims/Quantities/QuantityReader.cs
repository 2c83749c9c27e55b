using Bellwether.Analytics;
using Bellwether.Claims.Text;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Quantities;

/// <summary>Reads a quantity — modifier, sign, number, unit, range — at a token.</summary>
internal static class QuantityReader
{
    /// <summary>The quantity that begins at a token, or null.</summary>
    public static Quantity? Read(List<Token> tokens, int at)
    {
        // "at one point" is a time.
        if (at > 0 && tokens[at].Is("one") && tokens[at - 1].Is("at")) return null;
        var modifier = Modifier.None;
        var from = at;
        // "by just over": a few words at most, or a line of signs would be read again and again.
        for (var words = 0; words < 4 && from < tokens.Count && ModifierWords.Before(tokens, from, out var found) is var taken and > 0; words++)
        {
            from += taken;
            if (found != Modifier.None) modifier = found;
        }

        if (from >= tokens.Count) return null;
        var quantity = Range(tokens, from, at) ?? FractionReader.Read(tokens, at, from, modifier) ?? One(tokens, at, from, modifier);
        if (quantity is null || quantity.Modifier != Modifier.None || quantity.End >= tokens.Count) return quantity;
        var after = ModifierWords.After(tokens, quantity.End, out modifier);
        return after == 0 ? quantity : quantity with { End = quantity.End + after, Interval = Reshape(quantity.Interval, modifier) };
    }

    private static RoundingInterval Reshape(RoundingInterval interval, Modifier modifier) => RoundingInterval.Of(interval.Stated, interval.LastPlace, interval.Unit, modifier);

    /// <summary>The interval of a printed number in a form.</summary>
    internal static RoundingInterval Shape(Form form, decimal raw, decimal place, Modifier modifier)
    {
        var (unit, factor) = UnitWords.Of(form);
        return RoundingInterval.Of(raw * factor, place * factor, unit, modifier);
    }

    private static Quantity? One(List<Token> tokens, int first, int at, Modifier modifier)
    {
        var number = at;
        var sign = Sign(tokens, ref number);
        var currency = number < tokens.Count && IsCurrency(tokens[number]) ? tokens[number++].Lower : "";
        if (sign == 0) sign = Sign(tokens, ref number);
        var article = number < tokens.Count && tokens[number].Lower is "a" or "one" ? UnitWords.Read(tokens, number + 1, out var form, out _) : 0;
        if (article > 0 && tokens[number].Is("a") && UnitWords.Read(tokens, number + 1, out form, out var single) is var size and > 0
            && form is Form.Percent or Form.PercentagePoints or Form.BasisPoints && tokens[number + 1].Lower != "%")
            return new Quantity(first, number + 1 + size, number, form, Shape(form, 1, 1, modifier), false, 1) { UnitWord = single };

        var length = NumberWords.Read(tokens, number, out var value, out var place);
        if (length == 0) return null;
        // 3-month, COVID-19: a number that a hyphen joins to a word before it is part of a name.
        if (tokens[number].Hyphen && number > 0 && tokens[number - 1].Kind == TokenKind.Word && sign == 0 && !char.IsDigit(tokens[number - 1].Lower[0]) && NumberWords.Read(tokens, number - 1, out _, out _) == 0) return null;
        var end = number + length;
        var taken = UnitWords.Read(tokens, end, out form, out var word);
        if (taken == 0 && currency.Length > 0) (form, word) = (Form.Money, currency);
        if (form == Form.Multiple && tokens[end].Is("times") && end + 1 < tokens.Count && tokens[end + 1].Is("in")) (form, taken) = (Form.Bare, 0);
        value = sign < 0 ? -value : value;
        var interval = form == Form.Multiple ? RoundingInterval.Of(value, Math.Min(place, 0.1m), Unit.Number, modifier) : Shape(form, value, place, modifier);
        return new Quantity(first, end + taken, number, form, interval, sign != 0, value) { UnitWord = word };
    }

    // 3 to 4 percent · 3-4 % · between 3 and 4 percent · from 3 percent to 4 percent is no range but two levels, and not read here.
    private static Quantity? Range(List<Token> tokens, int at, int first)
    {
        var between = tokens[at].Is("between");
        var one = One(tokens, at, between ? at + 1 : at, Modifier.None);
        if (one is null || one.End >= tokens.Count) return null;
        var joined = tokens[one.End].Hyphen && tokens[one.End].Kind == TokenKind.Number;
        var word = tokens[one.End].Lower;
        if (!joined && !(between ? word is "and" : word is "to" or "—")) return null;
        if (!between && !joined && first > 0 && tokens[first - 1].Is("from")) return null;
        var other = One(tokens, one.End, joined ? one.End : one.End + 1, Modifier.None);
        if (other is null) return null;
        if (one.Form != Form.Bare && one.Form != other.Form && !(one.Form == Form.Money && other.Form == Form.Bare)) return null;
        var form = other.Form == Form.Bare ? one.Form : other.Form;
        // "fell 3 percent to 1,500" is a move and a level; only like numbers make a range, the second the larger.
        if (form == Form.Bare && !between && !joined && Math.Abs(other.Raw) > Math.Abs(one.Raw) * 3 && !IsCount(tokens, other.End)) return null;
        if (!between && (Math.Abs(other.Raw) <= Math.Abs(one.Raw) && !one.Signed)) return null;
        if (form == Form.Bare && joined && IsYearPair(one.Raw, other.Raw)) return null;
        RoundingInterval Interval(Quantity quantity) => Shape(form, quantity.Raw, tokens[quantity.Number].Kind == TokenKind.Number ? tokens[quantity.Number].Place : 1, Modifier.None);
        return new Quantity(first, other.End, one.Number, form, RoundingInterval.Range(Interval(one), Interval(other)), one.Signed || other.Signed, one.Raw) { UnitWord = other.UnitWord };
    }

    // "0 to 3 fell", "1 to 4 at least doubled", "2 to 9 of them": members are counted.
    private static bool IsCount(List<Token> tokens, int at) => DateWords.At(tokens, at, "at", "least") || (at < tokens.Count && Reading.Lexicon.Read(tokens, at, out var role, out _) > 0 && role is Reading.Role.Move or Reading.Role.Members or Reading.Role.Auxiliary);

    private static bool IsYearPair(decimal one, decimal other) => one is >= 1900 and <= 2100 && (other is >= 1900 and <= 2100 or < 100);

    private static int Sign(List<Token> tokens, ref int at)
    {
        if (at >= tokens.Count) return 0;
        var sign = tokens[at].Lower switch
        {
            "+" or "plus" => 1,
            "-" or "minus" or "negative" => -1,
            "—" when at + 1 < tokens.Count && tokens[at + 1].Glued && !tokens[at].Glued => -1,
            _ => 0,
        };
        if (sign != 0) at++;
        return sign;
    }

    private static bool IsCurrency(Token token) => token.Kind == TokenKind.Symbol && token.Lower[0] is '$' or '€' or '£' or '¥' or '₩' or '₹';
}

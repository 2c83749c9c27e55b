namespace Bellwether.Market;

/// <summary>An identifier that carries its scheme and prints as <c>tse:4565</c>; a ticker alone is not a security.</summary>
/// <param name="Scheme">The namespace of the code, lower case, e.g. <c>tse</c> or <c>sample</c>.</param>
/// <param name="Value">The code within the scheme.</param>
public readonly record struct SecurityId(string Scheme, string Value) : IComparable<SecurityId>
{
    /// <summary>Reads <c>scheme:value</c>; throws <see cref="FormatException"/> naming the rule.</summary>
    public static SecurityId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a security identifier: expected scheme:code, for example tse:4565.");

    /// <summary>Reads <c>scheme:value</c>.</summary>
    public static bool TryParse(string text, out SecurityId id)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        id = default;
        if (colon <= 0 || colon == text.Length - 1) return false;
        id = new SecurityId(text[..colon].ToLowerInvariant(), text[(colon + 1)..]);
        return true;
    }

    /// <summary>Ordinal order by scheme, then value.</summary>
    public int CompareTo(SecurityId other)
    {
        var byScheme = string.CompareOrdinal(Scheme, other.Scheme);
        return byScheme != 0 ? byScheme : string.CompareOrdinal(Value, other.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Scheme}:{Value}";

    /// <summary>Ordinal order.</summary>
    public static bool operator <(SecurityId left, SecurityId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(SecurityId left, SecurityId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(SecurityId left, SecurityId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(SecurityId left, SecurityId right) => left.CompareTo(right) >= 0;
}

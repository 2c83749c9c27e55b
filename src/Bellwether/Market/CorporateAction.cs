namespace Bellwether.Market;

/// <summary>Corporate actions beyond splits and cash dividends (METHODS 1.3).</summary>
public enum CorporateActionKind
{
    /// <summary>New shares offered to holders below the market: terms are new per old, the price is the subscription price.</summary>
    Rights,

    /// <summary>A part of the company leaves: the price is the value of the spun-off part per share.</summary>
    SpinOff,

    /// <summary>Shares are exchanged for those of a holding company: terms are new per old, the successor is the new security.</summary>
    Transfer,
}

/// <summary>A corporate action on its ex-date; see <see cref="CorporateActionKind"/> for what the terms and the price mean.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="ExDate">Ex-date.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Terms">New per old shares; 1:1 where it has no meaning.</param>
/// <param name="PriceUnits">Price per share, 1/10,000 currency unit; 0 where it has no meaning.</param>
/// <param name="Successor">Ordinal of the successor, or -1.</param>
public readonly record struct CorporateActionRow(int Security, DateOnly ExDate, CorporateActionKind Kind, Ratio Terms, long PriceUnits, int Successor);

/// <summary>A corporate action by code; see <see cref="CorporateActionRow"/>.</summary>
/// <param name="Code">Code.</param>
/// <param name="ExDate">Ex-date.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Terms">New per old shares.</param>
/// <param name="PriceUnits">Price per share, 1/10,000 currency unit.</param>
/// <param name="Successor">Code of the successor, or null.</param>
public sealed record CorporateActionEntry(string Code, DateOnly ExDate, CorporateActionKind Kind, Ratio Terms, long PriceUnits, string? Successor);

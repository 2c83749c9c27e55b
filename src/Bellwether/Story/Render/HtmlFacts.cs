using System.Globalization;
using System.Text;
using Bellwether.Analytics;
using Bellwether.Market;

namespace Bellwether.Story.Render;

/// <summary>Facts as focusable elements, each with a card that says where the number comes from (DESIGN, decision 6).</summary>
/// <param name="version">The data-set version of the answer.</param>
/// <param name="link">Where a fact's own page is; facts are then links to it, without a card. Null for a page that stands alone.</param>
internal sealed class HtmlFacts(DatasetVersion version, Func<Fact, string>? link = null)
{
    private int _cards;

    /// <summary>A fact in running text.</summary>
    public string Prose(FactSpan span) => Element(span.Fact, FactText.Prose(span.Fact, span.Style), span.Fact.Value is null && span.Fact.Low is null && span.Fact.High is null);

    /// <summary>A fact in a table cell.</summary>
    public string Cell(Fact fact, FactStyle style) => Element(fact, FactText.Cell(fact, style), fact.Value is null && fact.Low is null && fact.High is null);

    /// <summary>The raw value of a cell for a script that sorts rows, as an attribute; nothing on a page without scripts.</summary>
    public string SortKey(Cell cell)
    {
        if (link is null) return "";
        var key = cell.Fact is { } fact ? fact.Value?.ToString("R", CultureInfo.InvariantCulture) : cell.Number?.ToString(CultureInfo.InvariantCulture);
        return key is null ? "" : $" data-sort=\"{key}\"";
    }

    private string Element(Fact fact, string printed, bool undefined)
    {
        if (link is not null) return $"<a class=\"f{(undefined ? " undefined" : "")}\" href=\"{Markup.Escape(link(fact))}\">{Number(printed, undefined)}</a>";
        var id = $"card-{++_cards}";
        return $"<span class=\"f{(undefined ? " undefined" : "")}\" tabindex=\"0\" aria-describedby=\"{id}\">{Number(printed, undefined)}{Card(fact, id)}</span>";
    }

    /// <summary>The number stays on one line; its interval follows in a piece of its own, which a table sets below.</summary>
    private static string Number(string printed, bool undefined)
    {
        if (undefined) return Markup.Escape(printed);
        var text = Markup.Escape(FactText.Typographic(printed));
        var cut = text.IndexOf(" (", StringComparison.Ordinal);
        return cut < 0 ? $"<span class=\"n\">{text}</span>" : $"<span class=\"n\">{text[..cut]}</span> <span class=\"n iv\">{text[(cut + 1)..]}</span>";
    }

    private string Card(Fact fact, string id)
    {
        var card = new StringBuilder();
        card.Append($"<span class=\"tip\" role=\"tooltip\" id=\"{id}\"><b>{Markup.Escape(Name(fact.Measure))} of {Markup.Escape(fact.Subject)}</b>");
        Row(card, "Formula", Markup.Escape(fact.Measure.Formula));
        Row(card, "Method", Markup.Escape(fact.Measure.Method));
        Row(card, "Window", Markup.Escape(AnswerParts.Words(fact.Window)));
        if (fact.Basis is { } basis) Row(card, "Basis", Markup.Escape(basis));
        if (fact.Value is not null) Row(card, "Unrounded", Markup.Escape(FactText.Typographic(fact.Exact?.ToString(CultureInfo.InvariantCulture) ?? FactText.Raw(fact))));
        if (fact.Value is null) Row(card, "No value", Markup.Escape(FactText.Words(fact.Reason)));
        if (!fact.Inputs.IsDefaultOrEmpty) Row(card, "Inputs", Markup.Escape(string.Join("; ", fact.Inputs)));
        Row(card, "Data set", Markup.Escape(AnswerParts.Version(version)));
        Row(card, "Recompute", $"<code>{Markup.Escape(fact.Replay)}</code>");
        return card.Append("</span>").ToString();
    }

    private static void Row(StringBuilder card, string key, string value) =>
        card.Append($"<span class=\"r\"><span class=\"k\">{key}</span><span>{value}</span></span>");

    private static string Name(Measure measure)
    {
        var words = measure.Name.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}

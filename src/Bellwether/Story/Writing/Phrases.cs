using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>The words around facts: verbs that carry the sign, dates, lists.</summary>
public static class Phrases
{
    /// <summary>Returns closer than this are called level.</summary>
    private const double LevelWithin = 0.0005;

    /// <summary>rose or fell, by the sign of the fact.</summary>
    public static string Moved(Fact fact) => fact.Value switch
    {
        null => "moved by an amount that is",
        > 0 => "rose",
        < 0 => "fell",
        _ => "did not move:",
    };

    /// <summary>ahead of, behind or level with, by the sign of an excess return.</summary>
    public static string Stands(Fact excess) => excess.Value switch
    {
        null => "not comparable with",
        > LevelWithin => "ahead of",
        < -LevelWithin => "behind",
        _ => "level with",
    };

    /// <summary>A date as prose writes it: 25 December 2018.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The window in words.</summary>
    public static string From(Window window) => $"from {Date(window.Start)} to {Date(window.End)}";

    /// <summary>Joins spans of items with commas and a last and.</summary>
    public static IEnumerable<Span> Join(IReadOnlyList<ImmutableArray<Span>> items, string last = " and ")
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) yield return new Words(i == items.Count - 1 ? last : ", ");
            foreach (var span in items[i]) yield return span;
        }
    }

    /// <summary>A number of things as a word up to twelve.</summary>
    public static string Number(int count) => count is >= 0 and <= 12
        ? new[] { "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" }[count]
        : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The with an upper or lower case t before names that take it.</summary>
    public static string The(string name, bool start = false) =>
        name.StartsWith("TOPIX", StringComparison.Ordinal) || name.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? name : (start ? "The " : "the ") + name;
}

/// <summary>Builds a run of spans.</summary>
public sealed class Text
{
    private readonly ImmutableArray<Span>.Builder _spans = ImmutableArray.CreateBuilder<Span>();

    /// <summary>Adds words.</summary>
    public Text Add(string words)
    {
        _spans.Add(new Words(words));
        return this;
    }

    /// <summary>Adds a fact.</summary>
    public Text Add(Fact fact, FactStyle style = FactStyle.Plain)
    {
        _spans.Add(new FactSpan(fact, style));
        return this;
    }

    /// <summary>Adds spans.</summary>
    public Text Add(IEnumerable<Span> spans)
    {
        _spans.AddRange(spans);
        return this;
    }

    /// <summary>The spans.</summary>
    public ImmutableArray<Span> Spans => _spans.ToImmutable();

    /// <summary>As a paragraph.</summary>
    public Paragraph Paragraph() => new(Spans);

    /// <summary>As a note.</summary>
    public Note Note() => new(Spans);
}

using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>The measures of the vocabulary that our own briefs state by a set phrase beside the number: what Story writes, Claims reads.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>A measure, and the words that stand before or after its number, a few words off.</summary>
    private readonly record struct SetPhrase(Measure Measure, ClaimType Type, string[] Before, string[] After);

    private static readonly SetPhrase[] s_vocabulary =
    [
        Row(Measures.ReturnExDrop, "", "the others re weighted"),
        Row(Measures.ReturnExFreeze, "", "had they stood still"),
        Row(Measures.ReturnExDrop, "without its own", "instead of"),
        Row(Measures.MedianReturn, "the median member returned", ""),
        Row(Measures.AboveAverage, "", "of the members with prices stood above their average of the last"),
        Row(Measures.AboveAverage, "", "above that of the last"),
        Row(Measures.EffectiveNumber, "as concentrated as those of", "equal names"),
        Row(Measures.TopWeight, "heaviest held", ""),
        Row(Measures.WindowRank, "ranks", "of"),
        Row(Measures.WindowRankShare, "one at least as large came in", "of them"),
        Row(Measures.OpeningWeight, "from an opening weight of", "", ClaimType.Weight),
    ];

    private static SetPhrase Row(Measure measure, string before, string after, ClaimType type = ClaimType.Quantity) =>
        new(measure, type, before.Split(' ', StringSplitOptions.RemoveEmptyEntries), after.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private bool Vocabulary(int at)
    {
        foreach (var row in s_vocabulary)
        {
            if (!Stands(row.Before, at, before: true) || !Stands(row.After, at, before: false)) continue;
            var quantity = _items[at].Quantity!;
            var gauge = GaugeNear(0, at) ?? _context.LastGauge;
            var frame = FrameOf(at);
            Add(at, at, at + 1, New(row.Type, gauge is null ? [] : [gauge]) with { Measure = row.Measure, Gauge = gauge, Interval = quantity.Form == Form.Bare ? RoundingInterval.Of(quantity.Raw, quantity.Interval.LastPlace, row.Measure.Unit) : quantity.Interval, Time = frame.Time, InheritedFrom = frame.Inherited }, frame.Of);
            return true;
        }

        return BestDay(at) || BracketedContribution(at) || HeaviestWith(at);
    }

    // The words end just before the number, or begin just after it; a comma may stand between.
    private bool Stands(string[] words, int at, bool before)
    {
        if (words.Length == 0) return true;
        var token = before ? _items[at].First - words.Length : _items[at].End;
        if (!before && token < _tokens.Count && _tokens[token].IsSymbol(',')) token++;
        return Enumerable.Range(0, before ? 3 : 1).Any(shift => DateWords.At(_tokens, token - shift, words));
    }

    // "Its best day was 27 December 2018 with +4.3 %, its worst 28 February 2019 with -2.0 %"
    private bool BestDay(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form != Form.Percent || !IsWord(at - 1, "with") || ItemAt(at - 2) is not { Kind: ItemKind.Time } day) return false;
        var which = Near(at - 2, -1, 5, item => item.Word is "best" or "worst");
        if (which < 0) return false;
        var subjects = _context.LastSubjects.Count > 0 ? _context.LastSubjects : _context.LastGauge is { } gauge ? [gauge] : [];
        day.Used = true;
        Add(at, which, at + 1, New(ClaimType.MaxOneDayChange, subjects) with { Measure = IsWord(which, "best") ? Measures.MaxOneDayChange : Measures.MinOneDayChange, Interval = quantity.Interval, Time = day.Time.Time });
        return true;
    }

    // "brought 32.37 points (4.14 percentage points), followed by B (1.27 percentage points)"
    private bool BracketedContribution(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form != Form.PercentagePoints || !Bracketed(at) || !_items.Take(at).Any(item => item.Kind == ItemKind.Word && item.Role == Role.Contribute)) return false;
        var owner = NamedBefore(at);
        var frame = FrameOf(at);
        Add(at, at, at + 1, New(ClaimType.Contribution, owner.Subjects) with { Measure = Measures.ContributionPp, Gauge = _context.LastGauge, Interval = quantity.Interval, Time = frame.Time, InheritedFrom = frame.Inherited }, frame.Of);
        return true;
    }

    // "A, the heaviest constituent at the end with 8.8 %,"
    private bool HeaviestWith(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form != Form.Percent || !IsWord(at - 1, "with") || Near(at, -1, 7, item => item.Word is "heaviest") is not (>= 0 and var heavy)) return false;
        var owner = Apposed(heavy, heavy + 1);
        if (owner.Subjects.Count == 0) return false;
        Add(at, at - 1, at + 1, New(ClaimType.Weight, owner.Subjects) with { Measure = Measures.Weight, Gauge = _context.LastGauge, Interval = quantity.Interval });
        return true;
    }
}

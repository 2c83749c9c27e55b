using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Text;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>One sentence to claims: every quantity asks in turn which rule it falls under, then the words that claim without a number are read.</summary>
internal sealed partial class SentenceReader
{
    private readonly ReadingContext _context;
    private readonly List<Token> _tokens;
    private readonly List<Item> _items;
    private readonly List<(int At, Claim Claim)> _made = [];
    private readonly List<Draft> _drafts = [];

    private SentenceReader(ReadingContext context, List<Token> tokens, List<Item> items) => (_context, _tokens, _items) = (context, tokens, items);

    /// <summary>Reads a sentence and adds its claims to the context, in reading order.</summary>
    public static void Read(ReadingContext context, List<Token> tokens, List<Item> items)
    {
        var reader = new SentenceReader(context, tokens, items);
        reader.Dollars();
        reader.Reserve();
        for (var at = 0; at < items.Count; at++)
        {
            var item = items[at];
            if (item.Subject is { } subject)
            {
                if (subject.Kind != SubjectKind.Unknown || reader.Acts(at)) context.Mention(subject);
            }

            else if (item.Anaphor != Anaphor.None) item.Meant ??= context.Resolve(item.Anaphor);
            if (item.Used) continue;
            if (item.Kind is ItemKind.Quantity or ItemKind.Multiple) reader.Quantity(at);
            else if (item.Kind == ItemKind.Word) reader.Word(at);
        }

        reader.Statements();
        reader.ExtremeDays();
        reader.Flush();
        reader.Remember();
    }

    // An unknown name that does something is whom "the stock" may mean; "in a U.S. trial" is not.
    private bool Acts(int at) => ItemAt(at + 1) is not { } next || next.Kind == ItemKind.Mark || IsWord(at + 1, "'s") || (next.Kind == ItemKind.Word && next.Role is Role.Move or Role.Stand or Role.Auxiliary or Role.State or Role.PriceNoun or Role.Beat or Role.Contribute)
        || LegalForms.IsForm(_tokens[_items[at].End - 1].Lower);

    // "The dollar stood at 111.7 yen": the pair, quoted in yen per dollar; "the dollar" alone after it likewise.
    private void Dollars()
    {
        if (!_tokens.Exists(token => token.Is("yen") || token.Is("¥")) && _context.LastCurrency is not { Id: "USDJPY" }) return;
        foreach (var item in _items)
        {
            if (item is { Kind: ItemKind.Subject, Subject: { Kind: SubjectKind.Macro, Id: "USD" } dollar } && _tokens[item.End - 1].Lower is "dollar" or "greenback")
                item.Subject = new SubjectRef("dollar", SubjectKind.Macro, "USDJPY", "dollar in yen");
        }
    }

    // A sentence without a claim still says whom "it" means in the next.
    private void Remember()
    {
        if (Pair() is { } pair) _context.Pair = pair;
        if (_drafts.Exists(draft => draft.Claim.Subjects.Length > 0)) return;
        foreach (var item in _items)
        {
            if (item is not { Kind: ItemKind.Subject, Subject: { IsResolved: true, Kind: SubjectKind.Gauge or SubjectKind.Security } subject }) continue;
            _context.LastSubjects = [subject];
            return;
        }
    }

    // Rules in order; the first that knows the quantity takes it.
    private void Quantity(int at)
    {
        var item = _items[at];
        if (item.Kind == ItemKind.Multiple)
        {
            PercentChange(at, item.Multiple!);
            return;
        }

        var quantity = item.Quantity!;
        if (Vocabulary(at) || IsNoMarketNumber(at)) return;
        _ = quantity.Form switch
        {
            Form.Percent => Margin(at) || Volatility(at) || Drawdown(at) || Weight(at) || Contribution(at) || ShareOfMembers(at) || Level(at) || Change(at),
            Form.Part => Margin(at) || Contribution(at) || Weight(at) || ShareOfMembers(at) || RatioOf(at) || Change(at),
            Form.Multiple => RatioOf(at) || Change(at),
            Form.PercentagePoints => Margin(at) || Contribution(at) || PointsChange(at),
            Form.BasisPoints => Margin(at) || PointsChange(at),
            Form.Points => Margin(at) || Contribution(at) || PointsChange(at) || Level(at),
            Form.Money => Level(at) || PointsChange(at),
            Form.Time => Streak(at),
            _ => CountWhere(at) || Count(at) || Beta(at) || Level(at) || ListedChange(at),
        };
    }

    // "Nikkei 225: 21,205.81 (+172.05, +0.82%)": a signed number in the bracket behind a level counts its points.
    private bool ListedChange(int at)
    {
        var quantity = _items[at].Quantity!;
        if (!quantity.Signed || !Bracketed(at) || _drafts.LastOrDefault() is not { Claim: { Type: ClaimType.Level, Subjects: [{ Kind: SubjectKind.Gauge }] } level }) return false;
        Made(at, Add(at, at, at + 1, New(ClaimType.PointsChange, level.Subjects) with { Measure = Measures.Level, Interval = quantity.Interval with { Unit = Unit.Points }, OtherTimes = [] }));
        return true;
    }

    private bool Change(int at)
    {
        var quantity = _items[at].Quantity!;
        if (quantity.Form == Form.Percent) return PercentChange(at, quantity.Interval);
        // "rose threefold" and "rose by a third" are moves; a fraction without a verb of its own is none.
        var interval = quantity.Form == Form.Multiple ? RoundingInterval.Multiple(quantity.Raw, quantity.Modifier) : quantity.Interval;
        // "recouped three quarters of its losses" is no move of a price.
        if (IsWord(at + 1, "of") && !(ItemAt(at + 2)?.Anaphor is Anaphor.It or Anaphor.They && IsWord(at + 3, "value"))) return false;
        return VerbBefore(at) >= 0 && quantity.Raw > 0 && PercentChange(at, interval);
    }

    /// <summary>A claim that is being put together.</summary>
    private sealed class Draft
    {
        public required int First { get; init; }

        public required int End { get; init; }

        public required Claim Claim { get; set; }

        /// <summary>Order of appearance: the token of the number or word that claims.</summary>
        public required int Order { get; init; }

        /// <summary>The draft in this sentence whose window it takes.</summary>
        public Draft? WindowOf { get; init; }
    }

    private Draft Add(int at, int first, int end, Claim claim, Draft? windowOf = null)
    {
        // Whatever a rule thought its edges were, a quote has its number or word in it.
        first = Math.Clamp(Math.Min(first, at), 0, _items.Count - 1);
        end = Math.Clamp(Math.Max(end, at + 1), first + 1, _items.Count);
        var draft = new Draft { First = first, End = end, Claim = claim, Order = _items[at].First, WindowOf = windowOf };
        _drafts.Add(draft);
        foreach (var subject in claim.Subjects) _context.Claimed(subject);
        if (claim.Subjects.Length > 0) _context.LastSubjects = claim.Subjects;
        return draft;
    }

    private static Claim New(ClaimType type, IEnumerable<SubjectRef> subjects) => new()
    {
        Id = 0,
        Quote = "",
        CharStart = 0,
        CharEnd = 0,
        Type = type,
        Subjects = [.. subjects],
        Checkable = true,
    };

    // Numbers the drafts in reading order, cuts their quotes, settles what is inherited and what can be checked.
    private void Flush()
    {
        var numbered = new Dictionary<Draft, int>();
        var named = SentenceWindows().ToArray();
        foreach (var draft in _drafts.OrderBy(draft => draft.Order).ThenBy(draft => draft.Claim.Type == ClaimType.Comparison))
        {
            var start = _context.Source.StartOf(_tokens[_items[draft.First].First].Start);
            var end = _context.Source.EndOf(_tokens[_items[draft.End - 1].End - 1].End);
            var inherited = draft.WindowOf is { } other && numbered.TryGetValue(other, out var id) ? id : draft.Claim.InheritedFrom;
            var claim = draft.Claim with
            {
                Id = _context.Claims.Count,
                CharStart = start,
                CharEnd = end,
                Quote = _context.Source.Original[start..end],
                InheritedFrom = inherited,
                Speaker = _context.Speaker,
            };
            claim = Judged(claim);
            numbered[draft] = claim.Id;
            _context.Claims.Add(claim);
            if (claim.Type is ClaimType.PercentChange or ClaimType.PointsChange && claim.Time is not UnstatedTime)
            {
                _context.Timed = claim;
                if (claim.Time is SpanTime) _context.Rally = claim;
            }

            if (claim.Type == ClaimType.CountWhere) _context.LastCountWhere = claim;
        }

        foreach (var time in named) _context.Name(time);
    }

    private static Claim Judged(Claim claim)
    {
        if (!claim.Checkable || claim.Type is ClaimType.Hypothesis or ClaimType.Vague or ClaimType.Forecast or ClaimType.Event) return claim;
        if (claim.Subjects.Length == 0) return claim with { Checkable = false, Reason = claim.Reason ?? "the text names no subject" };
        var unknown = claim.Subjects.FirstOrDefault(subject => !subject.IsResolved && subject.Kind != SubjectKind.Market);
        if (unknown is not null) return claim with { Checkable = false, Reason = claim.Reason ?? $"no data are known for '{unknown.Text}'" };
        return claim.Object is { IsResolved: false, Kind: SubjectKind.Unknown } other ? claim with { Checkable = false, Reason = claim.Reason ?? $"no data are known for '{other.Text}'" } : claim;
    }

    private Item? ItemAt(int at) => at >= 0 && at < _items.Count ? _items[at] : null;

    // A named subject is no word: "the Nikkei" is not "the".
    private bool IsWord(int at, params ReadOnlySpan<string> words) => ItemAt(at) is { } item && (item.Kind != ItemKind.Subject || item.Anaphor != Anaphor.None) && words.Contains(item.Word);

    private bool HasRole(int at, Role role) => ItemAt(at) is { Kind: ItemKind.Word } item && item.Role == role;

    // The next item of a role within a few items, not past a break.
    private int Near(int at, int step, int reach, Func<Item, bool> wanted)
    {
        for (int i = at + step, seen = 0; i >= 0 && i < _items.Count && seen < reach; i += step)
        {
            var item = _items[i];
            if (wanted(item)) return i;
            if (item.IsBreak) return -1;
            if (item.Kind != ItemKind.Time) seen++;
        }

        return -1;
    }
}

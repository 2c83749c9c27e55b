using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Statements without a number that can be tested at most for consistency, and numbers that are about no market (METHODS 10.1).</summary>
internal sealed partial class SentenceReader
{
    private static readonly (string[] Words, ClaimType Type, string Reason)[] s_statements =
    [
        .. Table(ClaimType.Hypothesis, "tested for consistency with METHODS 7, never supported",
            "less dependent on", "more dependent on", "less exposed to", "more exposed to", "less sensitive to", "more sensitive to", "tend to", "tends to", "most important", "main reason", "biggest reason", "biggest driver", "main driver", "driven by", "driven mainly by",
            "led by demand", "fueled by", "fuelled by", "boosted by", "benefit from", "benefits from", "benefited from", "benefiting from", "thanks to", "because of", "due to", "on the back of", "helped by a", "hurt by", "weighed down by", "weighed on by", "correlated with", "underpinned by", "spurred by", "on speculation", "on optimism", "on concern", "on hopes", "on expectations", "on signs", "on bets", "attributed to", "a result of", "in response to", "reflecting"),
        .. Table(ClaimType.Vague, "no threshold is stated", "on fire", "red hot", "big weighting", "big weightings", "large weighting", "large weightings", "heavy weighting", "heavy weightings", "significant weighting", "big weight", "big weights", "large weights", "heavy weights", "small weighting", "sky high", "on a tear", "in demand", "through the roof", "on a roll", "white hot"),
        .. Table(ClaimType.Forecast, "about the future", "chance of", "risk of", "probability of", "likelihood of", "odds of", "poised for", "headed for", "due for", "ripe for", "bracing for", "on track for", "on course for"),
        .. Table(ClaimType.Event, "needs a dated source", "winning approval", "won approval", "wins approval", "received approval", "gained approval", "winning regulatory approval", "won regulatory approval"),
    ];

    private static readonly string[] s_banks = ["federal reserve", "fed", "bank of japan", "boj", "european central bank", "ecb", "bank of england", "people's bank of china", "pboc", "central bank"];

    private static readonly string[] s_acts = ["shifted", "raised", "cut", "kept", "held", "hiked", "lowered", "left", "announced", "decided", "expanded", "reduced", "paused", "signaled", "signalled", "maintained", "introduced", "adopted", "ended"];

    private static readonly string[] s_futures = ["correction", "rally", "rise", "fall", "decline", "drop", "gain", "slump", "rebound", "crash", "recovery", "selloff", "downturn", "pullback", "advance", "loss", "gains", "losses", "rout"];

    private void Statements()
    {
        for (var token = 0; token < _tokens.Count; token++)
        {
            foreach (var (words, type, reason) in s_statements)
            {
                if (!DateWords.At(_tokens, token, words)) continue;
                var at = ItemOf(token);
                if (type == ClaimType.Vague && IsVerdict()) continue;
                if (type == ClaimType.Forecast && _drafts.Exists(draft => draft.Claim.Type == type)) continue;
                if (type == ClaimType.Forecast && !_tokens.Skip(token + words.Length).Take(6).Any(next => s_futures.Contains(next.Lower, StringComparer.Ordinal))) continue;
                if (type == ClaimType.Hypothesis && (!IsMarketSentence() || _drafts.Exists(draft => draft.Claim.Type == type))) continue;
                Statement(type, at, ItemOf(token + words.Length - 1) + 1, reason);
                token += words.Length - 1;
                break;
            }
        }

        BankEvent();
    }

    // "The data are inconclusive on 'individual stocks are on fire'": what was tested is named, not said.
    private bool IsVerdict() => _items.Exists(item => item.Kind == ItemKind.Word && item.Word is "inconclusive" or "inconsistent" or "consistent");

    private void Statement(ClaimType type, int first, int end, string reason)
    {
        // A statement runs to the next break, so that the reader sees what is claimed.
        var from = first;
        while (from > 0 && !_items[from - 1].IsBreak && first - from < 6) from--;
        while (end < _items.Count && !_items[end].IsBreak && end - first < 10) end++;
        var owner = SubjectBefore(first);
        var vague = type == ClaimType.Vague && _tokens[_items[first].First].Lower is "big" or "large" or "heavy" or "significant" or "small";
        var hypothesis = type == ClaimType.Hypothesis;
        Add(first, from, end, New(type, owner) with
        {
            Checkable = hypothesis,
            Reason = vague ? "no threshold is stated; weight and rank are reported" : reason,
            Measure = vague ? Measures.Weight : null,
            Gauge = vague ? GaugeNear(0, _items.Count) ?? _context.LastGauge : null,
        });
    }

    private IReadOnlyList<SubjectRef> SubjectBefore(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (_items[i].Kind == ItemKind.Word && _items[i].Role == Role.Relative && Near(i, -1, 3, item => item.Kind == ItemKind.Subject) is var named and >= 0) return List(named);
            if (_items[i].Kind == ItemKind.Subject) return List(i);
        }

        return [];
    }

    // A cause is a claim of ours only where the sentence speaks of markets.
    private bool IsMarketSentence() => _items.Exists(item => item.Kind == ItemKind.Subject && (item.Subject is null || item.Subject.Kind is not SubjectKind.Unknown)
        || (item.Kind == ItemKind.Word && item.Role is Role.Members or Role.MoveNoun or Role.PriceNoun)
        || item.Word is "equities" or "rally" or "reason" or "market" or "caps" or "outperformance");

    private void BankEvent()
    {
        foreach (var bank in s_banks)
        {
            var words = bank.Split(' ');
            for (var token = 0; token < _tokens.Count; token++)
            {
                if (!_tokens[token].Capital || !DateWords.At(_tokens, token, words)) continue;
                for (var i = token + words.Length; i < Math.Min(_tokens.Count, token + words.Length + 4); i++)
                {
                    if (!s_acts.Contains(_tokens[i].Lower, StringComparer.Ordinal)) continue;
                    var (first, end) = (ItemOf(token), ItemOf(i) + 1);
                    while (end < _items.Count && !_items[end].IsBreak && end - first < 16) end++;
                    Add(first, first, end, New(ClaimType.Event, []) with { Checkable = false, Reason = "needs a dated policy source" });
                    return;
                }
            }
        }
    }

    private int ItemOf(int token)
    {
        for (var i = 0; i < _items.Count; i++)
            if (token < _items[i].End)
                return i;
        return _items.Count - 1;
    }

    // Numbers of economies, companies and contracts; numbers of the future are forecasts.
    private bool IsNoMarketNumber(int at)
    {
        var quantity = _items[at].Quantity!;
        var next = at + 1;
        if (quantity.Form is Form.Percent or Form.Money or Form.PercentagePoints && HasRole(next, Role.Fundamental) && !IsWord(next, "return", "growth")) return true;
        if (quantity.Form is Form.Percent or Form.Part && IsWord(next, "of") && ItemAt(next + 1) is { Kind: ItemKind.Word } of && (of.Role == Role.Fundamental || of.Word is "respondents" or "economists" or "analysts" or "investors" or "people")) return true;
        if (quantity.Form == Form.Money && Math.Abs(quantity.Raw) >= 1_000_000) return true;
        if (_tokens[_items[at].First].Hyphen && quantity.Form == Form.Time) return false;
        var modal = ModalBefore(at);
        if (modal < 0 || quantity.Form is Form.Time) return false;
        if (quantity.Form is Form.Bare && MembersAfter(at) < 0 && Near(at, -1, 2, item => item.Role is Role.Preposition or Role.Stand) < 0) return true;
        var owner = SubjectOf(modal);
        if (owner.Fundamental is not null) return true;
        Add(at, modal, at + 1, New(ClaimType.Forecast, owner.Subjects) with { Checkable = false, Reason = "about the future", Interval = quantity.Interval });
        return true;
    }

    // will rise 5 percent · could drop to 1,500: a modal verb governs the move.
    private int ModalBefore(int at)
    {
        for (int i = at - 1, seen = 0; i >= 0 && seen < 8; i--, seen++)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Word && item.Role == Role.Modal) return IsWord(i, "would") && IsWord(i + 1, "have") ? -1 : i;
            if (item.Kind is ItemKind.Quantity or ItemKind.Multiple || item.IsBreak || (item.Kind == ItemKind.Word && item.Role is Role.Relative or Role.Beat)) return -1;
            if (item.Kind == ItemKind.Word && item.Role == Role.Join && seen > 0) return -1;
        }

        return -1;
    }

    private static IEnumerable<(string[] Words, ClaimType Type, string Reason)> Table(ClaimType type, string reason, params string[] phrases) => phrases.Select(phrase => (phrase.Split(' '), type, reason));
}

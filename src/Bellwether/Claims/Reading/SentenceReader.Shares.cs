using Bellwether.Analytics;
using Bellwether.Claims.Quantities;

namespace Bellwether.Claims.Reading;

/// <summary>Weights, contributions, volatility and drawdowns with a number.</summary>
internal sealed partial class SentenceReader
{
    // a weight of 9 percent · makes up 9 percent of the index · 9 percent weighting · accounts for 9 percent of the gauge
    private bool Weight(int at)
    {
        var quantity = _items[at].Quantity!;
        var after = Near(at, 1, 2, item => item.Kind == ItemKind.Word && item.Role == Role.Weight);
        var before = Near(at, -1, 6, item => item.Kind == ItemKind.Word && item.Role is Role.Weight);
        var accounts = Near(at, -1, 4, item => item.Kind == ItemKind.Word && item.Role == Role.Contribute && item.Word.StartsWith("account", StringComparison.Ordinal));
        var ofGauge = OfGauge(at);
        if (after < 0 && before < 0 && (accounts < 0 || ofGauge is null)) return false;
        if (before >= 0 && after < 0 && IsWord(before, "makes", "make", "made", "making", "represents", "represent", "representing") && ofGauge is null && !IsWord(at + 1, "of")) return false;
        var verb = after >= 0 ? at : before >= 0 ? before : accounts;
        var owner = WeightOwner(at, verb, after >= 0);
        if (TopGroup(at) is { } top) owner = new Owner([top], null, -1);
        // "Mercari is the largest constituent, with a weight of 9 percent"
        if (!owner.Subjects.Any(subject => subject.Kind is SubjectKind.Security or SubjectKind.Group or SubjectKind.Unknown) && _items.Take(at).FirstOrDefault(item => item.Subject is { Kind: SubjectKind.Security }) is { Subject: { } named }) owner = new Owner([named], null, -1);
        if (owner.Subjects.Count == 0) return false;
        var gauge = ofGauge ?? GaugeNear(0, _items.Count) ?? _context.LastGauge;
        var frame = FrameOf(at);
        Add(at, Math.Min(at, verb), Math.Max(at, after) + 1, New(ClaimType.Weight, owner.Subjects.Where(subject => subject.Kind != SubjectKind.Gauge || gauge?.Id != subject.Id)) with
        {
            Gauge = gauge,
            Measure = Measures.Weight,
            Interval = quantity.Interval with { Unit = Unit.Fraction },
            Relation = RelationOf(quantity.Modifier),
            Time = frame.Stated ? frame.Time : new UnstatedTime(),
        });
        return true;
    }

    private Owner WeightOwner(int at, int verb, bool after)
    {
        if (!after && IsWord(verb, "weight", "weights", "weighting", "weightings", "index"))
        {
            // Mercari's weight in the index is 9 percent · the weight of Mercari
            var possessor = Near(verb, -1, 4, item => item.Kind == ItemKind.Subject);
            if (possessor >= 0 && IsWord(possessor + 1, "'s", "'")) return new Owner(Resolved(possessor), null, possessor);
            if (IsWord(verb + 1, "of") && ItemAt(verb + 2)?.Kind == ItemKind.Subject) return new Owner(Resolved(verb + 2), null, verb + 2);
            // "With a weight of 9.1 percent, Mercari"
            if (IsWord(0, "with") && verb < 5 && _items.FindIndex(at, item => item.Kind == ItemKind.Subject) is var later and >= 0) return new Owner(Resolved(later), null, later);
            var carrier = Near(verb, -1, 4, item => item.Kind == ItemKind.Word && item.Role is Role.Auxiliary or Role.Join || item.Word is "with" or "carries" or "carry" or "holds");
            if (carrier >= 0) return SubjectOf(carrier);
        }

        if (after && Near(at, -1, 4, item => item.Kind == ItemKind.Word && item.Role is Role.Auxiliary || item.Word is "with" or "carries" or "holds") is var verbal and >= 0) return SubjectOf(verbal);
        return SubjectOf(after ? at : verb);
    }

    // "of the index", "in the gauge" after a number: the gauge itself, not its gain.
    private SubjectRef? OfGauge(int at)
    {
        for (var i = at + 1; i < Math.Min(_items.Count, at + 4); i++)
        {
            if (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.MoveNoun or Role.Move) return null;
            if (_items[i].Kind != ItemKind.Subject) continue;
            if (IsWord(i + 1, "'s", "'") && !HasRole(i + 2, Role.Weight) && !IsWord(i + 2, "total", "capitalization", "capitalisation", "market", "weight")) return null;
            return Resolved(i).FirstOrDefault(subject => subject.Kind == SubjectKind.Gauge);
        }

        return null;
    }

    // accounted for a quarter of the gain · contributed 25 points · added 12 points to the index
    private bool Contribution(int at)
    {
        var quantity = _items[at].Quantity!;
        var share = quantity.Form is Form.Percent or Form.Part;
        // "made up three quarters of the gain", and "of it" after a contribution: parts of a move, not of a gauge.
        var part = share && IsWord(at + 1, "of") ? Near(at, -1, 4, item => item.Kind == ItemKind.Word && item.Role == Role.Weight && item.Word is "made" or "make" or "makes" or "making" or "represent" or "represents" or "represented") : -1;
        var ofIt = part >= 0 && ItemAt(at + 2)?.Anaphor == Anaphor.It && ItemAt(at + 3) is null or { Kind: ItemKind.Mark } && (_drafts.Exists(draft => draft.Claim.Type == ClaimType.Contribution) || _context.Claims.TakeLast(3).Any(claim => claim.Type == ClaimType.Contribution));
        if (part >= 0 && !ofIt && Near(at, 1, 6, item => item.Kind == ItemKind.Word && item.Role is Role.MoveNoun) < 0) part = -1;
        var verb = part >= 0 ? part : Near(at, -1, 4, item => item.Kind == ItemKind.Word && item.Role is Role.Contribute or Role.Move or Role.State);
        if (verb < 0 || _items[verb].Role == Role.State) return false;
        var ofMove = Near(at, 1, 6, item => item.Kind == ItemKind.Word && item.Role is Role.MoveNoun or Role.Move || item.Word is "outperformance" or "advance" or "points") ;
        var to = Near(at, 1, 3, item => item.Word is "to" or "from" or "off" or "of") is var preposition and >= 0 && IsWord(preposition, "to", "from", "off") && GaugeNear(preposition, preposition + 4) is not null;
        if (_items[verb].Role == Role.Move && !(to && _items[verb].Word is "added" or "adding" or "adds" or "add" or "shaved" or "shed" or "sliced" && !share)) return false;
        if (share && ofMove < 0 && !ofIt) return false;
        var owner = SubjectOf(verb);
        if (owner.Subjects.Count == 0) return false;
        if (TopGroup(verb) is { } top) owner = new Owner([top], null, -1);
        var gauge = GaugeNear(at, _items.Count) ?? GaugeNear(0, at) ?? _context.LastGauge;
        var frame = FrameOf(at);
        var negative = _items[verb].Sign < 0 || IsWord(verb, "cost", "costs", "costing", "subtracted", "took", "knocked", "detracted", "shaved", "sliced");
        var interval = negative && !quantity.Signed ? quantity.Interval.Negated : quantity.Interval;
        Add(at, verb, (share && ofMove >= 0 ? ofMove : at) + 1, New(ClaimType.Contribution, owner.Subjects) with
        {
            Gauge = gauge,
            Measure = share ? Measures.TopShare : quantity.Form == Form.PercentagePoints ? Measures.ContributionPp : Measures.ContributionPoints,
            Interval = interval,
            Relation = RelationOf(quantity.Modifier),
            Time = frame.Time,
            InheritedFrom = frame.Inherited,
        }, frame.Of);
        return true;
    }

    // "a beta of 1.3 to the Topix", "a correlation of 0.76 with"
    private bool Beta(int at)
    {
        var word = Near(at, -1, 5, item => item.Word is "beta" or "correlation");
        if (word < 0 || Math.Abs(_items[at].Quantity!.Raw) > 10 || _items[at].Quantity!.Interval.LastPlace >= 1) return false;
        var owner = NounOwner(word, word);
        var other = Near(at, 1, 4, item => item.Kind == ItemKind.Subject);
        Add(at, word, at + 1, New(ClaimType.Quantity, owner.Subjects) with { Measure = IsWord(word, "beta") ? Measures.Beta : Measures.Correlation, Interval = _items[at].Quantity!.Interval, Object = other >= 0 ? Resolved(other).FirstOrDefault() : null, Relation = RelationOf(_items[at].Quantity!.Modifier) });
        return true;
    }

    // "The ten largest contributors": a group by rank.
    private SubjectRef? TopGroup(int verb)
    {
        for (var i = 0; i < verb - 1; i++)
        {
            if (_items[i].Kind != ItemKind.Quantity || _items[i].Quantity is not { Form: Form.Bare } count || count.Raw is < 1 or > 1000) continue;
            if (IsWord(i + 1, "largest", "biggest", "top", "best", "heaviest", "leading")) return new SubjectRef(Words(i, verb), SubjectKind.Group, $"top:{(int)count.Raw}", Words(i, verb));
        }

        return null;
    }

    // volatility of 25 percent · 25 percent annualised volatility
    private bool Volatility(int at)
    {
        var word = Near(at, -1, 6, item => item.Kind == ItemKind.Word && item.Role is Role.Volatility or Role.Move or Role.MoveNoun);
        if (word < 0 || _items[word].Role != Role.Volatility) word = Near(at, 1, 3, item => item.Kind == ItemKind.Word && item.Role is Role.Volatility or Role.Join or Role.Move);
        // "a volatility of 25 percent, compared with 18 percent for the Topix"
        var versus = (word < 0 || _items[word].Role != Role.Volatility) && HasRole(at - 1, Role.Versus) && _drafts.Count > 0 && _drafts[^1].Claim.Type == ClaimType.Volatility && IsWord(at + 1, "for", "in", "of");
        if (versus) word = at;
        else if (word < 0 || _items[word].Role != Role.Volatility) return false;
        var quantity = _items[at].Quantity!;
        var owner = versus ? new Owner(Near(at, 1, 3, item => item.Kind == ItemKind.Subject) is var other and >= 0 ? Resolved(other) : [], null, -1) : NounOwner(Math.Min(at, word), Math.Max(at, word));
        var frame = FrameOf(at);
        Add(at, Math.Min(at, word), Math.Max(at, word) + 1, New(ClaimType.Volatility, owner.Subjects) with { Measure = Measures.Volatility, Interval = quantity.Interval, Relation = RelationOf(quantity.Modifier), Time = frame.Stated ? frame.Time : new UnstatedTime() });
        _items[word].Used = true;
        return true;
    }

    // a drawdown of 30 percent · 30 percent below its peak
    private bool Drawdown(int at)
    {
        var quantity = _items[at].Quantity!;
        var word = Near(at, -1, 5, item => item.Kind == ItemKind.Word && item.Role is Role.Drawdown or Role.Move);
        if (word < 0 || _items[word].Role != Role.Drawdown) word = Near(at, 1, 2, item => item.Kind == ItemKind.Word && item.Role == Role.Drawdown);
        var below = -1;
        DatePhrase? peak = null;
        if (word < 0)
        {
            if (!IsWord(at + 1, "below", "from", "off", "under", "beneath", "short")) return false;
            below = at + 1;
            var first = _items[below].First + 1;
            if (Times.DateReader.Read(_tokens, first, out var day) is not (> 0 and var length) || day is not ExtremeDay { Role: PriceRole.High }) return false;
            if (IsWord(below, "from") && VerbBefore(at) >= 0) return false;
            (peak, word) = (day, below);
            foreach (var item in _items) if (item.First >= first && item.First < first + length) item.Used = true;
        }

        var owner = below >= 0 ? SubjectOf(Near(at, -1, 5, item => item.Kind == ItemKind.Word && item.Role is Role.Auxiliary or Role.Stand or Role.Move) is var verb and >= 0 ? verb : at) : NounOwner(Math.Min(at, word), Math.Max(at, word));
        var interval = quantity.Signed && quantity.Raw < 0 ? quantity.Interval : quantity.Interval.Negated;
        var frame = peak is null ? FrameOf(at) : default;
        var time = peak is null ? frame.Stated ? frame.Time : new UnstatedTime() : new SpanTime(peak, PriceRole.High, new AsOfDay());
        Add(at, Math.Min(at, word), Math.Max(at, word) + 1, New(ClaimType.Drawdown, owner.Subjects) with { Measure = below >= 0 ? Measures.CurrentDrawdown : Measures.DrawdownDepth, Interval = interval, Relation = RelationOf(quantity.Modifier), Time = time });
        return true;
    }

    // The owner of a noun with a number: "Mothers' volatility", "volatility of 25 percent for the gauge", "Mothers has a volatility of".
    private Owner NounOwner(int first, int last)
    {
        if (Near(first, -1, 4, item => item.Kind == ItemKind.Subject) is var before and >= 0) return new Owner(Resolved(before), null, before);
        if (Near(last, 1, 4, item => item.Kind == ItemKind.Subject) is var after and >= 0) return new Owner(Resolved(after), null, after);
        if (Near(first, 1, 4, item => item.Kind == ItemKind.Subject) is var inside and >= 0) return new Owner(Resolved(inside), null, inside);
        return _context.LastGauge is { } gauge ? new Owner([gauge], null, -1) : SubjectOf(first);
    }
}

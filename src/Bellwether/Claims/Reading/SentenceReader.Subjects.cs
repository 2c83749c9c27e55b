using Bellwether.Claims.Quantities;

namespace Bellwether.Claims.Reading;

/// <summary>Which subject a verb or noun belongs to.</summary>
internal sealed partial class SentenceReader
{
    /// <summary>Subjects, and the noun in their way when the verb is about something that is no price.</summary>
    private readonly record struct Owner(IReadOnlyList<SubjectRef> Subjects, string? Fundamental, int First);

    private static readonly Owner s_nobody = new([], null, -1);

    /// <summary>The subject of the verb at an item: the noun phrase before it, over auxiliaries, adverbs and asides.</summary>
    private Owner SubjectOf(int verb)
    {
        // "After falling 3 percent on Monday, the Nikkei gained", "Up 83 percent, Mercari": the name follows.
        if (verb < 4 && !_items.Take(verb).Any(item => item.Kind == ItemKind.Subject) && _items[verb].Role is Role.Moving or Role.State && _items.FindIndex(verb, item => item.IsMark(',')) is var pause and > 0 && ItemAt(pause + 1)?.Kind == ItemKind.Subject)
            return new Owner(Forward(pause + 1), null, -1);
        for (var i = verb - 1; i >= 0; i--)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Time || (item.Kind == ItemKind.Word && item.Role is Role.Auxiliary or Role.Adverb or Role.Negation or Role.Modal or Role.Each && !IsWord(i, "by"))) continue;
            if (item.IsMark(','))
            {
                // "led by Mercari, down 4 percent"
                if (i == verb - 1 && _items[verb].Role == Role.State && i > 0 && _items[i - 1] is { Kind: ItemKind.Subject, Anaphor: Anaphor.None } && BeforeAside(i) < 0) return new Owner(Resolved(i - 1), null, i - 1);
                if (BeforeAside(i) is var subject and >= 0) return Phrase(subject);
                if (LeadingPhrase(i)) continue;
                // "expects operating profit of 810 billion yen, up 10 percent": about the profit.
                if (i == verb - 1 && _items[verb].Role is Role.State && FundamentalBefore(i) is { } noun) return new Owner([], noun, -1);
                // "and the Topix did even better, rising 6.6 percent": the participle leans on the clause before it.
                if (_items[verb].Role == Role.Moving && i == verb - 1 && ClauseSubject(i) is var leaning and >= 0) return Phrase(leaning);
                return Coordinated(i);
            }

            if (item.IsMark(')'))
            {
                var open = i;
                while (open > 0 && !_items[open].IsMark('(')) open--;
                i = open;
                continue;
            }

            if (item.Kind is ItemKind.Quantity or ItemKind.Multiple && i > 0) continue;
            // "its 220 constituents with a price on 25 December returned": what they have is not what returns.
            if (IsWord(i, "price", "prices") && Near(i, -1, 3, word => word.Word is "with") is var with and > 0 && HasRole(with - 1, Role.Members))
            {
                i = with;
                continue;
            }

            if (IsWord(i, "to")) return Coordinated(i);
            if (IsWord(i, "since")) continue;
            if (item.Kind == ItemKind.Word && item.Role == Role.Stand && i > 0) continue;
            // "edged down": the verb before the state has the subject. "AnGes Inc. (4563): Down 18 percent": the name before the colon.
            if (item.Kind == ItemKind.Word && item.Role == Role.Move && i == verb - 1 && _items[verb].Role == Role.State && i > 0) continue;
            if (item.IsMark(':') && i > 0 && (_items[i - 1].Kind == ItemKind.Subject || _items[i - 1].IsMark(')'))) continue;
            if (item.Kind == ItemKind.Mark) return item.IsMark('"') || item.IsMark('—') || (item.IsMark(':') && _items.Take(i).Any(named => named.Kind == ItemKind.Subject)) ? Coordinated(i) : s_nobody with { Subjects = _context.LastSubjects };
            if (item.Role == Role.Relative || (item.Role is Role.Join && item.Word is "and" or "but" or "or" or "before" or "after" or "while" or "as" or "though")) return item.Role == Role.Relative ? Antecedent(i) : Coordinated(i);
            return Phrase(i);
        }

        return s_nobody with { Subjects = _context.LastSubjects };
    }

    // ", comprised of 712 companies," after a name: the name goes on behind it.
    private int BeforeAside(int comma)
    {
        for (var i = comma - 1; i > 0; i--)
        {
            if (!_items[i].IsMark(',')) continue;
            if (_items[i - 1].Kind == ItemKind.Subject && !(HasRole(i - 2, Role.Preposition) && _items[0].Word is "in" or "at")) return i - 1;
            if (_items[i - 1].IsMark(')') && Near(i - 1, -1, 6, item => item.Kind == ItemKind.Subject) is var named and >= 0) return named;
        }

        return -1;
    }

    // The thing that is no price and was given a number in the clause before a comma.
    private string? FundamentalBefore(int comma)
    {
        for (int i = comma - 1, number = -1; i >= 0 && !_items[i].IsBreak; i--)
        {
            if (_items[i].Kind == ItemKind.Quantity) number = i;
            if (HasRole(i, Role.Fundamental) && number >= 0) return _items[i].Word;
            if (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Move or Role.Stand) return null;
        }

        return null;
    }

    // The name before the verb of the clause that ends at a comma, back to the number before.
    private int ClauseSubject(int comma)
    {
        for (var i = comma - 1; i > 0 && !IsNumber(i) && !_items[i].IsMark(';') && !_items[i].IsMark(','); i--)
        {
            if (_items[i - 1].Kind == ItemKind.Subject && _items[i] is { Kind: ItemKind.Word, Role: Role.Auxiliary or Role.Stand or Role.Move }) return i - 1;
        }

        return -1;
    }

    // "On Friday, rose": a comma after an opening phrase of time does not part the verb from anything.
    private bool LeadingPhrase(int comma) => comma > 0 && _items[..comma].TrueForAll(item => item.Kind == ItemKind.Time);

    private Owner Antecedent(int relative)
    {
        for (var i = relative - 1; i >= 0; i--)
            if (_items[i].Kind == ItemKind.Subject)
                return new Owner(List(i), null, i);
        return s_nobody with { Subjects = _context.LastSubjects };
    }

    // A verb without a noun phrase of its own shares the subject of the verb before it.
    private Owner Coordinated(int at)
    {
        if (_made.Count > 0 && _made[^1].Claim.Subjects is { Length: > 0 } made) return new Owner(made, _made[^1].Claim.Reason, -1);
        for (var i = at - 1; i >= 0; i--)
        {
            if (_items[i].Kind == ItemKind.Word && _items[i].Role is Role.Move or Role.Stand or Role.State or Role.Auxiliary or Role.Beat or Role.Contribute) return SubjectOf(i);
        }

        for (var i = 0; i < at; i++)
            if (_items[i].Kind == ItemKind.Subject)
                return new Owner(List(i), null, i);
        return s_nobody with { Subjects = _context.LastSubjects };
    }

    // The noun phrase that ends at an item.
    private Owner Phrase(int end)
    {
        var start = end;
        while (start > 0 && !EndsPhrase(start - 1)) start--;
        // A coordination "A and B rose" belongs to one phrase.
        if (_items[end].Kind == ItemKind.Subject)
        {
            var subjects = List(end);
            var head = HeadBefore(end, start);
            if (head is not null && head.Role == Role.Fundamental) return new Owner(subjects, head.Word, end);
            return head is { Role: Role.Other or Role.Members or Role.Yield, Kind: ItemKind.Word } && !IsWordOf(head, "shares", "stock") ? Unknown(start, end) : new Owner(subjects, null, end);
        }

        // "the gauge's 21 percent rally has": the owner of the rally.
        if (_items[end].Role is Role.MoveNoun && _items[end].Kind == ItemKind.Word)
        {
            for (var i = end - 1; i >= Math.Max(0, end - 6) && !_items[i].IsBreak; i--)
                if (_items[i].Kind == ItemKind.Subject)
                    return new Owner(Resolved(i), null, i);
        }

        var first = -1;
        for (var i = start; i <= end && first < 0; i++)
            if (_items[i].Kind == ItemKind.Subject)
                first = i;
        if (_items[end].Role == Role.Fundamental || (first >= 0 && Near(first, 1, 3, item => item.Kind == ItemKind.Word && item.Role == Role.Fundamental) is var noun and >= 0 && noun <= end && !Prepositional(first, noun)))
            return new Owner(first >= 0 ? List(first) : [], FundamentalIn(start, end), first);
        if (first < 0) return Nameless(start, end);
        var next = first + 1;
        if (IsWord(next, "'s") && next <= end) next++;
        var before = HeadBefore(first, start);
        if (before is { Role: Role.Fundamental }) return new Owner(List(first), before.Word, first);
        if (next > end || _items[next].Role is Role.PriceNoun or Role.Preposition or Role.Yield || _items[next].IsMark('(') || (IsStock(next) && Resolved(first).All(subject => subject.Kind != SubjectKind.Gauge))) return new Owner(List(first), null, first);
        // "Mothers stocks rose": not the gauge itself.
        return Unknown(start, end);
    }

    private bool IsStock(int at) => IsWord(at, "shares", "stock", "share");

    private static bool IsWordOf(Item item, string one, string other) => item.Word == one || item.Word == other;

    private bool Prepositional(int first, int noun)
    {
        for (var i = first + 1; i < noun; i++)
            if (_items[i].Role == Role.Preposition)
                return true;
        return false;
    }

    private string FundamentalIn(int start, int end)
    {
        for (var i = end; i >= start; i--)
            if (_items[i].Role == Role.Fundamental)
                return Words(i, i + 1);
        return Words(end, end + 1);
    }

    // "sales at Toyota", "shares of Toyota": the noun that a preposition hangs the name on; null when the name stands alone.
    private Item? HeadBefore(int subject, int start)
    {
        var i = subject - 1;
        while (i >= start && _items[i].Kind == ItemKind.Word && _items[i].Role is Role.Other or Role.Extreme && !IsWord(i, "of")) i--;
        if (i < start + 1 || _items[i].Role != Role.Preposition) return null;
        var head = _items[i - 1];
        return head.Kind == ItemKind.Word ? head : null;
    }

    private bool EndsPhrase(int at)
    {
        var item = _items[at];
        // "growing companies", "falling stocks": the participle belongs to the noun.
        if (item.Role == Role.Moving && item.Kind == ItemKind.Word && HasRole(at + 1, Role.Members)) return false;
        return item.IsBreak || item.Kind is ItemKind.Quantity or ItemKind.Multiple || (item.Kind == ItemKind.Word && item.Role is Role.Move or Role.Moving or Role.Stand or Role.Said or Role.Join or Role.Relative or Role.Beat or Role.Versus or Role.Modal or Role.Auxiliary or Role.Contribute or Role.Comprise)
            || item.Kind == ItemKind.Time;
    }

    // A phrase without a name: "shares", "smaller companies", "exporters".
    private Owner Nameless(int start, int end)
    {
        var item = _items[end];
        if (item.Kind == ItemKind.Word && item.Role is Role.PriceNoun or Role.Members && start == end)
            return IsStock(end) && _context.LastSecurity is { } stock ? new Owner([stock], null, end) : Unknown(start, end);
        if (item.Kind == ItemKind.Word && item.Role == Role.PriceNoun && item.Word is "index" or "gauge" or "measure" or "benchmark" or "average" && start < end && IsWord(start, "the") && _context.LastGauge is { } gauge) return new Owner([gauge], null, end);
        return Unknown(start, end);
    }

    private Owner Unknown(int start, int end)
    {
        var text = Words(start, end + 1);
        if (text is "the" or "The" or "a" or "A") return s_nobody with { Subjects = _context.LastSubjects };
        // "its 30 constituents with prices returned 9.1 %": the gauge as rebuilt from them.
        if (start > 0 && _items[start - 1].Kind == ItemKind.Quantity && IsWord(start, "constituents", "members") && IsWord(start - 2, "its") && _context.LastGauge is { } rebuilt) return new Owner([rebuilt], null, start);
        return new Owner([new SubjectRef(text, SubjectKind.Unknown, null, text)], null, start);
    }

    private string Words(int first, int end) => _context.Source.Clean[_tokens[_items[first].First].Start.._tokens[_items[end - 1].End - 1].End];

    /// <summary>The subject at an item with those it is joined to: A, B and C.</summary>
    private List<SubjectRef> List(int at)
    {
        var found = new List<SubjectRef>();
        found.AddRange(Resolved(at));
        for (var i = at; i >= 2;)
        {
            var joint = i - 1;
            if (IsWord(joint, "and", "or") && joint >= 2 && _items[joint - 1].IsMark(',')) joint--;
            if (!(IsWord(joint, "and", "or") || _items[joint].IsMark(',')) || _items[joint - 1].Kind != ItemKind.Subject) break;
            // "Tokyo, Sosei rose": a comma alone joins only in a list that an "and" closes.
            if (_items[joint].IsMark(',') && i == at && !IsWord(i - 1, "and")) break;
            found.InsertRange(0, Resolved(joint - 1));
            i = joint - 1;
        }

        return found;
    }

    private IReadOnlyList<SubjectRef> Resolved(int at)
    {
        var item = _items[at];
        // Only the reading order settles what an anaphor means; a look ahead does not.
        return item.Subject is { } subject ? [subject] : item.Meant ?? _context.Resolve(item.Anaphor);
    }

    /// <summary>The gauge named at or after an item within reach: "in the Mothers measure", "of the index".</summary>
    private SubjectRef? GaugeNear(int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(_items.Count, to); i++)
        {
            if (_items[i].Kind != ItemKind.Subject) continue;
            foreach (var subject in Resolved(i))
                if (subject.Kind == SubjectKind.Gauge)
                    return subject;
        }

        return null;
    }
}

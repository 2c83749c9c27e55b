using Bellwether.Analytics;
using Bellwether.Claims.Quantities;
using Bellwether.Claims.Times;

namespace Bellwether.Claims.Reading;

/// <summary>Ranks, superlatives and members of a named set.</summary>
internal sealed partial class SentenceReader
{
    // the heaviest-weighted stock in the Mothers measure · the third-best performer on the Topix · the biggest contributor
    private bool Ranked(int at, int rank, int noun)
    {
        var item = _items[at];
        var heavy = item.Word == "heaviest" || item.First + 1 < item.End && _tokens[item.First + 1].Lower is "weighted" or "heavily" || (noun >= 0 && IsWord(noun, "weight", "weighting", "weighted"));
        var performer = noun >= 0 && IsWord(noun, "performer", "performing", "gainer", "loser", "performers", "gainers");
        var contributor = noun >= 0 && IsWord(noun, "contributor", "contributors", "detractor", "drag", "boost");
        var member = Near(at, 1, 3, next => next.Kind == ItemKind.Word && next.Role == Role.Members || next.Word is "constituent" or "member" or "stock");
        // "the ten largest contributors" are a group; "the index's largest constituent", "the biggest stock in Mothers" is the heaviest.
        if (rank == 1 && (heavy || (noun >= 0 && IsWord(noun, "contributors", "gainers", "performers"))) && ItemAt(at - 1) is { Kind: ItemKind.Quantity, Quantity.Form: Form.Bare } && Near(Math.Max(noun, at), 1, 2, next => next.Kind == ItemKind.Word && next.Role == Role.Auxiliary || next.IsMark(':')) < 0) return true;
        if (ItemAt(at - 1) is { Kind: ItemKind.Quantity }) return false;
        heavy |= !performer && !contributor && member >= 0 && IsWord(at, "largest", "biggest", "heaviest") && _items[member].Word is "stock" or "constituent" or "member" or "component" or "company" or "name"
            && (IsWord(at - 1, "'s") && GaugeNear(at - 3, at) is not null || IsWord(member + 1, "in", "on", "of") && GaugeNear(member + 1, member + 4) is not null);
        if (!heavy && !performer && !contributor) return false;
        // "once the largest stock": no claim about today.
        if (Near(at, -1, 3, near => near.Word is "once" or "formerly" or "previously" or "then") >= 0) return false;
        var gauge = (IsWord(at - 1, "'s") ? GaugeNear(at - 3, at) : null) ?? GaugeNear(at, Math.Min(_items.Count, at + 10)) ?? _context.LastGauge;
        var owner = Apposed(at, member);
        if (owner.Subjects.Count == 0) return false;
        var gauges = owner.Subjects.All(subject => subject.Kind == SubjectKind.Gauge);
        var fromBelow = item.Sign < 0 || (noun >= 0 && IsWord(noun, "loser", "detractor", "drag"));
        var frame = !heavy ? FrameOf(at) : _context.Window is { } whole ? new Frame(whole, null, null, -1, false, false) : default;
        var end = Math.Max(Math.Max(noun, member), at) + 1;
        Add(at, Math.Max(0, owner.First >= 0 && at - owner.First < 4 ? owner.First : at), end, New(rank == 1 ? ClaimType.Superlative : ClaimType.Ranking, gauges ? owner.Subjects : owner.Subjects.Where(subject => subject.Kind != SubjectKind.Gauge)) with
        {
            Gauge = gauges ? null : gauge,
            Object = gauges || gauge is null ? null : Constituents(gauge),
            Measure = heavy ? Measures.Weight : contributor ? Measures.ContributionPoints : Measures.Return,
            Rank = fromBelow ? -rank : rank,
            Time = frame.Time ?? new UnstatedTime(),
            InheritedFrom = frame.Inherited,
        }, frame.Of);
        return true;
    }

    // "Mercari Inc., the heaviest-weighted stock", "Mercari is the best performer", "The best performer was Mercari", "the heaviest constituent, Mercari,"
    private Owner Apposed(int at, int member)
    {
        var before = at - 1;
        if (IsWord(before, "'s") && before > 0 && _items[before - 1].Kind == ItemKind.Subject) before -= 2;
        while (before >= 0 && IsWord(before, "the", "a", "also", "its", "'s", "second", "third", "fourth", "fifth", "now", "as", "by", "far") || (before >= 0 && NumberWords.Ordinal(_tokens[_items[before].First]) > 0)) before--;
        if (before > 0 && _items[before].IsMark(',') && _items[before - 1].Kind == ItemKind.Subject && Resolved(before - 1).Any(subject => subject.Kind != SubjectKind.Gauge)) return new Owner(Resolved(before - 1), null, before - 1);
        // "makes it the largest stock"
        if (before > 0 && _items[before].Kind == ItemKind.Subject && IsWord(before - 1, "makes", "make", "made", "making", "making") && Resolved(before).Any(subject => subject.Kind != SubjectKind.Gauge)) return new Owner([.. Resolved(before).Where(subject => subject.Kind != SubjectKind.Gauge)], null, before);
        if (HasRole(before, Role.Auxiliary) || (before >= 0 && IsWord(before, "became", "becoming", "ranked", "ranks", "remains", "being", "making"))) return SubjectOf(before);
        var last = Math.Max(at, member);
        for (int i = last + 1, seen = 0; i < _items.Count && seen < 8; i++, seen++)
        {
            if (_items[i].Kind != ItemKind.Subject) continue;
            if (Resolved(i).FirstOrDefault() is { Kind: SubjectKind.Security or SubjectKind.Unknown } named) return new Owner([named], null, i);
        }

        return before >= 0 ? SubjectOf(before + 1) : s_nobody;
    }

    // "They include Sosei and AnGes", "among them A, B and C"
    private void Membership(int at)
    {
        if (_context.LastCountWhere is null && !_drafts.Exists(draft => draft.Claim.Type == ClaimType.CountWhere)) return;
        var set = _drafts.LastOrDefault(draft => draft.Claim.Type == ClaimType.CountWhere)?.Claim ?? _context.LastCountWhere!;
        if (_items[at].Word is "include" or "includes" && !(at > 0 && _items[at - 1].Anaphor == Anaphor.They)) return;
        if (_items[at].Word is "among" && !(ItemAt(at + 1)?.Anaphor == Anaphor.They)) return;
        var named = new List<SubjectRef>();
        var (first, last) = (-1, at);
        for (var i = at + 1; i < _items.Count; i++)
        {
            var item = _items[i];
            if (item.Kind == ItemKind.Subject && item.Anaphor == Anaphor.None && item.Subject is { Kind: SubjectKind.Security or SubjectKind.Unknown } subject)
            {
                named.Add(subject);
                (first, last) = (first < 0 ? i : first, i);
            }
            else if (item.Role is Role.Relative or Role.Said || (item.Kind == ItemKind.Word && item.Role == Role.Move) || item.IsMark(';'))
            {
                break;
            }
        }

        if (named.Count == 0) return;
        Add(at, at > 0 && _items[at - 1].Anaphor == Anaphor.They ? at - 1 : at, last + 1, New(ClaimType.Membership, named) with
        {
            Object = set.Subjects.FirstOrDefault(),
            Gauge = set.Gauge,
            Predicate = set.Predicate,
            Measure = set.Predicate?.Measure,
            Time = set.Time,
            InheritedFrom = set.InheritedFrom,
        });
    }
}

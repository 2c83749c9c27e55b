using System.Globalization;
using Bellwether.Analytics.Gauges;
using Bellwether.Data.Sources;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Constituents to be taken out of a gauge, as a key or an option names them: <c>10</c> or <c>top:10</c>, <c>doublers</c>, <c>sector:3250</c>, <c>tse:4385,tse:4565</c>.</summary>
/// <param name="Key">The selection as keys write it.</param>
/// <param name="Words">The selection in words, to follow "without".</param>
/// <param name="Names">Security ordinals held in the window.</param>
/// <param name="IsByName">True when single securities are named: another gauge has no such names, its own largest contributors stand in.</param>
internal sealed record Removed(string Key, string Words, HashSet<int> Names, bool IsByName)
{
    private const string Expected = "expected tse:4385,tse:4565 (securities), doublers, top:K, sector:CODE or theme:NAME";

    /// <summary>The selection of a gauge over a window; one that cannot be understood is a usage error.</summary>
    public static Removed Of(Workspace workspace, Gauge gauge, Basis basis, int start, int end, string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) throw new DeskException(ExitCode.Usage, $"Nothing is named to be left out: {Expected}.");
        var movers = gauge.Movers(basis, start, end);
        var selection = new Selection(workspace, gauge, movers, gauge.Breadth(basis, start, end), start);
        var (keys, words, names, isByName) = (new List<string>(), new List<string>(), new HashSet<int>(), false);
        foreach (var part in parts)
        {
            var one = selection.Part(part);
            keys.Add(one.Key);
            words.Add(one.Words);
            names.UnionWith(one.Names);
            isByName |= one.IsByName;
        }

        return new Removed(string.Join(',', keys), words.Count == 1 ? words[0] : string.Join(", ", words[..^1]) + " and " + words[^1], names, isByName);
    }

    private sealed record Selection(Workspace Workspace, Gauge Gauge, MoversReport Movers, BreadthReport Breadth, int Start)
    {
        public Removed Part(string part)
        {
            if (Number(part) is { } k) return Top(part, k);
            if (part.Equals("doublers", StringComparison.OrdinalIgnoreCase))
                return new Removed("doublers", "its doublers", [.. Breadth.Windows.Where(own => own.AtLeastDoubled && Movers.Find(own.Security) is not null).Select(own => own.Security)], false);
            var at = part.IndexOf(':', StringComparison.Ordinal);
            var (kind, name) = at > 0 ? (part[..at].ToLowerInvariant(), part[(at + 1)..]) : ("", part);
            if (kind == "top") throw new DeskException(ExitCode.Usage, $"'{part}': top takes a whole number from 1, as in top:10.");
            return kind is "sector" or "theme" or "section" or "size" or "export" ? Group(kind, name) : Security(part);
        }

        private static int? Number(string part) =>
            int.TryParse(part.StartsWith("top:", StringComparison.OrdinalIgnoreCase) ? part[4..] : part, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && (k > 0 || part == "0") ? k : null;

        // A bare number is a count unless the store has a security of that code: codes of Tokyo are numbers too.
        private Removed Top(string part, int k)
        {
            if (!part.Contains(':', StringComparison.Ordinal) && k > Movers.Ranked.Length) return Security(part);
            return new Removed(k.ToString(CultureInfo.InvariantCulture), k == 1 ? "its largest contributor" : $"its {Story.Writing.Phrases.Number(k)} largest contributors", Movers.Largest(k), false);
        }

        private Removed Group(string kind, string name)
        {
            var market = Workspace.Market;
            if (kind == "theme")
            {
                var themes = market.Securities.SelectMany(own => own.Themes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
                name = themes.FirstOrDefault(theme => theme.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(kind, name, themes);
                return new Removed($"theme:{name}", $"the theme {name.Replace('_', ' ')}", Held(Groups.Of(market, kind, name, market.Calendar[Start]), name), false);
            }

            var group = Groups.Of(market, kind, null, market.Calendar[Start]);
            var known = Enumerable.Range(0, market.Securities.Length).Select(group).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            var sector = kind == "sector" ? market.Sectors.FirstOrDefault(own => own.Code == name || own.NameEn.Equals(name, StringComparison.OrdinalIgnoreCase) || own.Name == name) : null;
            name = sector?.Code ?? known.FirstOrDefault(own => own.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(kind, name, known);
            var shown = kind == "sector" ? market.Sectors.FirstOrDefault(own => own.Code == name)?.DisplayName ?? name : name;
            return new Removed($"{kind}:{name}", $"the {kind} {shown}", Held(group, name), false);
        }

        private HashSet<int> Held(Func<int, string?> group, string name) =>
            [.. Movers.Ranked.Select(mover => mover.Security).Where(security => string.Equals(group(security), name, StringComparison.Ordinal))];

        private Removed Security(string name)
        {
            var market = Workspace.Market;
            var ordinal = SecurityId.TryParse(name, out var id)
                ? market.OrdinalOf(id)
                : market.Securities.Select(own => own.Id.Scheme).Distinct(StringComparer.Ordinal).Select(scheme => market.OrdinalOf(new SecurityId(scheme, name))).FirstOrDefault(found => found >= 0, -1);
            if (ordinal < 0) throw new DeskException(ExitCode.Usage, $"'{name}' names nothing that can be left out: {Expected}.");
            if (Movers.Find(ordinal) is null)
                throw new DeskException(ExitCode.DataMissing, $"{market.Securities[ordinal].Id} ({market.Securities[ordinal].DisplayName}) was not held in {Gauge.Id} in this window: 'bellwether movers {Gauge.Id} --format csv' lists who was.");
            return new Removed(market.Securities[ordinal].Id.ToString(), market.Securities[ordinal].DisplayName, [ordinal], true);
        }

        private static DeskException Unknown(string kind, string name, string[] known) =>
            new(ExitCode.Usage, $"There is no {kind} '{name}'.{Suggest.Phrase(name, known)} Known: {(known.Length == 0 ? "none" : string.Join(", ", known.Take(40)))}.");
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Gauges;
using Bellwether.Data.Sources;
using Bellwether.Indices;

namespace Bellwether.Desk;

/// <summary>A way to cut a gauge into segments: <c>sector</c>, <c>section</c>, <c>size</c>, <c>export</c>, or one theme, <c>theme:biotech</c> (METHODS 5).</summary>
/// <param name="Kind">Kind of group.</param>
/// <param name="Theme">The theme; a security is in it or not, since themes overlap.</param>
public sealed record Segmentation(string Kind, string? Theme)
{
    /// <summary>Name of the segment of securities that have none.</summary>
    public const string Other = "other";

    /// <summary>The kinds; a theme is written <c>theme:NAME</c>.</summary>
    public static readonly ImmutableArray<string> Kinds = ["sector", "section", "size", "export", "theme"];

    /// <summary>One segment in the plural, for sentences.</summary>
    public string Plural => Kind switch
    {
        "sector" => "sectors",
        "section" => "sections",
        "size" => "size classes",
        "export" => "kinds of sector by export orientation",
        _ => "segments",
    };

    /// <summary>The name in options and keys.</summary>
    public override string ToString() => Theme is null ? Kind : $"{Kind}:{Theme}";

    /// <summary>Reads a name; an unknown kind is a usage error that lists the known. Whether the store has a theme is checked by <see cref="Check"/>.</summary>
    public static Segmentation Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split(':', 2);
        var kind = Kinds.FirstOrDefault(own => string.Equals(own, parts[0], StringComparison.OrdinalIgnoreCase))
            ?? throw new DeskException(ExitCode.Usage, $"--by {name} is no segmentation: expected {string.Join(", ", Kinds)}, or one theme as theme:NAME.{Suggest.Phrase(parts[0], Kinds)}");
        if (kind != "theme" && parts.Length == 2) throw new DeskException(ExitCode.Usage, $"--by {name}: only a theme is named after the colon; write --by {kind}.");
        return new Segmentation(kind, parts.Length == 2 ? parts[1] : null);
    }

    /// <summary>The segment of every security as of a day.</summary>
    public Func<int, string> Label(Workspace workspace, int day)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var group = Groups.Of(workspace.Market, Kind, Theme, workspace.Market.Calendar[day]);
        return security => group(security) ?? Other;
    }

    /// <summary>The themes of securities that a plan holds or takes in, in ordinal order.</summary>
    public static ImmutableArray<string> Themes(Workspace workspace, IEnumerable<ResolvedIndex> plans)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return [.. Held(plans).SelectMany(security => workspace.Market.Securities[security].Themes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Throws when no constituent has such a group, or the theme is unknown.</summary>
    public void Check(Workspace workspace, params ReadOnlySpan<ResolvedIndex> plans)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var own = plans.ToArray();
        var themes = Themes(workspace, own);
        if (Theme is not null && !themes.Contains(Theme, StringComparer.Ordinal))
            throw new DeskException(ExitCode.Usage, $"No constituent of {Gauges(own)} has the theme '{Theme}'. {(themes.IsEmpty ? "The store has no themes for them." : $"Their themes: {string.Join(", ", themes)}.")}{Suggest.Phrase(Theme, themes)}");
        if (Kind == "theme" ? themes.IsEmpty : !Has(workspace, own))
        {
            var known = Kinds.Where(kind => kind == "theme" ? !themes.IsEmpty : new Segmentation(kind, null).Has(workspace, own)).ToArray();
            throw new DeskException(ExitCode.DataMissing, $"The store has no {Kind} for any constituent of {Gauges(own)}. {(known.Length == 0 ? "It has no other segmentation either." : $"It has: {string.Join(", ", known)}.")}");
        }
    }

    private bool Has(Workspace workspace, ResolvedIndex[] plans)
    {
        var label = Label(workspace, plans[0].StartDay);
        return Held(plans).Any(security => label(security) != Other);
    }

    private static IEnumerable<int> Held(IEnumerable<ResolvedIndex> plans) =>
        plans.SelectMany(plan => Enumerable.Range(0, plan.Holdings.Length).Where(i => plan.Holdings[i] != 0).Concat(plan.Changes.Select(change => change.Security))).Distinct();

    private static string Gauges(ResolvedIndex[] plans) => string.Join(" or ", plans.Select(plan => plan.Definition.Id));
}

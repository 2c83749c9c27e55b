using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bellwether.Desk;
using Bellwether.Market;
using Microsoft.AspNetCore.Components;

namespace Bellwether.Web.Pages;

/// <summary>A gauge that a page can be about.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name in answers.</param>
public sealed record GaugeName(string Id, string Name)
{
    /// <summary>Its Japanese name; the name in answers where its definition gives none.</summary>
    public string NameJa { get; init; } = Name;

    /// <summary>A gauge under the names that its definition gives it.</summary>
    internal static GaugeName Of(Gauge gauge) => new(gauge.Id, gauge.Definition.Name) { NameJa = gauge.Definition.Aliases.FirstOrDefault(Texts.IsJapanese) ?? gauge.Definition.Name };
}

/// <summary>What stands around every page: its language, its window, the version of the data, and where else one can go.</summary>
public sealed record Frame
{
    /// <summary>Words of the interface.</summary>
    public required Texts Texts { get; init; }

    /// <summary>Light, dark, or empty for what the reader's system prefers.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The page's path.</summary>
    public required string Path { get; init; }

    /// <summary>The language when the address names one, else empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>First day as asked for; empty for the low.</summary>
    public string Since { get; init; } = "";

    /// <summary>Last day as asked for; empty for the last one.</summary>
    public string Until { get; init; } = "";

    /// <summary>Gauges to measure against as asked for, separated by commas.</summary>
    public string Against { get; init; } = "";

    /// <summary>The version that the page shows; null where there is none.</summary>
    public DatasetVersion? Version { get; init; }

    /// <summary>What readers must be told of the version.</summary>
    public string? Note { get; init; }

    /// <summary>True when the market is generated and fictional.</summary>
    public bool IsSample { get; init; }

    /// <summary>The gauge that the page is about, or that other pages would be about.</summary>
    public GaugeName? Gauge { get; init; }

    /// <summary>All gauges.</summary>
    public ImmutableArray<GaugeName> Gauges { get; init; } = [];

    /// <summary>Pages: key of their name, and address.</summary>
    public ImmutableArray<(string Key, string Address)> Pages { get; init; } = [];

    /// <summary>The name of a gauge in the language of the page.</summary>
    public string Name(GaugeName gauge)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        return Texts.Code == "ja" ? gauge.NameJa : gauge.Name;
    }

    /// <summary>The version in words.</summary>
    public string Dataset => Version is { } version
        ? Texts.With("dataset", version.Batch.ToString(CultureInfo.InvariantCulture), version.KnownAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), version.ContentHash[..Math.Min(12, version.ContentHash.Length)])
        : "";

    /// <summary>An address that keeps the window and the language.</summary>
    public string Link(string path, params ReadOnlySpan<(string Name, string Value)> more) => Address(path, Since, Until, Language, more);

    /// <summary>This page in another language.</summary>
    public string InLanguage(string code) => Address(Path, Since, Until, code, [("against", Against)]);

    /// <summary>This page since the low.</summary>
    public string SinceLow => Address(Path, "", Until, Language, [("against", Against)]);

    private static string Address(string path, string since, string until, string language, ReadOnlySpan<(string Name, string Value)> more)
    {
        var address = new StringBuilder(path);
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        void Add(string name, string value)
        {
            if (value.Length == 0) return;
            address.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        Add("since", since);
        Add("until", until);
        foreach (var (name, value) in more) Add(name, value);
        Add("lang", language);
        return address.ToString();
    }
}

/// <summary>One answer on a page.</summary>
/// <param name="Id">Id of the section.</param>
/// <param name="Title">Heading.</param>
/// <param name="Body">The answer, or what is said in its place.</param>
public sealed record Piece(string Id, string Title, MarkupString Body)
{
    /// <summary>The command that asks the same; empty when there is no answer.</summary>
    public string Command { get; init; } = "";

    /// <summary>Address of the same answer over REST; empty when there is none.</summary>
    public string Api { get; init; } = "";

    /// <summary>True when there was no answer and the body says why.</summary>
    public bool IsProblem { get; init; }
}

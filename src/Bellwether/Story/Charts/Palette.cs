using System.Globalization;
using System.Text;

namespace Bellwether.Story.Charts;

/// <summary>A named colour in its light and dark form.</summary>
/// <param name="Name">CSS custom property without its dashes.</param>
/// <param name="Light">On light paper, <c>#rrggbb</c>.</param>
/// <param name="Dark">On dark paper, <c>#rrggbb</c>.</param>
public sealed record PaletteColour(string Name, string Light, string Dark);

/// <summary>
/// The colours of pages and charts, as CSS custom properties. Everything that is read (text, lines, marks) has a contrast of at least 4.5 to
/// the papers it stands on, in light and dark; a test computes it. Lines differ by dash and label too, so that print needs no colour.
/// </summary>
public static class Palette
{
    /// <summary>Backgrounds: the page and the raised card.</summary>
    public static IReadOnlyList<PaletteColour> Papers { get; } =
    [
        new("paper", "#fbf8f2", "#16181b"),
        new("card", "#ffffff", "#202327"),
        new("wash", "#f3eee3", "#24272b"),
    ];

    /// <summary>Colours that carry text or data.</summary>
    public static IReadOnlyList<PaletteColour> Inks { get; } =
    [
        new("ink", "#1f1d1a", "#ebe7df"),
        new("soft", "#5f594f", "#b3aca0"),
        new("accent", "#0b5a67", "#74c3cf"),
        new("up", "#14606d", "#6fc0cc"),
        new("down", "#a5362a", "#f0978a"),
        new("amber", "#7d5200", "#e3b765"),
        new("line1", "#0b5a67", "#74c3cf"),
        new("line2", "#96412a", "#ec9f7f"),
        new("line3", "#5b4a9a", "#b8a9f0"),
        new("line4", "#5c6112", "#c3c86a"),
        new("line5", "#6d6559", "#b3aca0"),
        new("line6", "#8a2f6b", "#e59ac8"),
    ];

    /// <summary>Colours of patterns, which carry data but no text: a contrast of at least 3 to the papers.</summary>
    public static IReadOnlyList<PaletteColour> Graphics { get; } =
    [
        new("hatch", "#ad7468", "#a8776d"),
    ];

    /// <summary>Hairlines and grids, which carry no information of their own.</summary>
    public static IReadOnlyList<PaletteColour> Hairlines { get; } =
    [
        new("rule", "#ddd5c6", "#3a3e44"),
    ];

    /// <summary>The custom properties for <c>:root</c>: light, dark by the reader's preference, and light again on printed paper.</summary>
    public static string Css(string selector)
    {
        var css = new StringBuilder();
        css.Append(CultureInfo.InvariantCulture, $"{selector}{{color-scheme:light dark;{Properties(dark: false)}}}\n");
        css.Append(CultureInfo.InvariantCulture, $"@media screen and (prefers-color-scheme:dark){{{selector}{{{Properties(dark: true)}}}}}\n");
        return css.ToString();
    }

    /// <summary>A style sheet with every colour written out as it is on light paper, for readers that know no custom properties.</summary>
    public static string Written(string css)
    {
        ArgumentNullException.ThrowIfNull(css);
        return Papers.Concat(Inks).Concat(Graphics).Concat(Hairlines).Aggregate(css, (text, colour) => text.Replace($"var(--{colour.Name})", colour.Light, StringComparison.Ordinal));
    }

    /// <summary>Contrast ratio of two colours by WCAG 2, from 1 to 21.</summary>
    public static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static string Properties(bool dark) =>
        string.Concat(Papers.Concat(Inks).Concat(Graphics).Concat(Hairlines).Select(colour => $"--{colour.Name}:{(dark ? colour.Dark : colour.Light)};"));

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}

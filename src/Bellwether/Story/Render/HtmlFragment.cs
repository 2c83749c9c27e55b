using Bellwether.Analytics;
using Bellwether.Market;
using Bellwether.Story.Charts;

namespace Bellwether.Story.Render;

/// <summary>
/// Blocks of a brief as a piece of a larger HTML page, which carries <see cref="Sheet"/>. Facts are links to where they are explained; nothing in the
/// piece needs a style or a script of its own.
/// </summary>
public static class HtmlFragment
{
    /// <summary>The style rules of the pieces and of their charts.</summary>
    public static string Sheet => HtmlStyle.Sheet;

    /// <summary>The blocks as markup; ids begin with <paramref name="prefix"/>, which a page gives each piece differently.</summary>
    public static string Of(IEnumerable<Block> blocks, DatasetVersion version, string prefix, Func<Fact, string> link)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(link);
        using var output = new StringWriter { NewLine = "\n" };
        var facts = new HtmlFacts(version, link);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks) HtmlRenderer.WriteBlock(Renamed(block, prefix), facts, ids, output);
        return output.ToString();
    }

    /// <summary>A number as a link to where it is explained.</summary>
    public static string Of(Fact fact, FactStyle style, DatasetVersion version, Func<Fact, string> link) => new HtmlFacts(version, link).Cell(fact, style);

    /// <summary>A chart as SVG at one width, for a page that carries <see cref="Sheet"/>.</summary>
    public static string Of(Chart chart, int width, string prefix) => SvgChart.Draw(chart, new SvgOptions(width, Standalone: false) { IdSuffix = "-" + prefix });

    private static Block Renamed(Block block, string prefix) => block switch
    {
        TableBlock table => table with { Id = $"{prefix}-{table.Id}" },
        ChartBlock chart => chart with { Chart = chart.Chart with { Id = $"{prefix}-{chart.Chart.Id}" } },
        _ => block,
    };
}

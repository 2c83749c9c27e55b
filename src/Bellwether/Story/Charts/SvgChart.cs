namespace Bellwether.Story.Charts;

/// <summary>How large to draw a chart, and whether the picture stands alone.</summary>
/// <param name="Width">Width of the view box; type is drawn at its true size, so the page shows the picture at about this many pixels.</param>
/// <param name="Standalone">True for a file of its own, which then carries its colours; false inside a page that defines them.</param>
public sealed record SvgOptions(int Width = SvgChart.Wide, bool Standalone = true)
{
    /// <summary>Added to element ids, so that one page can hold the same chart at two widths.</summary>
    public string IdSuffix { get; init; } = "";

    /// <summary>
    /// True for a file that other programs open: colours stand in it as they are on light paper, because drawing programs, office programs and librsvg
    /// know no CSS variables.
    /// </summary>
    public bool Portable { get; init; }
}

/// <summary>
/// Draws charts as SVG. The type size is fixed and the layout follows the width, so a phone gets its own drawing (<see cref="Narrow"/>) rather
/// than a shrunken one, and no text is smaller than 12 units.
/// </summary>
public static class SvgChart
{
    /// <summary>Width for a page's column.</summary>
    public const int Wide = 680;

    /// <summary>Width for a phone of 360 pixels with its margins.</summary>
    public const int Narrow = 328;

    /// <summary>Size of labels.</summary>
    internal const double Type = 13;

    /// <summary>Size of axis labels.</summary>
    internal const double SmallType = 12;

    /// <summary>Style rules of the pictures; colours come from <see cref="Palette"/>.</summary>
    public static string Css { get; } = """
        .chart text{font:13px system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK JP","Hiragino Kaku Gothic ProN",IPAexGothic,sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums}
        .chart .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
        .chart .axis{font-size:12px;fill:var(--soft)}
        .chart .strong{font-weight:600}
        .chart .small{font-size:12px}
        .chart .ground{fill:var(--paper)}
        .chart .grid{stroke:var(--rule);stroke-width:1}
        .chart .base{stroke:var(--soft);stroke-width:1}
        .chart .mark{stroke:var(--soft);stroke-width:1;stroke-dasharray:1 3}
        .chart .leader{stroke:var(--soft);stroke-width:.75}
        .chart path{fill:none;stroke-linejoin:round;stroke-linecap:round;stroke-width:1.6}
        .chart path.main{stroke-width:2.8}
        .chart .s1{stroke:var(--line1)}
        .chart .s2{stroke:var(--line2)}
        .chart .s3{stroke:var(--line3)}
        .chart .s4{stroke:var(--line4)}
        .chart .s5{stroke:var(--line5)}
        .chart .s6{stroke:var(--line6)}
        .chart .d2{stroke-dasharray:7 4}
        .chart .d3{stroke-dasharray:2 4}
        .chart .d4{stroke-dasharray:9 3 2 3}
        .chart .d5{stroke-dasharray:4 3}
        .chart .d6{stroke-dasharray:12 3}
        .chart text.t1{fill:var(--line1)}
        .chart text.t2{fill:var(--line2)}
        .chart text.t3{fill:var(--line3)}
        .chart text.t4{fill:var(--line4)}
        .chart text.t5{fill:var(--line5)}
        .chart text.t6{fill:var(--line6)}
        .chart .up{fill:var(--up)}
        .chart .down{fill:var(--paper);stroke:var(--down);stroke-width:1.5}
        .chart .point{fill:var(--soft);fill-opacity:.6}
        .chart .named{fill:var(--accent);fill-opacity:.75;stroke:var(--paper);stroke-width:1}
        .chart .tick{stroke:var(--ink);stroke-width:1.6}
        .chart .hatch{stroke:var(--hatch);stroke-width:1.2}
        .chart .tint{fill:var(--line1);fill-opacity:.13}
        .chart .bar{fill:var(--accent);stroke:var(--paper);stroke-width:.75}
        .chart .tail{fill:none;stroke:var(--down);stroke-width:1}
        .chart .clear{stroke:var(--paper);stroke-width:2.8}
        .chart .rule{stroke:var(--ink);stroke-width:1.3;stroke-dasharray:5 3}
        .chart .outer{fill:var(--line1);fill-opacity:.13}
        .chart .inner{fill:var(--line1);fill-opacity:.2}
        .chart path.edge{stroke:var(--line1);stroke-width:1}
        .chart .span{stroke-width:1.4;fill:none}
        .chart path.thin{stroke:var(--soft);stroke-width:.9}
        .chart .dot{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}

        """.ReplaceLineEndings("\n");

    /// <summary>The rules with the colours of light paper written out.</summary>
    internal static string PortableCss { get; } = Palette.Written(Css);

    /// <summary>The chart as an SVG element, or file. Refuses series of inconsistent lengths and phases, bins or bands out of order.</summary>
    public static string Draw(Chart chart, SvgOptions? options = null)
    {
        var chosen = options ?? new SvgOptions();
        return ChartChecks.Checked(chart) switch
        {
            LineChart lines => SvgLines.Draw(lines, chosen),
            WaterfallChart waterfall => SvgWaterfall.Draw(waterfall, chosen),
            ScatterChart scatter => SvgScatter.Draw(scatter, chosen),
            TreemapChart treemap => SvgTreemap.Draw(treemap, chosen),
            UnderwaterChart underwater => SvgUnderwater.Draw(underwater, chosen),
            PhaseChart phases => SvgPhases.Draw(phases, chosen),
            DistributionChart distribution => SvgDistribution.Draw(distribution, chosen),
            FanChart fan => SvgFan.Draw(fan, chosen),
            CurveChart curve => SvgCurve.Draw(curve, chosen),
            _ => throw new ArgumentOutOfRangeException(nameof(chart), chart.GetType().Name, "Unknown kind of chart."),
        };
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics;

namespace Bellwether.Story;

/// <summary>A chart as data (issue: one chart description, drawn as SVG): readable at phone width, in black-and-white print, in dark mode, with a text alternative.</summary>
/// <param name="Id">Stable name, e.g. <c>rebased</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative: the finding in a sentence.</param>
public abstract record Chart(string Id, string Title, string Alternative);

/// <summary>Lines over trading days, e.g. gauges rebased to 100 at the window's start, or a rolling volatility or beta, with marked days.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="Days">The days on the horizontal axis.</param>
/// <param name="Lines">Lines; each as long as <paramref name="Days"/>.</param>
/// <param name="Marks">Marked days.</param>
/// <param name="ValueFormat">Number format: <c>0</c> for levels, <c>0.00</c> for a beta, <c>0.0 %</c> for fractions shown in percent (a volatility).</param>
/// <param name="Baseline">Horizontal reference line, e.g. 100.</param>
public sealed record LineChart(
    string Id,
    string Title,
    string Alternative,
    ImmutableArray<DateOnly> Days,
    ImmutableArray<ChartLine> Lines,
    ImmutableArray<ChartMark> Marks,
    string ValueFormat,
    double? Baseline) : Chart(Id, Title, Alternative);

/// <summary>One line; null where there is no value.</summary>
/// <param name="Name">Label.</param>
/// <param name="Values">Values per day.</param>
/// <param name="Emphasised">True for the subject of the brief.</param>
public sealed record ChartLine(string Name, ImmutableArray<double?> Values, bool Emphasised);

/// <summary>A marked day.</summary>
/// <param name="Day">Day.</param>
/// <param name="Label">Label, e.g. Low, 25 Dec 2018.</param>
public sealed record ChartMark(DateOnly Day, string Label);

/// <summary>A waterfall of signed parts that add up from start to total, e.g. contributions in index points.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="StartLabel">Label of the opening bar.</param>
/// <param name="Start">Opening value.</param>
/// <param name="EndLabel">Label of the closing bar.</param>
/// <param name="Parts">Parts in order; they must sum to end minus start.</param>
/// <param name="Unit">Unit in words, e.g. points, percentage points.</param>
public sealed record WaterfallChart(
    string Id,
    string Title,
    string Alternative,
    string StartLabel,
    double Start,
    string EndLabel,
    ImmutableArray<ChartPart> Parts,
    string Unit) : Chart(Id, Title, Alternative)
{
    /// <summary>Closing value, when it is known apart from the parts; drawing then checks that the parts add up to it.</summary>
    public double? End { get; init; }

    /// <summary>
    /// What the values are: points and numbers print as they are; <see cref="Analytics.Unit.Fraction"/> and
    /// <see cref="Analytics.Unit.PercentagePoints"/> are fractions printed times 100.
    /// </summary>
    public Unit ValueUnit { get; init; } = Analytics.Unit.Points;
}

/// <summary>A signed part of a waterfall or a bar.</summary>
/// <param name="Label">Label.</param>
/// <param name="Value">Value.</param>
public sealed record ChartPart(string Label, double Value);

/// <summary>Points in the plane, e.g. opening weights (horizontal) against window returns (vertical), sized by contribution.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="XLabel">Horizontal axis, as a fraction shown in percent.</param>
/// <param name="YLabel">Vertical axis, as a fraction shown in percent.</param>
/// <param name="Points">Points.</param>
public sealed record ScatterChart(
    string Id,
    string Title,
    string Alternative,
    string XLabel,
    string YLabel,
    ImmutableArray<ChartPoint> Points) : Chart(Id, Title, Alternative)
{
    /// <summary>Horizontal reference lines, e.g. the median return; zero is always drawn when it is in range.</summary>
    public ImmutableArray<ChartRule> Rules { get; init; } = [];
}

/// <summary>A labelled horizontal reference line.</summary>
/// <param name="Label">Label, e.g. median.</param>
/// <param name="Y">Vertical value.</param>
public sealed record ChartRule(string Label, double Y);

/// <summary>A point; labelled when it is worth naming.</summary>
/// <param name="Label">Label, or null.</param>
/// <param name="X">Horizontal value.</param>
/// <param name="Y">Vertical value.</param>
/// <param name="Size">Relative area, 0 or more.</param>
public sealed record ChartPoint(string? Label, double X, double Y, double Size);

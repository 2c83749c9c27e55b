using System.Collections.Immutable;

namespace Bellwether.Story;

/// <summary>Lines over whole numbers, e.g. a lead against the number of names taken out; values are fractions shown in percent or percentage points.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Alternative">Text alternative.</param>
/// <param name="XLabel">What is counted along the horizontal axis.</param>
/// <param name="YLabel">What the values are.</param>
/// <param name="Counts">The whole numbers, ascending.</param>
/// <param name="Lines">Lines; each as long as <paramref name="Counts"/>, null where there is no value.</param>
/// <param name="Unit">Unit of the values as printed: <c>%</c> or <c>pp</c>.</param>
public sealed record CurveChart(
    string Id,
    string Title,
    string Alternative,
    string XLabel,
    string YLabel,
    ImmutableArray<int> Counts,
    ImmutableArray<ChartLine> Lines,
    string Unit) : Chart(Id, Title, Alternative);

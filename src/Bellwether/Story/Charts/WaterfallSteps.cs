using Bellwether.Analytics;

namespace Bellwether.Story.Charts;

/// <summary>One bar of a waterfall: from one running total to the next.</summary>
/// <param name="Label">Label.</param>
/// <param name="From">Running total before.</param>
/// <param name="To">Running total after.</param>
internal readonly record struct WaterfallStep(string Label, double From, double To);

/// <summary>The running totals of a waterfall, after its conservation check (DESIGN, decision 5).</summary>
internal sealed record WaterfallSteps
{
    private const double Tolerance = 1e-6;
    private const double FractionTolerance = 1e-9;

    private WaterfallSteps(IReadOnlyList<WaterfallStep> parts, double start, double end, bool fractions)
    {
        Parts = parts;
        End = end;
        var totals = parts.Select(step => step.To).Append(start).Append(end).ToList();
        (Lowest, Highest) = (totals.Min(), totals.Max());
        var largest = parts.Count == 0 ? Math.Abs(end) : parts.Max(step => Math.Abs(step.To - step.From));
        Decimals = fractions ? largest >= 0.1 ? 1 : 2 : largest >= 100 ? 1 : 2;
    }

    /// <summary>Bars in order.</summary>
    public IReadOnlyList<WaterfallStep> Parts { get; }

    /// <summary>Closing value.</summary>
    public double End { get; }

    /// <summary>Lowest running total.</summary>
    public double Lowest { get; }

    /// <summary>Highest running total.</summary>
    public double Highest { get; }

    /// <summary>Distance from lowest to highest, never zero.</summary>
    public double Span => Highest > Lowest ? Highest - Lowest : 1;

    /// <summary>Decimals that suit the size of the parts.</summary>
    public int Decimals { get; }

    /// <summary>The running totals; throws when the parts do not add up to end minus start, or a value is not finite.</summary>
    public static WaterfallSteps Of(WaterfallChart chart)
    {
        var parts = new List<WaterfallStep>(chart.Parts.Length);
        var running = chart.Start;
        foreach (var part in chart.Parts)
        {
            parts.Add(new WaterfallStep(part.Label, running, running + part.Value));
            running += part.Value;
        }

        var end = chart.End ?? running;
        var scale = Math.Max(1, Math.Max(Math.Abs(chart.Start), Math.Abs(end)));
        var fractions = chart.ValueUnit is Unit.Fraction or Unit.PercentagePoints;
        if (!(Math.Abs(running - end) <= (fractions ? FractionTolerance : Tolerance) * scale))
            throw new InvalidOperationException($"Waterfall '{chart.Id}' does not add up: start and parts give {running:R}, the end is {end:R}.");
        return new WaterfallSteps(parts, chart.Start, end, fractions);
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Attribution;
using Bellwether.Analytics.Gauges;

namespace Bellwether.Desk;

/// <summary>
/// Allocation and selection by sector between two gauges under every convention: how effects are linked, how long their periods are, and which members count
/// (METHODS 5.4). Splitting a period by Brinson–Fachler or Brinson–Hood–Beebower makes no difference to the totals.
/// </summary>
internal sealed class ConventionAttribution
{
    private ConventionAttribution(ImmutableArray<string> words, ImmutableArray<(FactKey Allocation, FactKey Selection, FactKey Interaction)> keys, ImmutableArray<double> allocation, ImmutableArray<double> selection) =>
        (Words, Keys, Allocation, Selection) = (words, keys, new ConventionSpread(allocation[0], allocation), new ConventionSpread(selection[0], selection));

    /// <summary>Each convention in words, the default first.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Keys of the effects under each convention.</summary>
    public ImmutableArray<(FactKey Allocation, FactKey Selection, FactKey Interaction)> Keys { get; }

    /// <summary>Allocation.</summary>
    public ConventionSpread Allocation { get; }

    /// <summary>Selection, interaction included.</summary>
    public ConventionSpread Selection { get; }

    /// <summary>Works them out once a window; null where a gauge has no members or no sectors to attribute to.</summary>
    public static ConventionAttribution? Of(Workspace workspace, Gauge a, Gauge b, int start, int end) => a.Id == b.Id || !a.HasMembers || !b.HasMembers
        ? null
        : workspace.Once<Found>(GaugeSeries.KeyOf("attribution conventions " + b.Id, a.Id, start, end), () => new Found(Make(workspace, a, b, start, end))).Own;

    private sealed record Found(ConventionAttribution? Own);

    private static ConventionAttribution? Make(Workspace workspace, Gauge a, Gauge b, int start, int end)
    {
        var by = Segmentation.Of("sector");
        var window = new Window(workspace.Market.Calendar[start], workspace.Market.Calendar[end]);
        var words = ImmutableArray.CreateBuilder<string>();
        var keys = ImmutableArray.CreateBuilder<(FactKey, FactKey, FactKey)>();
        var (allocation, selection) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        foreach (var basis in new[] { BasisName.Fixed, BasisName.Chained })
        {
            foreach (var period in Enum.GetValues<AttributionPeriod>())
            {
                foreach (var linking in Enum.GetValues<LinkingMethod>())
                {
                    var options = new AttributionOptions(Linking: linking, Period: period);
                    try
                    {
                        var effects = AttributionCase.Of(workspace, a, b, basis, start, end, by, options).Effects;
                        allocation.Add(effects.TotalAllocation);
                        selection.Add(effects.TotalSelection + effects.TotalInteraction);
                    }
                    catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
                    {
                        continue;
                    }

                    words.Add($"{AttributionChoice.Short(options)}, {BasisWords.Of(basis)}");
                    FactKey Key(Measure measure) => new(measure.Name, a.Id, null, window, basis, KeyOptions.Write(b.Id, ["by", by, .. AttributionChoice.Parts(options)]));
                    keys.Add((Key(Measures.Allocation), Key(Measures.Selection), Key(Measures.Interaction)));
                }
            }
        }

        return words.Count == 0 ? null : new ConventionAttribution(words.ToImmutable(), keys.ToImmutable(), allocation.ToImmutable(), selection.ToImmutable());
    }
}

using Bellwether.Analytics.Attribution;

namespace Bellwether.Tests.Reference;

public sealed class Attribution05Tests
{
    private const string File = "05_attribution.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["5.1-bhb-bacon-5.2"] = HoodBeebower,
        ["5.2-bf-bacon-5.3"] = Fachler,
        ["5.3-geometric-bacon-5.5"] = Geometric,
        ["5.3-geometric-multi-bacon-8.6"] = GeometricOverTime,
        ["5.4-linking-bacon-8"] = Linking,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void HoodBeebower(ReferenceVector v)
    {
        var result = Brinson.HoodBeebower(v.Numbers("wp"), v.Numbers("wb"), v.Numbers("rp"), v.Numbers("rb")).Value;
        v.Check("Rp", result.ReturnPortfolio);
        v.Check("Rb", result.ReturnBenchmark);
        Arithmetic(v, result);
    }

    private static void Fachler(ReferenceVector v)
    {
        var result = Brinson.Fachler(v.Numbers("wp"), v.Numbers("wb"), v.Numbers("rp"), v.Numbers("rb")).Value;
        Arithmetic(v, result);
        v.Check("selection_incl_interaction", result.SelectionWithInteraction);
    }

    private static void Arithmetic(ReferenceVector v, BrinsonResult result)
    {
        v.Check("allocation", result.Allocation);
        v.Check("selection", result.Selection);
        v.Check("interaction", result.Interaction);
        v.Check("totals", [result.TotalAllocation, result.TotalSelection, result.TotalInteraction]);
    }

    private static void Geometric(ReferenceVector v)
    {
        var result = GeometricBrinson.Of(v.Numbers("wp"), v.Numbers("wb"), v.Numbers("rp"), v.Numbers("rb")).Value;
        v.Check("allocation", result.Allocation);
        v.Check("selection", result.Selection);
        v.Check("total_allocation", result.TotalAllocation);
        v.Check("total_selection", result.TotalSelection);
        v.Check("excess", result.Excess);
    }

    private static void GeometricOverTime(ReferenceVector v)
    {
        var (wp, wb, rp, rb) = (v.Rows("wp"), v.Rows("wb"), v.Rows("rp"), v.Rows("rb"));
        var periods = wp.Select((_, t) => GeometricBrinson.Of(wp[t], wb[t], rp[t], rb[t]).Value).ToArray();
        v.Check("allocation", [.. periods.Select(p => p.TotalAllocation)]);
        v.Check("selection", [.. periods.Select(p => p.TotalSelection)]);
        v.Check("excess", [.. periods.Select(p => p.Excess)]);
        var total = GeometricBrinson.OverTime(periods).Value;
        v.Check("total_allocation", total.Allocation);
        v.Check("total_selection", total.Selection);
        v.Check("total_excess", total.Excess);
    }

    private static void Linking(ReferenceVector v)
    {
        var (wp, wb, rp, rb) = (v.Rows("wp"), v.Rows("wb"), v.Rows("rp"), v.Rows("rb"));
        var periods = wp.Select((_, t) => Brinson.Fachler(wp[t], wb[t], rp[t], rb[t]).Value).ToArray();
        double[] returnsA = [.. periods.Select(p => p.ReturnPortfolio)], returnsB = [.. periods.Select(p => p.ReturnBenchmark)];
        v.Check("period_Rp", returnsA);
        v.Check("period_Rb", returnsB);
        var c = LinkingCoefficients.Of(returnsA, returnsB).Value;
        v.Check("cum_Rp", c.ReturnPortfolio);
        v.Check("cum_Rb", c.ReturnBenchmark);
        v.Check("carino_k", c.CarinoPeriod);
        v.Check("carino_K", c.CarinoWindow);
        v.Check("menchero_M", c.MencheroM);
        v.Check("menchero_a", c.MencheroCorrection);
        v.Check("grap_G", c.Grap);
        double[][] allocation = [.. periods.Select(p => p.Allocation.ToArray())], selection = [.. periods.Select(p => p.SelectionWithInteraction.ToArray())];
        for (var t = 0; t < periods.Length; t++)
        {
            v.Check($"allocation.{t}", allocation[t]);
            v.Check($"selection.{t}", selection[t]);
        }

        foreach (var method in Enum.GetValues<LinkingMethod>())
        {
            var path = $"linked.{method.ToString().ToLowerInvariant()}";
            var linkedAllocation = EffectLinking.Link(method, allocation, returnsA, returnsB).Value;
            var linkedSelection = EffectLinking.Link(method, selection, returnsA, returnsB).Value;
            v.Check($"{path}.allocation", linkedAllocation.Effects);
            v.Check($"{path}.selection", linkedSelection.Effects);
            v.Check($"{path}.total_allocation", linkedAllocation.Total);
            v.Check($"{path}.total_selection", linkedSelection.Total);
        }
    }
}

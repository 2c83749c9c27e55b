using System.Text.Json;
using Bellwether.Analytics.Breadth;

namespace Bellwether.Tests.Reference;

public sealed class Breadth06Tests
{
    private const string File = "06_breadth.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["6.1-counts"] = Counts,
        ["6.2-above-ma"] = AboveAverage,
        ["6.3-concentration"] = Concentrated,
        ["6.3-concentration-equal"] = ConcentratedEqually,
        ["6.4-mcclellan"] = Momentum,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Counts(ReferenceVector v)
    {
        var delisted = v.Input("delisted");
        var members = v.Input("adjusted_close").EnumerateObject().Select(m => new CountedMember(
            m.Name,
            [.. m.Value.EnumerateArray().Select(p => p.ValueKind == JsonValueKind.Null ? (decimal?)null : p.GetDecimal())],
            delisted.TryGetProperty(m.Name, out _)));
        var counts = WindowCounts.Count(members).Value;
        v.Check("eligible", [.. counts.Eligible.Select(m => m.Id)]);
        v.Check("stale", counts.Stale);
        v.Check("not_full_window", counts.NotFullWindow);
        v.Check("dropped", counts.Dropped);
        v.Check("doubled", counts.Doubled);
        v.Check("doubled_count", counts.Doubled.Length);
        foreach (var member in counts.Eligible) v.Check($"window_return.{member.Id}", member.Return);
        v.Check("advancers_window", counts.Advancers);
        v.Check("decliners_window", counts.Decliners);
        v.Check("unchanged_window", counts.Unchanged);
    }

    private static void AboveAverage(ReferenceVector v)
    {
        var result = MovingAverage.Of(v.Numbers("prices"), v.Input("window").GetInt32()).Value;
        v.Check("ma", result.Average);
        for (var t = 0; t < result.Above.Length; t++) v.Check($"above.{t}", result.Above[t]);
    }

    private static void Concentrated(ReferenceVector v)
    {
        var result = Concentration.Of(v.Numbers("market_values")).Value;
        ConcentratedEqually(v);
        v.Check("hhi_points", result.HhiPoints);
        v.Check("top1", result.Top(1));
        v.Check("top3", result.Top(3));
        v.Check("gini", result.Gini);
    }

    private static void ConcentratedEqually(ReferenceVector v)
    {
        var result = Concentration.Of(v.Numbers("market_values")).Value;
        v.Check("hhi", result.Hhi);
        v.Check("effective_n", result.EffectiveNumber);
        v.Check("hhi_normalised", result.Normalised);
        v.Check("entropy_n", result.EntropyNumber);
    }

    private static void Momentum(ReferenceVector v)
    {
        int[] Whole(string name) => [.. v.Input(name).EnumerateArray().Select(x => x.GetInt32())];
        var result = McClellan.Of(Whole("advancers"), Whole("decliners"));
        v.Check("ratio_adjusted_net", result.RatioAdjustedNet);
        v.Check("oscillator", result.Oscillator);
        v.Check("summation", result.Summation);
    }
}

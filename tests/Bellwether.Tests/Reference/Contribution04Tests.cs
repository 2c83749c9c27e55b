using Bellwether.Analytics.Contribution;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Tests.Reference;

public sealed class Contribution04Tests
{
    private const string File = "04_contribution.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["4.1-points-lifecycle"] = Points,
        ["4.2-carino-single-lifecycle"] = Carino,
        ["4.4-ex-topk"] = ExTopK,
        ["4.1-price-weighted"] = PriceWeighted,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Points(ReferenceVector v)
    {
        var index = new LifecycleIndex();
        var window = WindowContribution.CapWeighted(index.Opening, index.Closing, index.BasePoint).Value;
        v.Check("levels", window.Levels);
        for (var t = 0; t < index.Opening.Count; t++)
        {
            v.Check($"opening_weights.{t}", window.OpeningWeights[t]);
            v.Check($"daily_points.{t}", window.DailyPoints[t]);
        }

        for (var i = 0; i < index.Ids.Length; i++)
        {
            v.Check($"window_points.{index.Ids[i]}", window.Points[i]);
            v.Check($"window_fraction.{index.Ids[i]}", window.Fractions[i]);
        }

        v.Check("sum_points", window.SumPoints);
        v.Check("index_change", window.IndexChange);
    }

    private static void Carino(ReferenceVector v)
    {
        var index = new LifecycleIndex();
        var window = WindowContribution.CapWeighted(index.Opening, index.Closing, index.BasePoint).Value;
        var weights = window.OpeningWeights.Select(day => day.ToArray()).ToArray();
        var returns = index.Opening.Zip(index.Closing, (open, close) => open.Zip(close, (o, c) => c / o - 1).ToArray()).ToArray();
        var linked = CarinoContribution.Link(weights, returns).Value;
        for (var i = 0; i < index.Ids.Length; i++) v.Check($"window_fraction.{index.Ids[i]}", linked.Fractions[i]);
        v.Check("sum", Moments.Sum(linked.Fractions.AsSpan()));
        v.Check("window_return", linked.WindowReturn);
    }

    private static void ExTopK(ReferenceVector v)
    {
        var returns = v.Rows("daily_returns");
        var basket = DriftingWeights.Of(v.Numbers("market_values"), returns).Value;
        var ranking = ExTop.Rank(basket.Contributions.AsSpan());
        v.Check("full_return", basket.Return);
        v.Check("contribution", basket.Contributions);
        v.Check("ranking_by_contribution", [.. ranking.Select(i => (double)i)]);
        for (var k = 1; k <= 2; k++)
        {
            v.Check($"drop_top{k}_return", ExTop.Drop(basket.WeightRows(), returns, ranking.Take(k)));
            v.Check($"freeze_top{k}_return", ExTop.Freeze(basket.Return, basket.Contributions.AsSpan(), ranking.Take(k)));
        }
    }

    private static void PriceWeighted(ReferenceVector v)
    {
        double[] day0 = v.Numbers("day0"), day1 = v.Numbers("day1");
        var divisor = v.Input("divisor").GetDouble();
        var newPrice = v.Input("replace_after_day1.in_price").GetDouble();
        double[] open2 = [day1[0], newPrice, day1[2]];
        double[] day2 = [v.Input("day2.A").GetDouble(), v.Input("day2.N").GetDouble(), v.Input("day2.C").GetDouble()];
        var newDivisor = divisor * open2.Sum() / day1.Sum();
        v.Check("divisors", [divisor, newDivisor]);
        v.Check("levels", [day0.Sum() / divisor, day1.Sum() / divisor, day2.Sum() / newDivisor]);

        var first = DailyPoints.PriceWeighted(day0, day1, divisor).Value;
        var second = DailyPoints.PriceWeighted(open2, day2, newDivisor).Value;
        v.Check("points.A", first[0] + second[0]);
        v.Check("points.B", first[1]);
        v.Check("points.C", first[2] + second[2]);
        v.Check("points.N", second[1]);
        v.Check("index_change", first.Sum() + second.Sum());
    }
}

using System.Globalization;
using System.Text.Json;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Tests.Reference;

public sealed class Index01Tests
{
    private const string File = "01_index.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["1.2-capweighted-lifecycle"] = Lifecycle,
        ["1.4-nikkei-divisor-split-published"] = DivisorAfterSplit,
        ["1.4-nikkei-paf-split"] = FactorFollowsSplit,
        ["1.4-nikkei-presumed-par"] = PresumedPar,
        ["1.4-nikkei-replacement"] = Replacement,
        ["1.4-nikkei-cap-published"] = CapRatio,
        ["1.1-mothers-since-base-published"] = SinceBase,
        ["1.5-capping-a"] = Cap,
        ["1.5-capping-c"] = Cap,
        ["1.5-equal-weight"] = EqualWeight,
        ["1.3-terp"] = TheoreticalPrices,
        ["1.6-rounding"] = Rounding,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Lifecycle(ReferenceVector v)
    {
        string[] ids = ["A", "B", "C", "D"];
        var start = Level.FromPoints(v.Input("base_point").GetDecimal());
        var prices = new long[ids.Length];
        IndexCalculator? index = null;
        var days = v.Input("days").EnumerateArray().ToArray();
        for (var d = 0; d < days.Length; d++)
        {
            var day = days[d];
            if (index is not null && day.TryGetProperty("events", out var events)) Apply(index, ids, prices, events);
            if (index is not null && day.TryGetProperty("dividends", out var dividends))
                foreach (var dividend in dividends.EnumerateArray())
                    index.Dividend(At(ids, dividend), Units.FromAmount(dividend.GetProperty("per_share").GetDecimal()));
            foreach (var close in day.GetProperty("close").EnumerateObject())
                if (close.Value.ValueKind == JsonValueKind.Number)
                    prices[Array.IndexOf(ids, close.Name)] = Units.FromAmount(close.Value.GetDecimal());
            if (index is null)
            {
                var tax = decimal.Parse(days[^1].GetProperty("tax").GetString()!, CultureInfo.InvariantCulture);
                index = new IndexCalculator(ids.Length, tax);
                index.Start(d, start, prices, [.. ids.Select(id => day.GetProperty("shares").TryGetProperty(id, out var shares) ? Shares(shares) : 0)]);
            }
            else
            {
                index.Close(d, prices);
                index.Settle(prices);
            }

            v.Check($"{d}.market_value", (double)IndexCalculator.ToCurrency(index.MarketValue));
            v.Check($"{d}.base_market_value", (double)index.BaseMarketValue(start));
            v.Check($"{d}.price_index", index.Price.ToDouble());
            v.Check($"{d}.price_index_rounded", (double)index.Price.Published());
            v.Check($"{d}.total_return_index", index.Gross.ToDouble());
            v.Check($"{d}.net_total_return_index", index.Net.ToDouble());
        }
    }

    private static void Apply(IndexCalculator index, string[] ids, long[] prices, JsonElement events)
    {
        foreach (var e in events.EnumerateArray())
        {
            var i = At(ids, e);
            var held = index.Holdings[i];
            switch (e.GetProperty("type").GetString())
            {
                case "add":
                    index.ChangeHolding(i, Shares(e.GetProperty("shares")), Units.FromAmount(e.GetProperty("price").GetDecimal()), DivisorReason.Entry);
                    break;
                case "share_change":
                    index.ChangeHolding(i, held + Shares(e.GetProperty("delta")), Units.FromAmount(e.GetProperty("price").GetDecimal()), DivisorReason.ShareChange);
                    break;
                case "split":
                    index.Split(i, held * e.GetProperty("ratio").GetInt64());
                    break;
                case "remove":
                    index.ChangeHolding(i, 0, prices[i], DivisorReason.Exit);
                    break;
                default:
                    throw new NotSupportedException(e.GetRawText());
            }
        }
    }

    private static void DivisorAfterSplit(ReferenceVector v)
    {
        double[] before = v.Numbers("prices"), after = v.Numbers("ex_prices");
        var divisor = v.Input("divisor").GetDouble();
        var next = PriceWeighted.NewDivisor(divisor, before, after);
        v.Check("index_before", PriceWeighted.Level(before, divisor));
        v.Check("new_divisor", next);
        v.Check("index_after", PriceWeighted.Level(after, next));

        // The exact calculator agrees: an ex price with the factor unchanged.
        var index = new IndexCalculator(3);
        index.Start(0, Level.FromPoints(300), [2_000_000, 3_000_000, 4_000_000], [1_000_000, 1_000_000, 1_000_000]);
        index.Reprice(2, 2_000_000, DivisorReason.ShareChange);
        index.Close(1, [2_000_000, 3_000_000, 2_000_000]);
        v.Check("index_after", index.Price.ToDouble());
        v.Check("new_divisor", (double)index.Divisor());
    }

    private static void FactorFollowsSplit(ReferenceVector v)
    {
        var before = PriceWeighted.ByFactor(v.Input("price_before").GetDouble(), v.Input("paf_before").GetDouble());
        var after = PriceWeighted.ByFactor(v.Input("price_after").GetDouble(), v.Input("paf_after").GetDouble());
        v.Check("adjusted_before", before);
        v.Check("adjusted_after", after);
        v.Check("divisor_ratio", PriceWeighted.NewDivisor(1, [before], [after]));
    }

    private static void PresumedPar(ReferenceVector v)
    {
        var adjusted = v.Numbers("prices").Zip(v.Numbers("presumed_par"), PriceWeighted.ByPresumedPar).ToArray();
        v.Check("adjusted", adjusted);
        v.Check("sum", PriceWeighted.Level(adjusted, 1));
        v.Check("index", PriceWeighted.Level(adjusted, v.Input("divisor").GetDouble()));
    }

    private static void Replacement(ReferenceVector v)
    {
        double[] before = v.Numbers("adjusted_prices_before"), after = v.Numbers("adjusted_prices_after_swap_previous_close");
        var divisor = v.Input("divisor").GetDouble();
        var next = PriceWeighted.NewDivisor(divisor, before, after);
        v.Check("index_before", PriceWeighted.Level(before, divisor));
        v.Check("new_divisor", next);
        v.Check("index_after", PriceWeighted.Level(after, next));
    }

    private static void CapRatio(ReferenceVector v)
    {
        var factor = v.Input("paf").GetDecimal();
        var before = v.Input("cap_ratio_before").GetDecimal();
        var after = PriceWeighted.CapRatioAfterReview(before, v.Input("weight").GetDecimal(), v.Input("threshold").GetDecimal());
        v.Check("effective_factor_before", (double)(factor * before));
        v.Check("cap_ratio_after", (double)after);
        v.Check("effective_factor_after", (double)(factor * after));
    }

    private static void SinceBase(ReferenceVector v)
    {
        var change = v.Input("last").GetDecimal() / v.Input("base").GetDecimal() - 1;
        v.Check("since_base", (double)change);
        v.Check("rounded_percent", (double)Math.Round(change * 100, MidpointRounding.AwayFromZero));
    }

    private static void Cap(ReferenceVector v)
    {
        var (result, reason) = Capping.Cap(v.Numbers("market_values"), v.Input("cap").GetDouble());
        Assert.Equal(Reason.None, reason);
        v.Check("weights", result!.Weights);
        v.Check("capping_ratio", result.Ratios);
        for (var i = 0; i < result.Capped.Length && v.Has("capped"); i++) v.Check($"capped.{i}", result.Capped[i]);
    }

    private static void EqualWeight(ReferenceVector v)
    {
        var prices = v.Rows("prices").Select(row => row.Select(p => Units.FromAmount(p)).ToArray()).ToArray();
        var rebalance = v.Input("rebalance_after_close_of_day_index").EnumerateArray().Select(e => e.GetInt32()).ToHashSet();
        var index = new IndexCalculator(prices[0].Length);
        index.Start(0, Level.FromPoints(v.Input("base").GetDecimal()), prices[0], EqualWeights.Holdings(prices[0]));
        var levels = new List<double> { index.Price.ToDouble() };
        for (var day = 1; day < prices.Length; day++)
        {
            if (rebalance.Contains(day - 1) && day > 1)
            {
                var next = EqualWeights.Holdings(prices[day - 1]);
                for (var i = 0; i < next.Length; i++) index.Resize(i, next[i], DivisorReason.Review);
            }

            index.Close(day, prices[day]);
            index.Settle(prices[day]);
            levels.Add(index.Price.ToDouble());
        }

        v.Check("levels", levels);
    }

    private static void TheoreticalPrices(ReferenceVector v)
    {
        var close = v.Input("close").GetDouble();
        var rights = PriceWeighted.ExRights(close, v.Input("rights.new_per_old").GetDouble(), v.Input("rights.issue_price").GetDouble());
        v.Check("terp_rights", rights);
        v.Check("adj_factor_rights", rights / close);
        v.Check("terp_split", PriceWeighted.ExSplit(close, v.Input("split_ratio").GetDouble()));
        v.Check("terp_reverse", PriceWeighted.ExSplit(close, v.Input("reverse_split_ratio").GetDouble()));
    }

    private static void Rounding(ReferenceVector v)
    {
        var decimals = v.Input("decimals").GetInt32();
        v.Check("rounded", [.. v.Input("values").EnumerateArray().Select(e => (double)Level.FromPoints(decimal.Parse(e.GetString()!, CultureInfo.InvariantCulture)).Published(decimals))]);
    }

    private static long Shares(JsonElement element) => element.GetInt64() * Units.FactorOne;

    private static int At(string[] ids, JsonElement e) => Array.IndexOf(ids, e.GetProperty("id").GetString());
}

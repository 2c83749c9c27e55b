using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Market.Sample;

/// <summary>The published levels, recomputed from the tables alone.</summary>
public class SampleOfficialTests
{
    public static TheoryData<ulong> Seeds { get; } = [1UL, 2UL, 3UL, 4UL, 5UL];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_large_index_follows_from_lists_shares_floats_and_prices(ulong seed)
    {
        var view = SampleView.Of(seed, 150);
        var t = view.Tables;
        var published = t.Levels.Where(l => l.Index is "SAMPLE_LARGE").Select(l => l.Row.Close).ToArray();
        published.Length.ShouldBe(view.Days.Length);
        published[0].ShouldBe(1000m);
        var lists = t.Listings.Where(l => l.Section is "LARGE").GroupBy(l => l.AsOf).OrderBy(g => g.Key)
            .Select(g => (Day: g.Key.DayNumber, Names: g.Select(l => view.Ordinal[l.Code]).ToArray())).ToArray();
        var carried = new double[view.Names];
        var level = 1000.0;
        for (var d = 0; d < view.Days.Length; d++)
        {
            var members = lists.Last(l => l.Day < view.Days[d] || l.Day == view.Days[0]).Names;
            double opening = 0, closing = 0;
            for (var i = 0; i < view.Names; i++)
            {
                var reference = carried[i];
                if (view.Splits.TryGetValue((d, i), out var ratio)) reference /= ratio.ToDouble();
                var row = view.Close[d * view.Names + i];
                carried[i] = row > 0 ? Units.ToDouble(row) : reference;
                if (!members.Contains(i)) continue;
                var shares = view.SharesOn(i, view.Days[d]) * FloatOn(view, i, view.Days[d]);
                opening += reference * shares;
                closing += carried[i] * shares;
            }

            if (d > 0) level *= closing / opening;
            ((double)published[d]).ShouldBe(level, 0.01, $"day {d}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_price_weighted_index_follows_from_its_tables_and_is_continuous(ulong seed)
    {
        var view = SampleView.Of(seed, 150);
        var t = view.Tables;
        var published = t.Levels.Where(l => l.Index is "SAMPLE_BLUE30").Select(l => l.Row.Close).ToArray();
        published[0].ShouldBe(10_000m);
        t.Divisors.Length.ShouldBeGreaterThan(2);
        for (var d = 0; d < view.Days.Length; d++)
        {
            var date = DateOnly.FromDayNumber(view.Days[d]);
            var members = t.Constituents.Where(c => c.From <= date && (c.Until is null || date < c.Until)).ToArray();
            members.Length.ShouldBe(30);
            members.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count().ShouldBe(30);
            var divisor = t.Divisors.Last(v => v.From <= date).Divisor;
            decimal.Round(members.Sum(c => Adjusted(c.Code, d, c.PriceFactor)) / divisor, 2, MidpointRounding.AwayFromZero).ShouldBe(published[d]);
            if (d == 0) continue;

            // Continuity: yesterday's closes on today's basis over today's divisor give yesterday's level.
            var before = members.Sum(c => Adjusted(c.Code, d - 1, c.PriceFactor) / (view.Splits.TryGetValue((d, view.Ordinal[c.Code]), out var r) ? (decimal)r.Numerator / r.Denominator : 1));
            (before / divisor).ShouldBe(published[d - 1], 0.006m, $"{date}");
        }

        decimal Adjusted(string code, int day, Ratio factor) =>
            Units.ToAmount(view.Close[day * view.Names + view.Ordinal[code]]) * factor.Numerator / factor.Denominator;
    }

    private static double FloatOn(SampleView view, int name, int day)
    {
        var code = view.Tables.Prices.Codes[name];
        return view.Tables.FloatFactors.Last(f => f.From.DayNumber <= day && string.Equals(f.Code, code, StringComparison.Ordinal)).Millionths / 1e6;
    }
}

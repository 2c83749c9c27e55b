using Bellwether.Market.Sample;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Market.Sample;

public class SamplePlantedTests
{
    public static TheoryData<ulong> Seeds { get; } = [.. Enumerable.Range(1, 20).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_growth_section_turns_at_the_planted_low_and_rallies(ulong seed) => CheckRally(SampleView.Of(seed, 150), smallest: 3);

    /// <summary>The same property over seeds drawn by FsCheck; a fixed replay keeps the run repeatable.</summary>
    [Fact]
    public void The_planted_low_holds_for_drawn_seeds() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(10).WithReplay(1UL, 3UL),
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed => CheckRally(SampleView.Of(seed, 130), smallest: 3)));

    [Theory]
    [Trait("speed", "slow")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_market_of_default_size_is_made_in_seconds_and_has_a_rally_with_doublers(ulong seed)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var view = SampleView.Of(seed, new SampleOptions().Securities);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        CheckRally(view, smallest: 5);
        view.Tables.Prices.Count.ShouldBeGreaterThan(900_000);
        (view.Gauge("STANDARD")[^1] / view.Gauge("STANDARD")[view.Low] - 1).ShouldBeInRange(0.04, 0.22);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Daily_market_returns_have_fat_tails_and_clustered_volatility(ulong seed)
    {
        var gauge = SampleView.Of(seed, 150).Gauge("LARGE");
        var returns = gauge.Skip(1).Zip(gauge, (today, before) => Math.Log(today / before)).ToArray();
        var mean = returns.Average();
        var squares = returns.Select(r => (r - mean) * (r - mean)).ToArray();
        var variance = squares.Average();
        (squares.Average(s => s * s) / (variance * variance)).ShouldBeGreaterThan(3.5);
        var (products, total) = (0.0, squares.Sum(s => (s - variance) * (s - variance)));
        for (var t = 1; t < squares.Length; t++) products += (squares[t] - variance) * (squares[t - 1] - variance);
        (products / total).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_truth_names_every_factor_name_and_event(ulong seed)
    {
        var view = SampleView.Of(seed, 150);
        var truth = view.Result.Truth;
        truth.Factors.Length.ShouldBe(39);
        truth.FactorDays.Length.ShouldBe(view.Days.Length - 1);
        truth.Sensitivities.Select(s => s.Code).ShouldBe(view.Tables.Securities.Select(s => s.Code));
        truth.Sensitivities.ShouldAllBe(s => s.Loadings.Length == 39);
        truth.Events.ShouldAllBe(e => (e.Kind == PlantedKind.DecoyNews) == (e.LogReturn == 0));
        var news = view.Tables.News.Where(n => n.Code is not null).Select(n => (n.Date, n.Code!)).ToHashSet();
        truth.Events.Where(e => e.Kind != PlantedKind.SilentJump).Select(e => (e.Date, e.Code)).ShouldAllBe(e => news.Contains(e));
        truth.Events.Count(e => e.Kind == PlantedKind.SilentJump).ShouldBeGreaterThan(10);
        truth.Events.Count(e => e.Kind == PlantedKind.DecoyNews).ShouldBeGreaterThan(10);
    }

    /// <summary>Regressing a large plain name's log returns on its planted sum of causes leaves chance only, of the stated size.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Returns_are_the_planted_causes_plus_chance_of_the_stated_size(ulong seed)
    {
        var view = SampleView.Of(seed, 150);
        var truth = view.Result.Truth;
        var events = truth.Events.ToLookup(e => e.Code, StringComparer.Ordinal);
        var dividends = view.Tables.Dividends.ToLookup(d => d.Code, StringComparer.Ordinal);
        var ratios = new List<double>();
        foreach (var name in truth.Sensitivities.Where(s => s.Section is "LARGE").Take(30))
        {
            var i = view.Ordinal[name.Code];
            if (view.Close[i] < 5_000_000 || view.LastRow[i] < view.Days.Length - 1) continue;
            var skip = events[name.Code].Select(e => e.Date).Concat(dividends[name.Code].Select(d => d.ExDate)).ToHashSet();
            var sum = 0.0;
            var count = 0;
            for (var t = 1; t < view.Days.Length; t++)
            {
                var day = truth.FactorDays[t - 1];
                if (skip.Contains(day.Date)) continue;
                var expected = day.Values.Zip(name.Loadings, (f, b) => f * b).Sum();
                var actual = Math.Log(view.Adjusted[t * view.Names + i] / view.Adjusted[(t - 1) * view.Names + i]);
                sum += (actual - expected) * (actual - expected);
                count++;
            }

            ratios.Add(Math.Sqrt(sum / count) / name.DailyVolatility);
        }

        ratios.Count.ShouldBeGreaterThan(5);
        ratios.Average().ShouldBeInRange(0.85, 1.2);
    }

    private static void CheckRally(SampleView view, int smallest)
    {
        view.Result.Truth.LowDate.ShouldBeInRange(new DateOnly(2018, 12, 24), new DateOnly(2018, 12, 28));
        foreach (var section in (string[])["GROWTH", "LARGE"])
        {
            var gauge = view.Gauge(section);
            var year = Enumerable.Range(gauge.Length - 250, 250);
            year.MinBy(t => gauge[t]).ShouldBe(view.Low, section);
        }

        var (growth, large) = (view.Gauge("GROWTH"), view.Gauge("LARGE"));
        var (growthReturn, largeReturn) = (growth[^1] / growth[view.Low] - 1, large[^1] / large[view.Low] - 1);
        growthReturn.ShouldBeInRange(0.15, 0.35);
        largeReturn.ShouldBeInRange(0.02, growthReturn - 0.03);
        var doublers = Enumerable.Range(0, view.Names).Where(i => view.Section[i] is "GROWTH" && view.ReturnFromLow(i) >= 1).ToArray();
        doublers.Length.ShouldBeInRange(smallest, 30);
        view.Result.Truth.Doublers.ShouldAllBe(code => doublers.Contains(view.Ordinal[code]));
        var list = view.Tables.Listings.Where(l => l.AsOf < view.Result.Truth.LowDate).Max(l => l.AsOf);
        var values = view.Tables.Listings.Where(l => l.AsOf == list && l.Section is "GROWTH").Select(l => view.Ordinal[l.Code])
            .ToDictionary(i => view.Tables.Prices.Codes[i], i => view.Close[view.Low * view.Names + i] * view.SharesOn(i, view.Days[view.Low]), StringComparer.Ordinal);
        values.MaxBy(v => v.Value).Key.ShouldBe(view.Result.Truth.Heaviest);
        (values[view.Result.Truth.Heaviest] / values.Values.Sum()).ShouldBeInRange(0.05, 0.25);
        view.ReturnFromLow(view.Ordinal[view.Result.Truth.Heaviest]).ShouldBeInRange(0.2, 1.3);
    }
}

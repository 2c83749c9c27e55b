using System.Text.Json;
using Bellwether.Market;
using Bellwether.Market.Sample;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Market.Sample;

public class SampleTablesTests
{
    public static TheoryData<ulong> Seeds { get; } = [1UL, 2UL, 3UL, 4UL, 5UL];

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        var options = new SampleOptions(42, 150, 300);
        var first = Fingerprint(SampleMarket.Generate(options));
        Fingerprint(SampleMarket.Generate(options)).ShouldBe(first);
        Fingerprint(SampleMarket.Generate(options with { Seed = 43 })).ShouldNotBe(first, StringComparer.Ordinal);
    }

    /// <summary>Prices of one small market, kept from the day this was written: a new runtime or platform must give the same bits. A deliberate change of the generator renews it.</summary>
    [Fact]
    public void The_bits_do_not_depend_on_the_machine()
    {
        var p = SampleMarket.Generate(new SampleOptions(1, 120, 250)).Tables.Prices;
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var column in (long[][])[p.Open, p.High, p.Low, p.Close, p.Volume]) hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<long>(column));
        Convert.ToHexString(hash.GetHashAndReset())[..16].ShouldBe("95BFD17D5840EE66");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_ascend_by_date_then_code_and_are_consistent(ulong seed)
    {
        var p = SampleView.Of(seed, 150).Tables.Prices;
        string.Join(",", p.Codes).ShouldBe(string.Join(",", p.Codes.Order(StringComparer.Ordinal)));
        for (var row = 0; row < p.Count; row++)
        {
            var ascends = row == 0 || p.Date[row] > p.Date[row - 1] || (p.Date[row] == p.Date[row - 1] && p.Code[row] > p.Code[row - 1]);
            var (open, high, low, close) = (p.Open[row], p.High[row], p.Low[row], p.Close[row]);
            var ordered = low > 0 && low <= Math.Min(open, close) && Math.Max(open, close) <= high;
            var traded = p.Volume[row] > 0 ? close % Units.PerCurrencyUnit == 0 : p.Volume[row] == 0 && open == close && high == close && low == close;
            if (!(ascends && ordered && traded)) Assert.Fail($"row {row}: {open} {high} {low} {close} volume {p.Volume[row]}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Names_are_unique_and_marked_as_sample(ulong seed)
    {
        var securities = SampleView.Of(seed, 150).Tables.Securities;
        securities.Select(s => s.NameEn).Distinct(StringComparer.Ordinal).Count().ShouldBe(securities.Length);
        securities.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(securities.Length);
        securities.ShouldAllBe(s => s.NameEn!.EndsWith("(sample)", StringComparison.Ordinal) && s.Name.EndsWith("（見本）", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_exist_only_while_a_name_is_listed_and_never_for_members_without_prices(ulong seed)
    {
        var view = SampleView.Of(seed, 150);
        var lists = view.Tables.Listings.GroupBy(l => l.AsOf).OrderBy(g => g.Key).Select(g => (g.Key, Codes: g.Select(l => l.Code).ToHashSet(StringComparer.Ordinal))).ToArray();
        lists[0].Key.DayNumber.ShouldBe(view.Days[0]);
        foreach (var code in view.Result.Truth.MembersWithoutPrices)
        {
            view.LastRow[view.Ordinal[code]].ShouldBe(-1);
            lists.ShouldAllBe(l => l.Codes.Contains(code));
        }

        view.Result.Truth.MembersWithoutPrices.Length.ShouldBeInRange(3, 5);
        foreach (var (date, codes) in lists)
        {
            var day = Array.IndexOf(view.Days, date.DayNumber);
            for (var i = 0; i < view.Names; i++)
            {
                if (!codes.Contains(view.Tables.Prices.Codes[i])) view.Close[day * view.Names + i].ShouldBe(0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Splits_divide_the_price_by_their_ratio(ulong seed)
    {
        var view = SampleView.Of(seed, 150);
        view.Splits.Count.ShouldBeGreaterThan(2);
        foreach (var ((day, name), ratio) in view.Splits)
        {
            var cell = day * view.Names + name;
            if (view.Close[cell] == 0 || view.Close[cell - view.Names] == 0) continue;
            (view.Adjusted[cell] / view.Adjusted[cell - view.Names] - 1).ShouldBeInRange(-0.3, 0.4, $"{view.Tables.Prices.Codes[name]} {ratio}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_reference_is_to_a_known_code_sector_or_day(ulong seed)
    {
        var t = SampleView.Of(seed, 150).Tables;
        var codes = t.Securities.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var sectors = t.Sectors.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        sectors.Count.ShouldBe(33);
        t.Securities.ShouldAllBe(s => sectors.Contains(s.Sector!));
        string[] named = [.. t.Listings.Select(x => x.Code), .. t.Shares.Select(x => x.Code), .. t.FloatFactors.Select(x => x.Code), .. t.Splits.Select(x => x.Code),
            .. t.Dividends.Select(x => x.Code), .. t.Constituents.Select(x => x.Code), .. t.News.Where(n => n.Code is not null).Select(n => n.Code!)];
        named.ShouldAllBe(code => codes.Contains(code));
        t.FloatFactors.ShouldAllBe(f => f.Millionths > 0 && f.Millionths <= Units.FactorOne && f.Millionths % 50_000 == 0);
        t.Shares.ShouldAllBe(s => s.Shares > 0 && s.BasisDate == s.AsOf);
        t.Dividends.ShouldAllBe(d => d.PriceUnits > 0);
        t.News.ShouldBe(t.News.OrderBy(n => n.Date), ignoreOrder: false);
        t.Levels.Select(l => l.Index).Distinct(StringComparer.Ordinal).ShouldBe(["SAMPLE_LARGE", "SAMPLE_BLUE30"]);
        t.Macro.Select(m => m.Series).Distinct(StringComparer.Ordinal).ShouldBe(["SAMPLE_POLICY_RATE", "SAMPLE_10Y", "SAMPLE_FX", "SAMPLE_WORLD"]);
    }

    [Theory]
    [InlineData(99, 900)]
    [InlineData(150, 100)]
    [InlineData(10_000, 900)]
    public void Options_out_of_range_are_refused(int securities, int days) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SampleMarket.Generate(new SampleOptions(1, securities, days)));

    [Fact]
    public void Generation_stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => SampleMarket.Generate(new SampleOptions(1, 150, 200), null, source.Token));
    }

    private static string Fingerprint(SampleResult result) => Convert.ToHexString(
        System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(result)));
}

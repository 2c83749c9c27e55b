using System.Globalization;
using System.Text;
using Bellwether.Data.Sources;
using Bellwether.Market;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

/// <summary>A traded history is adjusted as Yahoo does it (backwards, in single precision) and read back.</summary>
public sealed class YahooRoundTripTests
{
    private static readonly double[] SplitChoices = [2, 3, 5, 10, 1.5, 0.1];

    [Fact]
    public void Traded_prices_volumes_dividends_and_splits_come_back()
    {
        // Close in tenths of a yen (100.0 to 10,000.0); an event of 0 to 4 pays a dividend, 5 and 6 split.
        var day = Gen.Zip(Gen.Choose(1_000, 100_000), Gen.Choose(0, 60));
        var histories = Gen.Resize(Gen.ListOf(day), 200).Where(h => h.Count > 0).ToArbitrary();
        Prop.ForAll(histories, h => RoundTrips([.. h])).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool RoundTrips((int Tenths, int Event)[] days)
    {
        var n = days.Length;
        var dividend = Array.ConvertAll(days, d => d.Event <= 4 ? 1.0 + d.Event * 1.75 : 0);
        var split = Array.ConvertAll(days, d => d.Event is 5 or 6 ? SplitChoices[d.Tenths % SplitChoices.Length] : 0);
        (dividend[0], split[0]) = (0, 0);
        // At most three splits: nobody splits more, and 10 × 10 × 10 leaves a split-adjusted price above the noise of single precision.
        for (int i = n - 1, kept = 0; i >= 0; i--)
            if (split[i] > 0 && ++kept > 3) split[i] = 0;

        var lines = new string[n];
        var (later, factor) = (1.0, 1.0);
        for (var i = n - 1; i >= 0; i--)
        {
            var close = days[i].Tenths / 10.0 / later;
            var adjusted = (double)(float)(close * factor);
            var written = adjusted.ToString("R", CultureInfo.InvariantCulture);
            var volume = Math.Round(VolumeOf(i) * later).ToString(CultureInfo.InvariantCulture);
            lines[i] = string.Create(CultureInfo.InvariantCulture, $"{Day(i):yyyy-MM-dd},{written},{written},{written},{written},{volume},{dividend[i] / later:R},{split[i]:R}");
            var dividendAdjusted = dividend[i] / later;
            if (split[i] > 0) later *= split[i];
            if (dividend[i] > 0) factor *= 1 - dividendAdjusted / (days[i - 1].Tenths / 10.0 / later);
        }

        using var directory = new TempDirectory();
        var text = "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n" + string.Join('\n', lines) + "\n";
        var (history, failures) = YahooReader.ReadFile(directory.Write("4565.csv", Encoding.UTF8.GetBytes(text)), YahooOptions.Default);

        failures.ShouldBeEmpty();
        history.Prices.Count.ShouldBe(n);
        for (var i = 0; i < n; i++)
        {
            history.Prices.Close[i].ShouldBe(days[i].Tenths * 1_000L, $"close of day {i} of {n}");
            history.Prices.Volume[i].ShouldBe(VolumeOf(i), $"volume of day {i} of {n}");
        }

        history.Splits.Select(s => s.NewPerOld.ToDouble()).ShouldBe(split.Where(s => s > 0));
        history.Dividends.Select(d => d.PriceUnits).ShouldBe(dividend.Where(d => d > 0).Select(d => Units.FromAmount(d)));
        return true;
    }

    private static DateOnly Day(int i) => new DateOnly(2000, 1, 4).AddDays(i);

    /// <summary>Still whole after three 10:1 consolidations.</summary>
    private static long VolumeOf(int i) => 1_000_000L * (i + 1);
}

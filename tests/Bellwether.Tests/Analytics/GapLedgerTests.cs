using Bellwether.Analytics.Attribution;
using Bellwether.Analytics.Drivers;
using Bellwether.Market;
using FsCheck.Fluent;

namespace Bellwether.Tests.Analytics;

/// <summary>The ledger of a gap: nothing is left over, whatever the stocks and weights, and each line is what it says.</summary>
public sealed class GapLedgerTests
{
    // The worked cross-section of vector 7.5, every stock twice, for a ledger wants twenty; coefficients and exposures stay what they were.
    private static readonly double[] s_returns = [0.1159, -0.003, 0.0495, 0.2346, -0.0189, -0.0144, 0.1765, -0.0236, 0.0065, 0.1486, 0.0464, 0.1054, 0.0056, 0.0293];
    private static readonly double[] s_size = [1.75, -0.29, -0.48, -2.65, -0.01, -0.32, -0.54, 0.32, 0.42, -1.07, -0.89, -0.48, 0.69, 0.56];
    private static readonly double[] s_sales = [0.28, 0.26, 0.09, 0.07, 0.57, 0.48, 0.04, 0.38, 0.32, 0.68, 0.57, 0.48, 0.44, 0.76];
    private static readonly double[] s_biotech = [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0];
    private static readonly double[] s_weightsA = [1.68, 2.74, 3.93, 1.25, 1.08, 4.08, 2.2, 3.8, 0, 0, 0, 0, 0, 0];
    private static readonly double[] s_weightsB = [0, 0, 0, 0, 0, 6.91, 8.6, 3.67, 5.89, 3.93, 4.69, 1.6, 1.15, 7.08];

    [Fact]
    public void The_lines_are_those_of_the_worked_example()
    {
        var ledger = Ledger([.. s_returns, .. s_returns], [.. s_weightsA, .. s_weightsA], [.. s_weightsB, .. s_weightsB], [("size", [.. s_size, .. s_size]), ("sales", [.. s_sales, .. s_sales]), ("biotech", [.. s_biotech, .. s_biotech])]);
        Value(ledger, "market").ShouldBe(0, 1e-15);
        Value(ledger, "size").ShouldBe(0.0012395636849201479, 1e-12);
        Value(ledger, "sales").ShouldBe(0.006394646078033693, 1e-12);
        Value(ledger, "biotech").ShouldBe(-0.006914472482265111, 1e-12);
        Value(ledger, "stocks").ShouldBe(-0.01635943293586554, 1e-12);
        Value(ledger, "sectors").ShouldBe(0, 1e-12);
        ((double)ledger.Gap).ShouldBe(-0.015639695655176807, 1e-12);
        ledger.Lines.Sum(line => line.Value).ShouldBe(ledger.Gap);
        var size = ledger.Lines.Single(line => line.Id == "size");
        size.Interval!.Value.Low.ShouldBe((double)size.Value - 1.9599639845400545 * size.Error, 1e-15);
        ledger.Lines.Single(line => line.Id == "drift").Interval.ShouldBeNull();
    }

    [Fact]
    public void The_same_stocks_under_other_weights_differ_by_the_weighting_alone()
    {
        var random = new Random(5);
        var stocks = Enumerable.Range(0, 30).Select(_ => (Value: 1 + random.NextDouble() * 100, Price: 1 + random.NextDouble() * 10, Return: random.NextDouble() - 0.4)).ToArray();
        double[] byValue = [.. stocks.Select(own => own.Value / stocks.Sum(x => x.Value))], byPrice = [.. stocks.Select(own => own.Price / stocks.Sum(x => x.Price))];
        var ledger = Ledger([.. stocks.Select(own => own.Return)], byPrice, byValue, [("size", [.. stocks.Select(own => Math.Log(own.Value))])], values: [.. stocks.Select(own => own.Value)]);
        foreach (var id in new[] { "market", "size", "sectors", "stocks", "coverage", "drift" }) Value(ledger, id).ShouldBe(0, 1e-12, id);
        Value(ledger, "weighting").ShouldBe((double)ledger.Gap, 1e-12);
    }

    [Fact]
    public void Entries_and_published_levels_are_lines_of_their_own()
    {
        var ledger = Ledger([.. s_returns, .. s_returns], [.. s_weightsA, .. s_weightsA], [.. s_weightsB, .. s_weightsB], [("size", [.. s_size, .. s_size])], entries: (0.01m, -0.002m), published: (0m, 0.03m));
        ledger.Lines.Single(line => line.Id == "entries").Value.ShouldBe(0.012m);
        ledger.Lines.Single(line => line.Id == "published").Value.ShouldBe(-0.03m);
        ledger.Lines.Sum(line => line.Value).ShouldBe(ledger.Gap);
    }

    [Fact]
    public void A_stock_without_a_characteristic_or_a_return_is_a_line_and_lowers_the_coverage()
    {
        double[] size = [.. s_size, .. s_size], returns = [.. s_returns, .. s_returns], weightsA = [.. s_weightsA, .. s_weightsA];
        size[0] = double.NaN;
        returns[1] = double.NaN;
        var ledger = Ledger(returns, weightsA, [.. s_weightsB, .. s_weightsB], [("size", size)], partWithoutReturn: 0.004);
        ledger.Used.ShouldBe(26);
        ledger.CoverageA.ShouldBe(1 - (weightsA[0] + weightsA[1]) / weightsA.Sum(), 1e-12);
        ledger.CoverageB.ShouldBe(1, 1e-12);
        double.IsNaN(ledger.ByStock[0]).ShouldBeTrue();
        Value(ledger, "coverage").ShouldNotBe(0);
        ledger.Lines.Sum(line => line.Value).ShouldBe(ledger.Gap);
    }

    [Fact]
    public void Returns_that_the_contributions_do_not_make_stop_it()
    {
        var stocks = Enumerable.Range(0, 30).Select(i => new GapStock(1 / 30.0, i < 10 ? 0.1 : 0, 0.01 / 30, i < 10 ? 0.001 : 0, 0.01, double.NaN, null)).ToArray();
        var size = new Characteristic("size", "size", "", [.. Enumerable.Range(0, 30).Select(i => (double)i)]);
        GapLedger.Of(new GapLedgerInput(new(0.01m, 0.01m, 0.01m), new(0.01m, 0.01m, 0.01m), stocks, [size])).Ledger.ShouldNotBeNull();
        Should.Throw<InvalidOperationException>(() => GapLedger.Of(new GapLedgerInput(new(0.0101m, 0.0101m, 0.0101m), new(0.01m, 0.01m, 0.01m), stocks, [size])));
    }

    [Fact]
    public void What_cannot_be_told_has_a_reason()
    {
        var few = GapLedger.Of(new GapLedgerInput(default, default, [new GapStock(1, 0, 0, 0, 0.1, 1, "a"), new GapStock(0, 1, 0, 0, 0.1, 1, "a")], []));
        few.Reason.ShouldBe(Reason.TooShort);
        few.Detail!.ShouldContain("20 stocks");
        var (usable, left) = GapLedger.Usable([new("constant", "", "", [1, 1, 1]), new("rare", "", "", [double.NaN, double.NaN, 1]), new("good", "", "", [1, 2, double.NaN])]);
        usable.Select(own => own.Id).ShouldBe(["good"]);
        left.ShouldBe(["constant", "rare"]);
    }

    [Fact]
    public void Sectors_below_three_stocks_are_taken_together_or_left_to_the_stocks()
    {
        string?[] sectors = [.. Enumerable.Range(0, 28).Select(i => i < 12 ? "a" : i < 22 ? "b" : i < 24 ? "c" : i < 26 ? "d" : null)];
        double[] returns = [.. s_returns, .. s_returns], weightsA = [.. s_weightsA, .. s_weightsA], weightsB = [.. s_weightsB, .. s_weightsB];
        var ledger = Ledger(returns, weightsA, weightsB, [("size", [.. s_size, .. s_size])], sectors: sectors);
        ledger.Sectors.Select(line => line.Id).ShouldBe(["sector:a", "sector:b", "sector:other"]);
        ledger.MergedSectors.ShouldBe(["c", "d"]);
        ledger.Lines.Single(line => line.Id == "sectors").Value.ShouldBe(ledger.Sectors.Sum(line => line.Value));
        sectors = [.. Enumerable.Range(0, 28).Select(i => i < 26 ? "a" : "b")];
        Ledger(returns, weightsA, weightsB, [("size", [.. s_size, .. s_size])], sectors: sectors).Sectors.Select(line => line.Id).ShouldBe(["sector:a"]);
    }

    [Fact]
    public void Nothing_is_left_over_and_parts_make_up_their_lines() => Draw.Few(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var n = random.Next(24, 60);
        double[] Weights() => [.. Enumerable.Range(0, n).Select(i => i == 0 || random.Next(3) > 0 ? random.NextDouble() : 0)];
        var sectors = Enumerable.Range(0, n).Select(_ => random.Next(6) is var s and < 5 ? "s" + s.ToString(System.Globalization.CultureInfo.InvariantCulture) : null).ToArray();
        var ledger = Ledger(
            [.. Enumerable.Range(0, n).Select(i => random.Next(12) == 0 && i > 0 ? double.NaN : random.NextDouble() - 0.4)],
            Weights(),
            Weights(),
            [("size", [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() * 8)]), ("rate_beta", [.. Enumerable.Range(0, n).Select(i => random.Next(10) == 0 && i > 0 ? double.NaN : random.NextDouble() - 0.5)])],
            sectors: sectors,
            values: [.. Enumerable.Range(0, n).Select(_ => 1 + random.NextDouble() * 1000)],
            entries: ((decimal)random.NextDouble() / 50, 0),
            published: (0, (decimal)random.NextDouble() / 50),
            drift: 1e-4 * random.NextDouble());
        return ledger.Lines.Sum(line => line.Value) == ledger.Gap
            && ledger.Lines.Single(line => line.Id == "sectors").Value == ledger.Sectors.Sum(line => line.Value)
            && Draw.Near(ledger.ByStock.Where(part => !double.IsNaN(part)).Sum(), Value(ledger, "stocks"), 1e-12);
    });

    private static double Value(GapLedgerResult ledger, string id) => (double)ledger.Lines.Single(line => line.Id == id).Value;

    // Weights are normalised here; contributions are weight times return, plus a drift on the first stock of A.
    private static GapLedgerResult Ledger(
        double[] returns, double[] weightsA, double[] weightsB, (string Id, double[] Values)[] characteristics, string?[]? sectors = null, double[]? values = null,
        (decimal A, decimal B) entries = default, (decimal A, decimal B) published = default, double partWithoutReturn = 0, double drift = 0)
    {
        double[] a = [.. weightsA.Select(w => w / weightsA.Sum())], b = [.. weightsB.Select(w => w / weightsB.Sum())];
        double Part(double weight, int i) => double.IsNaN(returns[i]) ? weight > 0 ? partWithoutReturn : 0 : weight * returns[i];
        var stocks = returns.Select((own, i) => new GapStock(a[i], b[i], Part(a[i], i) + (i == 0 ? drift : 0), Part(b[i], i), own, values?[i] ?? double.NaN, sectors?[i])).ToArray();
        var (membersA, membersB) = ((decimal)stocks.Sum(own => own.PartA), (decimal)stocks.Sum(own => own.PartB));
        var input = new GapLedgerInput(
            new GapGauge(membersA, membersA + entries.A, membersA + entries.A + published.A),
            new GapGauge(membersB, membersB + entries.B, membersB + entries.B + published.B),
            stocks,
            [.. characteristics.Select(own => new Characteristic(own.Id, own.Id, "", [.. own.Values]))]);
        var (ledger, _, detail) = GapLedger.Of(input);
        return ledger ?? throw new InvalidOperationException(detail);
    }
}

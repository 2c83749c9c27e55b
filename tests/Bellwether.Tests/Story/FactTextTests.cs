using Bellwether.Analytics;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Render;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>How each unit prints, in running text and in tables. Expected texts by hand.</summary>
public class FactTextTests
{
    [Theory]
    [InlineData(Unit.Fraction, 0.21246, 1, FactStyle.Plain, "21.2 %", "21.2 %")]
    [InlineData(Unit.Fraction, 0.21246, 1, FactStyle.Signed, "+21.2 %", "+21.2 %")]
    [InlineData(Unit.Fraction, -0.0642, 1, FactStyle.Plain, "-6.4 %", "-6.4 %")]
    [InlineData(Unit.Fraction, -0.0642, 1, FactStyle.Absolute, "6.4 %", "6.4 %")]
    [InlineData(Unit.Fraction, -0.0642, 0, FactStyle.Signed, "-6 %", "-6 %")]
    [InlineData(Unit.Fraction, -0.0004, 1, FactStyle.Signed, "0.0 %", "0.0 %")]
    [InlineData(Unit.Fraction, 0.0, 1, FactStyle.Signed, "0.0 %", "0.0 %")]
    [InlineData(Unit.Fraction, 0.1385, 0, FactStyle.Plain, "14 %", "14 %")]
    [InlineData(Unit.Fraction, 0.1245, 1, FactStyle.Plain, "12.5 %", "12.5 %")]
    [InlineData(Unit.Fraction, 12.5, 1, FactStyle.Plain, "1,250.0 %", "1,250.0 %")]
    [InlineData(Unit.PercentagePoints, 0.07403, 1, FactStyle.Plain, "7.4 percentage points", "7.4 pp")]
    [InlineData(Unit.PercentagePoints, 0.01, 0, FactStyle.Plain, "1 percentage point", "1 pp")]
    [InlineData(Unit.PercentagePoints, -0.01, 0, FactStyle.Plain, "-1 percentage point", "-1 pp")]
    [InlineData(Unit.PercentagePoints, 0.01, 1, FactStyle.Signed, "+1.0 percentage points", "+1.0 pp")]
    [InlineData(Unit.Points, 44.4347, 2, FactStyle.Plain, "44.43 points", "44.43")]
    [InlineData(Unit.Points, 1605.345, 2, FactStyle.Plain, "1,605.35 points", "1,605.35")]
    [InlineData(Unit.Points, -1605.345, 2, FactStyle.Plain, "-1,605.35 points", "-1,605.35")]
    [InlineData(Unit.Points, 1, 0, FactStyle.Plain, "1 point", "1")]
    [InlineData(Unit.Count, 712, 1, FactStyle.Plain, "712", "712")]
    [InlineData(Unit.Count, 1712, 1, FactStyle.Plain, "1,712", "1,712")]
    [InlineData(Unit.Days, 62, 1, FactStyle.Plain, "62 trading days", "62")]
    [InlineData(Unit.Days, 1, 1, FactStyle.Plain, "1 trading day", "1")]
    [InlineData(Unit.Number, 6.4599, 2, FactStyle.Plain, "6.46", "6.46")]
    [InlineData(Unit.Number, 2.5, 0, FactStyle.Plain, "3", "3")]
    [InlineData(Unit.Number, -2.5, 0, FactStyle.Plain, "-3", "-3")]
    [InlineData(Unit.Currency, 1421, 0, FactStyle.Plain, "1,421", "1,421")]
    public void A_value_prints_as_its_unit_says(Unit unit, double value, int decimals, FactStyle style, string prose, string cell)
    {
        var fact = Of(unit, value, null, null) with { Decimals = decimals };
        FactText.Prose(fact, style).ShouldBe(prose);
        FactText.Cell(fact, style).ShouldBe(cell);
    }

    [Theory]
    [InlineData(Unit.Count, 18.0, 16.0, 27.0, FactStyle.Plain, "16 to 27")]
    [InlineData(Unit.Count, null, 16.0, 27.0, FactStyle.Plain, "16 to 27")]
    [InlineData(Unit.Count, 16.0, 16.0, 16.0, FactStyle.Plain, "16")]
    [InlineData(Unit.Count, 18.0, 16.0, null, FactStyle.Plain, "at least 16")]
    [InlineData(Unit.Days, 5.0, 4.0, 6.0, FactStyle.Plain, "4 to 6 trading days")]
    [InlineData(Unit.Fraction, 0.21246, 0.2003, 0.2211, FactStyle.Plain, "21.2 % (20.0 to 22.1 %)")]
    [InlineData(Unit.Fraction, 0.21246, 0.2003, 0.2211, FactStyle.Signed, "+21.2 % (+20.0 to +22.1 %)")]
    [InlineData(Unit.Fraction, 0.21246, 0.2124, 0.2125, FactStyle.Plain, "21.2 % (21.2 to 21.3 %)")]
    [InlineData(Unit.Fraction, 0.21246, 0.2122, 0.2124, FactStyle.Plain, "21.2 %")]
    [InlineData(Unit.Fraction, 0.21246, null, 0.2211, FactStyle.Plain, "21.2 % (at most 22.1 %)")]
    [InlineData(Unit.Fraction, null, 0.20, 0.22, FactStyle.Plain, "20.0 to 22.0 %")]
    [InlineData(Unit.Fraction, -0.064, -0.07, -0.06, FactStyle.Absolute, "6.4 % (6.0 to 7.0 %)")]
    [InlineData(Unit.Fraction, -0.01, -0.02, 0.01, FactStyle.Absolute, "1.0 % (-1.0 to 2.0 %)")]
    [InlineData(Unit.PercentagePoints, 0.074, 0.07, 0.08, FactStyle.Plain, "7.4 percentage points (7.0 to 8.0)")]
    [InlineData(Unit.Points, 44.43, 44.1, 44.7, FactStyle.Plain, "44.4 points (44.1 to 44.7)")]
    public void An_uncertain_value_prints_its_interval(Unit unit, double? value, double? low, double? high, FactStyle style, string prose) =>
        FactText.Prose(Of(unit, value, low, high), style).ShouldBe(prose);

    [Fact]
    public void A_date_prints_in_full_in_prose_and_short_in_tables()
    {
        var fact = Of(Unit.Date, new DateOnly(2018, 12, 25).DayNumber, null, null);
        FactText.Prose(fact).ShouldBe("25 December 2018");
        FactText.Cell(fact).ShouldBe("25 Dec 2018");
        FactText.Raw(fact).ShouldBe("2018-12-25");
    }

    [Theory]
    [InlineData(Reason.NoData, "not defined (no data for this subject and window)")]
    [InlineData(Reason.TooShort, "not defined (too few observations)")]
    [InlineData(Reason.ZeroVariance, "not defined (the series does not vary)")]
    [InlineData(Reason.NoDownside, "not defined (no return below the target)")]
    [InlineData(Reason.Infeasible, "not defined (the constraints cannot be met together)")]
    [InlineData(Reason.OutsideDomain, "not defined (the formula does not apply to these inputs)")]
    [InlineData(Reason.None, "not defined (no reason was recorded)")]
    public void Undefined_is_never_a_number(Reason reason, string prose)
    {
        var fact = Of(Unit.Fraction, null, null, null) with { Reason = reason };
        FactText.Prose(fact).ShouldBe(prose);
        FactText.Cell(fact).ShouldBe("not defined");
        FactText.Raw(fact).ShouldBe("");
    }

    [Fact]
    public void An_exact_decimal_decides_the_rounding() =>
        FactText.Cell(Of(Unit.Points, 1605.3449999999998, null, null) with { Exact = 1605.345m, Decimals = 2 }).ShouldBe("1,605.35");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_is_refused(double value) =>
        Should.Throw<InvalidOperationException>(() => FactText.Prose(Of(Unit.Fraction, value, null, null))).Message.ShouldContain("test_measure");

    [Theory]
    [InlineData("-6.4 % (-7.0 to -6.0 %)", "\u22126.4 % (\u22127.0 to \u22126.0 %)")]
    [InlineData("2018-12-25", "2018-12-25")]
    [InlineData("zero-residual", "zero-residual")]
    public void Html_gets_a_real_minus(string plain, string typographic) => FactText.Typographic(plain).ShouldBe(typographic);

    private static global::Bellwether.Analytics.Fact Of(Unit unit, double? value, double? low, double? high) =>
        FictionalAnswer.Fact(new Measure("test_measure", unit, "METHODS 0.2", "x"), "larch", value) with { Low = low, High = high };
}

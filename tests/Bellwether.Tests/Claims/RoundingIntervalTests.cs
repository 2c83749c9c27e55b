using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Tests.Analytics;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Claims;

/// <summary>METHODS 10.2 on further words, and what must hold for any number.</summary>
public sealed class RoundingIntervalTests
{
    // Ends worked out by hand from METHODS 10.2.
    [Theory]
    [InlineData("a third", 0.3, 0.36666666666666664)]
    [InlineData("about a third", 0.28333333333333333, 0.38333333333333333)]
    [InlineData("half", 0.45, 0.55)]
    [InlineData("three quarters", 0.675, 0.825)]
    [InlineData("two-thirds", 0.6, 0.7333333333333333)]
    [InlineData("tripled", 1.95, 2.05)]
    [InlineData("halved", -0.55, -0.45)]
    [InlineData("fivefold", 3.95, 4.05)]
    [InlineData("between 3 and 4 percent", 0.025, 0.045)]
    [InlineData("3-4 %", 0.025, 0.045)]
    [InlineData("25 basis points", 24.5, 25.5)]
    [InlineData("7 percentage points", 0.065, 0.075)]
    [InlineData("twenty-one per cent", 0.205, 0.215)]
    [InlineData("half a percentage point", 0.0045, 0.0055)]
    [InlineData("1\u00A0605.34", 1605.335, 1605.345)]
    [InlineData("1.605,34", 1605.335, 1605.345)]
    [InlineData("13,84 percent", 0.13835, 0.13845)]
    [InlineData("２１％", 0.205, 0.215)]
    [InlineData("−5.0 %", -0.0505, -0.0495)]
    [InlineData("–5.0 %", -0.0505, -0.0495)]
    [InlineData("+21.2 %", 0.2115, 0.2125)]
    [InlineData("minus 0.035 percent", -0.000355, -0.000345)]
    [InlineData("almost 20 percent", 0.185, 0.2)]
    [InlineData("roughly 20 percent", 0.185, 0.215)]
    [InlineData("20 percent or so", 0.185, 0.215)]
    public void Words_stand_for_intervals(string text, double lo, double hi)
    {
        var interval = RoundingInterval.Parse(text).ShouldNotBeNull();
        interval.Lo.ShouldNotBeNull().ShouldBe(lo, 1e-14 * Math.Max(1, Math.Abs(lo)));
        interval.Hi.ShouldNotBeNull().ShouldBe(hi, 1e-14 * Math.Max(1, Math.Abs(hi)));
    }

    [Theory]
    [InlineData("more than 21 percent", 0.21, null)]
    [InlineData("over 21 percent", 0.21, null)]
    [InlineData("no less than 21 percent", 0.21, null)]
    [InlineData("less than 21 percent", null, 0.21)]
    [InlineData("at most 21 percent", null, 0.21)]
    [InlineData("more than doubled", 1.0, null)]
    [InlineData("21 percent or more", 0.21, null)]
    public void Open_modifiers_open_an_end(string text, double? lo, double? hi)
    {
        var interval = RoundingInterval.Parse(text).ShouldNotBeNull();
        interval.Lo.ShouldBe(lo);
        interval.Hi.ShouldBe(hi);
    }

    [Theory]
    [InlineData("no number here")]
    [InlineData("")]
    [InlineData("12345678901234567890123")]
    public void No_number_is_null(string text) => RoundingInterval.Parse(text).ShouldBeNull();

    [Fact]
    public void A_closed_interval_contains_its_value() => Draw.Law(Values, value =>
    {
        foreach (var modifier in Enum.GetValues<Modifier>())
        {
            var interval = RoundingInterval.Of(value.Number, value.Place, Unit.Fraction, modifier);
            var inside = modifier is not (Modifier.MoreThan or Modifier.LessThan or Modifier.Nearly);
            if (interval.Contains(interval.Value) != inside || interval.Distance(interval.Value) != 0) return false;
        }

        return true;
    });

    [Fact]
    public void A_fall_mirrors_a_rise() => Draw.Law(Values, value => Enum.GetValues<Modifier>().All(modifier =>
        value.Number == 0 || RoundingInterval.Of(-value.Number, value.Place, Unit.Fraction, modifier) == RoundingInterval.Of(value.Number, value.Place, Unit.Fraction, modifier).Negated));

    [Fact]
    public void Neighbouring_numbers_leave_no_gap_and_do_not_overlap() => Draw.Law(Values, value =>
    {
        var number = Math.Abs(value.Number);
        var (one, next) = (RoundingInterval.Of(number, value.Place, Unit.Number), RoundingInterval.Of(number + value.Place, value.Place, Unit.Number));
        return one.High == next.Low && !one.Contains((double)one.High!.Value) && next.Contains((double)one.High.Value) && one.High < next.High;
    });

    [Fact]
    public void A_printed_number_is_read_back_as_its_own_interval() => Draw.Law(Values, value =>
    {
        var decimals = (int)Math.Round(-Math.Log10((double)value.Place));
        var printed = value.Number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return RoundingInterval.Parse(printed + " percent") == RoundingInterval.Of(value.Number / 100, value.Place / 100, Unit.Fraction);
    });

    private static Arbitrary<(decimal Number, decimal Place)> Values { get; } = (
        from decimals in Gen.Choose(0, 4)
        from units in Gen.Choose(-3_000_000, 3_000_000)
        let place = decimals switch { 0 => 1m, 1 => 0.1m, 2 => 0.01m, 3 => 0.001m, _ => 0.0001m }
        select (units * place, place)).ToArbitrary();
}

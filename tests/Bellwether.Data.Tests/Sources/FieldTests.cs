using System.Text;
using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class FieldTests
{
    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Theory]
    [InlineData("1421", 1421.0)]
    [InlineData("-0.5", -0.5)]
    [InlineData("1.5E3", 1500.0)]
    [InlineData("2028.2615966796875", 2028.2615966796875)]
    public void Numbers_are_read(string text, double expected)
    {
        Field.TryNumber(Bytes(text), out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("１４２１")]
    [InlineData("1421円")]
    [InlineData("1,421")]
    [InlineData(" 1421")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public void What_is_not_a_number_is_not_read(string text) => Field.TryNumber(Bytes(text), out _).ShouldBeFalse();

    [Fact]
    public void Full_width_digits_are_explained() =>
        Field.Describe(Bytes("１４２１")).ShouldBe("'１４２１' (full-width digits are not read as numbers)");

    [Theory]
    [InlineData("1.234,5", ',', '.', 1234.5)]
    [InlineData("1,234,567", '.', ',', 1234567.0)]
    [InlineData("-1,234.25", '.', ',', -1234.25)]
    [InlineData("12,5", ',', null, 12.5)]
    [InlineData("999", '.', ',', 999.0)]
    public void Marks_are_read(string text, char decimalMark, char? thousands, double expected)
    {
        Field.TryNumber(Bytes(text), decimalMark, thousands, out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("12,5", '.', ',')]
    [InlineData("1234,567", '.', ',')]
    [InlineData(",567", '.', ',')]
    [InlineData("1.5", ',', null)]
    public void Marks_out_of_place_are_refused(string text, char decimalMark, char? thousands) =>
        Field.TryNumber(Bytes(text), decimalMark, thousands, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1200", 1200L)]
    [InlineData("1200.0", 1200L)]
    [InlineData("1.2E3", 1200L)]
    [InlineData("9007199254740993", 9007199254740993L)]
    public void Counts_are_read(string text, long expected)
    {
        Field.TryCount(Bytes(text), out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Fact]
    public void A_fraction_is_no_count() => Field.TryCount(Bytes("1.5"), out _).ShouldBeFalse();

    [Theory]
    [InlineData("2019-03-20")]
    [InlineData("2019-03-20 00:00:00")]
    [InlineData("2019-03-20 00:00:00+09:00")]
    [InlineData("2019-03-20T00:00:00Z")]
    public void Days_are_read(string text)
    {
        Field.TryIsoDay(Bytes(text), out var day).ShouldBeTrue();
        day.ShouldBe(new DateOnly(2019, 3, 20));
    }

    [Theory]
    [InlineData("2019/03/20")]
    [InlineData("2019-3-20")]
    [InlineData("2019-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2019-03-19 15:00:00+00:00")]
    [InlineData("2019-03-20x")]
    [InlineData("２０１９-03-20")]
    public void What_is_not_a_day_is_not_read(string text) => Field.TryIsoDay(Bytes(text), out _).ShouldBeFalse();
}

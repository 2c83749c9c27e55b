using System.Text;
using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class DelimitedReaderTests
{
    private static List<string> Records(string text, char delimiter = ',')
    {
        var reader = new DelimitedReader(Encoding.UTF8.GetBytes(text), "f.csv", delimiter);
        var records = new List<string>();
        while (reader.Read())
        {
            records.Add($"{reader.Line}:{reader.Problem ?? string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(reader.Text))}");
        }

        return records;
    }

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\r\nc,d")]
    [InlineData("\"a\",b\r\nc,\"d\"\r\n")]
    [InlineData("a,\"b\"\nc,\"d\"")]
    public void Line_ends_and_quotes_do_not_change_the_fields(string text) => Records(text).ShouldBe(["1:a|b", "2:c|d"]);

    [Fact]
    public void A_quoted_field_holds_newlines_delimiters_and_doubled_quotes_and_lines_stay_physical() =>
        Records("a,\"x\ny, \"\"z\"\"\",b\r\n\r\nnext,1\n").ShouldBe(["1:a|x\ny, \"z\"|b", "4:next|1"]);

    [Fact]
    public void A_quote_inside_an_unquoted_field_is_text() => Records("5\" pipe,1\n").ShouldBe(["1:5\" pipe|1"]);

    [Fact]
    public void Empty_fields_stand() => Records(",,\n\"\",x,\n").ShouldBe(["1:||", "2:|x|"]);

    [Fact]
    public void More_fields_than_the_first_buffer_holds() =>
        Records(string.Join(';', Enumerable.Range(0, 50)), ';').ShouldBe(["1:" + string.Join('|', Enumerable.Range(0, 50))]);

    [Fact]
    public void Text_after_a_closing_quote_is_named_and_the_next_record_is_read() =>
        Records("\"a\"b,c\nd,e\n").ShouldBe(["1:text follows the closing quote of field 1; a quote inside a quoted field is written twice.", "2:d|e"]);

    [Fact]
    public void A_quote_that_never_closes_is_named_at_its_record() =>
        Records("a,b\nc,\"d\ne\n").ShouldBe(["1:a|b", "2:a quoted field that starts in this record is never closed."]);

    [Fact]
    public void An_empty_file_has_no_header() =>
        Should.Throw<SourceException>(() => new DelimitedReader(Array.Empty<byte>(), "f.csv").ReadHeader())
            .Message.ShouldBe("f.csv: is empty: expected a header row with the column names.");

    [Fact]
    public void Lone_carriage_returns_are_refused() =>
        Should.Throw<SourceException>(() => new DelimitedReader(Encoding.UTF8.GetBytes("a,b\rc,d\r"), "f.csv").ReadHeader())
            .Message.ShouldBe("f.csv:1: lines end in a lone carriage return; expected LF or CRLF.");
}

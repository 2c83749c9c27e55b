using System.Text;
using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class TextFileTests
{
    private const string Japanese = "コード,銘柄\n4565,そーせい\n";

    private static string Decode(byte[] bytes, string encoding = "auto") => Encoding.UTF8.GetString(TextFile.ToUtf8(bytes, "f.csv", encoding).Span);

    private static byte[] ShiftJis(string text) => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text);

    [Fact]
    public void Every_encoding_gives_the_same_text()
    {
        Decode(Encoding.UTF8.GetBytes(Japanese)).ShouldBe(Japanese);
        Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Japanese)]).ShouldBe(Japanese);
        Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Japanese)]).ShouldBe(Japanese);
        Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Japanese)]).ShouldBe(Japanese);
        Decode(ShiftJis(Japanese)).ShouldBe(Japanese);
        Decode(ShiftJis(Japanese), "shift-jis").ShouldBe(Japanese);
        Decode(Encoding.Unicode.GetBytes(Japanese), "utf-16").ShouldBe(Japanese);
    }

    [Fact]
    public void Bytes_of_no_known_encoding_are_named_by_offset() =>
        Should.Throw<SourceException>(() => Decode([.. "abc,"u8, 0x83, 0x20, 0xFF, 0xFF])).Message
            .ShouldBe("f.csv: is neither UTF-8 (first bad byte at offset 4) nor Shift-JIS: the byte at offset 5 is not valid Shift-JIS.");

    [Fact]
    public void A_bad_byte_after_a_mark_is_counted_from_the_start_of_the_file() =>
        Should.Throw<SourceException>(() => Decode([0xEF, 0xBB, 0xBF, (byte)'a', 0xFF])).Message
            .ShouldBe("f.csv: the byte at offset 4 is not valid UTF-8.");

    [Fact]
    public void Utf16_without_a_mark_is_refused_with_advice() =>
        Should.Throw<SourceException>(() => Decode(Encoding.Unicode.GetBytes("a,b"))).Message
            .ShouldBe("f.csv: byte 1 is zero, so this is not a text file in UTF-8 or Shift-JIS. UTF-16 needs a byte-order mark.");

    [Fact]
    public void A_missing_file_is_named()
    {
        byte[] buffer = [];
        Should.Throw<SourceException>(() => TextFile.Read("no-such.csv", ref buffer)).Message.ShouldStartWith("no-such.csv: cannot be opened: ");
    }

    [Fact]
    public void A_buffer_is_reused_for_smaller_files()
    {
        using var directory = new TempDirectory();
        byte[] buffer = [];
        Encoding.UTF8.GetString(TextFile.Read(directory.Write("a.csv", "long,line\n"), ref buffer).Span).ShouldBe("long,line\n");
        var first = buffer;
        Encoding.UTF8.GetString(TextFile.Read(directory.Write("b.csv", "b\n"), ref buffer).Span).ShouldBe("b\n");
        buffer.ShouldBeSameAs(first);
    }
}

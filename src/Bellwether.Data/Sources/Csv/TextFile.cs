using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Bellwether.Data.Sources;

/// <summary>
/// A text file as UTF-8 bytes, whatever it was stored in: byte-order mark first, else UTF-8 where the bytes are valid, else Shift-JIS
/// (code page 932) where they are decodable, else an error naming the file and the byte.
/// </summary>
public static class TextFile
{
    /// <summary>Encodings that can be asked for; <c>auto</c> detects.</summary>
    public static IReadOnlyList<string> Encodings { get; } = ["auto", "utf-8", "utf-16", "utf-16be", "shift-jis"];

    /// <summary>Reads a file; <paramref name="buffer"/> is reused and grown as needed, and the result may lie in it.</summary>
    public static ReadOnlyMemory<byte> Read(string path, ref byte[] buffer, string encoding = "auto")
    {
        try
        {
            using var stream = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
            // A pipe has no length: it is read to its end, growing as it comes.
            var length = stream.CanSeek ? stream.Length : 1 << 16;
            if (length > Array.MaxLength) throw new SourceException(path, null, null, $"is {length:N0} bytes long; at most {Array.MaxLength:N0} can be read in one file. Split it.");
            if (buffer.Length < length) buffer = new byte[Math.Max((int)length, 1 << 16)];
            var filled = 0;
            for (var read = 1; read > 0 && (filled < length || !stream.CanSeek); filled += read)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, checked(buffer.Length * 2));
                read = stream.Read(buffer.AsSpan(filled));
            }

            return ToUtf8(buffer.AsMemory(0, filled), path, encoding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, null, null, $"cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The bytes as UTF-8 without a byte-order mark; valid UTF-8 is returned as it lies, without a copy.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes, string file, string encoding = "auto")
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Utf8(bytes[3..], file, 3);
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Transcode(bytes[2..], file, 1200, "UTF-16", 2);
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Transcode(bytes[2..], file, 1201, "UTF-16 (big-endian)", 2);
        return encoding switch
        {
            "utf-8" => Utf8(bytes, file, 0),
            "utf-16" => Transcode(bytes, file, 1200, "UTF-16", 0),
            "utf-16be" => Transcode(bytes, file, 1201, "UTF-16 (big-endian)", 0),
            "shift-jis" => Transcode(bytes, file, 932, "Shift-JIS", 0),
            _ => Detect(bytes, file),
        };
    }

    private static ReadOnlyMemory<byte> Detect(ReadOnlyMemory<byte> bytes, string file)
    {
        var zero = bytes.Span.IndexOf((byte)0);
        if (zero >= 0)
            throw new SourceException(file, null, null, $"byte {zero:N0} is zero, so this is not a text file in UTF-8 or Shift-JIS. UTF-16 needs a byte-order mark.");
        if (System.Text.Unicode.Utf8.IsValid(bytes.Span)) return bytes;
        try
        {
            return Transcode(bytes, file, 932, "Shift-JIS", 0);
        }
        catch (SourceException shiftJis)
        {
            throw new SourceException(file, null, null, $"is neither UTF-8 (first bad byte at offset {FirstInvalid(bytes.Span):N0}) nor Shift-JIS: {shiftJis.Problem}", shiftJis);
        }
    }

    private static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> bytes, string file, int skipped) => System.Text.Unicode.Utf8.IsValid(bytes.Span)
        ? bytes
        : throw new SourceException(file, null, null, $"the byte at offset {FirstInvalid(bytes.Span) + skipped:N0} is not valid UTF-8.");

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == OperationStatus.Done) at += consumed;
        return at;
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> bytes, string file, int codePage, string name, int skipped)
    {
        var encoding = (codePage == 932 ? CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) : null)
            ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span));
        }
        catch (DecoderFallbackException)
        {
            throw new SourceException(file, null, null, $"the byte at offset {FirstUndecodable(bytes.Span, encoding) + skipped:N0} is not valid {name}.");
        }
    }

    /// <summary>The longest decodable prefix, by halving: decoders disagree on what index they report.</summary>
    private static int FirstUndecodable(ReadOnlySpan<byte> bytes, Encoding strict)
    {
        var (good, bad) = (0, bytes.Length);
        while (bad - good > 1)
        {
            var middle = good + (bad - good) / 2;
            var decoder = strict.GetDecoder();
            try
            {
                // flush: false lets a character be cut in two at the end of the prefix.
                decoder.GetCharCount(bytes[..middle], flush: false);
                good = middle;
            }
            catch (DecoderFallbackException)
            {
                bad = middle;
            }
        }

        return good;
    }
}

using System.Text;

namespace Bellwether.Data.Sources;

/// <summary>
/// Records of delimited UTF-8 text (RFC 4180): quoted fields may hold the delimiter, newlines and doubled quotes; lines end in LF or CRLF;
/// blank lines are skipped. Every record knows the line it starts on. Fields are spans into the text: nothing is allocated per record.
/// </summary>
public sealed class DelimitedReader
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly string _file;
    private readonly byte _delimiter;
    private int[] _starts = new int[16];
    private int[] _lengths = new int[16];
    private byte[] _unquoted = [];
    private bool _inUnquoted;
    private int _next;
    private int _nextLine = 1;

    /// <summary>Reads text that <see cref="TextFile"/> delivered; <paramref name="file"/> is for messages.</summary>
    public DelimitedReader(ReadOnlyMemory<byte> utf8, string file, char delimiter = ',')
    {
        if (delimiter is '"' or '\r' or '\n' or > '\x7f') throw new ArgumentOutOfRangeException(nameof(delimiter), delimiter, "A delimiter is one ASCII character other than a quote or a line end.");
        (_text, _file, _delimiter) = (utf8, file, (byte)delimiter);
    }

    /// <summary>File name, for messages.</summary>
    public string File => _file;

    /// <summary>Line (1 = first) on which the current record starts.</summary>
    public int Line { get; private set; }

    /// <summary>Fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>What is wrong with the quoting of the current record, or null; its fields are then not to be used.</summary>
    public string? Problem { get; private set; }

    /// <summary>A field of the current record, without quotes; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int field] =>
        (_inUnquoted ? _unquoted : _text.Span).Slice(_starts[field], _lengths[field]);

    /// <summary>A field as a string.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(this[field]);

    /// <summary>Moves to the next record; false at the end.</summary>
    public bool Read()
    {
        var text = _text.Span;
        while (_next < text.Length)
        {
            var rest = text[_next..];
            var stop = rest.IndexOfAny((byte)'\n', (byte)'"');
            Line = _nextLine;
            Problem = null;
            if (stop >= 0 && rest[stop] == '"')
            {
                ReadQuoted(text);
                return true;
            }

            var length = stop < 0 ? rest.Length : stop;
            var start = _next;
            _next = start + length + 1;
            _nextLine++;
            if (length > 0 && rest[length - 1] == '\r') length--;
            if (length == 0) continue;
            Split(rest[..length], start);
            return true;
        }

        return false;
    }

    /// <summary>The first record as column names; an empty file is an error, for a header is mandatory.</summary>
    public string[] ReadHeader()
    {
        if (!Read()) throw new SourceException(_file, null, null, "is empty: expected a header row with the column names.");
        if (Problem is not null) throw new SourceException(_file, Line, null, Problem);
        var names = new string[FieldCount];
        for (var i = 0; i < names.Length; i++) names[i] = Text(i).Trim();
        if (names.Any(n => n.Contains('\r', StringComparison.Ordinal))) throw new SourceException(_file, Line, null, "lines end in a lone carriage return; expected LF or CRLF.");
        return names;
    }

    private void Split(ReadOnlySpan<byte> line, int offset)
    {
        _inUnquoted = false;
        var count = 0;
        while (true)
        {
            var length = line.IndexOf(_delimiter);
            Add(count++, offset, length < 0 ? line.Length : length);
            if (length < 0) break;
            offset += length + 1;
            line = line[(length + 1)..];
        }

        FieldCount = count;
    }

    private void Add(int field, int start, int length)
    {
        if (field == _starts.Length)
        {
            Array.Resize(ref _starts, field * 2);
            Array.Resize(ref _lengths, field * 2);
        }

        _starts[field] = start;
        _lengths[field] = length;
    }

    /// <summary>A record with a quote somewhere: fields are copied without their quotes.</summary>
    private void ReadQuoted(ReadOnlySpan<byte> text)
    {
        _inUnquoted = true;
        var (at, count, written, fieldStart) = (_next, 0, 0, 0);
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                at = CopyQuoted(text, at + 1, ref written);
                if (at < 0) return;
                if (at < text.Length && text[at] != _delimiter && text[at] is not ((byte)'\n' or (byte)'\r'))
                {
                    Problem = $"text follows the closing quote of field {count + 1}; a quote inside a quoted field is written twice.";
                    var lineEnd = text[at..].IndexOf((byte)'\n');
                    at = lineEnd < 0 ? text.Length : at + lineEnd;
                }
            }
            else
            {
                var length = text[at..].IndexOfAny(_delimiter, (byte)'\n');
                if (length < 0) length = text.Length - at;
                var field = text.Slice(at, length);
                at += length;
                if (at >= text.Length || text[at] == '\n') field = field.TrimEnd((byte)'\r');
                Write(field, ref written);
            }

            if (at < text.Length && text[at] == '\r') at++;
            Add(count++, fieldStart, written - fieldStart);
            fieldStart = written;
            if (at >= text.Length || text[at] != _delimiter) break;
            at++;
        }

        FieldCount = count;
        if (at < text.Length) at++;
        _next = at;
        _nextLine++;
    }

    /// <summary>Copies to the closing quote; returns the offset after it, or -1 at the end of the text.</summary>
    private int CopyQuoted(ReadOnlySpan<byte> text, int at, ref int written)
    {
        while (true)
        {
            var close = text[at..].IndexOf((byte)'"');
            if (close < 0) break;
            var part = text.Slice(at, close);
            _nextLine += part.Count((byte)'\n');
            Write(part, ref written);
            at += close + 1;
            if (at >= text.Length || text[at] != '"') return at;
            Write("\""u8, ref written);
            at++;
        }

        Problem = "a quoted field that starts in this record is never closed.";
        FieldCount = 0;
        _next = text.Length;
        return -1;
    }

    private void Write(ReadOnlySpan<byte> part, ref int written)
    {
        if (_unquoted.Length < written + part.Length) Array.Resize(ref _unquoted, Math.Max(256, (written + part.Length) * 2));
        part.CopyTo(_unquoted.AsSpan(written));
        written += part.Length;
    }
}

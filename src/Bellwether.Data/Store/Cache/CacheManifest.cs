using System.Globalization;
using System.Text;

namespace Bellwether.Data.Store;

/// <summary>What a cache directory holds: the data-set version, the panel's shape, and length and checksum of every file.</summary>
internal sealed record CacheManifest(int Batch, string ChainHash, int Days, int Securities, IReadOnlyDictionary<string, (long Length, uint Checksum)> Files)
{
    internal const string FileName = "manifest";

    private const string Format = "bellwether-cache 2";

    /// <summary>The manifest of a directory, or null when there is none that is whole.</summary>
    internal static CacheManifest? Read(string directory)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, FileName));
        }
        catch (IOException)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        var end = text.LastIndexOf("sum ", StringComparison.Ordinal);
        if (end < 0 || text[(end + 4)..].TrimEnd() != Hex(Checksum.Of(bytes.AsSpan(0, Encoding.UTF8.GetByteCount(text.AsSpan(0, end)))))) return null;
        var lines = text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2 || lines[0] != Format) return null;
        var head = lines[1].Split(' ');
        var files = new Dictionary<string, (long, uint)>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(2))
        {
            var parts = line.Split(' ');
            files[parts[0]] = (Number(parts[1]), uint.Parse(parts[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return new CacheManifest((int)Number(head[0]), head[1], (int)Number(head[2]), (int)Number(head[3]), files);
    }

    internal void Write(string directory)
    {
        var text = new StringBuilder();
        text.Append(Format).Append('\n').Append(CultureInfo.InvariantCulture, $"{Batch} {ChainHash} {Days} {Securities}\n");
        foreach (var (name, (length, sum)) in Files) text.Append(CultureInfo.InvariantCulture, $"{name} {length} {Hex(sum)}\n");
        var body = text.ToString();
        File.WriteAllText(Path.Combine(directory, FileName), body + "sum " + Hex(Checksum.Of(Encoding.UTF8.GetBytes(body))) + "\n");
    }

    private static string Hex(uint sum) => sum.ToString("x8", CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

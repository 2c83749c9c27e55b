using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Desk;

/// <summary>A reason of the user's own: a characteristic of the store, or one from a file, and the sign its reward must have.</summary>
/// <param name="Id">The characteristic's id, or <see cref="OfFile"/>.</param>
/// <param name="Expected">+1: stocks with more of it did better; −1: with less.</param>
/// <param name="File">Absolute path of the file, or null.</param>
public sealed record OwnReason(string Id, int Expected, string? File)
{
    /// <summary>Id of a characteristic that comes from a file.</summary>
    public const string OfFile = "own";
}

/// <summary>What a tournament is asked, besides gauge and window, complete enough to stand in a fact's key.</summary>
/// <param name="Rival">Gauge id of the other gauge.</param>
/// <param name="Own">The user's reasons.</param>
/// <param name="NotDisclosed">What companies that do not disclose count as.</param>
/// <param name="Placebos">Placebo characteristics a reason.</param>
/// <param name="Seed">Their seed.</param>
public sealed record DriverSpec(string Rival, ImmutableArray<OwnReason> Own, NotDisclosed NotDisclosed = NotDisclosed.Drop, int Placebos = DriverSpec.UsualPlacebos, ulong Seed = 1)
{
    /// <summary>Placebo characteristics unless another number is asked for.</summary>
    public const int UsualPlacebos = 499;

    /// <summary>The parameter of a key: the rival, what is asked of the tournament, then how it is run.</summary>
    public string Parameter(params ReadOnlySpan<object> asked)
    {
        var options = new List<object>(asked.ToArray());
        if (!Own.IsEmpty) options.AddRange(["own", string.Join(',', Own.Select(Write))]);
        if (NotDisclosed == NotDisclosed.FivePercent) options.AddRange(["nd", "five"]);
        if (Placebos != UsualPlacebos) options.AddRange(["n", Placebos]);
        if (Seed != 1) options.AddRange(["seed", Seed]);
        return KeyOptions.Write(Rival, [.. options]);
    }

    /// <summary>Reads the parameter of a key.</summary>
    public static DriverSpec Of(FactKey key)
    {
        var options = KeyOptions.Of(key);
        if (options.Head.Length == 0 || options.Head.Contains('=', StringComparison.Ordinal)) throw new DeskException(ExitCode.Usage, $"{key.Measure} compares two gauges: its parameter starts with the other one, as in {key.Measure}(nikkei225;reason=exports).");
        var own = options.Word("own", "");
        var placebos = options.Word("n", "") == "0" ? 0 : options.Whole("n", UsualPlacebos);
        return new DriverSpec(
            options.Head,
            own.Length == 0 ? [] : [.. own.Split(',').Select(text => Read(text, key))],
            options.Word("nd", "") == "five" ? NotDisclosed.FivePercent : NotDisclosed.Drop,
            placebos,
            options.Seed());
    }

    /// <summary>Tells tournaments of one workspace apart.</summary>
    public string Key(string gauge, int start, int end) => string.Create(CultureInfo.InvariantCulture, $"drivers {gauge} {Parameter()} {start} {end}");

    // A path may hold every character that a key gives a meaning to.
    private static string Write(OwnReason own) => $"{(own.File is { } file ? "@" + Uri.EscapeDataString(file) : Uri.EscapeDataString(own.Id))}{(own.Expected < 0 ? "-" : "+")}";

    private static OwnReason Read(string text, FactKey key)
    {
        var sign = text.Length > 1 ? text[^1] : ' ';
        if (sign is not ('+' or '-')) throw new DeskException(ExitCode.Usage, $"The parameter of {key.Measure} has a reason '{text}' without its sign, as in own=momentum+.");
        var name = text[..^1];
        return name[0] == '@' ? new OwnReason(OwnReason.OfFile, sign == '-' ? -1 : 1, Uri.UnescapeDataString(name[1..])) : new OwnReason(Uri.UnescapeDataString(name), sign == '-' ? -1 : 1, null);
    }
}

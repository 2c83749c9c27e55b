using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Desk;

/// <summary>
/// The question behind a fact, complete enough to be asked again: measure, gauge, constituent or group, window, basis, parameter. It prints as the first
/// part of a fact's id, e.g. <c>weight/mothers/tse:4385/2018-12-25..2019-04-05/fixed</c>.
/// </summary>
/// <param name="Measure">Measure name.</param>
/// <param name="Gauge">Gauge id.</param>
/// <param name="Member">Security id, or group such as <c>sector:3250</c>; null for the gauge itself.</param>
/// <param name="Window">Window.</param>
/// <param name="Basis">Basis: official, fixed, chained or replica.</param>
/// <param name="Parameter">E.g. k of the top k, days of an average, or the other gauge; null when there is none.</param>
public sealed record FactKey(string Measure, string Gauge, string? Member, Window Window, string Basis, string? Parameter = null)
{
    /// <summary>The subject as facts name it: the member, else the gauge.</summary>
    public string Subject => Member ?? Gauge;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Measure}{(Parameter is null ? "" : $"({Parameter})")}/{Gauge}/{(Member is null ? "" : Member + "/")}{Window}/{Basis}";

    /// <summary>Reads the printed form; false when it is not one.</summary>
    public static bool TryParse(string text, out FactKey key)
    {
        key = null!;
        var parts = text.Split('/');
        if (parts.Length is not (4 or 5)) return false;
        var (measure, parameter) = (parts[0], (string?)null);
        if (measure.EndsWith(')') && measure.IndexOf('(', StringComparison.Ordinal) is > 0 and var open)
            (measure, parameter) = (measure[..open], measure[(open + 1)..^1]);
        var dates = parts[^2].Split("..");
        if (dates.Length != 2 || !Date(dates[0], out var start) || !Date(dates[1], out var end)) return false;
        key = new FactKey(measure, parts[1], parts.Length == 5 ? parts[2] : null, new Window(start, end), parts[^1], parameter);
        return true;
    }

    private static bool Date(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}

/// <summary>A fact's id: the question, the data-set batch it was answered from, and a digest of the value it had.</summary>
/// <param name="Key">The question.</param>
/// <param name="Batch">Data-set batch.</param>
/// <param name="Digest">Digest of the value, 8 hex digits.</param>
public sealed record FactId(FactKey Key, int Batch, string Digest)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}@{Batch}.{Digest}");

    /// <summary>Reads the printed form; false when it is not one.</summary>
    public static bool TryParse(string text, out FactId id)
    {
        id = null!;
        var at = text.LastIndexOf('@');
        var dot = text.LastIndexOf('.');
        if (at < 0 || dot < at || !int.TryParse(text.AsSpan(at + 1, dot - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var batch)) return false;
        if (!FactKey.TryParse(text[..at], out var key)) return false;
        id = new FactId(key, batch, text[(dot + 1)..]);
        return true;
    }
}

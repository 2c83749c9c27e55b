namespace Bellwether.Data.Sources;

/// <summary>"Did you mean …": the nearest of a few names by edits (insert, delete, replace, swap neighbours).</summary>
public static class Suggest
{
    /// <summary>
    /// The nearest candidate when it is near enough to be a slip of the hand (a third of the letters; one where there are three) or when
    /// the text is its beginning, else null. Case is ignored.
    /// </summary>
    public static string? Nearest(string text, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = text.Length / 3 + 1;
        foreach (var candidate in candidates)
        {
            var distance = text.Length >= 3 && candidate.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1
                : Distance(text.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= bestDistance) continue;
            (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>" Did you mean 'x'?" with a leading space, or nothing.</summary>
    public static string Phrase(string text, IEnumerable<string> candidates) =>
        Nearest(text, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>Damerau–Levenshtein distance, optimal string alignment: no part is edited twice.</summary>
    public static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}

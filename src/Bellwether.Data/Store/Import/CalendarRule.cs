using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// Which days are trading days. A day counts when the store already has it; or when at least <see cref="MinimumShare"/> of the
/// securities priced around then (first row on or before it, last row on or after it) have a row; or when a published index of the
/// market has a level. An index belongs to the market when at least <see cref="VouchingShare"/> of its days inside the span of
/// the prices are days that pass the first test. Price rows of other days are kept aside.
/// </summary>
internal static class CalendarRule
{
    internal const double MinimumShare = 0.2;

    internal const double VouchingShare = 0.98;

    private const int MinimumVouchedDays = 20;

    /// <summary>The census' days that are trading days.</summary>
    internal static HashSet<int> TradingDays(PriceCensus census, KnownPrices known, IEnumerable<LevelEntry> levels)
    {
        var days = new HashSet<int>();
        if (census.Days.Length == 0) return days;
        var covering = Covering(census, known);
        var doubtful = new HashSet<int>();
        for (var i = 0; i < census.Days.Length; i++)
        {
            var day = census.Days[i];
            if (known.IndexOfDay(day) >= 0 || census.RowsOnDay[i] >= MinimumShare * covering[i]) days.Add(day);
            else doubtful.Add(day);
        }

        if (doubtful.Count == 0) return days;
        foreach (var index in levels.GroupBy(l => l.Index, l => l.Row.Date.DayNumber, StringComparer.Ordinal))
        {
            var inside = index.Where(d => d >= census.Days[0] && d <= census.Days[^1]).ToList();
            var passing = inside.Count(days.Contains);
            if (inside.Count >= MinimumVouchedDays && passing >= VouchingShare * inside.Count) days.UnionWith(inside.Where(doubtful.Contains));
        }

        return days;
    }

    private static int[] Covering(PriceCensus census, KnownPrices known)
    {
        var starts = new List<int>();
        var ends = new List<int>();
        var here = new HashSet<string>(census.Codes, StringComparer.Ordinal);
        for (var i = 0; i < census.Codes.Length; i++)
        {
            var (first, last) = known.RangeOf(census.Codes[i]);
            (first, last) = (Math.Min(first, census.FirstDay[i]), Math.Max(last, census.LastDay[i]));
            if (first > last) continue;
            starts.Add(first);
            ends.Add(last);
        }

        foreach (var (code, first, last) in known.Ranges())
        {
            if (here.Contains(code)) continue;
            starts.Add(first);
            ends.Add(last);
        }

        starts.Sort();
        ends.Sort();
        var covering = new int[census.Days.Length];
        var (started, ended) = (0, 0);
        for (var i = 0; i < covering.Length; i++)
        {
            while (started < starts.Count && starts[started] <= census.Days[i]) started++;
            while (ended < ends.Count && ends[ended] < census.Days[i]) ended++;
            covering[i] = started - ended;
        }

        return covering;
    }
}

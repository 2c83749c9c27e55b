using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Checks of whole days: volume that is missing everywhere, thin days, and days that an index has but the calendar has not.</summary>
internal static class MarketChecks
{
    private const int FewestRows = 20;
    private const double ThinShare = 0.5;
    private const double VouchingShare = 0.98;

    internal static IEnumerable<Finding> Run(MarketSnapshot market, DoctorOptions options)
    {
        var before = 0;
        for (var day = 0; day < market.Panel.Days; day++)
        {
            var (rows, idle) = Count(market.Panel.States(day));
            var date = market.Calendar[day];
            if (rows >= FewestRows && idle >= options.NoVolumeShare * rows)
            {
                yield return new Finding(
                    FindingKind.NoVolumeDay, Severity.Warning, -1, date, null, (double)idle / rows, null,
                    string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}: {idle} of {rows} securities have no volume; prices of that day count as carried."), []);
            }

            if (before >= FewestRows && rows < ThinShare * before)
            {
                yield return new Finding(
                    FindingKind.ThinDay, Severity.Warning, -1, date, null, rows, before,
                    string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}: only {rows} securities have a row, {before} had one on the day before."), []);
                continue;
            }

            before = rows;
        }

        if (market.Calendar.Count == 0) yield break;
        var (first, last) = (market.Calendar[0], market.Calendar[market.Calendar.Count - 1]);
        var missing = new SortedDictionary<DateOnly, List<string>>();
        foreach (var series in market.OfficialLevels)
        {
            var inside = series.Rows.Where(r => r.Date >= first && r.Date <= last).Select(r => r.Date).ToList();
            var gaps = inside.Where(d => market.Calendar.IndexOf(d) < 0).ToList();
            if (inside.Count < FewestRows || gaps.Count > (1 - VouchingShare) * inside.Count) continue;
            foreach (var gap in gaps)
            {
                if (!missing.TryGetValue(gap, out var names)) missing.Add(gap, names = []);
                names.Add(series.Name);
            }
        }

        foreach (var (date, names) in missing)
        {
            yield return new Finding(
                FindingKind.CalendarGap, Severity.Warning, -1, date, null, names.Count, null,
                string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}: {string.Join(", ", names)} has a level, but no security has a price."), []);
        }
    }

    private static (int Rows, int Idle) Count(ReadOnlySpan<byte> states)
    {
        var (traded, idle) = (0, 0);
        foreach (var state in states)
        {
            if (state == (byte)CellState.Traded) traded++;
            else if (state == (byte)CellState.NoTrade) idle++;
        }

        return (traded + idle, idle);
    }
}

using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>
/// The published free-float index of the large section: base 1,000 on the first day, two decimals. Members of a day are those of the last
/// list before it (the first day's list on the first day); share, float and list changes act from their day on, valued at the previous
/// close (METHODS 1.2). Prices are carried; a leaver stays at its last price until a list is without it.
/// </summary>
internal static class LargeGauge
{
    public const string Name = "SAMPLE_LARGE";

    public static ImmutableArray<LevelEntry> Levels(Profile[] profiles, SampleCalendar calendar, WalkResult walk, EventPlan plan)
    {
        var book = new ShareBook(profiles, walk, plan);
        var rows = ImmutableArray.CreateBuilder<LevelEntry>(calendar.Count);
        var level = 1000m;
        var list = 0;
        var listDays = new HashSet<int>(calendar.MonthEnds);
        for (var t = 0; t < calendar.Count; t++)
        {
            book.Open(t);
            var split = book.SplitsToday.ToDictionary(s => s.Name, s => s.NewPerOld);
            Int128 opening = 0, closing = 0;
            for (var i = 0; i < profiles.Length; i++)
            {
                var p = profiles[i];
                if (!p.HasPrices || !IsOnList(p, list) || p.SectionOn(list + 1) != Section.Large) continue;
                var units = (Int128)book.Shares[i] * book.FloatMillionths[i];
                closing += units * walk.Close[t * walk.Names + i];
                if (t == 0) continue;
                var reference = (Int128)walk.Close[(t - 1) * walk.Names + i] * units;
                opening += split.TryGetValue(i, out var ratio) ? reference * ratio.Denominator / ratio.Numerator : reference;
            }

            if (t > 0) level *= (decimal)closing / (decimal)opening;
            rows.Add(new LevelEntry(Name, new LevelRow(calendar.Days[t], null, null, null, decimal.Round(level, 2, MidpointRounding.AwayFromZero))));
            if (listDays.Contains(t)) list = t;
        }

        return rows.ToImmutable();
    }

    /// <summary>Whether a name stands on the list of a day.</summary>
    public static bool IsOnList(Profile p, int day) => p.FirstDay <= day && day <= p.LastDay;
}

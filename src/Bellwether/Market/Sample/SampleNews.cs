using System.Collections.Immutable;
using System.Globalization;

namespace Bellwether.Market.Sample;

/// <summary>Writes the dated news of the sample market: about jumps, decoys, corporate actions, the low, and policy decisions.</summary>
internal static class SampleNews
{
    private const string Source = "sample wire (fictional)";

    public static ImmutableArray<NewsEntry> Table(Profile[] profiles, SampleCalendar calendar, EventPlan plan, WalkResult walk, int low)
    {
        var news = new List<NewsEntry>();
        void Add(int day, int name, string kind, string text) =>
            news.Add(new NewsEntry(calendar.Days[day], name < 0 ? null : profiles[name].Code, kind, text, Source));

        foreach (var jump in plan.Jumps)
        {
            if (jump.Kind != PlantedKind.SilentJump) Add(jump.Day, jump.Name, jump.NewsKind, jump.Summary);
        }

        foreach (var split in walk.Splits)
            Add(split.AnnouncedDay, split.Name, "company", $"Announces a share split of {split.NewPerOld.Numerator} new for {split.NewPerOld.Denominator} old");
        foreach (var step in walk.ShareSteps)
            Add(step.Day, step.Name, "company", step.Fraction > 0 ? "New shares from its public offering are listed" : "Cancels shares bought back");
        for (var i = 0; i < profiles.Length; i++)
        {
            if (profiles[i].FirstDay > 0) Add(profiles[i].FirstDay, i, "company", "Lists its shares");
            if (profiles[i].LastDay < calendar.Count - 1) Add(profiles[i].LastDay, i, "company", "Last day of trading before it leaves the exchange");
            if (profiles[i].MoveDay >= 0) Add(profiles[i].MoveDay, i, "company", "Moves to the large section");
        }

        foreach (var (day, rate, change) in SampleMacro.Decisions(calendar, low))
        {
            var percent = rate.ToString("0.00", CultureInfo.InvariantCulture);
            Add(day, -1, "policy", change == 0 ? $"The central bank leaves its policy rate at {percent} %" : $"The central bank raises its policy rate by a quarter point to {percent} %");
        }

        Add(low, -1, "market", "Shares fall to their lowest close of the year in thin holiday trading");
        Add(low + 1, -1, "market", "Shares rebound after the slump");
        return [.. news.OrderBy(n => n.Date).ThenBy(n => n.Code, StringComparer.Ordinal).ThenBy(n => n.Summary, StringComparer.Ordinal)];
    }
}

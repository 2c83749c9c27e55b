using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>The published macro series and the policy decisions behind one of them.</summary>
internal static class SampleMacro
{
    public const string PolicyRate = "SAMPLE_POLICY_RATE", TenYear = "SAMPLE_10Y", Currency = "SAMPLE_FX", World = "SAMPLE_WORLD";

    private static readonly int[] DecisionMonths = [1, 3, 4, 6, 7, 9, 10, 12];

    /// <summary>Decision days with the rate that holds from them, percent.</summary>
    public static List<(int Day, double Rate, double Change)> Decisions(SampleCalendar calendar, int low)
    {
        var decisions = new List<(int, double, double)>();
        var year = calendar.Days[low].Year;
        var rate = 0.0;
        for (var t = 1; t < calendar.Count; t++)
        {
            var (today, before) = (calendar.Days[t], calendar.Days[t - 1]);
            if (today.Day < 18 || (before.Day >= 18 && before.Month == today.Month) || !DecisionMonths.Contains(today.Month)) continue;
            var change = (today.Year == year - 1 && today.Month is 6 or 12) || (today.Year == year && today.Month is 6 or 9) ? 0.25 : 0.0;
            rate += change;
            decisions.Add((t, rate, change));
        }

        return decisions;
    }

    public static ImmutableArray<MacroEntry> Table(SampleCalendar calendar, FactorPaths paths, int low)
    {
        var rows = ImmutableArray.CreateBuilder<MacroEntry>();
        var decisions = Decisions(calendar, low).ToDictionary(d => d.Day, d => d.Rate);
        var rate = 0.0;
        for (var t = 0; t < calendar.Count; t++)
        {
            if (decisions.TryGetValue(t, out var decided)) rate = decided;
            rows.Add(new MacroEntry(PolicyRate, "percent", new MacroRow(calendar.Days[t], rate)));
        }

        for (var t = 0; t < calendar.Count; t++) rows.Add(new MacroEntry(TenYear, "percent", new MacroRow(calendar.Days[t], paths.YieldPercent[t])));
        for (var t = 0; t < calendar.Count; t++) rows.Add(new MacroEntry(Currency, "currency per USD", new MacroRow(calendar.Days[t], paths.CurrencyLevels[t])));
        for (var t = 0; t < calendar.ForeignDays.Length; t++) rows.Add(new MacroEntry(World, "index points", new MacroRow(calendar.ForeignDays[t], paths.WorldLevels[t])));
        return rows.ToImmutable();
    }
}

using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Index levels, macro series and dated news.</summary>
internal static class SeriesTables
{
    internal static void Read(TableFile? levels, TableFile? macro, TableFile? events, ImportSet set)
    {
        levels?.Each(set.Failures, "index VARCHAR!, date DATE!, open DOUBLE?, high DOUBLE?, low DOUBLE?, close DOUBLE!", (r, line) =>
            set.Levels.Add(new(new LevelEntry(r.Get<string>(0), new LevelRow(r.Get<DateOnly>(1), Points(r.GetOrNull<double>(2)), Points(r.GetOrNull<double>(3)), Points(r.GetOrNull<double>(4)), Points(r.Get<double>(5))!.Value)), levels.FileName, line)));
        macro?.Each(set.Failures, "series VARCHAR!, date DATE!, value DOUBLE!, unit VARCHAR?", (r, line) =>
            set.Macro.Add(new(new MacroEntry(r.Get<string>(0), r.TextOrNull(3) ?? "", new MacroRow(r.Get<DateOnly>(1), r.Get<double>(2))), macro.FileName, line)));
        events?.Each(set.Failures, "date DATE!, code VARCHAR, kind VARCHAR!, summary VARCHAR!, source VARCHAR?", (r, line) =>
            set.News.Add(new(new NewsEntry(r.Get<DateOnly>(0), r.TextOrNull(1), r.Get<string>(2), r.Get<string>(3), r.TextOrNull(4)), events.FileName, line)));
    }

    // The conversion keeps 15 significant digits, so 18535.24 stays 18535.24.
    private static decimal? Points(double? value) =>
        value is not { } v ? null : double.IsFinite(v) ? Math.Round((decimal)v, 8) : throw new FormatException("a level is not a number.");
}

using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Events;
using Bellwether.Indices;

namespace Bellwether.Desk;

/// <summary>A constituent's abnormal day.</summary>
/// <param name="Security">Security ordinal.</param>
/// <param name="Day">Calendar position.</param>
/// <param name="Z">Robust z.</param>
/// <param name="Points">What it added to the gauge that day.</param>
/// <param name="HasNews">True when the store holds an item of the company that can have been known at that close.</param>
internal sealed record StockDay(int Security, int Day, double Z, Level Points, bool HasNews);

/// <summary>The abnormal days of a gauge's constituents, by what they added (METHODS 8.6, 4.1).</summary>
internal static class MemberScan
{
    /// <summary>All abnormal days of the window, the largest points in either direction first.</summary>
    public static ImmutableArray<StockDay> Of(Workspace workspace, Gauge gauge, Basis basis, int start, int end, EventModel model) => workspace.Once(
        GaugeSeries.KeyOf(string.Create(CultureInfo.InvariantCulture, $"member scan {basis} {model.Parameter()}"), gauge.Id, start, end),
        () => new Scan(Find(workspace, gauge, basis, start, end, model))).Days;

    private static ImmutableArray<StockDay> Find(Workspace workspace, Gauge gauge, Basis basis, int start, int end, EventModel model)
    {
        var ledger = EventData.Ledger(workspace, gauge, basis, start, end);
        var found = new List<StockDay>();
        foreach (var security in ledger.Members)
        {
            foreach (var day in EventData.Series(workspace, gauge, security, model).Flagged)
            {
                if (day <= start || day > end) continue;
                var series = EventData.Series(workspace, gauge, security, model);
                found.Add(new StockDay(security, day, series.Z[day], ledger.Of(security, day), HasNews(workspace, security, day)));
            }
        }

        return [.. found.OrderByDescending(own => Math.Abs(own.Points.Pico)).ThenBy(own => own.Day).ThenBy(own => own.Security)];
    }

    /// <summary>True when an item of the company lies between the previous close and this one, reports of the price itself apart.</summary>
    public static bool HasNews(Workspace workspace, int security, int day)
    {
        foreach (var match in NewsMatching.Beside(workspace.Market, security, day))
        {
            var item = workspace.Market.News[match.News];
            if (match.IsCandidate && item.Security == security && !NewsMatching.IsPriceReport(item.Kind)) return true;
        }

        return false;
    }

    private sealed record Scan(ImmutableArray<StockDay> Days);
}

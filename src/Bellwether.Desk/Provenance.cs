using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>Says what a fact stands on: in a few words beside it, and down to the rows for <c>replay</c> (DESIGN, decision 6).</summary>
public sealed class Provenance
{
    private const int RowsShown = 10;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly Workspace _workspace;

    /// <summary>Provenance over a workspace.</summary>
    public Provenance(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
    }

    private MarketSnapshot Market => _workspace.Market;

    /// <summary>The data set in a few words.</summary>
    public string Dataset => string.Create(Invariant, $"dataset {Market.Version.Batch} ({Short(Market.Version.ContentHash)})");

    /// <summary>Inputs in a few words.</summary>
    public ImmutableArray<string> Inputs(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var dataset = Dataset;
        if (question.IsOfficial && question.Key.Member is null && UsesOfficial(question.Key.Measure))
            return [dataset, $"official closes {question.Gauge.Official!.Series.Name}"];
        if (question.Security is not null && IsOwn(question.Key.Measure))
            return [dataset, $"closes and splits of {question.Key.Member}"];
        if (string.Equals(question.Key.Measure, Measures.LowDate.Name, StringComparison.Ordinal))
            return [dataset, $"closes of {question.Gauge.Id}"];
        var roster = question.Roster;
        var basis = question.Basis == Basis.Fixed ? "members fixed at the start" : "members by the rulebook";
        return
        [
            dataset,
            basis,
            string.Create(Invariant, $"{roster.Held.Length} constituents with prices, {roster.Unpriced.Length} without"),
            string.Create(Invariant, $"{question.End - question.Start + 1} trading days"),
        ];
    }

    /// <summary>The chain from the value down to rows.</summary>
    public IEnumerable<string> Chain(Question question, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(evaluation);
        if (question.IsOfficial && question.Key.Member is null && UsesOfficial(question.Key.Measure)) return OfficialRows(question);
        if (string.Equals(question.Key.Measure, Measures.LowDate.Name, StringComparison.Ordinal)) return LowRows(question);
        if (question.Security is { } security) return IsOwn(question.Key.Measure) ? StockRows(question, security) : StockRows(question, security).Concat(HistoryRows(question));
        return question.Key.Measure is "doublers" or "advancers" or "decliners" or "unchanged" or "median_return" ? CountRows(question) : HistoryRows(question);
    }

    private static bool UsesOfficial(string measure) => measure is "return" or "level" or "excess_return" or "geometric_excess_return" or "max_one_day_change" or "return_from_intraday_low";

    private static bool IsOwn(string measure) => measure is "return" or "max_one_day_change";

    private static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;

    private IEnumerable<string> OfficialRows(Question q)
    {
        yield return Row($"index_levels {q.Gauge.Official!.Series.Name} {q.Key.Window.Start:yyyy-MM-dd} close {q.Official(q.Start)}");
        yield return Row($"index_levels {q.Gauge.Official!.Series.Name} {q.Key.Window.End:yyyy-MM-dd} close {q.Official(q.End)}");
    }

    private IEnumerable<string> LowRows(Question q)
    {
        var closes = q.Gauge.Closes(q.Start, q.End);
        foreach (var (close, at) in closes.Select((close, at) => (close, at)).Where(row => row.close is not null).OrderBy(row => row.close).ThenByDescending(row => row.at).Take(3))
            yield return Row($"{q.Date(q.Start + at):yyyy-MM-dd} close {Math.Round(close!.Value, 2)}");
    }

    private IEnumerable<string> StockRows(Question q, int security)
    {
        var own = q.Stock(security);
        yield return Row($"prices {q.Key.Member} {q.Key.Window.Start:yyyy-MM-dd} close {Units.ToAmount(own.StartPrice):0.####} {Market.Panel.StateAt(q.Start, security)}");
        yield return Row($"prices {q.Key.Member} {q.Key.Window.End:yyyy-MM-dd} close {Units.ToAmount(own.EndPrice):0.####} {Market.Panel.StateAt(q.End, security)}");
        foreach (var split in _workspace.Resolver.Shares.Splits(security).ToArray().Where(split => split.ExDate > q.Key.Window.Start && split.ExDate <= q.Key.Window.End))
            yield return Row($"splits {q.Key.Member} {split.ExDate:yyyy-MM-dd} {split.NewPerOld}");
        if (_workspace.Resolver.Shares.On(security, q.Key.Window.Start) is { } shares)
            yield return Row($"shares {q.Key.Member} {shares:N0} on {q.Key.Window.Start:yyyy-MM-dd}{(_workspace.Resolver.Shares.IsEstimated(security) ? " (estimate)" : "")}");
    }

    private IEnumerable<string> CountRows(Question q)
    {
        var breadth = q.Breadth;
        yield return Row($"{breadth.Roster.Members} members on {q.Key.Window.Start:yyyy-MM-dd}: {breadth.Windows.Length} with a price, {breadth.Roster.Unpriced.Length} without, {breadth.Dropped} that lost it inside the window");
        if (q.Key.Measure == "doublers")
        {
            foreach (var own in breadth.DoublerNames)
                yield return Row($"{Market.Securities[own.Security].Id} {Units.ToAmount(own.StartPrice):0.####} to {Units.ToAmount(own.EndPrice):0.####}, split {own.Split}");
        }

        if (!breadth.Roster.Unpriced.IsEmpty)
            yield return $"without prices: {string.Join(" ", breadth.Roster.Unpriced.Select(i => Market.Securities[i].Id.Value))}";
    }

    private IEnumerable<string> HistoryRows(Question q)
    {
        var history = q.History;
        yield return Row($"level {history.Price[0]} on {q.Key.Window.Start:yyyy-MM-dd}, {history.Price[^1]} on {q.Key.Window.End:yyyy-MM-dd}");
        yield return Row($"{history.DivisorChanges.Length} divisor changes; contributions of {q.Movers.Ranked.Length} constituents sum to {q.Movers.Move} points, the index moved by {q.Movers.Move}");
        foreach (var mover in q.Movers.Ranked.Take(RowsShown))
        {
            var holding = history.Plan.Holdings[mover.Security];
            yield return Row($"{Market.Securities[mover.Security].Id} close {Units.ToAmount(mover.Window.StartPrice):0.####} to {Units.ToAmount(mover.Window.EndPrice):0.####}, holding {holding:N0} millionths, {mover.Points} points");
        }

        if (q.Movers.Ranked.Length > RowsShown) yield return Row($"and {q.Movers.Ranked.Length - RowsShown} more: 'bellwether movers {q.Gauge.Id} --since {q.Key.Window.Start:yyyy-MM-dd} --until {q.Key.Window.End:yyyy-MM-dd} --format csv' lists all");
    }

    private static string Row(FormattableString text) => text.ToString(Invariant);
}

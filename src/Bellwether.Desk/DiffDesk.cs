using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Compares one brief on two states of the data (DESIGN, decision 2).</summary>
public static class DiffDesk
{
    /// <summary>Every number of the brief that differs between the two workspaces.</summary>
    public static Answer Diff(Workspace before, Workspace after, GaugeRequest request)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(request);
        var now = new GaugeDesk(after).Explain(request);
        var then = new GaugeDesk(before).Explain(request);
        var old = then.Facts.ToDictionary(Key, StringComparer.Ordinal);
        var rows = new List<ImmutableArray<Cell>>();
        var facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (var fact in now.Facts)
        {
            if (!old.Remove(Key(fact), out var was)) was = Ask(before, fact);
            if (Same(was, fact)) continue;
            rows.Add(Row(fact, was, fact));
            facts.Add(fact);
        }

        foreach (var gone in old.Values)
        {
            var current = Ask(after, gone);
            if (Same(gone, current)) continue;
            rows.Add(Row(gone, gone, current));
            facts.Add(gone);
        }

        var table = new TableBlock(
            "changes",
            "Numbers of the brief that changed",
            [new Column("measure", "Measure"), new Column("subject", "Subject"), new Column("basis", "Basis"), new Column("window", "Window"), new Column("before", "Before", RightAligned: true), new Column("after", "After", RightAligned: true)],
            [.. rows]);
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"Of the numbers of the brief about {request.Gauges[0]}, {rows.Count} differ between the data known at {before.Market.Version.KnownAt:yyyy-MM-dd HH:mm:ss} (dataset {before.Market.Version.Batch}) and at {after.Market.Version.KnownAt:yyyy-MM-dd HH:mm:ss} (dataset {after.Market.Version.Batch}).");
        ImmutableArray<Block> blocks = rows.Count == 0 ? [new Text().Add(summary).Paragraph()] : [new Text().Add(summary).Paragraph(), table];
        return new Answer($"bellwether diff {string.Join(' ', request.Gauges)}{after.StoreOption}", after.Market.Version, new Brief("What a correction changed", now.Brief.Subtitle, blocks) { IsSample = after.Market.IsSample })
        {
            Facts = facts.ToImmutable(),
            Tables = [table],
        };
    }

    // A number that one of the two briefs does not print has not changed for that.
    private static Fact? Ask(Workspace workspace, Fact fact)
    {
        try
        {
            return FactId.TryParse(fact.Id, out var id) ? new FactBook(workspace).Make(id.Key, fact.Decimals) : null;
        }
        catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
        {
            return null;
        }
    }

    private static bool Same(Fact? a, Fact? b) =>
        a is not null && b is not null && a.Value == b.Value && a.Exact == b.Exact && a.Low == b.Low && a.High == b.High && a.Reason == b.Reason;

    private static string Key(Fact fact) => fact.Id[..fact.Id.LastIndexOf('@')];

    private static ImmutableArray<Cell> Row(Fact named, Fact? before, Fact? after) =>
    [
        Cell.Of(named.Measure.Name),
        Cell.Of(named.Gauge is null ? named.Subject : $"{named.Subject} in {named.Gauge}"),
        Cell.Of(named.Basis),
        Cell.Of(named.Window.ToString()),
        before is null ? Cell.Of("") : Cell.Of(before with { Decimals = 4 }),
        after is null ? Cell.Of("") : Cell.Of(after with { Decimals = 4 }),
    ];
}

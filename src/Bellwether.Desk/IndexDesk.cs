using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Answers about definitions and levels: list, show, calc, audit.</summary>
public sealed class IndexDesk
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly Workspace _workspace;

    /// <summary>A desk over a workspace.</summary>
    public IndexDesk(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
    }

    private MarketSnapshot Market => _workspace.Market;

    /// <summary>The gauges this store can answer for.</summary>
    public Answer List()
    {
        var rows = _workspace.Gauges.Select(gauge => ImmutableArray.Create(
            Cell.Of(gauge.Id),
            Cell.Of(gauge.Definition.Name),
            Cell.Of(Weighting(gauge.Definition)),
            Cell.Of(Universe(gauge.Definition)),
            Cell.Of(gauge.Definition.Official is { } series ? $"{series} ({(gauge.Definition.OfficialUse == OfficialUse.Levels ? "levels" : "audit")})" : ""))).ToImmutableArray();
        var table = new TableBlock(
            "gauges",
            "Gauges",
            [new Column("id", "Id"), new Column("name", "Name"), new Column("weighting", "Weighting"), new Column("universe", "Members"), new Column("official", "Official series")],
            rows);
        ImmutableArray<Block> blocks = rows.IsEmpty
            ? [new Text().Add("No gauge can be answered for yet: the store holds no lists and no published series.").Paragraph()]
            : [table];
        return Answer("index list", "Gauges of this store", "Each is a YAML file: docs/index-definitions.md", blocks, [table], []);
    }

    /// <summary>The rulebook, the members on a day and every divisor change of a window.</summary>
    public Answer Show(string name, WindowRequest request)
    {
        var gauge = _workspace.Find(name);
        var definition = gauge.Definition;
        var blocks = new List<Block> { new Text().Add(definition.Description ?? definition.Name).Paragraph(), Rules(definition) };
        var tables = new List<TableBlock>();
        var book = new FactBook(_workspace);
        if (gauge.HasMembers)
        {
            var chain = gauge.Chain();
            var (start, end) = Span(chain, request);
            var window = new Window(Market.Calendar[start], Market.Calendar[end]);
            var level = book.Make(new FactKey(Measures.Level.Name, gauge.Id, null, window, BasisName.Chained), definition.Decimals);
            var members = book.Make(new FactKey(Measures.MemberCount.Name, gauge.Id, null, window, BasisName.Chained));
            blocks.Add(new Text().Add($"On {Phrases.Date(window.Start)} the index held ").Add(members).Add($" constituents; on {Phrases.Date(window.End)} it stood at ").Add(level).Add(".").Paragraph());
            var changes = Divisor(chain, start, end);
            tables.Add(changes);
            blocks.Add(changes);
        }

        return Answer($"index show {gauge.Id}", definition.Name, $"Definition {definition.Origin}", [.. blocks], [.. tables], book.Facts);
    }

    /// <summary>Daily price, gross and net total return levels with the divisor.</summary>
    public Answer Calc(string name, WindowRequest request)
    {
        var gauge = _workspace.Find(name);
        if (!gauge.HasMembers) throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} is only a published series: there is nothing to calculate.");
        var chain = gauge.Chain();
        var (start, end) = Span(chain, request);
        var decimals = gauge.Definition.Decimals;
        var rows = Enumerable.Range(start, end - start + 1).Select(day =>
        {
            var at = day - chain.Plan.StartDay;
            return ImmutableArray.Create(
                Cell.Of(Market.Calendar[day].ToString("yyyy-MM-dd", Invariant)),
                Points(chain.Price[at], decimals),
                Points(chain.Gross[at], decimals),
                Points(chain.Net[at], decimals),
                Cell.Of(chain.Divisors[at], chain.Divisors[at].ToString("0.####", Invariant)),
                Cell.Of(chain.Members[at], chain.Members[at].ToString(Invariant)));
        });
        var table = new TableBlock(
            "levels",
            $"Levels of the {gauge.Definition.Name}",
            [
                new Column("date", "Date"),
                new Column("price", "Price", RightAligned: true),
                new Column("gross", "Gross total return", RightAligned: true),
                new Column("net", "Net total return", RightAligned: true),
                new Column("divisor", "Divisor", RightAligned: true),
                new Column("members", "Members", RightAligned: true),
            ],
            [.. rows]);
        return Answer($"index calc {gauge.Id}", $"Levels of the {gauge.Definition.Name}", $"Base {gauge.Definition.BaseLevel:0.##} on {Phrases.Date(Market.Calendar[chain.Plan.StartDay])}", [table], [table], []);
    }

    /// <summary>The replication against the official closes; the flag is true when they part by more than <paramref name="tolerance"/>.</summary>
    public (Answer Answer, bool Unhealthy) Audit(string name, WindowRequest request, double tolerance)
    {
        var gauge = _workspace.Find(name);
        if (gauge.Official is not { } official) throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} has no official series in this store to be audited against.");
        if (!gauge.HasMembers) throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} is only a published series: there is no replication to audit.");
        var chain = gauge.Chain();
        var (start, end) = Span(chain, request);
        var common = official.DaysIn(start, end).ToArray();
        if (common.Length < 2) throw new DeskException(ExitCode.DataMissing, $"{official.Series.Name} has fewer than two closes in the window: nothing to compare.");
        var history = gauge.History(Basis.Chained, common[0], end);
        var audit = ReplicationAudit.Compare(history, official);
        var book = new FactBook(_workspace);
        var window = new Window(Market.Calendar[common[0]], Market.Calendar[end]);
        var error = book.Make(new FactKey(Measures.ReplicationError.Name, gauge.Id, null, window, BasisName.Chained), 2);
        var table = new TableBlock(
            "audit",
            "Replicated against official closes, largest steps first",
            [new Column("from", "From"), new Column("to", "To"), new Column("official", "Official", RightAligned: true), new Column("replicated", "Replicated", RightAligned: true), new Column("gap", "Gap", RightAligned: true), new Column("step", "Step", RightAligned: true)],
            [.. audit.Steps().Select(step => ImmutableArray.Create(
                Cell.Of(Day(step.From.Day)),
                Cell.Of(Day(step.To.Day)),
                Cell.Of(step.To.Official, Fixed(step.To.Official, 2)),
                Cell.Of(step.To.Replicated, Fixed(step.To.Replicated, 2)),
                Gap(step.To.RelativeGap),
                Gap(step.Change)))]);
        var worst = audit.Worst!.Value;
        var text = new Text().Add($"Anchored at the official close of {Phrases.Date(window.Start)}, the replication of {Phrases.The(gauge.Definition.Name)} stands ")
            .Add(error, FactStyle.Signed).Add($" from the official level on the last common day. It was farthest off on {Phrases.Date(Market.Calendar[worst.Day])}. A negative gap means the replication is low. The table says between which days the gap opened: look there for an unlisted split, a wrong share count or a missing member.");
        var unhealthy = Math.Abs(worst.RelativeGap) > tolerance;
        return (Answer($"index audit {gauge.Id}", $"Audit of the {gauge.Definition.Name}", CompareWriter.Subtitle(window), [text.Paragraph(), table], [table], book.Facts), unhealthy);
    }

    private (int Start, int End) Span(IndexHistory chain, WindowRequest request)
    {
        var calendar = Market.Calendar;
        var start = request.Since is { } since ? calendar.IndexOnOrBefore(since) : chain.Plan.StartDay;
        var end = request.Until is { } until ? calendar.IndexOnOrBefore(until) : chain.Plan.EndDay;
        start = Math.Max(start, chain.Plan.StartDay);
        if (end < start || request.Since > calendar[chain.Plan.EndDay]) throw new DeskException(ExitCode.Usage, string.Create(Invariant, $"The window holds no day of {chain.Plan.Definition.Id}: it is calculated from {calendar[chain.Plan.StartDay]:yyyy-MM-dd} to {calendar[chain.Plan.EndDay]:yyyy-MM-dd}."));
        return (start, Math.Min(end, chain.Plan.EndDay));
    }

    private TableBlock Divisor(IndexHistory chain, int start, int end)
    {
        var rows = chain.DivisorChanges.Where(change => change.Day > start && change.Day <= end).Select(change => ImmutableArray.Create(
            Cell.Of(Day(change.Day)),
            Cell.Of(change.Reason.ToString()),
            Cell.Of(Market.Securities[change.Security].Id.ToString()),
            Cell.Of(Market.Securities[change.Security].DisplayName),
            Cell.Of(IndexCalculator.ToCurrency(change.After - change.Before), Amount(IndexCalculator.ToCurrency(change.After - change.Before))),
            Cell.Of(chain.Divisors[change.Day - chain.Plan.StartDay - 1], chain.Divisors[change.Day - chain.Plan.StartDay - 1].ToString("#,0.####", Invariant)),
            Cell.Of(chain.Divisors[change.Day - chain.Plan.StartDay], chain.Divisors[change.Day - chain.Plan.StartDay].ToString("#,0.####", Invariant))));
        return new TableBlock(
            "divisor",
            "Divisor changes, each effective before the open of its day",
            [new Column("day", "Day"), new Column("reason", "Reason"), new Column("id", "Code"), new Column("name", "Name"), new Column("value", "Value added", RightAligned: true), new Column("before", "Divisor before", RightAligned: true), new Column("after", "Divisor after", RightAligned: true)],
            [.. rows]);
    }

    private static TableBlock Rules(IndexDefinition definition)
    {
        List<(string Rule, string Text)> rules =
        [
            ("id", definition.Id),
            ("weighting", Weighting(definition)),
            ("members", Universe(definition)),
            ("entry", Words(definition.Entry.ToString())),
            ("review", Words(definition.Review.ToString())),
            ("base", string.Create(Invariant, $"{definition.BaseLevel:0.##} on {definition.BaseDate?.ToString("yyyy-MM-dd", Invariant) ?? "the first day of the data"}")),
        ];
        if (definition.Cap is { } cap) rules.Add(("cap", cap.ToString("P1", Invariant)));
        if (definition.Official is { } official) rules.Add(("official", $"{official}, used for {definition.OfficialUse.ToString().ToLowerInvariant()}"));
        if (!definition.Aliases.IsEmpty) rules.Add(("also known as", string.Join(", ", definition.Aliases)));
        return new TableBlock("rules", "Rulebook", [new Column("rule", "Rule"), new Column("text", "Setting")], [.. rules.Select(rule => ImmutableArray.Create(Cell.Of(rule.Rule), Cell.Of(rule.Text)))]);
    }

    private Answer Answer(string verb, string title, string subtitle, ImmutableArray<Block> blocks, ImmutableArray<TableBlock> tables, ImmutableArray<Fact> facts) =>
        new($"bellwether {verb}{_workspace.StoreOption}", Market.Version, new Brief(title, subtitle, blocks) { IsSample = Market.IsSample }) { Facts = facts, Tables = tables };

    private string Day(int day) => Market.Calendar[day].ToString("yyyy-MM-dd", Invariant);

    private static string Fixed(decimal value, int decimals) => value.ToString("F" + decimals.ToString(Invariant), Invariant);

    private static Cell Points(Level level, int decimals) => Cell.Of(level.Published(decimals), Fixed(level.Published(decimals), decimals));

    private static Cell Gap(double fraction) => Cell.Of((decimal)fraction, Percent(fraction));

    private static string Percent(double fraction) => string.Create(Invariant, $"{fraction * 100:+0.00;-0.00;0.00} %");

    private static string Amount(decimal value) => value.ToString("#,0", Invariant);

    private static string Weighting(IndexDefinition definition) => definition.Membership is null ? "published series only" : Words(definition.Weighting.ToString());

    private static string Universe(IndexDefinition definition) => definition.Membership switch
    {
        MembershipSource.Listings => $"sections {string.Join(", ", definition.Sections)}",
        MembershipSource.Table => $"table {definition.Table}",
        _ => "",
    };

    // EndOfNextMonth reads end of next month.
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}

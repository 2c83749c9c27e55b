using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Data.Store;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>The data-quality report: what was kept aside, what looks wrong, who has no prices.</summary>
public static class DoctorDesk
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Examines a loaded store; the flag is true when something is worse than a note.</summary>
    public static (Answer Answer, bool Unhealthy) Examine(SnapshotLoad load, string storeOption)
    {
        ArgumentNullException.ThrowIfNull(load);
        var report = Doctor.Examine(load);
        var market = load.Snapshot;
        var counts = Counts(report);
        var findings = Findings(report, market);
        var rejected = Rejected(load);
        var verdict = report.IsHealthy
            ? "Nothing is worse than a note."
            : "Some rows are wrong or doubtful: numbers that rest on them may be too. They are listed below, the gravest first; nothing was repaired silently.";
        ImmutableArray<Block> blocks = [new Text().Add(verdict).Paragraph(), counts, findings, .. rejected.Rows.IsEmpty ? Array.Empty<Block>() : [rejected]];
        var brief = new Brief("The state of the data", Span(market), blocks)
        {
            IsSample = market.IsSample,
            Next =
            [
                new NextStep($"bellwether doctor --format csv --table findings{storeOption}", "every finding"),
                new NextStep($"bellwether doctor --format csv --table rejected{storeOption}", "every row kept aside, with file, line and reason"),
            ],
        };
        return (new Answer($"bellwether doctor{storeOption}", market.Version, brief) { Facts = [], Tables = [counts, findings, rejected] }, !report.IsHealthy);
    }

    private static TableBlock Counts(DoctorReport report) => new(
        "counts",
        "Findings by kind",
        [new Column("kind", "Kind"), new Column("severity", "Severity"), new Column("count", "Count", RightAligned: true)],
        [.. report.Counts.Select(pair => ImmutableArray.Create(
            Cell.Of(Words(pair.Key)),
            Cell.Of(report.Of(pair.Key).Max(finding => finding.Severity).ToString()),
            Cell.Of(pair.Value, pair.Value.ToString(Invariant))))]);

    private static TableBlock Findings(DoctorReport report, MarketSnapshot market) => new(
        "findings",
        "Findings",
        [new Column("severity", "Severity"), new Column("kind", "Kind"), new Column("security", "Security"), new Column("date", "Date"), new Column("message", "What is odd")],
        [.. report.Findings.Select(finding => ImmutableArray.Create(
            Cell.Of(finding.Severity.ToString()),
            Cell.Of(Words(finding.Kind)),
            Cell.Of(finding.Security < 0 ? "" : market.Securities[finding.Security].Id.ToString()),
            Cell.Of(finding.Date?.ToString("yyyy-MM-dd", Invariant) ?? ""),
            Cell.Of(finding.Message)))]);

    private static TableBlock Rejected(SnapshotLoad load) => new(
        "rejected",
        "Rows kept aside",
        [new Column("batch", "Import", RightAligned: true), new Column("reason", "Reason"), new Column("file", "File"), new Column("line", "Line", RightAligned: true), new Column("message", "Why")],
        [.. load.Rejected.Select(row => ImmutableArray.Create(
            Cell.Of(row.Batch, row.Batch.ToString(Invariant)),
            Cell.Of(row.Failure.Reason.ToString()),
            Cell.Of(row.Failure.File),
            Cell.Of(row.Failure.Line, row.Failure.Line.ToString(Invariant)),
            Cell.Of(row.Failure.Message)))]);

    private static string Span(MarketSnapshot market) => market.Calendar.Count == 0
        ? "No prices"
        : string.Create(Invariant, $"{market.Securities.Length:N0} securities, {market.Calendar.Count:N0} trading days, {Phrases.Date(market.Calendar[0])} to {Phrases.Date(market.Calendar[^1])}");

    // UnexplainedJump reads unexplained jump.
    private static string Words(FindingKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}

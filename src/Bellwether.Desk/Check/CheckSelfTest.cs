using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bellwether.Analytics;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Desk;

/// <summary>Round trips and corruptions of one or many markets, added up.</summary>
public sealed record SelfTestResult
{
    /// <summary>Briefs read back.</summary>
    public int Briefs { get; init; }

    /// <summary>Printed facts with a value.</summary>
    public int Facts { get; init; }

    /// <summary>Facts that no claim covered.</summary>
    public int Missed { get; init; }

    /// <summary>Facts whose claim was not supported.</summary>
    public int Unsupported { get; init; }

    /// <summary>Claims read in true texts.</summary>
    public int Claims { get; init; }

    /// <summary>Of them contradicted.</summary>
    public int FalseAlarms { get; init; }

    /// <summary>The corruptions.</summary>
    public ImmutableArray<CorruptionCase> Corruptions { get; init; } = [];

    /// <summary>What was missed, unsupported or undetected, one line each.</summary>
    public ImmutableArray<string> Failures { get; init; } = [];

    /// <summary>Sum of two results.</summary>
    public SelfTestResult And(SelfTestResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SelfTestResult
        {
            Briefs = Briefs + other.Briefs,
            Facts = Facts + other.Facts,
            Missed = Missed + other.Missed,
            Unsupported = Unsupported + other.Unsupported,
            Claims = Claims + other.Claims,
            FalseAlarms = FalseAlarms + other.FalseAlarms,
            Corruptions = [.. Corruptions, .. other.Corruptions],
            Failures = [.. Failures, .. other.Failures],
        };
    }
}

/// <summary>Checks the checker: briefs of sample markets read back, and corrupted (issue 5).</summary>
public static class CheckSelfTest
{
    /// <summary>Random windows of every gauge of a market, their briefs read back and corrupted.</summary>
    public static SelfTestResult Run(Workspace workspace, ulong seed, int windows = 2, int corruptions = 6)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var random = new Market.SplitMix64(seed);
        var calendar = workspace.Market.Calendar;
        var gauges = workspace.Gauges.Where(gauge => gauge.HasMembers).ToArray();
        var total = new SelfTestResult();
        for (var n = 0; n < windows; n++)
        {
            foreach (var gauge in gauges)
            {
                var length = 20 + (int)(random.NextDouble() * 120);
                var end = calendar.Count - 1 - (int)(random.NextDouble() * Math.Max(1, calendar.Count - length - 40));
                var start = Math.Max(20, end - length);
                var rivals = gauges.Where(own => own.Id != gauge.Id).Select(own => own.Id).Take(2);
                var request = new GaugeRequest([gauge.Id, .. rivals], n % 2 == 0 ? new WindowRequest(calendar[start], calendar[end]) : new WindowRequest(null, calendar[end]));
                var desk = new GaugeDesk(workspace);
                // The brief has every section; the shorter answers say some of it in other surroundings.
                foreach (var ask in new Func<GaugeRequest, Answer>[] { desk.Explain, n % 2 == 0 ? desk.Movers : desk.Breadth })
                {
                    Answer answer;
                    try
                    {
                        answer = ask(request);
                    }
                    catch (DeskException)
                    {
                        continue; // a window in which the gauge has no members or no low
                    }

                    total = total.And(One(workspace, answer, random.NextUInt64(), corruptions));
                }
            }
        }

        return total;
    }

    /// <summary>One brief read back and corrupted.</summary>
    public static SelfTestResult One(Workspace workspace, Answer answer, ulong seed, int corruptions)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var back = RoundTrip.Of(workspace, answer.Brief);
        var text = BriefText.Of(answer.Brief);
        ImmutableArray<CorruptionCase> changed = [.. Corruption.Of(workspace, text, back.Findings, seed, corruptions)];
        string Around(int start, int end) => text.Text[Math.Max(0, start - 60)..Math.Min(text.Text.Length, end + 30)].ReplaceLineEndings(" ");
        return new SelfTestResult
        {
            Briefs = 1,
            Facts = back.Facts,
            Missed = back.Missed.Length,
            Unsupported = back.Unsupported.Length,
            Claims = back.Claims,
            FalseAlarms = back.FalseAlarms,
            Corruptions = changed,
            Failures =
            [
                .. back.Missed.Select(own => $"missed {own.Fact.Measure.Name}: …{Around(own.Start, own.End)}…"),
                .. back.Unsupported.Select(own => $"{own.Claim.Judgement.Verdict} {own.Claim.Claim.Type} {own.Fact.Fact.Measure.Name} {FactText.Prose(own.Fact.Fact)} (computed {own.Claim.Computed?.ToString("R", CultureInfo.InvariantCulture) ?? "nothing"}, {own.Claim.Subject}, {own.Claim.Window}; {own.Claim.Judgement.Why}): …{Around(own.Fact.Start, own.Fact.End)}…"),
                .. changed.Where(own => !own.Flagged).Select(own => $"undetected {own.Kind}: '{own.Before}' -> '{own.After}' ({own.Verdict?.ToString() ?? "no claim"})"),
            ],
        };
    }

    /// <summary>The report as Markdown, for docs/checker.md.</summary>
    public static string Report(SelfTestResult result, string command, string markets)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.Append("# How well the checker checks\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Written by `{command}`: {markets}. Do not edit by hand.\n\n");
        text.Append("Briefs of random windows and gauges are read back by the checker that knows nothing of how they were written. Every number that their prose prints must\nbecome a claim that is supported. Then one thing at a time is made wrong, beyond rounding and beyond what the data leave open, and the claim must be\ncontradicted.\n\n");
        text.Append("| what | count | share |\n| --- | ---: | ---: |\n");
        Row(text, "briefs read back", result.Briefs, null);
        Row(text, "printed facts", result.Facts, null);
        Row(text, "… read back as supported claims", result.Facts - result.Missed - result.Unsupported, result.Facts);
        Row(text, "… not read", result.Missed, result.Facts);
        Row(text, "… read, not supported", result.Unsupported, result.Facts);
        Row(text, "claims in true texts", result.Claims, null);
        Row(text, "… contradicted (false alarms)", result.FalseAlarms, result.Claims);
        foreach (var group in result.Corruptions.GroupBy(own => own.Kind).OrderBy(group => group.Key))
            Row(text, $"corrupted: {group.Key.ToString().ToLowerInvariant()}, detected of {group.Count().ToString(CultureInfo.InvariantCulture)}", group.Count(own => own.Flagged), group.Count());
        Row(text, "corrupted, all, detected", result.Corruptions.Count(own => own.Flagged), result.Corruptions.Length);
        if (!result.Failures.IsEmpty)
        {
            text.Append("\n## What went wrong\n\n");
            foreach (var line in result.Failures.Take(40)) text.Append(CultureInfo.InvariantCulture, $"- {line.Replace('|', '/').Replace("<", "&lt;", StringComparison.Ordinal)}\n");
            if (result.Failures.Length > 40) text.Append(CultureInfo.InvariantCulture, $"- and {result.Failures.Length - 40} more\n");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string what, int count, int? of) =>
        text.Append(CultureInfo.InvariantCulture, $"| {what} | {count:N0} | {(of is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of.Value:0.0} %") : "")} |\n");
}

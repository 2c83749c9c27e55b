using System.Globalization;
using System.Text.RegularExpressions;
using Bellwether.Claims.Verdicts;
using Bellwether.Cli;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Tests.House;

namespace Bellwether.Surface.Tests.Check;

/// <summary>Briefs read back by the checker, and corrupted (issue 5, points 5 and 6).</summary>
public sealed class RoundTripTests
{
    private static readonly Lazy<Workspace> s_sample = new(() => Open(Stores.Sample));
    private static readonly Lazy<Workspace> s_tokyo = new(() => Open(Stores.Tokyo));

    private static Workspace Open(Terminal user) => new(SnapshotLoader.Load(user.Store).Snapshot, DefinitionLibrary.Load(null));

    // Random windows of every gauge, the whole brief of each: every fact that the prose prints must come back as a supported claim.
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Every_fact_that_a_brief_prints_is_read_back_as_supported(ulong seed)
    {
        var result = CheckSelfTest.Run(s_sample.Value, seed, windows: 1, corruptions: 0);
        result.Failures.ShouldBeEmpty();
        result.Briefs.ShouldBeGreaterThan(5);
        result.Facts.ShouldBeGreaterThan(200);
        (result.Missed, result.Unsupported, result.FalseAlarms).ShouldBe((0, 0, 0));
        result.Claims.ShouldBeGreaterThanOrEqualTo(result.Facts - result.Facts / 10, "as many claims as printed facts, but for days that a claim's window states");
    }

    [Fact]
    [Trait("speed", "slow")]
    public void What_is_made_wrong_is_contradicted()
    {
        var result = CheckSelfTest.Run(s_sample.Value, 11, windows: 2, corruptions: 8).And(CheckSelfTest.Run(s_sample.Value, 12, windows: 2, corruptions: 8));
        foreach (var kind in Enum.GetValues<CorruptionKind>()) result.Corruptions.Count(own => own.Kind == kind).ShouldBeGreaterThan(20, kind.ToString());
        result.Corruptions.Length.ShouldBeGreaterThan(400);
        var slipped = result.Corruptions.Where(own => !own.Flagged).ToArray();
        (slipped.Length * 100.0 / result.Corruptions.Length).ShouldBeLessThanOrEqualTo(1, string.Join("; ", slipped.Select(own => $"{own.Before} -> {own.After}: {own.Verdict}")));
        (result.FalseAlarms * 100.0 / result.Claims).ShouldBeLessThanOrEqualTo(1);
    }

    [SharedTheory]
    [InlineData("mothers nikkei225 topix jasdaq", null, null)]
    [InlineData("mothers nikkei225 jasdaq topix", "2018-12-25", "2019-04-05")]
    [InlineData("nikkei225 mothers", "2018-12-25", "2019-04-05")]
    [InlineData("jasdaq topix", "2019-01-31", "2019-06-28")]
    public void So_is_every_fact_about_the_real_market(string gauges, string? since, string? until)
    {
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var answer = new GaugeDesk(s_tokyo.Value).Explain(new GaugeRequest([.. gauges.Split(' ')], new WindowRequest(Day(since), Day(until))));
        var back = RoundTrip.Of(s_tokyo.Value, answer.Brief);
        back.Missed.Select(own => own.Fact.Id).ShouldBeEmpty();
        back.Unsupported.Select(own => $"{own.Fact.Fact.Id}: {own.Claim.Judgement}").ShouldBeEmpty();
        back.FalseAlarms.ShouldBe(0);
        back.Facts.ShouldBeGreaterThan(40);
    }

    // As a user would: the page of one command piped into the other.
    [SharedTheory]
    [InlineData("explain mothers --against nikkei225,topix,jasdaq")]
    [InlineData("explain mothers")]
    [InlineData("explain mothers --against nikkei225,topix,jasdaq --since 2018-12-25 --until 2019-04-05")]
    public void A_printed_brief_is_fully_supported(string command)
    {
        Stores.Tokyo.Input = Stores.Tokyo.Type("bellwether " + command).Done().Output;
        var claims = new JsonAnswer(Stores.Tokyo.Run("check", "-", "--format", "json").Done().Json).Table("claims");
        claims.Where(claim => claim.GetProperty("verdict").GetString() is not (nameof(ClaimVerdict.Supported) or nameof(ClaimVerdict.Consistent) or nameof(ClaimVerdict.Inconsistent) or nameof(ClaimVerdict.Inconclusive)))
            .Select(claim => $"{claim.GetProperty("verdict")} {claim.GetProperty("quote")}: {claim.GetProperty("reason")}").ShouldBeEmpty();
        claims.Length.ShouldBeGreaterThan(60);
    }

    // The page is what the command writes: its line of origin is a command, and it has the same rows and headings.
    [Fact]
    public void The_page_about_the_checker_has_the_form_of_its_command()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "checker.md"));
        var command = Regex.Match(page, "Written by `bellwether (?<command>[^`]+)`").Groups["command"].Value;
        CommandLine.Misunderstood(Terminal.Words(command), new CliContext { Output = TextWriter.Null, Errors = TextWriter.Null, Clock = new StillClock() }).ShouldBeNull(command);
        var corruptions = Enum.GetValues<CorruptionKind>().Select(kind => new CorruptionCase(kind, "", "", true, ClaimVerdict.Contradicted));
        var report = CheckSelfTest.Report(new SelfTestResult { Briefs = 1, Facts = 1, Claims = 1, Corruptions = [.. corruptions] }, "bellwether " + command, "MARKETS");
        string[] Form(string text) => [.. text[..(text.IndexOf("\n## What went wrong", StringComparison.Ordinal) is > 0 and var end ? end : text.Length)].TrimEnd().Split('\n')
            .Select(line => Regex.Replace(Regex.Replace(line, "`: .*\\. Do not", "`: MARKETS. Do not"), @"\d[\d,.]*", "N"))];
        Form(page).ShouldBe(Form(report));
    }
}

using System.Text.RegularExpressions;

namespace Bellwether.Surface.Tests.Packaging;

/// <summary>The sample programs run as built, and show what they promise.</summary>
public sealed class SampleTests
{
    [Fact]
    public void Explain_writes_a_brief_and_walks_a_number_back()
    {
        var output = Run("Explain");
        output.ShouldStartWith("The Sample Growth Index since its low");
        output.ShouldContain("fictional");
        output.ShouldMatch(@"Where \S+ comes from:\nquestion ");
        output.ShouldContain("\nrow  ");
    }

    [Fact]
    public void OwnIndex_gives_levels_and_a_comparison()
    {
        var lines = Run("OwnIndex").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("date,price,gross,net,divisor,members");
        lines.Count(line => line.StartsWith("2019-04-", StringComparison.Ordinal)).ShouldBe(10);
        lines.Count(line => Regex.IsMatch(line, @"^(growth-equal|sample-growth) \((fixed|chained)\): [+-]\d+\.\d %$")).ShouldBe(4);
    }

    // The planted jump of three percent is found, and none on a day without an event.
    [Fact]
    public void EventStudy_finds_what_was_planted()
    {
        var lines = Run("EventStudy").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldMatch(@"^event day: mean abnormal return \+(2\.[5-9]|3\.[0-5])% of 20 firms, \w+ p = 0\.00\d\d$");
        double.Parse(lines[1][(lines[1].LastIndexOf('=') + 1)..], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0.05);
    }

    private static string Run(string sample)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", sample, new DirectoryInfo(AppContext.BaseDirectory).Name);
        return Machine.Says(Path.GetFullPath(Path.Combine(folder, "Sample." + sample))).ReplaceLineEndings("\n");
    }
}

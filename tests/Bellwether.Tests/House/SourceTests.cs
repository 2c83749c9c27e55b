using System.Text.RegularExpressions;

namespace Bellwether.Tests.House;

/// <summary>Rules on the text of the sources (STYLE 16, 19, 20).</summary>
public sealed partial class SourceTests
{
    private const int MaximumLines = 400;

    // File and the reason why it is one idea all the same.
    private static readonly Dictionary<string, string> s_longFiles = new(StringComparer.Ordinal);

    // Files that may switch a warning off, and which.
    private static readonly (string File, string Warning)[] s_pragmas =
    [
        ("src/Bellwether.Data/Duck/DuckErrorType.cs", "CS1591"),
        ("src/Bellwether.Data/Duck/DuckType.cs", "CS1591"),
    ];

    // Attributes that skip a test when shared data are missing, and never in CI.
    private static readonly string[] s_skipping = ["tests/Bellwether.Tests/Shared.cs", "tests/Bellwether.Data.Tests/Store/RealData.cs"];

    // Attributes that may skip in CI as well, and why.
    private static readonly Dictionary<string, string> s_optional = new(StringComparer.Ordinal)
    {
        ["tests/Bellwether.Tests/CrossCheck/Independent.cs"] = "a second implementation (Debian's python3-statsmodels) that building and testing must not require",
        ["tests/Bellwether.Surface.Tests/Harness/ToolFact.cs"] = "programs that exports use or are checked with (Chromium, librsvg, poppler, LibreOffice, Python, R), which building and testing must not require",
    };

    [Fact]
    public void No_source_file_is_longer_than_400_lines_without_a_reason() =>
        Repository.Holds($"Longer than {MaximumLines} lines: split it, or give its reason in {nameof(SourceTests)}:", Repository.Under("src", ".cs")
            .Where(file => !s_longFiles.ContainsKey(file))
            .Select(file => (File: file, Lines: Repository.Lines(file).Length))
            .Where(item => item.Lines > MaximumLines)
            .Select(item => $"{item.File}: {item.Lines}"));

    [Fact]
    public void The_list_of_long_files_is_current() =>
        Repository.Holds("No longer long, or gone:", s_longFiles.Keys.Where(file => !Repository.Has(file) || Repository.Lines(file).Length <= MaximumLines));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Repository.Holds("A note to do later: do it, or open an issue:", Matches(Later(), Repository.TextFiles));

    [Fact]
    public void No_path_of_a_machine_is_written_down() =>
        Repository.Holds("A path that exists on one machine only:", Matches(MachinePath(), Repository.TextFiles));

    [Fact]
    public void A_warning_is_switched_off_only_where_listed() =>
        Repository.Holds($"A warning is switched off: cure it, or list it in {nameof(SourceTests)} with its reason:", Repository.Under("src", ".cs")
            .SelectMany(file => Pragma().Matches(Repository.Text(file)).Select(match => (File: file, Warning: match.Groups["warnings"].Value)))
            .Where(item => !s_pragmas.Contains(item))
            .Select(item => $"{item.File}: {item.Warning}"));

    [Fact]
    public void No_test_is_skipped_by_hand() =>
        Repository.Holds("A test skips itself; only the attributes for shared data may, which fail in CI, and those listed as optional:", Matches(SkipAssignment(), Repository.Under("tests", ".cs"))
            .Where(line => !s_skipping.Concat(s_optional.Keys).Any(file => line.StartsWith(file + ":", StringComparison.Ordinal))));

    [Fact]
    public void Attributes_that_skip_do_not_skip_in_ci() =>
        Repository.Holds("Skips in CI as well:", s_skipping.Where(file => !Repository.Text(file).Contains("GetEnvironmentVariable(\"CI\")", StringComparison.Ordinal)));

    [Fact]
    public void The_list_of_optional_tests_is_current() =>
        Repository.Holds("Gone, or without a reason:", s_optional.Where(item => !Repository.Has(item.Key) || item.Value.Length == 0).Select(item => item.Key));

    [Fact]
    public void No_test_finds_its_files_by_the_path_of_its_source() =>
        Repository.Holds("A CI build rewrites source paths (ContinuousIntegrationBuild); look upwards from AppContext.BaseDirectory:", Repository.Under("tests", ".cs")
            .Where(file => Repository.Text(file).Contains("[Caller" + "FilePath", StringComparison.Ordinal)));

    [Theory]
    [InlineData("// T" + "ODO: later", true)]
    [InlineData("throw new NotImplemented" + "Exception();", true)]
    [InlineData("the method hacks away", false)]
    public void The_note_rule_bites(string line, bool found) => Later().IsMatch(line).ShouldBe(found);

    [Theory]
    [InlineData("var file = \"/t" + "mp/x.csv\";", true)]
    [InlineData("see /ho" + "me/someone/data", true)]
    [InlineData("C:" + "\\Users\\someone", true)]
    [InlineData("https://example.com/home/", false)]
    [InlineData("data/homework/x", false)]
    public void The_path_rule_bites(string line, bool found) => MachinePath().IsMatch(line).ShouldBe(found);

    [Theory]
    [InlineData("[Fact(Sk" + "ip = \"slow\")]", true)]
    [InlineData("Sk" + "ip = reason;", true)]
    [InlineData("rows.Skip(1)", false)]
    public void The_skip_rule_bites(string line, bool found) => SkipAssignment().IsMatch(line).ShouldBe(found);

    private static IEnumerable<string> Matches(Regex rule, IEnumerable<string> files) =>
        files.SelectMany(file => Repository.Lines(file)
            .Select((text, index) => (Text: text, Number: index + 1))
            .Where(line => rule.IsMatch(line.Text))
            .Select(line => $"{file}:{line.Number}: {line.Text.Trim()}"));

    [GeneratedRegex(@"\b(?:T[O]DO|FIX[M]E|HA[C]K)\b|NotImplemented[E]xception")]
    private static partial Regex Later();

    [GeneratedRegex(@"(?<![\w.~*-])/(?:tmp|work|root|home|Users|mnt|srv)/|\b[A-Z]:\\+Users\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"#pragma warning disable\s+(?<warnings>\w+(?:\s*,\s*\w+)*)")]
    private static partial Regex Pragma();

    [GeneratedRegex(@"\bS[k]ip\s*=(?!=|>)")]
    private static partial Regex SkipAssignment();
}

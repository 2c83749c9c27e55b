using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bellwether.Tests.House;

/// <summary>Public members are documented, and what the sources cite exists (STYLE 10, 16, 19).</summary>
public sealed partial class DocumentationTests
{
    // The names of these enumerations are DuckDB's own.
    private static readonly string[] s_undocumented = ["src/Bellwether.Data/Duck/DuckErrorType.cs", "src/Bellwether.Data/Duck/DuckType.cs"];

    [Fact]
    public void The_compiler_asks_for_summaries_in_src()
    {
        var groups = XDocument.Parse(Repository.Text("Directory.Build.props")).Descendants("PropertyGroup").ToArray();
        groups.ShouldContain(group => (string?)group.Element("TreatWarningsAsErrors") == "true" && group.Attribute("Condition") == null);
        var documented = groups.Single(group => (string?)group.Element("GenerateDocumentationFile") == "true");
        documented.Attribute("Condition")!.Value.ShouldContain("Contains(");
        documented.Attribute("Condition")!.Value.ShouldContain("src");
        documented.Attribute("Condition")!.Value.ShouldNotStartWith("!");
        Repository.Holds("A project of src overrides the documentation or warning settings:", Repository.Under("src", ".csproj")
            .Where(file => ProjectSettings().IsMatch(Repository.Text(file))));
    }

    [Fact]
    public void Missing_summaries_are_excused_in_the_listed_enumerations_and_outside_src_only()
    {
        var others = Repository.TextFiles.Where(file => Repository.Text(file).Contains("CS" + "1591", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("tests/Bellwether.Tests/House/", StringComparison.Ordinal) && !file.StartsWith("docs/", StringComparison.Ordinal) && file != "CONTRIBUTING.md")
            .Except(s_undocumented, StringComparer.Ordinal).ToArray();
        others.ShouldBe([".editorconfig", "Directory.Build.props"], ignoreOrder: true);
        var props = XDocument.Parse(Repository.Text("Directory.Build.props")).Descendants("NoWarn").Single(element => element.Value.Contains("CS" + "1591", StringComparison.Ordinal));
        props.Parent!.Attribute("Condition")!.Value.ShouldStartWith("!");
        Section(Repository.Lines(".editorconfig"), "CS" + "1591").ShouldBe("[tests/**.cs]");
    }

    [Fact]
    public void No_summary_is_empty() =>
        Repository.Holds("A summary without words:", Repository.Under("src", ".cs").Where(file => EmptySummary().IsMatch(Repository.Text(file))));

    [SharedFact]
    public void Every_citation_of_METHODS_names_a_section_that_exists()
    {
        var file = Path.Combine(Shared.Folder ?? throw new DirectoryNotFoundException("No shared folder beside the repository."), "METHODS.md");
        var known = Sections(File.ReadAllText(file));
        known.Count.ShouldBeGreaterThan(50);
        Repository.Holds("A citation of METHODS that leads nowhere:", Cited().SelectMany(source => Repository.Lines(source)
            .SelectMany((line, index) => Citations(line).Where(section => !known.Contains(section)).Select(section => $"{source}:{index + 1}: METHODS {section}"))));
    }

    [Fact]
    public void Every_cited_decision_record_exists() =>
        Repository.Holds("A decision record that is cited and missing:", Cited().SelectMany(source => Decision().Matches(Repository.Text(source))
            .Where(match => !Repository.Files.Any(file => file.StartsWith("docs/decisions/" + match.Groups["number"].Value + "-", StringComparison.Ordinal)))
            .Select(match => $"{source}: {match.Value}")));

    [Fact]
    public void Every_page_of_the_documentation_is_in_its_index()
    {
        var index = Repository.Text("docs/index.md");
        Repository.Holds("docs/index.md does not lead to:", Repository.Under("docs", ".md").Where(file => file != "docs/index.md" && !index.Contains("(" + file["docs/".Length..] + ")", StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_between_pages_lead_somewhere() =>
        Repository.Holds("A link that leads nowhere:", Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file => Link().Matches(Repository.Text(file))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'))
            .Where(target => !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target.Split('#')[0])))
            .Select(target => $"{file}: {target}")));

    [Theory]
    [InlineData("(METHODS 1.2, 1.4, 1.5)", "1.2 1.4 1.5")]
    [InlineData("(METHODS 1.2–1.5)", "1.2 1.5")]
    [InlineData("METHODS 9.10.</summary>", "9.10")]
    [InlineData("METHODS 4.1, and then 2 percent", "4.1")]
    [InlineData("METHODS 10, example: 225", "10")]
    [InlineData("no citation", "")]
    public void Citations_are_read(string line, string sections) => string.Join(' ', Citations(line)).ShouldBe(sections);

    private static IEnumerable<string> Cited() =>
        Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => file != "tests/Bellwether.Tests/House/DocumentationTests.cs");

    private static HashSet<string> Sections(string text) =>
        Heading().Matches(text).Select(match => match.Groups["section"].Value).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Citations(string line) =>
        Citation().Matches(line).SelectMany(match => Number().Matches(match.Value)).Select(match => match.Value);

    private static string Section(string[] lines, string containing) =>
        lines.Take(Array.FindIndex(lines, line => line.Contains(containing, StringComparison.Ordinal))).Last(line => line.StartsWith('['));

    [GeneratedRegex(@"<(?:GenerateDocumentationFile|TreatWarningsAsErrors|NoWarn|WarningLevel|Nullable)>")]
    private static partial Regex ProjectSettings();

    [GeneratedRegex(@"<summary>(?:\s|///)*</summary>")]
    private static partial Regex EmptySummary();

    [GeneratedRegex(@"^(?:#{2,3} |\*\*)(?<section>\d+(?:\.\d+)?)[. *]", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"METHODS \d+(?:\.\d+)*(?:(?:, | and |–|-)\d+\.\d+)*")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\d+(?:\.\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex(@"docs/decisions/(?<number>\d{4})")]
    private static partial Regex Decision();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}

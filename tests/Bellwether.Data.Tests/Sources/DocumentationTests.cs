using System.Text.RegularExpressions;
using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

/// <summary>The examples of the documentation are read by the readers they document.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_definition_in_the_documentation_is_sound()
    {
        var blocks = Blocks("index-definitions.md");
        blocks.Count.ShouldBe(3);
        foreach (var block in blocks) DefinitionReader.Read(block, "index-definitions.md").Name.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_map_in_the_documentation_is_sound()
    {
        var blocks = Blocks("csv-map.md");
        blocks.Count.ShouldBe(2);
        foreach (var block in blocks) CsvMapReader.Read(block, "csv-map.md").Columns.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_error_shown_in_the_documentation_is_the_error_given()
    {
        var yaml = "id: a\nname: A\n\n\nweighting: free-float\n";
        var message = Should.Throw<DefinitionException>(() => DefinitionReader.Read(yaml, "my.yaml")).Message;
        Document("index-definitions.md").ShouldContain(message);
    }

    private static List<string> Blocks(string document) => [.. YamlBlock().Matches(Document(document)).Select(m => m.Groups["yaml"].Value)];

    private static string Document(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bellwether.slnx"))) at = at.Parent;
        return File.ReadAllText(Path.Combine(at!.FullName, "docs", name)).ReplaceLineEndings("\n");
    }

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlock();
}

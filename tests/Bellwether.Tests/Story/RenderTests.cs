using Bellwether.Story.Render;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>Approved renderings of one fictional answer; a change of wording or layout is read before it is approved.</summary>
public class RenderTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    public void Text_reads_as_approved_and_keeps_its_width(int columns)
    {
        var text = AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Text, new RenderOptions { Width = columns });
        foreach (var line in text.Split('\n')) DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(Math.Max(columns, CommandWidth(line)), line);
        Approved.Verify(text, $"text-{columns}");
    }

    [Fact]
    public void Markdown_reads_as_approved() =>
        Approved.Verify(AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Markdown, new RenderOptions { FactSheet = true }), "brief", "md");

    [Fact]
    public void Json_reads_as_approved() => Approved.Verify(AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Json), "answer", "json");

    [Fact]
    public void Csv_reads_as_approved() =>
        Approved.Verify(AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Csv, new RenderOptions { TableId = "movers" }), "movers", "csv");

    /// <summary>Commands are kept on one line to be copied, even where the page is narrower.</summary>
    private static int CommandWidth(string line) => line.TrimStart().StartsWith("bellwether ", StringComparison.Ordinal) ? line.Length : 0;
}

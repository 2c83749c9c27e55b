using System.Text.Json;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Render;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Story;

/// <summary>What approved texts do not show by themselves: alignment, colour, hostile names, the JSON contract, refusals.</summary>
public class LayoutTests
{
    [Theory]
    [InlineData("Larch", 5)]
    [InlineData("カラマツ", 8)]
    [InlineData("ｶﾗﾏﾂ", 4)]
    [InlineData("隼 Kestrel", 10)]
    [InlineData("e\u0301", 1)]
    [InlineData("𠮷野", 4)]
    [InlineData("▁█…─", 4)]
    public void Full_width_characters_take_two_columns(string text, int columns) => DisplayWidth.Of(text).ShouldBe(columns);

    [Fact]
    public void Columns_line_up_under_full_width_names()
    {
        var text = AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Text);
        var rows = text.Split('\n').SkipWhile(line => !line.StartsWith("Names that moved", StringComparison.Ordinal)).Skip(1).Take(5).ToList();
        rows.Select(DisplayWidth.Of).Distinct().Count().ShouldBe(1, string.Join('\n', rows));
    }

    [Fact]
    public void Every_width_is_kept()
    {
        for (var width = 20; width <= 140; width++)
        {
            foreach (var line in AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Text, new RenderOptions { Width = width }).Split('\n'))
            {
                if (!line.TrimStart().StartsWith("bellwether ", StringComparison.Ordinal)) DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(width, line);
            }
        }
    }

    [Fact]
    public void Long_tables_are_cut_where_asked_and_say_so()
    {
        var text = AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Text, new RenderOptions { MaxRows = 2, Charts = false });
        text.ShouldContain("… 1 more\n");
        text.ShouldNotContain("モミ Fir");
    }

    [Fact]
    public void The_fact_sheet_lists_every_number_once_with_its_command()
    {
        var text = AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Text, new RenderOptions { FactSheet = true });
        foreach (var id in FictionalAnswer.Create().Facts.Select(fact => fact.Id)) text.Split($"bellwether replay {id}\n").Length.ShouldBe(2, id);
    }

    [Fact]
    public void Colour_is_only_written_when_asked_for()
    {
        var answer = FictionalAnswer.Create();
        var plain = AnswerRenderer.ToString(answer, OutputFormat.Text);
        var coloured = AnswerRenderer.ToString(answer, OutputFormat.Text, new RenderOptions { Colour = true });
        plain.ShouldNotContain('\u001b');
        coloured.ShouldContain("\u001b[1m");
        System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[\\d+m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(plain);
    }

    [Fact]
    public void A_name_cannot_drive_the_terminal_or_the_page()
    {
        var brief = new Brief("T\u001b[2Jitle", "", [new Paragraph([new Words("a\u202Eb <b> | *c*\u0007")])]);
        var answer = FictionalAnswer.Create() with { Brief = brief, Tables = [] };
        AnswerRenderer.ToString(answer, OutputFormat.Text).ShouldStartWith("T[2Jitle\n\nab <b> | *c*\n");
        AnswerRenderer.ToString(answer, OutputFormat.Markdown).ShouldContain("ab \\<b\\> \\| \\*c\\*\n");
    }

    [Fact]
    public void A_spreadsheet_does_not_run_a_name()
    {
        var table = new TableBlock("t", "", [new Column("name", "Name"), new Column("note", "Note")], [[Cell.Of("=HYPERLINK(\"x\")"), Cell.Of("a, b")]]);
        using var output = new StringWriter();
        CsvRenderer.Write(table, output);
        output.ToString().ShouldBe("name,note\n\"'=HYPERLINK(\"\"x\"\")\",\"a, b\"\n");
    }

    [Fact]
    public void Csv_names_the_tables_there_are() =>
        Should.Throw<ArgumentException>(() => AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Csv, new RenderOptions { TableId = "nope" }))
            .Message.ShouldContain("gauges, movers, closes");

    [Fact]
    public void A_row_that_does_not_fit_its_columns_is_refused()
    {
        var table = new TableBlock("t", "", [new Column("a", "A"), new Column("b", "B")], [[Cell.Of("only one")]]);
        var answer = FictionalAnswer.Create() with { Tables = [table] };
        Should.Throw<InvalidOperationException>(() => AnswerRenderer.ToString(answer, OutputFormat.Json)).Message.ShouldContain("'t'");
    }

    [Fact]
    public void Json_keeps_the_contract_of_the_command_line()
    {
        using var json = JsonDocument.Parse(AnswerRenderer.ToString(FictionalAnswer.Create(), OutputFormat.Json));
        var root = json.RootElement;
        root.EnumerateObject().Select(p => p.Name).ShouldBe(["command", "dataset", "sample", "facts", "tables", "brief"]);
        foreach (var fact in root.GetProperty("facts").EnumerateArray())
        {
            var names = fact.EnumerateObject().Select(p => p.Name).ToList();
            names.Take(11).ShouldBe(["id", "measure", "subject", "value", "low", "high", "unit", "window", "method", "inputs", "replay"]);
            names.Skip(11).All(name => name is "reason" or "basis" or "exact").ShouldBeTrue();
            names.Contains("reason", StringComparer.Ordinal).ShouldBe(fact.GetProperty("value").ValueKind == JsonValueKind.Null);
        }

        var larch = root.GetProperty("facts").EnumerateArray().First(f => f.GetProperty("id").GetString() is "f-larch-return");
        larch.GetProperty("value").GetDouble().ShouldBe(0.21246);
        var undefined = root.GetProperty("facts").EnumerateArray().First(f => f.GetProperty("value").ValueKind == JsonValueKind.Null);
        undefined.GetProperty("reason").GetString().ShouldBe(nameof(Reason.TooShort));
        root.GetProperty("tables").GetProperty("movers")[0].GetProperty("points").GetDouble().ShouldBe(44.4347);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(-1e-17)]
    [InlineData(5e-324)]
    public void Json_numbers_round_trip(double value)
    {
        var fact = FictionalAnswer.Larch with { Value = value };
        using var json = JsonDocument.Parse(AnswerRenderer.ToString(FictionalAnswer.Create() with { Facts = [fact] }, OutputFormat.Json));
        json.RootElement.GetProperty("facts")[0].GetProperty("value").GetDouble().ShouldBe(value);
    }
}

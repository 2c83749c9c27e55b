using System.Collections.Immutable;
using Bellwether.Export;
using Bellwether.Export.Xlsx;
using Bellwether.Story;
using Bellwether.Story.Render;
using Bellwether.Tests.Story;

namespace Bellwether.Surface.Tests.Export;

/// <summary>The workbook: typed cells, words that stay words, and a way from every number to its provenance.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] s_ask = ["explain", "sample-growth", "--since", "2018-12-26"];
    private static readonly ExportOptions s_options = new();

    private static byte[] Bytes(Answer answer) => AnswerExport.ToBytes(answer, OutputFormat.Xlsx, s_options);

    [Fact]
    public void Numbers_of_the_tables_are_those_of_json_and_typed()
    {
        var json = Stores.Sample.Run([.. s_ask, "--format", "json"]).Done();
        var book = new XlsxFile(Written(s_ask));
        var answer = new JsonAnswer(json.Json);
        var compared = 0;
        foreach (var table in json.Json.GetProperty("tables").EnumerateObject())
        {
            book.Sheets.Contains(table.Name, StringComparer.Ordinal).ShouldBeTrue(table.Name);
            var rows = table.Value.EnumerateArray().ToArray();
            book.Rows(table.Name).ShouldBe(rows.Length);
            for (var row = 0; row < rows.Length; row++)
            {
                var column = 0;
                foreach (var value in rows[row].EnumerateObject().Select(own => own.Value))
                {
                    var cell = book.At(table.Name, Sheet.Reference(row + 1, column++));
                    if (value.ValueKind != System.Text.Json.JsonValueKind.Number) continue;
                    cell.ShouldNotBeNull().IsNumber.ShouldBeTrue();
                    cell.Number.ShouldBe(value.GetDouble());
                    compared++;
                }
            }
        }

        compared.ShouldBeGreaterThan(50);
        book.At("gauges", "B2")!.Format.ShouldBe("+0.0%;-0.0%;0.0%");
        book.Rows("Provenance").ShouldBe(answer.Facts.Length);
    }

    [Fact]
    public void Every_fact_has_its_row_of_provenance_and_every_number_leads_to_its_own()
    {
        var answer = JsonAnswer.Of(Stores.Sample.Run([.. s_ask, "--format", "json"]));
        var book = new XlsxFile(Written(s_ask));
        book.Column("Provenance", "Id").Select(place => book.At("Provenance", place)!.Value).ShouldBe(answer.Facts.Select(fact => fact.Id));
        book.Column("Provenance", "Recompute").Select(place => book.At("Provenance", place)!.Value).ShouldBe(answer.Facts.Select(fact => fact.Replay));
        book.Column("Provenance", "Formula").ShouldAllBe(place => book.At("Provenance", place)!.Value.Length > 0);
        var place = book.Link("gauges", "B2").ShouldNotBeNull();
        book.At("Provenance", place["Provenance!".Length..])!.Value.ShouldBe(answer.One("return", "sample-growth", "fixed").Id);
        book.At("Provenance", book.Column("Provenance", "Window start").First())!.Format.ShouldBe("yyyy-mm-dd");
    }

    [Fact]
    public void Dates_are_dates_and_units_have_formats()
    {
        var book = new XlsxFile(Bytes(FictionalAnswer.Create()));
        book.At("gauges", "A2")!.Value.ShouldBe("カラマツ小型株 Larch");
        book.At("movers", "A2")!.Value.ShouldBe("株式会社青葉バイオ");
        book.At("movers", "C2")!.Format.ShouldBe("+#,##0.00;-#,##0.00;#,##0.00");
        book.At("gauges", "C4")!.Value.ShouldBe("not defined");
        // 25 December 2018 by Excel's count of days.
        var start = book.At("Provenance", book.Column("Provenance", "Window start").First())!;
        start.Value.ShouldBe("43459");
        start.Format.ShouldBe("yyyy-mm-dd");
        var units = book.Column("Provenance", "Unit").Zip(book.Column("Provenance", "Value")).Select(own => (Unit: book.At("Provenance", own.First)!.Value, Cell: book.At("Provenance", own.Second))).ToArray();
        units.Single(own => own.Unit == "percentage_points").Cell!.Format.ShouldBe("0.0% \"points\"");
        units.Single(own => own.Unit == "date").Cell.ShouldBeNull();
        book.Column("Provenance", "Date").Select(place => book.At("Provenance", place)).OfType<XlsxCell>().ShouldHaveSingleItem().Value.ShouldBe("43459");
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"x\")")]
    public void Words_that_look_like_a_formula_are_words_and_stay_so_when_edited(string words)
    {
        var cell = new XlsxFile(Bytes(WithName(words))).At("names", "A2")!;
        cell.ShouldBe(new XlsxCell(words, false, "General", true));
    }

    [Fact]
    public void Hostile_text_leaves_a_sound_file()
    {
        var book = new XlsxFile(Bytes(WithName("a\u0000\u001b[31m<b>&\u202e\ud800\"']]>\uffff b")));
        book.At("names", "A2")!.Value.ShouldBe("a[31m<b>&\"']]> b");
        new XlsxFile(Bytes(WithName(new string('あ', 40_000)))).At("names", "A2")!.Value.Length.ShouldBe(32_767);
    }

    [Fact]
    public void Numbers_of_the_data_keep_the_look_that_they_have_in_text()
    {
        NumberFormat.Like("1,234.50").ShouldBe("#,##0.00");
        NumberFormat.Like("+21.2 %").ShouldBe("+0.0%;-0.0%;0.0%");
        NumberFormat.Like("-3").ShouldBe("0");
        NumberFormat.Like("3 of 4").ShouldBe("General");
        NumberFormat.Like("").ShouldBe("General");
    }

    [Fact]
    public void Names_of_sheets_are_legal_and_differ()
    {
        string[] ids = ["a/b:c*?[x]", "a-b-c---x-", new string('z', 40), new string('z', 40) + "2", "Brief"];
        var brief = new Brief("T", "", [.. ids.Select(id => (Block)new TableBlock(id, id, [new Column("c", "C")], [[Cell.Of("v")]]))]);
        var sheets = new XlsxFile(Bytes(FictionalAnswer.Create() with { Brief = brief, Tables = [], Facts = [] })).Sheets.ToArray();
        sheets.Length.ShouldBe(ids.Length + 1);
        sheets.ShouldAllBe(name => name.Length <= 31 && name.IndexOfAny("[]:*?/\\".ToCharArray()) < 0);
        sheets.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(sheets.Length);
    }

    [Fact]
    public void The_same_answer_gives_the_same_bytes()
    {
        Bytes(FictionalAnswer.Create()).ShouldBe(Bytes(FictionalAnswer.Create()));
        new XlsxFile(Bytes(FictionalAnswer.Create())).Times.ShouldAllBe(year => year == 1980);
    }

    [SharedFact]
    public void Japanese_names_of_the_real_market_are_in_the_workbook()
    {
        using var folder = new Terminal();
        var file = Path.Combine(folder.Home, "movers.xlsx");
        Stores.Tokyo.Run("movers", "mothers", "--since", "2018-12-25", "--until", "2019-04-05", "--format", "xlsx", "--out", file).Done();
        var book = new XlsxFile(File.ReadAllBytes(file));
        book.Column("contributors", "Name").ShouldContain(place => book.At("contributors", place)!.Value == "ユーザベース");
    }

    // LibreOffice reads what was written: dates as dates, percent as percent, words as words, on every sheet.
    [ToolFact("soffice")]
    [Trait("speed", "slow")]
    public void LibreOffice_opens_it_and_shows_the_same()
    {
        using var user = new Terminal();
        var answer = WithName("=1+1");
        var file = Path.Combine(user.Home, "book.xlsx");
        File.WriteAllBytes(file, Bytes(answer));
        const string everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
        Machine.Says("soffice", $"-env:UserInstallation=file://{user.Home}/profile", "--headless", "--convert-to", everySheet, "--outdir", user.Home, file);
        File.ReadAllText(Path.Combine(user.Home, "book-names.csv")).ReplaceLineEndings("\n").ShouldBe("Name\n=1+1\n");
        File.ReadAllText(Path.Combine(user.Home, "book-gauges.csv")).ShouldContain("カラマツ小型株 Larch,");
        var facts = File.ReadAllText(Path.Combine(user.Home, "book-Provenance.csv"));
        facts.ShouldContain("2018-12-25,2019-04-05,");
        facts.ShouldContain(",21.246%,20.03%,22.11%,");
        Directory.GetFiles(user.Home, "book-*.csv").Length.ShouldBe(new XlsxFile(Bytes(answer)).Sheets.Count());
    }

    private static Answer WithName(string name)
    {
        var answer = FictionalAnswer.Create();
        var table = new TableBlock("names", "Names", [new Column("name", "Name")], [ImmutableArray.Create(Cell.Of(name))]);
        return answer with { Brief = answer.Brief with { Blocks = [.. answer.Brief.Blocks, table] } };
    }

    private static byte[] Written(string[] ask)
    {
        using var user = new Terminal();
        var file = Path.Combine(user.Home, "book.xlsx");
        Stores.Sample.Run([.. ask, "--format", "xlsx", "--out", file]).Done().Output.ShouldBeEmpty();
        return File.ReadAllBytes(file);
    }
}

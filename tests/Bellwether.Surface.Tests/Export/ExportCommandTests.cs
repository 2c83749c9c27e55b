namespace Bellwether.Surface.Tests.Export;

/// <summary>The formats of exports as a person asks for them.</summary>
public sealed class ExportCommandTests
{
    private static readonly string[] s_ask = ["compare", "sample-growth", "--since", "2018-12-26"];

    [Theory]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public void Bytes_are_not_written_onto_a_terminal(string format)
    {
        using var user = Reader();
        user.IsTerminal = true;
        user.Bytes = new MemoryStream();
        user.Run([.. s_ask, "--format", format]).Refusal(2).ShouldContain($"--format {format} is not for a terminal: name a file with --out FILE");
        user.Bytes.Length.ShouldBe(0);
    }

    [Fact]
    public void A_pipe_gets_the_bytes_that_a_file_gets()
    {
        using var user = Reader();
        user.Bytes = new MemoryStream();
        user.Run([.. s_ask, "--format", "xlsx"]).Done().Output.ShouldBeEmpty();
        var file = Path.Combine(user.Home, "book.xlsx");
        user.Run([.. s_ask, "--format", "xlsx", "--out", file]).Done().Errors.ShouldContain($"wrote {file}");
        File.ReadAllBytes(file).ShouldBe(user.Bytes.ToArray());
        File.Exists(file + ".part").ShouldBeFalse();
    }

    [Fact]
    public void A_missing_program_is_refused_before_the_store_is_read()
    {
        using var user = new Terminal(ownStore: true);
        user.Variables["PATH"] = user.Home;
        var refused = user.Run([.. s_ask, "--format", "png", "--out", Path.Combine(user.Home, "chart.png")]).Refusal(3);
        refused.ShouldContain("librsvg2-bin");
        Directory.GetFileSystemEntries(user.Home).ShouldBeEmpty();
    }

    [Fact]
    public void A_chart_is_drawn_by_name_and_a_folder_gets_all()
    {
        using var user = Reader();
        var drawing = user.Run("explain", "sample-growth", "--since", "2018-12-26", "--format", "svg", "--chart", "weights").Done().Output;
        drawing.ShouldStartWith("<svg ");
        user.Run([.. s_ask, "--format", "svg", "--chart", "rebase"]).Refusal(2).ShouldContain("Did you mean rebased?");
        user.Run("explain", "sample-growth", "--since", "2018-12-26", "--format", "svg", "--out", user.Home).Done();
        File.ReadAllText(Path.Combine(user.Home, "weights.svg")).ShouldBe(drawing);
        user.Run("index", "list", "--format", "svg").Refusal(2).ShouldContain("has no chart");
    }

    [Fact]
    public void Csv_writes_the_facts_when_asked_for_them()
    {
        var json = JsonAnswer.Of(Stores.Sample.Run([.. s_ask, "--format", "json"]));
        var lines = Stores.Sample.Run([.. s_ask, "--format", "csv", "--table", "facts"]).Done().Lines;
        lines[0].ShouldBe("id,measure,subject,gauge,start,end,basis,value,low,high,date,unit,reason,method,formula,inputs,replay");
        lines.Length.ShouldBe(json.Facts.Length + 1);
    }

    private static Terminal Reader()
    {
        var user = new Terminal();
        user.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;
        return user;
    }
}

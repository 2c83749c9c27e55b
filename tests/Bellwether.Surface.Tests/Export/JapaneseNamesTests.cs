using System.Net;
using System.Text;

namespace Bellwether.Surface.Tests.Export;

/// <summary>With <c>--names own</c> companies and sectors carry the names that the market itself gives them, in every format.</summary>
public sealed class JapaneseNamesTests
{
    private const string JapaneseFont = "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf";
    private static readonly string[] s_tokyo = ["movers", "mothers", "--since", "2018-12-25", "--until", "2019-04-05", "--names", "own"];

    [SharedTheory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Companies_of_the_real_market_have_their_own_names(string format)
    {
        var said = WebUtility.HtmlDecode(Stores.Tokyo.Run([.. s_tokyo, "--format", format]).Done().Output);
        said.ShouldContain("メルカリ");
        said.ShouldContain("そーせいグループ");
        said.ShouldNotContain("Mercari, Inc.");
        if (format is "html" or "md") said.ShouldContain("情報・通信業");
    }

    [SharedFact]
    public void Drawings_and_the_workbook_have_them_too()
    {
        using var folder = new Terminal();
        var charts = Directory.CreateDirectory(Path.Combine(folder.Home, "charts")).FullName;
        Stores.Tokyo.Run([.. s_tokyo, "--format", "svg", "--out", charts]).Done();
        string.Concat(Directory.GetFiles(charts, "*.svg").Select(file => File.ReadAllText(file))).ShouldContain("メルカリ");
        var file = Path.Combine(folder.Home, "movers.xlsx");
        Stores.Tokyo.Run([.. s_tokyo, "--format", "xlsx", "--out", file]).Done();
        var book = new XlsxFile(File.ReadAllBytes(file));
        book.Column("contributors", "Name").ShouldContain(place => book.At("contributors", place)!.Value == "メルカリ");
        book.Column("contributors", "Name").ShouldNotContain(place => book.At("contributors", place)!.Value == "Mercari, Inc.");
    }

    [SharedFact]
    public void Numbers_do_not_depend_on_names()
    {
        string[] english = [.. s_tokyo[..^2], "--format", "json"];
        var (own, other) = (JsonAnswer.Of(Stores.Tokyo.Run([.. s_tokyo, "--format", "json"])), JsonAnswer.Of(Stores.Tokyo.Run(english)));
        own.Facts.Select(fact => fact.Id).ShouldBe(other.Facts.Select(fact => fact.Id));
        own.Root.GetProperty("command").GetString().ShouldEndWith(" --names own");
        var again = Stores.Tokyo.Type(own.Facts[^1].Replay).Done().Output;
        again.ShouldContain(own.Facts[^1].Measure);
    }

    [ToolFact("chromium", "pdftotext", "pdffonts", JapaneseFont)]
    [Trait("speed", "slow")]
    public void The_printed_page_can_be_searched_for_them_and_embeds_their_letters()
    {
        using var folder = new Terminal();
        var file = Path.Combine(folder.Home, "movers.pdf");
        var json = Stores.Sample.Run("movers", "sample-growth", "--names", "own", "--format", "json").Done().Json;
        var name = json.GetProperty("tables").GetProperty("contributors")[0].GetProperty("name").GetString()!;
        name.ShouldContain(name.First(c => c >= '\u3041'));
        folder.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;
        folder.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        folder.Run("movers", "sample-growth", "--names", "own", "--format", "pdf", "--out", file).Done();
        string.Concat(Machine.Says("pdftotext", "-layout", file, "-").Where(c => !char.IsWhiteSpace(c))).ShouldContain(string.Concat(name.Where(c => !char.IsWhiteSpace(c))));
        var fonts = Machine.Says("pdffonts", file).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        fonts.ShouldContain(line => line.Contains("IPAexGothic", StringComparison.Ordinal) && line.Contains("CID TrueType", StringComparison.Ordinal));
        fonts.ShouldAllBe(line => line.Contains(" yes yes yes ", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_word_is_refused() =>
        Stores.Sample.Run("movers", "sample-growth", "--names", "japanese").Refusal(2).ShouldContain("expected english or own");
}

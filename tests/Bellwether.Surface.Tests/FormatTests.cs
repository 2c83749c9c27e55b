using System.Xml.Linq;

namespace Bellwether.Surface.Tests;

/// <summary>The same answer in every format, on the screen and in a file.</summary>
public sealed class FormatTests
{
    private static readonly string[] s_explain = ["explain", "sample-growth", "--since", "2018-12-26"];

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("csv")]
    public void A_file_holds_what_the_screen_shows_and_every_run_is_the_same(string format)
    {
        using var user = new Terminal();
        user.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;
        var file = Path.Combine(user.Home, "brief");
        string[] ask = [.. s_explain, "--format", format];
        var screen = user.Run(ask).Done();
        screen.Output.ShouldEndWith("\n");
        screen.Output.ShouldNotContain("\r");
        screen.Output.ShouldNotContain("\u001b[");
        var written = user.Run([.. ask, "--out", file]).Done();
        written.Output.ShouldBeEmpty();
        written.Errors.ShouldContain($"wrote {file}");
        File.ReadAllText(file).ShouldBe(screen.Output);
        File.ReadAllBytes(file)[0].ShouldNotBe((byte)0xEF);
        File.Exists(file + ".part").ShouldBeFalse();
        user.Run([.. ask, "--quiet"]).Done().Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Html_is_well_formed_and_stands_alone()
    {
        var html = Stores.Sample.Run([.. s_explain, "--format", "html"]).Done().Output;
        html.ShouldStartWith("<!DOCTYPE html>", Case.Insensitive);
        var page = XDocument.Parse(html[(html.IndexOf('>', StringComparison.Ordinal) + 1)..]);
        foreach (var attribute in page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href" or "srcset" or "data" or "action"))
            attribute.Value.ShouldStartWith("#", customMessage: $"{attribute.Parent!.Name.LocalName} reaches out to {attribute.Value}");
        page.Descendants().Where(element => element.Name.LocalName is "script" or "link" or "iframe" or "img").ShouldBeEmpty();
        foreach (var style in page.Descendants().Where(element => element.Name.LocalName == "style")) style.Value.ShouldNotContain("url(");
        page.Descendants().ShouldContain(element => element.Name.LocalName == "svg");
        page.Root!.Attribute("lang")!.Value.ShouldBe("en");
        html.ShouldContain("fictional");
    }

    [Fact]
    public void The_numbers_of_a_brief_are_the_same_in_every_format()
    {
        var fact = JsonAnswer.Of(Stores.Sample.Run([.. s_explain, "--format", "json"])).One("return", "sample-growth", "fixed");
        var percent = $"{Math.Abs(fact.Value!.Value) * 100:0.0}";
        foreach (var format in new[] { "text", "md", "html" })
        {
            var words = Stores.Sample.Run([.. s_explain, "--format", format]).Done().Output;
            words.Replace('\u00a0', ' ').Replace("\u202f", " ", StringComparison.Ordinal).ShouldContain(percent);
        }

        Stores.Sample.Run([.. s_explain, "--format", "html"]).Output.ShouldContain(fact.Id);
    }

    [Fact]
    public void Csv_writes_the_first_table_or_the_named_one()
    {
        string[] ask = ["movers", "sample-growth", "--since", "2018-12-26", "--format", "csv"];
        Stores.Sample.Run(ask).Done().Lines[0].ShouldBe("name,id,opening_weight,weight,return,points,pp");
        Stores.Sample.Run([.. ask, "--table", "sectors"]).Done().Lines[0].ShouldStartWith("group,members,");
        var refused = Stores.Sample.Run([.. ask, "--table", "sector"]).Refusal(2);
        refused.ShouldContain("Did you mean sectors?");
        refused.ShouldContain("contributors");
    }

    [Fact]
    public void No_command_leaves_a_number_undefined_without_a_reason()
    {
        foreach (var command in new[] { "compare", "movers", "breadth", "explain" })
        {
            foreach (var format in new[] { "text", "md", "html", "csv", "json" })
            {
                var text = Stores.Sample.Run(command, "sample-standard", "--since", "2018-03-01", "--format", format).Done().Output;
                text.ShouldNotContain("NaN", Case.Sensitive);
                text.ShouldNotContain("Infinity", Case.Sensitive);
                text.ShouldNotContain("∞");
            }
        }
    }

    [Fact]
    public void A_narrow_terminal_gets_narrow_lines()
    {
        using var user = new Terminal { Width = 60 };
        user.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;
        var prose = user.Run(s_explain).Done().Lines.TakeWhile(line => !line.StartsWith("Gauges rebased", StringComparison.Ordinal));
        prose.ShouldAllBe(line => line.Length <= 60);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("")]
    public void An_unknown_format_is_refused_before_any_work(string format) =>
        Stores.Sample.Run([.. s_explain, "--format", format]).Refusal(2).ShouldContain("expected text, json, md, html, csv");

    [Fact]
    public void An_output_file_that_cannot_be_is_refused()
    {
        using var user = new Terminal();
        Stores.Sample.Run([.. s_explain, "--out", Path.Combine(user.Home, "none", "x.txt")]).Refusal(2).ShouldContain("there is no directory");
        Stores.Sample.Run([.. s_explain, "--out", user.Home]).Refusal(2).ShouldContain("this is a directory");
        Directory.GetFileSystemEntries(user.Home).ShouldBeEmpty();
    }
}

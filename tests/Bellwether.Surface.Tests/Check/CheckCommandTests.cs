using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Bellwether.Tests;

namespace Bellwether.Surface.Tests.Check;

/// <summary>The check command on the small sample market, whose article below is fictional like its companies.</summary>
public sealed class CheckCommandTests
{
    // True as the market of seed 1 has it, but for the fall of the large index, the share of the window and the lead, which are false.
    private const string Story = """
        # Small stocks run away

        12 April 2019

        The Sample Growth Index has jumped 26 percent from a low on 26 December 2018, outpacing an 11 percent advance for the Sample Large Index. The Sample Blue 30 Average closed at 8,567.10 on Friday.

        Akebono Retailing, the heaviest-weighted stock in the Sample Growth Index, is up 49 percent from 26 December 2018 to 12 April 2019. Hotarubi Systems at least tripled.

        The Sample Large Index fell 11 percent from 26 December 2018 to 12 April 2019. The Sample Growth Index beat the Sample Large Index by 25 points.

        Investors see a chance of a further rally. Small stocks have been on fire.

        To reach the desk write to desk900@example.com or call 03-1234-5678.
        """;

    private static Terminal Market => Stores.Sample;

    private static JsonElement[] Claims(string text, params string[] options)
    {
        var file = Market.Write($"check-{Guid.NewGuid():N}.md", text);
        var outcome = Market.Run(["check", file, "--format", "json", .. options]);
        outcome.Code.ShouldBeInRange(0, 1, outcome.Errors);
        return new JsonAnswer(outcome.Json).Table("claims");
    }

    private static string Verdict(JsonElement claim) => claim.GetProperty("verdict").GetString()!;

    private static JsonElement One(JsonElement[] claims, string words) => claims.Single(claim => claim.GetProperty("quote").GetString()!.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_story_gets_a_verdict_for_each_claim()
    {
        var claims = Claims(Story);
        Verdict(One(claims, "jumped 26 percent")).ShouldBe("Supported");
        Verdict(One(claims, "8,567.10")).ShouldBe("Supported");
        Verdict(One(claims, "heaviest")).ShouldBe("Supported");
        Verdict(One(claims, "49 percent")).ShouldBe("Supported");
        Verdict(One(claims, "fell 11 percent")).ShouldBe("Contradicted");
        Verdict(One(claims, "chance of")).ShouldBe("NotCheckable");
        Verdict(One(claims, "on fire")).ShouldBe("NotCheckable");
        claims.ShouldNotContain(claim => claim.GetProperty("quote").GetString()!.Contains("desk900", StringComparison.Ordinal) || claim.GetProperty("quote").GetString()!.Contains("1234", StringComparison.Ordinal));
    }

    [Fact]
    public void The_exit_code_says_whether_something_is_contradicted()
    {
        Market.Input = Story;
        Market.Run("check", "-").Code.ShouldBe(1);
        Market.Input = "The Sample Blue 30 Average closed at 8,567.10 on 12 April 2019.";
        Market.Run("check", "-").Code.ShouldBe(0);
        Market.Input = "";
        var nothing = Market.Run("check", "-");
        nothing.Code.ShouldBe(0);
        nothing.Output.ShouldContain("No claims about markets were found");
    }

    [Fact]
    public void Every_number_of_a_verdict_is_a_fact_that_can_be_replayed()
    {
        Market.Input = Story;
        var answer = new JsonAnswer(Market.Run("check", "-", "--format", "json").Json);
        var facts = answer.Facts.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        var decided = answer.Table("claims").Where(claim => claim.GetProperty("fact").ValueKind == JsonValueKind.String).ToArray();
        decided.Length.ShouldBeGreaterThan(4);
        foreach (var claim in decided)
        {
            var fact = facts[claim.GetProperty("fact").GetString()!];
            claim.GetProperty("computed").GetDouble().ShouldBe(fact.Value!.Value, 1e-9);
            Market.Run("replay", fact.Id).Done().Output.ShouldContain("agrees");
        }

        foreach (var claim in answer.Table("claims"))
        {
            var (start, end) = (claim.GetProperty("char_start").GetInt32(), claim.GetProperty("char_end").GetInt32());
            Story[start..end].ShouldBe(claim.GetProperty("quote").GetString());
        }
    }

    [Fact]
    public void Claims_have_stable_columns()
    {
        string[] expected =
        [
            "quote", "char_start", "char_end", "type", "subject", "measure", "value", "low", "high", "computed", "computed_low", "computed_high", "verdict", "reading", "window_start", "window_end", "as_of", "as_of_inferred", "reason", "nearest", "fact",
        ];
        Claims(Story)[0].EnumerateObject().Select(property => property.Name).Take(expected.Length).ShouldBe(expected);
        Market.Input = Story;
        Market.Run("check", "-", "--format", "csv").Lines[0].ShouldStartWith("quote,char_start,char_end,type,subject,measure,value");
    }

    [Fact]
    public void The_page_is_well_formed_runs_nothing_and_has_a_card_per_claim()
    {
        Market.Input = Story;
        var page = Market.Run("check", "-", "--format", "html").Output;
        var document = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        document.Descendants("script").ShouldBeEmpty();
        document.Descendants().Attributes().ShouldNotContain(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
        var cards = document.Descendants("details").Where(card => card.Attribute("class")?.Value == "claim").ToArray();
        cards.Length.ShouldBe(Claims(Story).Length);
        var ids = document.Descendants().Attributes("id").Select(attribute => attribute.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var link in document.Descendants("a")) ids.Contains(link.Attribute("href")!.Value[1..]).ShouldBeTrue();
        cards.ShouldContain(card => card.ToString().Contains("bellwether replay", StringComparison.Ordinal) && card.ToString().Contains("<svg", StringComparison.Ordinal));
    }

    [Fact]
    public void Editors_get_sarif()
    {
        Market.Input = Story;
        var run = Market.Run("check", "-", "--format", "sarif").Json.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        results.Length.ShouldBe(Claims(Story).Length);
        results.ShouldContain(result => result.GetProperty("level").GetString() == "error" && result.GetProperty("ruleId").GetString() == "contradicted");
    }

    [Fact]
    public void The_text_page_is_approved()
    {
        Market.Input = Story;
        var text = Market.Run("check", "-").Output;
        Approved.Verify(text[..text.IndexOf("NEXT", StringComparison.Ordinal)], "check", project: "Bellwether.Surface.Tests");
    }

    [Theory]
    [InlineData("no-such-file.md", 4, "There is no file")]
    [InlineData(".", 4, "is a directory")]
    public void A_file_that_is_none_is_refused(string file, int code, string words) => Market.Run("check", file).Refusal(code).ShouldContain(words);

    [Fact]
    public void Bad_options_are_refused()
    {
        Market.Input = Story;
        Market.Run("check").Refusal(2).ShouldContain("bellwether check article.md");
        Market.Run("check", "-", "--published", "8/4/2019").Refusal(2).ShouldContain("expected 2019-04-08");
        Market.Run("check", "-", "--gauge", "nonesuch").Refusal(2).ShouldContain("There is no gauge");
        Market.Run("check", "-", "--format", "docx").Refusal(2).ShouldContain("--format docx");
    }

    [Fact]
    public void Junk_is_refused_with_a_clear_message()
    {
        var bytes = new byte[20_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * 7919 % 256);
        var binary = Path.Combine(Market.Home, "junk.bin");
        File.WriteAllBytes(binary, bytes);
        Market.Run("check", binary).Refusal(4).ShouldContain("is no text");
        var large = Path.Combine(Market.Home, "large.txt");
        File.WriteAllText(large, new string('a', 10_000_000));
        Market.Run("check", large).Refusal(4).ShouldContain("at most 1,000,000 characters");
    }

    [Theory]
    [InlineData("nested")]
    [InlineData("numbers")]
    [InlineData("rightToLeft")]
    [InlineData("fullWidth")]
    [InlineData("unpaired")]
    public void Odd_texts_do_no_harm(string kind)
    {
        var text = new StringBuilder();
        switch (kind)
        {
            case "nested":
                for (var i = 0; i < 3000; i++) text.Append("<div><b>");
                text.Append("The Sample Growth Index rose 26 percent.");
                for (var i = 0; i < 3000; i++) text.Append("</b></div>");
                break;
            case "numbers":
                for (var i = 0; i < 1000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"The Sample Growth Index rose {i}.{i % 10} percent, ");
                break;
            case "rightToLeft":
                text.Append("\u202Eارتفع المؤشر 26 percent \u202C The Sample Growth Index rose 26 percent on 12 April 2019.");
                break;
            case "fullWidth":
                text.Append("Sample Blue 30 Average closed at ８，５６７．１０ on 12 April 2019.");
                break;
            default:
                text.Append("\uD800 The Sample Growth Index rose \uDC00 26 percent on 12 April 2019.");
                break;
        }

        Market.Input = text.ToString();
        foreach (var format in new[] { "text", "json", "md", "html", "csv", "sarif" })
        {
            var outcome = Market.Run("check", "-", "--format", format);
            outcome.Code.ShouldBeInRange(0, 1, outcome.Errors);
            outcome.Output.ShouldNotContain("\u202E");
        }
    }
}

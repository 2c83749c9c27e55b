using Microsoft.Playwright;

namespace Bellwether.Web.Tests;

/// <summary>The page on which an article is checked: pasted or dropped, read claim by claim, by mouse and by keyboard.</summary>
[Collection("browser")]
public sealed class ArticlePageTests(Browser browser)
{
    public static TheoryData<bool, bool> Readers => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_pasted_text_is_annotated_and_a_claim_leads_to_its_data(bool phone, bool dark)
    {
        await using var reader = await browser.Open(phone, dark);
        await reader.Go("/article");
        (await reader.Barriers()).ShouldBeEmpty();
        await reader.At("#text").FillAsync(Articles.Mixed);
        var send = reader.Page.GetByRole(AriaRole.Button, new() { Name = "Check it" });
        await (phone ? send.TapAsync() : send.ClickAsync());
        await reader.At("#verdicts").WaitForAsync();
        (await reader.At(".article a.m.good").CountAsync()).ShouldBe(1);
        (await reader.At(".article a.m.bad").CountAsync()).ShouldBe(1);
        (await reader.At(".article").InnerTextAsync()).ShouldContain(", analysts said.");
        (await reader.At("#verdicts table tbody tr").CountAsync()).ShouldBeGreaterThan(1);
        var wrong = reader.At(".article a.m.bad");
        await (phone ? wrong.TapAsync() : wrong.ClickAsync());
        var card = reader.At("details.claim[open]");
        var words = await card.InnerTextAsync();
        words.ShouldContain("contradicted");
        words.ShouldContain("The text's number stands for");
        words.ShouldContain("bellwether replay '");
        (await card.Locator("svg.chart:visible").CountAsync()).ShouldBe(1);
        (await reader.Barriers()).ShouldBeEmpty();
        (await reader.Overflows()).ShouldBeFalse();
        await reader.Picture($"article-{(phone ? "phone" : "desk")}-{(dark ? "dark" : "light")}");
        var number = card.Locator("a.f").First;
        await (phone ? number.TapAsync() : number.ClickAsync());
        await reader.At("dialog.drawer[open]").GetByText("formula", new() { Exact = true }).WaitForAsync();
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_keyboard_alone()
    {
        await using var reader = await browser.Open(dark: true);
        await reader.Go("/article");
        (await reader.TabTo("#text")).ShouldBeTrue();
        await reader.Page.Keyboard.InsertTextAsync(Articles.Mixed);
        (await reader.TabTo("#published", 1)).ShouldBeTrue("after the text comes its day");
        (await reader.TabTo("form.question button")).ShouldBeTrue();
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.At("#verdicts").WaitForAsync();
        (await reader.TabTo(".article a.m.bad")).ShouldBeTrue();
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.At("details.claim[open]").WaitForAsync();
        (await reader.Page.EvaluateAsync<bool>("() => document.activeElement.matches('details.claim[open] summary')")).ShouldBeTrue();
        (await reader.TabTo("details.claim[open] a.f", 1)).ShouldBeTrue("the next step is the number behind the claim");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.At("dialog.drawer[open]").GetByText("formula", new() { Exact = true }).WaitForAsync();
        await reader.Page.Keyboard.PressAsync("Escape");
        (await reader.Page.EvaluateAsync<bool>("() => document.activeElement.matches('details.claim[open] a.f')")).ShouldBeTrue();
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dropped_file_becomes_the_text()
    {
        await using var reader = await browser.Open();
        await reader.Go("/article");
        await reader.Page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], 'story.txt', { type: 'text/plain' }));
              const field = document.getElementById('text');
              field.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
              field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, Articles.Mixed);
        await reader.Page.WaitForFunctionAsync("() => document.getElementById('text').value.includes('Sample Growth')");
        (await reader.At("#text").InputValueAsync()).ReplaceLineEndings("\n").ShouldBe(Articles.Mixed.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_does_nothing()
    {
        const string Hostile = "The Sample Growth Index <script>document.title='taken'</script> rose 3 percent on Friday <svg onload=\"document.title='taken'\"> {{7*7}} =1+1 @(1+1)";
        await using var reader = await browser.Open();
        await reader.Go("/article");
        await reader.At("#text").FillAsync(Hostile);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Check it" }).ClickAsync();
        await reader.At("#verdicts .article").WaitForAsync();
        (await reader.Page.TitleAsync()).ShouldStartWith("Check an article");
        (await reader.At("#text").InputValueAsync()).ShouldBe(Hostile);
        var shown = await reader.At("#verdicts .article").InnerTextAsync();
        shown.ShouldContain("<script>document.title='taken'</script>");
        shown.ShouldContain("{{7*7}} =1+1 @(1+1)");
        (await reader.At("#verdicts script, #verdicts svg[onload]").CountAsync()).ShouldBe(0);
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_script_the_page_answers_too()
    {
        await using var reader = await browser.Open(scripts: false, locale: "ja-JP");
        await reader.Go("/article");
        await reader.At("#text").FillAsync(Articles.Mixed);
        await reader.At("form.question button").ClickAsync();
        await reader.At("#verdicts").WaitForAsync();
        (await reader.At("h1").InnerTextAsync()).ShouldBe("記事を検証する");
        await reader.At(".article a.m.bad").ClickAsync();
        (await reader.At("#verdicts").InnerTextAsync()).ShouldContain("bellwether replay '");
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Bellwether.Web.Tests;

/// <summary>The main task of each page, in a real browser: by mouse and by keyboard, on a desk and on a phone, light and dark.</summary>
[Collection("browser")]
public sealed partial class PageTests(Browser browser)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/gauge/sample-growth", "/why/sample-growth?against=sample-large", "/events/sample-growth", "/brief/sample-growth", "/article", "/ask", "/ask/movers?gauge=sample-growth", "/data",
        "/replay?fact=return/sample-growth/2018-12-26..2019-04-05/fixed", "/nothing",
    ];

    // axe computes the contrast of every piece of text, finds fields without labels, headings out of order, names that are missing.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_barrier_and_no_complaint(string path)
    {
        foreach (var (phone, dark) in new[] { (false, false), (true, true) })
        {
            await using var reader = await browser.Open(phone, dark);
            await reader.Go(path);
            (await reader.Barriers()).ShouldBeEmpty($"{path} phone {phone} dark {dark}");
            (await reader.Overflows()).ShouldBeFalse($"{path} is wider than its window");
            await reader.Picture($"{Name(path)}-{(phone ? "phone-dark" : "desk-light")}");
            reader.Complaints.Where(own => path != "/nothing" || !own.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Market_rows_are_sorted_by_mouse_and_by_keyboard()
    {
        await using var reader = await browser.Open();
        await reader.Go("/");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Return", Exact = true }).ClickAsync();
        var falling = await Returns(reader);
        falling.Length.ShouldBeGreaterThan(2);
        falling.ShouldBe(falling.OrderDescending());
        (await reader.TabTo("a.brand", 400)).ShouldBeTrue();
        (await reader.TabTo("th.num button")).ShouldBeTrue();
        await reader.Page.Keyboard.PressAsync("Enter");
        (await Returns(reader)).ShouldBe(falling.Order());
        (await reader.At("th[aria-sort=ascending]").CountAsync()).ShouldBe(1);
        reader.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_number_opens_its_drawer_and_gives_the_focus_back(bool phone)
    {
        await using var reader = await browser.Open(phone);
        await reader.Go("/");
        var number = reader.At("table.market a.f").First;
        var shown = await number.InnerTextAsync();
        if (phone) await number.TapAsync();
        else await number.ClickAsync();
        var drawer = reader.At("dialog.drawer[open]");
        await drawer.GetByText("formula", new() { Exact = true }).WaitForAsync();
        var words = await drawer.InnerTextAsync();
        words.ShouldContain("dataset");
        words.ShouldContain("bellwether replay '");
        words.ShouldContain(shown.TrimStart('+').Split(' ')[0].Replace('−', '-')[..3]);
        (await reader.Barriers()).ShouldBeEmpty();
        await reader.Picture($"drawer-{(phone ? "phone" : "desk")}");
        await reader.Page.Keyboard.PressAsync("Escape");
        (await drawer.CountAsync()).ShouldBe(0);
        (await reader.Page.EvaluateAsync<bool>("() => document.activeElement.matches('table.market a.f')")).ShouldBeTrue();
        // By keyboard alone.
        await reader.Page.Keyboard.PressAsync("Enter");
        await drawer.GetByText("formula", new() { Exact = true }).WaitForAsync();
        await reader.Page.Keyboard.PressAsync("Escape");
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gauge_leads_from_the_market_to_its_rallies_contributions_breadth_and_risk()
    {
        await using var reader = await browser.Open();
        await reader.Go("/");
        (await reader.TabTo("table.market tbody a[href^='/gauge/']")).ShouldBeTrue();
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.Page.WaitForURLAsync(GaugeAddress());
        foreach (var section in new[] { "level", "contributions", "breadth", "risk" })
        {
            (await reader.At($"#{section}-title").CountAsync()).ShouldBe(1, section);
            (await reader.At($"#{section} a.f").CountAsync()).ShouldBeGreaterThan(3, section);
        }

        (await reader.At("#level svg.chart:visible").CountAsync()).ShouldBeGreaterThan(1);
        (await reader.At("#contributions svg.chart:visible").CountAsync()).ShouldBeGreaterThan(1);
        reader.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_window_is_chosen_and_stands_in_the_address()
    {
        await using var reader = await browser.Open();
        await reader.Go("/gauge/sample-growth");
        await reader.At("input[name=since]").FillAsync("2019-01-07");
        await reader.At("input[name=until]").FillAsync("2019-03-29");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await reader.Page.WaitForURLAsync(ChosenWindow());
        (await reader.At("#contributions").InnerTextAsync()).ShouldContain("from 7 January 2019 to 29 March 2019");
        await using var other = await browser.Open();
        await other.Go(reader.Page.Url);
        (await other.At("#contributions p").First.InnerTextAsync()).ShouldBe(await reader.At("#contributions p").First.InnerTextAsync());
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Since the low" }).ClickAsync();
        await reader.At(".low[aria-current]").WaitForAsync();
        reader.Page.Url.ShouldNotContain("since=2019");
    }

    [Fact]
    public async Task The_slider_takes_names_out()
    {
        await using var reader = await browser.Open();
        await reader.Go("/why/sample-growth?against=sample-large&since=2018-12-26&until=2019-04-05");
        var before = await reader.At("#without-answer").InnerTextAsync();
        await reader.At("#top").FocusAsync();
        for (var i = 0; i < 5; i++) await reader.Page.Keyboard.PressAsync("ArrowRight");
        await reader.Page.WaitForFunctionAsync("before => document.querySelector('#without-answer').innerText !== before", before);
        (await reader.At("#top-shown").InnerTextAsync()).ShouldBe("8");
        (await reader.At("#without-answer code").First.InnerTextAsync()).ShouldContain("--without top:8");
        reader.Complaints.ShouldBeEmpty();
        await using var plain = await browser.Open(scripts: false);
        await plain.Go("/why/sample-growth?against=sample-large&since=2018-12-26&until=2019-04-05&top=8");
        (await plain.At("#without-answer p").First.InnerTextAsync()).ShouldBe(await reader.At("#without-answer p").First.InnerTextAsync());
    }

    [Fact]
    public async Task The_brief_is_read_and_saved()
    {
        await using var reader = await browser.Open();
        await reader.Go("/brief/sample-growth");
        var lead = await reader.At("#brief p").First.InnerTextAsync();
        lead.ShouldContain("Sample Growth Index");
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByRole(AriaRole.Link, new() { Name = "Markdown" }).ClickAsync());
        var text = await File.ReadAllTextAsync((await download.PathAsync())!);
        text.ShouldStartWith("# The Sample Growth Index");
        text.ShouldBe(Stores.Sample.Type("explain sample-growth --format md").Done().Output);
    }

    [Fact]
    public async Task Any_question_is_asked_by_a_form()
    {
        await using var reader = await browser.Open(phone: true);
        await reader.Go("/ask");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "stress" }).TapAsync();
        await reader.At("#p-gauge").FillAsync("sample-growth");
        await reader.At("#p-shock").FillAsync("sample-world=-7%");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.At("#answer .ways").WaitForAsync();
        (await reader.At("#answer code").Last.InnerTextAsync()).ShouldEndWith("--shock sample-world=-0.07");
        await reader.At("#p-shock").FillAsync("nonsense");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.Page.GetByText("The shock 'nonsense' is not NAME=VALUE").WaitForAsync();
    }

    [Fact]
    public async Task The_token_is_handed_in_once()
    {
        const string Token = "correct-horse-battery-staple";
        await using var server = await Server.Over(Stores.Sample, settings => settings with { Token = Token });
        await using var reader = await browser.Open(server: server);
        await reader.Go("/");
        (await reader.Barriers()).ShouldBeEmpty();
        await reader.Page.GetByLabel("Token").FillAsync("nonsense nonsense");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.Page.GetByText("That is not the token.").WaitForAsync();
        await reader.Page.GetByLabel("Token").FillAsync(Token);
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.At("table.market a.f").First.ClickAsync();
        await reader.At("dialog.drawer[open]").GetByText("formula", new() { Exact = true }).WaitForAsync();
        reader.Complaints.Where(own => !own.Contains("401", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Light_and_dark_follow_the_system_and_then_the_reader()
    {
        await using var reader = await browser.Open(dark: true);
        await reader.Go("/");
        var dark = await Paper(reader);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
        var light = await Paper(reader);
        (light == dark).ShouldBeFalse();
        await reader.Go("/ask");
        (await Paper(reader)).ShouldBe(light);
        (await reader.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_interface_speaks_japanese()
    {
        await using var reader = await browser.Open(locale: "ja-JP");
        await reader.Go("/");
        (await reader.At("h1").InnerTextAsync()).ShouldBe("安値以降の市場");
        (await reader.At("html").GetAttributeAsync("lang")).ShouldBe("ja");
        (await reader.Barriers()).ShouldBeEmpty();
        await reader.Picture("market-ja");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Heading, new() { Name = "The market since the low" }).WaitForAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Gauge", Exact = true }).ClickAsync();
        reader.Page.Url.ShouldContain("lang=en");
    }

    [Fact]
    public async Task Everything_can_be_read_without_a_script()
    {
        await using var reader = await browser.Open(scripts: false);
        await reader.Go("/");
        await reader.At("table.market a.f").First.ClickAsync();
        (await reader.At("#replay").InnerTextAsync()).ShouldContain("formula");
        (await reader.At("#theme").IsVisibleAsync()).ShouldBeFalse("a button that does nothing is not shown");
    }

    [Fact]
    public async Task The_first_step_by_keyboard_skips_to_the_content()
    {
        await using var reader = await browser.Open();
        await reader.Go("/gauge/sample-growth");
        await reader.Page.Keyboard.PressAsync("Tab");
        (await reader.Page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldBe("skip");
        await reader.Page.Keyboard.PressAsync("Enter");
        (await reader.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("main");
        (await reader.TabTo("input, select", 3)).ShouldBeTrue("the first thing within the content is the window");
    }

    [SharedFact]
    public async Task Japanese_names_of_the_real_market_are_shown()
    {
        await using var server = await Server.Over(Stores.Tokyo);
        await using var reader = await browser.Open(server: server);
        await reader.Go("/gauge/mothers?since=2018-12-25&until=2019-04-05");
        (await reader.At("#contributions").InnerTextAsync()).ShouldContain("Mercari, Inc.");
        await reader.Picture("mothers-desk");
        reader.Complaints.ShouldBeEmpty();
        await reader.Go("/gauge/mothers?since=2018-12-25&until=2019-04-05&lang=ja");
        (await reader.At("h1").InnerTextAsync()).ShouldBe("東証マザーズ指数");
        var shown = await reader.At("#contributions").InnerTextAsync();
        shown.ShouldContain("メルカリ");
        shown.ShouldContain("情報・通信業");
        shown.ShouldNotContain("Mercari");
        (await reader.At("#contributions svg.chart text").AllTextContentsAsync()).ShouldContain(text => text.Contains("メルカリ", StringComparison.Ordinal));
        await reader.Picture("mothers-ja");
        await reader.Go("/?lang=ja&since=2018-12-25&until=2019-04-05");
        (await reader.At("table.market tbody th").AllInnerTextsAsync()).ShouldContain(name => name == "日経平均株価");
        (await reader.At(".subtitle").InnerTextAsync()).ShouldBe("2018年12月25日から2019年4月5日まで");
        await reader.Picture("market-ja-tokyo");
        await using var phone = await browser.Open(phone: true, server: server);
        await phone.Go("/gauge/mothers?since=2018-12-25&until=2019-04-05");
        (await phone.Overflows()).ShouldBeFalse();
        await phone.Picture("mothers-phone");
    }

    [Fact]
    public void Both_languages_have_the_same_words()
    {
        var (english, japanese) = (Texts.Of("en")!, Texts.Of("ja")!);
        japanese.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var key in english.Keys)
        {
            Regex.Count(japanese[key], @"\{\d\}").ShouldBe(Regex.Count(english[key], @"\{\d\}"), key);
            if (key is not ("app" or "language" or "languageCode" or "gaugeTitle" or "asJson" or "asCsv" or "asMd" or "asHtml" or "window" or "day")) japanese[key].Any(c => c >= '\u3040').ShouldBeTrue(key);
        }
    }

    [Fact]
    public void Every_question_and_what_it_takes_is_said_in_japanese()
    {
        var japanese = Texts.Of("ja")!;
        foreach (var form in Server.Questions().Forms.Where(form => !form.TakesText))
        {
            Texts.IsJapanese(japanese.Or("ask." + form.Name, "")).ShouldBeTrue(form.Name);
            foreach (var parameter in form.Parameters) Texts.IsJapanese(japanese.Or("param." + parameter.Name, "")).ShouldBeTrue($"{form.Name} {parameter.Name}");
        }
    }

    // What stands on a page besides answers is in its language; answers are English, and say so at the foot.
    [Fact]
    public async Task Words_of_the_interface_are_japanese()
    {
        await using var reader = await browser.Open(locale: "ja-JP");
        foreach (var path in new[] { "/", "/gauge/sample-growth", "/why/sample-growth?against=sample-large", "/events/sample-growth", "/brief/sample-growth", "/article", "/ask", "/ask/movers", "/data", "/nothing" })
        {
            await reader.Go(path);
            var english = await reader.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('h1, .lead, .piece > h2:first-child, .bar a, .bar button, .picker label, button[type=submit], .contents a, .field p, .subtitle, .foot p:last-child, .ways span, table.market thead th, .questions dd')]
                  .map(element => [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent).join('').trim())
                  .filter(text => /[a-z]{3}/i.test(text) && !/[\u3041-\u30ff\u4e00-\u9fff]/.test(text))
                """);
            english.Where(own => own is not ("Bellwether" or "English" or "movers") && !own.StartsWith("Sample ", StringComparison.Ordinal)).ShouldBeEmpty(path);
        }
    }

    private static async Task<double[]> Returns(Reader reader) =>
        await reader.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('table.market tbody tr')].map(row => Number(row.cells[2].dataset.sort))");

    private static Task<string> Paper(Reader reader) => reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");

    private static string Name(string path) => Regex.Replace(path.Split('?')[0].Trim('/'), @"\W+", "-") is { Length: > 0 } name ? name : "market";

    [GeneratedRegex("/gauge/")]
    private static partial Regex GaugeAddress();

    [GeneratedRegex(@"since=2019-01-07&until=2019-03-29")]
    private static partial Regex ChosenWindow();
}

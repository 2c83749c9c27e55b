using System.Net;
using Bellwether.Desk.Surfaces;

namespace Bellwether.Web.Tests;

/// <summary>Pages are sent as they come, and what readers ask first is worked out at the start.</summary>
public sealed class PouredPageTests
{
    [Fact]
    public async Task A_page_begins_before_its_answers_are_there_and_then_has_them()
    {
        var book = new SlowBook("risk");
        await using var server = await Server.Over(Stores.Sample.Store, null, book);
        using var response = await server.Client.GetAsync(new Uri("/gauge/sample-growth", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var begun = "";
        while (!begun.Contains("class=\"wait\" role=\"status\">Risk: being worked out", StringComparison.Ordinal)) begun += (char)reader.Read();
        begun.ShouldContain("id=\"breadth-title\"");
        begun.ShouldNotContain("id=\"risk-title\"");
        book.Release();
        var rest = await reader.ReadToEndAsync();
        rest.ShouldContain("id=\"risk-title\"");
        rest.TrimEnd().ShouldEndWith("</html>");
    }

    [Fact]
    public async Task A_fault_after_the_beginning_is_told_in_its_place()
    {
        var book = new SlowBook("risk") { Fails = true };
        book.Release();
        await using var server = await Server.Over(Stores.Sample.Store, null, book);
        var page = await server.Text("/gauge/sample-growth");
        page.ShouldContain("A fault of the program, please report it");
        page.ShouldNotContain("secret inner words");
        page.ShouldContain("id=\"breadth-title\"");
        page.TrimEnd().ShouldEndWith("</html>");
    }

    [Fact]
    public async Task What_readers_ask_first_is_worked_out_at_the_start()
    {
        var book = new SlowBook("nothing");
        await using var server = await Server.Over(Stores.Sample.Store, settings => settings with { Warm = true }, book);
        var until = Environment.TickCount64 + 60_000;
        while (!book.Asked.Contains("gap", StringComparer.Ordinal) && Environment.TickCount64 < until) await Task.Delay(50);
        book.Asked.Take(6).ShouldBe(["gauges", "rallies", "movers", "breadth", "risk", "doctor"]);
        var before = book.Asked.Count(name => name == "gauges");
        await server.Text("/");
        book.Asked.Count(name => name == "gauges").ShouldBe(before);
    }

    private sealed class SlowBook(string slow) : IQuestionBook
    {
        private readonly IQuestionBook _inner = Server.Questions();
        private readonly ManualResetEventSlim _released = new();
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _asked = new();

        public bool Fails { get; init; }

        public IReadOnlyCollection<string> Asked => _asked;

        public System.Collections.Immutable.ImmutableArray<QuestionForm> Forms => _inner.Forms;

        public void Release() => _released.Set();

        public AskedAnswer Ask(AskedQuestion question, IMarketDoor door, CancellationToken stop)
        {
            _asked.Enqueue(question.Name);
            if (question.Name == slow) _released.Wait(TimeSpan.FromMinutes(1), stop);
            return question.Name == slow && Fails ? throw new InvalidOperationException("secret inner words") : _inner.Ask(question, door, stop);
        }
    }
}

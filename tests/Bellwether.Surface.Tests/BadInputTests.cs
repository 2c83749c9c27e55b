namespace Bellwether.Surface.Tests;

/// <summary>What a hurried person types: one paragraph on the error stream that says what to do, and the exit code of the contract.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("explain sample-growth --since 04/07/2019", 2, "--since 04/07/2019 is not a date: expected YYYY-MM-DD or 'low'")]
    [InlineData("explain sample-growth --since 2018-13-25", 2, "is not a date")]
    [InlineData("explain sample-growth --since 2019-2-1", 2, "is not a date")]
    [InlineData("explain sample-growth --since 20190201", 2, "is not a date")]
    [InlineData("explain sample-growth --until low", 2, "--until low is not a date: expected YYYY-MM-DD, for")]
    [InlineData("explain sample-growth --known-at 04/07/2019", 2, "is not a time")]
    [InlineData("explain sample-growth --known-at yesterday", 2, "is not a time")]
    [InlineData("explain sample-growth --known-at 2001-01-01", 3, "Nothing was known at 2001-01-01")]
    [InlineData("diff sample-growth --known-at 2026-01-10", 2, "--known-at")]
    [InlineData("diff sample-growth --known-at 2026-01-10 2/2/2026", 2, "is not a time")]
    [InlineData("explain sample-grwth", 2, "Did you mean sample-growth?")]
    [InlineData("explain sample-growth --against sample-lagre", 2, "Did you mean sample-large?")]
    [InlineData("explain nothing-like-it", 2, "'bellwether index list' describes them")]
    [InlineData("explian sample-growth", 2, "Did you mean 'explain'?")]
    [InlineData("explain sample-growth --sinse 2018-12-26", 2, "Did you mean '--since'?")]
    [InlineData("explain sample-growth and more", 2, "'and'")]
    [InlineData("index", 2, "Required command")]
    [InlineData("index calk sample-growth", 2, "Did you mean 'calc'?")]
    [InlineData("index audit sample-large --tolerance much", 2, "--tolerance")]
    [InlineData("index audit sample-large --tolerance -1", 2, "expected a percentage from 0 up")]
    [InlineData("index audit sample-growth", 3, "no official series")]
    [InlineData("index show sample-growth --since 2030-01-01", 2, "The window holds no day")]
    [InlineData("explain sample-growth --since 2019-04-06 --until 2019-04-07", 2, "has no trading day in it")]
    [InlineData("explain sample-growth --since 2019-04-05 --until 2019-04-05", 2, "does not lie before")]
    [InlineData("explain sample-growth --since 2019-04-05 --until 2019-03-05", 2, "does not lie before 2019-03-05")]
    [InlineData("explain sample-growth --since 1999-01-04", 3, "lies outside the data: prices run from")]
    [InlineData("explain sample-growth --until 2031-01-04", 3, "lies outside the data")]
    [InlineData("sample --securities -5", 2, "100 to 9,999 securities. -5 was asked for.")]
    [InlineData("sample --days 1", 2, "160 to 5,000 trading days. 1 was asked for.")]
    [InlineData("sample --seed x", 2, "--seed")]
    [InlineData("import", 2, "Required command")]
    [InlineData("import csv prices.csv", 2, "--map")]
    [InlineData("import tables no-such-folder", 4, "there is no such folder")]
    [InlineData("import yahoo no-such-folder", 4, "there is no such directory")]
    [InlineData("index list --definitions no-such-folder", 4, "there is no such directory")]
    [InlineData("explain mothers --store no-such-folder", 3, "Fill a store with 'bellwether sample' or 'bellwether import")]
    public void Is_refused(string line, int code, string says)
    {
        using var user = new Terminal();
        user.Variables["BELLWETHER_STORE"] = line.StartsWith("sample", StringComparison.Ordinal) || line.StartsWith("import", StringComparison.Ordinal) ? user.Store : Stores.Sample.Store;
        var outcome = user.Type(line);
        Stripped(outcome).Refusal(code).ShouldContain(says);
    }

    [SharedTheory]
    [InlineData("movers topix", 3, "only a published series")]
    [InlineData("breadth topix", 3, "only a published series")]
    [InlineData("index calc topix", 3, "nothing to calculate")]
    [InlineData("index audit jasdaq", 3, "no official series")]
    [InlineData("explain mohters", 2, "Did you mean mothers?")]
    public void Is_refused_on_the_real_market(string line, int code, string says) => Stores.Tokyo.Type(line).Refusal(code).ShouldContain(says);

    [Fact]
    public void The_words_are_approved()
    {
        string[] lines =
        [
            "explain sample-grwth", "explian sample-growth", "explain sample-growth --sinse 2018-12-26", "explain sample-growth --since 04/07/2019",
            "explain sample-growth --since 2019-04-06 --until 2019-04-07", "explain sample-growth --since 2019-04-05 --until 2019-03-05",
            "explain sample-growth --since 1999-01-04", "explain sample-growth --format pdf", "movers sample-growth --format csv --table sector",
            "replay nonsense", "index audit sample-growth",
        ];
        Approved.Verify(string.Concat(lines.Select(line => $"$ bellwether {line}\n{Stores.Sample.Type(line).Errors}\n")), "refusals", project: "Bellwether.Surface.Tests");
    }

    // Progress of a command that fails late stands before the paragraph.
    private static Outcome Stripped(Outcome outcome) =>
        outcome with { Errors = outcome.Errors[Math.Max(0, outcome.Errors.IndexOf("bellwether: ", StringComparison.Ordinal))..] };
}

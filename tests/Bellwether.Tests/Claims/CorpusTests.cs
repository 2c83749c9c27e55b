using System.Text;
using Bellwether.Claims;
using Bellwether.Tests.House;
using Bellwether.Tests.Reference;
using FsCheck;
using FsCheck.Fluent;

namespace Bellwether.Tests.Claims;

/// <summary>
/// Sentences in the manner of wire copy, of our own writing, with the claims a careful reader finds in them: <c>corpus.txt</c> beside this
/// file, a sentence a line, its claims indented below (<see cref="Reader.Line"/>).
/// </summary>
public sealed class CorpusTests
{
    [Fact]
    public void Every_sentence_is_read_as_expected()
    {
        var (cases, wrong) = (Cases(), new StringBuilder());
        foreach (var (sentence, expected) in cases)
        {
            var actual = Reader.Instance.Read(sentence).Claims.Select(Reader.Line).ToArray();
            if (!actual.SequenceEqual(expected, StringComparer.Ordinal)) wrong.Append(sentence).Append("\n  expected\n    ").AppendJoin("\n    ", expected).Append("\n  read\n    ").AppendJoin("\n    ", actual).Append('\n');
        }

        wrong.ToString().ShouldBeEmpty();
        cases.Count.ShouldBeGreaterThanOrEqualTo(120);
    }

    [Fact]
    public void Typography_and_markup_change_nothing()
    {
        string[] variants =
        [
            "Mothers rose 21.2 percent on Friday.", "Mothers rose 21.2\u00A0% on Friday.", "Mothers rose 21.2\u202F% on Friday.", "Ｍｏｔｈｅｒｓ rose ２１.２％ on Friday.", "<p>Mothers rose <b>21.2</b>&nbsp;% on Friday.</p>",
            "**Mothers** rose *21.2 %* on Friday.", "Mothers rose 21,2 % on Friday.", "Mothers rose [21.2 %](https://example.com/4711) on Friday.", "# Mothers rose 21.2% on Friday", "<ul><li>Mothers rose 21.2 per cent on Friday</li></ul>",
        ];
        foreach (var variant in variants)
        {
            var claim = Reader.Instance.Read(variant).Claims.ShouldHaveSingleItem(variant);
            Reader.Line(claim).ShouldBe("PercentChange mothers 0.212 on:Friday", variant);
            variant[claim.CharStart..claim.CharEnd].ShouldBe(claim.Quote);
        }
    }

    [Fact]
    public void Boilerplate_makes_no_claim()
    {
        const string Text = """
            ADVERTISEMENT

            By Jane Doe and John Roe

            Published: April 7, 2019, 5:30 p.m.

            Photographer: A. Person/Example

            To contact the reporter on this story: Jane Doe in Tokyo at jdoe21@example.com, up 5 percent

            To contact the editors responsible for this story: John Roe at jroe7@example.com

            Subscribe now and save 50 percent on your first year

            Past performance is no guarantee: the fund fell 30 percent.

            Getty Images via Bloomberg rose 3 percent

            ©2019 Example L.P. All rights reserved. 12 percent
            """;
        Reader.Instance.Read(Text).Claims.ShouldBeEmpty();
    }

    [Fact]
    public void A_table_is_read_by_its_headings()
    {
        const string Markdown = "The Mothers Index rose 21.2 % this year.\n\n| Index | Change | Close |\n| --- | ---: | ---: |\n| Topix | +1.2 % | 1,625.75 |\n| Nikkei 225 | −0.4 % | 21,807.50 |\n";
        const string Html = "<p>The Mothers Index rose 21.2 % this year.</p><table><tr><th>Index</th><th>Change</th><th>Close</th></tr><tr><td>Topix</td><td>+1.2 %</td><td>1,625.75</td></tr><tr><td>Nikkei 225</td><td>&minus;0.4 %</td><td>21,807.50</td></tr></table>";
        foreach (var text in (string[])[Markdown, Html])
            Reader.Instance.Read(text).Claims.Select(Reader.Line).ShouldBe(["PercentChange mothers 0.212 in:Year0", "PercentChange topix 0.012", "Level topix 1625.75", "PercentChange nikkei225 -0.004", "Level nikkei225 21807.5"]);
    }

    [Fact]
    public void Any_text_is_read_and_every_quote_is_cut_from_it() => Tests.Analytics.Draw.Law(Texts, text =>
    {
        foreach (var format in Enum.GetValues<TextFormat>())
        {
            var document = Reader.Instance.Read(text, format);
            foreach (var claim in document.Claims)
                if (claim.CharStart < 0 || claim.CharEnd > text.Length || claim.CharStart >= claim.CharEnd || text[claim.CharStart..claim.CharEnd] != claim.Quote)
                    return false;
        }

        return true;
    });

    [Fact]
    public void A_long_line_of_numbers_and_nested_markup_end_in_time()
    {
        Reader.Instance.Read(string.Concat(Enumerable.Repeat("Mothers rose 1 percent and ", 2000))).Claims.Length.ShouldBeGreaterThan(1000);
        Reader.Instance.Read(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "Mothers rose 1 percent." + string.Concat(Enumerable.Repeat("</div>", 20_000))).Claims.Length.ShouldBe(1);
        Reader.Instance.Read(new string('<', 200_000), TextFormat.Html).Claims.ShouldBeEmpty();
    }

    // Words of the grammar, names, numbers, marks and noise in any order.
    private static Arbitrary<string> Texts { get; } = Gen.Elements(
            "Mothers", "the gauge", "Nikkei 225", "Sosei", "it", "they", "rose", "fell", "gained", "up", "down", "percent", "%", "points", "21", "−5.0", "1,605.34", "a third", "half", "doubled", "twice", "since", "from its low on", "Christmas Day", "Friday",
            "last month", "in one day", ",", ".", "(", ")", "\"", ";", "and", "while", "which", "biggest", "heaviest-weighted", "stock", "members", "of its", "more than", "by", "to", "at", "volatility", "weight", "accounted for", "outpacing", "straight", "third",
            "record", "high", "could", "not", "\n", "\n\n", "|", "---", "<b>", "</p>", "&nbsp;", "&#8722;", "**", "[", "](", "東証", "マザーズ", "ａ１", "\u202E", "\uD83D", "\0", "@x.com", "©", "tse:4565", "4565", "'s", "’s", "é", "2019-04-05", "12:30", "$", "¥")
        .ListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    private static List<(string Sentence, string[] Claims)> Cases()
    {
        var cases = new List<(string, List<string>)>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Bellwether.Tests", "Claims", "corpus.txt")))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] != ' ') cases.Add((line, []));
            else cases[^1].Item2.Add(line.Trim());
        }

        return [.. cases.Select(item => (item.Item1, item.Item2.ToArray()))];
    }
}

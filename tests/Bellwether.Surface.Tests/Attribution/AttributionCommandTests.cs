namespace Bellwether.Surface.Tests.Attribution;

/// <summary>Attribution of the sample gauges: the lines add up as printed, every fact replays, and what cannot be asked is refused.</summary>
public sealed class AttributionCommandTests
{
    private const string Window = "--since 2018-12-26 --until 2019-04-05";

    [Theory]
    [InlineData("sample-growth sample-large --by section")]
    [InlineData("sample-growth --against sample-blue30 --by size --method hood-beebower --linking menchero --period week")]
    [InlineData("sample-growth sample-large --by export --method geometric --period month")]
    [InlineData("sample-blue30 sample-large --by export --linking grap --basis chained")]
    [InlineData("sample-growth sample-standard --by theme --linking frongello --period month")]
    public void Every_fact_replays_and_the_answer_names_the_command_that_gives_it_again(string line)
    {
        var json = JsonAnswer.Of(Stores.Sample.Type($"attribution {line} {Window} --format json"));
        json.Facts.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(json.Facts.Length);
        foreach (var fact in json.Facts)
        {
            var replay = Stores.Sample.Type(fact.Replay).Done();
            replay.Lines[^1].ShouldStartWith("agrees ", customMessage: fact.Id);
            replay.Output.ShouldContain("\nrow ", customMessage: fact.Id);
            fact.Raw.GetProperty("method").GetString()!.ShouldStartWith("METHODS ");
            (fact.Value is null).ShouldBe(fact.Raw.TryGetProperty("reason", out _), fact.Id);
        }

        var again = JsonAnswer.Of(Stores.Sample.Type(json.Root.GetProperty("command").GetString()! + " --format json"));
        string.Join('\n', again.Facts.Select(fact => fact.Id)).ShouldBe(string.Join('\n', json.Facts.Select(fact => fact.Id)));
    }

    [Theory]
    [InlineData("sample-growth", "sample-large", "fachler", "carino", "day")]
    [InlineData("sample-growth", "sample-large", "hood-beebower", "menchero", "month")]
    [InlineData("sample-blue30", "sample-growth", "fachler", "grap", "week")]
    [InlineData("sample-standard", "sample-blue30", "hood-beebower", "frongello", "month")]
    public void Effects_and_published_differences_amount_to_the_gap_of_the_returns(string a, string b, string method, string linking, string period)
    {
        var json = JsonAnswer.Of(Stores.Sample.Type($"attribution {a} {b} --method {method} --linking {linking} --period {period} {Window} --format json"));
        double Of(string measure, string subject) => json.One(measure, subject).Value!.Value;
        var total = Of("attribution_total", a);
        (Of("allocation", a) + Of("selection", a) + Of("interaction", a)).ShouldBe(total, 1e-12);
        foreach (var measure in new[] { "allocation", "selection", "interaction", "attribution_total" })
            json.Facts.Where(fact => fact.Measure == measure && fact.Subject.StartsWith("sector:", StringComparison.Ordinal)).Sum(fact => fact.Value!.Value).ShouldBe(Of(measure, a), 1e-12, measure);
        var published = json.Facts.Where(fact => fact.Measure == "replication_gap").Sum(fact => fact.Subject == a ? fact.Value!.Value : -fact.Value!.Value);
        var gap = Of("attribution_gap", a);
        (total + published).ShouldBe(gap, 1e-12);
        var compared = JsonAnswer.Of(Stores.Sample.Type($"compare {a} {b} {Window} --format json"));
        compared.Facts.Single(fact => fact.Measure == "excess_return").Value!.Value.ShouldBe(gap, 1e-12);
        foreach (var gauge in new[] { a, b })
            json.Facts.Where(fact => fact.Measure == "average_weight" && fact.Id.Contains($"/{gauge}/", StringComparison.Ordinal)).Sum(fact => fact.Value!.Value).ShouldBe(1, 1e-12);
        json.Facts.Where(fact => fact.Measure == "replication_gap").Select(fact => fact.Subject).ShouldBe(new[] { a, b }.Where(gauge => gauge == "sample-blue30"));
    }

    [Fact]
    public void On_one_day_nothing_is_linked_and_every_linking_agrees()
    {
        string Effects(string linking) => string.Concat(JsonAnswer.Of(Stores.Sample.Type($"attribution sample-growth sample-large --linking {linking} --since 2019-04-04 --until 2019-04-05 --format json"))
            .Facts.Where(fact => fact.Measure is "allocation" or "selection" or "interaction").Select(fact => $"{fact.Subject} {fact.Value:0.0000000000000}\n"));
        var carino = Effects("carino");
        foreach (var linking in new[] { "menchero", "grap", "frongello" }) Effects(linking).ShouldBe(carino, linking);
    }

    [Fact]
    public void Geometric_effects_multiply_to_the_gap()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type($"attribution sample-growth sample-blue30 --method geometric {Window} --format json"));
        double Of(string measure, string subject) => json.One(measure, subject).Value!.Value;
        ((1 + Of("allocation", "sample-growth")) * (1 + Of("selection", "sample-growth")) - 1).ShouldBe(Of("attribution_total", "sample-growth"), 1e-12);
        ((1 + Of("attribution_total", "sample-growth")) / (1 + Of("replication_gap", "sample-blue30")) - 1).ShouldBe(Of("attribution_gap", "sample-growth"), 1e-12);
        json.Facts.ShouldNotContain(fact => fact.Measure == "interaction");
    }

    [Fact]
    public void The_convention_stands_beside_the_effects_in_words_and_in_every_fact()
    {
        var json = JsonAnswer.Of(Stores.Sample.Type($"attribution sample-growth sample-large --linking menchero --period month {Window} --format json"));
        foreach (var fact in json.Facts.Where(fact => fact.Measure is "allocation" or "selection" or "interaction" or "attribution_total"))
        {
            fact.Id.ShouldContain("(sample-large;by=sector;method=fachler;linking=menchero;period=month)");
            fact.Raw.GetProperty("inputs").EnumerateArray().Select(input => input.GetString()).ShouldContain(input => input == "Brinson–Fachler effects of monthly periods, weights at each period's open, linked by Menchero, members fixed at the start");
        }

        var text = Stores.Sample.Type($"attribution sample-growth sample-large --linking menchero --period month {Window}").Done().Output.Replace("\n│ ", " ", StringComparison.Ordinal).ReplaceLineEndings(" ");
        text.ShouldContain("linked by Menchero");
        text.ShouldContain("its whole effect is allocation");
        text.ShouldContain("not what caused it");
    }

    [Fact]
    public void Without_gauges_the_first_two_answer_in_every_format_and_explain_leads_there()
    {
        foreach (var format in new[] { "text", "md", "html", "csv", "json" })
        {
            var words = Stores.Sample.Type($"attribution --format {format}").Done().Output;
            words.ShouldNotBeEmpty();
            words.ShouldNotContain("NaN", Case.Sensitive);
            words.ShouldNotContain("∞");
        }

        Stores.Sample.Type("explain sample-growth").Done().Output.ShouldContain("bellwether attribution sample-growth sample-large");
    }

    [Fact]
    public void A_theme_is_in_or_out_and_both_sides_are_the_same_gap()
    {
        var rows = JsonAnswer.Of(Stores.Sample.Type($"attribution sample-growth sample-large --by theme {Window} --format json")).Table("themes");
        rows.ShouldNotBeEmpty();
        var sums = rows.Select(row => row.GetProperty("total").GetDouble() + row.GetProperty("outside").GetDouble()).ToArray();
        sums.ShouldAllBe(sum => Math.Abs(sum - sums[0]) < 1e-12);
        var name = rows[0].GetProperty("segment").GetString()!.Replace(' ', '_');
        Stores.Sample.Type($"attribution sample-growth sample-large --by theme:{name} {Window}").Done().Output.ShouldContain($"not {name.Replace('_', ' ')}");
    }

    [Theory]
    [InlineData("attribution sample-growth sample-large --method brinson", 2, "--method brinson is not known: expected fachler, hood-beebower, geometric.")]
    [InlineData("attribution sample-growth sample-large --linking carinho", 2, "Did you mean 'carino'?")]
    [InlineData("attribution sample-growth sample-large --period quarter", 2, "expected day, week, month")]
    [InlineData("attribution sample-growth sample-large --by sectors", 2, "--by sectors is no segmentation: expected sector, section, size, export, theme")]
    [InlineData("attribution sample-growth sample-large --by sector:1", 2, "only a theme is named after the colon")]
    [InlineData("attribution sample-growth sample-large --by theme:unheard", 2, "has the theme 'unheard'")]
    [InlineData("attribution sample-growth sample-large --basis official", 2, "its basis is fixed or chained")]
    [InlineData("attribution sample-growth sample-growth", 2, "sample-growth was named twice")]
    [InlineData("attribution sample-growth sample-large --against sample-blue30", 2, "compares two gauges, and 3 were named")]
    [InlineData("attribution sample-growth sample-lagre", 2, "Did you mean sample-large?")]
    [InlineData("attribution sample-growth sample-large sample-blue30", 2, "sample-blue30")]
    [InlineData("replay allocation/sample-growth/2018-12-26..2019-04-05/fixed", 2, "names the other gauge")]
    [InlineData("replay allocation(sample-large;by=sector)/sample-growth/sector:none/2018-12-26..2019-04-05/fixed", 3, "Neither sample-growth nor sample-large held sector:none")]
    [InlineData("replay allocation(sample-large;by=theme)/sample-growth/2018-12-26..2019-04-05/fixed", 2, "Themes overlap: name one")]
    [InlineData("replay average_weight/sample-growth/2018-12-26..2019-04-05/fixed", 2, "is that of a segment")]
    public void Is_refused(string line, int code, string says) => Stores.Sample.Type(line).Refusal(code).ShouldContain(says);
}

using System.Globalization;

namespace Bellwether.Surface.Tests;

/// <summary>Contributions add up to the move: in decimals, to the last digit that is printed (DESIGN, decisions 1 and 5).</summary>
public sealed class ConservationTests
{
    public static TheoryData<string> SampleGauges => ["sample-growth", "sample-large", "sample-standard", "sample-blue30"];

    [SharedTheory]
    [Trait("speed", "slow")]
    [InlineData("mothers", "2018-12-25", "2019-04-05")]
    [InlineData("jasdaq", "2017-06-01", "2018-01-31")]
    [InlineData("nikkei225", "2019-07-01", "2019-12-30")]
    public void On_the_real_market(string gauge, string since, string until) => Holds(Stores.Tokyo, gauge, since, until);

    [Theory]
    [MemberData(nameof(SampleGauges))]
    public void On_the_sample_market(string gauge) => Holds(Stores.Sample, gauge, "2018-03-01", "2019-04-01");

    private static void Holds(Terminal market, string gauge, string since, string until)
    {
        string[] ask = ["movers", gauge, "--since", since, "--until", until];
        var answer = JsonAnswer.Of(market.Run([.. ask, "--format", "json"]));
        var points = answer.Facts.Where(fact => fact.Measure == "contribution_points").ToArray();
        var move = points.Single(fact => fact.Id.Contains("/all:members/", StringComparison.Ordinal)).Exact!.Value;
        var names = points.Where(fact => !Group(fact)).ToArray();
        var table = answer.Table("contributors");
        names.Length.ShouldBe(table.Length);
        names.Sum(fact => fact.Exact!.Value).ShouldBe(move);
        points.Where(fact => fact.Subject.StartsWith("sector:", StringComparison.Ordinal)).Sum(fact => fact.Exact!.Value).ShouldBe(move);

        var change = answer.Facts.Single(fact => fact.Measure == "return" && fact.Subject == gauge && fact.Basis == "fixed").Value!.Value;
        answer.Facts.Where(fact => fact.Measure == "contribution_pp" && !Group(fact)).Sum(fact => fact.Value!.Value).ShouldBe(change, 1e-9);
        foreach (var measure in new[] { "opening_weight", "weight" })
            answer.Facts.Where(fact => fact.Measure == measure && !Group(fact)).Sum(fact => fact.Value!.Value).ShouldBe(1, 1e-9, measure);

        var csv = Csv(market.Run([.. ask, "--format", "csv"]).Done().Output);
        csv.Length.ShouldBe(names.Length + 1);
        var id = Array.IndexOf(csv[0], "id");
        csv.Skip(1).Select(row => row[id]).ShouldBe(names.Select(fact => fact.Subject).Distinct(StringComparer.Ordinal), ignoreOrder: true);
        var column = Array.IndexOf(csv[0], "points");
        csv.Skip(1).Sum(row => double.Parse(row[column], CultureInfo.InvariantCulture)).ShouldBe((double)move, 1e-6);
    }

    private static bool Group(JsonFact fact) =>
        fact.Subject.StartsWith("sector:", StringComparison.Ordinal) || fact.Subject.StartsWith("section:", StringComparison.Ordinal) || fact.Subject.StartsWith("theme:", StringComparison.Ordinal) || fact.Subject.StartsWith("all:", StringComparison.Ordinal);

    private static string[][] Csv(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fields)];

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Risk;

namespace Bellwether.Story.Writing;

/// <summary>Writes the risk of gauges side by side, and tests "more volatile, and downturns more pronounced" (METHODS 9, 7.7).</summary>
public static class RiskWriter
{
    /// <summary>The brief.</summary>
    public static Brief Write(Window window, RiskFinding risk, ImmutableArray<string> notes, ImmutableArray<NextStep> next)
    {
        ArgumentNullException.ThrowIfNull(risk);
        var blocks = new List<Block> { Lead(risk), Tail(risk), Table(risk) };
        blocks.AddRange(risk.Charts);
        if (risk.Gauges.Length > 1)
        {
            blocks.Add(new Heading(2, $"Against {List(risk)}"));
            blocks.AddRange(Tests(risk));
            blocks.Add(Against(risk));
        }

        foreach (var note in risk.Notes.Concat(notes)) blocks.Add(new Text().Add(note).Note());
        return new Brief($"The risk of {Phrases.The(risk.Gauges[0].Name)}", CompareWriter.Subtitle(window), [.. blocks]) { Next = next };
    }

    /// <summary>Volatility and the deepest fall beside the rivals'.</summary>
    public static Paragraph Lead(RiskFinding risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        var volatility = risk.Row("volatility").Facts;
        if (volatility[0].Value is null) return new Text().Add($"The daily returns of {Phrases.The(risk.Gauges[0].Name)} give no volatility: ").Add(volatility[0]).Add(".").Paragraph();
        var text = new Text().Add($"The daily returns of {Phrases.The(risk.Gauges[0].Name)} vary by ").Add(volatility[0]).Add(" a year");
        Rivals(text, risk, volatility, ", against ");
        var drawdown = risk.Row("max_drawdown").Facts;
        text.Add(". At worst it stood ").Add(drawdown[0]).Add(" below an earlier close");
        Rivals(text, risk, drawdown, "; for the others that was ");
        return text.Add(".").Paragraph();
    }

    /// <summary>Value at risk and expected shortfall in plain words; the level is the one of the row.</summary>
    public static Paragraph Tail(RiskFinding risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        var (var, es) = (risk.Row("value_at_risk_historical").Facts, risk.Row("expected_shortfall_historical").Facts);
        if (var[0].Value is null || es[0].Value is null) return new Text().Add("How much it loses on its worst days cannot be said: ").Add(var[0]).Add(".").Paragraph();
        var text = new Text().Add($"On its worst {risk.WorstShare} of days {Phrases.The(risk.Gauges[0].Name)} lost more than ").Add(var[0]).Add(" from one close to the next, and ").Add(es[0]).Add(" on the average of those days");
        Rivals(text, risk, es, "; the same average is ");
        return text.Add(".").Paragraph();
    }

    /// <summary>Own measures side by side.</summary>
    public static TableBlock Table(RiskFinding risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return Side("risk", "Risk side by side", risk.Own, risk.Gauges);
    }

    private static TableBlock Against(RiskFinding risk) => Side("against", $"{risk.Gauges[0].Name} against each", risk.Against, risk.Gauges[1..]);

    private static TableBlock Side(string id, string title, ImmutableArray<RiskRow> rows, ImmutableArray<(string Id, string Name)> gauges) => new(
        id,
        title,
        [new Column("measure", "Measure"), .. gauges.Select(gauge => new Column(gauge.Id, gauge.Name, RightAligned: true))],
        [.. rows.Select(row => ImmutableArray.Create([Cell.Of(row.Label), .. row.Facts.Select(fact => Cell.Of(fact))]))]);

    private static IEnumerable<Block> Tests(RiskFinding risk)
    {
        foreach (var group in risk.Tests.GroupBy(test => test.Statement, StringComparer.Ordinal))
        {
            var text = new Text().Add($"That {Phrases.The(risk.Gauges[0].Name)} {group.Key}: ");
            var parts = group.Select(test => test.Verdict is { } verdict
                ? new Text().Add($"{Words(verdict)} for {Phrases.The(test.Rival)} (ratio ").Add(test.Ratio).Add(")").Spans
                : new Text().Add($"not to be tested for {Phrases.The(test.Rival)} (").Add(test.Ratio).Add(")").Spans);
            yield return text.Add(Phrases.Join([.. parts])).Add(".").Paragraph();
        }

        yield return new TableBlock(
            "tests",
            "Tested statements",
            [new Column("statement", "Statement"), new Column("rival", "Against"), new Column("ratio", "Ratio (95 % interval)", RightAligned: true), new Column("verdict", "The data are")],
            [.. risk.Tests.Select(test => ImmutableArray.Create(Cell.Of(test.Statement), Cell.Of(test.Rival), Cell.Of(test.Ratio), Cell.Of(test.Verdict is { } verdict ? Words(verdict) : "not enough")))]);
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Consistent => "consistent",
        Verdict.Inconsistent => "inconsistent",
        _ => "inconclusive",
    };

    private static void Rivals(Text text, RiskFinding risk, ImmutableArray<Fact> facts, string opening)
    {
        if (facts.Length < 2) return;
        text.Add(opening).Add(Phrases.Join([.. facts.Skip(1).Select((fact, i) => new Text().Add(fact).Add($" ({risk.Gauges[i + 1].Name})").Spans)]));
    }

    private static string List(RiskFinding risk)
    {
        string[] names = [.. risk.Gauges.Skip(1).Select(gauge => Phrases.The(gauge.Name))];
        return names.Length == 1 ? names[0] : string.Join(", ", names[..^1]) + " and " + names[^1];
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Market;
using Bellwether.Story;

namespace Bellwether.Tests.Story;

/// <summary>A small answer about a fictional market: Japanese names, an interval, an undefined fact, and all three charts.</summary>
internal static class FictionalAnswer
{
    private static readonly Window Rally = new(new DateOnly(2018, 12, 25), new DateOnly(2019, 4, 5));
    private static readonly DateOnly LastDay = Rally.End;

    public static Fact Fact(Measure measure, string subject, double? value, Window? window = null) => new()
    {
        Id = $"f-{subject}-{measure.Name}",
        Measure = measure,
        Subject = subject,
        Value = value,
        Window = window ?? Rally,
        Inputs = ["data set 3", "68 closes"],
        Replay = $"bellwether replay f-{subject}-{measure.Name}",
    };

    public static Fact Larch { get; } = Fact(Measures.Return, "larch", 0.21246) with { Low = 0.2003, High = 0.2211, Basis = "chained" };

    public static Fact Cedar { get; } = Fact(Measures.Return, "cedar225", 0.13843);

    public static Fact Undefined { get; } = Fact(Measures.AboveAverage, "fir", null) with { Reason = Reason.TooShort };

    public static Fact Doublers { get; } = Fact(Measures.Doublers, "larch", 18) with { Low = 16, High = 27 };

    public static Answer Create()
    {
        var points = Fact(Measures.ContributionPoints, "sample:1001", 44.4347) with { Exact = 44.4347m, Decimals = 2 };
        var lowDate = Fact(Measures.LowDate, "larch", Rally.Start.DayNumber);
        var excess = Fact(Measures.Excess, "larch", 0.07403);
        var top = Fact(Measures.TopShare, "larch", 0.385);
        var gauges = new TableBlock(
            "gauges",
            "Gauges from the low",
            [new Column("gauge", "Gauge"), new Column("return", "Return", true), new Column("above", "Above 200-day mean", true), new Column("close", "Close", true)],
            [
                [Cell.Of("カラマツ小型株 Larch"), Cell.Of(Larch, FactStyle.Signed), Cell.Of(Fact(Measures.AboveAverage, "larch", 0.634)), Cell.Of(Level("larch", 973.76m))],
                [Cell.Of("Cedar 225"), Cell.Of(Cedar, FactStyle.Signed), Cell.Of(Fact(Measures.AboveAverage, "cedar225", 0.58)), Cell.Of(Level("cedar225", 21807.50m))],
                [Cell.Of("モミ Fir"), Cell.Of(Fact(Measures.Return, "fir", -0.0642), FactStyle.Signed), Cell.Of(Undefined), Cell.Of(Level("fir", 1605.345m))],
            ]);
        var movers = new TableBlock(
            "movers",
            "Names that moved the gauge",
            [new Column("security", "Security"), new Column("theme", "Theme"), new Column("points", "Points", true), new Column("weight", "Opening weight", true)],
            [
                [Cell.Of("株式会社青葉バイオ"), Cell.Of("biotech"), Cell.Of(points, FactStyle.Signed), Cell.Of(Fact(Measures.Weight, "sample:1001", 0.0812))],
                [Cell.Of("Kestrel Robotics 隼ロボティクス"), Cell.Of("machinery"), Cell.Of(Fact(Measures.ContributionPoints, "sample:1002", 39.2914) with { Decimals = 2 }, FactStyle.Signed), Cell.Of(Fact(Measures.Weight, "sample:1002", 0.0431))],
                [Cell.Of("北斗水産"), Cell.Of((string?)null), Cell.Of(Fact(Measures.ContributionPoints, "sample:1003", -6.2665) with { Decimals = 2 }, FactStyle.Signed), Cell.Of(Fact(Measures.Weight, "sample:1003", 0.0195))],
            ]);
        var brief = new Brief(
            "Larch beat Cedar 225, and a few names did most of it",
            "25 December 2018 to 5 April 2019",
            [
                new Heading(1, "Larch beat Cedar 225, and a few names did most of it"),
                new Paragraph([new Words("Larch rose "), new FactSpan(Larch), new Words(" from its low of "), new FactSpan(lowDate), new Words(", against "), new FactSpan(Cedar), new Words(" for Cedar 225: a gap of "), new FactSpan(excess), new Words(".")]),
                new Note([new Words("The window starts at a low chosen in hindsight, which flatters every gauge that fell hardest. Members without prices make the count of doublers "), new FactSpan(Doublers), new Words(".")]),
                new Heading(2, "What the gauges did"),
                gauges,
                new ChartBlock(Rebased()),
                new Heading(2, "Why it moved"),
                new Paragraph([new Words("株式会社青葉バイオ added "), new FactSpan(points), new Words("; the three heaviest contributors account for "), new FactSpan(top), new Words(" of the move. Its share above the average is "), new FactSpan(Undefined), new Words(".")]),
                movers,
                new ChartBlock(Points()),
                new ChartBlock(Weights()),
            ])
        {
            IsSample = true,
            Next = [new NextStep("bellwether movers larch --since low", "every name that moved the gauge"), new NextStep("bellwether gap larch cedar225", "why one beat the other")],
        };
        var long_ = gauges with { Id = "closes", Title = "Closes" };
        var facts = brief.Blocks.OfType<TableBlock>().SelectMany(t => t.Rows).SelectMany(row => row).Select(cell => cell.Fact)
            .Concat(brief.Blocks.OfType<Paragraph>().SelectMany(p => p.Text).OfType<FactSpan>().Select(span => span.Fact))
            .Append(Doublers).OfType<Fact>().DistinctBy(fact => fact.Id, StringComparer.Ordinal).ToImmutableArray();
        return new Answer(
            "bellwether explain larch --against cedar225 --since low --until 2019-04-05",
            new DatasetVersion(3, new DateTime(2019, 4, 6, 9, 30, 0, DateTimeKind.Utc), "9f86d081884c7d659a2feaa0c55ad015"),
            brief)
        { Facts = facts, Tables = [gauges, movers, long_] };
    }

    public static LineChart Rebased()
    {
        var days = new List<DateOnly>();
        for (var day = Rally.Start; day <= LastDay; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days.Add(day);
        }

        // Smooth curves with a wiggle: no random numbers, so that the approved pictures stay.
        ImmutableArray<double?> Curve(double end, double wave, double speed, int gapFrom = -1) =>
            [.. days.Select((_, i) => i >= gapFrom && i < gapFrom + 4 && gapFrom >= 0 ? (double?)null
                : 100 + (end - 100) * Math.Pow((double)i / (days.Count - 1), 0.8) + (i == days.Count - 1 ? 0 : wave * Math.Sin(i * speed) * Math.Sin(Math.PI * i / days.Count)))];
        return new LineChart(
            "rebased",
            "Gauges, low of Larch = 100",
            "Larch ended highest, Cedar 225 and Pine close together below it, Fir under its starting level.",
            [.. days],
            [
                new ChartLine("Larch カラマツ", Curve(121.2, 2.4, 0.7), true),
                new ChartLine("Cedar 225", Curve(113.8, 1.6, 0.45), false),
                new ChartLine("Pine", Curve(113.1, 2.0, 0.6, 30), false),
                new ChartLine("Fir", Curve(93.6, 1.8, 0.9), false),
            ],
            [new ChartMark(Rally.Start, "Low, 25 Dec 2018"), new ChartMark(new DateOnly(2019, 3, 20), "Aoba trial result")],
            "0",
            100);
    }

    public static WaterfallChart Points() => new(
        "points",
        "Larch in index points, by name",
        "Two names gave most of the points; the rest of the gauge added less than either.",
        "Level at the low",
        803.13,
        "Level at the end",
        [new ChartPart("株式会社青葉バイオ", 44.4347), new ChartPart("Kestrel Robotics 隼ロボティクス", 39.2914), new ChartPart("Quiet Harbour Foods", 21.25), new ChartPart("北斗水産", -6.2665), new ChartPart("All other names", 71.9204)],
        "index points")
    { End = 973.76 };

    public static ScatterChart Weights()
    {
        var points = new List<ChartPoint>
        {
            new("株式会社青葉バイオ", 0.0812, 0.68, 44.4),
            new("Kestrel Robotics", 0.0431, 1.14, 39.3),
            new("Quiet Harbour Foods", 0.0402, 0.66, 21.3),
            new("北斗水産", 0.0195, -0.4, 6.3),
        };
        for (var i = 0; i < 60; i++)
            points.Add(new ChartPoint(null, 0.0008 + 0.022 * Math.Pow((i * 37 % 60) / 60.0, 3), 0.06 + 0.35 * Math.Sin(i * 1.7) * Math.Cos(i * 0.9), 1 + i % 5));
        return new ScatterChart(
            "weights",
            "Opening weight and return of each member",
            "Most members are small and scattered around the median; the heaviest three rose far more than it.",
            "Opening weight",
            "Return over the window",
            [.. points])
        { Rules = [new ChartRule("median", 0.05)] };
    }

    private static Fact Level(string gauge, decimal level) =>
        Fact(Measures.Level, gauge, (double)level, new Window(LastDay, LastDay)) with { Exact = level, Decimals = 2 };
}

using System.Globalization;
using System.Text.Json;
using Bellwether.Analytics;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Claims.Verdicts;
using Bellwether.Market;

namespace Bellwether.Tests.Reference;

/// <summary>Vectors of 10.4 and 10.5: verdicts and dates. Those of 10.2 and 10.3 belong to the reader.</summary>
public sealed class Verdicts10Tests
{
    private const string File = "10_claims.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["10.4-nikkei-arithmetic"] = Nikkei,
        ["10.4-truncation"] = Truncation,
        ["10.4-verdicts-percent"] = Percent,
        ["10.4-verdicts-other"] = Other,
        ["10.5-dates"] = Dates,
    };

    public static TheoryData<string> Ids
    {
        get
        {
            var ids = new TheoryData<string>();
            foreach (string id in ReferenceVectors.Ids(File))
            {
                if (id.StartsWith("10.4", StringComparison.Ordinal) || id.StartsWith("10.5", StringComparison.Ordinal)) ids.Add(id);
            }

            return ids;
        }
    }

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Nikkei(ReferenceVector v)
    {
        var x = v.Input("end").GetDouble() / v.Input("start").GetDouble() - 1;
        v.Check("return_", x);
        v.Check("verdict", Judge.Number(RoundingInterval.Of(v.Input("claim").GetDecimal(), 0.01m, Unit.Fraction), new Reading("", x)).Verdict.ToString());
    }

    private static void Truncation(ReferenceVector v)
    {
        var x = v.Input("end").GetDouble() / v.Input("start").GetDouble() - 1;
        var claim = RoundingInterval.Parse(v.Input("claim_text").GetString()!)!;
        v.Check("return_", x);
        v.Check("in_rounding_interval", claim.Contains(x));
        v.Check("in_truncation_interval", claim.Truncated!.Contains(x));
        var judged = Judge.Number(claim, new Reading("", x));
        v.Check("verdict", judged.Verdict.ToString());
        judged.Reading.ShouldBe(Judge.Truncation);
    }

    private static void Percent(ReferenceVector v)
    {
        var claim = RoundingInterval.Parse(v.Input("claim_text").GetString()!)!;
        v.Check("verdicts", [.. v.Numbers("computed").Select(x => Judge.Number(claim, new Reading("", x)).Verdict.ToString())]);
    }

    private static void Other(ReferenceVector v)
    {
        var rows = v.Expected("rows");
        for (var i = 0; i < rows.GetArrayLength(); i++)
        {
            var row = rows[i];
            double? Number(string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
            var text = row.GetProperty("claim").GetString()!;
            var judged = text switch
            {
                "outpacing" => Judge.Comparison(Relation.Greater, Number("a"), Number("b")),
                "heaviest-weighted stock" => Judge.Rank(1, (int)Number("rank")!.Value, Number("weight_gap_to_first") ?? 0),
                "up 83 percent" => Judge.Number(RoundingInterval.Parse(text)!, new Reading("", Number("computed"))),
                _ when text.StartsWith("20 companies", StringComparison.Ordinal) => Judge.CountWhere(RoundingInterval.Exact(20), (int)Number("computed")!.Value, borderline: (int)(Number("borderline") ?? 0)),
                _ => Judge.Count(RoundingInterval.Exact(712), (int)Number("computed")!.Value),
            };
            v.Check($"rows.{i}.verdict", judged.Verdict.ToString());
            foreach (var property in row.EnumerateObject())
            {
                if (property.Name != "verdict") v.Note($"rows.{i}.{property.Name}");
            }
        }
    }

    private static void Dates(ReferenceVector v)
    {
        // The sessions around the turn of the year that the vector speaks of; Tokyo closed from 31 December to 3 January.
        DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var closed = new[] { "2018-12-24", "2018-12-31", "2019-01-01", "2019-01-02", "2019-01-03", "2019-01-14", "2019-02-11", "2019-03-21" }.Select(Day).ToHashSet();
        var days = Enumerable.Range(0, 200).Select(i => Day("2018-10-01").AddDays(i)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(day));
        var calendar = new TradingCalendar([.. days]);
        var rows = v.Expected("rows");
        for (var i = 0; i < rows.GetArrayLength(); i++)
        {
            var row = rows[i];
            var published = Day(row.GetProperty("published").GetString()!);
            var asOf = MarketHours.Tokyo(published).LastCompleted(calendar, new Publication(published, null, PublicationSource.Stated, ""));
            var resolver = new DateResolver(new DateFrame(calendar, published, asOf));
            TimePhrase phrase = row.GetProperty("text").GetString() switch
            {
                "Christmas Day" => new OnTime(new HolidayDay(Holiday.ChristmasDay)),
                "last month" => new DuringTime(new CalendarPeriod(TimeUnit.Month, -1)),
                "this year" => new DuringTime(new CalendarPeriod(TimeUnit.Year, 0)),
                "on Friday" => new OnTime(new WeekDay(DayOfWeek.Friday)),
                "in the past month" => new DuringTime(new TrailingPeriod(1, TimeUnit.Month)),
                "since the end of January" => new SpanTime(new PeriodEdge(new NamedMonth(1), AtEnd: true), PriceRole.Close, new AsOfDay()),
                var other => throw new NotSupportedException($"No phrase for '{other}': add one."),
            };
            var time = resolver.Resolve(phrase).Time!;
            string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            v.Note($"rows.{i}.text");
            v.Note($"rows.{i}.published");
            foreach (var property in row.EnumerateObject())
            {
                switch (property.Name)
                {
                    case "resolves": v.Check($"rows.{i}.resolves", Text(calendar[time.End])); break;
                    case "start": v.Check($"rows.{i}.start", Text(time.First)); break;
                    case "start_base": v.Check($"rows.{i}.start_base", $"{Text(calendar[time.Start])} (last close of the previous year)"); break;
                    case "end": v.Check($"rows.{i}.end", time.EndsAsOf ? "as-of" : Text(time.Last)); break;
                    default: break;
                }
            }
        }
    }
}

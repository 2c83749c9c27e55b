using Bellwether.Claims;

namespace Bellwether.Tests.Reference;

/// <summary>METHODS 10.2: texts in, intervals out.</summary>
public sealed class Claims10Tests
{
    private const string File = "10_claims.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["10.2-rounding-intervals"] = Intervals,
        ["10.2-rounding-intervals-levels"] = Levels,
        ["10.2-modifiers"] = Modifiers,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File, "10.2");

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Intervals(ReferenceVector vector)
    {
        var texts = vector.Input("texts").EnumerateArray().Select(text => text.GetString()!).ToArray();
        vector.Count("intervals", texts.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            var interval = RoundingInterval.Parse(texts[i]).ShouldNotBeNull(texts[i]);
            vector.Check($"intervals.{i}.value", interval.Value);
            vector.Check($"intervals.{i}.lo", interval.Lo);
            vector.Check($"intervals.{i}.hi", interval.Hi);
            vector.Check($"intervals.{i}.lo_inclusive", interval.LoInclusive);
            vector.Check($"intervals.{i}.hi_inclusive", interval.HiInclusive);
        }
    }

    private static void Levels(ReferenceVector vector)
    {
        Intervals(vector);
        var count = RoundingInterval.Exact(712);
        vector.Check("exact_count.lo", count.Lo);
        vector.Check("exact_count.hi", count.Hi);
        count.Contains(712).ShouldBeTrue();
    }

    private static void Modifiers(ReferenceVector vector)
    {
        for (var i = 0; i < vector.Expected("rows").GetArrayLength(); i++)
        {
            var row = vector.Expected($"rows.{i}");
            var text = row.GetProperty("text").GetString()!;
            var interval = RoundingInterval.Parse(text).ShouldNotBeNull(text);
            vector.Check($"rows.{i}.text", text);
            foreach (var property in row.EnumerateObject())
            {
                var path = $"rows.{i}.{property.Name}";
                switch (property.Name)
                {
                    case "text": break;
                    case "lo": vector.Check(path, interval.Lo); break;
                    case "hi": vector.Check(path, interval.Hi); break;
                    case "lo_inclusive": vector.Check(path, interval.LoInclusive); break;
                    case "hi_inclusive": vector.Check(path, interval.HiInclusive); break;
                    case "measure": vector.Check(path, interval.Modifier == Modifier.AsMuchAs ? "intraday high" : "close"); break;
                    default: throw new NotSupportedException(path);
                }
            }
        }
    }
}

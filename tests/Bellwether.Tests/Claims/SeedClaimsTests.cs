using System.Text.Json;
using Bellwether.Claims;
using Bellwether.Tests.Reference;

namespace Bellwether.Tests.Claims;

/// <summary>Vector 10.3: every claim of the reference article comes out with its expected fields.</summary>
public sealed class SeedClaimsTests
{
    // The record's names of METHODS 10.1 and ours of DESIGN 3.
    private static readonly Dictionary<string, string> s_measures = new(StringComparer.Ordinal)
    {
        ["price_return_from_low"] = "return", ["price_return"] = "return", ["constituent_count"] = "member_count", ["index_weight_rank"] = "weight", ["one_day_return"] = "max_one_day_change",
        ["index_weight"] = "weight", ["annualised_volatility"] = "volatility",
    };

    [SharedFact]
    public void Every_expected_claim_is_read_with_its_fields()
    {
        var vector = ReferenceVectors.Load("10_claims.json", "10.3-seed-claims");
        var text = File.ReadAllText(Path.Combine(Shared.Folder!, "market", "article.md"));
        var document = Reader.Instance.Read(text);
        var used = new HashSet<int>();
        foreach (var expected in vector.Expected("claims").EnumerateArray())
        {
            var claim = Match(document, text, expected, used);
            claim.ShouldNotBeNull($"{expected.GetProperty("quote").GetString()}: not among\n{string.Join('\n', document.Claims.Select(Reader.Line))}");
            used.Add(claim.Id);
            Fields(claim, expected);
        }

        // Nothing with a number is invented; "winning approval" is an Event of METHODS 10.1 that the vector leaves out.
        document.Claims.Where(claim => !used.Contains(claim.Id)).ShouldAllBe(claim => claim.Type == ClaimType.Event && claim.Quote.Contains("winning approval", StringComparison.Ordinal));
    }

    private static Claim? Match(ClaimDocument document, string text, JsonElement expected, HashSet<int> used)
    {
        var quote = expected.GetProperty("quote").GetString()!.Split("... ")[^1];
        var at = text.Replace('’', '\'').IndexOf(quote, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, quote);
        var type = Enum.Parse<ClaimType>(expected.GetProperty("type").GetString()!);
        return document.Claims.FirstOrDefault(claim => claim.Type == type && !used.Contains(claim.Id) && claim.CharStart < at + quote.Length && claim.CharEnd > at);
    }

    private static void Fields(Claim claim, JsonElement expected)
    {
        var note = Reader.Line(claim);
        foreach (var property in expected.EnumerateObject())
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "subject" when value.ValueKind == JsonValueKind.Array:
                    claim.Subjects.Select(subject => subject.Name).ShouldBe(value.EnumerateArray().Select(item => item.GetString()!), note);
                    break;
                case "subject": claim.Subjects.ShouldHaveSingleItem(note).Name.ShouldBe(value.GetString(), note); break;
                case "object": (claim.Object.ShouldNotBeNull(note).Kind == SubjectKind.Market ? "broad market (TOPIX / Nikkei 225)" : claim.Object.Name).ShouldBe(value.GetString(), note); break;
                case "measure": claim.Measure.ShouldNotBeNull(note).Name.ShouldBe(s_measures[value.GetString()!], note); break;
                case "value": claim.Value.ShouldNotBeNull(note).ShouldBe(value.GetDouble(), 1e-12, note); break;
                case "lo": claim.Interval!.Lo.ShouldNotBeNull(note).ShouldBe(value.GetDouble(), 1e-12, note); break;
                case "hi": claim.Interval!.Hi.ShouldNotBeNull(note).ShouldBe(value.GetDouble(), 1e-12, note); break;
                case "rank": claim.Rank.ShouldBe(value.GetInt32(), note); break;
                case "checkable": claim.Checkable.ShouldBe(value.GetBoolean(), note); break;
                case "relation": claim.Relation.ShouldBe(value.GetString() == ">" ? Relation.Greater : Relation.Less, note); break;
                case "predicate": claim.Predicate.ShouldBe(new ClaimPredicate(Bellwether.Analytics.Measures.Return, Relation.AtLeast, 1), note); break;
                case "start" when claim.Type == ClaimType.MaxOneDayChange: Reader.Time(claim.Time).ShouldBe("in:Month-1", note); break;
                case "start":
                    Reader.Time(claim.Time).ShouldStartWith("from:Low@ChristmasDay", Case.Sensitive, note);
                    if (value.GetString()!.Contains("inherited", StringComparison.Ordinal)) claim.InheritedFrom.ShouldNotBeNull(note);
                    break;
                case "start_role": ((SpanTime)claim.Time).StartRole.ShouldBe(PriceRole.Low, note); break;
                case "set": claim.Predicate.ShouldNotBeNull(note); break;
                case "at": claim.Time.ShouldBeOfType<UnstatedTime>(note); break;
                case "reason": claim.Reason.ShouldNotBeNull(note); break;
                case "end" or "quote" or "type" or "test" or "note": break;
                default: throw new NotSupportedException(property.Name);
            }
        }
    }
}

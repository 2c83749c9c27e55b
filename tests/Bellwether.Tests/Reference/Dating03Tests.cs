using System.Collections.Immutable;
using Bellwether.Analytics.Rallies;

namespace Bellwether.Tests.Reference;

public sealed class Dating03Tests
{
    private const string File = "03_dating.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["3.2-swings-small"] = SwingsSmall,
        ["3.2-swings-sp500d-20"] = SwingsDaily,
        ["3.3-lt-sp500m-15-15"] = LundeTimmermannMonthly,
        ["3.4-ps-sp500m"] = PaganSossounovMonthly,
        ["3.5-drawdowns-small"] = DrawdownsSmall,
        ["3.5-drawdowns-sp500d"] = DrawdownsDaily,
        ["3.5-maxdd-empyrical"] = MaximumOfReturns,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void SwingsSmall(ReferenceVector v)
    {
        var swings = ThresholdSwings.Find(v.Numbers("prices"), Options(v)).Value;
        v.Count("swings", swings.Turns.Length);
        for (var i = 0; i < swings.Turns.Length; i++)
        {
            v.Check($"swings.{i}.kind", swings.Turns[i].Kind == TurnKind.Peak ? "P" : "T");
            v.Check($"swings.{i}.index", swings.Turns[i].Index);
            v.Check($"swings.{i}.confirmed", swings.Turns[i].Confirmed);
        }

        v.Check("open_leg.direction", swings.Open!.Value.Up ? "up" : "down");
        v.Check("open_leg.extreme_index", swings.Open.Value.ExtremeIndex);
    }

    private static void SwingsDaily(ReferenceVector v)
    {
        var (dates, prices) = Closes(v);
        var swings = ThresholdSwings.Find(prices, Options(v)).Value;
        CheckTurns(v, "swings", swings.Turns, dates);
        for (var i = 0; i < swings.Turns.Length; i++) v.Check($"swings.{i}.value", swings.Turns[i].Value);
        var open = swings.Open!.Value;
        v.Check("open_leg.direction", open.Up ? "up" : "down");
        v.Check("open_leg.from_date", dates[open.FromIndex]);
        v.Check("open_leg.extreme_date", dates[open.ExtremeIndex]);
        v.Check("open_leg.extreme_value", open.ExtremeValue);
    }

    private static void LundeTimmermannMonthly(ReferenceVector v)
    {
        var (dates, prices) = Closes(v);
        var options = new LundeTimmermannOptions(v.Param("lambda_bull").GetDouble(), v.Param("lambda_bear").GetDouble(), v.Param("initial_state").ValueEquals("bull"));
        var result = LundeTimmermann.Find(prices, options).Value;
        CheckTurns(v, "turning_points", result.Turns, dates);
        v.Check("bull_state_months", result.BullDays);
    }

    private static void PaganSossounovMonthly(ReferenceVector v)
    {
        var (dates, prices) = Closes(v);
        var options = new PaganSossounovOptions(
            v.Param("window").GetInt32(), v.Param("censor").GetInt32(), v.Param("min_phase").GetInt32(), v.Param("min_cycle").GetInt32(), v.Param("big_move").GetDouble());
        CheckTurns(v, "turning_points", PaganSossounov.Find(prices, options).Value.Turns, dates);
        // METHODS 3.4: on these data the paper's rule without exemption agrees.
        PaganSossounov.Find(prices, options with { BigMoveExemptsCycle = false }).Value.Turns.ShouldBe(PaganSossounov.Find(prices, options).Value.Turns);
    }

    private static void DrawdownsSmall(ReferenceVector v)
    {
        var episodes = Drawdowns.Episodes(v.Numbers("prices")).Value;
        v.Count("drawdowns", episodes.Length);
        for (var i = 0; i < episodes.Length; i++)
        {
            v.Check($"drawdowns.{i}.peak", episodes[i].Peak);
            v.Check($"drawdowns.{i}.trough", episodes[i].Trough);
            v.Check($"drawdowns.{i}.recovery", episodes[i].Recovery);
            v.Check($"drawdowns.{i}.depth", episodes[i].Depth);
            v.Check($"drawdowns.{i}.length", episodes[i].Length);
            v.Check($"drawdowns.{i}.to_trough", episodes[i].ToTrough);
            v.Check($"drawdowns.{i}.recovery_len", episodes[i].RecoveryLength);
        }
    }

    private static void DrawdownsDaily(ReferenceVector v)
    {
        var (dates, prices) = Closes(v);
        var deepest = Drawdowns.Deepest(Drawdowns.Episodes(prices).Value, 4);
        v.Count("top4", deepest.Length);
        for (var i = 0; i < deepest.Length; i++)
        {
            v.Check($"top4.{i}.peak", dates[deepest[i].Peak]);
            v.Check($"top4.{i}.trough", dates[deepest[i].Trough]);
            v.Check($"top4.{i}.recovery", dates[deepest[i].Recovery!.Value]);
            v.Check($"top4.{i}.depth", deepest[i].Depth);
            v.Check($"top4.{i}.length", deepest[i].Length);
            v.Check($"top4.{i}.to_trough", deepest[i].ToTrough);
            v.Check($"top4.{i}.recovery_length", deepest[i].RecoveryLength);
        }
    }

    private static void MaximumOfReturns(ReferenceVector v)
    {
        foreach (var name in new[] { "mixed", "negative", "three" }) v.Check(name, Drawdowns.MaximumOfReturns(v.Numbers(name)));
    }

    private static SwingOptions Options(ReferenceVector v) => new(v.Param("up").GetDouble(), v.Param("down").GetDouble());

    /// <summary>Monthly files are dated by the first of the month, expected values by the month.</summary>
    private static (string[] Dates, double[] Prices) Closes(ReferenceVector v)
    {
        var csv = new SharedCsv(v.Input("csv").GetString()!);
        var monthly = v.Input("csv").GetString()!.EndsWith("m.csv", StringComparison.Ordinal);
        return ([.. csv.Text("date").Select(date => monthly ? date[..7] : date)], csv.Numbers("close"));
    }

    private static void CheckTurns(ReferenceVector v, string path, ImmutableArray<TurningPoint> turns, string[] dates)
    {
        v.Count(path, turns.Length);
        for (var i = 0; i < turns.Length; i++)
        {
            v.Check($"{path}.{i}.kind", turns[i].Kind == TurnKind.Peak ? "peak" : "trough");
            v.Check($"{path}.{i}.date", dates[turns[i].Index]);
            if (v.Expected($"{path}.{i}").TryGetProperty("confirmed", out _)) v.Check($"{path}.{i}.confirmed", dates[turns[i].Confirmed]);
        }
    }
}

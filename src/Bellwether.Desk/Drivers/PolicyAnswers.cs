using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>
/// Answers about yields and policy decisions, over all days up to the window's end: the key's parameter names the other gauge, then the side
/// and the series, <c>nikkei225;side=gap;series=fed-funds-target-upper;move=up</c> (METHODS 7.2, 8.2).
/// </summary>
internal static class PolicyAnswers
{
    /// <summary>Id of dated policy news among the series.</summary>
    public const string News = "news";

    // A slope per basis point is too small a number to read.
    private const double Ten = 10;

    // Words that a policy rate's name, or the kind of policy news, holds.
    private static readonly string[] s_words = ["policy", "fed_funds", "target", "monetary", "central_bank"];

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.RateBetaUp.Name] = q => Rates(q, Measures.RateBetaUp, own => (Ten * own.Up, Ten * own.UpTest.Low, Ten * own.UpTest.High));
        answers[Measures.RateBetaDown.Name] = q => Rates(q, Measures.RateBetaDown, own => (-Ten * own.Down, -Ten * own.DownTest.High, -Ten * own.DownTest.Low));
        answers[Measures.RateBetaAsymmetry.Name] = q => Rates(q, Measures.RateBetaAsymmetry, own => (Ten * own.Asymmetry, Ten * own.AsymmetryTest.Low, Ten * own.AsymmetryTest.High));
        answers[Measures.DecisionReaction.Name] = q => Decisions(q, Measures.DecisionReaction, own => Evaluation.Of(Measures.DecisionReaction, own.Mean) with { Low = own.Low, High = own.High });
        answers[Measures.DecisionCount.Name] = q => Decisions(q, Measures.DecisionCount, own => Evaluation.Of(Measures.DecisionCount, (decimal)own.Decisions));
    }

    /// <summary>Policy series of a store with moves inside the days up to one, and policy news when there is any: id, name for people, moves.</summary>
    public static ImmutableArray<(string Id, string Name, ImmutableArray<string> Moves)> Series(Workspace workspace, int end)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var found = ImmutableArray.CreateBuilder<(string, string, ImmutableArray<string>)>();
        foreach (var series in workspace.Market.Macro.Where(own => IsPolicy(own.Name)))
        {
            ImmutableArray<string> moves = [.. new[] { "up", "down" }.Where(move => Days(workspace, series, move, end).Length > 0)];
            if (moves.Length > 0) found.Add((Id(series.Name), Words(series.Name), moves));
        }

        if (NewsDays(workspace, end).Length > 0) found.Add((News, "dated policy news", ["any"]));
        return found.ToImmutable();
    }

    private static Evaluation Rates(Question q, Measure measure, Func<RateReactionResult, (double Value, double Low, double High)> pick)
    {
        var (returns, words) = Returns(q);
        var factors = Factors.Of(q.Workspace);
        if (factors.Rate is not { } rate) return Made(Evaluation.Undefined(measure, Reason.NoData, "the store holds no 10-year yield"), words);
        var side = KeyOptions.Of(q.Key).Word("side", "gap");
        var held = factors.Market is { } market && !(side == "a" && market.Id == q.Gauge.Id) && !(side == "b" && market.Id == KeyOptions.Of(q.Key).Head) ? market : null;
        var reaction = RateReaction.Of(returns, held is null ? [] : factors.Changes(held, 0, q.End), factors.Changes(rate, 0, q.End));
        if (!reaction.HasValue) return Made(Evaluation.Undefined(measure, reaction.Reason, reaction.Detail), words);
        var own = pick(reaction.Value);
        return Made(
            Evaluation.Of(measure, own.Value) with { Low = own.Low, High = own.High },
            [.. words, string.Create(CultureInfo.InvariantCulture, $"{reaction.Value.Days} days: {rate.Id} rose on {reaction.Value.Rises}, fell on {reaction.Value.Falls}{(held is null ? "" : $"; {held.Id} held")}")]);
    }

    private static Evaluation Decisions(Question q, Measure measure, Func<DecisionReaction, Evaluation> pick)
    {
        var (returns, words) = Returns(q);
        var options = KeyOptions.Of(q.Key);
        var (id, move) = (options.Word("series", ""), options.Word("move", "any"));
        int[] days;
        if (id == News)
        {
            days = NewsDays(q.Workspace, q.End);
        }
        else
        {
            var series = q.Workspace.Market.Macro.FirstOrDefault(own => IsPolicy(own.Name) && Id(own.Name) == id)
                ?? throw new DeskException(ExitCode.Usage, $"There is no policy series '{id}' here: {string.Join(", ", Series(q.Workspace, q.End).Select(own => own.Id))}.");
            days = Days(q.Workspace, series, move, q.End);
        }

        // The return of position t runs from day t to day t + 1.
        var reaction = DecisionDays.Of(returns, Array.ConvertAll(days, day => day - 1));
        if (!reaction.HasValue) return Made(Evaluation.Undefined(measure, reaction.Reason, reaction.Detail), words);
        return Made(pick(reaction.Value), [.. words, $"{id} {move}: {string.Join(", ", days.Select(day => q.Workspace.Market.Calendar[day].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}"]);
    }

    private static Evaluation Made(Evaluation evaluation, IEnumerable<string> words) => evaluation with { Inputs = [.. words, .. evaluation.Inputs], HasOwnChain = true };

    // Daily simple returns of the side asked for, over all days up to the window's end.
    private static (double[] Returns, ImmutableArray<string> Words) Returns(Question q)
    {
        var options = KeyOptions.Of(q.Key);
        var other = q.Workspace.Find(options.Head);
        double[] Of(Gauge gauge)
        {
            var daily = PriceReturns.Simple(gauge.ComparableCloses(0, q.End));
            return daily.HasValue ? [.. daily.Value] : throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} has no daily returns: {daily.Detail}");
        }

        var side = options.Word("side", "gap");
        var returns = side switch
        {
            "a" => Of(q.Gauge),
            "b" => Of(other),
            _ => [.. Of(q.Gauge).Zip(Of(other), (a, b) => a - b)],
        };
        return (returns, [$"daily returns of {side switch { "a" => q.Gauge.Id, "b" => other.Id, _ => $"{q.Gauge.Id} less {other.Id}" }} up to {q.Key.Window.End:yyyy-MM-dd}"]);
    }

    private static int[] Days(Workspace workspace, MacroSeries series, string move, int end)
    {
        var days = new List<int>();
        for (var i = 1; i < series.Rows.Length; i++)
        {
            var change = series.Rows[i].Value - series.Rows[i - 1].Value;
            if (change == 0 || (move == "up" && change < 0) || (move == "down" && change > 0)) continue;
            var day = workspace.Market.Calendar.IndexOnOrAfter(series.Rows[i].Date);
            if (day >= 1 && day + 1 <= end) days.Add(day);
        }

        return [.. days];
    }

    private static int[] NewsDays(Workspace workspace, int end) =>
    [
        .. workspace.Market.News.Where(news => news.Security < 0 && s_words.Any(word => news.Kind.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(news => workspace.Market.Calendar.IndexOnOrAfter(news.Date)).Where(day => day >= 1 && day + 1 <= end).Distinct(),
    ];

    private static bool IsPolicy(string name) => s_words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Id(string name) => name.ToLowerInvariant().Replace('_', '-');

    private static string Words(string name) => name.ToUpperInvariant() switch
    {
        "FED_FUNDS_TARGET_UPPER" => "Fed target rate",
        "BOJ_POLICY_RATE" => "BoJ policy rate",
        "SAMPLE_POLICY_RATE" => "policy rate",
        _ => name.Replace('_', ' ').ToLowerInvariant(),
    };
}

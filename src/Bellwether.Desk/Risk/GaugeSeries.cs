using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>The daily closes of a gauge over a window, days without a close left out, and their returns: what dating and risk stand on.</summary>
public sealed class GaugeSeries
{
    private static readonly HashSet<string> s_measures = Known();
    private readonly Workspace _workspace;

    private GaugeSeries(Workspace workspace, Gauge gauge, int start, int end)
    {
        _workspace = workspace;
        Gauge = gauge;
        (Start, End) = (start, end);
        Basis = gauge.SeriesBasis(start, end);
        var closes = gauge.Closes(start, end);
        Days = [.. Enumerable.Range(start, closes.Length).Where(day => closes[day - start] is not null)];
        Closes = [.. Days.Select(day => (double)closes[day - start]!.Value)];
        var returns = PriceReturns.Simple(Closes.AsSpan());
        var logs = PriceReturns.Log(Closes.AsSpan());
        Returns = returns.HasValue ? returns.Value : [];
        Logs = logs.HasValue ? logs.Value : [];
    }

    /// <summary>The gauge.</summary>
    public Gauge Gauge { get; }

    /// <summary>First day index asked for.</summary>
    public int Start { get; }

    /// <summary>Last day index asked for.</summary>
    public int End { get; }

    /// <summary>official or chained.</summary>
    public string Basis { get; }

    /// <summary>Day indices with a close.</summary>
    public ImmutableArray<int> Days { get; }

    /// <summary>Closes, one per day of <see cref="Days"/>.</summary>
    public ImmutableArray<double> Closes { get; }

    /// <summary>Simple returns between neighbouring closes.</summary>
    public ImmutableArray<double> Returns { get; }

    /// <summary>Log returns between neighbouring closes.</summary>
    public ImmutableArray<double> Logs { get; }

    /// <summary>What a fact says it stands on.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"{Closes.Length} {(Basis == BasisName.Official ? $"official closes {Gauge.Official!.Series.Name}" : $"closes of {Gauge.Id} by the rulebook")}");

    /// <summary>The series of a window, worked out once.</summary>
    public static GaugeSeries Of(Workspace workspace, Gauge gauge, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(gauge);
        return workspace.Once(KeyOf("series", gauge.Id, start, end), () => new GaugeSeries(workspace, gauge, start, end));
    }

    /// <summary>The series of a question; constituents have none here.</summary>
    public static GaugeSeries Of(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var series = Of(question.Workspace, question.Gauge, question.Start, question.End);
        return series.Basis == question.Key.Basis
            ? series
            : throw new DeskException(ExitCode.Usage, $"{question.Key.Measure} of {question.Gauge.Id} stands on its {series.Basis} closes: the basis is {series.Basis}, not {question.Key.Basis}.");
    }

    /// <summary>True for keys that are answered from a gauge's own closes.</summary>
    public static bool Answers(FactKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return s_measures.Contains(key.Measure);
    }

    /// <summary>What tells this series from the others of its workspace.</summary>
    public string Key => KeyOf("", Gauge.Id, Start, End);

    /// <summary>A key of something worked out over a window.</summary>
    internal static string KeyOf(string what, string id, int start, int end) => string.Create(CultureInfo.InvariantCulture, $"{what} {id} {start} {end}");

    /// <summary>The date of a position in <see cref="Days"/>.</summary>
    public DateOnly Date(int position) => _workspace.Market.Calendar[Days[position]];

    /// <summary>The rows a replay shows: first, lowest, highest, last.</summary>
    public IEnumerable<string> Rows()
    {
        if (Closes.IsEmpty) yield break;
        var (low, high) = (Closes.IndexOf(Closes.Min()), Closes.IndexOf(Closes.Max()));
        foreach (var at in new[] { 0, low, high, Closes.Length - 1 }.Distinct().Order())
            yield return string.Create(CultureInfo.InvariantCulture, $"{Gauge.Id} {Date(at):yyyy-MM-dd} close {Closes[at]:0.00}");
        yield return string.Create(CultureInfo.InvariantCulture, $"and {Math.Max(0, Closes.Length - 4)} closes between");
    }

    private static HashSet<string> Known()
    {
        var answers = new Dictionary<string, Func<Question, Evaluation>>(StringComparer.Ordinal);
        RallyAnswers.AddTo(answers);
        RiskAnswers.AddTo(answers);
        PairAnswers.AddTo(answers);
        StressAnswers.AddTo(answers);
        AnalogueAnswers.AddTo(answers);
        return [.. answers.Keys];
    }
}

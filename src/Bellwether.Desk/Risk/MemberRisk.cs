using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Returns;
using Bellwether.Analytics.Risk;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Writing;
using Basis = Bellwether.Indices.Basis;

namespace Bellwether.Desk;

/// <summary>Rolling volatility, beta and deepest drawdown of each constituent held on the last day of a window (METHODS 9.1, 9.3, 3.5).</summary>
internal static class MemberRisk
{
    private static readonly HashSet<string> s_measures = Known();

    /// <summary>True for keys that are answered here.</summary>
    public static bool Answers(FactKey key) => s_measures.Contains(key.Measure);

    /// <summary>Adds the answers by measure name; the parameter is the length of the rolling window, <c>member_beta(days=60)</c>.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.MemberVolatility.Name] = q => Ask(q, Measures.MemberVolatility, (panel, at) => panel.Volatility(at));
        answers[Measures.MemberBeta.Name] = q => Ask(q, Measures.MemberBeta, (panel, at) => panel.Beta(at));
        answers[Measures.MemberDrawdown.Name] = q => Ask(q, Measures.MemberDrawdown, (panel, at) => Fall(panel, at, own => own.Depth));
        answers[Measures.MemberDrawdownPeak.Name] = q => Ask(q, Measures.MemberDrawdownPeak, (panel, at) => Fall(panel, at, own => Day(q, own.PeakDay)));
        answers[Measures.MemberDrawdownTrough.Name] = q => Ask(q, Measures.MemberDrawdownTrough, (panel, at) => Fall(panel, at, own => Day(q, own.TroughDay)));
    }

    /// <summary>All constituents, the most volatile first.</summary>
    public static ImmutableArray<MemberRiskFinding> Find(HistoryQuestion question, int days)
    {
        ArgumentNullException.ThrowIfNull(question);
        var gauge = question.Subject;
        if (!gauge.HasMembers) throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} is only a published series: it has no constituents to list.");
        var parameter = KeyOptions.Write("", "days", days);
        return
        [
            .. Panel(question.Workspace, gauge, question.Settled.Start, question.Settled.End, days).Members.Select(security =>
            {
                var own = question.Workspace.Market.Securities[security];
                Fact Of(Measure measure, int decimals = 1) => question.Fact(measure, gauge, parameter, decimals, own.Id.ToString());
                return new MemberRiskFinding(own.DisplayName, own.Id.ToString(), Of(Measures.MemberVolatility), Of(Measures.MemberBeta, 2), Of(Measures.MemberDrawdown), Of(Measures.MemberDrawdownPeak), Of(Measures.MemberDrawdownTrough));
            }).OrderByDescending(own => own.Volatility.Value ?? -1).ThenBy(own => own.Id, StringComparer.Ordinal),
        ];
    }

    private static Evaluation Ask(Question q, Measure measure, Func<MemberPanel, int, Outcome<double>> of)
    {
        if (q.Security is not { } security) throw new DeskException(ExitCode.Usage, $"{measure} is that of a constituent: name it between gauge and window, as in {measure}(days=60)/{q.Gauge.Id}/{q.Workspace.Market.Securities.FirstOrDefault()?.Id.ToString() ?? "tse:4565"}/{q.Key.Window}/{q.Key.Basis}.");
        var series = GaugeSeries.Of(q);
        var panel = Panel(q.Workspace, q.Gauge, q.Start, q.End, KeyOptions.Of(q.Key).Whole("days", RiskOptions.UsualWindow));
        var at = panel.IndexOf(security);
        if (at < 0) throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"{q.Key.Member} was not held in {q.Gauge.Id} on {q.Key.Window.End:yyyy-MM-dd}."));
        var value = of(panel, at);
        var evaluation = value.HasValue ? Evaluation.Of(measure, value) : Evaluation.Undefined(measure, value.Reason, value.Detail);
        return evaluation.With($"closes and splits of {q.Key.Member}", series.Words, string.Create(CultureInfo.InvariantCulture, $"rolling window of {panel.Window} days")) with
        {
            Chain = () => Rows(q, security, panel.Fall(at)),
        };
    }

    private static MemberPanel Panel(Workspace workspace, Gauge gauge, int start, int end, int days) => workspace.Once(
        GaugeSeries.KeyOf(string.Create(CultureInfo.InvariantCulture, $"members {days}"), gauge.Id, start, end),
        () =>
        {
            if (days < 2) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"A rolling window of {days} days has no volatility: two or more are needed."));
            var logs = PriceReturns.Log(gauge.ComparableCloses(start, end));
            var benchmark = new double[end - start + 1];
            benchmark.AsSpan().Fill(double.NaN);
            if (logs.HasValue) logs.Value.CopyTo(0, benchmark, 1, logs.Value.Length);
            return MemberPanel.Of(workspace.Market, workspace.Resolver.Shares, gauge.Roster(Basis.Fixed, end).Held, start, end, benchmark, new RollingPanelOptions { Window = days });
        });

    private static Outcome<double> Fall(MemberPanel panel, int at, Func<MemberFall, Outcome<double>> of)
    {
        var fall = panel.Fall(at);
        return fall.HasValue ? of(fall.Value) : Outcome<double>.Undefined(fall.Reason, fall.Detail);
    }

    private static Outcome<double> Day(Question q, int day) => day < 0 ? Outcome<double>.Undefined(Reason.NoData, "It never fell below an earlier close.") : q.Date(day).DayNumber;

    private static IEnumerable<string> Rows(Question q, int security, Outcome<MemberFall> fall)
    {
        var days = new List<int> { q.Start, q.End };
        if (fall is { HasValue: true, Value.PeakDay: >= 0 }) days.AddRange([fall.Value.PeakDay, fall.Value.TroughDay]);
        foreach (var day in days.Distinct().Order())
            yield return string.Create(CultureInfo.InvariantCulture, $"prices {q.Key.Member} {q.Date(day):yyyy-MM-dd} close {Units.ToAmount(q.Workspace.Market.Panel.CloseAt(day, security)):0.####} {q.Workspace.Market.Panel.StateAt(day, security)}");
        foreach (var row in GaugeSeries.Of(q).Rows()) yield return row;
    }

    private static HashSet<string> Known()
    {
        var answers = new Dictionary<string, Func<Question, Evaluation>>(StringComparer.Ordinal);
        AddTo(answers);
        return [.. answers.Keys];
    }
}

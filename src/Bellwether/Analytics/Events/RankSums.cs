using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>
/// Daily sums of ranks over firms, in event time (Corrado 1989; Corrado and Zivney 1992; METHODS 8.4, 8.5): ranks of each firm's abnormal
/// returns over its estimation and event days, days aligned by their distance from the event window.
/// </summary>
internal sealed class RankSums
{
    private readonly int _event;
    private readonly double[] _deviations;
    private readonly double[] _uniform;
    private readonly int[] _firms;

    public RankSums(ImmutableArray<FirmStudy> firms)
    {
        int before = 0, after = 0, longest = 0;
        foreach (var firm in firms)
        {
            var windows = firm.Firm.Windows;
            before = Math.Max(before, windows.EventStart - windows.EstimationStart);
            after = Math.Max(after, windows.EventDays);
            longest = Math.Max(longest, windows.EstimationDays + windows.EventDays);
        }

        _event = before;
        _deviations = new double[before + after];
        _uniform = new double[before + after];
        _firms = new int[before + after];
        var ranks = new double[longest];
        foreach (var firm in firms)
        {
            var windows = firm.Firm.Windows;
            var row = firm.Row;
            var own = ranks.AsSpan(0, row.Length);
            var count = AverageRanks.Of(row, own);
            Add(own[..windows.EstimationDays], before - (windows.EventStart - windows.EstimationStart), count);
            Add(own[windows.EstimationDays..], before, count);
        }
    }

    /// <summary>Σ d over the days / √(L₁ · mean d²), d the mean deviation of ranks from their mean on a day.</summary>
    public Outcome<double> Corrado(int first, int days) => Statistic(first, days, t => _deviations[t] / _firms[t]);

    /// <summary>The same of z = Σ(U − ½)/√N on a day, U = K/(T + 1): for firms with missing days.</summary>
    public Outcome<double> CorradoZivney(int first, int days) => Statistic(first, days, t => _uniform[t] / Math.Sqrt(_firms[t]));

    private void Add(ReadOnlySpan<double> ranks, int at, int count)
    {
        var middle = (count + 1) * 0.5;
        var scale = 1.0 / (count + 1);
        for (var t = 0; t < ranks.Length; t++)
        {
            if (double.IsNaN(ranks[t])) continue;
            _deviations[at + t] += ranks[t] - middle;
            _uniform[at + t] += ranks[t] * scale - 0.5;
            _firms[at + t]++;
        }
    }

    private Outcome<double> Statistic(int first, int days, Func<int, double> daily)
    {
        double squares = 0, sum = 0;
        var (all, own) = (0, 0);
        for (var t = 0; t < _firms.Length; t++)
        {
            if (_firms[t] == 0) continue;
            var value = daily(t);
            squares += value * value;
            all++;
            if (t < _event + first || t >= _event + first + days) continue;
            sum += value;
            own++;
        }

        if (own == 0) return Outcome<double>.Undefined(Reason.NoData, "No firm has a return on these days.");
        return squares > 0 ? sum / Math.Sqrt(own * squares / all) : Outcome<double>.Undefined(Reason.ZeroVariance, "All ranks are equal.");
    }
}

using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Statistics;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Analytics.Risk;

/// <summary>Deepest fall of a constituent, as day indices of the market.</summary>
/// <param name="Depth">Positive; 0 without a fall.</param>
/// <param name="PeakDay">Last highest close before it; −1 without a fall.</param>
/// <param name="TroughDay">Its lowest close.</param>
public readonly record struct MemberFall(double Depth, int PeakDay, int TroughDay);

/// <summary>
/// Rolling volatility and beta on the last day, and the deepest drawdown, of every constituent of a gauge over a window: <see cref="RollingPanel"/> over
/// closes adjusted for splits. A day without a trade carries the close, a suspension is missing (METHODS 0.6).
/// </summary>
public sealed class MemberPanel
{
    private readonly RollingPanelResult _result;
    private readonly RollingPanelOptions _options;
    private readonly int _start;

    private MemberPanel(ImmutableArray<int> members, RollingPanelResult result, RollingPanelOptions options, int start) =>
        (Members, _result, _options, _start) = (members, result, options, start);

    /// <summary>Security ordinals, ascending.</summary>
    public ImmutableArray<int> Members { get; }

    /// <summary>Days in a rolling window.</summary>
    public int Window => _options.Window;

    /// <summary>Runs the panel from day <paramref name="start"/> to <paramref name="end"/>; <paramref name="gaugeLogReturns"/> has one a day, the first unused, NaN where there is none.</summary>
    public static MemberPanel Of(MarketSnapshot market, ShareCounts shares, IReadOnlyList<int> members, int start, int end, ReadOnlySpan<double> gaugeLogReturns, RollingPanelOptions options)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(members);
        ImmutableArray<int> own = [.. members.Order()];
        var (days, columns) = (end - start + 1, own.Length);
        var returns = StockReturnPanel.Of(market, shares, own, start, end);
        var closes = new double[days * columns];
        for (var i = 0; i < columns; i++)
        {
            var path = returns.Returns(i);
            var wealth = double.NaN;
            for (var t = 0; t < days; t++)
            {
                if (market.Panel.CloseAt(start + t, own[i]) == 0) wealth = double.NaN;
                else wealth = t > 0 && !double.IsNaN(wealth) && !double.IsNaN(path[t - 1]) ? wealth * (1 + path[t - 1]) : 1;
                closes[t * columns + i] = market.Panel.StateAt(start + t, own[i]) == CellState.Missing ? double.NaN : wealth;
            }
        }

        var result = new RollingPanelResult(days, columns);
        RollingPanel.Run(closes, gaugeLogReturns, result, options);
        return new MemberPanel(own, result, options, start);
    }

    /// <summary>Position of a security, or −1.</summary>
    public int IndexOf(int security) => Members.BinarySearch(security);

    /// <summary>Volatility a year of the window that ends on the last day; <see cref="Reason.TooShort"/> below the minimum. METHODS 9.1.</summary>
    public Outcome<double> Volatility(int position) => Last(_result.Volatility, position, $"The last {Window} days hold fewer than {Math.Min(Window, _options.MinimumVolatility)} returns.");

    /// <summary>Slope on the gauge over the same window. METHODS 9.3.</summary>
    public Outcome<double> Beta(int position) => Last(_result.Beta, position, $"The last {Window} days hold fewer than {Math.Min(Window, _options.MinimumBeta)} pairs.");

    /// <summary>Deepest drawdown over all days; <see cref="Reason.NoData"/> without a close. METHODS 3.5.</summary>
    public Outcome<MemberFall> Fall(int position)
    {
        var depth = _result.Depth[position];
        if (double.IsNaN(depth)) return Outcome<MemberFall>.Undefined(Reason.NoData, "No close in the window.");
        return depth == 0 ? new MemberFall(0, -1, -1) : new MemberFall(-depth, _start + _result.Peak[position], _start + _result.Trough[position]);
    }

    private Outcome<double> Last(ReadOnlySpan<double> cells, int position, string detail)
    {
        var value = cells[(_result.Days - 1) * _result.Securities + position];
        return double.IsNaN(value) ? Defined.Not(Reason.TooShort, detail) : Defined.Finite(value);
    }
}

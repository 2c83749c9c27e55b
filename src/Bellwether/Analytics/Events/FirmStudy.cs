using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using MathNet.Numerics.Distributions;

namespace Bellwether.Analytics.Events;

/// <summary>One firm's abnormal returns summed over days of its event window (METHODS 8.2).</summary>
/// <param name="Days">Days with a return, L₁; days without one are left out.</param>
/// <param name="Car">Σ AR.</param>
/// <param name="Variance">Prediction variance of the sum.</param>
/// <param name="Bhar">∏(1 + r) − ∏(1 + r̂) on simple returns.</param>
/// <param name="Freedom">Degrees of freedom of the model.</param>
public readonly record struct AbnormalWindow(int Days, double Car, double Variance, double Bhar, int Freedom)
{
    /// <summary>√variance.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>CAR / √variance: the standardised CAR, for one day the standardised AR; t with L − 2 degrees of freedom for the market model.</summary>
    public double Standardised => Car / StandardError;

    /// <summary>Two-sided p-value of "no abnormal return".</summary>
    public double PValue => TestResult.TwoSided(Standardised, Freedom);

    /// <summary>CAR ± the quantile of t times its standard error.</summary>
    public (double Low, double High) Interval(double level = 0.95)
    {
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        var width = StudentT.InvCDF(0, 1, Freedom, 0.5 + level / 2) * StandardError;
        return (Car - width, Car + width);
    }
}

/// <summary>One firm: the model of its estimation window and the abnormal returns of its event window (METHODS 8.1, 8.2).</summary>
public sealed class FirmStudy
{
    private readonly ReadOnlyMemory<double> _abnormal;
    private readonly ReadOnlyMemory<double> _returns;
    private readonly ReadOnlyMemory<double> _market;
    private readonly EventStudyOptions _options;

    private FirmStudy(EventFirm firm, EstimatedModel model, ReadOnlyMemory<double> abnormal, EventStudyOptions options)
    {
        (Firm, Model, _abnormal, _options) = (firm, model, abnormal, options);
        _returns = firm.Returns[firm.Windows.EventStart..firm.Windows.EventEnd];
        _market = firm.Market[firm.Windows.EventStart..firm.Windows.EventEnd];
    }

    /// <summary>The firm.</summary>
    public EventFirm Firm { get; }

    /// <summary>The fitted model.</summary>
    public EstimatedModel Model { get; }

    /// <summary>Abnormal returns of the estimation window, NaN where a return is missing.</summary>
    public ReadOnlySpan<double> Residuals => _abnormal.Span[..Firm.Windows.EstimationDays];

    /// <summary>Abnormal returns of the event window, NaN where a return is missing. METHODS 8.2.</summary>
    public ReadOnlySpan<double> AbnormalReturns => _abnormal.Span[Firm.Windows.EstimationDays..];

    /// <summary>The residuals as memory, for those who keep them.</summary>
    internal ReadOnlyMemory<double> ResidualRow => _abnormal[..Firm.Windows.EstimationDays];

    /// <summary>Estimation and event days in one row.</summary>
    internal ReadOnlySpan<double> Row => _abnormal.Span;

    /// <summary>
    /// Fits and measures one firm. The reasons of <see cref="EstimationModels.Fit(ReadOnlySpan{double}, ReadOnlySpan{double}, ReturnModel, int)"/>;
    /// windows outside the arrays are an <see cref="ArgumentException"/>. METHODS 8.1, 8.2.
    /// </summary>
    public static (FirmStudy? Study, Reason Reason, string? Detail) Of(EventFirm firm, EventStudyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(firm);
        return Of(firm, options ?? new EventStudyOptions(), new double[firm.Windows.EstimationDays + firm.Windows.EventDays]);
    }

    internal static (FirmStudy? Study, Reason Reason, string? Detail) Of(EventFirm firm, EventStudyOptions options, Memory<double> row)
    {
        var windows = firm.Windows;
        Defined.SameLength(firm.Returns.Length, firm.Market.Length, nameof(firm));
        if (windows.EventEnd > firm.Returns.Length) throw new ArgumentException($"{firm.Name}: the event window ends at {windows.EventEnd}, the returns at {firm.Returns.Length}.", nameof(firm));
        var estimation = windows.EstimationStart..windows.EstimationEnd;
        var model = EstimationModels.Fit(firm.Returns.Span[estimation], firm.Market.Span[estimation], options.Model, options.MinimumReturns, row.Span[..windows.EstimationDays]);
        if (!model.HasValue) return (null, model.Reason, model.Detail);
        var returns = firm.Returns.Span[windows.EventStart..windows.EventEnd];
        var market = firm.Market.Span[windows.EventStart..windows.EventEnd];
        var abnormal = row.Span[windows.EstimationDays..];
        for (var t = 0; t < abnormal.Length; t++)
        {
            abnormal[t] = double.IsNaN(market[t]) ? double.NaN : returns[t] - model.Value.Expected(market[t]);
            if (double.IsInfinity(abnormal[t])) return (null, Reason.OutsideDomain, "A return of the event window is not finite.");
        }

        return (new FirmStudy(firm, model.Value, row, options), Reason.None, null);
    }

    /// <summary>
    /// Sums <paramref name="days"/> abnormal returns from position <paramref name="first"/> of the event window. <see cref="Reason.NoData"/> when
    /// none of the days has a return; <see cref="Reason.OutsideDomain"/> for a simple return below −1. METHODS 8.2.
    /// </summary>
    public Outcome<AbnormalWindow> Window(int first, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + days, AbnormalReturns.Length);
        var abnormal = AbnormalReturns;
        var returns = _returns.Span;
        var market = _market.Span;
        var count = 0;
        double car = 0, marketSum = 0, growth = 1, expected = 1;
        for (var t = first; t < first + days; t++)
        {
            if (double.IsNaN(abnormal[t])) continue;
            count++;
            car += abnormal[t];
            marketSum += market[t];
            var normal = Model.Expected(market[t]);
            if (!_options.Logarithmic && returns[t] < -1) return Outcome<AbnormalWindow>.Undefined(Reason.OutsideDomain, "A simple return lies below −1.");
            growth *= _options.Logarithmic ? Math.Exp(returns[t]) : 1 + returns[t];
            expected *= _options.Logarithmic ? Math.Exp(normal) : 1 + normal;
        }

        if (count == 0) return Outcome<AbnormalWindow>.Undefined(Reason.NoData, "No return on any of these days.");
        var window = new AbnormalWindow(count, car, Model.Variance(count, marketSum, _options.Divisor), growth - expected, Model.Freedom);
        return double.IsFinite(window.Variance + window.Bhar + window.Standardised) ? window : Outcome<AbnormalWindow>.Undefined(Reason.OutsideDomain, "The sums overflow.");
    }

    /// <summary>The whole event window.</summary>
    public Outcome<AbnormalWindow> Window() => Window(0, AbnormalReturns.Length);
}

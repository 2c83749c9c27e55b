namespace Bellwether.Analytics;

/// <summary>The measures of events (METHODS 8). Returns are simple unless the key says otherwise.</summary>
public static partial class Measures
{
    /// <summary>Return of a day less what the model expects.</summary>
    public static readonly Measure AbnormalReturn = new("abnormal_return", Unit.Fraction, "METHODS 8.2", "r - a - b m, model fitted on earlier days");

    /// <summary>How unusual the abnormal return is beside those of the days before.</summary>
    public static readonly Measure AbnormalZ = new("abnormal_z", Unit.Number, "METHODS 8.6", "(AR - median) / (1.4826 MAD) over the trailing 250 days excluding today");

    /// <summary>Days in the window that are abnormal.</summary>
    public static readonly Measure AbnormalDays = new("abnormal_days", Unit.Count, "METHODS 8.6", "days of the window with |z| at or above the threshold");

    /// <summary>Cumulative abnormal return with its 95 % interval.</summary>
    public static readonly Measure Car = new("car", Unit.Fraction, "METHODS 8.2", "sum of AR; interval: t quantile times the prediction error");

    /// <summary>Standard error of a cumulative abnormal return.</summary>
    public static readonly Measure CarError = new("car_error", Unit.Fraction, "METHODS 8.2", "sqrt(s2 [L1 + L1^2 / L + (sum(m - mean m))^2 / Sxx])");

    /// <summary>Cumulative abnormal return over its standard error.</summary>
    public static readonly Measure CarT = new("car_t", Unit.Number, "METHODS 8.2", "CAR / standard error");

    /// <summary>Two-sided p-value of a cumulative abnormal return.</summary>
    public static readonly Measure CarP = new("car_p", Unit.Number, "METHODS 8.4", "two-sided, t with L - 2 degrees of freedom");

    /// <summary>Buy-and-hold abnormal return.</summary>
    public static readonly Measure Bhar = new("bhar", Unit.Fraction, "METHODS 8.2", "prod(1 + r) - prod(1 + expected r)");

    /// <summary>Intercept of the model, per day.</summary>
    public static readonly Measure ModelAlpha = new("model_alpha", Unit.Fraction, "METHODS 8.1", "intercept of r = a + b m + e over the estimation window");

    /// <summary>Slope of the model.</summary>
    public static readonly Measure ModelBeta = new("model_beta", Unit.Number, "METHODS 8.1", "slope of r = a + b m + e over the estimation window");

    /// <summary>Returns in the estimation window.</summary>
    public static readonly Measure ModelDays = new("model_days", Unit.Count, "METHODS 8.1", "returns of the estimation window that the model uses");

    /// <summary>Standard deviation of the model's residuals.</summary>
    public static readonly Measure ModelDeviation = new("model_deviation", Unit.Fraction, "METHODS 8.2", "sqrt(sum e^2 / (L - 2))");

    /// <summary>Price that a daily limit allows, up or down.</summary>
    public static readonly Measure LimitPrice = new("limit_price", Unit.Currency, "METHODS 8.3", "previous close on the day's split basis plus or minus the exchange's limit for it");

    /// <summary>Sessions of the window that closed at the daily price limit, up or down.</summary>
    public static readonly Measure LimitCloses = new("limit_closes", Unit.Count, "METHODS 8.3", "sessions with |close - (previous close +- limit)| below one tick");

    /// <summary>Points that a gauge moved, or a constituent added, on one day of a window.</summary>
    public static readonly Measure DayPoints = new("day_points", Unit.Points, "METHODS 4.1", "I0 (P - P*) S / B on the day");

    /// <summary>Return of a gauge on one day of a window.</summary>
    public static readonly Measure DayReturn = new("day_return", Unit.Fraction, "METHODS 2.1", "I(t) / I(t-1) - 1 on the day, in the window's ledger");

    /// <summary>Points of one day over the window's move.</summary>
    public static readonly Measure DayShare = new("day_share", Unit.Fraction, "METHODS 4.4", "points of the day / (I(end) - I(start))");

    /// <summary>Points of the k best days over the window's move.</summary>
    public static readonly Measure BestDaysShare = new("best_days_share", Unit.Fraction, "METHODS 4.4", "sum of the k largest daily moves / (I(end) - I(start))");

    /// <summary>Return of the window without its k best days.</summary>
    public static readonly Measure ReturnExBestDays = new("return_ex_best_days", Unit.Fraction, "METHODS 4.4", "prod(1 + R) over all days but the k best - 1");

    /// <summary>Return of the window without its k worst days.</summary>
    public static readonly Measure ReturnExWorstDays = new("return_ex_worst_days", Unit.Fraction, "METHODS 4.4", "prod(1 + R) over all days but the k worst - 1");

    /// <summary>Abnormal days of constituents in the window, all constituents together.</summary>
    public static readonly Measure AbnormalStockDays = new("abnormal_stock_days", Unit.Count, "METHODS 8.6", "days of constituents with |z| at or above the threshold");

    /// <summary>Points that constituents added on their abnormal days.</summary>
    public static readonly Measure AbnormalStockPoints = new("abnormal_stock_points", Unit.Points, "METHODS 4.1, 8.6", "sum of day points over the constituents' abnormal days");

    /// <summary>Events in a study.</summary>
    public static readonly Measure EventCount = new("event_count", Unit.Count, "METHODS 8.4", "events with an estimate and a return in the window");

    /// <summary>Mean cumulative abnormal return of a study.</summary>
    public static readonly Measure MeanCar = new("mean_car", Unit.Fraction, "METHODS 8.4", "mean over events of the cumulative abnormal return");

    /// <summary>A test statistic of a study.</summary>
    public static readonly Measure EventTestStatistic = new("event_test", Unit.Number, "METHODS 8.4", "the named test of no abnormal return");

    /// <summary>A two-sided p-value of a study.</summary>
    public static readonly Measure EventTestP = new("event_test_p", Unit.Number, "METHODS 8.4", "two-sided p-value of the named test");

    /// <summary>Mean pairwise correlation of estimation residuals.</summary>
    public static readonly Measure ResidualCorrelation = new("residual_correlation", Unit.Number, "METHODS 8.4", "mean over pairs of the correlation of estimation residuals on common days");
}

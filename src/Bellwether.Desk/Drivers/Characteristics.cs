using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Gauges;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>How characteristics are taken.</summary>
/// <param name="Lookback">Most trading days before the window from which betas and volatility are estimated.</param>
/// <param name="Minimum">Fewest usable days for them (METHODS 0.6, market model).</param>
/// <param name="Momentum">Trading days of prior momentum.</param>
public sealed record CharacteristicOptions(int Lookback = 250, int Minimum = 60, int Momentum = 120);

/// <summary>
/// What is known of each stock of a universe at the close on which a window starts (METHODS 7.4): nothing of the window itself goes in. Numbers are
/// raw; <see cref="CharacteristicDesign"/> scores them.
/// </summary>
public sealed class Characteristics
{
    /// <summary>Natural log of market value in currency units.</summary>
    public const string Size = "size";

    /// <summary>Export orientation of the stock's sector: export 1, mixed ½, domestic 0.</summary>
    public const string Export = "export";

    /// <summary>Slope on the market before the window.</summary>
    public const string MarketBeta = "market_beta";

    /// <summary>Slope on the yield change before the window, return per basis point.</summary>
    public const string RateBeta = "rate_beta";

    /// <summary>Slope on the currency's log change before the window.</summary>
    public const string CurrencyBeta = "currency_beta";

    /// <summary>Volatility a year before the window.</summary>
    public const string Volatility = "volatility";

    /// <summary>Return before the window.</summary>
    public const string Momentum = "momentum";

    /// <summary>Free-float factor, 1 where none is known.</summary>
    public const string Float = "float";

    private Characteristics(ImmutableArray<int> universe, int day) => (Universe, Day) = (universe, day);

    /// <summary>Security ordinals.</summary>
    public ImmutableArray<int> Universe { get; }

    /// <summary>Day index of the close they are known at.</summary>
    public int Day { get; }

    /// <summary>Numbers by id, in a fixed order; themes last, 1 for a member and 0 else.</summary>
    public required ImmutableArray<Characteristic> Numbers { get; init; }

    /// <summary>Sector code per stock.</summary>
    public required ImmutableArray<string?> Sectors { get; init; }

    /// <summary>Section per stock on the day.</summary>
    public required ImmutableArray<string?> Sections { get; init; }

    /// <summary>How they were taken, in words for facts and notes.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>A characteristic by id; an unknown one is a usage error that lists them.</summary>
    public Characteristic Find(string id) =>
        Numbers.FirstOrDefault(own => own.Id == id)
        ?? throw new DeskException(ExitCode.Usage, $"There is no characteristic '{id}'. Known here: {string.Join(", ", Numbers.Select(own => own.Id))}.");

    /// <summary>Characteristics of a universe at the close of a day.</summary>
    public static Characteristics Of(Workspace workspace, IReadOnlyList<int> universe, int day, CharacteristicOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(universe);
        var chosen = options ?? new CharacteristicOptions();
        var market = workspace.Market;
        ImmutableArray<int> own = [.. universe];
        var date = market.Calendar[day];
        var sector = Groups.Of(market, "sector", null, date);
        var export = Groups.Of(market, "export", null, date);
        var section = Groups.Of(market, "section", null, date);
        var (estimates, words) = Estimates(workspace, own, day, chosen);
        Characteristic Number(string id, string name, string what, Func<int, double> value)
        {
            var values = new double[own.Length];
            for (var i = 0; i < values.Length; i++) values[i] = value(i);
            return new Characteristic(id, name, what, [.. values]);
        }

        var before = string.Create(CultureInfo.InvariantCulture, $"up to {chosen.Lookback} trading days before the window, at least {chosen.Minimum}");
        var themes = own.SelectMany(security => market.Securities[security].Themes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new Characteristics(own, day)
        {
            Numbers =
            [
                Number(Size, "size", "natural log of market value (close times shares) at the window's start", i => LogValue(workspace, own[i], day)),
                Number(Export, "export orientation", "the sector's label: export 1, mixed 0.5, domestic 0; not the company's overseas sales", i => Orientation(export(own[i]))),
                Number(MarketBeta, "market beta", $"slope of daily returns on the market, {before}", i => estimates[i].Market),
                Number(RateBeta, "rate beta", $"slope of daily returns on the change of the 10-year yield in basis points, market and currency held, {before}", i => estimates[i].Rate),
                Number(CurrencyBeta, "currency beta", $"slope of daily returns on the log change of the dollar, market and yield held, {before}", i => estimates[i].Currency),
                Number(Volatility, "volatility", $"standard deviation of daily returns a year, {before}", i => estimates[i].Volatility),
                Number(Momentum, "prior momentum", string.Create(CultureInfo.InvariantCulture, $"return over the {chosen.Momentum} trading days before the window"), i => estimates[i].Momentum),
                Number(Float, "free float", "free-float factor in force at the window's start, 1 where none is known", i => workspace.Resolver.Shares.FloatMillionths(own[i], date) / (double)Units.FactorOne),
                .. themes.Select(theme => Number("theme:" + theme, $"theme {theme.Replace('_', ' ')}", $"1 for stocks tagged {theme.Replace('_', ' ')}, else 0", i => market.Securities[own[i]].Themes.Contains(theme, StringComparer.Ordinal) ? 1 : 0)),
            ],
            Sectors = [.. own.Select(sector)],
            Sections = [.. own.Select(section)],
            Words = words,
        };
    }

    /// <summary>Export orientation as a number: export 1, mixed ½, domestic 0; NaN without a label.</summary>
    public static double Orientation(string? label) => label switch
    {
        "export" => 1,
        "mixed" => 0.5,
        "domestic" => 0,
        _ => double.NaN,
    };

    private static double LogValue(Workspace workspace, int security, int day)
    {
        var close = workspace.Market.Panel.CloseAt(day, security);
        return close > 0 && workspace.Resolver.Shares.On(security, workspace.Market.Calendar[day]) is > 0 and var shares
            ? Math.Log(Units.ToDouble(close) * shares)
            : double.NaN;
    }

    private static (PreWindowEstimate[] Estimates, ImmutableArray<string> Words) Estimates(Workspace workspace, ImmutableArray<int> universe, int day, CharacteristicOptions options)
    {
        var from = Math.Max(0, day - options.Lookback);
        var factors = Factors.Of(workspace);
        double[] Changes(Factor? factor) => factor is null || day - from < 1 ? [] : Usable(factors.Changes(factor, from, day), options.Minimum);
        var (market, rate, currency) = (Changes(factors.Market), Changes(factors.Rate), Changes(factors.Currency));
        var panel = StockReturnPanel.Of(workspace.Market, workspace.Resolver.Shares, universe, from, day);
        var returns = new double[universe.Length][];
        for (var i = 0; i < returns.Length; i++) returns[i] = panel.ForEstimation(i);
        var estimates = PreWindowEstimates.Of(returns, market, rate, currency, options.Minimum, options.Momentum);
        var calendar = workspace.Market.Calendar;
        return (estimates,
        [
            string.Create(CultureInfo.InvariantCulture, $"characteristics of {universe.Length} stocks at the close of {calendar[day]:yyyy-MM-dd}"),
            string.Create(CultureInfo.InvariantCulture, $"betas, volatility from {calendar[from]:yyyy-MM-dd} to {calendar[day]:yyyy-MM-dd}, on {string.Join(", ", new[] { market.Length > 0 ? factors.Market!.Id : null, rate.Length > 0 ? factors.Rate!.Id : null, currency.Length > 0 ? factors.Currency!.Id : null }.OfType<string>())}"),
        ]);
    }

    // A factor that never moves, or is missing for most of the time, would take every stock's slopes with it.
    private static double[] Usable(double[] changes, int minimum)
    {
        var seen = 0;
        var moves = false;
        var first = double.NaN;
        foreach (var change in changes)
        {
            if (!double.IsFinite(change)) continue;
            seen++;
            if (double.IsNaN(first)) first = change;
            else moves |= change != first;
        }

        return moves && seen >= minimum ? changes : [];
    }
}

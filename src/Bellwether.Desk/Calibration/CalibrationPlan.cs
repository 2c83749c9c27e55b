using System.Collections.Immutable;
using Bellwether.Market.Sample;

namespace Bellwether.Desk;

/// <summary>How calibration is run.</summary>
/// <param name="Seeds">Number of seeds; each gives a market with nothing planted and one for each cause.</param>
/// <param name="First">First seed.</param>
/// <param name="Securities">Securities a market.</param>
/// <param name="Days">Trading days a market.</param>
/// <param name="Threads">Threads; 0 takes one a core. The result does not depend on it.</param>
public sealed record CalibrationOptions(int Seeds = 500, ulong First = 1, int Securities = 400, int Days = 430, int Threads = 0)
{
    /// <summary>The command that gives the same report.</summary>
    public string Command
    {
        get
        {
            var usual = new CalibrationOptions();
            return FormattableString.Invariant($"bellwether calibrate --seeds {Seeds}{(First == usual.First ? "" : FormattableString.Invariant($" --seed {First}"))} --securities {Securities} --days {Days}");
        }
    }
}

/// <summary>A cause that is planted alone, and the reason that should find it.</summary>
/// <param name="Reason">Reason id.</param>
/// <param name="What">What is planted at size 1, in words.</param>
/// <param name="Causes">The causes of a market by size.</param>
/// <param name="Factor">The factor through whose loadings it acts; null for a run of prices.</param>
internal sealed record CalibrationPlan(string Reason, string What, Func<double, SampleCauses> Causes, string? Factor = null)
{
    /// <summary>Sizes, in turn over the seeds.</summary>
    public static readonly ImmutableArray<double> Sizes = [0.5, 1, 2];

    /// <summary>Plans in the order of the reasons.</summary>
    public static readonly ImmutableArray<CalibrationPlan> All =
    [
        new(DriverReasons.Exports, "names of export sectors lose 15 % over the window, mixed ones half of that", size => new SampleCauses(Exports: 0.15 * size)),
        new(DriverReasons.Rates, "growth names lose 0.08 % a basis point of the ten-year yield, others by sector, on every day", size => new SampleCauses(Rates: size), "rate"),
        new(DriverReasons.Currency, "exporters gain up to 0.6 % a percent of the currency, on every day", size => new SampleCauses(Currency: size), "currency"),
        new(DriverReasons.Size, "names lose 3 % over the window per unit of log market value", size => new SampleCauses(Size: 0.03 * size)),
        new(DriverReasons.Sectors, "the sectors that growth holds more of gain 10 % over the window", size => new SampleCauses(Sectors: 0.10 * size)),
        new(DriverReasons.Stocks, "the heaviest growth name gains about 65 %, three or more small ones double", size => new SampleCauses(Stocks: size)),
    ];
}

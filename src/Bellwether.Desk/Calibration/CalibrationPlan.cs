using System.Collections.Immutable;
using Bellwether.Market.Sample;

namespace Bellwether.Desk;

/// <summary>How calibration is run.</summary>
/// <param name="Seeds">Number of seeds; each gives several markets.</param>
/// <param name="First">First seed.</param>
/// <param name="Securities">Securities a market.</param>
/// <param name="Days">Trading days a market.</param>
/// <param name="Threads">Threads; 0 takes one a core. The result does not depend on it.</param>
public sealed record CalibrationOptions(int Seeds = 500, ulong First = 1, int Securities = 300, int Days = 420, int Threads = 0)
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

/// <summary>A cause, and the reason that should find it.</summary>
/// <param name="Reason">Reason id.</param>
/// <param name="What">What is planted at size 1, in words.</param>
/// <param name="Plant">Adds the cause to those of a market, by size.</param>
internal sealed record CalibrationPlan(string Reason, string What, Func<SampleCauses, double, SampleCauses> Plant)
{
    /// <summary>Sizes, in turn over the seeds.</summary>
    public static readonly ImmutableArray<double> Sizes = [0.5, 1, 2];

    /// <summary>Plans in the order of the reasons.</summary>
    public static readonly ImmutableArray<CalibrationPlan> All =
    [
        new(DriverReasons.Exports, "names of export sectors lose 15 % over the window, mixed ones half of that", (all, size) => all with { Exports = 0.15 * size }) { Run = runs => runs.Exports },
        new(DriverReasons.Rates, "growth names lose 0.08 % a basis point of the ten-year yield, others by sector, on every day", (all, size) => all with { Rates = size }) { Factor = "rate" },
        new(DriverReasons.Currency, "exporters gain up to 0.6 % a percent of the currency, on every day", (all, size) => all with { Currency = size }) { Factor = "currency" },
        new(DriverReasons.Size, "names lose 3 % over the window per unit of log market value", (all, size) => all with { Size = 0.03 * size }) { Run = runs => runs.Size },
        new(DriverReasons.Sectors, "sectors that growth holds more of gain 10 % over the window on the others of the same export label", (all, size) => all with { Sectors = 0.10 * size }) { Run = runs => runs.Sectors },
        new(DriverReasons.Stocks, "the heaviest growth name gains about 65 %, three or more small ones double", (all, size) => all with { Stocks = size }),
    ];

    /// <summary>The factor through whose loadings it acts, or null.</summary>
    public string? Factor { get; init; }

    /// <summary>The run of prices by which it acts, or null; without either its truth is not a part of a gap.</summary>
    public Func<CauseRuns, double>? Run { get; init; }

    /// <summary>
    /// What is planted in each market: nothing, then every cause once. A factor acts through daily moves and a run through the mean, so a market has room
    /// for one of each that do not go with the same names.
    /// </summary>
    public static readonly ImmutableArray<ImmutableArray<CalibrationPlan>> Markets =
    [
        [],
        [Find(DriverReasons.Exports), Find(DriverReasons.Rates)],
        [Find(DriverReasons.Size), Find(DriverReasons.Currency)],
        [Find(DriverReasons.Sectors)],
        [Find(DriverReasons.Stocks)],
    ];

    private static CalibrationPlan Find(string reason) => All.First(plan => plan.Reason == reason);
}

using Bellwether.Analytics.Drivers;

namespace Bellwether.Analytics.Attribution;

/// <summary>A stock of either gauge in a gap ledger (METHODS 7.5).</summary>
/// <param name="WeightA">Opening weight in the first gauge, 0 outside.</param>
/// <param name="WeightB">Opening weight in the second gauge.</param>
/// <param name="PartA">Contribution to the first gauge as a fraction of its level at the start.</param>
/// <param name="PartB">Contribution to the second gauge.</param>
/// <param name="Return">Window return; NaN without one.</param>
/// <param name="Value">Market value at the start in any unit; NaN when unknown.</param>
/// <param name="Sector">Sector, or null.</param>
public readonly record struct GapStock(double WeightA, double WeightB, double PartA, double PartB, double Return, double Value, string? Sector);

/// <summary>A gauge in a gap ledger: three returns of the same window, each of which stands on the one before.</summary>
/// <param name="Members">Of the members fixed at the start, by their contributions.</param>
/// <param name="Basis">Of the members on the basis asked for; the same when they are fixed.</param>
/// <param name="Headline">The return that is printed: of the published level, or of the members on the basis.</param>
public readonly record struct GapGauge(decimal Members, decimal Basis, decimal Headline);

/// <summary>What a gap ledger is made from.</summary>
/// <param name="A">The gauge explained.</param>
/// <param name="B">The gauge it is measured against.</param>
/// <param name="Stocks">Stocks of both gauges.</param>
/// <param name="Characteristics">Numbers per stock, NaN where missing; those of <see cref="GapLedger.Usable"/>.</param>
public sealed record GapLedgerInput(GapGauge A, GapGauge B, IReadOnlyList<GapStock> Stocks, IReadOnlyList<Characteristic> Characteristics);

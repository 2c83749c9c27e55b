using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;

namespace Bellwether.Desk;

/// <summary>The reasons put to the test, stated before any data are seen.</summary>
internal static class DriverReasons
{
    /// <summary>Ids of the reasons that are always asked.</summary>
    public const string Exports = "exports", Rates = "rates", Currency = "currency", Size = "size", Sectors = "sectors", Stocks = "stocks";

    /// <summary>
    /// All reasons, the user's last; <paramref name="models"/> gives the position of the cross-section with export orientation and of that with sectors,
    /// −1 where there is none.
    /// </summary>
    public static ImmutableArray<StatedReason> All(Workspace workspace, DriverSpec spec, int[] models)
    {
        var factors = Factors.Of(workspace);
        var (plain, sectored) = (models[DriversCase.Base], models[DriversCase.Sectored]);
        // Without sectors the rest of single stocks is what the plain cross-section leaves.
        var rest = sectored >= 0 ? sectored : plain;
        var byStock = plain >= 0 ? plain : sectored;
        return
        [
            new(Exports, "it depends less on exports", ReasonKind.Characteristic, Characteristics.Export, plain, -1),
            new(Rates, "it does well when rates stay low and loses when they rise", ReasonKind.Factor, factors.Rate?.Id ?? "10-year yield", -1, -1),
            new(Currency, "the currency moved its way", ReasonKind.Factor, factors.Currency?.Id ?? "currency", -1, 0),
            new(Size, "its companies are smaller", ReasonKind.Characteristic, Characteristics.Size, byStock, -1),
            new(Sectors, "its mix of sectors was the right one", ReasonKind.Characteristic, "sector", sectored, 0),
            new(Stocks, "individual stocks are on fire", ReasonKind.TopNames, "", rest, 0),
            .. spec.Own.Select(own => new StatedReason(
                own.File is null ? own.Id : OwnReason.OfFile, $"stocks with {(own.Expected < 0 ? "less" : "more")} of {(own.File is null ? own.Id : Path.GetFileNameWithoutExtension(own.File))} did better", ReasonKind.Characteristic, own.File is null ? own.Id : OwnReason.OfFile, byStock, own.Expected)),
        ];
    }
}

using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Optional tables: free-float factors, splits and dividends as traded.</summary>
internal static class ActionTables
{
    internal static void Read(TableFile? floats, TableFile? splits, TableFile? dividends, ImportSet set)
    {
        floats?.Each(set.Failures, "code VARCHAR!, from DATE!, factor DOUBLE!", (r, line) =>
            set.FloatFactors.Add(new(new FloatFactorEntry(r.Get<string>(0), r.Get<DateOnly>(1), checked((int)Math.Round(r.Get<double>(2) * Units.FactorOne, MidpointRounding.AwayFromZero))), floats.FileName, line)));
        splits?.Each(set.Failures, "code VARCHAR!, ex_date DATE!, new_per_old VARCHAR!", (r, line) =>
            set.Splits.Add(new(new SplitEntry(r.Get<string>(0), r.Get<DateOnly>(1), ConstituentTables.Fraction(r.Get<string>(2))), splits.FileName, line)));
        dividends?.Each(set.Failures, "code VARCHAR!, ex_date DATE!, amount DOUBLE!", (r, line) =>
            set.Dividends.Add(new(new DividendEntry(r.Get<string>(0), r.Get<DateOnly>(1), Units.FromAmount(r.Get<double>(2))), dividends.FileName, line)));
    }
}

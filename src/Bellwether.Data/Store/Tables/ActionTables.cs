using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Optional tables: free-float factors, splits, dividends and other corporate actions as traded.</summary>
internal static class ActionTables
{
    private static readonly Dictionary<string, CorporateActionKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rights"] = CorporateActionKind.Rights,
        ["spin-off"] = CorporateActionKind.SpinOff,
        ["transfer"] = CorporateActionKind.Transfer,
    };

    internal static void Read(TableFile? floats, TableFile? splits, TableFile? dividends, TableFile? actions, ImportSet set)
    {
        actions?.Each(set.Failures, "code VARCHAR!, ex_date DATE!, kind VARCHAR!, new_per_old VARCHAR, price DOUBLE, successor VARCHAR", (r, line) =>
        {
            if (!Kinds.TryGetValue(r.Get<string>(2), out var kind))
            {
                set.Failures.Add(new RowFailure(FailureReason.Unparsable, actions.FileName, line, $"kind '{r.Get<string>(2)}' is not known: expected {string.Join(", ", Kinds.Keys)}."));
                return;
            }

            set.CorporateActions.Add(new(
                new CorporateActionEntry(
                    r.Get<string>(0),
                    r.Get<DateOnly>(1),
                    kind,
                    r.TextOrNull(3) is { } terms ? ConstituentTables.Fraction(terms) : Ratio.One,
                    Units.FromAmount(r.GetOrNull<double>(4) ?? 0),
                    r.TextOrNull(5)),
                actions.FileName,
                line));
        });
        floats?.Each(set.Failures, "code VARCHAR!, from DATE!, factor DOUBLE!", (r, line) =>
            set.FloatFactors.Add(new(new FloatFactorEntry(r.Get<string>(0), r.Get<DateOnly>(1), checked((int)Math.Round(r.Get<double>(2) * Units.FactorOne, MidpointRounding.AwayFromZero))), floats.FileName, line)));
        splits?.Each(set.Failures, "code VARCHAR!, ex_date DATE!, new_per_old VARCHAR!", (r, line) =>
            set.Splits.Add(new(new SplitEntry(r.Get<string>(0), r.Get<DateOnly>(1), ConstituentTables.Fraction(r.Get<string>(2))), splits.FileName, line)));
        dividends?.Each(set.Failures, "code VARCHAR!, ex_date DATE!, amount DOUBLE!", (r, line) =>
            set.Dividends.Add(new(new DividendEntry(r.Get<string>(0), r.Get<DateOnly>(1), Units.FromAmount(r.Get<double>(2))), dividends.FileName, line)));
    }
}

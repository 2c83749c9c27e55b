using System.Globalization;
using System.Runtime.CompilerServices;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Checks of the small tables: keys once, codes known, dates not in the future, counts above zero. Bad rows move to the failures.</summary>
internal sealed class RowChecks(ImportSet set, Func<string, bool> knowsCode, DateOnly lastAllowedDay)
{
    internal void Run()
    {
        Keep(set.Securities, r => r.Code, r => Named(r.Code, r.Name));
        Keep(set.ListedNames, r => r.Code, r => Named(r.Code, r.Name));
        Keep(set.Sectors, r => r.Code, r => Named(r.Code, r.Name));
        Keep(set.Listings, r => (r.AsOf, r.Code), r => Known(r.Code) ?? Past(r.AsOf) ?? Filled("section", r.Section));
        Keep(set.Shares, r => (r.Code, r.AsOf, r.Kind), r => Known(r.Code) ?? Positive("shares", r.Shares));
        Keep(set.FloatFactors, r => (r.Code, r.From), r => Known(r.Code)
            ?? (r.Millionths is < 0 or > Units.FactorOne ? (FailureReason.Negative, $"the factor {r.Millionths} lies outside 0 to {Units.FactorOne} millionths") : null));
        Keep(set.Splits, r => (r.Code, r.ExDate), r => Known(r.Code) ?? Positive("split ratio", Math.Min(r.NewPerOld.Numerator, r.NewPerOld.Denominator)));
        Keep(set.Dividends, r => (r.Code, r.ExDate), r => Known(r.Code) ?? Positive("dividend", r.PriceUnits));
        Keep(set.CorporateActions, r => (r.Code, r.ExDate, r.Kind), r => Known(r.Code) ?? (r.Successor is null ? null : Known(r.Successor))
            ?? Positive("ratio", Math.Min(r.Terms.Numerator, r.Terms.Denominator))
            ?? (r.PriceUnits < 0 ? Positive("price", r.PriceUnits) : r.Kind == CorporateActionKind.Transfer ? Filled("successor", r.Successor) : null));
        Keep(set.Levels, r => (r.Index, r.Row.Date), r => Filled("index", r.Index) ?? Past(r.Row.Date)
            ?? (r.Row.Close <= 0 ? (FailureReason.Negative, $"close is {r.Row.Close}; a level must be above zero") : null));
        Keep(set.Macro, r => (r.Series, r.Row.Date), r => Filled("series", r.Series) ?? Past(r.Row.Date)
            ?? (double.IsFinite(r.Row.Value) ? null : (FailureReason.Unparsable, "the value is not a number")));
        Keep(set.News, r => (r.Date, r.Code, r.Summary), r => (r.Code is null ? null : Known(r.Code)) ?? Filled("summary", r.Summary));
        Keep(set.Constituents, r => (r.Index, r.Code, r.From), r => Positive("price factor", Math.Min(r.PriceFactor.Numerator, r.PriceFactor.Denominator))
            ?? (r.Until <= r.From ? (FailureReason.Unparsable, $"it ends on {r.Until:yyyy-MM-dd}, not after its first day {r.From:yyyy-MM-dd}") : null));
        Keep(set.PriceFlags, r => (r.Code, r.Date), r => Known(r.Code) ?? (r.Ratio > 0 ? null : (FailureReason.Negative, "the ratio is not above zero")));
        Keep(set.Divisors, r => (r.Index, r.From), r => r.Divisor <= 0 ? (FailureReason.Negative, $"the divisor is {r.Divisor}; it must be above zero") : null);
    }

    private static string KeyText(object? key) => key switch
    {
        ITuple parts => "(" + string.Join(", ", Enumerable.Range(0, parts.Length).Select(i => KeyText(parts[i]))) + ")",
        IFormattable part => part is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : part.ToString(null, CultureInfo.InvariantCulture),
        _ => key?.ToString() ?? "",
    };

    private static (FailureReason, string)? Filled(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? (FailureReason.MissingField, $"{field} is empty") : null;

    private static (FailureReason, string)? Named(string code, string name) => Filled("code", code) ?? Filled("name", name);

    private static (FailureReason, string)? Positive(string field, long value) =>
        value <= 0 ? (FailureReason.Negative, $"{field} is {value}; it must be above zero") : null;

    private (FailureReason, string)? Known(string code) =>
        knowsCode(code) ? null : (FailureReason.UnknownCode, $"code {code} is in no list of this import or the store");

    private (FailureReason, string)? Past(DateOnly day) =>
        day > lastAllowedDay ? (FailureReason.FutureDate, $"{day:yyyy-MM-dd} lies in the future") : null;

    private void Keep<T, TKey>(List<Placed<T>> rows, Func<T, TKey> key, Func<T, (FailureReason Reason, string Message)?> check)
    {
        var seen = new HashSet<TKey>(rows.Count);
        rows.RemoveAll(placed =>
        {
            var problem = check(placed.Row);
            if (problem is null && !seen.Add(key(placed.Row)))
                problem = (FailureReason.DuplicateKey, $"a row with the key {KeyText(key(placed.Row))} came before; the first is kept");
            if (problem is null) return false;
            set.Failures.Add(new RowFailure(problem.Value.Reason, placed.File, placed.Line, $"{problem.Value.Message}."));
            return true;
        });
    }
}

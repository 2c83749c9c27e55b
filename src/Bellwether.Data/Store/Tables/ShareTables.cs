using System.Globalization;
using System.Text.RegularExpressions;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Share counts: the security master's own, estimates, and plain share tables.</summary>
internal static partial class ShareTables
{
    internal static void Read(TableFile? securities, TableFile? estimates, TableFile? shares, ImportSet set)
    {
        DateOnly? masterDate = null;
        if (securities is not null && securities.Has("shares_outstanding"))
        {
            securities.Each(set.Failures, "code VARCHAR!, shares_outstanding BIGINT, shares_as_of DATE, as_of DATE?", (r, line) =>
            {
                masterDate ??= r.GetOrNull<DateOnly>(3);
                if (r.GetOrNull<long>(1) is not { } count || r.GetOrNull<DateOnly>(2) is not { } asOf) return;
                set.Shares.Add(new(new SharesEntry(r.Get<string>(0), asOf, asOf, count, "reference"), securities.FileName, line));
            });
        }

        estimates?.Each(set.Failures, "code VARCHAR!, as_of VARCHAR!, kind VARCHAR!, shares BIGINT!", (r, line) =>
        {
            var (asOf, kind) = (Date(r.Get<string>(1)), r.Get<string>(2));
            set.Shares.Add(new(new SharesEntry(r.Get<string>(0), asOf, Basis(kind) ?? masterDate ?? asOf, r.Get<long>(3), kind), estimates.FileName, line));
        });
        shares?.Each(set.Failures, "code VARCHAR!, as_of DATE!, basis_date DATE?, shares BIGINT!, kind VARCHAR?", (r, line) =>
            set.Shares.Add(new(new SharesEntry(r.Get<string>(0), r.Get<DateOnly>(1), r.GetOrNull<DateOnly>(2) ?? r.Get<DateOnly>(1), r.Get<long>(3), r.TextOrNull(4) ?? "reference"), shares.FileName, line)));
    }

    /// <summary>A date, or the last day of the month that ends a fiscal year written YYYY/MM.</summary>
    internal static DateOnly Date(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return DateOnly.TryParseExact(text + "/01", "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.AddMonths(1).AddDays(-1)
            : throw new FormatException($"as_of '{text}' is neither a date (YYYY-MM-DD) nor a fiscal year end (YYYY/MM).");
    }

    /// <summary>The split basis that a kind names: "… on the 2019-04-05 split basis".</summary>
    private static DateOnly? Basis(string kind) =>
        BasisText().Match(kind) is { Success: true } match && DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"on the (?<day>\d{4}-\d{2}-\d{2}) split basis", RegexOptions.CultureInvariant)]
    private static partial Regex BasisText();
}

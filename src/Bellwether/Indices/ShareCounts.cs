using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>
/// Share counts on any day, from dated observations and splits (METHODS 1.2, 1.3). The security master's counts (<c>reference</c>) come first; without
/// one the earliest estimate serves, and the security is said to be estimated. A count holds from its date until the next one, and back before the first.
/// </summary>
public sealed class ShareCounts
{
    /// <summary>Kind of the security master's own counts.</summary>
    public const string Reference = "reference";

    private readonly MarketSnapshot _market;
    private readonly (int Start, int Count)[] _shares;
    private readonly (int Start, int Count)[] _splits;
    private readonly (int Start, int Count)[] _factors;
    private readonly (int Start, int Count)[] _actions;
    private readonly (int Start, int Count)[] _dividends;

    /// <summary>Indexes the snapshot's share rows, splits, factors and dividends.</summary>
    public ShareCounts(MarketSnapshot market)
    {
        ArgumentNullException.ThrowIfNull(market);
        _market = market;
        _shares = Ranges(market.Securities.Length, market.Shares, row => row.Security);
        _splits = Ranges(market.Securities.Length, market.Splits, row => row.Security);
        _factors = Ranges(market.Securities.Length, market.FloatFactors, row => row.Security);
        _actions = Ranges(market.Securities.Length, market.CorporateActions, row => row.Security);
        _dividends = Ranges(market.Securities.Length, market.Dividends, row => row.Security);
    }

    /// <summary>Splits of a security, ascending by ex-date.</summary>
    public ReadOnlySpan<SplitRow> Splits(int security) => _market.Splits.AsSpan().Slice(_splits[security].Start, _splits[security].Count);

    /// <summary>Rights issues, spin-offs and transfers of a security, ascending by ex-date.</summary>
    public ReadOnlySpan<CorporateActionRow> Actions(int security) => _market.CorporateActions.AsSpan().Slice(_actions[security].Start, _actions[security].Count);

    /// <summary>Dividends of a security, ascending by ex-date.</summary>
    public ReadOnlySpan<DividendRow> Dividends(int security) => _market.Dividends.AsSpan().Slice(_dividends[security].Start, _dividends[security].Count);

    /// <summary>True when the count is an estimate and not the security master's.</summary>
    public bool IsEstimated(int security)
    {
        foreach (var row in Rows(security))
        {
            if (row.Kind == Reference) return false;
        }

        return true;
    }

    /// <summary>Shares on a day, on that day's split basis; null without any observation.</summary>
    public long? On(int security, DateOnly day) => Observation(security, day) is { } row ? Convert(security, row, day) : null;

    /// <summary>Days after <paramref name="from"/> up to <paramref name="until"/> on which a new observation takes effect.</summary>
    public IReadOnlyList<DateOnly> Changes(int security, DateOnly from, DateOnly until)
    {
        var days = new List<DateOnly>();
        foreach (var row in Rows(security))
        {
            if (row.Kind == Reference && row.AsOf > from && row.AsOf <= until && !days.Contains(row.AsOf)) days.Add(row.AsOf);
        }

        return days;
    }

    /// <summary>Free-float factor in force on a day, in millionths; 1 when none is known.</summary>
    public int FloatMillionths(int security, DateOnly day)
    {
        var rows = _market.FloatFactors.AsSpan().Slice(_factors[security].Start, _factors[security].Count);
        var factor = rows.Length > 0 ? rows[0].Millionths : Units.FactorOne;
        foreach (var row in rows)
        {
            if (row.From <= day) factor = row.Millionths;
        }

        return factor;
    }

    /// <summary>Days after <paramref name="from"/> up to <paramref name="until"/> on which the free-float factor changes.</summary>
    public IReadOnlyList<DateOnly> FloatChanges(int security, DateOnly from, DateOnly until)
    {
        var days = new List<DateOnly>();
        foreach (var row in _market.FloatFactors.AsSpan().Slice(_factors[security].Start, _factors[security].Count))
        {
            if (row.From > from && row.From <= until) days.Add(row.From);
        }

        return days;
    }

    /// <summary>New shares on <paramref name="to"/> per share on <paramref name="from"/>; from ≤ to.</summary>
    public Ratio SplitRatio(int security, DateOnly from, DateOnly to)
    {
        var ratio = Ratio.One;
        foreach (var split in Splits(security))
        {
            if (split.ExDate > from && split.ExDate <= to) ratio *= split.NewPerOld;
        }

        return ratio;
    }

    /// <summary>
    /// What one share bought on <paramref name="from"/> has become on <paramref name="to"/>, for price returns: splits, and rights and spin-offs at
    /// their theoretical prices (METHODS 1.3): P / TERP and P / (P − v).
    /// </summary>
    public Ratio PriceRatio(int security, DateOnly from, DateOnly to)
    {
        var ratio = SplitRatio(security, from, to);
        foreach (var action in Actions(security))
        {
            if (action.ExDate <= from || action.ExDate > to) continue;
            var day = _market.Calendar.IndexOnOrAfter(action.ExDate) - 1;
            var price = day >= 0 ? _market.Panel.CloseAt(day, security) : 0;
            if (price == 0) continue;
            var (n, d) = (action.Terms.Numerator, action.Terms.Denominator);
            if (action.Kind == CorporateActionKind.Rights) ratio *= new Ratio(checked(price * (d + n)), checked(price * d + action.PriceUnits * n)).Reduced();
            else if (action.Kind == CorporateActionKind.SpinOff && price > action.PriceUnits) ratio *= new Ratio(price, price - action.PriceUnits).Reduced();
        }

        return ratio;
    }

    // Splits and rights issues change the number of shares between two observations.
    private Ratio ShareRatio(int security, DateOnly from, DateOnly to)
    {
        var ratio = SplitRatio(security, from, to);
        foreach (var action in Actions(security))
        {
            if (action.Kind == CorporateActionKind.Rights && action.ExDate > from && action.ExDate <= to)
                ratio *= new Ratio(action.Terms.Denominator + action.Terms.Numerator, action.Terms.Denominator);
        }

        return ratio;
    }

    private ReadOnlySpan<SharesRow> Rows(int security) => _market.Shares.AsSpan().Slice(_shares[security].Start, _shares[security].Count);

    private SharesRow? Observation(int security, DateOnly day)
    {
        SharesRow? first = null;
        SharesRow? latest = null;
        SharesRow? estimate = null;
        foreach (var row in Rows(security))
        {
            if (row.Kind != Reference)
            {
                estimate ??= row;
                continue;
            }

            first ??= row;
            if (row.AsOf <= day) latest = row;
        }

        return latest ?? first ?? estimate;
    }

    private long Convert(int security, SharesRow row, DateOnly day)
    {
        if (day >= row.BasisDate) return ShareRatio(security, row.BasisDate, day).Scale(row.Shares);
        var later = ShareRatio(security, day, row.BasisDate);
        return new Ratio(later.Denominator, later.Numerator).Scale(row.Shares);
    }

    private static (int Start, int Count)[] Ranges<T>(int securities, ImmutableArray<T> rows, Func<T, int> key)
    {
        var ranges = new (int Start, int Count)[securities];
        for (var i = 0; i < rows.Length;)
        {
            var security = key(rows[i]);
            var start = i;
            while (i < rows.Length && key(rows[i]) == security) i++;
            ranges[security] = (start, i - start);
        }

        return ranges;
    }
}

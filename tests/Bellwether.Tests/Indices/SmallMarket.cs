using System.Collections.Immutable;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Tests.Indices;

/// <summary>A market of a few names over a few days; prices in currency units, 0 where there is no row.</summary>
internal sealed class SmallMarket
{
    private readonly List<string> _codes = [];
    private readonly List<double[]> _prices = [];

    public DateOnly First { get; init; } = new(2020, 1, 6);

    public List<SharesRow> Shares { get; } = [];

    public List<ListingRow> Listings { get; } = [];

    public List<SplitRow> Splits { get; } = [];

    public List<DividendRow> Dividends { get; } = [];

    public List<CorporateActionRow> Actions { get; } = [];

    public List<ConstituentRow> Constituents { get; } = [];

    public DateOnly Day(int index) => First.AddDays(index);

    /// <summary>Adds a name that is on the section on every list and has a share count; returns its ordinal.</summary>
    public int Add(string code, long shares, params double[] prices)
    {
        _codes.Add(code);
        _prices.Add(prices);
        Shares.Add(new SharesRow(_codes.Count - 1, First, First, shares, ShareCounts.Reference));
        return _codes.Count - 1;
    }

    /// <summary>Puts names on the section on a day.</summary>
    public void List(int day, params int[] securities)
    {
        foreach (var security in securities) Listings.Add(new ListingRow(Day(day), security, "MAIN", Certain: true));
    }

    public MarketSnapshot Build()
    {
        var days = _prices.Max(own => own.Length);
        var (close, state) = (new long[days * _codes.Count], new byte[days * _codes.Count]);
        var (first, last) = (new int[_codes.Count], new int[_codes.Count]);
        for (var s = 0; s < _codes.Count; s++)
        {
            first[s] = Array.FindIndex(_prices[s], price => price > 0);
            last[s] = Array.FindLastIndex(_prices[s], price => price > 0);
            for (var day = first[s]; day >= 0 && day <= last[s]; day++)
            {
                var at = day * _codes.Count + s;
                var traded = _prices[s][day] > 0;
                close[at] = traded ? Units.FromAmount(_prices[s][day]) : close[at - _codes.Count];
                state[at] = (byte)(traded ? CellState.Traded : CellState.Missing);
            }
        }

        return new MarketSnapshot
        {
            Version = new DatasetVersion(1, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "0"),
            Calendar = new TradingCalendar([.. Enumerable.Range(0, days).Select(Day)]),
            Securities = [.. _codes.Select(code => new Security(new SecurityId("x", code), code, null, null, null, [], null))],
            Panel = new Panel(days, _codes.Count, new PanelColumns { Close = close, State = state, FirstDay = [.. first], LastDay = [.. last] }),
            Shares = [.. Shares.OrderBy(row => row.Security).ThenBy(row => row.AsOf)],
            Listings = [.. Listings.OrderBy(row => row.AsOf).ThenBy(row => row.Security)],
            Splits = [.. Splits],
            Dividends = [.. Dividends],
            CorporateActions = [.. Actions],
            Constituents = [.. Constituents],
        };
    }

    public IndexHistory Run(IndexDefinition definition, int start, int end, Basis basis = Basis.Chained)
    {
        var market = Build();
        return IndexHistoryBuilder.Run(new IndexResolver(market).Resolve(definition, start, end, basis, Level.FromPoints(1000)), market.Panel);
    }

    public static IndexDefinition FullCap { get; } = new()
    {
        Id = "main",
        Name = "Main",
        Weighting = Weighting.FullCap,
        Membership = MembershipSource.Listings,
        Sections = ["MAIN"],
        Entry = EntryRule.Immediately,
    };
}

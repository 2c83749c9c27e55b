using System.Numerics;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>Why the divisor changed (METHODS 1.3).</summary>
public enum DivisorReason
{
    /// <summary>A constituent came in.</summary>
    Entry,

    /// <summary>A constituent left.</summary>
    Exit,

    /// <summary>The number of shares, the free float, a cap or a price factor changed.</summary>
    ShareChange,

    /// <summary>New shares paid in below the market (rights issue).</summary>
    Rights,

    /// <summary>Weights were set again.</summary>
    Review,
}

/// <summary>One change of the base market value; <see cref="Before"/> and <see cref="After"/> are exact market values at the previous close.</summary>
/// <param name="Day">Day index on whose open the change takes effect.</param>
/// <param name="Security">Security ordinal.</param>
/// <param name="Reason">Why.</param>
/// <param name="Before">The security's opening value before the change.</param>
/// <param name="After">The security's opening value after it.</param>
public readonly record struct DivisorChange(int Day, int Security, DivisorReason Reason, Int128 Before, Int128 After);

/// <summary>
/// The one index arithmetic of the house (METHODS 1.2–1.5), for batch and live use alike: market values are exact integers, the level is carried
/// from anchor to anchor, I(t) = I(anchor) · M(t) / M*(anchor), rounded once to 10⁻¹² points. Changes announced before the open are valued at
/// adjustment prices at the previous close, so the level before the open equals the previous close exactly (continuity).
/// Holdings are share millionths (shares × weight factor), price factors, or notional shares: the arithmetic is the same.
/// </summary>
public sealed class IndexCalculator
{
    private const int NetScale = 1_000_000;
    private readonly long[] _holdings;
    private readonly long[] _copied;
    private readonly long _taxMillionths;
    private readonly Dictionary<int, Int128> _opening = [];
    private readonly List<DivisorChange> _changes = [];
    private ReadOnlyMemory<long> _prices;
    private int[] _members = [];
    private bool _membersStale = true;
    private Int128 _dividends;
    private Int128 _adjusted;
    private Level _grossAnchor, _netAnchor;
    private Int128 _grossAnchorValue, _netAnchorValue;
    private int _day;

    /// <summary>A calculator for that many securities; <paramref name="withholding"/> is the tax rate of the net total return.</summary>
    public IndexCalculator(int securities, decimal withholding = 0m)
    {
        if (withholding is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(withholding), withholding, "A withholding rate lies between 0 and 1.");
        _holdings = new long[securities];
        _copied = new long[securities];
        _prices = _copied;
        _taxMillionths = (long)Math.Round(withholding * NetScale, MidpointRounding.AwayFromZero);
    }

    /// <summary>Price level at the last close.</summary>
    public Level Price { get; private set; }

    /// <summary>Gross total return level.</summary>
    public Level Gross { get; private set; }

    /// <summary>Net total return level.</summary>
    public Level Net { get; private set; }

    /// <summary>Market value at the last close, in price units × holding units.</summary>
    public Int128 MarketValue { get; private set; }

    /// <summary>Level at the last change of the divisor.</summary>
    public Level AnchorLevel { get; private set; }

    /// <summary>Adjusted market value at the last change of the divisor; level = anchor level × market value / this.</summary>
    public Int128 AnchorValue { get; private set; }

    /// <summary>Counts anchors: changes whenever the divisor does.</summary>
    public int AnchorNumber { get; private set; }

    /// <summary>Holdings now, per security.</summary>
    public ReadOnlySpan<long> Holdings => _holdings;

    /// <summary>Closes of the last day, per security.</summary>
    public ReadOnlySpan<long> Prices => _prices.Span;

    /// <summary>Every change of the divisor so far.</summary>
    public IReadOnlyList<DivisorChange> Changes => _changes;

    /// <summary>Opening values that differ from previous close × holding: entries, exits, share changes, splits of the coming day.</summary>
    public IReadOnlyDictionary<int, Int128> ChangedOpenings => _opening;

    /// <summary>Number of securities held.</summary>
    public int MemberCount { get; private set; }

    /// <summary>Ordinals of the securities held, ascending.</summary>
    public ReadOnlySpan<int> Members
    {
        get
        {
            if (_membersStale)
            {
                _members = new int[MemberCount];
                for (var (i, at) = (0, 0); at < _members.Length; i++)
                {
                    if (_holdings[i] != 0) _members[at++] = i;
                }

                _membersStale = false;
            }

            return _members;
        }
    }

    /// <summary>The divisor as published for cap-weighted gauges: base market value in currency units (METHODS 1.2), for a base level in points.</summary>
    public decimal BaseMarketValue(Level baseLevel) =>
        ToCurrency(AnchorValue) * (baseLevel.Points / AnchorLevel.Points);

    /// <summary>The divisor of a price-weighted gauge (METHODS 1.4): adjusted price sum over level.</summary>
    public decimal Divisor() => ToCurrency(AnchorValue) / AnchorLevel.Points;

    /// <summary>A market value of share millionths in currency units.</summary>
    public static decimal ToCurrency(Int128 value) =>
        (decimal)(value / (Units.PerCurrencyUnit * 1000L)) / (Units.FactorOne / 1000);

    /// <summary>Sets the base: level, closes and holdings of the base day.</summary>
    public void Start(int day, Level level, ReadOnlySpan<long> prices, ReadOnlySpan<long> holdings)
    {
        holdings.CopyTo(_holdings);
        prices.CopyTo(_copied);
        _prices = _copied;
        MemberCount = holdings.Length - holdings.Count(0);
        _membersStale = true;
        _day = day;
        MarketValue = Value(prices);
        if (MarketValue <= 0) throw new InvalidOperationException("An index needs at least one constituent with a price on its base day.");
        Price = Gross = Net = level;
        Anchor(level, MarketValue);
        (_grossAnchor, _grossAnchorValue) = (level, MarketValue);
        (_netAnchor, _netAnchorValue) = (level, MarketValue * NetScale);
        _adjusted = MarketValue;
    }

    /// <summary>
    /// Before the open: changes a holding; the added or removed part is valued at <paramref name="adjustmentPrice"/> (previous close, subscription
    /// price of a rights issue, last price of a leaver), METHODS 1.3.
    /// </summary>
    public void ChangeHolding(int security, long holding, long adjustmentPrice, DivisorReason reason)
    {
        var old = _holdings[security];
        if (holding == old) return;
        var before = Opening(security);
        var after = holding == 0 ? 0 : before + ExactSum.Product(adjustmentPrice, holding - old);
        if (holding < 0 || after < 0) throw new ArgumentOutOfRangeException(nameof(holding), holding, "A holding cannot be negative.");
        _opening[security] = after;
        _adjusted += after - before;
        Hold(security, holding);
        if (after != before) _changes.Add(new DivisorChange(_day + 1, security, reason, before, after));
    }

    /// <summary>
    /// Before the open: changes a holding at the opening reference price, which after a split of the same day is the split price (METHODS 1.3: split,
    /// then share changes, then dividends).
    /// </summary>
    public void Resize(int security, long holding, DivisorReason reason)
    {
        var old = _holdings[security];
        if (old == 0 || !_opening.TryGetValue(security, out var before))
        {
            ChangeHolding(security, holding, Prices[security], reason);
            return;
        }

        if (holding == old) return;
        var after = (Int128)((BigInteger)before * holding / old);
        _opening[security] = after;
        _adjusted += after - before;
        Hold(security, holding);
        if (after != before) _changes.Add(new DivisorChange(_day + 1, security, reason, before, after));
    }

    /// <summary>Before the open: a split or consolidation changes the number of shares, not the value (METHODS 1.3).</summary>
    public void Split(int security, long holding)
    {
        if (_holdings[security] == 0) return;
        if (holding <= 0) throw new ArgumentOutOfRangeException(nameof(holding), holding, "A split leaves a positive holding.");
        _opening[security] = Opening(security);
        _holdings[security] = holding;
    }

    /// <summary>Before the open: sets the opening price of a constituent to an ex price (a price-weighted gauge whose factor does not follow a split).</summary>
    public void Reprice(int security, long openingPrice, DivisorReason reason)
    {
        if (_holdings[security] == 0) return;
        var before = Opening(security);
        var after = ExactSum.Product(openingPrice, _holdings[security]);
        _opening[security] = after;
        _adjusted += after - before;
        if (after != before) _changes.Add(new DivisorChange(_day + 1, security, reason, before, after));
    }

    /// <summary>Before the open: a cash dividend goes ex; it counts in total return only (METHODS 1.3).</summary>
    public void Dividend(int security, long priceUnitsPerShare) =>
        _dividends += ExactSum.Product(priceUnitsPerShare, _holdings[security]);

    /// <summary>
    /// The close of the next day. <paramref name="prices"/> holds a carried price for every constituent. Call <see cref="IndexCalculator.Settle"/>
    /// after reading openings for contributions.
    /// </summary>
    public void Close(int day, ReadOnlySpan<long> prices)
    {
        if (_adjusted <= 0) throw new InvalidOperationException("The last constituent left: the index ends.");
        if (_adjusted != MarketValue) Anchor(Price, _adjusted);
        if (_adjusted != MarketValue || _dividends != 0)
        {
            (_grossAnchor, _grossAnchorValue) = (Gross, _adjusted - _dividends);
            (_netAnchor, _netAnchorValue) = (Net, _adjusted * NetScale - _dividends * (NetScale - _taxMillionths));
        }

        var value = Value(prices);
        Price = AnchorLevel.Times(value, AnchorValue);
        Gross = _grossAnchor.Times(value, _grossAnchorValue);
        Net = _netAnchor.Times(value * NetScale, _netAnchorValue);
        MarketValue = value;
        _adjusted = value;
        _dividends = 0;
        _day = day;
    }

    /// <summary>Ends the day: copies its closes as the next day's opening reference.</summary>
    public void Settle(ReadOnlySpan<long> prices)
    {
        prices.CopyTo(_copied);
        _prices = _copied;
        _opening.Clear();
    }

    /// <summary>Ends the day without copying: <paramref name="prices"/>, a row of a panel, must not change before the next day is settled.</summary>
    public void SettleOn(ReadOnlyMemory<long> prices)
    {
        if (prices.Length != _holdings.Length) throw new ArgumentException($"An index over {_holdings.Length} securities cannot settle on {prices.Length} prices.", nameof(prices));
        _prices = prices;
        _opening.Clear();
    }

    private Int128 Opening(int security) =>
        _opening.TryGetValue(security, out var value) ? value : ExactSum.Product(Prices[security], _holdings[security]);

    private void Hold(int security, long holding)
    {
        var old = _holdings[security];
        _holdings[security] = holding;
        if ((old == 0) == (holding == 0)) return;
        MemberCount += holding == 0 ? -1 : 1;
        _membersStale = true;
    }

    private void Anchor(Level level, Int128 value)
    {
        AnchorLevel = level;
        AnchorValue = value;
        AnchorNumber++;
    }

    private Int128 Value(ReadOnlySpan<long> prices) =>
        MemberCount * 4 > _holdings.Length
            ? ExactSum.Dot(prices, _holdings)
            : ExactSum.Gathered(prices, _holdings, Members);
}

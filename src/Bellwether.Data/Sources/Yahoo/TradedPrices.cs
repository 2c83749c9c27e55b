using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>
/// From Yahoo's adjusted prices to prices as traded. Walking back from the last row with the dividend factor F = 1: at an ex-date with
/// dividend D the close before it was A/F + D, A being that row's adjusted close, and the factor before it is A over that close (Yahoo
/// had multiplied older prices by 1 − D / close). Later splits then scale the split-adjusted price up to what was traded.
/// </summary>
internal sealed class TradedPrices(string code, string file, YahooColumns columns, YahooOptions options, List<YahooRow> rows, List<RowFailure> failures)
{
    private readonly List<SplitEntry> _splits = [];
    private readonly List<DividendEntry> _dividends = [];
    private double _factor = 1;
    private Ratio _laterSplits = Ratio.One;

    public YahooHistory Derive()
    {
        MoveActionsToPricedRows();
        var walked = WalkBack(out var prices);
        prices = walked == 0 ? prices : Tail(prices, walked);
        _splits.Reverse();
        _dividends.Reverse();
        return new YahooHistory(code, columns.Basis, prices, [.. _splits], [.. _dividends]);
    }

    /// <summary>Actions on a row without prices (an exchange holiday, as a rule) belong to the next row with prices.</summary>
    private void MoveActionsToPricedRows()
    {
        var (dividend, split) = (0.0, 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (dividend == 0 && split == 0 && (row.HasPrices || row is { Dividend: 0, Split: 0 })) continue;
            dividend += row.Dividend;
            if (row.Split > 0) split = split > 0 ? split * row.Split : row.Split;
            var last = i == rows.Count - 1;
            (row.Dividend, row.Split) = row.HasPrices || last ? (dividend, split) : (0, 0);
            if (row.HasPrices || last) (dividend, split) = (0, 0);
            rows[i] = row;
        }
    }

    /// <summary>Fills the columns from the end; returns how many leading slots stayed empty.</summary>
    private int WalkBack(out PriceColumns prices)
    {
        var n = rows.Count(r => r.HasPrices);
        prices = new PriceColumns([code], new int[n], new int[n], new long[n], new long[n], new long[n], new long[n], new long[n]);
        var (slot, exDividend, exLine) = (n, 0.0, 0);
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            var row = rows[i];
            if (exDividend > 0 && (row.HasPrices || row.CloseNotPositive))
            {
                var close = row.Close / _factor + exDividend;
                var factor = row.Close / close;
                if (!(close > 0) || !(factor > 0) || !(factor <= 1.5))
                {
                    return Stop(i, slot, row.Line, FormattableString.Invariant(
                        $"the dividend of {exDividend} on line {exLine} cannot be undone: the close before it would be {close:0.####} and the factor {factor:0.######}, expected a price above zero and a factor in (0, 1.5]"));
                }

                (_factor, exDividend) = (factor, 0);
            }

            if (row.HasPrices && !Put(prices, --slot, row)) return Stop(i, slot + 1, row.Line, "its traded price or volume is too large");
            if (row.ActionsUnreadable) return Stop(i - 1, slot, row.Line, "its dividend or split is unknown");
            if (!TakeActions(row)) return Stop(i - 1, slot, row.Line, FormattableString.Invariant($"the split of {row.Split} new shares per old cannot be undone"));
            if (row.Dividend > 0 && !columns.CloseIsUnadjusted) (exDividend, exLine) = (row.Dividend, row.Line);
        }

        return slot;
    }

    private bool TakeActions(in YahooRow row)
    {
        try
        {
            if (row.Dividend > 0) _dividends.Add(new(code, row.Date, Units.FromAmount(row.Dividend * _laterSplits.ToDouble())));
            if (!(row.Split > 0) || row.Split == 1) return true;
            if (row.Split is < 1e-4 or > 1e4) return false;
            var split = Ratio.FromDouble(row.Split);
            _laterSplits *= split;
            _splits.Add(new(code, row.Date, split));
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private bool Put(PriceColumns prices, int slot, in YahooRow row)
    {
        var scale = _laterSplits.ToDouble() / _factor;
        var largest = row.High * scale;
        if (!(largest < 1e13)) return false;
        var (open, close) = (ToUnits(row.Open * scale), ToUnits(row.Close * scale));
        prices.Date[slot] = row.Date.DayNumber;
        prices.Open[slot] = open;
        prices.High[slot] = Math.Max(ToUnits(largest), Math.Max(open, close));
        prices.Low[slot] = Math.Min(ToUnits(row.Low * scale), Math.Min(open, close));
        prices.Close[slot] = close;
        prices.Volume[slot] = new Ratio(_laterSplits.Denominator, _laterSplits.Numerator).Scale((long)row.Volume);
        return close > 0 && prices.Low[slot] > 0;
    }

    private long ToUnits(double price)
    {
        if (options.PriceGrid > 0)
        {
            var onGrid = Math.Round(price / options.PriceGrid, MidpointRounding.AwayFromZero) * options.PriceGrid;
            if (onGrid > 0 && Math.Abs(price - onGrid) <= options.GridTolerance) price = onGrid;
        }

        return Units.FromAmount(price);
    }

    private int Stop(int lastRow, int slot, int line, string why)
    {
        var older = 0;
        for (var i = 0; i <= lastRow; i++) older += rows[i].HasPrices ? 1 : 0;
        if (older > 0 || lastRow >= 0)
            failures.Add(new(FailureReason.BrokenHistory, file, line, $"{why}; {older} older priced rows are kept aside."));
        return slot;
    }

    private static PriceColumns Tail(PriceColumns all, int from) => new(
        all.Codes, all.Code[from..], all.Date[from..], all.Open[from..], all.High[from..], all.Low[from..], all.Close[from..], all.Volume[from..]);
}

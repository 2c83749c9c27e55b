using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>Mapped price rows: checked one by one, then brought to traded prices code by code, walking back over splits.</summary>
internal sealed class MappedPrices(MapRow row, PriceBasis basis)
{
    private readonly MapSlot _code = row.Slot("code");
    private readonly MapSlot _date = row.Slot("date");
    private readonly MapSlot _open = row.Slot("open");
    private readonly MapSlot _high = row.Slot("high");
    private readonly MapSlot _low = row.Slot("low");
    private readonly MapSlot _close = row.Slot("close");
    private readonly MapSlot _volume = row.Slot("volume");
    private readonly MapSlot _split = row.Slot("split");
    private readonly MapSlot _factor = row.Slot("split_factor");
    private readonly MapSlot _dividend = row.Slot("dividend");
    private List<Line> _history = [];
    private byte[] _lastCode = [];

    public (PriceColumns Prices, List<SplitEntry> Splits, List<DividendEntry> Dividends) Read(CancellationToken cancellation)
    {
        var histories = new Dictionary<string, List<Line>>(StringComparer.Ordinal);
        while (row.Next())
        {
            if ((row.Line & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (!TryHistory(histories) || !row.Day(_date, out var date)) continue;
            var line = new Line { Date = date, Number = row.Line, Factor = 1 };
            line.ActionsKnown = Actions(ref line);
            line.HasPrices = line.ActionsKnown && Prices(ref line);
            _history.Add(line);
        }

        var prices = new PriceBuilder(histories.Values.Sum(h => h.Count));
        var (splits, dividends) = (new List<SplitEntry>(), new List<DividendEntry>());
        foreach (var (code, history) in histories)
        {
            ToTraded(code, Distinct(history), prices, splits, dividends);
            history.Clear();
            history.TrimExcess();
        }

        return (prices.ToColumns(), splits, dividends);
    }

    /// <summary>Finds the history of the row's code; neighbouring rows mostly share it.</summary>
    private bool TryHistory(Dictionary<string, List<Line>> histories)
    {
        if (_lastCode.Length > 0 && row.Raw(_code).SequenceEqual(_lastCode)) return true;
        if (!row.Text(_code, out var code)) return false;
        if (!histories.TryGetValue(code, out var history)) histories.Add(code, history = []);
        (_history, _lastCode) = (history, row.Raw(_code).ToArray());
        return true;
    }

    private bool Actions(ref Line line)
    {
        if (row.Has(_split) && !(row.Number(_split, out line.Split) && IsSplit(_split, line.Split, zeroIsNone: true))) return false;
        if (_factor.IsMapped && !(row.Number(_factor, out line.Factor) && IsSplit(_factor, line.Factor, zeroIsNone: false))) return false;
        return !row.Has(_dividend) || (row.Number(_dividend, out line.Dividend)
            && (line.Dividend >= 0 || row.Fail(FailureReason.Negative, $"{_dividend.Label} is below zero.")));
    }

    private bool IsSplit(MapSlot slot, double value, bool zeroIsNone) => (zeroIsNone && value == 0) || value is >= 1e-4 and <= 1e4
        || row.Fail(FailureReason.Unparsable, $"{slot.Label} {Field.Describe(row.Raw(slot))}; expected new shares per old share, from 0.0001 to 10000.");

    private bool Prices(ref Line line)
    {
        if (!row.Positive(_close, out line.Close)) return false;
        (line.Open, line.High, line.Low) = (line.Close, line.Close, line.Close);
        if (_open.IsMapped && !(row.Positive(_open, out line.Open) && row.Positive(_high, out line.High) && row.Positive(_low, out line.Low))) return false;
        if (!row.Count(_volume, out line.Volume)) return false;
        return (line.High >= line.Low && line.High >= Math.Max(line.Open, line.Close) && line.Low <= Math.Min(line.Open, line.Close))
            || row.Fail(FailureReason.HighBelowLow, FormattableString.Invariant($"open {line.Open}, high {line.High}, low {line.Low}, close {line.Close}; expected low ≤ open, close ≤ high."));
    }

    private List<Line> Distinct(List<Line> history)
    {
        if (IsAscending(history)) return history;
        history.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Number.CompareTo(b.Number));
        var distinct = new List<Line>(history.Count);
        foreach (var line in history)
        {
            if (distinct.Count == 0 || distinct[^1].Date != line.Date) distinct.Add(line);
            else if (distinct[^1].HasPrices && line.HasPrices) row.Fail(FailureReason.DuplicateKey, line.Number, $"{line.Date:yyyy-MM-dd} stands already on line {distinct[^1].Number} for this code.");
            else if (line.HasPrices) distinct[^1] = line;
        }

        return distinct;
    }

    private static bool IsAscending(List<Line> history)
    {
        for (var i = 1; i < history.Count; i++)
        {
            if (history[i].Date <= history[i - 1].Date) return false;
        }

        return true;
    }

    private void ToTraded(string code, List<Line> history, PriceBuilder prices, List<SplitEntry> splits, List<DividendEntry> dividends)
    {
        var adjusted = basis == PriceBasis.SplitAdjusted;
        var first = 0;
        var later = Ratio.One;
        for (var i = history.Count - 1; i >= 0; i--)
        {
            var line = history[i];
            if (!adjusted || _factor.IsMapped) break;
            line.Factor = later.ToDouble();
            history[i] = line;
            if (line.ActionsKnown && TryUndo(line.Split, ref later)) continue;
            first = i;
            row.Fail(FailureReason.BrokenHistory, line.Number, $"the split of this row is {(line.ActionsKnown ? "beyond reckoning" : "unknown")}, so the traded prices of {code} before it cannot be derived; {i} older rows are kept aside.");
            break;
        }

        var index = prices.CodeIndex(code);
        for (var i = first; i < history.Count; i++)
        {
            var line = history[i];
            var split = _factor.IsMapped && i > 0 ? history[i - 1].Factor / line.Factor : line.Split;
            if (split > 0 && Math.Abs(split - 1) > 1e-9) splits.Add(new SplitEntry(code, line.Date, Ratio.FromDouble(split)));
            if (line.Dividend > 0) dividends.Add(new DividendEntry(code, line.Date, Units.FromAmount(line.Dividend * line.Factor)));
            if (!line.HasPrices) continue;
            prices.Add(
                index, line.Date, Units.FromAmount(line.Open * line.Factor), Units.FromAmount(line.High * line.Factor), Units.FromAmount(line.Low * line.Factor),
                Units.FromAmount(line.Close * line.Factor), (long)Math.Round(line.Volume / line.Factor, MidpointRounding.AwayFromZero));
        }
    }

    private static bool TryUndo(double split, ref Ratio later)
    {
        if (!(split > 0) || split == 1) return true;
        try
        {
            later *= Ratio.FromDouble(split);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private struct Line
    {
        public DateOnly Date;
        public int Number;
        public double Open;
        public double High;
        public double Low;
        public double Close;
        public long Volume;
        public double Split;
        public double Factor;
        public double Dividend;
        public bool ActionsKnown;
        public bool HasPrices;
    }
}

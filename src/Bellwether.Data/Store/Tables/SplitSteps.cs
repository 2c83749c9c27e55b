using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>
/// Splits and dividends out of a price table. The split is the ratio of the <c>split</c> column; the step of split_factor from the
/// row before must agree, else the step is taken and noted; prices that were never adjusted (factor 1 throughout) only have the column.
/// A dividend as traded is the dividend times the factor of its row. Where splits or dividends come as tables of their own, those win.
/// </summary>
internal sealed class SplitSteps
{
    private const double Tolerance = 1e-6;

    private readonly PriceCensus _census;
    private readonly string _file;
    private readonly int[] _dayIndex;
    private readonly Dictionary<double, ushort> _factorIds = [];
    private readonly List<double> _factors = [0];
    private readonly ushort[] _cells;
    private readonly List<(int Code, int Day, double Split, double Dividend, double Factor, long Line)> _actions = [];
    private double _lastFactor = double.NaN;
    private ushort _lastId;

    internal SplitSteps(PriceCensus census, string file)
    {
        (_census, _file) = (census, file);
        _dayIndex = new int[census.Days.Length == 0 ? 0 : census.Days[^1] - census.Days[0] + 1];
        for (var i = 0; i < census.Days.Length; i++) _dayIndex[census.Days[i] - census.Days[0]] = i;
        _cells = new ushort[(long)census.Days.Length * census.Codes.Length];
    }

    internal void Note(int code, int day, double factor, double split, double dividend, long line)
    {
        if (factor != _lastFactor) (_lastFactor, _lastId) = (factor, IdOf(factor));
        _cells[((long)code * _census.Days.Length) + _dayIndex[day - _census.Days[0]]] = _lastId;
        if (split != 0 || dividend != 0) _actions.Add((code, day, split, dividend, factor, line));
    }

    internal void AddTo(ImportSet set)
    {
        var (ownSplits, ownDividends) = (set.Splits.Count > 0, set.Dividends.Count > 0);
        var unadjusted = _factors.Count == 2 && _factors[1] == 1;
        var listed = new Dictionary<(int Code, int Day), double>();
        var ones = 0;
        foreach (var (code, day, split, dividend, factor, line) in _actions)
        {
            if (dividend > 0 && !ownDividends)
                set.Dividends.Add(new(new DividendEntry(_census.Codes[code], DateOnly.FromDayNumber(day), Units.FromAmount(dividend * factor)), _file, line));
            if (split == 1) ones++;
            else if (split > 0) listed[(code, day)] = split;
        }

        if (ones > 0) set.Notes.Add($"{_file}: {ones} splits of one for one change nothing and are left out.");
        if (ownSplits) return;
        var lines = _actions.GroupBy(a => (a.Code, a.Day)).ToDictionary(g => g.Key, g => g.Last().Line);
        foreach (var (code, day, step) in Steps())
        {
            var date = DateOnly.FromDayNumber(day);
            var known = listed.Remove((code, day), out var split);
            if (double.IsNaN(step))
            {
                // The first row of a code has nothing to compare with.
                if (known) Add(code, date, split);
                continue;
            }

            if (known && Math.Abs((step / split) - 1) <= Tolerance)
            {
                Add(code, date, split);
                continue;
            }

            if (step != 1) Add(code, date, step);
            set.Notes.Add($"{_file}: {_census.Codes[code]} {date:yyyy-MM-dd}: split_factor steps by {step:0.######}, the split column says {(known ? $"{split:0.######}" : "nothing")}; the step is taken.");
        }

        foreach (var ((code, day), split) in listed)
        {
            if (unadjusted)
            {
                Add(code, DateOnly.FromDayNumber(day), split);
                continue;
            }

            set.Notes.Add($"{_file}: {_census.Codes[code]} {DateOnly.FromDayNumber(day):yyyy-MM-dd}: a split of {split:0.######} is listed, but split_factor does not step; it is left out.");
        }

        void Add(int code, DateOnly date, double ratio) =>
            set.Splits.Add(new(new SplitEntry(_census.Codes[code], date, Ratio.FromDouble(ratio)), _file, lines.GetValueOrDefault((code, date.DayNumber))));
    }

    /// <summary>Days on which the factor differs from the row before (old ÷ new), and the first day of each code (NaN: nothing to compare).</summary>
    private IEnumerable<(int Code, int Day, double Step)> Steps()
    {
        for (var code = 0; code < _census.Codes.Length; code++)
        {
            var before = 0;
            for (var day = 0; day < _census.Days.Length; day++)
            {
                var id = _cells[((long)code * _census.Days.Length) + day];
                if (id == 0 || id == before) continue;
                yield return (code, _census.Days[day], before == 0 ? double.NaN : _factors[before] / _factors[id]);
                before = id;
            }
        }
    }

    private ushort IdOf(double factor)
    {
        if (_factorIds.TryGetValue(factor, out var id)) return id;
        if (_factors.Count > ushort.MaxValue)
            throw new BadInputException($"{_file}: split_factor has more than {ushort.MaxValue} different values; it should change only at splits. Check that the column is not the dividend adjustment.");
        id = (ushort)_factors.Count;
        _factors.Add(factor);
        _factorIds.Add(factor, id);
        return id;
    }
}

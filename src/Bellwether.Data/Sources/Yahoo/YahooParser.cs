using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>Rows of one Yahoo file: read, checked, in date order. What is wrong with a row is named and its prices are kept aside.</summary>
internal sealed class YahooParser(DelimitedReader reader, YahooColumns columns, List<YahooRow> rows, List<RowFailure> failures)
{
    /// <summary>Open, high and low are adjusted by a rounded factor, so equal prices may differ in the last digits.</summary>
    private const double Noise = 1e-6;

    /// <summary>A row whose place is unknown may have held a dividend or split: the next row is where knowledge ends.</summary>
    private bool _unplacedActions;

    private int _unplacedLine;

    public void ReadAll()
    {
        var sorted = true;
        while (reader.Read())
        {
            if (!TryRow(out var row)) continue;
            if (rows.Count > 0 && row.Date <= rows[^1].Date) sorted = false;
            row.ActionsUnreadable |= _unplacedActions;
            _unplacedActions = false;
            rows.Add(row);
        }

        if (_unplacedActions && rows.Count > 0) rows.Add(new YahooRow { Date = rows.Max(r => r.Date).AddDays(1), Line = _unplacedLine, ActionsUnreadable = true });
        if (!sorted) SortByDate();
    }

    private void SortByDate()
    {
        rows.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Line.CompareTo(b.Line));
        var kept = 1;
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Date == rows[kept - 1].Date) rows[kept - 1] = OneOf(rows[kept - 1], rows[i]);
            else rows[kept++] = rows[i];
        }

        rows.RemoveRange(kept, rows.Count - kept);
    }

    /// <summary>Two rows of one day: the first with prices stands, with the actions of either.</summary>
    private YahooRow OneOf(YahooRow first, YahooRow second)
    {
        if (first.HasPrices && second.HasPrices)
        {
            failures.Add(new(FailureReason.DuplicateKey, reader.File, second.Line, $"{second.Date:yyyy-MM-dd} stands already on line {first.Line}."));
            return first;
        }

        var (priced, bare) = second.HasPrices ? (second, first) : (first, second);
        if (priced.Dividend == 0) priced.Dividend = bare.Dividend;
        if (priced.Split == 0) priced.Split = bare.Split;
        priced.ActionsUnreadable |= bare.ActionsUnreadable;
        return priced;
    }

    private bool TryRow(out YahooRow row)
    {
        row = new YahooRow { Line = reader.Line };
        if (reader.Problem is not null) throw new SourceException(reader.File, reader.Line, null, reader.Problem);
        var dated = Field.TryIsoDay(reader[columns.Date < reader.FieldCount ? columns.Date : 0], out row.Date);
        if (reader.FieldCount != columns.Count)
        {
            Fail(FailureReason.Unparsable, $"{reader.FieldCount} fields; the header has {columns.Count}.");
            row.ActionsUnreadable = columns.Dividends >= 0 || columns.Splits >= 0;
        }
        else
        {
            if (!dated) Fail(FailureReason.Unparsable, $"Date {Field.Describe(reader[columns.Date])}; expected a day as 2019-03-20, or as 2019-03-20 00:00:00+09:00.");
            row.ActionsUnreadable = !TryAction(columns.Dividends, "Dividends", out row.Dividend) | !TryAction(columns.Splits, "Stock Splits", out row.Split);
            row.HasPrices = dated && TryPrices(ref row);
        }

        if (dated) return true;
        if (row.ActionsUnreadable || row.Dividend > 0 || row.Split > 0) (_unplacedActions, _unplacedLine) = (true, reader.Line);
        return false;
    }

    private bool TryAction(int column, string name, out double value)
    {
        value = 0;
        if (column < 0 || reader[column] is not { IsEmpty: false } text || text.SequenceEqual("0.0"u8) || Field.IsBlank(text)) return true;
        if (!Field.TryNumber(text, out value))
        {
            Fail(FailureReason.Unparsable, $"{name} {Field.Describe(text)}; expected a number.");
            return false;
        }

        if (value >= 0) return true;
        Fail(FailureReason.Negative, $"{name} {Field.Describe(text)} is below zero.");
        value = 0;
        return false;
    }

    private bool TryPrices(ref YahooRow row)
    {
        var blanks = (Field.IsBlank(reader[columns.Open]) ? 1 : 0) + (Field.IsBlank(reader[columns.High]) ? 1 : 0)
            + (Field.IsBlank(reader[columns.Low]) ? 1 : 0) + (Field.IsBlank(reader[columns.Close]) ? 1 : 0);
        if (blanks > 0)
        {
            Fail(FailureReason.MissingField, blanks == 4 ? "no prices." : $"{blanks} of the four prices are blank.");
            return false;
        }

        if (!TryPrice(columns.Close, "Close", out row.Close))
        {
            row.CloseNotPositive = row.Close <= 0;
            return false;
        }

        if (!TryPrice(columns.Open, "Open", out row.Open) || !TryPrice(columns.High, "High", out row.High) || !TryPrice(columns.Low, "Low", out row.Low)) return false;
        if (!TryVolume(out row.Volume)) return false;
        if (row.High < row.Low * (1 - Noise) || row.High < Math.Max(row.Open, row.Close) * (1 - Noise) || row.Low > Math.Min(row.Open, row.Close) * (1 + Noise))
        {
            Fail(FailureReason.HighBelowLow, row.High < row.Low
                ? FormattableString.Invariant($"High {row.High} is below low {row.Low}.")
                : FormattableString.Invariant($"Open {row.Open} or close {row.Close} lies outside low {row.Low} to high {row.High}."));
            return false;
        }

        return true;
    }

    private bool TryPrice(int column, string name, out double price)
    {
        if (!Field.TryNumber(reader[column], out price))
        {
            price = double.NaN;
            Fail(FailureReason.Unparsable, $"{name} {Field.Describe(reader[column])}; expected a number.");
            return false;
        }

        if (price > 0) return true;
        Fail(FailureReason.Negative, $"{name} {Field.Describe(reader[column])}; expected a price above zero.");
        return false;
    }

    private bool TryVolume(out double volume)
    {
        volume = 0;
        var text = reader[columns.Volume];
        if (Field.IsBlank(text)) Fail(FailureReason.MissingField, "Volume is blank.");
        else if (!Field.TryCount(text, out var count)) Fail(FailureReason.Unparsable, $"Volume {Field.Describe(text)}; expected a whole number.");
        else if (count < 0) Fail(FailureReason.Negative, $"Volume {Field.Describe(text)} is below zero.");
        else
        {
            volume = count;
            return true;
        }

        return false;
    }

    private void Fail(FailureReason reason, string message) => failures.Add(new(reason, reader.File, reader.Line, message));
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>All of a snapshot but the panel, as one binary file that loads in a few milliseconds.</summary>
internal sealed record SnapshotTables(MarketSnapshot Snapshot, ImmutableArray<BatchInfo> Batches, ImmutableArray<RejectedRow> Rejected, ImmutableArray<FlaggedPrice> Flagged, ImmutableArray<int> FirstDay, ImmutableArray<int> LastDay)
{
    internal byte[] ToBytes()
    {
        var w = new BlockWriter();
        var s = Snapshot;
        w.Longs([s], x => x.IsSample ? 1 : 0);
        w.Ints(Batches, b => b.Number);
        w.Longs(Batches, b => b.KnownAt.Ticks);
        w.Texts(Batches, b => b.Kind);
        w.Texts(Batches, b => b.Path);
        w.Texts(Batches, b => b.ContentHash);
        w.Texts(Batches, b => b.ChainHash);
        w.Days(s.Calendar.Days, d => d);
        w.Put(FirstDay.AsSpan());
        w.Put(LastDay.AsSpan());
        w.Texts(s.Securities, x => x.Id.Scheme);
        w.Texts(s.Securities, x => x.Id.Value);
        w.Texts(s.Securities, x => x.Name);
        w.Texts(s.Securities, x => x.NameEn);
        w.Texts(s.Securities, x => x.Sector);
        w.Texts(s.Securities, x => x.SizeClass);
        w.Texts(s.Securities, x => string.Join(',', x.Themes));
        w.Days(s.Securities, x => x.FirstTrade);
        w.Texts(s.Sectors, x => x.Code);
        w.Texts(s.Sectors, x => x.Name);
        w.Texts(s.Sectors, x => x.NameEn);
        w.Texts(s.Sectors, x => x.ExportOrientation);
        w.Days(s.Listings, x => x.AsOf);
        w.Ints(s.Listings, x => x.Security);
        w.Texts(s.Listings, x => x.Section);
        w.Ints(s.Listings, x => x.Certain ? 1 : 0);
        w.Ints(s.Shares, x => x.Security);
        w.Days(s.Shares, x => x.AsOf);
        w.Days(s.Shares, x => x.BasisDate);
        w.Longs(s.Shares, x => x.Shares);
        w.Texts(s.Shares, x => x.Kind);
        w.Ints(s.FloatFactors, x => x.Security);
        w.Days(s.FloatFactors, x => x.From);
        w.Ints(s.FloatFactors, x => x.Millionths);
        w.Ints(s.Splits, x => x.Security);
        w.Days(s.Splits, x => x.ExDate);
        w.Longs(s.Splits, x => x.NewPerOld.Numerator);
        w.Longs(s.Splits, x => x.NewPerOld.Denominator);
        w.Ints(s.Dividends, x => x.Security);
        w.Days(s.Dividends, x => x.ExDate);
        w.Longs(s.Dividends, x => x.PriceUnits);
        w.Ints(s.CorporateActions, x => x.Security);
        w.Days(s.CorporateActions, x => x.ExDate);
        w.Ints(s.CorporateActions, x => (int)x.Kind);
        w.Longs(s.CorporateActions, x => x.Terms.Numerator);
        w.Longs(s.CorporateActions, x => x.Terms.Denominator);
        w.Longs(s.CorporateActions, x => x.PriceUnits);
        w.Ints(s.CorporateActions, x => x.Successor);
        w.Texts(s.OfficialLevels, x => x.Name);
        foreach (var series in s.OfficialLevels)
        {
            w.Days(series.Rows, x => x.Date);
            w.Decimals(series.Rows, x => x.Open);
            w.Decimals(series.Rows, x => x.High);
            w.Decimals(series.Rows, x => x.Low);
            w.Decimals(series.Rows, x => x.Close);
        }

        w.Texts(s.Macro, x => x.Name);
        w.Texts(s.Macro, x => x.Unit);
        foreach (var series in s.Macro)
        {
            w.Days(series.Rows, x => x.Date);
            w.Longs(series.Rows, x => BitConverter.DoubleToInt64Bits(x.Value));
        }

        w.Days(s.News, x => x.Date);
        w.Ints(s.News, x => x.Security);
        w.Texts(s.News, x => x.Kind);
        w.Texts(s.News, x => x.Summary);
        w.Texts(s.News, x => x.Source);
        w.Texts(s.Constituents, x => x.Index);
        w.Ints(s.Constituents, x => x.Security);
        w.Texts(s.Constituents, x => x.Code);
        w.Days(s.Constituents, x => x.From);
        w.Days(s.Constituents, x => x.Until);
        w.Longs(s.Constituents, x => x.PriceFactor.Numerator);
        w.Longs(s.Constituents, x => x.PriceFactor.Denominator);
        w.Texts(s.Divisors, x => x.Index);
        w.Days(s.Divisors, x => x.From);
        w.Decimals(s.Divisors, x => x.Divisor);
        w.Texts(Flagged, x => x.Code);
        w.Days(Flagged, x => x.Date);
        w.Longs(Flagged, x => BitConverter.DoubleToInt64Bits(x.Ratio));
        w.Ints(Rejected, x => x.Batch);
        w.Ints(Rejected, x => (int)x.Failure.Reason);
        w.Texts(Rejected, x => x.Failure.File);
        w.Longs(Rejected, x => x.Failure.Line);
        w.Texts(Rejected, x => x.Failure.Message);
        return w.ToArray();
    }

    internal static SnapshotTables FromBytes(ReadOnlySpan<byte> bytes, int batch, Func<ImmutableArray<int>, ImmutableArray<int>, Panel> panel)
    {
        var r = new BlockReader(bytes);
        var isSample = r.Take<long>()[0] != 0;
        var batches = Batch(ref r);
        var calendar = new TradingCalendar(Days(r.Take<int>()));
        var (first, last) = (r.Take<int>().ToImmutableArray(), r.Take<int>().ToImmutableArray());
        var snapshot = new MarketSnapshot
        {
            Version = batches[batch - 1].Version,
            IsSample = isSample,
            Calendar = calendar,
            Panel = panel(first, last),
            Securities = SnapshotRows.Securities(ref r),
            Sectors = SnapshotRows.Sectors(ref r),
            Listings = SnapshotRows.Listings(ref r),
            Shares = SnapshotRows.Shares(ref r),
            FloatFactors = SnapshotRows.FloatFactors(ref r),
            Splits = SnapshotRows.Splits(ref r),
            Dividends = SnapshotRows.Dividends(ref r),
            CorporateActions = SnapshotRows.CorporateActions(ref r),
            OfficialLevels = SnapshotRows.Levels(ref r),
            Macro = SnapshotRows.Macro(ref r),
            News = SnapshotRows.News(ref r),
            Constituents = SnapshotRows.Constituents(ref r),
            Divisors = SnapshotRows.Divisors(ref r),
        };
        var flagged = SnapshotRows.Flagged(ref r);
        return new SnapshotTables(snapshot, batches, SnapshotRows.Rejected(ref r), flagged, first, last);
    }

    private static ImmutableArray<DateOnly> Days(ReadOnlySpan<int> numbers)
    {
        var days = new DateOnly[numbers.Length];
        for (var i = 0; i < days.Length; i++) days[i] = DateOnly.FromDayNumber(numbers[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(days);
    }

    private static ImmutableArray<BatchInfo> Batch(ref BlockReader r)
    {
        var number = r.Take<int>();
        var ticks = r.Take<long>();
        var kind = r.Take<int>();
        var path = r.Take<int>();
        var content = r.Take<int>();
        var chain = r.Take<int>();
        var rows = new BatchInfo[number.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new BatchInfo(number[i], new DateTime(ticks[i], DateTimeKind.Utc), r.Text(kind[i]), r.Text(path[i]), r.Text(content[i]), r.Text(chain[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }
}

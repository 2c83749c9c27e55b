using System.Globalization;
using Bellwether.Market;

namespace Bellwether.Data.Store;

/// <summary>Runs the price checks over every security of a panel, a block of securities at a time.</summary>
internal static class SecurityChecks
{
    // Neighbouring securities lie side by side in the panel, so a block is gathered in one pass over the days.
    private const int Block = 64;

    internal static IEnumerable<Finding> Run(MarketSnapshot market, DoctorOptions options)
    {
        var (days, count) = (market.Panel.Days, market.Panel.Securities);
        var grid = options.PriceGrid ?? (count > 0 && market.Securities[0].Id.Scheme == "tse" ? Units.PerCurrencyUnit / 10 : 0);
        var splits = market.Splits.ToLookup(s => s.Security);
        var closes = new long[Block * days];
        var states = new byte[Block * days];
        var ratios = new double[days];
        for (var start = 0; start < count; start += Block)
        {
            var width = Math.Min(Block, count - start);
            Gather(market.Panel, start, width, closes, states);
            for (var s = 0; s < width; s++)
            {
                var (first, last) = (market.Panel.Columns.FirstDay[start + s], market.Panel.Columns.LastDay[start + s]);
                if (first < 0) continue;
                Array.Fill(ratios, 1);
                foreach (var split in splits[start + s])
                {
                    var day = market.Calendar.IndexOnOrAfter(split.ExDate);
                    if (day < days) ratios[day] *= split.NewPerOld.ToDouble();
                }

                var from = (s * days) + first;
                var length = last - first + 1;
                foreach (var finding in Examine(market, options, grid, start + s, first, closes.AsMemory(from, length), states.AsMemory(from, length), ratios.AsMemory(first, length)))
                    yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Examine(MarketSnapshot market, DoctorOptions options, long grid, int security, int first, ReadOnlyMemory<long> close, ReadOnlyMemory<byte> state, ReadOnlyMemory<double> split)
    {
        DateOnly Day(int index) => market.Calendar[first + index];
        var id = market.Securities[security].Id;
        var jumps = PriceChecks.Jumps(close.Span, split.Span, options.JumpDown, options.JumpUp, options.ReturnDays);
        var returns = jumps.Where(j => j.ReturnDay >= 0).Select(j => j.ReturnDay).ToHashSet();
        foreach (var jump in jumps)
        {
            var comesBack = jump.ReturnDay >= 0 ? $" and comes back on {Day(jump.ReturnDay):yyyy-MM-dd}" : returns.Contains(jump.Day) ? ", back from a spike" : "";
            yield return new Finding(
                FindingKind.UnexplainedJump, Severity.Error, security, Day(jump.Day), jump.ReturnDay >= 0 ? Day(jump.ReturnDay) : null, jump.Ratio, null,
                Text($"{id} {Day(jump.Day):yyyy-MM-dd}: the close is {jump.Ratio:0.####} times the one before ({Amount(close.Span[jump.Day - 1])} to {Amount(close.Span[jump.Day])} as traded){comesBack}."), []);
            if (jump.ReturnDay >= 0 || returns.Contains(jump.Day) || split.Span[jump.Day] != 1) continue;
            if (PriceChecks.SimpleSplit(jump.Ratio) is { } simple)
            {
                yield return new Finding(
                    FindingKind.MissingSplit, Severity.Warning, security, Day(jump.Day), null, jump.Ratio, 1 / simple,
                    Text($"{id} {Day(jump.Day):yyyy-MM-dd}: the jump looks like a split of {simple:0.####} new shares per old, but none is listed."), []);
            }
        }

        for (var i = 1; i < split.Length; i++)
        {
            var ratio = split.Span[i];
            if (ratio == 1 || close.Span[i - 1] <= 0) continue;
            var moved = (double)close.Span[i] / close.Span[i - 1];
            if (PriceChecks.StoodStill(moved, ratio))
            {
                yield return new Finding(
                    FindingKind.SplitWithoutMove, Severity.Error, security, Day(i), null, moved, 1 / ratio,
                    Text($"{id} {Day(i):yyyy-MM-dd}: a split of {ratio:0.####} is listed, but the traded price moved by {moved:0.###} only; it may be listed twice or on the wrong day."), []);
            }
            else if (PriceChecks.MovedTwice(moved, ratio))
            {
                yield return new Finding(
                    FindingKind.SplitMovedTwice, Severity.Error, security, Day(i), null, moved, 1 / ratio,
                    Text($"{id} {Day(i):yyyy-MM-dd}: a split of {ratio:0.####} is listed, but the traded price moved by {moved:0.####}, the square; it may have been adjusted twice."), []);
            }
        }

        foreach (var (from, to) in PriceChecks.StaleRuns(state.Span, options.StaleDays))
        {
            yield return new Finding(
                FindingKind.StaleRun, Severity.Note, security, Day(from), Day(to), to - from + 1, options.StaleDays,
                Text($"{id}: no trade on {to - from + 1} trading days from {Day(from):yyyy-MM-dd} to {Day(to):yyyy-MM-dd}."), []);
        }

        if (grid <= 0) yield break;
        var (rows, off, last) = PriceChecks.OffGrid(close.Span, state.Span, grid);
        if (rows < options.OffGridRows || off < options.OffGridShare * rows) yield break;
        yield return new Finding(
            FindingKind.OffGridPrices, Severity.Warning, security, Day(0), Day(last), (double)off / rows, 0,
            Text($"{id}: {off} of {rows} traded closes up to {Day(last):yyyy-MM-dd} are no multiple of {Amount(grid)}: a split or adjustment after them is not listed, so the traded price and market value before it are wrong by a constant factor."), []);
    }

    private static void Gather(Panel panel, int start, int width, long[] closes, byte[] states)
    {
        for (var day = 0; day < panel.Days; day++)
        {
            var close = panel.Close(day).Slice(start, width);
            var state = panel.States(day).Slice(start, width);
            for (var s = 0; s < width; s++)
            {
                closes[(s * panel.Days) + day] = close[s];
                states[(s * panel.Days) + day] = state[s];
            }
        }
    }

    private static string Amount(long price) => Units.ToAmount(price).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

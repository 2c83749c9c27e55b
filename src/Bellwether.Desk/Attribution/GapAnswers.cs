using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Attribution;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>
/// Answers of the gap ledger. The key's parameter names the other gauge and the line, <c>gap_line(nikkei225;line=size)</c>; the member is a sector of the
/// line of sectors or a stock of the line of stocks (METHODS 7.5).
/// </summary>
internal static class GapAnswers
{
    private const int Shown = 8;

    /// <summary>Adds the answers by measure name.</summary>
    public static void AddTo(Dictionary<string, Func<Question, Evaluation>> answers)
    {
        answers[Measures.GapLine.Name] = Line;
        answers[Measures.GapStocks.Name] = q => From(q, own => Evaluation.Of(Measures.GapStocks, (decimal)own.Ledger.Used), "");
        answers[Measures.GapCoverage.Name] = q => From(q, own => Evaluation.Of(Measures.GapCoverage, KeyOptions.Of(q.Key).Word("of", "a") == "b" ? own.Ledger.CoverageB : own.Ledger.CoverageA), "coverage");
    }

    private static Evaluation Line(Question q)
    {
        var id = KeyOptions.Of(q.Key).Word("line", "gap");
        return From(q, own => Value(q, own, id), id);
    }

    private static Evaluation From(Question q, Func<GapCase, Evaluation> of, string line)
    {
        var own = GapCase.Of(q);
        return of(own).With([.. own.Words]) with { Chain = () => Rows(q, own, line) };
    }

    private static Evaluation Value(Question q, GapCase own, string id)
    {
        if (q.Key.Member is null)
        {
            if (id == "gap") return Evaluation.Of(Measures.GapLine, own.Ledger.Gap);
            return Find(own, own.Ledger.Lines, id, q);
        }

        if (q.Security is { } security)
        {
            var at = own.PositionOf(security);
            if (id != "stocks" || at < 0) throw new DeskException(ExitCode.DataMissing, $"{q.Key.Member} is no stock of the line '{id}' between {own.A.Id} and {own.B.Id}: stocks make up the line stocks.");
            var part = own.Ledger.ByStock[at];
            return double.IsNaN(part)
                ? Evaluation.Undefined(Measures.GapLine, Reason.NoData, "the stock lacks a characteristic or a window return: it stands in the line coverage")
                : Evaluation.Of(Measures.GapLine, part);
        }

        return id == "sectors"
            ? Find(own, own.Ledger.Sectors, q.Key.Member, q)
            : throw new DeskException(ExitCode.Usage, $"The line '{id}' has no part {q.Key.Member}: sectors make up the line sectors, stocks the line stocks.");
    }

    private static Evaluation Find(GapCase own, IReadOnlyList<GapLine> lines, string id, Question q)
    {
        foreach (var line in lines)
        {
            if (line.Id != id) continue;
            return Evaluation.Of(Measures.GapLine, line.Value) with { Low = line.Interval?.Low, High = line.Interval?.High };
        }

        throw new DeskException(ExitCode.DataMissing, $"The ledger of {own.A.Id} against {own.B.Id} in {q.Key.Window} has no line '{id}'. Its lines: {string.Join(", ", own.Ledger.Lines.Concat(own.Ledger.Sectors).Select(line => line.Id))}.");
    }

    // The way down: every line, then the stocks that made the one asked for, with their rows.
    private static IEnumerable<string> Rows(Question q, GapCase own, string line)
    {
        var market = q.Workspace.Market;
        foreach (var each in own.Ledger.Lines)
            yield return string.Create(CultureInfo.InvariantCulture, $"line {each.Id} {each.Value}{(double.IsNaN(each.Error) ? "" : string.Create(CultureInfo.InvariantCulture, $" (standard error {each.Error:R})"))}");
        yield return string.Create(CultureInfo.InvariantCulture, $"lines add up to {own.Ledger.Gap}, the gap between {own.A.Id} and {own.B.Id}");
        if (line == "published")
        {
            foreach (var gauge in new[] { own.A, own.B })
            {
                if (gauge.HeadlineBasis(q.Start, q.End) != BasisName.Official) continue;
                yield return string.Create(CultureInfo.InvariantCulture, $"index_levels {gauge.Official!.Series.Name} {q.Key.Window.Start:yyyy-MM-dd} close {gauge.Official[q.Start]}, {q.Key.Window.End:yyyy-MM-dd} close {gauge.Official[q.End]}; members returned {gauge.History(Indices.Basis.Fixed, q.Start, q.End).Return}");
            }
        }

        var values = own.Usable.FirstOrDefault(characteristic => characteristic.Id == line);
        double Size(int i) => values is not null ? Math.Abs((own.Stocks[i].WeightA - own.Stocks[i].WeightB) * values.Values[i])
            : line is "stocks" ? Math.Abs(own.Ledger.ByStock[i])
            : Math.Abs(own.Stocks[i].PartA - own.Stocks[i].PartB);
        bool Counts(int i) => q.Security is { } security ? own.Universe[i] == security
            : q.Key.Member is { } sector ? sector == "sector:" + own.Stocks[i].Sector || (sector == "sector:other" && own.Ledger.MergedSectors.Contains(own.Stocks[i].Sector ?? "", StringComparer.Ordinal))
            : line != "coverage" || double.IsNaN(own.Ledger.ByStock[i]);
        int[] chosen = [.. Enumerable.Range(0, own.Stocks.Length).Where(Counts).OrderByDescending(i => double.IsNaN(Size(i)) ? -1 : Size(i))];
        foreach (var i in chosen.Take(Shown))
        {
            var stock = own.Stocks[i];
            var window = (own.MoversA.Find(own.Universe[i]) ?? own.MoversB.Find(own.Universe[i]))!.Window;
            var characteristic = values is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {values.Id} {values.Values[i]:R}");
            yield return string.Create(CultureInfo.InvariantCulture, $"{market.Securities[own.Universe[i]].Id} close {Units.ToAmount(window.StartPrice):0.####} to {Units.ToAmount(window.EndPrice):0.####}, weight {stock.WeightA:R} in {own.A.Id}, {stock.WeightB:R} in {own.B.Id}{characteristic}, own part {(double.IsNaN(own.Ledger.ByStock[i]) ? "none" : own.Ledger.ByStock[i].ToString("R", CultureInfo.InvariantCulture))}");
        }

        if (chosen.Length > Shown) yield return string.Create(CultureInfo.InvariantCulture, $"and {chosen.Length - Shown} more stocks");
    }
}

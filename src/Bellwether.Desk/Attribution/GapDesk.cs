using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Attribution;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Why one gauge beat another, down to the last basis point (METHODS 7.5).</summary>
public static class GapDesk
{
    /// <summary>Names on either side of the line of stocks that a brief lists.</summary>
    public const int Names = 6;

    /// <summary>The answer of <c>gap</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, string basis = BasisName.Fixed)
    {
        AttributionCase.BasisOf(basis);
        var pair = GaugePair.Of(workspace, "gap", request);
        var own = GapCase.Of(workspace, pair.A, pair.B, basis, pair.Settled.Start, pair.Settled.End);
        Fact Line(string id, string? member = null) => pair.Fact(Measures.GapLine, pair.A, basis, member, KeyOptions.Write(pair.B.Id, "line", id), 2);
        Fact Headline(Gauge gauge) => pair.Fact(Measures.Return, gauge, gauge.HeadlineBasis(pair.Settled.Start, pair.Settled.End) == BasisName.Official ? BasisName.Official : basis);
        var market = workspace.Market;
        var sectors = market.Sectors.ToDictionary(sector => "sector:" + sector.Code, sector => sector.DisplayName, StringComparer.Ordinal);
        var order = own.Ledger.ByStock.Select((part, at) => (Part: part, At: at)).Where(item => !double.IsNaN(item.Part)).OrderByDescending(item => item.Part).Select(item => item.At).ToArray();
        GapStockFinding Stock(int at)
        {
            var security = market.Securities[own.Universe[at]];
            var (a, b) = (own.Stocks[at].WeightA > 0, own.Stocks[at].WeightB > 0);
            Fact? Weight(Gauge gauge, bool held) => held ? pair.Fact(Measures.OpeningWeight, gauge, BasisName.Fixed, security.Id.ToString()) : null;
            return new GapStockFinding(security.DisplayName, security.Id.ToString(), Weight(pair.A, a), Weight(pair.B, b), pair.Fact(Measures.Return, a ? pair.A : pair.B, BasisName.Fixed, security.Id.ToString()), Line("stocks", security.Id.ToString()));
        }

        var finding = new GapFinding
        {
            A = (pair.A.Id, pair.A.Definition.Name, Headline(pair.A)),
            B = (pair.B.Id, pair.B.Definition.Name, Headline(pair.B)),
            Gap = Line("gap"),
            Lines = [.. own.Ledger.Lines.Select(line => (line.Id, Line(line.Id)))],
            Sectors = [.. own.Ledger.Sectors.OrderByDescending(line => line.Value).Select(line => (sectors.GetValueOrDefault(line.Id, line.Id == "sector:other" ? "Other sectors" : line.Id), line.Id, Line("sectors", line.Id)))],
            Gainers = [.. order.Take(Names).Where(at => own.Ledger.ByStock[at] > 0).Select(Stock)],
            Losers = [.. order.Reverse().Take(Names).Where(at => own.Ledger.ByStock[at] < 0).Select(Stock)],
            Stocks = pair.Fact(Measures.GapStocks, pair.A, basis, parameter: pair.B.Id),
            Coverage = (Coverage("a"), Coverage("b")),
            IsFixed = basis == BasisName.Fixed,
            LeftOut = own.LeftOut,
            Notes = [.. pair.Settled.Notes],
        };
        return pair.Answer("gap", basis == BasisName.Fixed ? "" : $" --basis {basis}", GapWriter.Write(pair.Settled.Window, finding, Next(pair)));

        Fact Coverage(string of) => pair.Fact(Measures.GapCoverage, pair.A, basis, parameter: KeyOptions.Write(pair.B.Id, "of", of));
    }

    private static ImmutableArray<NextStep> Next(GaugePair pair) =>
    [
        pair.Next("attribution", $"{pair.A.Id} {pair.B.Id}", "the same gap by segment: allocation and selection"),
        pair.Next("movers", pair.A.Id, $"who moved {Phrases.The(pair.A.Definition.Name)}"),
        pair.Next("compare", $"{pair.A.Id} {pair.B.Id}", "both side by side"),
    ];
}

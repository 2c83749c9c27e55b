using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Attribution;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Gauges;
using Bellwether.Market;
using Basis = Bellwether.Indices.Basis;

namespace Bellwether.Desk;

/// <summary>A gap ledger worked out: the stocks of both gauges, what is known of them at the start, and the lines (METHODS 7.5).</summary>
internal sealed class GapCase
{
    /// <summary>The characteristics of the ledger, in its order.</summary>
    public static readonly ImmutableArray<string> Characteristic = [Characteristics.Size, Characteristics.Export, Characteristics.RateBeta];

    private readonly Dictionary<int, int> _position = [];

    private GapCase(Workspace workspace, Gauge a, Gauge b, string basis, int start, int end)
    {
        (A, B) = (a, b);
        (MoversA, MoversB) = (a.Movers(Basis.Fixed, start, end), b.Movers(Basis.Fixed, start, end));
        Universe = [.. MoversA.Ranked.Concat(MoversB.Ranked).Select(mover => mover.Security).Distinct().Order()];
        for (var i = 0; i < Universe.Length; i++) _position[Universe[i]] = i;
        var known = Characteristics.Of(workspace, Universe, start);
        var (usable, left) = GapLedger.Usable([.. Characteristic.Select(known.Find)]);
        (Usable, LeftOut) = (usable, left);
        var size = known.Find(Characteristics.Size).Values;
        var (own, other) = (MoversA.Ranked.ToDictionary(mover => mover.Security), MoversB.Ranked.ToDictionary(mover => mover.Security));
        Stocks =
        [
            .. Universe.Select((security, i) =>
            {
                var (inA, inB) = (own.GetValueOrDefault(security), other.GetValueOrDefault(security));
                var window = (inA ?? inB)!.Window.Return;
                return new GapStock(inA?.OpeningWeight ?? 0, inB?.OpeningWeight ?? 0, inA?.Fraction ?? 0, inB?.Fraction ?? 0, window.HasValue ? window.Value : double.NaN, Math.Exp(size[i]), known.Sectors[i]);
            }),
        ];
        var (ledger, _, detail) = GapLedger.Of(new GapLedgerInput(Returns(a, basis, start, end), Returns(b, basis, start, end), Stocks, usable));
        Ledger = ledger ?? throw new DeskException(ExitCode.DataMissing, $"The gap between {a.Id} and {b.Id} has no ledger: {detail}");
        Words =
        [
            BasisWords.Of(basis),
            string.Create(CultureInfo.InvariantCulture, $"cross-section of {Ledger.Used} of {Universe.Length} stocks of {a.Id} and {b.Id} at the start"),
            .. known.Words,
        ];
    }

    public Gauge A { get; }

    public Gauge B { get; }

    public MoversReport MoversA { get; }

    public MoversReport MoversB { get; }

    /// <summary>Security ordinals.</summary>
    public ImmutableArray<int> Universe { get; }

    public ImmutableArray<GapStock> Stocks { get; }

    public ImmutableArray<Characteristic> Usable { get; }

    public ImmutableArray<string> LeftOut { get; }

    public GapLedgerResult Ledger { get; }

    public ImmutableArray<string> Words { get; }

    /// <summary>The case of a fact's question, worked out once.</summary>
    public static GapCase Of(Question q)
    {
        var head = KeyOptions.Of(q.Key).Head;
        if (head.Length == 0 || head.Contains('=', StringComparison.Ordinal)) throw new DeskException(ExitCode.Usage, $"{q.Key.Measure} names the other gauge, as in {q.Key.Measure}(nikkei225;line=size).");
        return Of(q.Workspace, q.Gauge, q.Workspace.Find(head), q.Key.Basis, q.Start, q.End);
    }

    /// <summary>A case, worked out once.</summary>
    public static GapCase Of(Workspace workspace, Gauge a, Gauge b, string basis, int start, int end)
    {
        AttributionCase.Plan(a, basis, start, end);
        AttributionCase.Plan(b, basis, start, end);
        return workspace.Once(GaugeSeries.KeyOf($"gap {a.Id} {basis}", b.Id, start, end), () => new GapCase(workspace, a, b, basis, start, end));
    }

    /// <summary>Position of a security among the stocks, or −1.</summary>
    public int PositionOf(int security) => _position.GetValueOrDefault(security, -1);

    private static GapGauge Returns(Gauge gauge, string basis, int start, int end)
    {
        var members = gauge.History(Basis.Fixed, start, end).Return;
        var own = gauge.History(AttributionCase.BasisOf(basis), start, end).Return;
        return new GapGauge(members, own, gauge.HeadlineBasis(start, end) == BasisName.Official ? ExactReturns.Between(gauge.Official![start]!.Value, gauge.Official[end]!.Value) : own);
    }
}

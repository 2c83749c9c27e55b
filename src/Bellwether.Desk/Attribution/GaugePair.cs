using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Story;

namespace Bellwether.Desk;

/// <summary>A question about why one gauge stands ahead of another, on the way to its answer: two gauges, a window, the facts made so far.</summary>
internal sealed class GaugePair
{
    private GaugePair(Workspace workspace, Gauge a, Gauge b, SettledWindow settled)
    {
        (Workspace, A, B, Settled) = (workspace, a, b, settled);
        Book = new FactBook(workspace);
    }

    public Workspace Workspace { get; }

    public FactBook Book { get; }

    public Gauge A { get; }

    public Gauge B { get; }

    public SettledWindow Settled { get; }

    /// <summary>Settles a request; the gauges must be two, different, and have constituents.</summary>
    public static GaugePair Of(Workspace workspace, string verb, GaugeRequest request)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        var example = $"as in: bellwether {verb} {string.Join(' ', workspace.Gauges.Where(gauge => gauge.HasMembers).Take(2).Select(gauge => gauge.Id))}";
        if (request.Gauges.Length != 2) throw new DeskException(ExitCode.Usage, $"'{verb}' compares two gauges, and {(request.Gauges.Length < 2 ? "fewer" : string.Create(CultureInfo.InvariantCulture, $"{request.Gauges.Length}"))} were named: {example}");
        var (a, b) = (workspace.Find(request.Gauges[0]), workspace.Find(request.Gauges[1]));
        if (a.Id == b.Id) throw new DeskException(ExitCode.Usage, $"'{verb}' compares two gauges, and {a.Id} was named twice: {example}");
        foreach (var gauge in new[] { a, b })
        {
            if (gauge.HasMembers) continue;
            throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} is only a published series: it has levels, but no constituents to explain a gap with. Gauges that have: {string.Join(", ", workspace.Gauges.Where(own => own.HasMembers).Select(own => own.Id))}.");
        }

        return new GaugePair(workspace, a, b, Windows.Settle(workspace, a, request.Window));
    }

    public Fact Fact(Measure measure, Gauge gauge, string basis, string? member = null, string? parameter = null, int decimals = 1) =>
        Book.Make(new FactKey(measure.Name, gauge.Id, member, Settled.Window, basis, parameter), decimals);

    public NextStep Next(string verb, string gauges, string what) => new($"bellwether {verb} {gauges}{Span}{Workspace.StoreOption}", what);

    /// <summary>The answer document; <paramref name="options"/> are what the command must repeat besides gauges and window.</summary>
    public Answer Answer(string verb, string options, Brief brief, ImmutableArray<TableBlock> tables = default) =>
        new($"bellwether {verb} {A.Id} {B.Id}{Span}{options}{Workspace.StoreOption}", Workspace.Market.Version, brief with { IsSample = Workspace.Market.IsSample })
        {
            Facts = Book.Facts,
            Tables = tables.IsDefault ? [] : tables,
        };

    private string Span => string.Create(CultureInfo.InvariantCulture, $" --since {Settled.Window.Start:yyyy-MM-dd} --until {Settled.Window.End:yyyy-MM-dd}");
}

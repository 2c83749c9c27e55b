using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>A question about gauges over a window.</summary>
/// <param name="Gauges">Gauge names; the first is the subject.</param>
/// <param name="Window">Window as asked for.</param>
public sealed record GaugeRequest(ImmutableArray<string> Gauges, WindowRequest Window);

/// <summary>Answers about gauges: compare, movers, breadth, explain.</summary>
public sealed class GaugeDesk
{
    private readonly Workspace _workspace;

    /// <summary>A desk over a workspace.</summary>
    public GaugeDesk(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
    }

    /// <summary>Gauges side by side.</summary>
    public Answer Compare(GaugeRequest request) => Ask("compare", request, (build, subject, rivals, window) =>
    {
        ImmutableArray<GaugeFinding> gauges = [build.Gauge(subject), .. rivals.Select(rival => build.Gauge(rival, subject))];
        return (CompareWriter.Brief(window, gauges, Next(subject, window, "explain", "movers")), []);
    });

    /// <summary>Every gauge that has a close on both days of the window, beside the first one asked for.</summary>
    public Answer All(GaugeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var subject = _workspace.Find(request.Gauges[0]);
        var settled = Windows.Settle(_workspace, subject, request.Window);
        return Compare(request with { Gauges = [subject.Id, .. _workspace.Gauges.Where(gauge => gauge.Id != subject.Id && Spans(gauge, settled)).Select(gauge => gauge.Id)] });
    }

    /// <summary>Contributions, all of them in the tables.</summary>
    public Answer Movers(GaugeRequest request) => Ask("movers", request, (build, subject, rivals, window) =>
    {
        var own = build.Gauge(subject);
        var movers = build.Movers(subject, rivals);
        var blocks = new Block[] { CompareWriter.Lead(window, own, []) }.Concat(MoversWriter.Section(window, own, movers)).Append(MoversWriter.Treemap(own, movers)).Concat(MoversWriter.Groups(own, movers)).Concat(Notes(window));
        var brief = new Brief($"Who moved {Phrases.The(own.Name)}", CompareWriter.Subtitle(window.Window), [.. blocks]) { Next = Next(subject, window, "breadth", "explain") };
        return (brief, [MoversWriter.Table("contributors", "Contributions of all constituents", build.AllMovers(subject))]);
    });

    /// <summary>Counts and concentration.</summary>
    public Answer Breadth(GaugeRequest request) => Ask("breadth", request, (build, subject, rivals, window) =>
    {
        var own = build.Gauge(subject);
        var breadth = build.Breadth(subject);
        var doublers = BreadthWriter.Doublers(breadth);
        IEnumerable<Block> list = breadth.DoublerNames.IsEmpty ? [] : [doublers];
        var blocks = new Block[] { CompareWriter.Lead(window, own, []) }.Concat(BreadthWriter.Section(own, breadth)).Concat(list).Concat(Notes(window));
        var brief = new Brief($"How broad the move of {Phrases.The(own.Name)} was", CompareWriter.Subtitle(window.Window), [.. blocks]) { Next = Next(subject, window, "movers", "explain") };
        return (brief, [doublers]);
    });

    /// <summary>All of it as one brief.</summary>
    public Answer Explain(GaugeRequest request) => Ask("explain", request, (build, subject, rivals, window) =>
    {
        var hasMembers = subject.HasMembers;
        var meanwhile = build.Meanwhile(subject, rivals);
        var own = build.Gauge(subject);
        ImmutableArray<GaugeFinding> others = [.. rivals.Select(rival => build.Gauge(rival, subject))];
        var size = build.Size(subject);
        var movers = hasMembers ? build.Movers(subject, rivals) : null;
        var breadth = hasMembers ? build.Breadth(subject) : null;
        var events = hasMembers ? build.Events(subject) : null;
        var spread = build.Conventions(subject, rivals);
        var (why, outlook) = meanwhile();
        var findings = new ExplainFindings(
            window with { LowRules = size?.LowRules ?? [] },
            own,
            others,
            movers,
            breadth)
        {
            Size = size?.Size,
            Events = events,
            Conventions = spread,
            Why = why,
            Outlook = outlook,
        };
        ImmutableArray<TableBlock> tables = breadth is null ? [] : [BreadthWriter.Doublers(breadth)];
        var next = Next(subject, window, hasMembers ? ["movers", "breadth", "events", "risk", "index show"] : ["rallies", "risk", "index show"]);
        if (hasMembers && rivals.FirstOrDefault(rival => rival.HasMembers) is { } rival)
            next = [next[0], Attribution(subject, rival, window), Drivers(subject, rival, window), Counterfactual(subject, rival, window), .. next.Skip(1)];
        return (ExplainWriter.Write(findings, next), tables);
    });

    private static bool Spans(Gauge gauge, SettledWindow window)
    {
        try
        {
            var closes = gauge.HeadlineCloses(window.Start, window.End);
            return closes[0] is not null && closes[^1] is not null;
        }
        catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
        {
            return false;
        }
    }

    private Answer Ask(
        string verb,
        GaugeRequest request,
        Func<FindingsBuilder, Gauge, IReadOnlyList<Gauge>, WindowFinding, (Brief Brief, ImmutableArray<TableBlock> Tables)> answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Gauges.IsEmpty) throw new DeskException(ExitCode.Usage, $"'{verb}' needs a gauge, as in: bellwether {verb} {_workspace.Gauges.FirstOrDefault()?.Id ?? "mothers"}");
        var gauges = request.Gauges.Select(_workspace.Find).DistinctBy(gauge => gauge.Id, StringComparer.Ordinal).ToArray();
        var (subject, rivals) = (gauges[0], gauges[1..]);
        if (verb is "movers" or "breadth" && !subject.HasMembers)
            throw new DeskException(ExitCode.DataMissing, $"The gauge {subject.Id} is only a published series: it has levels, but no constituents to explain it.");
        var settled = Windows.Settle(_workspace, subject, request.Window);
        var book = new FactBook(_workspace);
        var build = new FindingsBuilder(_workspace, book, settled);
        var window = build.Window(subject);
        var (brief, tables) = answer(build, subject, rivals, window);
        var against = rivals.Length == 0 ? "" : verb == "compare" ? " " + string.Join(' ', rivals.Select(rival => rival.Id)) : $" --against {string.Join(',', rivals.Select(rival => rival.Id))}";
        var command = string.Create(CultureInfo.InvariantCulture, $"bellwether {verb} {subject.Id}{against} --since {settled.Window.Start:yyyy-MM-dd} --until {settled.Window.End:yyyy-MM-dd}{_workspace.StoreOption}");
        return new Answer(command, _workspace.Market.Version, brief with { IsSample = _workspace.Market.IsSample }) { Facts = book.Facts, Tables = tables };
    }

    private static IEnumerable<Block> Notes(WindowFinding window) => window.Notes.Select(note => new Text().Add(note).Note());

    private NextStep Attribution(Gauge subject, Gauge rival, WindowFinding window) => new(
        string.Create(CultureInfo.InvariantCulture, $"bellwether attribution {subject.Id} {rival.Id} --since {window.Window.Start:yyyy-MM-dd} --until {window.Window.End:yyyy-MM-dd}{_workspace.StoreOption}"),
        $"why it stands where it does against {Phrases.The(rival.Definition.Name)}, segment by segment");

    private NextStep Drivers(Gauge subject, Gauge rival, WindowFinding window) => new(
        string.Create(CultureInfo.InvariantCulture, $"bellwether drivers {subject.Id} {rival.Id} --since {window.Window.Start:yyyy-MM-dd} --until {window.Window.End:yyyy-MM-dd}{_workspace.StoreOption}"),
        "the reasons put to the test, one by one");

    private NextStep Counterfactual(Gauge subject, Gauge rival, WindowFinding window) => new(
        string.Create(CultureInfo.InvariantCulture, $"bellwether counterfactual {subject.Id} --against {rival.Id} --since {window.Window.Start:yyyy-MM-dd} --until {window.Window.End:yyyy-MM-dd}{_workspace.StoreOption}"),
        "the gauge without its winners");

    private ImmutableArray<NextStep> Next(Gauge subject, WindowFinding window, params string[] verbs)
    {
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {window.Window.Start:yyyy-MM-dd} --until {window.Window.End:yyyy-MM-dd}");
        var until = string.Create(CultureInfo.InvariantCulture, $" --until {window.Window.End:yyyy-MM-dd}");
        return
        [
            .. verbs.Select(verb => verb switch
            {
                "movers" => new NextStep($"bellwether movers {subject.Id}{span}{_workspace.StoreOption}", "every constituent's contribution"),
                "breadth" => new NextStep($"bellwether breadth {subject.Id}{span}{_workspace.StoreOption}", "counts, doublers, concentration"),
                "events" => new NextStep($"bellwether events {subject.Id}{span}{_workspace.StoreOption}", "abnormal days, and the dated news beside them"),
                "risk" => new NextStep($"bellwether risk {subject.Id}{until}{_workspace.StoreOption}", "volatility, losses, and whether they are larger than elsewhere"),
                "rallies" => new NextStep($"bellwether rallies {subject.Id}{until}{_workspace.StoreOption}", "dated swings and drawdowns"),
                "explain" => new NextStep($"bellwether explain {subject.Id}{span}{_workspace.StoreOption}", "the whole brief"),
                _ => new NextStep($"bellwether index show {subject.Id}{_workspace.StoreOption}", "the rulebook and every divisor change"),
            }),
        ];
    }
}

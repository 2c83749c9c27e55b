using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Gathers the facts a brief stands on; every number comes from the fact book.</summary>
public sealed class FindingsBuilder
{
    /// <summary>Names taken out in the ex-heroes figures.</summary>
    public const int Heroes = 10;

    private const int ShortAverage = 25;
    private const int LongAverage = 75;
    private readonly Workspace _workspace;
    private readonly FactBook _book;
    private readonly SettledWindow _window;

    /// <summary>A builder for one window.</summary>
    public FindingsBuilder(Workspace workspace, FactBook book, SettledWindow window)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(window);
        (_workspace, _book, _window) = (workspace, book, window);
    }

    private MarketSnapshot Market => _workspace.Market;

    /// <summary>The window, with its low dated when it was searched for.</summary>
    public WindowFinding Window(Gauge subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var low = _window.LowSearch is { } search ? _book.Make(new FactKey(Measures.LowDate.Name, subject.Id, null, search, subject.HeadlineBasis(_window.Start, _window.End))) : null;
        return new WindowFinding(_window.Window, low, [.. _window.Notes], [.. Market.Calendar.Days.AsSpan()[_window.Start..(_window.End + 1)]]);
    }

    /// <summary>What one gauge did; <paramref name="subject"/> is the gauge it is measured against, or null for the subject itself.</summary>
    public GaugeFinding Gauge(Gauge gauge, Gauge? subject = null)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        var basis = gauge.HeadlineBasis(_window.Start, _window.End);
        var replicated = gauge.HasMembers && Replicable(gauge);
        if (basis != BasisName.Official && !replicated) gauge.Roster(Basis.Fixed, _window.Start);
        var official = basis == BasisName.Official;
        return new GaugeFinding
        {
            Id = gauge.Id,
            Name = gauge.Definition.Name,
            Return = Fact(Measures.Return, gauge, basis),
            Level = Fact(Measures.Level, gauge, basis, decimals: gauge.Definition.Decimals),
            Excess = subject is null ? null : _book.Make(new FactKey(Measures.Excess.Name, subject.Id, null, _window.Window, subject.HeadlineBasis(_window.Start, _window.End), gauge.Id)),
            Chained = official ? null : Try(() => Fact(Measures.Return, gauge, BasisName.Chained)),
            Replica = official && replicated ? Fact(Measures.Return, gauge, BasisName.Fixed) : null,
            ReplicationError = replicated && gauge.Official is not null ? Fact(Measures.ReplicationError, gauge, BasisName.Fixed) : null,
            ChainedError = replicated && !official && gauge.Official is not null ? Try(() => Fact(Measures.ReplicationError, gauge, BasisName.Chained)) : null,
            Members = replicated ? Fact(Measures.MemberCount, gauge, BasisName.Fixed) : null,
            Unpriced = replicated ? Fact(Measures.UnpricedMembers, gauge, BasisName.Fixed) : null,
            Uncertain = replicated ? Fact(Measures.UncertainMembers, gauge, BasisName.Fixed) : null,
            BestDay = Fact(Measures.MaxOneDayChange, gauge, basis),
            Rebased = Rebased(gauge),
            Notes = replicated ? gauge.History(Basis.Fixed, _window.Start, _window.End).Plan.Notes : [],
        };
    }

    /// <summary>Who moved a gauge; <paramref name="rivals"/> lend the comparison of the ex-heroes figures.</summary>
    public MoversFinding Movers(Gauge gauge, IEnumerable<Gauge> rivals, int top = 10, int bottom = 5)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        var report = gauge.Movers(Basis.Fixed, _window.Start, _window.End);
        var gainers = report.Ranked.Where(mover => mover.Points.Pico > 0).Take(top).ToArray();
        var losers = report.Ranked.Reverse().Where(mover => mover.Points.Pico < 0).Take(bottom).ToArray();
        var shown = gainers.Concat(losers).Select(mover => mover.Security).ToHashSet();
        var rest = report.Ranked.Where(mover => !shown.Contains(mover.Security)).ToArray();
        var heaviest = report.Ranked.MaxBy(mover => mover.Weight)!;
        var rival = rivals.FirstOrDefault(other => other.HasMembers && Replicable(other));
        return new MoversFinding
        {
            MovePoints = Part(Measures.ContributionPoints, gauge, "all:members"),
            Heaviest = Mover(gauge, heaviest),
            Top = [.. gainers.Select(mover => Mover(gauge, mover))],
            Bottom = [.. losers.Select(mover => Mover(gauge, mover))],
            Heroes = [.. new[] { gauge, rival }.OfType<Gauge>().Select(Hero)],
            Sectors = GroupParts(gauge, "sector"),
            Sections = gauge.Definition.Sections.Length > 1 ? GroupParts(gauge, "section") : [],
            Themes = Themes(gauge, report),
            Levels = (report.History.Price[0].ToDouble(), report.History.Price[^1].ToDouble()),
            Rest = (rest.Where(mover => mover.Points.Pico > 0).Sum(mover => mover.Points.ToDouble()), rest.Where(mover => mover.Points.Pico < 0).Sum(mover => mover.Points.ToDouble())),
            Cloud = Cloud(report, shown),
        };
    }

    /// <summary>Every constituent's part, for CSV and JSON.</summary>
    public ImmutableArray<MoverFinding> AllMovers(Gauge gauge)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        return [.. gauge.Movers(Basis.Fixed, _window.Start, _window.End).Ranked.Select(mover => Mover(gauge, mover))];
    }

    /// <summary>How broad the move was.</summary>
    public BreadthFinding Breadth(Gauge gauge)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        var report = gauge.Breadth(Basis.Fixed, _window.Start, _window.End);
        return new BreadthFinding
        {
            Counts = (Fixed(Measures.Advancers, gauge), Fixed(Measures.Decliners, gauge), Fixed(Measures.Unchanged, gauge)),
            Doublers = Fixed(Measures.Doublers, gauge),
            DoublerNames = [.. report.DoublerNames.Select(own => (Name(own.Security), Market.Securities[own.Security].Id.ToString(), Member(Measures.Return, gauge, own.Security)))],
            Median = Fixed(Measures.MedianReturn, gauge),
            AboveAverage = (Fixed(Measures.AboveAverage, gauge, ShortAverage), Fixed(Measures.AboveAverage, gauge, LongAverage)),
            Concentration = (Fixed(Measures.EffectiveNumber, gauge), Fixed(Measures.TopWeight, gauge, 10)),
            Unpriced = Fixed(Measures.UnpricedMembers, gauge),
            UnpricedCodes = [.. report.Roster.Unpriced.Select(security => Market.Securities[security].Id.Value)],
            Uncertain = Fixed(Measures.UncertainMembers, gauge),
        };
    }

    /// <summary>The days that made the move, from the ledger of its constituents; nothing is judged abnormal here, so that a brief stays quick.</summary>
    public EventsFinding Events(Gauge gauge) => GaugeEvents.Finding(_workspace, _book, gauge, _window, null, 6);

    /// <summary>How big the move was, and what the dating rules say of its low.</summary>
    public (SizeFinding Size, ImmutableArray<LowRuleFinding> LowRules)? Size(Gauge gauge) => OutlookBuilder.Size(_workspace, _book, gauge, _window);

    /// <summary>How far the headline depends on conventions, and whether the order of the gauges survives them.</summary>
    public HeadlineSpread? Conventions(Gauge gauge, IReadOnlyList<Gauge> rivals) => ConventionsDesk.Headline(_book, gauge, rivals, _window);

    /// <summary>
    /// Why it parted from the first rival with constituents, and what could go wrong: worked out on another thread over a workspace of its own while
    /// the caller goes on; the second part takes its facts into the book.
    /// </summary>
    public Func<(DriversFinding? Why, OutlookFinding? Outlook)> Meanwhile(Gauge gauge, IReadOnlyList<Gauge> rivals)
    {
        ArgumentNullException.ThrowIfNull(gauge);
        var apart = _workspace.Apart();
        var book = new FactBook(apart);
        var work = Task.Run(() =>
        {
            var (own, others) = (apart.Find(gauge.Id), rivals.Select(rival => apart.Find(rival.Id)).ToArray());
            var outlook = OutlookBuilder.Outlook(apart, book, own, others, _window);
            return (DriversBuilder.Why(apart, book, own, others, _window), outlook);
        });
        return () =>
        {
            var both = work.GetAwaiter().GetResult();
            _book.Include(book);
            return both;
        };
    }

    private bool Replicable(Gauge gauge) => !gauge.Roster(Basis.Fixed, _window.Start).Held.IsEmpty;

    private Fact Fact(Measure measure, Gauge gauge, string basis, int decimals = 1) =>
        _book.Make(new FactKey(measure.Name, gauge.Id, null, _window.Window, basis), decimals);

    private Fact Fixed(Measure measure, Gauge gauge, int? parameter = null) =>
        _book.Make(new FactKey(measure.Name, gauge.Id, null, _window.Window, BasisName.Fixed, parameter?.ToString(CultureInfo.InvariantCulture)));

    private Fact Part(Measure measure, Gauge gauge, string member) =>
        _book.Make(new FactKey(measure.Name, gauge.Id, member, _window.Window, BasisName.Fixed), measure.Unit == Unit.Fraction ? 1 : 2);

    private Fact Member(Measure measure, Gauge gauge, int security) => Part(measure, gauge, Market.Securities[security].Id.ToString());

    private string Name(int security) => Market.Securities[security].DisplayName;

    private MoverFinding Mover(Gauge gauge, Mover mover) => new(
        Name(mover.Security),
        Market.Securities[mover.Security].Id.ToString(),
        Member(Measures.Weight, gauge, mover.Security),
        Member(Measures.OpeningWeight, gauge, mover.Security),
        Member(Measures.Return, gauge, mover.Security),
        Member(Measures.ContributionPoints, gauge, mover.Security),
        Member(Measures.ContributionPp, gauge, mover.Security));

    private HeroFinding Hero(Gauge gauge) => new(
        gauge.Definition.Name,
        Heroes,
        Fact(Measures.Return, gauge, BasisName.Fixed),
        Fixed(Measures.TopShare, gauge, Heroes),
        Fixed(Measures.ReturnExDrop, gauge, Heroes),
        Fixed(Measures.ReturnExFreeze, gauge, Heroes));

    private ImmutableArray<GroupFinding> GroupParts(Gauge gauge, string kind)
    {
        var names = Market.Sectors.ToDictionary(sector => sector.Code, sector => sector.DisplayName, StringComparer.Ordinal);
        return
        [
            .. gauge.Parts(Basis.Fixed, _window.Start, _window.End, kind, null).Select(part => Group(gauge, kind, part, names.GetValueOrDefault(part.Name, part.Name))),
        ];
    }

    private ImmutableArray<GroupFinding> Themes(Gauge gauge, MoversReport report)
    {
        var themes = report.Ranked.SelectMany(mover => Market.Securities[mover.Security].Themes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            .. themes
                .Select(theme => gauge.Parts(Basis.Fixed, _window.Start, _window.End, "theme", theme).First(part => part.Name == theme))
                .OrderByDescending(part => part.Points.Pico)
                .Select(part => Group(gauge, "theme", part, part.Name.Replace('_', ' '))),
        ];
    }

    private GroupFinding Group(Gauge gauge, string kind, GroupPart part, string name)
    {
        var member = $"{kind}:{part.Name}";
        return new GroupFinding(name, part.Members, Part(Measures.Weight, gauge, member), Part(Measures.OpeningWeight, gauge, member), Part(Measures.ContributionPoints, gauge, member), Part(Measures.ContributionPp, gauge, member));
    }

    private ImmutableArray<ChartPoint> Cloud(MoversReport report, HashSet<int> named)
    {
        var largest = report.Ranked.Max(mover => Math.Abs(mover.Fraction));
        return
        [
            .. report.Ranked.Where(mover => mover.OpeningWeight > 0 && mover.Window.HasReturn)
                .Select(mover => new ChartPoint(
                    named.Contains(mover.Security) ? Name(mover.Security) : null,
                    mover.OpeningWeight,
                    mover.Window.Return.Value,
                    largest > 0 ? Math.Abs(mover.Fraction) / largest : 0)),
        ];
    }

    private ImmutableArray<double?> Rebased(Gauge gauge)
    {
        var closes = gauge.HeadlineCloses(_window.Start, _window.End);
        return closes[0] is { } start ? [.. closes.Select(close => close is { } value ? (double?)(value / start * 100) : null)] : [.. closes.Select(_ => (double?)null)];
    }

    private static Fact? Try(Func<Fact> make)
    {
        try
        {
            return make();
        }
        catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
        {
            return null;
        }
    }
}

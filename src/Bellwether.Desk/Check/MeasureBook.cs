using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>
/// Makes the facts that claims are compared with, from the same measures as the briefs, with the uncertainty of the data around them. What cannot be
/// made is null, and <see cref="Missing"/> says why.
/// </summary>
internal sealed class MeasureBook(Workspace workspace, FactBook book, Gauge context)
{
    /// <summary>The workspace.</summary>
    public Workspace Workspace => workspace;

    /// <summary>The gauge that lends its calendar to securities and series.</summary>
    public Gauge Context => context;

    /// <summary>Why the last fact could not be made.</summary>
    public string Missing { get; private set; } = "there is no such data";

    /// <summary>A window between day indices.</summary>
    public Window Window(int start, int end) => new(workspace.Market.Calendar[start], workspace.Market.Calendar[end]);

    /// <summary>Reasons why one gauge beat another, as the brief gives them; null when they cannot be tested.</summary>
    public DriversFinding? Why(Gauge a, Gauge b, SettledWindow window) => DriversBuilder.Why(workspace, book, a, [b], window);

    /// <summary>How far a gauge's return depends on conventions, as the brief gives it; null when no convention gives it a return.</summary>
    public HeadlineSpread? Conventions(Gauge gauge, IReadOnlyList<Gauge> rivals, SettledWindow window) => ConventionsDesk.Headline(book, gauge, rivals, window);

    /// <summary>What one shock would do to a gauge by the days of a window.</summary>
    public StressFinding Stress(Gauge gauge, int start, int end, StatedShock shock) =>
        StressDesk.Finding(History(gauge, start, end), [shock]);

    /// <summary>What followed windows of a length like the last one, as the brief searches for them.</summary>
    public AnaloguesFinding Analogues(Gauge gauge, int start, int end, int days, int? horizon) => OutlookBuilder.Analogues(History(gauge, start, end), days, horizon);

    /// <summary>What the dating rules say of a low, over all closes up to a day.</summary>
    public ImmutableArray<LowRuleFinding> Turns(Gauge gauge, int end, DateOnly low)
    {
        var settled = HistoryWindows.Settle(workspace, [gauge], new WindowRequest(null, workspace.Market.Calendar[end]) { WholeHistory = true });
        return RalliesDesk.LowDating(new HistoryQuestion(workspace, book, [gauge], settled), low);
    }

    private HistoryQuestion History(Gauge gauge, int start, int end) => new(workspace, book, [gauge], new SettledWindow(start, end, Window(start, end), null, []));

    /// <summary>The fact of a key; null when the data are missing or the value undefined.</summary>
    public Fact? Make(FactKey key, int decimals = 1)
    {
        try
        {
            var fact = book.Make(key, decimals);
            if (fact.Value is not null) return fact;
            Missing = $"{key.Measure.Replace('_', ' ')} of {key.Subject} is not defined in {key.Window}: {Story.Render.FactText.Words(fact.Reason)}{(fact.Inputs.Length > 1 ? $" ({fact.Inputs[^1]})" : "")}";
        }
        catch (DeskException problem)
        {
            Missing = problem.Message.TrimEnd('.');
        }

        return null;
    }

    /// <summary>A measure of a gauge over days.</summary>
    public Fact? Of(Measure measure, Gauge gauge, int start, int end, string basis, string? member = null, string? parameter = null, int decimals = 1)
    {
        if (start < 0 || end < start)
        {
            Missing = string.Create(CultureInfo.InvariantCulture, $"the window begins before the data, which start on {workspace.Market.Calendar[0]:yyyy-MM-dd}");
            return null;
        }

        return Make(new FactKey(measure.Name, gauge.Id, member, Window(start, end), basis, parameter), decimals);
    }

    /// <summary>A measure of a gauge's own closes, on the basis they have.</summary>
    public Fact? OfSeries(Measure measure, Gauge gauge, int start, int end, string? parameter = null, int decimals = 1) =>
        Of(measure, gauge, start, end, start < 0 ? BasisName.Chained : gauge.SeriesBasis(start, end), null, parameter, decimals);

    /// <summary>A measure of a security or a macro series.</summary>
    public Fact? OfMember(Measure measure, string member, int start, int end, string? parameter = null, int decimals = 1, Gauge? gauge = null) =>
        Of(measure, gauge ?? context, start, end, BasisName.Fixed, member, parameter, decimals);

    /// <summary>
    /// The price return of a subject. A published close at both ends is exact; a reconstructed gauge carries the band of its defensible readings
    /// (DESIGN, decision 8). <paramref name="basis"/> is what the text itself says it stands on.
    /// </summary>
    public Measured? Return(CheckSubject subject, int start, int end, RoundingInterval? claim, string? basis = null, Gauge? within = null)
    {
        if (subject.IsSecurity) return OfMember(Measures.Return, subject.Id, start, end, gauge: within) is { } own ? new Measured(own, own.Value) : null;
        if (subject.Gauge is not { } gauge) return Macro(subject, start, end);
        if (start < 0) return Of(Measures.Return, gauge, start, end, BasisName.Fixed) is { } never ? new Measured(never, never.Value) : null;
        var headline = basis ?? gauge.HeadlineBasis(start, end);
        if (basis is not null || headline == BasisName.Official) return Of(Measures.Return, gauge, start, end, headline) is { } fact ? new Measured(fact, fact.Value) : null;
        if (!gauge.HasMembers)
        {
            Missing = string.Create(CultureInfo.InvariantCulture, $"there is no published close of {gauge.Id} on {(gauge.Official?[start] is null ? workspace.Market.Calendar[start] : workspace.Market.Calendar[end]):yyyy-MM-dd}");
            return null;
        }

        var published = gauge.Official?[start] is not null && gauge.Official[end] is not null ? Of(Measures.Return, gauge, start, end, BasisName.Official) : null;
        if (published is { Value: { } exact } && (claim is null || claim.Contains(exact))) return new Measured(published, exact) { Note = "published closes" };
        if (Of(Measures.Return, gauge, start, end, BasisName.Fixed) is not { Value: { } held } replica) return published is null ? null : new Measured(published, published.Value);
        if (published is not null && claim?.Contains(held) != true) return new Measured(published, published.Value) { Others = [replica], Note = "published closes" };
        return Banded(gauge, start, end, replica, held, published);
    }

    private Measured Banded(Gauge gauge, int start, int end, Fact replica, double held, Fact? published)
    {
        var chained = Of(Measures.Return, gauge, start, end, BasisName.Chained);
        var (gapFixed, gapChained) = gauge.Official is null ? (null, null) : (Of(Measures.ReplicationError, gauge, start, end, BasisName.Fixed), Of(Measures.ReplicationError, gauge, start, end, BasisName.Chained));
        var (median, unseen) = ((Fact?)null, 0.0);
        if (gapFixed is null && gapChained is null)
        {
            var breadth = gauge.Breadth(Indices.Basis.Fixed, start, end);
            if (breadth.Unseen > 0)
            {
                median = Of(Measures.MedianReturn, gauge, start, end, BasisName.Fixed);
                unseen = (double)breadth.Unseen / breadth.Roster.Members;
            }
        }

        var band = ReplicationBand.Of(held, published?.Value, null, chained?.Value, null, median?.Value, unseen);
        if (gapFixed is not null || gapChained is not null) band = ReplicationBand.Of(held, held, gapFixed?.Value, chained?.Value, gapChained?.Value, null, 0);
        return new Measured(replica, held)
        {
            Error = band.Error,
            Low = band.Low,
            High = band.High,
            Others = [.. new[] { published, chained, gapFixed, gapChained, median }.OfType<Fact>()],
            Note = "replicated from constituents",
        };
    }

    /// <summary>The relative change of a macro series, as it is quoted.</summary>
    public Measured? Macro(CheckSubject subject, int start, int end, Measure? measure = null) =>
        OfMember(measure ?? Measures.MacroChange, subject.Id, start, end) is { } fact ? new Measured(fact, fact.Value) : null;

    /// <summary>The level of a subject on a day: published or replicated close, traded price, rate or quote.</summary>
    public Measured? Level(CheckSubject subject, int day)
    {
        if (subject.IsSecurity) return OfMember(Measures.Price, subject.Id, day, day, decimals: 0) is { } price ? new Measured(price, price.Value) : null;
        if (subject.Series is { } series)
            return OfMember(MacroAnswers.IsRate(series) ? Measures.RateLevel : Measures.MacroLevel, subject.Id, day, day, decimals: 2) is { } level ? new Measured(level, level.Value) : null;
        var gauge = subject.Gauge!;
        if (gauge.Official?[day] is not null) return Of(Measures.Level, gauge, day, day, BasisName.Official, decimals: gauge.Definition.Decimals) is { } official ? new Measured(official, official.Value) : null;
        if (!gauge.HasMembers)
        {
            Missing = string.Create(CultureInfo.InvariantCulture, $"there is no published close of {gauge.Id} on {workspace.Market.Calendar[day]:yyyy-MM-dd}");
            return null;
        }

        if (Of(Measures.Level, gauge, day, day, BasisName.Fixed, decimals: gauge.Definition.Decimals) is not { Value: { } points } replica) return null;
        // The level hangs on the last published close before the day, or on none at all.
        var from = Math.Max(0, day - DateResolver.ExtremeLookback);
        var gap = gauge.Official is null ? null : Of(Measures.ReplicationError, gauge, from, day, BasisName.Chained);
        return new Measured(replica, points)
        {
            Error = gap?.Value is { } off ? Math.Abs(off) * points : 0,
            Others = gap is null ? [] : [gap],
            Note = gauge.Official is null ? "a replicated level without any published one to anchor it" : "replicated from constituents",
        };
    }
}

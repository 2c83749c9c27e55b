using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>A fact's key settled on a workspace: gauge, day indices, member; the reports it needs, on demand.</summary>
public sealed class Question
{
    private static readonly HashSet<string> s_ofParts = [Measures.ContributionPoints.Name, Measures.ContributionPp.Name, Measures.Weight.Name, Measures.OpeningWeight.Name];

    private static readonly HashSet<string> s_ofFactors = [Measures.FactorShock.Name, Measures.FactorMove.Name, Measures.FactorMoveDeviation.Name, Measures.FactorBeta.Name];

    /// <summary>Settles a key; days outside the calendar are data missing.</summary>
    public Question(Workspace workspace, FactKey key)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(key);
        Workspace = workspace;
        Key = key;
        Gauge = workspace.Find(key.Gauge);
        Start = Day(key.Window.Start);
        End = Day(key.Window.End);
        if (End < Start) throw new DeskException(ExitCode.Usage, $"{key.Window} ends before it starts.");
        if (key.Basis is not (BasisName.Official or BasisName.Fixed or BasisName.Chained))
            throw new DeskException(ExitCode.Usage, $"There is no basis '{key.Basis}'. Known: {BasisName.Official}, {BasisName.Fixed}, {BasisName.Chained}.");
        if (key.Member is { } member && SecurityId.TryParse(member, out var id) && workspace.Market.OrdinalOf(id) is >= 0 and var ordinal) Security = ordinal;
        CheckMember(key);
    }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>The key.</summary>
    public FactKey Key { get; }

    /// <summary>The gauge.</summary>
    public Gauge Gauge { get; }

    /// <summary>Day index of the window's start.</summary>
    public int Start { get; }

    /// <summary>Day index of the window's end.</summary>
    public int End { get; }

    /// <summary>Ordinal of the member, when it is a security.</summary>
    public int? Security { get; }

    /// <summary>True when the published series answers.</summary>
    public bool IsOfficial => Key.Basis == BasisName.Official;

    /// <summary>The basis of histories: an official basis is explained by fixed members.</summary>
    public Basis Basis => Key.Basis == BasisName.Chained ? Basis.Chained : Basis.Fixed;

    /// <summary>The replicated history.</summary>
    public IndexHistory History => Gauge.History(Basis, Start, End);

    /// <summary>Ranked contributions.</summary>
    public MoversReport Movers => Gauge.Movers(Basis, Start, End);

    /// <summary>Counts.</summary>
    public BreadthReport Breadth => Gauge.Breadth(Basis, Start, End);

    /// <summary>Who is in at the start.</summary>
    public Roster Roster => Gauge.Roster(Basis, Start);

    /// <summary>The parameter as a number of things.</summary>
    public int Count => int.TryParse(Key.Parameter, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k > 0
        ? k
        : throw new DeskException(ExitCode.Usage, $"{Key.Measure} needs a positive whole number, as in {Key.Measure}(10).");

    /// <summary>A day of the calendar.</summary>
    public DateOnly Date(int day) => Workspace.Market.Calendar[day];

    /// <summary>Official close; data missing when there is none.</summary>
    public decimal Official(int day) => Gauge.Official?[day]
        ?? throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"There is no official close of {Gauge.Id} on {Date(day):yyyy-MM-dd}."));

    /// <summary>A security over the window.</summary>
    public StockWindow Stock(int security) => StockWindows.Of(Workspace.Market, Workspace.Resolver.Shares, security, Start, End);

    /// <summary>Share of held members above their moving average at the window's end (METHODS 6.2).</summary>
    public Outcome<double> Averages(int days) => MemberAverages.ShareAbove(Workspace.Market, Workspace.Resolver.Shares, Roster.Held, End, days);

    /// <summary>Kind and name of a group such as sector:3250.</summary>
    public (string Kind, string Name) Group()
    {
        var parts = (Key.Member ?? "").Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : throw new DeskException(ExitCode.Usage, $"'{Key.Member}' is neither a security of this store nor a group such as sector:CODE.");
    }

    // A measure that takes no member would silently answer for the gauge.
    private void CheckMember(FactKey key)
    {
        var ofSecurity = key.Measure == Measures.Return.Name || key.Measure == Measures.MaxOneDayChange.Name;
        if (key.Member is null)
        {
            if (s_ofParts.Contains(key.Measure)) throw new DeskException(ExitCode.Usage, $"{key.Measure} is that of a constituent or a group: name it between gauge and window, as in {key.Measure}/{key.Gauge}/{Workspace.Market.Securities.FirstOrDefault()?.Id.ToString() ?? "tse:4565"}/{key.Window}/{key.Basis}.");
        }
        else if (ofSecurity)
        {
            if (Security is null) Workspace.FindSecurity(key.Member);
        }
        else if (EventAnswers.TakesMember(key.Measure))
        {
            if (Security is null) Workspace.FindSecurity(key.Member);
        }
        else if (!s_ofParts.Contains(key.Measure) && !s_ofFactors.Contains(key.Measure) && !AttributionAnswers.Answers(key) && !MemberRisk.Answers(key))
        {
            throw new DeskException(ExitCode.Usage, $"{key.Measure} is that of a gauge, not of a constituent: leave {key.Member} out.");
        }
    }

    private int Day(DateOnly date)
    {
        var day = Workspace.Market.Calendar.IndexOf(date);
        return day >= 0 ? day : throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} is no trading day of this store."));
    }
}

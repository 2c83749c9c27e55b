using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;

namespace Bellwether.Desk;

/// <summary>One defensible way to read a window: which members, which level, with or without dividends, from which price of which day to which day.</summary>
/// <param name="Basis">fixed or chained members where a replication answers.</param>
/// <param name="Replica">True when the replication answers also where the official level would.</param>
/// <param name="Gross">True when dividends are reinvested; only a replication can do that.</param>
/// <param name="FromLow">True when the published intraday low of the first day is the base.</param>
/// <param name="StartShift">Trading days by which the start is moved.</param>
/// <param name="EndShift">Trading days by which the end is moved.</param>
internal sealed record Convention(string Basis, bool Replica, bool Gross, bool FromLow, int StartShift, int EndShift)
{
    private static readonly int[] s_shifts = [0, -1, 1];

    /// <summary>Every combination; the default comes first.</summary>
    public static readonly ImmutableArray<Convention> All = Combine();

    /// <summary>The convention in a few words.</summary>
    public string Words
    {
        get
        {
            var parts = new List<string> { FromLow ? "from the intraday low" : Replica ? "replicated levels" : "headline levels" };
            if (!FromLow) parts.Add(Basis == BasisName.Fixed ? "fixed members" : "members by the rulebook");
            if (Gross) parts.Add("with dividends");
            if (StartShift != 0) parts.Add($"start a day {(StartShift < 0 ? "earlier" : "later")}");
            if (EndShift != 0) parts.Add($"end a day {(EndShift < 0 ? "earlier" : "later")}");
            return string.Join(", ", parts);
        }
    }

    /// <summary>The key of a gauge's return under this convention; null when the data have none.</summary>
    public FactKey? KeyOf(Workspace workspace, Gauge gauge, int start, int end)
    {
        var (from, to) = (start + StartShift, end + EndShift);
        var calendar = workspace.Market.Calendar;
        if (from < 0 || to >= calendar.Count || from >= to) return null;
        var window = new Window(calendar[from], calendar[to]);
        var official = gauge.HeadlineBasis(from, to) == BasisName.Official;
        if (FromLow) return official && LowOf(gauge, window.Start) is not null ? new FactKey(Measures.ReturnFromLow.Name, gauge.Id, null, window, BasisName.Official) : null;
        if (official && !Replica) return new FactKey(Measures.Return.Name, gauge.Id, null, window, BasisName.Official);
        return gauge.HasMembers ? new FactKey((Gross ? Measures.TotalReturn : Measures.Return).Name, gauge.Id, null, window, Basis) : null;
    }

    /// <summary>The published intraday low of a day, or null.</summary>
    public static decimal? LowOf(Gauge gauge, DateOnly day)
    {
        if (gauge.Official is not { } official) return null;
        foreach (var row in official.Series.Rows)
        {
            if (row.Date == day) return row.Low;
        }

        return null;
    }

    // Plain loops: generic queries over structs would be compiled at every start.
    private static ImmutableArray<Convention> Combine()
    {
        var all = ImmutableArray.CreateBuilder<Convention>();
        foreach (var end in s_shifts)
        {
            foreach (var start in s_shifts)
            {
                foreach (var basis in new[] { BasisName.Fixed, BasisName.Chained })
                {
                    all.Add(new Convention(basis, false, false, false, start, end));
                    all.Add(new Convention(basis, true, false, false, start, end));
                    all.Add(new Convention(basis, true, true, false, start, end));
                }

                all.Add(new Convention(BasisName.Fixed, false, false, true, start, end));
            }
        }

        return all.ToImmutable();
    }
}

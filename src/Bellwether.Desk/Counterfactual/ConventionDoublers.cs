using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Gauges;
using Bellwether.Indices;

namespace Bellwether.Desk;

/// <summary>Members that at least doubled under every convention: members fixed or by the rulebook, from close or intraday low, with or without dividends, a day more or less.</summary>
internal sealed class ConventionDoublers
{
    private ConventionDoublers(ImmutableArray<FactKey> keys, ImmutableArray<int> values, ImmutableArray<string> words) => (Keys, Values, Words) = (keys, values, words);

    /// <summary>Keys, the default first.</summary>
    public ImmutableArray<FactKey> Keys { get; }

    /// <summary>Counts.</summary>
    public ImmutableArray<int> Values { get; }

    /// <summary>Each convention in words.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The same as a spread.</summary>
    public ConventionSpread Spread => new(Values[0], [.. Values.Select(value => (double)value)]);

    /// <summary>Works them out once a window.</summary>
    public static ConventionDoublers Of(Workspace workspace, Gauge gauge, int start, int end) =>
        workspace.Once(GaugeSeries.KeyOf("doublers", gauge.Id, start, end), () => Make(workspace, gauge, start, end));

    private static ConventionDoublers Make(Workspace workspace, Gauge gauge, int start, int end)
    {
        var calendar = workspace.Market.Calendar;
        var (keys, values, words) = (ImmutableArray.CreateBuilder<FactKey>(), ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<string>());
        foreach (var (endShift, startShift) in new[] { (0, 0), (0, -1), (0, 1), (-1, 0), (-1, -1), (-1, 1), (1, 0), (1, -1), (1, 1) })
        {
            var (from, to) = (start + startShift, end + endShift);
            if (from < 0 || to >= calendar.Count || from >= to) continue;
            foreach (var basis in new[] { Basis.Fixed, Basis.Chained })
            {
                BreadthReport breadth;
                try
                {
                    breadth = gauge.Breadth(basis, from, to);
                }
                catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
                {
                    continue;
                }

                foreach (var (name, parameter, how) in new[] { (DoublerBasis.Close, null, ""), (DoublerBasis.IntradayLow, "low", ", from the intraday low"), (DoublerBasis.Gross, "gross", ", with dividends") })
                {
                    if (DoublerCounts.Of(workspace.Market, workspace.Resolver.Shares, breadth, name).OrNull is not { } count) continue;
                    keys.Add(new FactKey(Measures.Doublers.Name, gauge.Id, null, new Window(calendar[from], calendar[to]), basis == Basis.Fixed ? BasisName.Fixed : BasisName.Chained, parameter));
                    values.Add(count);
                    words.Add(string.Create(CultureInfo.InvariantCulture, $"{(basis == Basis.Fixed ? "fixed members" : "members by the rulebook")}{how}{Shift("start", startShift)}{Shift("end", endShift)}"));
                }
            }
        }

        return new ConventionDoublers(keys.ToImmutable(), values.ToImmutable(), words.ToImmutable());
    }

    private static string Shift(string what, int days) => days == 0 ? "" : $", {what} a day {(days < 0 ? "earlier" : "later")}";
}

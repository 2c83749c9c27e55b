using Bellwether.Market;
using Bellwether.Market.Sample;

namespace Bellwether.Tests.Market.Sample;

/// <summary>A small reading of generated tables, written apart from the generator: dense closes, split adjustment, simple gauges.</summary>
internal sealed class SampleView
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(ulong, int), Lazy<SampleView>> Cache = new();

    private SampleView(SampleOptions options)
    {
        Result = SampleMarket.Generate(options);
        Tables = Result.Tables;
        var prices = Tables.Prices;
        Days = [.. prices.Date.Distinct().Order()];
        Ordinal = prices.Codes.Select((code, i) => (code, i)).ToDictionary(x => x.code, x => x.i, StringComparer.Ordinal);
        Names = prices.Codes.Length;
        Close = new long[Days.Length * Names];
        LastRow = Enumerable.Repeat(-1, Names).ToArray();
        var at = Days.Select((d, t) => (d, t)).ToDictionary(x => x.d, x => x.t);
        for (var row = 0; row < prices.Count; row++)
        {
            Close[at[prices.Date[row]] * Names + prices.Code[row]] = prices.Close[row];
            LastRow[prices.Code[row]] = at[prices.Date[row]];
        }

        Splits = Tables.Splits.ToDictionary(s => (at[s.ExDate.DayNumber], Ordinal[s.Code]), s => s.NewPerOld);
        Low = at[Result.Truth.LowDate.DayNumber];
        Adjusted = new double[Close.Length];
        var factor = Enumerable.Repeat(1.0, Names).ToArray();
        for (var t = 0; t < Days.Length; t++)
        {
            for (var i = 0; i < Names; i++)
            {
                if (Splits.TryGetValue((t, i), out var ratio)) factor[i] *= ratio.ToDouble();
                var cell = t * Names + i;
                if (Close[cell] > 0) Adjusted[cell] = Units.ToDouble(Close[cell]) * factor[i];
                else if (t > 0 && t <= LastRow[i]) Adjusted[cell] = Adjusted[cell - Names];
            }
        }

        var sections = Result.Truth.Sensitivities.ToDictionary(s => s.Code, s => s.Section, StringComparer.Ordinal);
        Section = [.. prices.Codes.Select(c => sections[c])];
    }

    public SampleResult Result { get; }

    public MarketTables Tables { get; }

    public int[] Days { get; }

    public int Names { get; }

    public Dictionary<string, int> Ordinal { get; }

    public long[] Close { get; }

    public int[] LastRow { get; }

    /// <summary>Closes on the first day's split basis, carried to the last row; 0 where there is none.</summary>
    public double[] Adjusted { get; }

    public Dictionary<(int Day, int Name), Ratio> Splits { get; }

    public int Low { get; }

    /// <summary>Section at listing, per name.</summary>
    public string[] Section { get; }

    public static SampleView Of(ulong seed, int securities) =>
        Cache.GetOrAdd((seed, securities), k => new Lazy<SampleView>(() => new SampleView(new SampleOptions(k.Item1, k.Item2)))).Value;

    /// <summary>A chain-linked full-capitalisation gauge with the share counts of listing.</summary>
    public double[] Gauge(string section)
    {
        var shares = new double[Names];
        foreach (var entry in Tables.Shares.Reverse()) shares[Ordinal[entry.Code]] = entry.Shares;
        var gauge = new double[Days.Length];
        gauge[0] = 1;
        for (var t = 1; t < gauge.Length; t++)
        {
            double before = 0, after = 0;
            for (var i = 0; i < Names; i++)
            {
                var cell = t * Names + i;
                if (!string.Equals(Section[i], section, StringComparison.Ordinal) || Adjusted[cell] == 0 || Adjusted[cell - Names] == 0) continue;
                before += shares[i] * Adjusted[cell - Names];
                after += shares[i] * Adjusted[cell];
            }

            gauge[t] = gauge[t - 1] * after / before;
        }

        return gauge;
    }

    /// <summary>The share count in force on a day: the last entry, taken over the splits since its basis date.</summary>
    public double SharesOn(int name, int day)
    {
        var code = Tables.Prices.Codes[name];
        var entry = Tables.Shares.Last(s => s.AsOf.DayNumber <= day && string.Equals(s.Code, code, StringComparison.Ordinal));
        double shares = entry.Shares;
        foreach (var ((at, split), ratio) in Splits)
        {
            if (split == name && Days[at] > entry.BasisDate.DayNumber && Days[at] <= day) shares *= ratio.ToDouble();
        }

        return shares;
    }

    public double ReturnFromLow(int name)
    {
        var (from, to) = (Adjusted[Low * Names + name], Adjusted[(Days.Length - 1) * Names + name]);
        return from > 0 && to > 0 ? to / from - 1 : double.NaN;
    }
}

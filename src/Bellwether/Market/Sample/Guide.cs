namespace Bellwether.Market.Sample;

/// <summary>
/// Leads the large and growth sections along their planted paths by small additions to the market and size factors: gently on ordinary days,
/// so that single names leave their mark on the gauges; exactly within a month of the low, so that the low is where it was planted.
/// </summary>
internal sealed class Guide(FactorPaths paths, int low)
{
    private const double Pull = 0.12;
    private const double RallyPull = 0.2;
    private const int ExactDays = 20;
    private readonly double[] _actual = [paths.LargePath[0], paths.GrowthPath[0]];
    private readonly double[] _opening = new double[2];

    /// <summary>Additions to the market and size factors of a day, from the names' returns so far.</summary>
    public (double Market, double Size) Lead(int t, Profile[] profiles, NameState[] names, Func<int, bool> isLive)
    {
        double market = 0, size = 0;
        var exact = Math.Abs(t - low) <= ExactDays;
        for (var round = 0; round < (exact ? 3 : 1); round++)
        {
            var (large, growth) = (Weigh(Section.Large, market, size), Weigh(Section.Growth, market, size));
            var needLarge = Need(0, paths.LargePath, large.Return);
            var needGrowth = Need(1, paths.GrowthPath, growth.Return);
            var determinant = large.Market * growth.Size - large.Size * growth.Market;
            market += (needLarge * growth.Size - needGrowth * large.Size) / determinant;
            size += (large.Market * needGrowth - growth.Market * needLarge) / determinant;
            if (round == 0) (_opening[0], _opening[1]) = (large.Value, growth.Value);
        }

        return (market, size);

        double Need(int section, double[] path, double soFar)
        {
            var raw = 0.0;
            if (exact) return path[t] - _actual[section] - soFar;
            var loadings = section == 0 ? Mean(Section.Large) : Mean(Section.Growth);
            for (var k = 0; k < Factor.General; k++) raw += loadings[k] * paths.Shocks[t][k];
            return path[t] - path[t - 1] - raw - Planned(section == 0 ? Section.Large : Section.Growth) + (t > low ? RallyPull : Pull) * (path[t - 1] - _actual[section]);
        }

        double Planned(int section)
        {
            double value = 0, drift = 0;
            for (var i = 0; i < names.Length; i++)
            {
                if (!isLive(i) || profiles[i].SectionOn(t) != section) continue;
                value += names[i].MarketValue;
                drift += names[i].MarketValue * names[i].PlannedDrift(t);
            }

            return drift / value;
        }

        double[] Mean(int section)
        {
            var sum = new double[Factor.General];
            var value = 0.0;
            for (var i = 0; i < names.Length; i++)
            {
                if (!isLive(i) || profiles[i].SectionOn(t) != section) continue;
                value += names[i].MarketValue;
                for (var k = 0; k < sum.Length; k++) sum[k] += names[i].MarketValue * profiles[i].Loadings[k];
            }

            for (var k = 0; k < sum.Length; k++) sum[k] /= value;
            return sum;
        }

        (double Return, double Market, double Size, double Value) Weigh(int section, double addMarket, double addSize)
        {
            double value = 0, after = 0, m = 0, s = 0;
            for (var i = 0; i < names.Length; i++)
            {
                if (!isLive(i) || profiles[i].SectionOn(t) != section) continue;
                var (own, loadings) = (names[i].MarketValue, profiles[i].Loadings);
                value += own;
                m += own * loadings[Factor.Market];
                s += own * loadings[Factor.Size];
                if (exact) after += own * PortableMath.Exp(names[i].Return + loadings[Factor.Market] * addMarket + loadings[Factor.Size] * addSize);
            }

            return (exact ? PortableMath.Log(after / value) : 0, m / value, s / value, value);
        }
    }

    /// <summary>Books the day's section returns after all names have moved.</summary>
    public void Close(int t, Profile[] profiles, NameState[] names, Func<int, bool> isLive)
    {
        Span<double> closing = stackalloc double[2];
        for (var i = 0; i < names.Length; i++)
        {
            if (!isLive(i)) continue;
            var section = profiles[i].SectionOn(t);
            if (section is Section.Large or Section.Growth) closing[section] += names[i].MarketValue;
        }

        for (var s = 0; s < 2; s++) _actual[s] += PortableMath.Log(closing[s] / _opening[s]);
    }
}

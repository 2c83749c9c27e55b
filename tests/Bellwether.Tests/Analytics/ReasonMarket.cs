using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Market;

namespace Bellwether.Tests.Analytics;

/// <summary>A market of two gauges with causes planted or left out, as arrays: what the tournament is calibrated on.</summary>
internal sealed record ReasonMarket(ulong Seed)
{
    public int Stocks { get; init; } = 240;

    public int Window { get; init; } = 68;

    public int History { get; init; } = 357;

    public int Sectors { get; init; } = 30;

    /// <summary>Planted mean reward of one unit of export label a day, in the window only.</summary>
    public double ExportReward { get; init; }

    /// <summary>Daily deviation of the export reward on all days: a factor that moves without a mean.</summary>
    public double ExportNoise { get; init; }

    /// <summary>Slope of gauge A on a basis point beyond that of B.</summary>
    public double RateSlope { get; init; }

    /// <summary>Planted log gain of heroes of A over the window.</summary>
    public double HeroGain { get; init; }

    /// <summary>A sector's daily shock.</summary>
    public double SectorNoise { get; init; } = 0.004;

    public (ReasonInputs Inputs, double ExportTruth, double RateTruth) Build()
    {
        var random = SplitMix64.Stream(Seed, 77);
        var (size, export, beta, sector, spread) = (new double[Stocks], new double[Stocks], new double[Stocks], new string?[Stocks], new double[Stocks]);
        double[] weightA = new double[Stocks], weightB = new double[Stocks];
        for (var i = 0; i < Stocks; i++)
        {
            var isSmall = i % 2 == 0;
            var own = random.NextIndex(Sectors);
            sector[i] = $"s{own:D2}";
            export[i] = own % 3 == 0 ? 1 : own % 3 == 1 ? 0.5 : 0;
            size[i] = (isSmall ? 23 : 26) + random.NextGaussian();
            beta[i] = 1 + 0.2 * random.NextGaussian();
            spread[i] = (isSmall ? 0.024 : 0.013) * random.NextDouble(0.7, 1.3);
            // Domestic names weigh more in A, exporters in B.
            if (isSmall) weightA[i] = Math.Exp(0.7 * (size[i] - 23)) * (1.5 - export[i]);
            else weightB[i] = Math.Exp(0.7 * (size[i] - 26)) * (0.5 + export[i]);
        }

        var days = History + Window;
        var returns = new double[Stocks][];
        for (var i = 0; i < Stocks; i++) returns[i] = new double[days];
        double[] market = new double[days], rate = new double[days], fx = new double[days];
        double[] gaugeA = new double[days], gaugeB = new double[days];
        var (totalA, totalB, variance) = (weightA.Sum(), weightB.Sum(), 1.0);
        for (var t = 0; t < days; t++)
        {
            // Volatility in clusters, common shocks to sizes and sectors: stocks are far from independent.
            variance = 0.05 + 0.85 * variance + 0.10 * Math.Min(9, Math.Pow(random.NextStudent4(), 2));
            var scale = Math.Sqrt(variance);
            market[t] = 0.009 * scale * random.NextStudent4();
            rate[t] = 2 * random.NextGaussian();
            fx[t] = 0.004 * random.NextGaussian();
            var sizeShock = 0.0015 * scale * random.NextStudent4();
            var reward = ExportNoise * random.NextGaussian() + (t >= History ? ExportReward : 0);
            var shocks = new double[Sectors];
            for (var s = 0; s < Sectors; s++) shocks[s] = SectorNoise * random.NextStudent4();
            for (var i = 0; i < Stocks; i++)
            {
                var own = int.Parse(sector[i]!.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                var r = beta[i] * market[t] - (size[i] - 24.5) * sizeShock + export[i] * reward + shocks[own] + spread[i] * scale * random.NextStudent4()
                    + (weightA[i] > 0 ? RateSlope * rate[t] : 0);
                if (HeroGain > 0 && t >= History && i % 24 == 0) r += HeroGain / Window;
                returns[i][t] = r;
                gaugeA[t] += weightA[i] / totalA * r;
                gaugeB[t] += weightB[i] / totalB * r;
            }
        }

        Characteristic Number(string id, double[] values) => new(id, id, "", [.. values]);
        CharacteristicDesign Design(bool sectors) => sectors
            ? CharacteristicDesign.Of([Number("size", size), Number("market_beta", beta)], sector, _ => true, Stocks).Design!
            : CharacteristicDesign.Of([Number("size", size), Number("market_beta", beta), Number("export", export)], null, _ => true, Stocks).Design!;
        CrossModel Model(bool sectors)
        {
            var design = Design(sectors);
            ImmutableArray<int> all = [.. Enumerable.Range(0, Stocks)];
            var history = new List<CrossSegment>();
            for (var from = 0; from + 21 <= History; from += 21) history.Add(new CrossSegment(design, [.. returns.Select(own => own[from..(from + 21)])], weightA, weightB, all));
            return new CrossModel(new CrossSegment(design, [.. returns.Select(own => CrossSegment.Increments(own.AsSpan(History)))], weightA, weightB, all), [.. history], [.. Enumerable.Range(0, Stocks).Select(i => i % 2)]);
        }

        double[][] rows = [.. Enumerable.Range(0, days).Select(t => new[] { market[t], fx[t], rate[t] })];
        var inputs = new ReasonInputs
        {
            Reasons =
            [
                new("exports", "less dependent on exports", ReasonKind.Characteristic, "export", 0, -1),
                new("rates", "loses when rates rise", ReasonKind.Factor, "rate", -1, -1),
                new("currency", "the currency moved its way", ReasonKind.Factor, "fx", -1, 0),
                new("size", "its companies are smaller", ReasonKind.Characteristic, "size", 0, -1),
                new("sectors", "its mix of sectors", ReasonKind.Characteristic, "sector", 1, 0),
                new("stocks", "individual stocks are on fire", ReasonKind.TopNames, "", 1, 0),
            ],
            Models = [Model(false), Model(true)],
            Factors = new GaugeFactorInputs(gaugeA, gaugeB, ["market", "fx", "rate"], rows, Window),
            Placebos = 0,
        };
        var exposure = weightA.Zip(export).Sum(p => p.First * p.Second) / totalA - weightB.Zip(export).Sum(p => p.First * p.Second) / totalB;
        double wealthA = 1, wealthB = 1, rateTruth = 0;
        var slopeA = RateSlope;
        for (var t = History; t < days; t++)
        {
            rateTruth += wealthA * slopeA * rate[t];
            wealthA *= 1 + gaugeA[t];
            wealthB *= 1 + gaugeB[t];
        }

        // Increments grow with the price: a mean of reward a day adds up over the opening price about as the market has grown by then.
        return (inputs, ExportReward * Window * exposure, rateTruth);
    }
}

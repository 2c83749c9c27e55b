namespace Bellwether.Market.Sample;

/// <summary>One name on its way through the days.</summary>
internal sealed class NameState
{
    private readonly Profile _profile;
    private readonly SplitMix64 _random;
    private readonly int _low;
    private readonly int _end;
    private readonly bool _isLed;
    private double _variance = 1;
    private double _level;
    private double _index;
    private double _indexAtLow;

    public NameState(Profile profile, SplitMix64 random, int low, int end, double? runs)
    {
        _isLed = runs is null;
        _profile = profile;
        _random = random;
        _low = low;
        _end = end;
        Price = profile.Price;
        Shares = profile.Shares;
        var draw = random.NextDouble();
        Goal = (runs ?? 1) * (profile.IsHero ? 0.42 + 0.15 * draw : profile.IsDoubler ? 0.88 + 0.45 * draw : 0);
    }

    /// <summary>Log return from the low to the end that a hero or doubler is led to; 0 for other names.</summary>
    public double Goal { get; }

    /// <summary>Sum of the jumps planned in the rally: the part of the goal that does not come day by day.</summary>
    public double RallyJumps { get; set; }

    /// <summary>Sum of the rally's jumps so far.</summary>
    public double JumpsDone { get; set; }

    /// <summary>The unrounded price on the day's split basis.</summary>
    public double Price { get; set; }

    public long Shares { get; set; }

    public double MarketValue => Price * Shares;

    /// <summary>The day's log return before the sections are led.</summary>
    public double Return { get; set; }

    /// <summary>Ex-date of an announced split, or -1.</summary>
    public int SplitDay { get; set; } = -1;

    public int AnnouncedDay { get; private set; }

    public Ratio Split { get; private set; } = Ratio.One;

    /// <summary>Variance of the chance part of the last day drawn.</summary>
    public double ChanceVariance { get; private set; }

    /// <summary>The chance part of a day: fat tails, clustered volatility, a weak pull home; in the rally, heroes and doublers to their goal.</summary>
    public double DrawChance(int t)
    {
        var z = Math.Clamp(_random.NextStudent4(), -7, 7);
        ChanceVariance = _profile.Volatility * _profile.Volatility * _variance;
        var chance = Math.Clamp(_profile.Volatility * Math.Sqrt(_variance) * z, -0.18, 0.18);
        _variance = 0.15 + 0.10 * Math.Min(z * z, 12) + 0.75 * _variance;
        // A pull home would be a steady drift of every name that has wandered: without a course there is none.
        var pull = _isLed ? -0.004 * _level : 0;
        _level += chance + pull;
        if (t == _low + 1) _indexAtLow = _index;
        if (Goal == 0 || t <= _low) return chance + pull;
        var share = (double)(t - 1 - _low) / (_end - _low);
        var planned = (Goal - RallyJumps) * share + JumpsDone;
        return chance + 0.15 * (planned - (_index - _indexAtLow)) + PlannedDrift(t);
    }

    /// <summary>What a hero or doubler is planned to gain on a day of the rally.</summary>
    public double PlannedDrift(int t) => Goal > 0 && t > _low ? (Goal - RallyJumps) / (_end - _low) : 0;

    /// <summary>Moves the price by a log return, within a daily limit.</summary>
    public void Step(double logReturn)
    {
        var r = Math.Clamp(logReturn, -0.27, 0.27);
        _index += r;
        Price = Math.Max(1, Price * PortableMath.Exp(r));
    }

    /// <summary>Decides whether a high or very low price calls for a split at a coming ex-date.</summary>
    public void ConsiderSplit(int today, int exDay)
    {
        var u = _random.NextDouble();
        var ratio = Price switch
        {
            > 9_000 => u < 0.012 ? new Ratio(10, 1) : u < 0.020 ? new Ratio(5, 1) : Ratio.One,
            > 5_500 => u < 0.006 ? new Ratio(5, 1) : u < 0.015 ? new Ratio(3, 1) : Ratio.One,
            > 2_500 => u < 0.0015 ? new Ratio(3, 1) : u < 0.006 ? new Ratio(2, 1) : Ratio.One,
            < 130 => u < 0.03 ? new Ratio(1, 10) : Ratio.One,
            < 220 => u < 0.005 ? new Ratio(1, 5) : Ratio.One,
            _ => Ratio.One,
        };
        if (ratio == Ratio.One) return;
        ForceSplit(today, exDay, ratio);
    }

    /// <summary>Announces a split.</summary>
    public void ForceSplit(int today, int exDay, Ratio ratio)
    {
        (Split, SplitDay, AnnouncedDay) = (ratio, exDay, today);
    }

    /// <summary>Writes the day's row: close on the tick, open, high and low around it, volume; or a row without trade.</summary>
    public void Quote(WalkResult result, int cell, long before)
    {
        if (before > 0 && _profile.NoTrade > 0 && _random.NextDouble() < _profile.NoTrade)
        {
            result.Rows[cell] = CellRow.NoTrade;
            result.Open[cell] = result.High[cell] = result.Low[cell] = result.Close[cell] = before;
            return;
        }

        var close = TickTable.Round(Price);
        if (!_isLed)
        {
            // Nobody looks at the bars of a market without a course: closes and a volume are enough.
            result.Rows[cell] = CellRow.Traded;
            result.Open[cell] = result.High[cell] = result.Low[cell] = result.Close[cell] = close;
            result.Volume[cell] = 100;
            return;
        }

        var previous = before > 0 ? Units.ToDouble(before) : Price;
        var gap = _random.NextDouble();
        var noise = 0.4 * _profile.Volatility;
        var open = TickTable.Round(previous * PortableMath.Exp(gap * PortableMath.Log(Price / previous) + noise * _random.NextGaussian()));
        var up = noise * Math.Abs(_random.NextGaussian());
        var down = noise * Math.Abs(_random.NextGaussian());
        var high = TickTable.Round(Units.ToDouble(Math.Max(open, close)) * (1 + up));
        var low = TickTable.Round(Units.ToDouble(Math.Min(open, close)) * (1 - down));
        var move = Math.Abs(PortableMath.Log(Price / previous)) / _profile.Volatility;
        var volume = _profile.Turnover * Shares * PortableMath.Exp(0.4 * _random.NextGaussian()) * (1 + Math.Min(8, 0.6 * move * move));
        result.Rows[cell] = CellRow.Traded;
        result.Open[cell] = open;
        result.High[cell] = Math.Max(high, Math.Max(open, close));
        result.Low[cell] = Math.Min(low, Math.Min(open, close));
        result.Close[cell] = close;
        result.Volume[cell] = Math.Max(100, (long)(volume / 100) * 100);
    }
}

namespace Bellwether.Market.Sample;

/// <summary>A planned one-day effect.</summary>
internal readonly record struct Jump(int Day, int Name, double LogReturn, PlantedKind Kind, string NewsKind, string Summary);

/// <summary>A planned change of the share count: the fraction added (offering) or cancelled (negative).</summary>
internal readonly record struct ShareStep(int Day, int Name, double Fraction);

/// <summary>A planned change of the free-float factor.</summary>
internal readonly record struct FloatStep(int Day, int Name, int Millionths);

/// <summary>Everything that is planned before prices are walked: jumps, share and float steps, halts.</summary>
internal sealed class EventPlan
{
    private static readonly string[] Good = ["Raises its profit forecast for the year", "Reports record quarterly profit", "Wins a large multi-year order", "Announces a capital tie-up with a larger partner", "Announces a share buy-back"];
    private static readonly string[] Bad = ["Cuts its profit forecast for the year", "Reports a quarterly loss", "Loses a major customer", "Announces an inquiry into its accounts", "Delays its main product"];
    private static readonly string[] Neutral = ["Opens a new office", "Appoints a new director", "Presents at an investor meeting", "Publishes its sustainability report", "Moves its head office"];

    private readonly Profile[] _profiles;
    private readonly int _days;
    private readonly int _low;
    private readonly SplitMix64 _random;

    private EventPlan(Profile[] profiles, int days, int low, SplitMix64 random)
    {
        _profiles = profiles;
        _days = days;
        _low = low;
        _random = random;
        Halted = new HashSet<(int, int)>();
    }

    public List<Jump> Jumps { get; } = [];

    public List<ShareStep> ShareSteps { get; } = [];

    public List<FloatStep> FloatSteps { get; } = [];

    /// <summary>(day, name) pairs without a row.</summary>
    public HashSet<(int Day, int Name)> Halted { get; }

    public static EventPlan Draw(ulong seed, Profile[] profiles, SampleCalendar calendar, int low)
    {
        var plan = new EventPlan(profiles, calendar.Count, low, SplitMix64.Stream(seed, 4));
        for (var i = 0; i < profiles.Length; i++)
        {
            if (!profiles[i].HasPrices) continue;
            plan.PlanJumps(i);
            plan.PlanCapital(i, calendar);
            plan.PlanHalts(i);
        }

        plan.PlanLongHalt();
        plan.Jumps.RemoveAll(j => plan.Halted.Contains((j.Day, j.Name)));
        plan.Jumps.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.Name.CompareTo(b.Name));
        return plan;
    }

    private void PlanJumps(int i)
    {
        var p = _profiles[i];
        var years = (p.LastDay - p.FirstDay) / 246.0;
        var perYear = p.Section == Section.Growth ? 0.9 : 0.45;
        var used = new HashSet<int>();
        for (var n = Poisson(perYear * years); n > 0; n--)
        {
            var day = DrawDay(p);
            if (day < 0 || !used.Add(day) || (p.IsHero && Math.Abs(day - _low) < 15)) continue;
            var size = Math.Min(0.20, 0.05 - 0.05 * PortableMath.Log(1 - _random.NextDouble())) * (_random.NextDouble() < 0.5 ? -1 : 1);
            Add(day, i, size, withNews: _random.NextDouble() < 0.55);
        }

        for (var n = Poisson(0.25 * years); n > 0; n--)
        {
            var day = DrawDay(p);
            if (day >= 0 && used.Add(day)) Jumps.Add(new Jump(day, i, 0, PlantedKind.DecoyNews, "company", Neutral[_random.NextIndex(Neutral.Length)]));
        }

        if (!p.IsHero && !p.IsDoubler) return;
        var rally = _days - 1 - _low;
        var first = _low + rally / 2 + _random.NextIndex(Math.Max(1, rally / 3));
        while (!used.Add(first)) first++;
        Add(first, i, p.IsHero ? 0.155 : _random.NextDouble(0.13, 0.22), withNews: true);
        var second = _low + rally / 5 + _random.NextIndex(Math.Max(1, rally / 4));
        while (!used.Add(second)) second++;
        Add(second, i, p.IsHero ? 0.09 : _random.NextDouble(0.08, 0.18), withNews: !p.IsHero && _random.NextDouble() < 0.6);
    }

    private void Add(int day, int name, double size, bool withNews)
    {
        var texts = size > 0 ? Good : Bad;
        var (kind, text) = _profiles[name].IsBiotech && _random.NextDouble() < 0.7
            ? ("regulatory", size > 0 ? "The regulator approves its new treatment" : "A late-stage trial of its treatment misses its goal")
            : ("company", texts[_random.NextIndex(texts.Length)]);
        Jumps.Add(new Jump(day, name, size, withNews ? PlantedKind.NewsJump : PlantedKind.SilentJump, kind, text));
    }

    private void PlanCapital(int i, SampleCalendar calendar)
    {
        var p = _profiles[i];
        var years = (p.LastDay - p.FirstDay) / 246.0;
        for (var n = Poisson((p.Section == Section.Growth ? 0.08 : 0.02) * years); n > 0; n--) AddStep(_random.NextDouble(0.04, 0.18));
        for (var n = Poisson(0.04 * years); n > 0; n--) AddStep(-_random.NextDouble(0.01, 0.05));
        if (_random.NextDouble() < 0.10 * years)
        {
            var day = calendar.At(new DateOnly(calendar.Days[p.FirstDay].Year + _random.NextIndex(4), 7, 1));
            var changed = p.FloatMillionths + (_random.NextDouble() < 0.5 ? -50_000 : 50_000);
            if (day > p.FirstDay + 5 && day < p.LastDay - 5 && changed is >= 100_000 and <= 1_000_000) FloatSteps.Add(new FloatStep(day, i, changed));
        }

        void AddStep(double fraction)
        {
            var day = DrawDay(p);
            var rest = day < 0 ? -1 : calendar.DaysToMonthEnd(day);
            if (rest is > 5 and < 18 && !p.IsHero && !ShareSteps.Exists(s => s.Name == i && s.Day == day)) ShareSteps.Add(new ShareStep(day, i, fraction));
        }
    }

    private void PlanHalts(int i)
    {
        var p = _profiles[i];
        if (!p.IsPlain(_days) || p.Section == Section.Large || _random.NextDouble() >= 0.03) return;
        var day = DrawDay(p);
        var length = 1 + _random.NextIndex(3);
        for (var d = day; d > 0 && d < day + length; d++) Halt(d, i);
    }

    /// <summary>One name of the standard section stands still for three weeks.</summary>
    private void PlanLongHalt()
    {
        for (var i = 0; i < _profiles.Length; i++)
        {
            if (_profiles[i].Section != Section.Standard || !_profiles[i].IsPlain(_days)) continue;
            var start = _days / 3;
            for (var d = start; d < start + 15; d++) Halt(d, i);
            return;
        }
    }

    private void Halt(int day, int name)
    {
        if (Math.Abs(day - _low) > 6 && day < _days - 3) Halted.Add((day, name));
    }

    private int DrawDay(Profile p)
    {
        var span = p.LastDay - p.FirstDay - 10;
        return span < 10 ? -1 : p.FirstDay + 5 + _random.NextIndex(span);
    }

    private int Poisson(double mean)
    {
        var limit = PortableMath.Exp(-mean);
        var product = _random.NextDouble();
        var n = 0;
        for (; product > limit; n++) product *= _random.NextDouble();
        return n;
    }
}

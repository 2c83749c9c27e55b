using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>
/// The published price-weighted index of thirty large names (METHODS 1.4): level 10,000 on the first day, divisor with eight decimals.
/// On the first trading day of October the smallest two give way to the largest outsiders. The first planted split and those of
/// even-numbered names keep the price factor and change the divisor; the others multiply the price factor and leave the divisor alone.
/// </summary>
internal sealed class BlueChips
{
    public const string Name = "SAMPLE_BLUE30";

    private const int Size = 30;
    private readonly Profile[] _profiles;
    private readonly SampleCalendar _calendar;
    private readonly WalkResult _walk;
    private readonly ShareBook _book;
    private readonly SortedDictionary<int, (Ratio Factor, DateOnly From)> _members = [];
    private readonly ImmutableArray<ConstituentEntry>.Builder _constituents = ImmutableArray.CreateBuilder<ConstituentEntry>();
    private readonly ImmutableArray<DivisorRow>.Builder _divisors = ImmutableArray.CreateBuilder<DivisorRow>();
    private readonly ImmutableArray<LevelEntry>.Builder _levels = ImmutableArray.CreateBuilder<LevelEntry>();
    private decimal _divisor;
    private bool _firstSplit = true;

    public BlueChips(Profile[] profiles, SampleCalendar calendar, WalkResult walk, EventPlan plan)
    {
        (_profiles, _calendar, _walk) = (profiles, calendar, walk);
        _book = new ShareBook(profiles, walk, plan);
    }

    public ImmutableArray<ConstituentEntry> Constituents { get; private set; }

    public ImmutableArray<DivisorRow> Divisors => _divisors.ToImmutable();

    public ImmutableArray<LevelEntry> Levels => _levels.ToImmutable();

    /// <summary>The members of the first day: the largest large names that stay on the lists throughout.</summary>
    public static int[] Largest(Profile[] profiles, int days) =>
        [.. Enumerable.Range(0, profiles.Length)
            .Where(i => profiles[i].Section == Section.Large && profiles[i].IsPlain(days))
            .OrderByDescending(i => profiles[i].MarketValue).ThenBy(i => i).Take(Size)];

    public BlueChips Run()
    {
        _book.Open(0);
        foreach (var i in Largest(_profiles, _calendar.Count)) _members[i] = (Factor(i, 0), _calendar.Days[0]);
        SetDivisor(0, Sum(0) / 10_000m);
        Publish(0);
        for (var t = 1; t < _calendar.Count; t++)
        {
            _book.Open(t);
            var before = Sum(t - 1);
            var after = before + Split(t) + Review(t);
            if (after != before) SetDivisor(t, _divisor * (after / before));
            Publish(t);
        }

        foreach (var (i, member) in _members) _constituents.Add(new ConstituentEntry(Name, _profiles[i].Code, member.From, null, member.Factor));
        Constituents = [.. _constituents.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.From)];
        return this;
    }

    /// <summary>Applies the day's splits; the change in the sum of yesterday's adjusted prices.</summary>
    private decimal Split(int t)
    {
        var change = 0m;
        foreach (var split in _book.SplitsToday)
        {
            if (!_members.TryGetValue(split.Name, out var member)) continue;
            var old = Adjusted(split.Name, t - 1, member.Factor);
            if (_firstSplit || split.Name % 2 == 1)
            {
                // Divided exactly: yesterday's theoretical price is the close over the ratio.
                change += old * split.NewPerOld.Denominator / split.NewPerOld.Numerator - old;
            }
            else
            {
                Leave(split.Name, t);
                _members[split.Name] = (member.Factor * split.NewPerOld, _calendar.Days[t]);
            }

            _firstSplit = false;
        }

        return change;
    }

    /// <summary>On the first trading day of October, the smallest two members give way when a larger outsider exists.</summary>
    private decimal Review(int t)
    {
        if (_calendar.Days[t].Month != 10 || _calendar.Days[t - 1].Month == 10) return 0;
        var outsiders = Enumerable.Range(0, _profiles.Length)
            .Where(i => _profiles[i].Section == Section.Large && _profiles[i].IsPlain(_calendar.Count) && !_members.ContainsKey(i))
            .OrderByDescending(i => Value(i, t - 1)).ThenBy(i => i).Take(2).ToArray();
        var smallest = _members.Keys.OrderBy(i => Value(i, t - 1)).ThenBy(i => i).Take(2).ToArray();
        var change = 0m;
        for (var k = 0; k < 2; k++)
        {
            if (Value(outsiders[k], t - 1) <= Value(smallest[k], t - 1)) continue;
            change -= Adjusted(smallest[k], t - 1, _members[smallest[k]].Factor);
            Leave(smallest[k], t);
            _members.Remove(smallest[k]);
            var factor = Factor(outsiders[k], t - 1);
            _members[outsiders[k]] = (factor, _calendar.Days[t]);
            change += Adjusted(outsiders[k], t - 1, factor);
        }

        return change;
    }

    private void Leave(int i, int t) =>
        _constituents.Add(new ConstituentEntry(Name, _profiles[i].Code, _members[i].From, _calendar.Days[t], _members[i].Factor));

    private Int128 Value(int i, int t) => (Int128)_walk.Close[t * _walk.Names + i] * _book.Shares[i];

    private Ratio Factor(int i, int t) => _walk.Close[t * _walk.Names + i] switch
    {
        > 6_000 * Units.PerCurrencyUnit => new Ratio(1, 5),
        > 3_000 * Units.PerCurrencyUnit => new Ratio(1, 2),
        _ => Ratio.One,
    };

    private decimal Adjusted(int i, int t, Ratio factor) => Units.ToAmount(_walk.Close[t * _walk.Names + i]) * factor.Numerator / factor.Denominator;

    private decimal Sum(int t)
    {
        var sum = 0m;
        foreach (var (i, member) in _members) sum += Adjusted(i, t, member.Factor);
        return sum;
    }

    private void SetDivisor(int t, decimal divisor)
    {
        _divisor = decimal.Round(divisor, 8, MidpointRounding.AwayFromZero);
        _divisors.Add(new DivisorRow(Name, _calendar.Days[t], _divisor));
    }

    private void Publish(int t) =>
        _levels.Add(new LevelEntry(Name, new LevelRow(_calendar.Days[t], null, null, null, decimal.Round(Sum(t) / _divisor, 2, MidpointRounding.AwayFromZero))));
}

using System.Collections.Immutable;
using Bellwether.Market;

namespace Bellwether.Indices;

/// <summary>Levels of a gauge over a span of days, its divisor history and its constituents' contributions.</summary>
public sealed record IndexHistory
{
    /// <summary>The plan it was calculated from.</summary>
    public required ResolvedIndex Plan { get; init; }

    /// <summary>Price levels, one per day from <see cref="ResolvedIndex.StartDay"/> to <see cref="ResolvedIndex.EndDay"/>.</summary>
    public required ImmutableArray<Level> Price { get; init; }

    /// <summary>Gross total return levels.</summary>
    public required ImmutableArray<Level> Gross { get; init; }

    /// <summary>Net total return levels.</summary>
    public required ImmutableArray<Level> Net { get; init; }

    /// <summary>Number of constituents held at each close.</summary>
    public required ImmutableArray<int> Members { get; init; }

    /// <summary>Every change of the divisor with its reason.</summary>
    public required ImmutableArray<DivisorChange> DivisorChanges { get; init; }

    /// <summary>Divisor in force at each close: level = market value in currency units / divisor.</summary>
    public required ImmutableArray<decimal> Divisors { get; init; }

    /// <summary>Contributions over the span in 10⁻¹² points, one per security; empty when they were not asked for.</summary>
    public required ImmutableArray<long> Contributions { get; init; }

    /// <summary>Opening value of each security on the base day over the market value: weights at the window's start.</summary>
    public required ImmutableArray<double> StartWeights { get; init; }

    /// <summary>Closing value of each security on the last day over the market value: weights at the window's end.</summary>
    public required ImmutableArray<double> EndWeights { get; init; }

    /// <summary>Price return over the span.</summary>
    public decimal Return => Price[^1].Points / Price[0].Points - 1;

    /// <summary>Level at a day index.</summary>
    public Level PriceOn(int day) => Price[day - Plan.StartDay];
}

/// <summary>Runs a resolved index over the panel.</summary>
public static class IndexHistoryBuilder
{
    /// <summary>
    /// Calculates the span. With contributions every day's move is booked and the conservation law is checked on every day and over the span;
    /// <paramref name="onDay"/> sees the calculator, the ledger and the day's prices after each close.
    /// </summary>
    public static IndexHistory Run(
        ResolvedIndex plan,
        Panel panel,
        bool withContributions = true,
        Action<int, IndexCalculator, ContributionLedger?, ReadOnlyMemory<long>>? onDay = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(panel);
        var days = plan.EndDay - plan.StartDay + 1;
        var history = new Recorder(days);
        var index = new IndexCalculator(panel.Securities, plan.Definition.WithholdingRate);
        var ledger = withContributions ? new ContributionLedger(panel.Securities, keepDay: onDay is not null) : null;
        index.Start(plan.StartDay, plan.StartLevel, panel.Close(plan.StartDay), plan.Holdings);
        var startWeights = Weights(index);
        var carried = new CarriedPrices(plan.Carried, panel.Securities);
        history.Add(index);
        var next = 0;
        for (var day = plan.StartDay + 1; day <= plan.EndDay; day++)
        {
            for (; next < plan.Changes.Length && plan.Changes[next].Day <= day; next++) Apply(index, plan.Changes[next]);
            var row = carried.On(day, panel.CloseRow(day));
            var prices = row.Span;
            var before = index.Price;
            index.Close(day, prices);
            ledger?.Book(index, before, prices);
            onDay?.Invoke(day, index, ledger, row);
            index.SettleOn(row);
            history.Add(index);
        }

        var contributions = ledger is null ? [] : ImmutableArray.Create(ledger.Totals);
        if (ledger is not null) CheckSum(contributions, history.Price[^1] - history.Price[0]);
        return new IndexHistory
        {
            Plan = plan,
            Price = history.Price.DrainToImmutable(),
            Gross = history.Gross.DrainToImmutable(),
            Net = history.Net.DrainToImmutable(),
            Members = history.Members.DrainToImmutable(),
            Divisors = history.Divisors.DrainToImmutable(),
            DivisorChanges = [.. index.Changes],
            Contributions = contributions,
            StartWeights = startWeights,
            EndWeights = Weights(index),
        };
    }

    private static void Apply(IndexCalculator index, PlannedChange change)
    {
        var security = change.Security;
        switch (change.Kind)
        {
            case ChangeKind.Entry:
                index.ChangeHolding(security, change.Amount, change.Price > 0 ? change.Price : index.Prices[security], DivisorReason.Entry);
                break;
            case ChangeKind.Exit:
                index.Resize(security, 0, DivisorReason.Exit);
                break;
            case ChangeKind.Shares:
                index.Resize(security, change.Amount, DivisorReason.ShareChange);
                break;
            case ChangeKind.Review:
                index.Resize(security, change.Amount, DivisorReason.Review);
                break;
            case ChangeKind.Split:
                index.Split(security, change.Amount);
                break;
            case ChangeKind.Rights:
                index.ChangeHolding(security, change.Amount, change.Price, DivisorReason.Rights);
                break;
            case ChangeKind.ExSplitPrice:
                index.Reprice(security, change.Amount, DivisorReason.ShareChange);
                break;
            case ChangeKind.Dividend:
                index.Dividend(security, change.Amount);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "Unknown change.");
        }
    }

    private static ImmutableArray<double> Weights(IndexCalculator index)
    {
        var total = (double)index.MarketValue;
        var weights = new double[index.Holdings.Length];
        double sum = 0;
        foreach (var i in index.Members) sum += weights[i] = (double)ExactSum.Product(index.Prices[i], index.Holdings[i]) / total;
        if (!(Math.Abs(sum - 1) <= 1e-9)) throw new InvalidOperationException($"Weights sum to {sum}, not to one.");
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(weights);
    }

    private static void CheckSum(ImmutableArray<long> contributions, Level move)
    {
        long sum = 0;
        foreach (var points in contributions) sum += points;
        if (sum != move.Pico) throw new InvalidOperationException($"Contributions sum to {new Level(sum)} points, the index moved by {move}.");
    }

    // A day's closes, with the last prices of carried constituents written in; two buffers take turns, since the day before is still looked at.
    private sealed class CarriedPrices(ImmutableArray<CarriedPrice> carried, int securities)
    {
        private readonly long[][] _buffers = [new long[carried.IsEmpty ? 0 : securities], new long[carried.IsEmpty ? 0 : securities]];

        public ReadOnlyMemory<long> On(int day, ReadOnlyMemory<long> closes)
        {
            var patched = false;
            var buffer = _buffers[day & 1];
            foreach (var own in carried)
            {
                if (day < own.From || day >= own.Until) continue;
                if (!patched) closes.CopyTo(buffer);
                patched = true;
                buffer[own.Security] = own.Price;
            }

            return patched ? buffer : closes;
        }
    }

    private sealed class Recorder(int days)
    {
        private int _anchor = -1;
        private decimal _divisor;

        public ImmutableArray<Level>.Builder Price { get; } = ImmutableArray.CreateBuilder<Level>(days);

        public ImmutableArray<Level>.Builder Gross { get; } = ImmutableArray.CreateBuilder<Level>(days);

        public ImmutableArray<Level>.Builder Net { get; } = ImmutableArray.CreateBuilder<Level>(days);

        public ImmutableArray<int>.Builder Members { get; } = ImmutableArray.CreateBuilder<int>(days);

        public ImmutableArray<decimal>.Builder Divisors { get; } = ImmutableArray.CreateBuilder<decimal>(days);

        public void Add(IndexCalculator index)
        {
            Price.Add(index.Price);
            Gross.Add(index.Gross);
            Net.Add(index.Net);
            Members.Add(index.MemberCount);
            if (_anchor != index.AnchorNumber) (_anchor, _divisor) = (index.AnchorNumber, index.Divisor());
            Divisors.Add(_divisor);
        }
    }
}

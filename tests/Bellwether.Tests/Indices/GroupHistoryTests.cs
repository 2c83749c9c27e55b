using Bellwether.Indices;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Tests.Indices;

/// <summary>Groups and the whole-market run against the plain definition: one product and one addition at a time.</summary>
public class GroupHistoryTests
{
    [Theory]
    [InlineData(5, 3, 1)]
    [InlineData(64, 33, 2)]
    [InlineData(207, 9, 3)]
    public void Groups_equal_the_definition_on_every_day(int securities, int groups, int seed)
    {
        var (plan, panel, layout, own) = Draw(securities, groups, seed);
        var holdings = (long[])plan.Holdings.Clone();
        var days = new List<long[]>();
        var history = MarketHistoryBuilder.Run(plan, panel, layout, (_, points) => days.Add(points.ToArray()));
        for (var day = 0; day < panel.Days; day++)
        {
            foreach (var change in plan.Changes.Where(change => change.Day == day)) holdings[change.Security] = change.Amount;
            for (var group = 0; group <= groups; group++)
            {
                Int128 value = 0;
                long points = 0;
                for (var i = 0; i < securities; i++)
                {
                    if ((own[i] < 0 ? groups : own[i]) != group) continue;
                    value += (Int128)(plan.Carried.FirstOrDefault(held => held.Security == i && day >= held.From && day < held.Until) is { Price: > 0 } carried ? carried.Price : panel.CloseAt(day, i)) * holdings[i];
                    if (day > 0) points += days[day - 1][i];
                }

                history.Groups.MarketValue(day, group).ShouldBe(value);
                history.Groups.Contribution(day, group).ShouldBe(points);
            }
        }

        days.SelectMany(day => day).Sum().ShouldBe((history.Index.Price[^1] - history.Index.Price[0]).Pico);
    }

    [Fact]
    public void Keeping_a_row_of_the_panel_gives_the_bits_of_copying_it()
    {
        var (plan, panel, _, _) = Draw(41, 4, 11);
        plan = plan with { Carried = [] };
        var history = IndexHistoryBuilder.Run(plan, panel);
        var index = new IndexCalculator(panel.Securities, plan.Definition.WithholdingRate);
        var ledger = new ContributionLedger(panel.Securities);
        index.Start(0, plan.StartLevel, panel.Close(0), plan.Holdings);
        for (var day = 1; day < panel.Days; day++)
        {
            foreach (var change in plan.Changes.Where(change => change.Day == day))
            {
                if (change.Kind == ChangeKind.Split) index.Split(change.Security, change.Amount);
                else index.ChangeHolding(change.Security, change.Amount, index.Prices[change.Security], DivisorReason.ShareChange);
            }

            var before = index.Price;
            index.Close(day, panel.Close(day));
            ledger.Book(index, before, panel.Close(day));
            index.Settle(panel.Close(day));
            index.Price.ShouldBe(history.Price[day]);
            index.Net.ShouldBe(history.Net[day]);
            index.Divisor().ShouldBe(history.Divisors[day]);
            index.MemberCount.ShouldBe(history.Members[day]);
            index.MemberCount.ShouldBe(index.Members.Length);
        }

        ledger.Totals.ToArray().ShouldBe([.. history.Contributions]);
    }

    [Fact]
    public void A_group_out_of_range_and_a_layout_of_another_size_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GroupLayout([0, 2], 2));
        var (plan, panel, _, _) = Draw(6, 2, 1);
        Should.Throw<ArgumentException>(() => MarketHistoryBuilder.Run(plan, panel, new GroupLayout([0, 1], 2)));
    }

    // Prices walk; securities enter, leave, split and change their share count.
    private static (ResolvedIndex Plan, Panel Panel, GroupLayout Layout, int[] Groups) Draw(int securities, int groups, int seed)
    {
        const int Days = 30;
        var random = new Random(seed);
        var close = new long[Days * securities];
        var holdings = Enumerable.Range(0, securities).Select(i => i % 7 == 6 ? 0 : random.NextInt64(1_000_000_000, 1L << 51)).ToArray();
        var held = (long[])holdings.Clone();
        var changes = new List<PlannedChange>();
        for (var day = 0; day < Days; day++)
        {
            for (var i = 0; i < securities; i++)
            {
                var previous = day == 0 ? random.NextInt64(500_000, 90_000_000_000) : close[(day - 1) * securities + i];
                if (day > 0 && random.Next(40) == 0)
                {
                    var kind = held[i] == 0 ? ChangeKind.Entry : random.Next(3) == 0 ? ChangeKind.Split : ChangeKind.Shares;
                    held[i] = kind == ChangeKind.Split ? held[i] * 2 : random.NextInt64(1_000_000_000, 1L << 51);
                    changes.Add(new PlannedChange(day, i, kind, held[i]));
                    if (kind == ChangeKind.Split) previous /= 2;
                }

                close[day * securities + i] = Math.Max(10_000, (long)(previous * (0.9 + 0.2 * random.NextDouble())));
            }
        }

        var definition = new IndexDefinition { Id = "drawn", Name = "Drawn" };
        var plan = new ResolvedIndex
        {
            Definition = definition,
            Basis = Basis.Chained,
            StartDay = 0,
            EndDay = Days - 1,
            StartLevel = Level.FromPoints(1000),
            Holdings = holdings,
            Changes = [.. changes],
            Carried = [new CarriedPrice(0, 10, 15, 123_456_789)],
            Roster = new Roster(0, [], [], [], []),
        };
        var own = Enumerable.Range(0, securities).Select(_ => random.Next(groups + 1) - 1).ToArray();
        return (plan, new Panel(Days, securities, new PanelColumns { Close = close, State = new byte[close.Length] }), new GroupLayout(own, groups), own);
    }
}

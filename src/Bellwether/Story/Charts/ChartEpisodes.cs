using System.Collections.Immutable;
using Bellwether.Analytics.Rallies;

namespace Bellwether.Story.Charts;

/// <summary>Dated phases and episodes of charts from the positions that the Rallies room gives.</summary>
public static class ChartEpisodes
{
    /// <summary>Drawdown episodes of one line of an <see cref="UnderwaterChart"/>; positions are those of the days.</summary>
    public static ImmutableArray<ChartEpisode> Drawdowns(string line, ImmutableArray<DateOnly> days, IEnumerable<DrawdownEpisode> episodes) =>
        [.. episodes.Select(episode => new ChartEpisode(line, days[episode.Peak], days[episode.Trough], episode.Recovery is { } end ? days[end] : null))];

    /// <summary>
    /// Phases between turning points, and the open leg from the last one to the last day; days before the first turn belong to none. A phase is
    /// confirmed when its opening turn is.
    /// </summary>
    public static ImmutableArray<ChartPhase> Phases(ImmutableArray<DateOnly> days, ImmutableArray<TurningPoint> turns)
    {
        var phases = ImmutableArray.CreateBuilder<ChartPhase>(turns.Length);
        for (var i = 0; i < turns.Length; i++)
        {
            var (turn, open) = (turns[i], i + 1 == turns.Length);
            if (open && turn.Index == days.Length - 1) break;
            phases.Add(new ChartPhase(days[turn.Index], open ? days[^1] : days[turns[i + 1].Index], turn.Kind == TurnKind.Trough, days[turn.Confirmed], open));
        }

        return phases.ToImmutable();
    }
}

using System.Collections.Immutable;

namespace Bellwether.Claims.Dates;

/// <summary>What one claim says of every candidate as-of day.</summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Holds">Per candidate: true when the claim's number holds if the text knew that day's close last.</param>
/// <param name="Distance">
/// Per candidate: how far the computed value lies outside the stated interval, in units of the last printed place, 0 inside — where in its interval a
/// rounded number lies says nothing about the day; NaN where there is no value.
/// </param>
public sealed record AsOfVote(int Claim, bool[] Holds, double[] Distance);

/// <summary>The as-of day that fits best, for the text and for each claim without its own vote.</summary>
/// <param name="Best">Position of the candidate that fits all votes best; −1 without a vote.</param>
/// <param name="Fits">Votes that hold there.</param>
/// <param name="Votes">Votes cast.</param>
public sealed record AsOfChoice(int Best, int Fits, int Votes)
{
    /// <summary>The candidates on which as many claims hold together as on the best one, ascending.</summary>
    public required ImmutableArray<int> Set { get; init; }

    /// <summary>Per voting claim: the candidates that the other claims fit equally well, the chosen one first.</summary>
    public required ImmutableDictionary<int, ImmutableArray<int>> Without { get; init; }
}

/// <summary>
/// Infers the as-of day of a text that does not say it: the day on which most numeric claims hold together, each claim held out when its own day is
/// chosen — a claim never votes for the date it is checked on (METHODS 10.5).
/// </summary>
public static class AsOfInference
{
    // A claim that is plainly wrong everywhere must not outvote the others by its size.
    private const double FarthestUnits = 4;

    /// <summary>Chooses among candidates in ascending order of time. Ties go to the smaller total distance, then to the later day.</summary>
    public static AsOfChoice Choose(IReadOnlyList<AsOfVote> votes, int candidates)
    {
        ArgumentNullException.ThrowIfNull(votes);
        foreach (var vote in votes)
        {
            if (vote.Holds.Length != candidates || vote.Distance.Length != candidates)
                throw new ArgumentException($"The vote of claim {vote.Claim} does not cover {candidates} candidates.", nameof(votes));
        }

        if (votes.Count == 0 || candidates == 0) return new AsOfChoice(-1, 0, votes.Count) { Set = [], Without = ImmutableDictionary<int, ImmutableArray<int>>.Empty };
        var (fits, far) = (new int[candidates], new double[candidates]);
        foreach (var vote in votes)
        {
            for (var t = 0; t < candidates; t++)
            {
                if (vote.Holds[t]) fits[t]++;
                far[t] += Far(vote.Distance[t]);
            }
        }

        var all = Ranked(fits, far);
        var without = ImmutableDictionary.CreateBuilder<int, ImmutableArray<int>>();
        var (otherFits, otherFar) = (new int[candidates], new double[candidates]);
        foreach (var vote in votes)
        {
            for (var t = 0; t < candidates; t++)
            {
                otherFits[t] = fits[t] - (vote.Holds[t] ? 1 : 0);
                otherFar[t] = far[t] - Far(vote.Distance[t]);
            }

            // Without another vote that holds anywhere, nothing is known of the day.
            var best = Ranked(otherFits, otherFar);
            without[vote.Claim] = otherFits[best[0]] == 0 ? [] : best;
        }

        return new AsOfChoice(all[0], fits[all[0]], votes.Count) { Set = [.. all.Order()], Without = without.ToImmutable() };
    }

    private static double Far(double distance) => double.IsNaN(distance) ? FarthestUnits : Math.Min(Math.Abs(distance), FarthestUnits);

    // Candidates with the most fits, the nearest first.
    private static ImmutableArray<int> Ranked(int[] fits, double[] far)
    {
        var most = fits.Max();
        return [.. Enumerable.Range(0, fits.Length).Where(t => fits[t] == most).OrderBy(t => far[t]).ThenByDescending(t => t)];
    }
}

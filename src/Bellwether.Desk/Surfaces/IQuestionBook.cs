using System.Collections.Immutable;
using Bellwether.Data.Store;
using Bellwether.Story;

namespace Bellwether.Desk.Surfaces;

/// <summary>Where a question's data come from when a surface holds them itself, instead of opening a store for every question.</summary>
public interface IMarketDoor
{
    /// <summary>What the commands of an answer add to reach the same store.</summary>
    string StoreOption { get; }

    /// <summary>The data as known at a time; the served data set for null.</summary>
    SnapshotLoad Load(DateTime? knownAt);

    /// <summary>
    /// A workspace over the data as known at a time, for this question alone; over the served data set for null. With <paramref name="ownNames"/> it names
    /// companies and sectors in the market's own language.
    /// </summary>
    Workspace Open(DateTime? knownAt, bool ownNames);
}

/// <summary>An answer, and how it ended.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Code">Done, or contradicted: something is unhealthy or does not agree.</param>
public sealed record AskedAnswer(Answer Answer, ExitCode Code);

/// <summary>
/// Every question that may be asked from outside, with what it takes: the one list behind the REST interface, its description and the dashboard.
/// </summary>
public interface IQuestionBook
{
    /// <summary>The questions.</summary>
    ImmutableArray<QuestionForm> Forms { get; }

    /// <summary>Asks one; a question that cannot be answered throws what <see cref="Refusal"/> explains.</summary>
    AskedAnswer Ask(AskedQuestion question, IMarketDoor door, CancellationToken stop);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Market;
using Bellwether.Web.Datasets;
using Bellwether.Web.Pages;

namespace Bellwether.Web.Answers;

/// <summary>
/// Asks questions of the version that is served: a few at a time, so that the machine is not drowned, and each once per version, because the same
/// question of the same data has the same answer.
/// </summary>
internal sealed class AnswerDesk(DatasetKeeper keeper, IQuestionBook book, Action<string>? report) : IDisposable
{
    private const int MostWaiting = 200;
    private const long MostAnswers = 64;

    private readonly SemaphoreSlim _seats = new(Environment.ProcessorCount);
    private readonly AnswerCache<AskedAnswer> _answers = new(MostAnswers, _ => 1);
    private readonly AnswerCache<IReadOnlyList<GaugeName>> _gauges = new(2, _ => 1);
    private int _waiting;

    /// <summary>The questions.</summary>
    internal IQuestionBook Book => book;

    /// <summary>The version served now.</summary>
    internal ServedDataset Dataset => keeper.Current;

    /// <summary>The answer of a question on a version. A text that came with a question is not kept, nor is its answer.</summary>
    internal Task<AskedAnswer> Ask(ServedDataset dataset, AskedQuestion question)
    {
        return question.Text is null ? _answers.Get(Key(dataset.Version, question), Answered) : Answered();

        Task<AskedAnswer> Answered() => Seated(() => dataset.With(door => Faults(question, () => book.Ask(question, door, CancellationToken.None))));
    }

    // Readers see no trace; who runs the server does.
    private AskedAnswer Faults(AskedQuestion question, Func<AskedAnswer> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception problem) when (Refusal.Of(problem).Code == ExitCode.Internal)
        {
            report?.Invoke($"{question.Name}: {problem}");
            throw;
        }
    }

    /// <summary>The gauges of a version, in the order in which questions that name none take them.</summary>
    internal Task<IReadOnlyList<GaugeName>> Gauges(ServedDataset dataset) => _gauges.Get(
        dataset.Version.ContentHash,
        () => Seated<IReadOnlyList<GaugeName>>(() => dataset.WithWorkspace<IReadOnlyList<GaugeName>>(workspace => [.. workspace.Preferred().Select(GaugeName.Of)])));

    /// <summary>Runs work on a thread of its own when a seat is free; when too many wait, it says so.</summary>
    internal async Task<T> Seated<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new BusyException();
        }

        try
        {
            await _seats.WaitAsync().ConfigureAwait(false);
            try
            {
                return await Task.Run(work).ConfigureAwait(false);
            }
            finally
            {
                _seats.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>A version and a question as one word: the same for the same question of the same data, whatever the order of its options.</summary>
    internal static string Key(DatasetVersion version, AskedQuestion question)
    {
        var key = new StringBuilder();
        key.Append(CultureInfo.InvariantCulture, $"{version.Batch}.{version.ContentHash}\n{question.Name}\n");
        // Order counts within a name (the first gauge is the subject), not between names.
        foreach (var (name, value) in question.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal)) key.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}={value.Length}:{value}\n");
        if (question.Text is { } text) key.Append('\n').Append(text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())).AsSpan(0, 16));
    }

    /// <inheritdoc/>
    public void Dispose() => _seats.Dispose();
}

/// <summary>Too many questions wait.</summary>
internal sealed class BusyException : Exception
{
    /// <summary>Says so.</summary>
    public BusyException()
        : base("Too many questions wait for an answer. Ask again in a few seconds.")
    {
    }
}

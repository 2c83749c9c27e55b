using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Desk;

/// <summary>What became of a published number.</summary>
public enum ReplayVerdict
{
    /// <summary>Recomputed from the same batch: the same value, and today's data agree.</summary>
    Agrees,

    /// <summary>The same batch gives the same value, but a later correction changes it.</summary>
    Restated,

    /// <summary>The same batch gives another value: the id was altered, or the program changed.</summary>
    Disagrees,
}

/// <summary>A number walked back to its rows.</summary>
/// <param name="Id">The fact's id.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Published">The value recomputed from the batch it was published from.</param>
/// <param name="Current">The value on today's data, when it differs.</param>
/// <param name="Lines">The chain, line by line.</param>
public sealed record ReplayReport(FactId Id, ReplayVerdict Verdict, Fact Published, Fact? Current, IReadOnlyList<string> Lines);

/// <summary>Walks one published number back to its rows and recomputes it (DESIGN 1, the way of one datum).</summary>
public sealed class ReplayDesk
{
    private readonly Workspace _current;
    private readonly Func<int, Workspace> _atBatch;

    /// <summary>A desk over today's data; <paramref name="atBatch"/> opens the data as known after an earlier batch.</summary>
    public ReplayDesk(Workspace current, Func<int, Workspace> atBatch)
    {
        _current = current;
        _atBatch = atBatch;
    }

    /// <summary>Replays an id; an unreadable one is a usage error.</summary>
    public ReplayReport Replay(string text)
    {
        if (!FactId.TryParse(text, out var id))
        {
            if (FactKey.TryParse(text, out var key)) return Fresh(key);
            throw new DeskException(ExitCode.Usage, $"'{text}' is not the id of a fact. Ids stand in the JSON output and beside every number of an HTML brief, for example return/mothers/2018-12-25..2019-04-05/fixed@1.0a1b2c3d.");
        }

        var current = _current.Market.Version;
        if (id.Batch > current.Batch)
            throw new DeskException(ExitCode.DataMissing, string.Create(CultureInfo.InvariantCulture, $"The fact was published from dataset {id.Batch}, this store holds {current.Batch}: it is another store, or an import is missing."));
        var workspace = id.Batch == current.Batch ? _current : _atBatch(id.Batch);
        var evaluation = new FactEvaluator(workspace).Evaluate(id.Key);
        var published = new FactBook(workspace).Make(id.Key, decimals: 4);
        if (FactBook.Digest(evaluation) != id.Digest)
            return new ReplayReport(id, ReplayVerdict.Disagrees, published, null, Lines(id.Key, evaluation, workspace));
        if (workspace == _current) return new ReplayReport(id, ReplayVerdict.Agrees, published, null, Lines(id.Key, evaluation, workspace));
        var now = new FactEvaluator(_current).Evaluate(id.Key);
        var restated = FactBook.Digest(now) != id.Digest;
        return new ReplayReport(
            id,
            restated ? ReplayVerdict.Restated : ReplayVerdict.Agrees,
            published,
            restated ? new FactBook(_current).Make(id.Key, decimals: 4) : null,
            Lines(id.Key, evaluation, workspace));
    }

    private ReplayReport Fresh(FactKey key)
    {
        var evaluation = new FactEvaluator(_current).Evaluate(key);
        var id = new FactId(key, _current.Market.Version.Batch, FactBook.Digest(evaluation));
        return new ReplayReport(id, ReplayVerdict.Agrees, new FactBook(_current).Make(key, decimals: 4), null, Lines(key, evaluation, _current));
    }

    private static List<string> Lines(FactKey key, Evaluation evaluation, Workspace workspace)
    {
        var version = workspace.Market.Version;
        List<string> lines =
        [
            $"question   {key.Measure}{(key.Parameter is null ? "" : $" ({key.Parameter})")} of {key.Subject}{(key.Member is null ? "" : $" in {key.Gauge}")}, {key.Window}, basis {key.Basis}",
            $"formula    {evaluation.Measure.Formula}   ({evaluation.Measure.Method})",
            string.Create(CultureInfo.InvariantCulture, $"dataset    {version.Batch}, known at {version.KnownAt:yyyy-MM-dd HH:mm:ss} UTC, content {version.ContentHash}"),
        ];
        lines.AddRange(evaluation.Inputs.Skip(1).Select(input => $"input      {input}"));
        lines.AddRange(evaluation.Chain().Select(row => $"row        {row}"));
        lines.Add(evaluation.Value is { } value
            ? string.Create(CultureInfo.InvariantCulture, $"value      {evaluation.Exact?.ToString(CultureInfo.InvariantCulture) ?? value.ToString("R", CultureInfo.InvariantCulture)}{(evaluation.High is { } high ? string.Create(CultureInfo.InvariantCulture, $" to {high:R}") : "")} ({evaluation.Measure.Unit})")
            : $"value      not defined: {FactText.Words(evaluation.Reason)}");
        return lines;
    }
}

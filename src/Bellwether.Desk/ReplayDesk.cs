using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Market;
using Bellwether.Story;
using Bellwether.Story.Render;
using Bellwether.Story.Writing;

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
public sealed record ReplayReport(FactId Id, ReplayVerdict Verdict, Fact Published, Fact? Current, IReadOnlyList<string> Lines)
{
    /// <summary>The data set that the store holds today.</summary>
    public required DatasetVersion Version { get; init; }

    /// <summary>True when the market is generated and fictional.</summary>
    public required bool IsSample { get; init; }

    /// <summary>The report as an answer: its facts, and the chain as a table; <paramref name="storeOption"/> is what commands add to reach the store.</summary>
    public Answer ToAnswer(string storeOption)
    {
        var verdict = Verdict switch
        {
            ReplayVerdict.Agrees => new Text().Add("The number agrees: it was recomputed and is ").Add(Published).Add("."),
            ReplayVerdict.Restated => new Text().Add("The data were corrected since: the number was ").Add(Published).Add(" then and is ").Add(Current!).Add(" now."),
            _ => new Text().Add("The number disagrees: the data of that time give ").Add(Published).Add(". The id was altered, or the program has changed."),
        };
        var table = new TableBlock(
            "chain",
            "From the number down to its rows",
            [new Column("step", "Step"), new Column("what", "What")],
            [.. Lines.Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries)).Select(parts => ImmutableArray.Create(Cell.Of(parts[0]), Cell.Of(parts[^1])))]);
        return new Answer($"bellwether replay '{Id}'{storeOption}", Version, new Brief("One number, back to its rows", Id.Key.ToString(), [verdict.Paragraph(), table]) { IsSample = IsSample })
        {
            Facts = Current is null ? [Published] : [Published, Current],
            Tables = [table],
        };
    }
}

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
        var walked = Walk(text);
        return new ReplayReport(walked.Id, walked.Verdict, walked.Published, walked.Current, walked.Lines) { Version = _current.Market.Version, IsSample = _current.Market.IsSample };
    }

    private (FactId Id, ReplayVerdict Verdict, Fact Published, Fact? Current, IReadOnlyList<string> Lines) Walk(string text)
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
            return (id, ReplayVerdict.Disagrees, published, null, Lines(id.Key, evaluation, workspace));
        if (workspace == _current) return (id, ReplayVerdict.Agrees, published, null, Lines(id.Key, evaluation, workspace));
        var now = new FactEvaluator(_current).Evaluate(id.Key);
        var restated = FactBook.Digest(now) != id.Digest;
        return (
            id,
            restated ? ReplayVerdict.Restated : ReplayVerdict.Agrees,
            published,
            restated ? new FactBook(_current).Make(id.Key, decimals: 4) : null,
            Lines(id.Key, evaluation, workspace));
    }

    private (FactId Id, ReplayVerdict Verdict, Fact Published, Fact? Current, IReadOnlyList<string> Lines) Fresh(FactKey key)
    {
        var evaluation = new FactEvaluator(_current).Evaluate(key);
        var id = new FactId(key, _current.Market.Version.Batch, FactBook.Digest(evaluation));
        return (id, ReplayVerdict.Agrees, new FactBook(_current).Make(key, decimals: 4), null, Lines(key, evaluation, _current));
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

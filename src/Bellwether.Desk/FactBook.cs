using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bellwether.Analytics;

namespace Bellwether.Desk;

/// <summary>
/// Makes facts: every number that a page may print goes through here, so that <c>replay</c> asks exactly the same question again. Facts are kept in
/// order of first use, each once.
/// </summary>
public sealed class FactBook
{
    private readonly Workspace _workspace;
    private readonly FactEvaluator _evaluator;
    private readonly Dictionary<FactKey, Fact> _facts = [];
    private readonly ImmutableArray<Fact>.Builder _ordered = ImmutableArray.CreateBuilder<Fact>();

    /// <summary>A book over a workspace.</summary>
    public FactBook(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _workspace = workspace;
        _evaluator = new FactEvaluator(workspace);
    }

    /// <summary>Facts in order of first use.</summary>
    public ImmutableArray<Fact> Facts => _ordered.ToImmutable();

    /// <summary>The fact that answers a key; <paramref name="decimals"/> is how it prints.</summary>
    public Fact Make(FactKey key, int decimals = 1)
    {
        if (_facts.TryGetValue(key, out var known)) return known;
        var evaluation = _evaluator.Evaluate(key);
        var version = _workspace.Market.Version;
        var id = new FactId(key, version.Batch, Digest(evaluation)).ToString();
        var fact = new Fact
        {
            Id = id,
            Measure = evaluation.Measure,
            Subject = key.Subject,
            Gauge = key.Member is null ? null : key.Gauge,
            Value = evaluation.Value,
            Exact = evaluation.Exact,
            Reason = evaluation.Reason,
            Low = evaluation.Low,
            High = evaluation.High,
            Window = key.Window,
            Basis = key.Basis,
            Decimals = decimals,
            Inputs = evaluation.Inputs,
            Replay = $"bellwether replay '{id}'{_workspace.StoreOption}",
        };
        _facts[key] = fact;
        _ordered.Add(fact);
        return fact;
    }

    /// <summary>Takes in the facts of another book over the same data, after its own.</summary>
    public void Include(FactBook other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (key, fact) in other._facts)
        {
            if (_facts.TryAdd(key, fact)) _ordered.Add(fact);
        }
    }

    /// <summary>Digest of a value: 8 hex digits over its exact printed form and interval.</summary>
    public static string Digest(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.Measure.Name}|{evaluation.Value:R}|{evaluation.Exact}|{evaluation.Low:R}|{evaluation.High:R}|{evaluation.Reason}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
    }
}

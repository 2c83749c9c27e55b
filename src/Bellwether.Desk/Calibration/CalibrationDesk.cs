using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Data.Sources;

namespace Bellwether.Desk;

/// <summary>What a calibration found.</summary>
/// <param name="Options">How it was run.</param>
/// <param name="Trials">Every trial, by seed, plan and reason.</param>
public sealed record CalibrationResult(CalibrationOptions Options, ImmutableArray<CalibrationTrial> Trials);

/// <summary>Monte Carlo over sample markets whose causes are known: whether intervals cover, verdicts are honest, effects are recovered (METHODS 7).</summary>
public static class CalibrationDesk
{
    /// <summary>Runs it on all cores; the result does not depend on their number. <paramref name="progress"/> hears the share done.</summary>
    public static CalibrationResult Run(CalibrationOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Seeds is < 1 or > 100_000) throw new DeskException(ExitCode.Usage, FormattableString.Invariant($"--seeds {options.Seeds}: expected 1 to 100,000."));
        if (options.Threads < 0) throw new DeskException(ExitCode.Usage, FormattableString.Invariant($"--threads {options.Threads}: expected 0 (one a core) or more."));
        if (options.Securities is < 200 or > 5000) throw new DeskException(ExitCode.Usage, FormattableString.Invariant($"--securities {options.Securities}: expected 200 to 5,000; fewer make cross-sections too small."));
        if (options.Days is < 250 or > 2000) throw new DeskException(ExitCode.Usage, FormattableString.Invariant($"--days {options.Days}: expected 250 to 2,000; fewer leave no history before the window."));
        // Shipped definitions only: the report must not depend on the user's own.
        var definitions = DefinitionLibrary.Load(null);
        var bySeed = new ImmutableArray<CalibrationTrial>[options.Seeds];
        var done = 0;
        // Without a number the pool would go on adding threads on a busy machine, and every market under way holds its tables.
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads };
        try
        {
            Parallel.For(0, options.Seeds, parallel, i =>
            {
                bySeed[i] = CalibrationMarket.Run(options.First + (ulong)i, options, definitions, cancellation);
                progress?.Report((double)Interlocked.Increment(ref done) / options.Seeds);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is var first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return new CalibrationResult(options, [.. bySeed.SelectMany(trials => trials)]);
    }
}

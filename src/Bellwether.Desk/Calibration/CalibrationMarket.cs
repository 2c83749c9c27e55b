using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Market.Sample;

namespace Bellwether.Desk;

/// <summary>Tournaments over the sample markets of one seed: one with nothing planted, one for each cause.</summary>
internal sealed class CalibrationMarket
{
    private const string Growth = "sample-growth", Large = "sample-large";

    private readonly Workspace _workspace;
    private readonly TruthTable _truth;
    private readonly int _start;
    private readonly int _end;

    private CalibrationMarket(SampleOptions options, DefinitionLibrary definitions, CancellationToken cancellation)
    {
        var sample = SampleMarket.Generate(options, progress: null, cancellation);
        _truth = sample.Truth;
        var snapshot = MemorySnapshot.Of(sample.Tables, new DatasetVersion(1, DateTime.UnixEpoch, "calibration"));
        _workspace = new Workspace(snapshot, definitions);
        _start = snapshot.Calendar.IndexOf(_truth.LowDate);
        _end = snapshot.Calendar.Count - 1;
    }

    /// <summary>The reasons of one seed under every plan; the order of plans and reasons is fixed.</summary>
    public static ImmutableArray<CalibrationTrial> Run(ulong seed, CalibrationOptions options, DefinitionLibrary definitions, CancellationToken cancellation)
    {
        var trials = ImmutableArray.CreateBuilder<CalibrationTrial>();
        // Sizes take turns over the seeds: power is stated at each, coverage over all.
        var size = CalibrationPlan.Sizes[(int)(seed % (ulong)CalibrationPlan.Sizes.Length)];
        SampleOptions Market(SampleCauses causes) => new(seed, options.Securities, options.Days) { Causes = causes };
        var none = new CalibrationMarket(Market(new SampleCauses()), definitions, cancellation);
        trials.AddRange(none.Trials(null, 0, 0));
        foreach (var plan in CalibrationPlan.All)
        {
            cancellation.ThrowIfCancellationRequested();
            var market = new CalibrationMarket(Market(plan.Causes(size)), definitions, cancellation);
            trials.AddRange(market.Trials(plan, size, plan.Factor is { } factor ? market.FactorTruth(factor) : market.Gap() - none.Gap()));
        }

        return trials.ToImmutable();
    }

    private IEnumerable<CalibrationTrial> Trials(CalibrationPlan? planted, double size, double truth)
    {
        var results = DriversCase.Of(_workspace, _workspace.Find(Growth), new DriverSpec(Large, [], Placebos: 0), _start, _end).Result.Reasons;
        foreach (var own in results)
        {
            var isPlanted = planted?.Reason == own.Stated.Id;
            // What the best few bring over their usual share is no part of a gap that a cause could be credited with.
            var known = isPlanted ? own.Stated.Kind == ReasonKind.TopNames ? double.NaN : truth : 0;
            yield return new CalibrationTrial(own.Stated.Id, isPlanted ? size : 0, known, own.Effect, own.Low, own.High, own.Reason == Reason.None ? own.Verdict : null);
        }
    }

    private double Gap() => Return(Growth) - Return(Large);

    private double Return(string id) => (double)_workspace.Find(id).Levels(Basis.Fixed, _start, _end).Return;

    // A factor acts through its loadings on every day: level before the day × weighted loading × the day's move, A less B (METHODS 7.3).
    private double FactorTruth(string factor)
    {
        var at = _truth.Factors.IndexOf(factor);
        var loading = new double[_workspace.Market.Securities.Length];
        foreach (var own in _truth.Sensitivities) loading[_workspace.Market.OrdinalOf(new SecurityId(SampleMarket.Scheme, own.Code))] = own.Loadings[at];
        var moves = _truth.FactorDays.Select(day => day.Values[at]).ToArray();
        return FactorSum.Of(_workspace.Find(Growth).Levels(Basis.Fixed, _start, _end), _workspace.Market.Panel, loading, moves) - FactorSum.Of(_workspace.Find(Large).Levels(Basis.Fixed, _start, _end), _workspace.Market.Panel, loading, moves);
    }
}

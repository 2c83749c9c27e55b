using System.Collections.Immutable;
using Bellwether.Analytics.Drivers;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Indices;
using Bellwether.Market;
using Bellwether.Market.Sample;

namespace Bellwether.Desk;

/// <summary>Tournaments over the sample markets of one seed: one with nothing planted, the others with every cause in turn.</summary>
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

    /// <summary>The reasons of one seed in each of its markets; the order of markets and reasons is fixed.</summary>
    public static ImmutableArray<CalibrationTrial> Run(ulong seed, CalibrationOptions options, DefinitionLibrary definitions, CancellationToken cancellation)
    {
        var trials = ImmutableArray.CreateBuilder<CalibrationTrial>();
        // Sizes take turns over the seeds: power is stated at each, coverage over all.
        var size = CalibrationPlan.Sizes[(int)(seed % (ulong)CalibrationPlan.Sizes.Length)];
        foreach (var planted in CalibrationPlan.Markets)
        {
            var causes = planted.Aggregate(new SampleCauses(), (all, plan) => plan.Plant(all, size));
            var market = new CalibrationMarket(new SampleOptions(seed, options.Securities, options.Days) { Causes = causes }, definitions, cancellation);
            trials.AddRange(market.Trials(planted, size));
        }

        return trials.ToImmutable();
    }

    private IEnumerable<CalibrationTrial> Trials(ImmutableArray<CalibrationPlan> planted, double size)
    {
        var results = DriversCase.Of(_workspace, _workspace.Find(Growth), new DriverSpec(Large, [], Placebos: 0), _start, _end).Result.Reasons;
        foreach (var own in results)
        {
            var plan = planted.FirstOrDefault(plan => plan.Reason == own.Stated.Id);
            // The export label is made of sectors: what exporters lost, sectors lost too, and neither absent nor planted is the word for it.
            var id = plan is null && own.Stated.Id == DriverReasons.Sectors && planted.Any(other => other.Reason == DriverReasons.Exports) ? "sectors by exports" : own.Stated.Id;
            yield return new CalibrationTrial(id, plan is null ? 0 : size, plan is null ? 0 : Truth(plan), own.Effect, own.Low, own.High, own.Reason == Reason.None ? own.Verdict : null);
        }
    }

    private double Truth(CalibrationPlan plan)
    {
        var by = new double[_workspace.Market.Securities.Length];
        if (plan.Factor is { } factor)
        {
            var at = _truth.Factors.IndexOf(factor);
            var moves = _truth.FactorDays.Select(day => day.Values[at]).ToArray();
            for (var i = 0; i < _truth.Sensitivities.Length; i++) by[Ordinal(i)] = _truth.Sensitivities[i].Loadings[at];
            return CauseSum.OfFactor(History(Growth), _workspace.Market.Panel, by, moves) - CauseSum.OfFactor(History(Large), _workspace.Market.Panel, by, moves);
        }

        if (plan.Run is not { } run) return double.NaN;
        for (var i = 0; i < _truth.CauseRuns.Length; i++) by[Ordinal(i)] = run(_truth.CauseRuns[i]);
        return CauseSum.OfRuns(History(Growth), _workspace.Market.Panel, by) - CauseSum.OfRuns(History(Large), _workspace.Market.Panel, by);
    }

    private IndexHistory History(string id) => _workspace.Find(id).Levels(Basis.Fixed, _start, _end);

    private int Ordinal(int row) => _workspace.Market.OrdinalOf(new SecurityId(SampleMarket.Scheme, _truth.Sensitivities[row].Code));
}

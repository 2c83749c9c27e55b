using System.Collections.Immutable;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Analytics.Drivers;

/// <summary>How one reason fared in one market whose causes are known.</summary>
/// <param name="Reason">Reason id.</param>
/// <param name="Size">Size at which the reason's own cause was planted; 0 when it was absent.</param>
/// <param name="Truth">What the cause did to the gap; NaN when that is not what the estimator estimates.</param>
/// <param name="Estimate">The effect found.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Verdict">The verdict; null when the reason could not be tested.</param>
public readonly record struct CalibrationTrial(string Reason, double Size, double Truth, double Estimate, double Low, double High, Verdict? Verdict);

/// <summary>A share of trials with its Monte-Carlo error.</summary>
/// <param name="Hits">Hits.</param>
/// <param name="Trials">Trials.</param>
public readonly record struct CalibrationShare(int Hits, int Trials)
{
    /// <summary>The share; NaN without trials.</summary>
    public double Value => Trials > 0 ? (double)Hits / Trials : double.NaN;

    /// <summary>Its standard error, √(p(1−p)/n); NaN without trials.</summary>
    public double Error => Trials > 0 ? Math.Sqrt(Value * (1 - Value) / Trials) : double.NaN;
}

/// <summary>A reason's calibration at one size of its cause.</summary>
/// <param name="Reason">Reason id.</param>
/// <param name="Size">Size of the cause; 0 when absent.</param>
/// <param name="Coverage">Trials whose interval holds the truth.</param>
/// <param name="Consistent">Trials declared consistent.</param>
/// <param name="Inconsistent">Trials declared inconsistent.</param>
/// <param name="MeanTruth">Mean truth.</param>
/// <param name="Bias">Mean of estimate minus truth.</param>
/// <param name="BiasError">Its standard error.</param>
/// <param name="Untested">Trials in which the reason could not be tested.</param>
public sealed record CalibrationRow(
    string Reason, double Size, CalibrationShare Coverage, CalibrationShare Consistent, CalibrationShare Inconsistent, double MeanTruth, double Bias, double BiasError, int Untested);

/// <summary>Counts how often intervals hold the truth and verdicts are right, over markets whose causes are known.</summary>
public static class Calibration
{
    /// <summary>One row of trials of the same reason and size, or of several sizes together (<paramref name="size"/> is then only the label).</summary>
    public static CalibrationRow Of(string reason, double size, IReadOnlyList<CalibrationTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        int tested = 0, known = 0, held = 0, consistent = 0, inconsistent = 0;
        CompensatedSum truth = new(), error = new(), squares = new();
        foreach (var trial in trials)
        {
            if (trial.Verdict is not { } verdict) continue;
            tested++;
            if (verdict == Verdict.Consistent) consistent++;
            if (verdict == Verdict.Inconsistent) inconsistent++;
            if (!double.IsFinite(trial.Truth)) continue;
            known++;
            if (trial.Low <= trial.Truth && trial.Truth <= trial.High) held++;
            truth.Add(trial.Truth);
            error.Add(trial.Estimate - trial.Truth);
        }

        var mean = known > 0 ? error.Value / known : double.NaN;
        foreach (var trial in trials)
        {
            if (trial.Verdict is not null && double.IsFinite(trial.Truth)) squares.Add((trial.Estimate - trial.Truth - mean) * (trial.Estimate - trial.Truth - mean));
        }

        return new CalibrationRow(
            reason, size, new CalibrationShare(held, known), new CalibrationShare(consistent, tested), new CalibrationShare(inconsistent, tested),
            known > 0 ? truth.Value / known : double.NaN, mean, known > 1 ? Math.Sqrt(squares.Value / (known - 1) / known) : double.NaN, trials.Count - tested);
    }

    /// <summary>How many markets declared some reason consistent, of equally many reasons each.</summary>
    public static CalibrationShare Any(IReadOnlyList<CalibrationTrial> trials, int reasons)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentOutOfRangeException.ThrowIfNotEqual(trials.Count % Math.Max(1, reasons), 0, nameof(trials));
        int hits = 0, markets = 0;
        for (var from = 0; from < trials.Count; from += reasons, markets++)
        {
            for (var i = from; i < from + reasons; i++)
            {
                if (trials[i].Verdict != Verdict.Consistent) continue;
                hits++;
                break;
            }
        }

        return new CalibrationShare(hits, markets);
    }

    /// <summary>True when a 95 % interval's coverage is as it should be: 93 to 97 %.</summary>
    public static bool Covers(CalibrationShare coverage) => coverage.Value is >= 0.93 and <= 0.97;

    /// <summary>True when absent reasons are declared consistent in at most 5 % of runs.</summary>
    public static bool IsHonest(CalibrationShare consistent) => consistent.Value <= 0.05;

    /// <summary>True when the bias is within twice its Monte-Carlo error or a tenth of the mean truth.</summary>
    public static bool IsUnbiased(CalibrationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Math.Abs(row.Bias) <= Math.Max(2 * row.BiasError, 0.1 * Math.Abs(row.MeanTruth));
    }
}

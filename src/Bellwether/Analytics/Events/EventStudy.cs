using System.Collections.Immutable;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;

namespace Bellwether.Analytics.Events;

/// <summary>A firm that a study leaves out, and why.</summary>
/// <param name="Name">Name.</param>
/// <param name="Reason">Reason.</param>
/// <param name="Detail">One sentence.</param>
public sealed record ExcludedFirm(string Name, Reason Reason, string Detail);

/// <summary>Many firms round their events, and the tests of "no abnormal return" (METHODS 8.4, 8.5).</summary>
public sealed class EventStudy
{
    private readonly RankSums _ranks;

    private EventStudy(ImmutableArray<FirmStudy> firms, ImmutableArray<ExcludedFirm> excluded)
    {
        (Firms, Excluded) = (firms, excluded);
        EventDays = firms.IsEmpty ? 0 : firms[0].AbnormalReturns.Length;
        _ranks = new RankSums(firms);
        var rows = new ReadOnlyMemory<double>[firms.Length];
        var days = new int[firms.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = firms[i].ResidualRow;
            days[i] = firms[i].Firm.FirstDay + firms[i].Firm.Windows.EstimationStart;
        }

        MeanCorrelation = ResidualCorrelation.Mean(rows, days);
        SharedDays = Shared(firms);
    }

    /// <summary>The firms studied.</summary>
    public ImmutableArray<FirmStudy> Firms { get; }

    /// <summary>The firms left out: too few returns, or residuals that do not vary (METHODS 8.3).</summary>
    public ImmutableArray<ExcludedFirm> Excluded { get; }

    /// <summary>Days of the event window.</summary>
    public int EventDays { get; }

    /// <summary>Mean pairwise correlation of estimation residuals on common days; undefined below two firms.</summary>
    public Outcome<double> MeanCorrelation { get; }

    /// <summary>Share of the pairs of firms whose events fall on one day, 0 to 1.</summary>
    public double SharedDays { get; }

    /// <summary>The test to read first: Kolari–Pynnönen where most events share their day, for firms then move together; else BMP. METHODS 8.4.</summary>
    public EventTest Preferred => SharedDays >= 0.5 ? EventTest.KolariPynnonen : EventTest.Bmp;

    /// <summary>
    /// Fits all firms; their event windows must be equally long, else an <see cref="ArgumentException"/>. A firm that cannot be fitted is left out
    /// and named. METHODS 8.3, 8.4.
    /// </summary>
    public static EventStudy Of(IReadOnlyList<EventFirm> firms, EventStudyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(firms);
        options ??= new EventStudyOptions();
        var studied = ImmutableArray.CreateBuilder<FirmStudy>(firms.Count);
        var excluded = ImmutableArray.CreateBuilder<ExcludedFirm>();
        var cells = 0;
        foreach (var firm in firms) cells += firm.Windows.EstimationDays + firm.Windows.EventDays;
        var rows = new double[cells];
        var at = 0;
        foreach (var firm in firms)
        {
            if (firm.Windows.EventDays != firms[0].Windows.EventDays) throw new ArgumentException($"{firm.Name} has an event window of {firm.Windows.EventDays} days, {firms[0].Name} one of {firms[0].Windows.EventDays}.", nameof(firms));
            var days = firm.Windows.EstimationDays + firm.Windows.EventDays;
            var (study, reason, detail) = FirmStudy.Of(firm, options, rows.AsMemory(at, days));
            at += days;
            if (study is null) excluded.Add(new ExcludedFirm(firm.Name, reason, detail ?? ""));
            else studied.Add(study);
        }

        return new EventStudy(studied.ToImmutable(), excluded.ToImmutable());
    }

    /// <summary>
    /// All tests over <paramref name="days"/> days from position <paramref name="first"/> of the event window, or <see cref="Reason.NoData"/> when no
    /// firm has a return there. With one firm only its own <see cref="AbnormalWindow"/> says anything: every test is then
    /// <see cref="Reason.TooShort"/>. Ranks run over estimation and all event days. METHODS 8.4, 8.5.
    /// </summary>
    public (EventTestResults? Results, Reason Reason) Tests(int first, int days)
    {
        var cars = new double[Firms.Length];
        var scars = new double[Firms.Length];
        var (count, positive) = (0, 0);
        double shares = 0, positiveDays = 0, allDays = 0, corrections = 0;
        var corrected = true;
        foreach (var firm in Firms)
        {
            var window = firm.Window(first, days);
            if (!window.HasValue) continue;
            var model = firm.Model;
            cars[count] = window.Value.Car;
            scars[count++] = window.Value.Standardised;
            if (window.Value.Car > 0) positive++;
            shares += (double)model.Positive / model.Days;
            positiveDays += model.Positive;
            allDays += model.Days;
            corrected &= model.Freedom > 2;
            corrections += model.Freedom / (double)(model.Freedom - 2);
        }

        if (count == 0) return (null, Reason.NoData);
        var own = cars.AsSpan(0, count);
        var standard = scars.AsSpan(0, count);
        var bmp = MeanTest(standard);
        return (new EventTestResults
        {
            Firms = count,
            Positive = positive,
            Mean = Moments.MeanOf(own),
            MeanCorrelation = MeanCorrelation,
            Wilcoxon = Wilcoxon(own),
            Tests =
            [
                MeanTest(own),
                Patell(standard, corrections, corrected),
                bmp,
                Adjusted(bmp, count),
                Ranked(count, _ranks.Corrado(first, days)),
                Ranked(count, _ranks.CorradoZivney(first, days)),
                Sign(count, positive, shares / count),
                Sign(count, positive, positiveDays / allDays),
                Sign(count, positive, 0.5),
            ],
        }, Reason.None);
    }

    /// <summary>All tests over the whole event window.</summary>
    public (EventTestResults? Results, Reason Reason) Tests() => Firms.IsEmpty ? (null, Reason.NoData) : Tests(0, EventDays);

    // mean / (sd / √N): of AR the cross-sectional t, of SAR the test of Boehmer, Musumeci and Poulsen.
    private static Outcome<TestResult> MeanTest(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return OneFirm;
        var deviation = Moments.StandardDeviation(values);
        if (!deviation.HasValue) return Outcome<TestResult>.Undefined(deviation.Reason, deviation.Detail);
        return deviation.Value == 0
            ? Outcome<TestResult>.Undefined(Reason.ZeroVariance, "The firms' abnormal returns are all the same.")
            : Finite(Moments.MeanOf(values) / (deviation.Value / Math.Sqrt(values.Length)), values.Length - 1);
    }

    private static Outcome<TestResult> Patell(ReadOnlySpan<double> standard, double corrections, bool corrected)
    {
        if (standard.Length < 2) return OneFirm;
        return corrected ? Finite(Moments.Sum(standard) / Math.Sqrt(corrections), null) : Outcome<TestResult>.Undefined(Reason.TooShort, "A firm has too few returns for the variance of its standardised return.");
    }

    private Outcome<TestResult> Adjusted(Outcome<TestResult> bmp, int count)
    {
        if (!bmp.HasValue) return bmp;
        if (!MeanCorrelation.HasValue) return Outcome<TestResult>.Undefined(MeanCorrelation.Reason, MeanCorrelation.Detail);
        var r = MeanCorrelation.Value;
        var scale = 1 + (count - 1) * r;
        return scale > 0 ? Finite(bmp.Value.Statistic * Math.Sqrt((1 - r) / scale), count - 1) : Outcome<TestResult>.Undefined(Reason.OutsideDomain, "The firms' residuals are so negatively correlated that the adjustment has no value.");
    }

    private static Outcome<TestResult> Ranked(int count, Outcome<double> statistic) =>
        count < 2 ? OneFirm : statistic.HasValue ? Finite(statistic.Value, null) : Outcome<TestResult>.Undefined(statistic.Reason, statistic.Detail);

    private static Outcome<TestResult> Sign(int count, int positive, double share)
    {
        if (count < 2) return OneFirm;
        var variance = count * share * (1 - share);
        return variance > 0 ? Finite((positive - count * share) / Math.Sqrt(variance), null) : Outcome<TestResult>.Undefined(Reason.ZeroVariance, "Every abnormal return of the estimation windows has one sign.");
    }

    private static double Wilcoxon(ReadOnlySpan<double> values)
    {
        var sizes = new double[values.Length];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = values[i] == 0 ? double.NaN : Math.Abs(values[i]);
        var ranks = new double[sizes.Length];
        AverageRanks.Of(sizes, ranks);
        var sum = 0.0;
        for (var i = 0; i < ranks.Length; i++)
            if (values[i] > 0)
                sum += ranks[i];
        return sum;
    }

    private static double Shared(ImmutableArray<FirmStudy> firms)
    {
        if (firms.Length < 2) return 0;
        var counts = new Dictionary<int, int>();
        foreach (var firm in firms) counts[firm.Firm.EventDay] = counts.GetValueOrDefault(firm.Firm.EventDay) + 1;
        var pairs = 0.0;
        foreach (var n in counts.Values) pairs += 0.5 * n * (n - 1);
        return pairs / (0.5 * firms.Length * (firms.Length - 1));
    }

    private static Outcome<TestResult> OneFirm => Outcome<TestResult>.Undefined(Reason.TooShort, "A test across firms needs two; one firm has only its own t.");

    private static Outcome<TestResult> Finite(double statistic, int? freedom) =>
        double.IsFinite(statistic) ? new TestResult(statistic, freedom) : Outcome<TestResult>.Undefined(Reason.OutsideDomain, "The statistic overflows.");
}

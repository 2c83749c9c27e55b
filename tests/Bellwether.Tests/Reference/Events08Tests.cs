using Bellwether.Analytics.Events;

namespace Bellwether.Tests.Reference;

public sealed class Events08Tests
{
    private const string File = "08_event.json";

    // The file's log returns are studied in logs; its event window is the week after the estimation window.
    private static readonly EventStudyOptions Logs = new(Logarithmic: true);

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["8.1-market-model"] = Models,
        ["8.2-car-window"] = Windows,
        ["8.4-tests-textbook"] = Textbook,
        ["8.4-estudy2-published"] = Published,
        ["8.4-balanced-panel"] = Balanced,
        ["8.6-robust-z"] = Robust,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Models(ReferenceVector v)
    {
        var study = Study(v, Logs, out _);
        v.Count("models", study.Firms.Length);
        for (var i = 0; i < study.Firms.Length; i++)
        {
            var model = study.Firms[i].Model;
            v.Check($"models.{i}.name", study.Firms[i].Firm.Name);
            v.Check($"models.{i}.alpha", model.Alpha);
            v.Check($"models.{i}.beta", model.Beta);
            v.Check($"models.{i}.L", model.Days);
            v.Check($"models.{i}.residual_sd", model.ResidualDeviation());
        }
    }

    private static void Windows(ReferenceVector v)
    {
        var study = Study(v, Logs, out _);
        var adjusted = Study(v, Logs with { Model = ReturnModel.MarketAdjusted }, out _);
        var meanAdjusted = Study(v, Logs with { Model = ReturnModel.MeanAdjusted }, out _);
        v.Count("firms", study.Firms.Length);
        for (var i = 0; i < study.Firms.Length; i++)
        {
            var window = study.Firms[i].Window().Value;
            v.Check($"firms.{i}.name", study.Firms[i].Firm.Name);
            v.Check($"firms.{i}.car", window.Car);
            v.Check($"firms.{i}.se", window.StandardError);
            v.Check($"firms.{i}.t", window.Car / window.StandardError);
            v.Check($"firms.{i}.scar", window.Standardised);
            v.Check($"firms.{i}.bhar", window.Bhar);
            v.Check($"firms.{i}.market_adjusted_car", adjusted.Firms[i].Window().Value.Car);
            v.Check($"firms.{i}.mean_adjusted_car", meanAdjusted.Firms[i].Window().Value.Car);
        }

        var tests = study.Tests().Results!;
        v.Check("caar", tests.Mean);
        v.Check("t_cross", Statistic(tests, EventTest.CrossSectional));
        v.Check("patell", Statistic(tests, EventTest.Patell));
        v.Check("bmp", Statistic(tests, EventTest.Bmp));
        v.Check("kp", Statistic(tests, EventTest.KolariPynnonen));
        v.Check("rbar", tests.MeanCorrelation);
    }

    private static void Textbook(ReferenceVector v)
    {
        var study = Study(v, Logs, out var dates);
        var estudy2 = Study(v, Logs with { Divisor = ResidualDivisor.DaysLessOne }, out _);
        for (var d = 0; d < v.Expected("days").GetArrayLength(); d++)
        {
            v.Check($"days.{d}.date", dates[d]);
            var tests = study.Tests(d, 1).Results!;
            var variant = estudy2.Tests(d, 1).Results!;
            v.Check($"days.{d}.mean_ar", tests.Mean);
            v.Check($"days.{d}.t_cross", Statistic(tests, EventTest.CrossSectional));
            v.Check($"days.{d}.patell", Statistic(tests, EventTest.Patell));
            v.Check($"days.{d}.patell_estudy2", Statistic(variant, EventTest.Patell));
            v.Check($"days.{d}.bmp", Statistic(tests, EventTest.Bmp));
            v.Check($"days.{d}.bmp_estudy2", Statistic(variant, EventTest.Bmp));
            v.Check($"days.{d}.rbar", tests.MeanCorrelation);
            v.Check($"days.{d}.kp_adjusted_bmp", Statistic(tests, EventTest.KolariPynnonen));
            v.Check($"days.{d}.sign", Statistic(tests, EventTest.Sign));
            v.Check($"days.{d}.cowan_pooled", Statistic(tests, EventTest.GeneralisedSignPooled));
            v.Check($"days.{d}.cowan_firm_mean", Statistic(tests, EventTest.GeneralisedSign));
            v.Check($"days.{d}.corrado_rank", Statistic(tests, EventTest.Rank));
            v.Check($"days.{d}.corrado_zivney", Statistic(tests, EventTest.CorradoZivney));
            v.Check($"days.{d}.positives", tests.Positive);
        }
    }

    private static void Published(ReferenceVector v)
    {
        var study = Study(v, Logs, out var dates);
        for (var d = 0; d < v.Expected("days").GetArrayLength(); d++)
        {
            var tests = study.Tests(d, 1).Results!;
            v.Check($"days.{d}.date", dates[d]);
            v.Check($"days.{d}.mean", tests.Mean);
            v.Check($"days.{d}.t", Statistic(tests, EventTest.CrossSectional));
            v.Check($"days.{d}.sign", Statistic(tests, EventTest.Sign));
            v.Check($"days.{d}.gsign", Statistic(tests, EventTest.GeneralisedSignPooled));
            v.Check($"days.{d}.wilcoxon", tests.Wilcoxon);
            // "Assert mean, t, sign, gsign, wilcoxon only": the package departs from the textbook where firms listed inside the window.
            foreach (var other in new[] { "bw80", "bw85", "patell", "bmp", "lamb", "csign", "rank", "mrank" }) v.Note($"days.{d}.{other}");
        }
    }

    private static void Balanced(ReferenceVector v)
    {
        var study = Study(v, Logs with { Divisor = ResidualDivisor.DaysLessOne }, out var dates);
        var textbook = Study(v, Logs, out _);
        v.Count("days", study.EventDays);
        for (var d = 0; d < study.EventDays; d++)
        {
            var tests = study.Tests(d, 1).Results!;
            v.Check($"days.{d}.date", dates[d]);
            v.Check($"days.{d}.t_cross", Statistic(tests, EventTest.CrossSectional));
            v.Check($"days.{d}.patell_sd_n1", Statistic(tests, EventTest.Patell));
            v.Check($"days.{d}.bmp_sd_n1", Statistic(tests, EventTest.Bmp));
            v.Check($"days.{d}.sign", Statistic(tests, EventTest.Sign));
            v.Check($"days.{d}.cowan", Statistic(tests, EventTest.GeneralisedSign));
            v.Check($"days.{d}.corrado_rank", Statistic(tests, EventTest.Rank));
            v.Check($"days.{d}.corrado_zivney", Statistic(tests, EventTest.CorradoZivney));
            // The textbook divisor, as the vector's description converts it: every firm has the same L here.
            var length = textbook.Firms[0].Model.Days;
            Statistic(textbook.Tests(d, 1).Results!, EventTest.Patell).ShouldBe(Statistic(tests, EventTest.Patell) * Math.Sqrt((length - 2.0) / (length - 1)), 1e-10);
        }
    }

    private static void Robust(ReferenceVector v)
    {
        v.Param("scale").GetDouble().ShouldBe(RobustZ.MadScale);
        var result = RobustZ.Of(v.Numbers("abnormal_returns"), v.Param("threshold").GetDouble()).Value;
        v.Check("median", result.Median);
        v.Check("mad", result.Mad);
        v.Check("z", result.Z);
        v.Check("flagged", [.. result.Flagged.Select(position => (double)position)]);
    }

    private static double Statistic(EventTestResults tests, EventTest test) => tests.Of(test).Value.Statistic;

    private static EventStudy Study(ReferenceVector v, EventStudyOptions options, out string[] eventDates)
    {
        var csv = new SharedCsv(v.Input("csv").GetString()!);
        var dates = csv.Text("date");
        var estimation = v.Input("estimation").GetString()!.Split("..");
        var market = csv.Numbers(v.Input("market").GetString()!);
        var from = Array.FindIndex(dates, date => string.CompareOrdinal(date, estimation[0]) >= 0);
        var to = Array.FindLastIndex(dates, date => string.CompareOrdinal(date, estimation[1]) <= 0) + 1;
        const int Week = 5;
        eventDates = dates[to..(to + Week)];
        string[] names = v.InputHas("firms") ? [.. v.Input("firms").EnumerateArray().Select(name => name.GetString()!)] : ["AMZN", "ZM", "UBER", "NFLX", "SHOP", "FB", "UPWK"];
        return EventStudy.Of([.. names.Select(name => new EventFirm(name, csv.Numbers(name), market, new EventWindows(from, to, to, to + Week)))], options);
    }
}

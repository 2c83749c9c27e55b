using Bellwether.Analytics.Returns;

namespace Bellwether.Tests.Reference;

public sealed class Returns02Tests
{
    private const string File = "02_returns.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["2.1-cum-mixed"] = v => v.Check("cumulative", CumulativeReturn.Path(v.Numbers("simple_returns")).Value),
        ["2.1-cum-negative"] = v => v.Check("final", CumulativeReturn.Total(v.Numbers("simple_returns"))),
        ["2.1-log"] = Log,
        ["2.2-annualise"] = Annualise,
        ["2.2-annualise-one"] = v => v.Check("daily", Annualised.Geometric(v.Numbers("simple_returns"), v.Param("periods_per_year").GetDouble())),
        ["2.3-since-low"] = FromLow,
        ["2.4-excess-bacon"] = Excess,
        ["2.4-relative"] = Relative,
        ["2.5-total-return"] = TotalReturn,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Annualise(ReferenceVector v)
    {
        foreach (var period in v.Param("periods_per_year").EnumerateObject())
            v.Check(period.Name, Annualised.Geometric(v.Numbers("simple_returns"), period.Value.GetDouble()));
    }

    private static void Log(ReferenceVector v)
    {
        var prices = v.Numbers("prices");
        var log = PriceReturns.Log(prices).Value;
        v.Check("simple", PriceReturns.Simple(prices).Value);
        v.Check("log", log);
        v.Check("log_sum", log.Sum());
        v.Check("back", CumulativeReturn.OfLog(log.AsSpan()));
    }

    private static void FromLow(ReferenceVector v)
    {
        var result = SinceLow.Of(v.Numbers("prices")).Value;
        v.Check("since_low", result.Path);
        v.Check("low_value", result.LowValue);
        v.Check("low_index", result.LowIndex);
        v.Check("window_return_from_low", result.ReturnFromLow);
        v.Check("max_gain_since_low", result.MaxGain);
    }

    private static void Excess(ReferenceVector v)
    {
        double a = v.Input("portfolio").GetDouble(), b = v.Input("benchmark").GetDouble();
        v.Check("arithmetic", RelativeReturn.Arithmetic(a, b));
        v.Check("geometric", RelativeReturn.Geometric(a, b));
    }

    private static void Relative(ReferenceVector v)
    {
        double[] a = v.Numbers("a"), b = v.Numbers("b");
        double returnA = PriceReturns.Window(a).Value, returnB = PriceReturns.Window(b).Value;
        v.Check("ret_a", returnA);
        v.Check("ret_b", returnB);
        v.Check("arithmetic", RelativeReturn.Arithmetic(returnA, returnB));
        v.Check("geometric", RelativeReturn.Geometric(returnA, returnB));
        v.Check("relative_line", RelativeReturn.Line(a, b).Value);
    }

    private static void TotalReturn(ReferenceVector v)
    {
        var result = StockTotalReturn.Of(v.Numbers("close"), v.Numbers("split_ratio"), v.Numbers("dividend_per_new_share")).Value;
        v.Check("tr", result.Returns);
        v.Check("tr_index", result.Index);
        result.Stale.ShouldBe([false, false, false, true]);
    }
}

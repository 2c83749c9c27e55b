using System.Globalization;
using System.Text.RegularExpressions;
using Bellwether.Analytics.Statistics;

namespace Bellwether.Tests.Reference;

public sealed partial class Univariate00Tests
{
    private const string File = "00_univariate.json";

    private static readonly Dictionary<string, Action<ReferenceVector>> Cases = new(StringComparer.Ordinal)
    {
        ["0.4-nist-Lew"] = Moments3,
        ["0.4-nist-Mavro"] = Moments3,
        ["0.4-nist-NumAcc1"] = Moments3,
        ["0.4-nist-NumAcc3"] = Moments3,
        ["0.4-nist-NumAcc4"] = Moments3,
    };

    public static TheoryData<string> Ids => ReferenceVectors.Ids(File);

    [SharedTheory, MemberData(nameof(Ids))]
    public void Vector(string id) => ReferenceVectors.Run(File, id, Cases);

    private static void Moments3(ReferenceVector vector)
    {
        var y = Sample(vector);
        vector.Check("mean", Moments.Mean(y));
        vector.Check("sd", Moments.StandardDeviation(y));
        vector.Check("autocorrelation1", Moments.Autocorrelation1(y));
    }

    private static double[] Sample(ReferenceVector vector)
    {
        if (vector.Input("").TryGetProperty("y", out var y)) return ReferenceVector.ToNumbers(y);
        var words = Alternating().Match(vector.Input("generator").GetString()!);
        double Number(string group) => double.Parse(words.Groups[group].Value, CultureInfo.InvariantCulture);
        var n = int.Parse(words.Groups["count"].Value, CultureInfo.InvariantCulture);
        return [Number("first"), .. Enumerable.Range(0, n - 1).Select(t => Number(t % 2 == 0 ? "odd" : "even"))];
    }

    [GeneratedRegex(@"^first (?<first>\S+) then (?<odd>\S+), (?<even>\S+) alternating \((?<count>\d+) values\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alternating();
}

using System.Text.Json;
using Bellwether.Market;
using Xunit.Sdk;

namespace Bellwether.Tests.Reference;

/// <summary>The comparer itself: what it must refuse.</summary>
public sealed class ReferenceVectorTests
{
    private static ReferenceVector Vector(string expected, string tolerance) =>
        new(JsonDocument.Parse($$"""{"id":"x","expected":{{expected}},"tolerance":{{tolerance}}}""").RootElement);

    [Fact]
    public void A_value_nobody_compared_fails()
    {
        var vector = Vector("""{"a":1,"b":[2,3]}""", """{"abs":0.1}""");
        vector.Check("a", 1);
        vector.Check("b.0", 2);
        Should.Throw<InvalidOperationException>(vector.AllMustBeCompared).Message.ShouldContain("b.1");
    }

    [Fact]
    public void Either_tolerance_may_pass()
    {
        var vector = Vector("""{"a":100,"zero":0}""", """{"rel":0.01,"abs":0.001}""");
        vector.Check("a", 100.9);
        vector.Check("zero", 0.0009);
        Should.Throw<XunitException>(() => vector.Check("a", 101.1));
        Should.Throw<XunitException>(() => vector.Check("zero", 0.002));
        Should.Throw<XunitException>(() => vector.Check("a", double.NaN));
        Should.Throw<XunitException>(() => vector.Check("a", Outcome<double>.Undefined(Reason.NoData)));
    }

    [Fact]
    public void A_named_tolerance_replaces_the_general_one_for_its_part()
    {
        var vector = Vector("""{"loglik":-1000,"other":-1000}""", """{"rel":0.001,"loglik_abs":0.0001}""");
        vector.Check("other", -1000.5);
        Should.Throw<XunitException>(() => vector.Check("loglik", -1000.5));
    }

    [Fact]
    public void Published_parts_are_compared_to_the_printed_digits()
    {
        var vector = Vector("""{"published":{"x":1.0356,"n":42}}""", """{"rel":1e-10}""");
        vector.Check("published.x", 1.03558610);
        vector.Check("published.n", 41.6);
        Should.Throw<XunitException>(() => vector.Check("published.x", 1.03566));
    }

    [Fact]
    public void Null_is_undefined_and_exact_is_exact()
    {
        var vector = Vector("""{"none":null,"n":7,"list":[1,2]}""", """{"exact":true}""");
        vector.Check("none", Outcome<double>.Undefined(Reason.TooShort));
        Should.Throw<XunitException>(() => vector.Check("none", 0));
        vector.Check("n", 7);
        Should.Throw<XunitException>(() => vector.Check("n", 7.0000001));
        Should.Throw<XunitException>(() => vector.Check("list", new double[] { 1, 2, 3 }));
    }

    [SharedFact]
    public void A_vector_without_a_test_fails() =>
        Should.Throw<NotSupportedException>(() => ReferenceVectors.Run("00_univariate.json", "0.4-nist-Lew", new Dictionary<string, Action<ReferenceVector>>(StringComparer.Ordinal)));
}

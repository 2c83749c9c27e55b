using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class SuggestTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("mothers", "mothers", 0)]
    [InlineData("mohters", "mothers", 1)]
    [InlineData("mother", "mothers", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_edits_and_swaps(string a, string b, int expected)
    {
        Suggest.Distance(a, b).ShouldBe(expected);
        Suggest.Distance(b, a).ShouldBe(expected);
    }

    [Theory]
    [InlineData("wieghting", "weighting")]
    [InlineData("WEIGHTING", "weighting")]
    [InlineData("off", "official")]
    [InlineData("xyzzy", null)]
    public void The_nearest_is_near_or_nothing(string text, string? expected) =>
        Suggest.Nearest(text, ["weighting", "official", "base"]).ShouldBe(expected);
}

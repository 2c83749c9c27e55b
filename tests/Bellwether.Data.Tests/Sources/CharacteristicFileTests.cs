using Bellwether.Data.Sources;
using Bellwether.Market;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class CharacteristicFileTests
{
    [Fact]
    public void Good_rows_are_kept_and_bad_ones_named_with_line_and_column()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("overseas.csv", "value,code\n0.35,4565\nmuch,4563\n,4385\nNot disclosed,2121\n0.1,4565\n0.2\n-1e-3,tse:4592\n");
        var loaded = CharacteristicFile.Read(path);
        loaded.Value.ShouldBe([new CharacteristicRow("4565", 0.35, 2), new CharacteristicRow("2121", null, 5), new CharacteristicRow("tse:4592", -0.001, 8)]);
        loaded.Failures.Select(own => (own.Reason, own.Line)).ShouldBe([(FailureReason.Unparsable, 3), (FailureReason.MissingField, 4), (FailureReason.DuplicateKey, 6), (FailureReason.Unparsable, 7)]);
        loaded.Failures[0].Message.ShouldBe("column 1 (value): 'much' is no number; expected one such as 0.35, or 'not disclosed'.");
        loaded.Failures[0].File.ShouldBe(path);
    }

    [Fact]
    public void A_file_without_the_columns_says_which_it_has()
    {
        using var folder = new TempDirectory();
        var path = folder.Write("wrong.csv", "ticker;share\n4565;0.3\n");
        var problem = Should.Throw<SourceException>(() => CharacteristicFile.Read(path));
        problem.Message.ShouldContain("wrong.csv:1: there is no column 'code'");
        problem.Message.ShouldContain("ticker;share");
    }
}

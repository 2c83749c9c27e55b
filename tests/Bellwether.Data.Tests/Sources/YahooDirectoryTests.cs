using Bellwether.Data.Sources;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

public sealed class YahooDirectoryTests
{
    private const string Good = "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2019-03-20,1,1,1,1,5,0,0\n";

    [Fact]
    public void A_directory_is_read_code_by_code_and_one_bad_file_does_not_stop_it()
    {
        using var directory = new TempDirectory();
        directory.Write("4565.T.csv", "\uFEFF" + Good.ReplaceLineEndings("\r\n"));
        directory.Write("130A.csv", Good);
        directory.Write("4565.csv", Good);
        directory.Write("codes.csv", "code,name\n1,x\n");
        directory.Write("notes.txt", "not read");
        var steps = new List<YahooProgress>();
        var loaded = YahooReader.ReadTables(directory.Path, "tse", YahooOptions.Default, new Steps(steps));
        loaded.Value.Scheme.ShouldBe("tse");
        loaded.Value.Prices.Codes.ShouldBe(["130A", "4565"]);
        loaded.Value.Prices.Code.ShouldBe([0, 1]);
        loaded.Failures.Select(f => $"{f.Reason} {f.File}:{f.Line} {f.Message}").ShouldBe([
            "DuplicateKey 4565.csv:1 4565 was already read from 4565.T.csv.",
            "Unparsable codes.csv:1 no columns 'Date', 'Open', 'High', 'Low', 'Close', 'Volume'; found 'code', 'name'. Expected a daily price history as Yahoo or yfinance writes it."]);
        steps.Select(s => (s.Done, s.Total)).ShouldBe([(1, 4), (2, 4), (3, 4), (4, 4)]);
    }

    [Fact]
    public void An_empty_directory_is_an_error_at_once()
    {
        using var directory = new TempDirectory();
        Should.Throw<SourceException>(() => YahooReader.Read(directory.Path, YahooOptions.Default))
            .Problem.ShouldBe("holds no CSV files; expected one per code, named CODE.csv or CODE.T.csv.");
        Should.Throw<SourceException>(() => YahooReader.Read(Path.Combine(directory.Path, "none"), YahooOptions.Default))
            .Problem.ShouldBe("there is no such directory.");
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var directory = new TempDirectory();
        directory.Write("1301.csv", Good);
        Should.Throw<OperationCanceledException>(() => YahooReader.Read(directory.Path, YahooOptions.Default, null, new CancellationToken(canceled: true)).ToList());
    }

    private sealed class Steps(List<YahooProgress> steps) : IProgress<YahooProgress>
    {
        public void Report(YahooProgress value) => steps.Add(value);
    }
}

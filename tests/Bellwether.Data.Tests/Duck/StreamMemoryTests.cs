using System.Diagnostics;
using Bellwether.Data.Duck;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Duck;

/// <summary>Measures the process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class StreamMemoryTests : IDisposable
{
    private readonly DuckDatabase _database = DuckDatabase.OpenInMemory();
    private readonly DuckConnection _connection;

    public StreamMemoryTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    [Trait("speed", "slow")]
    public void Ten_million_rows_stream_in_bounded_memory()
    {
        long sum = 0, rows = 0, nulls = 0;
        long before = ResidentBytes();
        using DuckResult result = _connection.Stream("select x, if(x % 10 = 0, null, x * 0.5) y from range(10000000) r(x)");
        result.IsStreaming.ShouldBeTrue();
        long peak = before;
        while (result.NextChunk() is { } chunk)
        {
            foreach (long value in chunk.Values<long>(0)) sum += value;
            nulls += chunk[1].NullCount;
            if (rows / 1_000_000 != (rows + chunk.RowCount) / 1_000_000) peak = Math.Max(peak, ResidentBytes());
            rows += chunk.RowCount;
        }

        rows.ShouldBe(10_000_000);
        sum.ShouldBe(49_999_995_000_000);
        nulls.ShouldBe(1_000_000);
        (peak - before).ShouldBeLessThan(64 * 1024 * 1024, "the whole answer would need 240 MB");
    }

    private static long ResidentBytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}

using System.Net;

namespace Bellwether.Web.Security;

/// <summary>A bucket of requests for each address: it fills steadily, holds two seconds' worth, and every request takes one.</summary>
/// <param name="perSecond">Requests a second; 0 for any number.</param>
/// <param name="clock">The clock.</param>
internal sealed class RateGate(int perSecond, TimeProvider clock)
{
    private const int Burst = 2;
    private const int MostAddresses = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, (double Left, long Seen)> _buckets = [];

    /// <summary>True when the address may make one more request now.</summary>
    internal bool Admits(IPAddress address)
    {
        if (perSecond == 0) return true;
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            // Addresses that come once each must not fill the memory.
            if (_buckets.Count >= MostAddresses && !_buckets.ContainsKey(address)) _buckets.Clear();
            var most = (double)perSecond * Burst;
            var left = _buckets.TryGetValue(address, out var bucket)
                ? Math.Min(most, bucket.Left + clock.GetElapsedTime(bucket.Seen, now).TotalSeconds * perSecond)
                : most;
            var admitted = left >= 1;
            _buckets[address] = (admitted ? left - 1 : left, now);
            return admitted;
        }
    }
}

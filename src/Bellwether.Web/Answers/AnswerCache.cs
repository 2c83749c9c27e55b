namespace Bellwether.Web.Answers;

/// <summary>
/// Keeps what was worked out, by key, up to a number of bytes; what was not asked for longest goes first. One key is worked out once at a time: who
/// asks meanwhile waits for the same result. A failure is not kept.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="mostBytes">Bytes kept at most.</param>
/// <param name="size">Bytes of one result.</param>
internal sealed class AnswerCache<T>(long mostBytes, Func<T, long> size)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _order = new();
    private long _bytes;

    /// <summary>The result of a key, worked out when it is not there.</summary>
    internal async Task<T> Get(string key, Func<Task<T>> make)
    {
        Entry entry;
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
                entry = node.Value;
            }
            else
            {
                entry = new Entry(key, new Lazy<Task<T>>(make));
                _entries[key] = _order.AddFirst(entry);
            }
        }

        try
        {
            var result = await entry.Made.Value.ConfigureAwait(false);
            Kept(entry, size(result));
            return result;
        }
        catch
        {
            Remove(entry);
            throw;
        }
    }

    private void Kept(Entry entry, long bytes)
    {
        lock (_gate)
        {
            if (entry.Bytes > 0 || !_entries.ContainsKey(entry.Key)) return;
            entry.Bytes = Math.Max(1, bytes);
            _bytes += entry.Bytes;
            while (_bytes > mostBytes && _order.Last is { } last && last.Value.Bytes > 0) Drop(last.Value);
        }
    }

    private void Remove(Entry entry)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(entry.Key, out var node) && node.Value == entry) Drop(entry);
        }
    }

    private void Drop(Entry entry)
    {
        if (!_entries.Remove(entry.Key, out var node)) return;
        _order.Remove(node);
        _bytes -= entry.Bytes;
    }

    private sealed class Entry(string key, Lazy<Task<T>> made)
    {
        internal string Key => key;

        internal Lazy<Task<T>> Made => made;

        internal long Bytes { get; set; }
    }
}

using System.Text.Json;

namespace Bellwether.Tests.Reference;

/// <summary>One file of expected values (METHODS 11): a theory case per vector, so that no vector is forgotten.</summary>
internal static class ReferenceVectors
{
    /// <summary>The ids of a file that begin with a section, as theory cases; none when the shared folder is missing (the theory is then skipped, or fails in CI).</summary>
    public static TheoryData<string> Ids(string file, string prefix = "")
    {
        var ids = new TheoryData<string>();
        if (Shared.Folder is null) return ids;
        using var document = Open(file);
        foreach (var vector in document.RootElement.GetProperty("vectors").EnumerateArray())
            if (vector.GetProperty("id").GetString() is { } id && id.StartsWith(prefix, StringComparison.Ordinal)) ids.Add(id);
        return ids;
    }

    public static ReferenceVector Load(string file, string id)
    {
        using var document = Open(file);
        foreach (var vector in document.RootElement.GetProperty("vectors").EnumerateArray())
            if (vector.GetProperty("id").ValueEquals(id))
                return new ReferenceVector(vector.Clone());
        throw new KeyNotFoundException($"{file} has no vector {id}.");
    }

    /// <summary>Runs the case for an id and checks that all of its expected values were compared; an unknown id fails.</summary>
    public static void Run(string file, string id, IReadOnlyDictionary<string, Action<ReferenceVector>> cases)
    {
        if (!cases.TryGetValue(id, out var test)) throw new NotSupportedException($"Vector {id} of {file} has no test: add one.");
        var vector = Load(file, id);
        test(vector);
        vector.AllMustBeCompared();
    }

    private static JsonDocument Open(string file) => JsonDocument.Parse(File.ReadAllBytes(Shared.Reference(file)));
}

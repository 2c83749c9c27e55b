using Bellwether.Tests.House;
using System.Reflection;
using System.Text;

namespace Bellwether.Tests;

/// <summary>
/// The core's public members are approved, a file per namespace (<c>Approved/api-*.approved.txt</c>), so that a change of what users build on is seen in
/// review. CONTRIBUTING says how to approve.
/// </summary>
public sealed class PublicApiTests
{
    private const string Prefix = "api-";

    private static readonly Assembly s_core = typeof(Bellwether.Indices.Level).Assembly;

    public static TheoryData<string> Namespaces => [.. s_core.GetExportedTypes().Select(type => type.Namespace!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void The_public_members_are_as_approved(string name)
    {
        var text = new StringBuilder();
        foreach (var type in s_core.GetExportedTypes().Where(type => type.Namespace == name).OrderBy(PublicApi.Name, StringComparer.Ordinal)) PublicApi.Write(type, text);
        Approved.Verify(text.ToString(), Prefix + name);
    }

    [Fact]
    public void No_namespace_is_approved_that_is_gone() =>
        Repository.Holds("Approved, and there is no such namespace:", Repository.Under("tests/Bellwether.Tests/Approved", ".approved.txt").Select(file => Path.GetFileName(file))
            .Where(file => file.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(file => s_core.GetExportedTypes().All(type => $"{Prefix}{type.Namespace}.approved.txt" != file)));

    [Fact]
    public void Members_are_written_as_they_are_used()
    {
        var text = new StringBuilder();
        PublicApi.Write(typeof(ApiExample<>), text);
        text.ToString().ShouldBe("""
            abstract class ApiExample<T> : IDisposable
              Dictionary<String, T[]> All { get; init; }
              Int32? Count { get; protected set; }
              const Int32 Size = 3
              event EventHandler? Changed
              protected ApiExample(Int32 size, String? name = "x")
              static Boolean Find(ref T value, out Int64 at)
              void Dispose()

            """.ReplaceLineEndings("\n"));
    }
}

/// <summary>One member of each kind.</summary>
internal abstract class ApiExample<T>(int size, string? name = "x") : IDisposable
{
    public const int Size = 3;

    public event EventHandler? Changed;

    public int? Count { get; protected set; } = size;

    public Dictionary<string, T[]> All { get; init; } = new(StringComparer.Ordinal);

    public static bool Find(ref T value, out long at)
    {
        at = 0;
        return value is not null;
    }

    public void Dispose() => Changed?.Invoke(this, new NamedArgs(name));

    internal void Hidden() => Dispose();

    private sealed class NamedArgs(string? name) : EventArgs
    {
        public string? Name => name;
    }
}

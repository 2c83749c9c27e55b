using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Bellwether.Tests.House;

/// <summary>
/// The core does no input or output, has no clock and keeps no state (DESIGN 1). The compiled assembly's references are read, so that every
/// type and member it touches is seen, whatever the source looks like.
/// </summary>
public sealed partial class CoreTests
{
    private static readonly string[] s_textOnly = ["System.IO.TextWriter", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.StringReader"];

    [Fact]
    public void The_core_touches_nothing_outside_itself()
    {
        using var stream = File.OpenRead(typeof(Bellwether.Indices.Level).Assembly.Location);
        using var image = new PEReader(stream);
        var reader = image.GetMetadataReader();
        var types = reader.TypeReferences.Select(handle => NameOf(reader, handle));
        var members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{NameOf(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}");
        Repository.Holds("The core reaches outside, or asks for the time, chance or the machine's culture:", types.Where(IsOutside).Concat(members.Where(IsHidden)).Distinct(StringComparer.Ordinal));
        reader.GetTableRowCount(TableIndex.ImplMap).ShouldBe(0, "The core calls a native library.");
    }

    [Fact]
    public void The_core_has_no_static_field_that_can_change() =>
        Repository.Holds("A static field that can change, or a collection that others can change:", typeof(Bellwether.Indices.Level).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.Name.StartsWith('<'))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && CanChange(field))
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Theory]
    [InlineData("System.IO.File", true)]
    [InlineData("System.IO.FileStream", true)]
    [InlineData("System.IO.Compression.GZipStream", true)]
    [InlineData("System.Console", true)]
    [InlineData("System.Diagnostics.Process", true)]
    [InlineData("System.Net.Http.HttpClient", true)]
    [InlineData("System.TimeProvider", true)]
    [InlineData("System.IO.TextWriter", false)]
    [InlineData("System.Diagnostics.CodeAnalysis.NotNullWhenAttribute", false)]
    [InlineData("System.ConsoleColour", false)]
    public void The_core_test_tells_inside_from_outside(string type, bool outside) => IsOutside(type).ShouldBe(outside);

    [Theory]
    [InlineData("System.DateTime.get_Now", true)]
    [InlineData("System.Guid.NewGuid", true)]
    [InlineData("System.Environment.get_ProcessorCount", true)]
    [InlineData("System.Environment.get_CurrentManagedThreadId", false)]
    [InlineData("System.Globalization.CultureInfo.get_CurrentCulture", true)]
    [InlineData("System.DateTime.get_Year", false)]
    [InlineData("System.Globalization.CultureInfo.get_InvariantCulture", false)]
    public void The_core_test_knows_hidden_inputs(string member, bool hidden) => IsHidden(member).ShouldBe(hidden);

    private static bool IsOutside(string type) => Outside().IsMatch(type) && !s_textOnly.Contains(type, StringComparer.Ordinal);

    // The compiler asks for the thread in every iterator.
    private static bool IsHidden(string member) => Hidden().IsMatch(member);

    private static bool CanChange(FieldInfo field)
    {
        if (!field.IsInitOnly) return true;
        if (field.IsPrivate) return false;
        var type = field.FieldType;
        return type.IsArray || (type.Namespace == "System.Collections.Generic" && !type.IsInterface) || type.Namespace == "System.Collections.Concurrent";
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(reader, (TypeReferenceHandle)type.ResolutionScope) + "." + name
            : reader.GetString(type.Namespace) + "." + name;
    }

    [GeneratedRegex(@"^System\.(?:IO|Net|Data|Timers)\.|^System\.(?:Console|AppContext|AppDomain|Random|TimeProvider)$|^System\.Diagnostics\.(?:Process\w*|Stopwatch|Trace|EventLog)$|^System\.Threading\.(?:Timer|PeriodicTimer|Thread)$|^System\.Runtime\.InteropServices\.NativeLibrary$|^Microsoft\.(?:Win32|Extensions)\.")]
    private static partial Regex Outside();

    [GeneratedRegex(@"^System\.DateTime(?:Offset)?\.get_(?:Now|UtcNow|Today)$|^System\.Guid\.(?:NewGuid|CreateVersion7)$|^System\.TimeZoneInfo\.get_Local$|^System\.Globalization\.CultureInfo\.get_(?:CurrentCulture|CurrentUICulture)$|^System\.Environment\.(?!get_CurrentManagedThreadId$)")]
    private static partial Regex Hidden();
}

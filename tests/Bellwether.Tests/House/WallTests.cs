using System.Xml.Linq;

namespace Bellwether.Tests.House;

/// <summary>Projects are walls (DESIGN 1): who may reference whom, and which packages the core may use.</summary>
public sealed class WallTests
{
    // A project may reference these and no others. A new project is a decision: it gets a line here.
    private static readonly Dictionary<string, string[]> s_walls = new(StringComparer.Ordinal)
    {
        ["Bellwether"] = [],
        ["Bellwether.Data"] = ["Bellwether"],
        ["Bellwether.Desk"] = ["Bellwether", "Bellwether.Data"],
        ["Bellwether.Export"] = ["Bellwether.Desk"],
        // The command line composes: it starts the web surface and that of assistants (docs/decisions/0010, docs/decisions/0012).
        ["Bellwether.Cli"] = ["Bellwether.Desk", "Bellwether.Export", "Bellwether.Web", "Bellwether.Mcp"],
        ["Bellwether.Web"] = ["Bellwether.Desk"],
        ["Bellwether.Mcp"] = ["Bellwether.Desk"],
    };

    public static IEnumerable<object[]> Projects => Repository.Under("src", ".csproj").Select(file => new object[] { file });

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_wall_allows(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        s_walls.ShouldContainKey(name, $"{file} is a new project: decide what it may reference and say so in {nameof(WallTests)}.");
        var references = Includes(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        references.Except(s_walls[name], StringComparer.Ordinal).ShouldBeEmpty($"{file} references a project behind a wall.");
        Repository.Text(file).ShouldNotContain("<Reference ", Case.Sensitive, $"{file} references an assembly past the project walls.");
    }

    [Fact]
    public void The_core_uses_two_packages() =>
        Includes("src/Bellwether/Bellwether.csproj", "PackageReference").ShouldBe(["MathNet.Numerics", "System.Numerics.Tensors"], ignoreOrder: true);

    [Fact]
    public void The_compiled_core_references_the_framework_and_those_packages_only() =>
        Repository.Holds("The core references an assembly that is neither the framework's nor one of its two packages:", typeof(Bellwether.Indices.Level).Assembly
            .GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name != "MathNet.Numerics" && name != "System" && name != "netstandard" && !name.StartsWith("System.", StringComparison.Ordinal)));

    // The files in which two surfaces meet: the command line starts the others.
    private static readonly string[] s_compositions = ["src/Bellwether.Cli/Serving/ServeCommand.cs", "src/Bellwether.Cli/Serving/McpCommand.cs"];

    [Fact]
    public void A_surface_does_not_name_another()
    {
        string[] surfaces = ["Bellwether.Cli", "Bellwether.Web", "Bellwether.Mcp"];
        Repository.Holds("One surface names another:", surfaces.SelectMany(own => Repository.Under($"src/{own}", ".cs")
            .Where(file => !s_compositions.Contains(file, StringComparer.Ordinal))
            .Where(file => surfaces.Any(other => other != own && Repository.Text(file).Contains(other, StringComparison.Ordinal)))));
    }

    private static IEnumerable<string> Includes(string file, string item) =>
        XDocument.Parse(Repository.Text(file)).Descendants(item).Select(element => element.Attribute("Include")!.Value);
}

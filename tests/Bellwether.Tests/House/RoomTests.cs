using System.Text.RegularExpressions;

namespace Bellwether.Tests.House;

/// <summary>A room never names a later room (DESIGN 1, STYLE 16): the order below is the way of the data.</summary>
public sealed partial class RoomTests
{
    // Project, its folder, its rooms from the first to the last.
    private static readonly (string Project, string[] Rooms)[] s_houses =
    [
        ("Bellwether", ["Market", "Indices", "Analytics", "Claims", "Story"]),
        ("Bellwether.Data", ["Duck", "Sources", "Store", "Cluster"]),
    ];

    [Fact]
    public void A_room_never_names_a_later_room() =>
        Repository.Holds("A room names a later room; move the code, or pass the value in:", s_houses.SelectMany(house =>
            house.Rooms.SelectMany((room, position) =>
                Repository.Under($"src/{house.Project}/{room}", ".cs").SelectMany(file =>
                    Named(Repository.Text(file), house.Project, house.Rooms[(position + 1)..]).Select(name => $"{file}: {name}")))));

    [Fact]
    public void Every_source_file_of_the_core_and_of_data_lies_in_a_room() =>
        Repository.Holds("A file outside the rooms, or a room that this test does not know:", s_houses.SelectMany(house =>
            Repository.Under($"src/{house.Project}", ".cs").Where(file => !house.Rooms.Contains(file.Split('/')[2], StringComparer.Ordinal))));

    [Fact]
    public void A_namespace_is_its_project_or_its_room() =>
        Repository.Holds("A namespace that does not say where its file lies:", Repository.Under("src", ".cs").SelectMany(file =>
        {
            var parts = file.Split('/');
            var room = parts.Length > 3 && s_houses.Any(house => house.Project == parts[1]) ? $"{parts[1]}.{parts[2]}" : parts[1];
            return Namespace().Matches(Repository.Text(file)).Select(match => match.Groups["name"].Value)
                .Where(name => name != room && !name.StartsWith(room + ".", StringComparison.Ordinal))
                .Select(name => $"{file}: {name}, not {room}");
        }));

    [Fact]
    public void No_using_is_hidden_in_a_project_file() =>
        Repository.Holds("A using in a project file or a global using escapes the room test:", Repository.Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file == "Directory.Build.props")
            .Where(file => (file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".props", StringComparison.Ordinal)) && Repository.Text(file).Contains("<Using ", StringComparison.Ordinal)
                || (file.EndsWith(".cs", StringComparison.Ordinal) && Repository.Text(file).Contains("global using", StringComparison.Ordinal))));

    [Theory]
    [InlineData("using Bellwether.Story;", "Bellwether.Story")]
    [InlineData("using static Bellwether.Claims.Words;", "Bellwether.Claims")]
    [InlineData("Brief b = new Story.Brief();", "Story.Brief")]
    [InlineData("/// <see cref=\"Bellwether.Story.Brief\"/>", "Bellwether.Story")]
    [InlineData("using Bellwether.Market;", null)]
    [InlineData("// The one vocabulary of Claims and Story.", null)]
    [InlineData("var length = own.Story.Length;", null)]
    public void The_room_test_sees_what_it_should(string source, string? expected) =>
        Named(source, "Bellwether", ["Claims", "Story"]).FirstOrDefault().ShouldBe(expected);

    // A full name anywhere, comments included, or a name relative to the project's namespace.
    private static IEnumerable<string> Named(string source, string project, string[] later)
    {
        if (later.Length == 0) return [];
        var rooms = string.Join('|', later);
        return Regex.Matches(source, $@"\b{Regex.Escape(project)}\.(?:{rooms})\b|(?<![\w.])(?:{rooms})\.[A-Z]\w*").Select(match => match.Value);
    }

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}

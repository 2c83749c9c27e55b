using System.Collections.Immutable;
using System.Reflection;

namespace Bellwether.Data.Sources;

/// <summary>A named scenario: shocks of outside factors with the reasoning behind them.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name, to follow "in".</param>
/// <param name="Description">Why these shocks and this size.</param>
/// <param name="Over">Trading days the shocks take.</param>
/// <param name="Shocks">Shocks as an option would state them; those of factors a store does not have are passed over.</param>
public sealed record Scenario(string Id, string Name, string Description, int Over, ImmutableArray<(string Factor, string Move)> Shocks);

/// <summary>The shipped scenarios, and a user's own file in the same form (docs/risk.md).</summary>
public static class ScenarioLibrary
{
    private const string ResourcePrefix = "Scenarios/";
    private static readonly string[] Keys = ["id", "name", "description", "over", "shocks"];

    /// <summary>Ids of the shipped scenarios.</summary>
    public static IEnumerable<string> Shipped => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name[ResourcePrefix.Length..])).Order(StringComparer.Ordinal);

    /// <summary>
    /// The scenario of a shipped id, or of a *.yaml file. Null for an unknown id; <see cref="DefinitionException"/> with line and column for a bad file,
    /// <see cref="SourceException"/> for one that cannot be opened.
    /// </summary>
    public static Scenario? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        {
            byte[] buffer = [];
            return Read(System.Text.Encoding.UTF8.GetString(TextFile.Read(name, ref buffer).Span), name);
        }

        var id = Shipped.FirstOrDefault(own => own.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (id is null) return null;
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{ResourcePrefix}{id}.yaml")!);
        return Read(reader.ReadToEnd(), id + ".yaml");
    }

    /// <summary>Reads one scenario; <paramref name="file"/> is for messages.</summary>
    public static Scenario Read(string text, string file)
    {
        var yaml = YamlSection.Parse(text, file, "a scenario", Keys);
        var shocks = yaml.Section("shocks", null) ?? throw yaml.Error("shocks", "'shocks' is missing: expected lines such as 'sp500: -20%'.");
        ImmutableArray<(string, string)> moves = [.. shocks.Keys.Select(key => (key, shocks.RequiredText(key)))];
        if (moves.IsEmpty) throw yaml.Error("shocks", "a scenario needs a shock, such as 'sp500: -20%'.");
        return new Scenario(yaml.RequiredText("id"), yaml.RequiredText("name"), yaml.RequiredText("description").Trim(), yaml.Whole("over", 1, 250) ?? 1, moves);
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Bellwether.Indices;

namespace Bellwether.Data.Sources;

/// <summary>The definitions that can be asked for: the shipped ones and the user's, found by id or alias.</summary>
public sealed class DefinitionLibrary
{
    private const string ResourcePrefix = "Definitions/";
    private readonly Dictionary<string, IndexDefinition> _byName = new(StringComparer.Ordinal);

    private DefinitionLibrary(ImmutableArray<IndexDefinition> all)
    {
        All = all;
        foreach (var definition in all)
        {
            foreach (var name in (IEnumerable<string>)[definition.Id, definition.Name, .. definition.Aliases])
            {
                if (_byName.TryAdd(Key(name), definition) || ReferenceEquals(_byName[Key(name)], definition)) continue;
                throw new DefinitionException(definition.Origin, 1, 1, $"'{name}' already names {_byName[Key(name)].Id} ({_byName[Key(name)].Origin}); a name leads to one gauge.");
            }
        }
    }

    /// <summary>The user's folder, or null when only the shipped definitions were loaded.</summary>
    public string? Folder { get; private init; }

    /// <summary>All definitions, by id.</summary>
    public ImmutableArray<IndexDefinition> All { get; }

    /// <summary>
    /// The shipped definitions and every *.yaml of a directory; a user's definition replaces the shipped one with its id. Throws
    /// <see cref="DefinitionException"/> for a bad file and <see cref="SourceException"/> for a missing directory.
    /// </summary>
    public static DefinitionLibrary Load(string? directory = null)
    {
        var byId = Shipped().ToDictionary(d => d.Id, StringComparer.Ordinal);
        if (directory is not null)
        {
            if (!Directory.Exists(directory)) throw new SourceException(directory, null, null, "there is no such directory.");
            var users = new Dictionary<string, IndexDefinition>(StringComparer.Ordinal);
            byte[] buffer = [];
            foreach (var path in Directory.GetFiles(directory, "*.yaml").Order(StringComparer.Ordinal))
            {
                var text = System.Text.Encoding.UTF8.GetString(TextFile.Read(path, ref buffer).Span);
                var definition = DefinitionReader.Read(text, path);
                if (!users.TryAdd(definition.Id, definition)) throw new DefinitionException(path, 1, 1, $"id '{definition.Id}' is already defined in {users[definition.Id].Origin}.");
                byId[definition.Id] = definition;
            }
        }

        return new DefinitionLibrary([.. byId.Values.OrderBy(d => d.Id, StringComparer.Ordinal)]) { Folder = directory };
    }

    /// <summary>The definition with this id, name or alias, or null; case, spaces and hyphens do not matter.</summary>
    public IndexDefinition? Find(string name) => _byName.GetValueOrDefault(Key(name));

    /// <summary>The id nearest to a name that <see cref="Find"/> does not know, or null.</summary>
    public string? SuggestFor(string name)
    {
        var nearest = Suggest.Nearest(name, All.SelectMany(d => (IEnumerable<string>)[d.Id, d.Name, .. d.Aliases]));
        return nearest is null ? null : Find(nearest)?.Id;
    }

    private static IEnumerable<IndexDefinition> Shipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return DefinitionReader.Read(reader.ReadToEnd(), resource[ResourcePrefix.Length..]);
        }
    }

    private static string Key(string name) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '‐' or '–'))).ToUpperInvariant();
}

using Bellwether.Claims.Text;
using Bellwether.Indices;
using Bellwether.Market;

namespace Bellwether.Claims;

/// <summary>
/// The names by which a text may call gauges, securities and macro series (METHODS 10.3): the shipped names, the definitions' aliases, and
/// the company names and codes of a store. A short name resolves only when one subject has it.
/// </summary>
public sealed class AliasTable
{
    private readonly Dictionary<string, List<Alias>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubjectRef> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _shortNames = new(StringComparer.Ordinal);

    private AliasTable()
    {
    }

    /// <summary>The shipped names alone: well-known gauges, currencies and rates; nothing of a store.</summary>
    public static AliasTable Shipped { get; } = Build([], null);

    /// <summary>Shipped names, the definitions' names and aliases, and the companies of a snapshot.</summary>
    public static AliasTable Of(MarketSnapshot market, IEnumerable<IndexDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(market);
        return Build(definitions, market);
    }

    /// <summary>The security of a bare code such as <c>4565</c>, or null.</summary>
    internal SubjectRef? OfCode(string code) => _codes.GetValueOrDefault(code);

    /// <summary>The longest alias that begins at a token: its length in tokens and what it names; (0, null) when there is none.</summary>
    internal (int Length, SubjectRef? Subject) Match(List<Token> tokens, int at, IReadOnlyDictionary<string, List<Alias>>? introduced = null)
    {
        var best = Longest(_byFirst, tokens, at, default);
        return introduced is null ? best : Longest(introduced, tokens, at, best);
    }

    /// <summary>The shorter names that a text may use once it has introduced a security by its full name: Sosei after Sosei Group Corp.</summary>
    internal string[] ShortNames(SubjectRef subject) => subject.Id is { } id && _shortNames.TryGetValue(id, out var names) ? names : [];

    private static (int, SubjectRef?) Longest(IReadOnlyDictionary<string, List<Alias>> table, List<Token> tokens, int at, (int Length, SubjectRef? Subject) best)
    {
        if (!table.TryGetValue(tokens[at].Lower, out var candidates)) return best;
        foreach (var alias in candidates)
        {
            if (alias.Length(tokens, at) is var length && length > best.Length) best = (length, alias.Subject);
        }

        return best;
    }

    private static AliasTable Build(IEnumerable<IndexDefinition> definitions, MarketSnapshot? market)
    {
        var table = new AliasTable();
        foreach (var (subject, names) in ShippedAliases.All)
            foreach (var name in names)
                table.Add(name, subject, false);
        foreach (var definition in definitions)
        {
            var gauge = new SubjectRef(definition.Name, SubjectKind.Gauge, definition.Id, definition.Name);
            foreach (var name in definition.Aliases.Append(definition.Name).Append(definition.Id)) table.Add(name, gauge, name.Length > 0 && char.IsUpper(name[0]));
        }

        if (market is not null) table.Companies(market);
        if (market is not null) table.Groups(market);
        return table;
    }

    // Sectors, as parts of a gauge; a company or gauge of the same name goes before them.
    private void Groups(MarketSnapshot market)
    {
        foreach (var sector in market.Sectors)
        {
            var subject = new SubjectRef(sector.NameEn, SubjectKind.Group, "sector:" + sector.Code, sector.NameEn);
            foreach (var name in (string[])[sector.NameEn, sector.Name])
            {
                var tokens = Tokenizer.Cut(name, 0, name.Length);
                if (tokens.Count == 0) continue;
                var words = tokens.Select(token => token.Lower).ToArray();
                if (!_byFirst.TryGetValue(words[0], out var list)) _byFirst[words[0]] = list = [];
                if (!list.Exists(other => other.Words.AsSpan().SequenceEqual(words))) list.Add(new Alias(words, subject, char.IsLetter(words[0][0])));
            }
        }
    }

    private void Companies(MarketSnapshot market)
    {
        var names = new Dictionary<string, (SubjectRef Subject, int Standing, int Owners)>(StringComparer.Ordinal);
        // A full name goes before a shortened one; of several companies that a short name could mean, the press means the one of the highest size class.
        void Offer(string name, SubjectRef subject, int standing)
        {
            if (name.Length < 2) return;
            if (!names.TryGetValue(name, out var known) || known.Standing < standing) names[name] = (subject, standing, 1);
            else if (known.Standing == standing && known.Subject.Id != subject.Id) names[name] = (subject, standing, known.Owners + 1);
        }

        UsualTokyoNames(market);

        foreach (var security in market.Securities)
        {
            var subject = new SubjectRef(security.DisplayName, SubjectKind.Security, security.Id.ToString(), LegalForms.Strip(security.DisplayName));
            Add(security.Id.ToString(), subject, false);
            Add(security.Id.Value + ".T", subject, false);
            _codes[security.Id.Value] = subject;
            if (!char.IsAsciiDigit(security.Id.Value[0])) Add(security.Id.Value, subject, true);
            var shorter = new List<string>();
            foreach (var name in (string?[])[security.NameEn, security.Name])
            {
                if (string.IsNullOrWhiteSpace(name)) continue;
                foreach (var form in LegalForms.Of(name))
                {
                    Offer(form, subject, FullName);
                    shorter.Add(form);
                }

                if (LegalForms.Short(name) is { } brief) shorter.Add(brief);
                if (LegalForms.FirstWord(name) is { } first) shorter.Add(first);
                if (LegalForms.FirstWords(name) is { } two) shorter.Add(two);
            }

            _shortNames[subject.Id!] = [.. shorter];
            foreach (var brief in shorter) Offer(brief, subject, SizeRank(security.SizeClass));
        }

        // A name that two companies of one standing have names neither.
        foreach (var (name, (subject, _, owners)) in names)
            if (owners == 1)
                Add(name, subject, true);
    }

    private void UsualTokyoNames(MarketSnapshot market)
    {
        var usual = UsualNames.Tokyo.ToDictionary(entry => entry.Code, entry => entry.Names, StringComparer.Ordinal);
        foreach (var security in market.Securities)
        {
            if (security.Id.Scheme != "tse" || !usual.TryGetValue(security.Id.Value, out var names)) continue;
            var subject = new SubjectRef(security.DisplayName, SubjectKind.Security, security.Id.ToString(), LegalForms.Strip(security.DisplayName));
            foreach (var name in names) Add(name, subject, true);
        }
    }

    private const int FullName = 9;

    private static int SizeRank(string? sizeClass) => sizeClass switch
    {
        null or "" => 0,
        _ when sizeClass.Contains("Core", StringComparison.OrdinalIgnoreCase) => 4,
        _ when sizeClass.Contains("Large", StringComparison.OrdinalIgnoreCase) => 3,
        _ when sizeClass.Contains("Mid", StringComparison.OrdinalIgnoreCase) => 2,
        _ => 0,
    };

    private void Add(string name, SubjectRef subject, bool capital)
    {
        if (Alias.Of(name, subject, capital) is not { } alias) return;
        if (!_byFirst.TryGetValue(alias.Words[0], out var list)) _byFirst[alias.Words[0]] = list = [];
        // The definition of a gauge in the store goes before the shipped name of the same words.
        list.RemoveAll(other => other.Words.AsSpan().SequenceEqual(alias.Words) && other.Subject.Kind != SubjectKind.Security && subject.Kind == SubjectKind.Gauge);
        if (!list.Exists(other => other.Words.AsSpan().SequenceEqual(alias.Words))) list.Add(alias);
    }
}

/// <summary>A name as a run of words.</summary>
/// <param name="Words">Lower-case words without hyphens and points.</param>
/// <param name="Subject">What it names.</param>
/// <param name="Capital">True when it must begin with a capital: company names that are words of the language never match in lower case.</param>
internal sealed record Alias(string[] Words, SubjectRef Subject, bool Capital)
{
    /// <summary>The alias of a name, or null when it has no words.</summary>
    public static Alias? Of(string name, SubjectRef subject, bool capital)
    {
        var tokens = Tokenizer.Cut(SourceText.Of(name, TextFormat.Plain).Clean, 0, SourceText.Of(name, TextFormat.Plain).Clean.Length);
        var words = tokens.Where(token => !token.IsSymbol('.') && !token.IsSymbol(',')).Select(token => token.Lower).ToArray();
        return words.Length == 0 ? null : new Alias(words, subject, capital && words.Length < 4 && char.IsLetter(words[0][0]));
    }

    private static bool IsInside(List<Token> tokens, int at) => tokens[at].Glued && at + 1 < tokens.Count && tokens[at + 1].Glued;

    /// <summary>Tokens of the words at a token, 0 when they do not stand there; points and commas around a legal form, or inside a word ("CO.,LTD.", "No.1"), do not count.</summary>
    public int Length(List<Token> tokens, int at)
    {
        if (at + Words.Length > tokens.Count || (Capital && !tokens[at].Capital)) return 0;
        // A single everyday word at the head of a sentence is capitalised anyway.
        if (Capital && Words.Length == 1 && at == 0 && CommonWords.Contains(Words[0])) return 0;
        if (tokens[at].Lower != Words[0]) return 0;
        var next = at + 1;
        for (var i = 1; i < Words.Length; i++, next++)
        {
            while (next < tokens.Count && tokens[next].Lower is "." or "," && Words[i] != tokens[next].Lower && (IsInside(tokens, next) || LegalForms.IsForm(Words[i]) || LegalForms.IsForm(Words[i - 1]))) next++;
            if (next >= tokens.Count || tokens[next].Lower != Words[i]) return 0;
        }

        return next - at;
    }
}

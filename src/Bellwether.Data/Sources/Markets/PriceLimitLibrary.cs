using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Bellwether.Market;

namespace Bellwether.Data.Sources;

/// <summary>
/// Daily price limits of the markets that ship with Bellwether, and those in a user's folder, <c>DIR/markets/SCHEME.yaml</c>, which replace a shipped
/// file of the same name.
/// </summary>
public static class PriceLimitLibrary
{
    private const string ResourcePrefix = "Markets/";
    private static readonly string[] s_keys = ["scheme", "limits", "ticks", "widening"];

    /// <summary>The limits of a market's scheme, or null when there are none; a file that cannot be read is a <see cref="DefinitionException"/>.</summary>
    public static PriceLimits? Find(string scheme, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var own = folder is null ? null : Path.Combine(folder, "markets", scheme + ".yaml");
        if (own is not null && File.Exists(own))
        {
            byte[] buffer = [];
            return Read(System.Text.Encoding.UTF8.GetString(TextFile.Read(own, ref buffer).Span), own);
        }

        using var shipped = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{ResourcePrefix}{scheme}.yaml");
        if (shipped is null) return null;
        using var reader = new StreamReader(shipped);
        return Read(reader.ReadToEnd(), scheme + ".yaml");
    }

    /// <summary>Reads a file of price limits; an error names its line and column.</summary>
    public static PriceLimits Read(string text, string file)
    {
        var yaml = YamlSection.Parse(text, file, "price limits of a market", s_keys);
        return new PriceLimits(
            yaml.RequiredText("scheme"),
            Tables(yaml, "limits", required: true),
            Tables(yaml, "ticks", required: false),
            Widenings(yaml));
    }

    private static ImmutableArray<PriceTable> Tables(YamlSection yaml, string key, bool required)
    {
        if (yaml.Section(key, null) is not { } dated) return required ? throw yaml.Error(key, $"'{key}' is missing: how far a price may move, by the day's base price.") : [];
        return [.. dated.Keys.Select(date => new PriceTable(Day(dated, date), Steps(dated.Section(date, null)!))).OrderBy(table => table.From)];
    }

    private static ImmutableArray<PriceStep> Steps(YamlSection table)
    {
        var steps = ImmutableArray.CreateBuilder<PriceStep>();
        foreach (var key in table.Keys)
        {
            var amount = table.Number(key, "an amount above zero", n => n > 0)!.Value;
            var below = key == "above" ? long.MaxValue
                : decimal.TryParse(key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price > 0 ? Units.FromAmount(price)
                : throw table.Error(key, $"'{key}' is no price; expected the upper end of a step, for example 500, or 'above' for the last one.");
            if (steps.Count > 0 && below <= steps[^1].Below) throw table.Error(key, $"'{key}' does not lie above the step before it; steps ascend, and 'above' is the last.");
            steps.Add(new PriceStep(below, Units.FromAmount(amount)));
        }

        return steps.Count > 0 && steps[^1].Below == long.MaxValue ? steps.ToImmutable() : throw table.Error("above", "the last step is missing: 'above: AMOUNT' says what holds for every higher price.");
    }

    private static ImmutableArray<LimitWidening> Widenings(YamlSection yaml)
    {
        if (yaml.Section("widening", null) is not { } dated) return [];
        return
        [
            .. dated.Keys.Select(date =>
            {
                var rule = dated.Section(date, ["after", "times"])!;
                return new LimitWidening(
                    Day(dated, date),
                    rule.Whole("after", 1, 100) ?? throw dated.Error(date, "'after' is missing: how many sessions in a row."),
                    rule.Whole("times", 2, 100) ?? throw dated.Error(date, "'times' is missing: how many times the usual limit."));
            }).OrderBy(rule => rule.From),
        ];
    }

    private static DateOnly Day(YamlSection dated, string key) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw dated.Error(key, $"'{key}' is no day; expected the first day in force, as 2010-01-04.");
}

using Bellwether.Analytics.Attribution;
using Bellwether.Data.Sources;

namespace Bellwether.Desk;

/// <summary>The names that options and keys have for the conventions of an attribution (METHODS 5).</summary>
public static class AttributionChoice
{
    private static readonly (string Name, AttributionMethod Value, string Words)[] s_methods =
    [
        ("fachler", AttributionMethod.Fachler, "Brinson–Fachler"),
        ("hood-beebower", AttributionMethod.HoodBeebower, "Brinson–Hood–Beebower"),
        ("geometric", AttributionMethod.Geometric, "geometric"),
    ];

    private static readonly (string Name, LinkingMethod Value, string Words)[] s_linkings =
    [
        ("carino", LinkingMethod.Carino, "Cariño"),
        ("menchero", LinkingMethod.Menchero, "Menchero"),
        ("grap", LinkingMethod.Grap, "GRAP"),
        ("frongello", LinkingMethod.Frongello, "Frongello"),
    ];

    private static readonly (string Name, AttributionPeriod Value, string Words)[] s_periods =
    [
        ("day", AttributionPeriod.Day, "daily"),
        ("week", AttributionPeriod.Week, "weekly"),
        ("month", AttributionPeriod.Month, "monthly"),
    ];

    /// <summary>Names for help: fachler|hood-beebower|geometric.</summary>
    public static string Methods => string.Join('|', s_methods.Select(own => own.Name));

    /// <summary>Names for help.</summary>
    public static string Linkings => string.Join('|', s_linkings.Select(own => own.Name));

    /// <summary>Names for help.</summary>
    public static string Periods => string.Join('|', s_periods.Select(own => own.Name));

    /// <summary>The convention of three names; an unknown one is a usage error that lists the known.</summary>
    public static AttributionOptions Of(string method, string linking, string period) =>
        new(Pick("method", method, s_methods), Pick("linking", linking, s_linkings), Pick("period", period, s_periods));

    /// <summary>The convention in the key of a fact: <c>method=fachler;linking=carino;period=day</c>; geometric totals compound, so no linking is named.</summary>
    public static object[] Parts(AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var method = Name(options.Method, s_methods);
        var period = Name(options.Period, s_periods);
        return options.Method == AttributionMethod.Geometric ? ["method", method, "period", period] : ["method", method, "linking", Name(options.Linking, s_linkings), "period", period];
    }

    /// <summary>The convention in the key of a fact, read back.</summary>
    public static AttributionOptions Of(KeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Of(options.Word("method", "fachler"), options.Word("linking", "carino"), options.Word("period", "day"));
    }

    /// <summary>What a command repeats of a convention besides the defaults.</summary>
    public static string Repeat(AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var usual = new AttributionOptions();
        return (options.Method == usual.Method ? "" : $" --method {Name(options.Method, s_methods)}")
            + (options.Linking == usual.Linking || options.Method == AttributionMethod.Geometric ? "" : $" --linking {Name(options.Linking, s_linkings)}")
            + (options.Period == usual.Period ? "" : $" --period {Name(options.Period, s_periods)}");
    }

    /// <summary>The convention in words: Brinson–Fachler effects, linked by Cariño, daily periods.</summary>
    public static string Words(AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var linked = options.Method == AttributionMethod.Geometric ? "compounded" : $"linked by {Words(options.Linking, s_linkings)}";
        return $"{Words(options.Method, s_methods)} effects of {Words(options.Period, s_periods)} periods, weights at each period's open, {linked}";
    }

    /// <summary>Linking and periods in a few words: linked by Cariño, daily periods.</summary>
    public static string Short(AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return $"linked by {Words(options.Linking, s_linkings)}, {Words(options.Period, s_periods)} periods";
    }

    private static T Pick<T>(string option, string name, (string Name, T Value, string Words)[] known)
    {
        foreach (var own in known)
        {
            if (string.Equals(own.Name, name, StringComparison.OrdinalIgnoreCase)) return own.Value;
        }

        var names = known.Select(own => own.Name).ToArray();
        throw new DeskException(ExitCode.Usage, $"--{option} {name} is not known: expected {string.Join(", ", names)}.{Suggest.Phrase(name, names)}");
    }

    private static string Name<T>(T value, (string Name, T Value, string Words)[] known)
        where T : struct, Enum => Array.Find(known, own => own.Value.Equals(value)).Name;

    private static string Words<T>(T value, (string Name, T Value, string Words)[] known)
        where T : struct, Enum => Array.Find(known, own => own.Value.Equals(value)).Words;
}

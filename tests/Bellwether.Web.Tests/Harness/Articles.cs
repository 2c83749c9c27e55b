using System.Globalization;

namespace Bellwether.Web.Tests;

/// <summary>Texts about the sample market, right and wrong by what the command line says of it.</summary>
internal static class Articles
{
    private static readonly Lazy<string> s_mixed = new(() =>
    {
        var change = Stores.Sample.Type("compare sample-growth --since 2018-12-26 --until 2019-04-05 --format json").Done().Json.GetProperty("facts").EnumerateArray()
            .First(fact => fact.GetProperty("measure").GetString() == "return" && fact.GetProperty("subject").GetString() == "sample-growth").GetProperty("value").GetDouble();
        var (right, wrong) = (Percent(change), Percent(change + 0.21));
        return string.Create(CultureInfo.InvariantCulture, $"""
            Growth stocks are on fire

            The Sample Growth Index rose {right} percent from 26 December 2018 to 5 April 2019.
            Some readers heard that the Sample Growth Index rose {wrong} percent from 26 December 2018 to 5 April 2019.

            There is a chance of a correction, analysts said.
            """);
    });

    /// <summary>One claim that holds, one that does not, and words that nobody can check.</summary>
    public static string Mixed => s_mixed.Value;

    /// <summary>What the command line says of a text that is piped in.</summary>
    public static Outcome Check(string text, params string[] more)
    {
        using var user = new Terminal { Input = text };
        user.Variables["BELLWETHER_STORE"] = Stores.Sample.Store;
        return user.Run(["check", "-", .. more]);
    }

    private static string Percent(double fraction) => Math.Round(fraction * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}

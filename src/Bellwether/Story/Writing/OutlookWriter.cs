using Bellwether.Analytics;

namespace Bellwether.Story.Writing;

/// <summary>Writes two sections of the brief: how big the move was, and what could go wrong.</summary>
public static class OutlookWriter
{
    /// <summary>A rank among fewer windows says nothing.</summary>
    private const int FewestWindows = 20;

    /// <summary>How big it was: the dating of the low, the rank among all windows of that length, the largest days.</summary>
    public static IEnumerable<Block> Size(WindowFinding window, GaugeFinding subject, SizeFinding size)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(size);
        if (window.LowDate is { } low && !window.LowRules.IsEmpty) yield return RalliesWriter.LowDating(subject.Name, low, window.LowRules).Paragraph();
        if (size.Count.Value >= FewestWindows)
        {
            yield return new Text().Add($"Among all windows of that length since {Phrases.Date(size.History)}, overlapping, the return of {Phrases.The(subject.Name)}, ").Add(size.Return, FactStyle.Signed)
                .Add(size.Return.Basis == "chained" ? " by the rulebook from that day on" : "").Add(", ranks ").Add(size.Rank).Add(" of ").Add(size.Count)
                .Add(": one at least as large came in ").Add(size.Share).Add(window.LowDate is null ? " of them." : " of them. A window that starts at a low was chosen for being good, so that share flatters it.").Paragraph();
        }

        yield return new Text().Add($"The best day of {Phrases.The(subject.Name)}{Rulebook(size.Best.Change)} was ").Add(size.Best.Day).Add(" with ").Add(size.Best.Change, FactStyle.Signed).Add(", its worst ").Add(size.Worst.Day).Add(" with ").Add(size.Worst.Change, FactStyle.Signed).Add(".").Paragraph();
    }

    /// <summary>What could go wrong: volatility and falls beside the rivals', bad days, one scenario, what followed similar windows.</summary>
    public static IEnumerable<Block> Outlook(GaugeFinding subject, OutlookFinding outlook)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(outlook);
        var text = new Text().Add($"Since {Phrases.Date(outlook.Window.Start)}: ");
        // One paragraph: what is not said again, the first day of the history, holds to its end.
        yield return new Paragraph([.. text.Spans, .. Lower(RiskWriter.Lead(outlook.Risk)), new Words(" "), .. RiskWriter.Tail(outlook.Risk).Text]);
        if (outlook.Stress is { } stress) yield return StressWriter.Effect(stress);
        if (outlook.Analogues is { } analogues) yield return AnaloguesWriter.Lead(analogues);
    }

    // The basis of closes that follow the members, said wherever a number stands on it beside others that do not.
    private static string Rulebook(Fact fact) => fact.Basis == "chained" ? " by the rulebook" : "";

    private static IEnumerable<Span> Lower(Paragraph paragraph)
    {
        for (var i = 0; i < paragraph.Text.Length; i++)
        {
            yield return i == 0 && paragraph.Text[0] is Words { Text.Length: > 0 } words
                ? new Words(char.ToLowerInvariant(words.Text[0]) + words.Text[1..])
                : paragraph.Text[i];
        }
    }
}

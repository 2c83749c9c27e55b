namespace Bellwether.Claims.Reading;

/// <summary>A verb with its forms.</summary>
internal readonly record struct VerbForms(string Base, string Third, string Past, string Participle, string Ing);

/// <summary>Verbs of rise and fall.</summary>
internal static class MoveWords
{
    private const string Up =
        "rise/rose/risen jump climb gain advance surge soar rally rebound increase leap/leapt spike rocket skyrocket bounce recover strengthen appreciate improve add swell balloon grow/grew/grown expand accelerate vault spurt pop perk "
        + "recoup tack edge inch creep/crept outgain zoom shoot/shot ramp march power";

    private const string Down =
        "fall/fell/fallen drop slide/slid slump lose/lost plunge tumble sink/sank/sunk retreat decline ease slip shed/shed decrease weaken depreciate plummet crash dive sag skid dip shrink/shrank/shrunk "
        + "collapse crumble nosedive crater dwindle erode buckle cede forfeit soften swoon wilt tank stumble";

    private const string Neutral = "return move swing/swung deliver post notch manage log clock";

    private static readonly string[] s_upPhrases = ["put on", "pick up", "picked up", "picking up", "tack on", "tacked on", "chalked up", "shot up", "went up", "gone up", "goes up", "going up"];

    private static readonly string[] s_downPhrases = ["give up", "gave up", "given up", "giving up", "came down", "went down", "gone down", "goes down", "going down", "knocked off", "gave back", "come off", "came off"];

    /// <summary>All verbs with their direction; phrases have the same form throughout.</summary>
    public static IEnumerable<(int Sign, IEnumerable<VerbForms> Verbs)> Verbs =>
    [
        (1, Forms(Up)), (-1, Forms(Down)), (0, Forms(Neutral)),
        (1, s_upPhrases.Select(phrase => new VerbForms(phrase, phrase, phrase, phrase, phrase + "\0"))),
        (-1, s_downPhrases.Select(phrase => new VerbForms(phrase, phrase, phrase, phrase, phrase + "\0"))),
    ];

    private static IEnumerable<VerbForms> Forms(string verbs)
    {
        foreach (var entry in verbs.Split(' '))
        {
            var parts = entry.Split('/');
            var stem = parts[0];
            var past = parts.Length > 1 ? parts[1] : Past(stem);
            yield return new VerbForms(stem, Third(stem), past, parts.Length > 2 ? parts[2] : past, Ing(stem));
        }
    }

    private static string Third(string stem) =>
        stem.EndsWith("sh", StringComparison.Ordinal) || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith('x') || stem.EndsWith("ss", StringComparison.Ordinal) ? stem + "es"
        : stem.EndsWith('y') && stem[^2] is not ('a' or 'e' or 'o') ? stem[..^1] + "ies"
        : stem + "s";

    private static string Past(string stem) =>
        stem.EndsWith('e') ? stem + "d"
        : stem.EndsWith('y') && stem[^2] is not ('a' or 'e' or 'o') ? stem[..^1] + "ied"
        : Doubles(stem) ? stem + stem[^1] + "ed"
        : stem + "ed";

    private static string Ing(string stem) => stem.EndsWith('e') ? stem[..^1] + "ing" : Doubles(stem) ? stem + stem[^1] + "ing" : stem + "ing";

    // One short vowel before the last consonant of a one-syllable verb: slip, drop, skid.
    private static bool Doubles(string stem) => stem is "drop" or "slip" or "skid" or "dip" or "pop" or "sag" or "shed" or "tip";
}

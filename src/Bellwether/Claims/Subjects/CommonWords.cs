using System.Collections.Frozen;

namespace Bellwether.Claims;

/// <summary>Words of the language that are also company names, or that open a sentence with a capital and are no name.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> s_words = (
        "the a an and but or nor yet so for in on at by of to from with as into over under after before since until while during amid despite although though because if when where whether which who whose that this these those there here it its they their them he she his her we our us you your i my one two three four five six seven eight nine ten some many most more less few fewer several all both each every other another such any no not only also even still just then now today yesterday meanwhile however moreover overall elsewhere separately instead among according analysts investors traders economists markets stocks shares equities companies firms members exporters banks lenders bonds oil gold crude futures small large big bank growth value world first last next new success trust fast sun smart pay voyage forward ad life relia will base advance create future link star sky next one gain top step up down pioneer focus fun hot land like open pro real scroll signal space standard station talent term times trend trusted tri vector vision wave well west east north south central news data media market group board japan tokyo asian european american global domestic foreign total about around nearly almost roughly shares gains losses declines advances what how why yes monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr ms mrs dr early late earlier later once again given like unlike compared versus based back high low higher lower losing gaining rising falling leading trading volume sales profit revenue net operating").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for such a word.</summary>
    public static bool Contains(string lower) => s_words.Contains(lower);
}

using System.Reflection;
using System.Text.RegularExpressions;
using Bellwether.Market;

namespace Bellwether.Tests;

/// <summary>docs/reference.md names public functions; they must exist.</summary>
public sealed partial class ReferencePageTests
{
    [Fact]
    public void Every_function_on_the_page_exists()
    {
        var types = typeof(Reason).Assembly.GetExportedTypes().ToLookup(type => type.Name.Split('`')[0], StringComparer.Ordinal);
        var missing = new List<string>();
        var seen = 0;
        foreach (var line in File.ReadLines(Page()))
        {
            var current = "";
            foreach (Match match in Name().Matches(line))
            {
                if (match.Groups["type"].Length > 0) current = match.Groups["type"].Value;
                var member = match.Groups["member"].Value;
                if (!types.Contains(current)) continue;
                seen++;
                if (!types[current].Any(type => type.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Length > 0)) missing.Add($"{current}.{member}");
            }
        }

        missing.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(60);
    }

    private static string Page()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Bellwether.slnx")))
                return Path.Combine(at.FullName, "docs", "reference.md");
        throw new DirectoryNotFoundException("No Bellwether.slnx above the test binaries.");
    }

    /// <summary><c>`Type.Member(…)`</c>, and <c>`.Member`</c> for the type named last on the line.</summary>
    [GeneratedRegex(@"`(?<type>[A-Z]\w*)?\.(?<member>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}

using Xunit;

namespace Bellwether.Data.Tests.Store;

/// <summary>The real data set beside the repository; without it tests are skipped, in CI they fail.</summary>
internal static class RealData
{
    internal static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var candidate in new[] { Path.Combine(folder.FullName, "shared", "market", name), Path.Combine(folder.FullName, "..", "shared", "market", name) })
            {
                if (Directory.Exists(candidate)) return Path.GetFullPath(candidate);
            }
        }

        return null;
    }
}

/// <summary>A test that needs a real data set.</summary>
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string name = "tokyo-2019")
    {
        if (RealData.Find(name) is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"The data set ../shared/market/{name} is not there.";
    }
}

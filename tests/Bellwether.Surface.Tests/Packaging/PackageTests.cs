using System.IO.Compression;
using System.Xml.Linq;
using Bellwether.Tests.House;

namespace Bellwether.Surface.Tests.Packaging;

/// <summary>What users install: the library's package, and the tool, installed from a local folder without a network.</summary>
[Trait("speed", "slow")]
public sealed class PackageTests
{
    [Fact]
    public void The_library_has_documentation_a_readme_symbols_and_two_dependencies()
    {
        using var user = new Terminal();
        Pack("src/Bellwether", user.Home);
        using var package = ZipFile.OpenRead(Path.Combine(user.Home, "Bellwether.0.1.0.nupkg"));
        var names = package.Entries.Select(entry => entry.FullName).ToArray();
        foreach (var name in new[] { "lib/net10.0/Bellwether.dll", "lib/net10.0/Bellwether.xml", "README.md", "NOTICE" }) names.Contains(name, StringComparer.Ordinal).ShouldBeTrue(name);
        var nuspec = XDocument.Parse(Text(package, "Bellwether.nuspec"));
        string Value(string element) => nuspec.Descendants().Single(own => own.Name.LocalName == element).Value;
        Value("license").ShouldBe("Apache-2.0");
        Value("readme").ShouldBe("README.md");
        Value("description").Length.ShouldBeGreaterThan(40);
        nuspec.Descendants().Where(own => own.Name.LocalName == "dependency").Select(own => (string?)own.Attribute("id")).ShouldBe(["MathNet.Numerics", "System.Numerics.Tensors"], ignoreOrder: true);
        using var symbols = ZipFile.OpenRead(Path.Combine(user.Home, "Bellwether.0.1.0.snupkg"));
        symbols.Entries.ShouldContain(entry => entry.FullName == "lib/net10.0/Bellwether.pdb");
    }

    [Fact]
    public void Packing_again_gives_the_same_content()
    {
        using var first = new Terminal();
        using var second = new Terminal();
        Pack("src/Bellwether", first.Home);
        Pack("src/Bellwether", second.Home);
        Content(first.Home).ShouldBe(Content(second.Home));

        // The packer names its own part by chance; what users get is the rest.
        static (string, string)[] Content(string folder)
        {
            using var package = ZipFile.OpenRead(Path.Combine(folder, "Bellwether.0.1.0.nupkg"));
            return [.. package.Entries.Where(entry => !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) && entry.FullName != "_rels/.rels").OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
            {
                using var stream = entry.Open();
                return (entry.FullName, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream)));
            })];
        }
    }

    [Fact]
    public void The_tool_works_after_installation_from_a_folder()
    {
        using var user = new Terminal();
        Pack("src/Bellwether.Cli", user.Home);
        // No other source, so that nothing is looked for on a network.
        var sources = user.Write("nuget.config", $"<configuration><packageSources><clear/><add key=\"here\" value=\"{user.Home}\"/></packageSources></configuration>");
        var tools = Path.Combine(user.Home, "tools");
        Machine.Says("dotnet", "tool", "install", "Bellwether.Cli", "--version", "0.1.0", "--tool-path", tools, "--add-source", user.Home, "--configfile", sources);
        var tool = Path.Combine(tools, "bellwether");
        Machine.Says(tool, "--version").ShouldStartWith("0.1.0");
        var (code, brief, errors) = Machine.Runs(tool, [], user.Home, user.Variables);
        code.ShouldBe(0, errors);
        UpToDataSet(brief).ShouldBe(UpToDataSet(Stores.FirstBrief.Output));
        Directory.GetFiles(tools, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldContain(name => name == "libduckdb.so" || name == "libduckdb.dylib" || name == "duckdb.dll");
        Directory.GetFiles(tools, "LICENSE", SearchOption.AllDirectories).ShouldContain(name => name.Contains("/licenses/duckdb/", StringComparison.Ordinal));
    }

    // The data set's line tells when it was made.
    private static string UpToDataSet(string brief) => brief[..brief.IndexOf("\nData set ", StringComparison.Ordinal)];

    private static void Pack(string project, string folder)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        Machine.Says("dotnet", "pack", Path.Combine(Repository.Root, project), "--configuration", configuration[..1].ToUpperInvariant() + configuration[1..], "--no-build", "--nologo", "--output", folder, "--verbosity", "quiet");
    }

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}

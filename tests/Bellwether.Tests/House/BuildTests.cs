using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bellwether.Tests.House;

/// <summary>One root file governs the build, and no data is committed (STYLE 9, 17).</summary>
public sealed partial class BuildTests
{
    [Fact]
    public void Banned_symbols_are_wired()
    {
        var props = XDocument.Parse(Repository.Text("Directory.Build.props"));
        props.Descendants("PackageReference").ShouldContain(item => (string?)item.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers" && item.Parent!.Attribute("Condition") == null);
        props.Descendants("AdditionalFiles").ShouldContain(item => ((string?)item.Attribute("Include"))!.EndsWith("BannedSymbols.txt") && item.Parent!.Attribute("Condition") == null);
        var banned = Repository.Text("BannedSymbols.txt");
        foreach (var clock in new[] { "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow" }) banned.ShouldContain($"P:System.{clock};");
        Repository.Holds("The banned-symbol rule is weakened:", Repository.Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.EndsWith(".editorconfig", StringComparison.Ordinal) || file.EndsWith(".props", StringComparison.Ordinal))
            .Where(file => Repository.Text(file).Contains("RS0" + "030", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_has_a_lock_file()
    {
        var solution = Repository.Text("Bellwether.slnx");
        var projects = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToArray();
        projects.ShouldNotBeEmpty();
        Repository.Holds("Not in Bellwether.slnx, so neither built nor tested:", projects.Where(file => !solution.Contains($"\"{file}\"", StringComparison.Ordinal)));
        Repository.Holds("No packages.lock.json beside the project:", projects.Where(file => !Repository.Has($"{Path.GetDirectoryName(file)!.Replace('\\', '/')}/packages.lock.json")));
    }

    [Fact]
    public void Package_versions_are_central_and_exact()
    {
        Repository.Holds("A version in a project file:", Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && ProjectVersion().IsMatch(Repository.Text(file))));
        Repository.Holds("A version that floats:", XDocument.Parse(Repository.Text("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(item => !ExactVersion().IsMatch((string)item.Attribute("Version")!)).Select(item => item.ToString()));
    }

    [Fact]
    public void Lock_files_carry_no_download_addresses()
    {
        var locks = Repository.Files.Where(file => Path.GetFileName(file) is "packages.lock.json" or "package-lock.json").ToArray();
        locks.ShouldNotBeEmpty();
        Repository.Holds("A lock file names the place that packages came from:", locks.Where(file => Address().IsMatch(Repository.Text(file))));
        Repository.Holds("npm would write addresses here: .npmrc lacks omit-lockfile-registry-resolved=true:", locks.Where(file => Path.GetFileName(file) == "package-lock.json")
            .Select(file => $"{Path.GetDirectoryName(file)!.Replace('\\', '/')}/.npmrc")
            .Where(file => !Repository.Has(file) || !Repository.Text(file).Contains("omit-lockfile-registry-resolved=true", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_market_data_is_committed() =>
        Repository.Holds("Data stay with their owner (DESIGN, decision 10); only approved texts may look like data:", Repository.Files
            .Where(file => DataFile().IsMatch(file) && !ApprovedText().IsMatch(file)));

    [Fact]
    public void The_licence_is_apache_2()
    {
        Repository.Text("LICENSE").ShouldContain("Apache License");
        Repository.Text("LICENSE").ShouldContain("Version 2.0, January 2004");
        Repository.Text("Directory.Build.props").ShouldContain("<PackageLicenseExpression>Apache-2.0</PackageLicenseExpression>");
    }

    [Theory]
    [InlineData("\"resol" + "ved\": \"https://example.com/x.tgz\"", true)]
    [InlineData("\"resolved\": \"3.0.321\"", false)]
    public void The_address_rule_bites(string line, bool found) => Address().IsMatch(line).ShouldBe(found);

    [Theory]
    [InlineData("data/prices.parquet", true, false)]
    [InlineData("tests/Bellwether.Tests/Approved/movers.approved.csv", true, true)]
    [InlineData("src/movers.approved.csv", true, false)]
    [InlineData("src/Bellwether/Market/Panel.cs", false, false)]
    public void The_data_rule_bites(string file, bool data, bool approved)
    {
        DataFile().IsMatch(file).ShouldBe(data);
        ApprovedText().IsMatch(file).ShouldBe(approved);
    }

    [GeneratedRegex(@"<Package(?:Reference|Version)\b[^>]*\bVersion(?:Override)?=")]
    private static partial Regex ProjectVersion();

    [GeneratedRegex(@"^\d+(?:\.\d+){1,3}(?:-[\w.]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("://")]
    private static partial Regex Address();

    [GeneratedRegex(@"\.(?:csv|tsv|parquet|duckdb|wal|db|sqlite|arrow|feather|xlsx?|i64|u8|gz|zst|zip)$", RegexOptions.IgnoreCase)]
    private static partial Regex DataFile();

    [GeneratedRegex(@"^tests/[^/]+/Approved/[^/]+\.approved\.\w+$")]
    private static partial Regex ApprovedText();
}

using Bellwether.Tests.House;
using Xunit.Sdk;

namespace Bellwether.Tests;

/// <summary>
/// Approved output: compares with <c>Approved/name.approved.ext</c>. A mismatch writes <c>name.received.ext</c> beside it and fails with the
/// first difference; approving is a person's act (rename the received file), never this code's.
/// </summary>
public static class Approved
{
    public static void Verify(string received, string name, string extension = "txt", string project = "Bellwether.Tests")
    {
        // Not by the caller's source path: a CI build writes paths that exist nowhere into the assembly.
        var folder = Path.Combine(Repository.Root, "tests", project, "Approved");
        var approvedPath = Path.Combine(folder, $"{name}.approved.{extension}");
        var receivedPath = Path.Combine(folder, $"{name}.received.{extension}");
        var actual = received.ReplaceLineEndings("\n");
        var expected = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : null;
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(receivedPath, actual);
        throw new XunitException(expected is null
            ? $"Nothing is approved as {Path.GetFileName(approvedPath)}; read {Path.GetFileName(receivedPath)} and rename it."
            : FirstDifference(name, expected.Split('\n'), actual.Split('\n')));
    }

    private static string FirstDifference(string name, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && string.Equals(expected[line], actual[line], StringComparison.Ordinal)) line++;
        string At(string[] lines) => line < lines.Length ? lines[line] : "(end of text)";
        return $"{name} differs from the approved text at line {line + 1}:\n  approved: {At(expected)}\n  received: {At(actual)}";
    }
}

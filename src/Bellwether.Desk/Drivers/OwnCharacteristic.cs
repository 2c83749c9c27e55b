using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Drivers;
using Bellwether.Data.Sources;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>What to do with companies that do not disclose a share, e.g. of overseas sales (METHODS 7.4).</summary>
public enum NotDisclosed
{
    /// <summary>Left out, and counted.</summary>
    Drop,

    /// <summary>Taken as five hundredths: filers may leave the split out when over nine tenths is domestic.</summary>
    FivePercent,
}

/// <summary>A user's characteristic on a universe.</summary>
/// <param name="Characteristic">The numbers.</param>
/// <param name="Failures">Rows kept aside.</param>
/// <param name="Undisclosed">Stocks of the universe that do not disclose.</param>
/// <param name="Outside">Codes of the store that are not in the universe.</param>
public sealed record OwnCharacteristic(Characteristic Characteristic, ImmutableArray<RowFailure> Failures, int Undisclosed, int Outside)
{
    /// <summary>The value taken for "not disclosed" (METHODS 7.4).</summary>
    public const double Undisclosable = 0.05;

    /// <summary>Reads a CSV file <c>code,value</c> for a universe; unknown codes and unreadable rows are kept aside, a file without a usable row is bad input.</summary>
    public static OwnCharacteristic Read(Workspace workspace, string path, string id, string name, IReadOnlyList<int> universe, NotDisclosed notDisclosed)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(universe);
        var loaded = CharacteristicFile.Read(path);
        var failures = loaded.Failures.ToBuilder();
        var position = new Dictionary<int, int>(universe.Count);
        for (var i = 0; i < universe.Count; i++) position[universe[i]] = i;
        var values = new double[universe.Count];
        Array.Fill(values, double.NaN);
        var schemes = workspace.Market.Securities.Select(own => own.Id.Scheme).Distinct(StringComparer.Ordinal).ToArray();
        var (undisclosed, outside, known) = (0, 0, 0);
        foreach (var row in loaded.Value)
        {
            var ordinal = SecurityId.TryParse(row.Code, out var full) ? workspace.Market.OrdinalOf(full) : schemes.Select(scheme => workspace.Market.OrdinalOf(new SecurityId(scheme, row.Code))).FirstOrDefault(found => found >= 0, -1);
            if (ordinal < 0) failures.Add(new RowFailure(FailureReason.UnknownCode, path, row.Line, $"column code: the store knows no security '{row.Code}'."));
            else if (!position.TryGetValue(ordinal, out var at)) outside++;
            else if (row.Value is { } value) (values[at], known) = (value, known + 1);
            else
            {
                undisclosed++;
                if (notDisclosed == NotDisclosed.FivePercent) (values[at], known) = (Undisclosable, known + 1);
            }
        }

        if (known == 0)
        {
            var why = failures.Count > 0 ? $" The first of {failures.Count} rows kept aside: {Place(failures[0])}" : outside > 0 ? string.Create(CultureInfo.InvariantCulture, $" {outside} of its codes belong to stocks outside the gauges.") : "";
            throw new DeskException(ExitCode.BadInput, $"{path} gives no stock of these gauges a value; expected rows such as {workspace.Market.Securities[universe[0]].Id.Value},0.35 under the header code,value.{why}");
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"your file {Path.GetFileName(path)}: {known} of {universe.Count} stocks{(undisclosed == 0 ? "" : notDisclosed == NotDisclosed.FivePercent ? $", {undisclosed} not disclosed and taken as 0.05" : $", {undisclosed} not disclosed and left out")}");
        return new OwnCharacteristic(new Characteristic(id, name, words, [.. values]), [.. failures.OrderBy(own => own.Line)], undisclosed, outside);
    }

    /// <summary>A failure with its place: file:line: message.</summary>
    public static string Place(RowFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return string.Create(CultureInfo.InvariantCulture, $"{failure.File}:{failure.Line}: {failure.Message}");
    }
}

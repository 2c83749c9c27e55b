using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Drivers;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>What a tournament is to test besides the usual reasons.</summary>
/// <param name="Reasons">As typed: <c>momentum:+</c>, or with a file the reason in words.</param>
/// <param name="File">A CSV file <c>code,value</c>, or null.</param>
/// <param name="NotDisclosed">What companies that do not disclose count as.</param>
/// <param name="Placebos">Placebo characteristics a reason.</param>
/// <param name="Seed">Their seed.</param>
public sealed record DriversOptions(ImmutableArray<string> Reasons, string? File = null, NotDisclosed NotDisclosed = NotDisclosed.Drop, int Placebos = DriverSpec.UsualPlacebos, ulong Seed = 1);

/// <summary>Why one gauge beat another: reasons put to the test (METHODS 7.2–7.5, 7.7).</summary>
public static class DriversDesk
{
    /// <summary>The answer of <c>drivers</c>: the first gauge against the second.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, DriversOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Placebos is < 0 or > 100_000) throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--placebos {options.Placebos}: expected 0 to 100000."));
        if (request.Gauges.Length < 2) throw new DeskException(ExitCode.Usage, "'drivers' compares two gauges, as in: bellwether drivers mothers nikkei225");
        var (a, b) = (workspace.Find(request.Gauges[0]), workspace.Find(request.Gauges[1]));
        var settled = Windows.Settle(workspace, a, request.Window);
        var (own, texts) = Own(options);
        var spec = new DriverSpec(b.Id, own, options.NotDisclosed, options.Placebos, options.Seed);
        var book = new FactBook(workspace);
        var build = new DriversBuilder(workspace, book, a, b, spec, settled, texts);
        var finding = build.Finding();
        var span = string.Create(CultureInfo.InvariantCulture, $" --since {settled.Window.Start:yyyy-MM-dd} --until {settled.Window.End:yyyy-MM-dd}");
        var words = string.Concat(options.Reasons.Select(reason => $" --reason {Quoted(reason)}")) + (options.File is null ? "" : $" --characteristic {Quoted(Path.GetFullPath(options.File))}")
            + (options.NotDisclosed == NotDisclosed.FivePercent ? " --not-disclosed five-percent" : "") + (options.Placebos == DriverSpec.UsualPlacebos ? "" : string.Create(CultureInfo.InvariantCulture, $" --placebos {options.Placebos}")) + (options.Seed == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" --seed {options.Seed}"));
        var brief = DriversWriter.Write(settled.Window, finding, [.. settled.Notes],
        [
            new NextStep($"bellwether explain {a.Id} --against {b.Id}{span}{workspace.StoreOption}", "the whole brief"),
            new NextStep($"bellwether stress {a.Id} --against {b.Id} --scenario growth{workspace.StoreOption}", "what a steep deterioration of growth would do"),
            new NextStep($"bellwether drivers {b.Id} {a.Id}{span}{workspace.StoreOption}", "the same reasons the other way round"),
        ]);
        return new Answer($"bellwether drivers {a.Id} {b.Id}{span}{words}{workspace.StoreOption}", workspace.Market.Version, brief with { IsSample = workspace.Market.IsSample }) { Facts = book.Facts };
    }

    // NAME:+ and NAME:- name a characteristic of the store; with a file the text is the reason in words, its sign at the end when it has one.
    private static (ImmutableArray<OwnReason> Own, ImmutableDictionary<string, string> Texts) Own(DriversOptions options)
    {
        var own = ImmutableArray.CreateBuilder<OwnReason>();
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var file = options.File is null ? null : Path.GetFullPath(options.File);
        foreach (var text in options.Reasons)
        {
            var sign = text.EndsWith(":-", StringComparison.Ordinal) ? -1 : text.EndsWith(":+", StringComparison.Ordinal) ? 1 : 0;
            var name = sign == 0 ? text : text[..^2];
            if (name.Trim().Length == 0) throw new DeskException(ExitCode.Usage, "--reason is empty: expected words, or a characteristic with its sign, as in --reason momentum:+");
            var isWords = sign == 0 || name.Contains(' ', StringComparison.Ordinal);
            if (isWords && file is null) throw new DeskException(ExitCode.Usage, $"--reason '{text}': words alone cannot be tested. Give the characteristic they stand for: --characteristic FILE (a CSV with code,value), or NAME:+ or NAME:- for one of this store, as in --reason momentum:+");
            if (isWords && own.Any(reason => reason.File is not null)) throw new DeskException(ExitCode.Usage, "One file stands for one reason: give --reason in words once.");
            if (own.Any(reason => !isWords && reason.Id == name)) throw new DeskException(ExitCode.Usage, $"--reason {name} is given twice.");
            own.Add(isWords ? new OwnReason(OwnReason.OfFile, sign == 0 ? 1 : sign, file) : new OwnReason(name, sign, null));
            if (isWords) texts[OwnReason.OfFile] = name;
        }

        if (file is not null && !own.Any(reason => reason.File is not null)) own.Add(new OwnReason(OwnReason.OfFile, 1, file));
        return (own.ToImmutable(), texts.ToImmutable());
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}

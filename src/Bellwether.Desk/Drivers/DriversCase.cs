using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Drivers;
using Bellwether.Market;

namespace Bellwether.Desk;

/// <summary>A tournament over two gauges of a workspace, worked out once: the arrays it was given and what it found.</summary>
internal sealed class DriversCase
{
    /// <summary>Position of the cross-section with export orientation, and of the one with sectors.</summary>
    public const int Base = 0, Sectored = 1;

    private static readonly string[] s_controls = [Characteristics.Size, Characteristics.MarketBeta, Characteristics.RateBeta, Characteristics.CurrencyBeta];

    private DriversCase(Workspace workspace, Gauge a, Gauge b, DriverSpec spec, int start, int end) =>
        (Workspace, A, B, Spec, Start, End) = (workspace, a, b, spec, start, end);

    public Workspace Workspace { get; }

    public Gauge A { get; }

    public Gauge B { get; }

    public DriverSpec Spec { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>What the tournament was given.</summary>
    public required ReasonInputs Inputs { get; init; }

    /// <summary>What it found.</summary>
    public required ReasonTournamentResult Result { get; init; }

    /// <summary>The window's stocks.</summary>
    public required DriverSegment Window { get; init; }

    /// <summary>Why a cross-section could not be made, per model.</summary>
    public required ImmutableArray<(Reason Reason, string? Detail)> Refused { get; init; }

    /// <summary>Factors of the daily model, in order.</summary>
    public required ImmutableArray<Factor> Factors { get; init; }

    /// <summary>The user's characteristic, when there is one.</summary>
    public OwnCharacteristic? Own { get; init; }

    /// <summary>What the reader should know.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The case of a key's parameter.</summary>
    public static DriversCase Of(Question question) => Of(question.Workspace, question.Gauge, DriverSpec.Of(question.Key), question.Start, question.End);

    /// <summary>The case of two gauges over a window.</summary>
    public static DriversCase Of(Workspace workspace, Gauge a, DriverSpec spec, int start, int end) => workspace.Once(spec.Key(a.Id, start, end), () => Make(workspace, a, spec, start, end));

    private static DriversCase Make(Workspace workspace, Gauge a, DriverSpec spec, int start, int end)
    {
        var b = workspace.Find(spec.Rival);
        foreach (var gauge in new[] { a, b })
        {
            if (!gauge.HasMembers) throw new DeskException(ExitCode.DataMissing, $"The gauge {gauge.Id} is only a published series: it has levels, but no constituents whose characteristics could be compared.");
        }

        foreach (var twice in spec.Own.Where(reason => reason.Id is Characteristics.Size or Characteristics.Export)) throw new DeskException(ExitCode.Usage, $"--reason {twice.Id}: this reason is always asked, as '{(twice.Id == Characteristics.Size ? DriverReasons.Size : DriverReasons.Exports)}'.");
        if (a.Id == b.Id) throw new DeskException(ExitCode.Usage, $"'{a.Id}' cannot be compared with itself: name another gauge.");
        var segments = DriverSegment.Of(workspace, a, b, start, end, start / DriverSegment.Refresh);
        var window = segments[^1];
        var own = ReadOwn(workspace, spec, window.Known.Universe);
        var byStock = spec.Own.Any(reason => reason.File is not null) ? ReadOwn(workspace, spec, [.. Enumerable.Range(0, workspace.Market.Securities.Length)])! : null;
        var notes = new List<string>();
        var controls = s_controls.Where(id => Enough(window.Known.Find(id), notes)).ToArray();
        string[] extra = [.. spec.Own.Where(reason => reason.File is null && !s_controls.Contains(reason.Id, StringComparer.Ordinal) && reason.Id != Characteristics.Export).Select(reason => reason.Id)];
        string[] withExport = [.. controls, .. Enough(window.Known.Find(Characteristics.Export), notes) ? [Characteristics.Export] : Array.Empty<string>(), .. extra];
        IReadOnlyList<Characteristic> Chosen(DriverSegment segment, string[] ids) =>
            [.. ids.Select(segment.Known.Find), .. byStock is null ? [] : new[] { Picked(byStock.Characteristic, segment.Known.Universe) }];
        var models = new List<CrossModel>();
        var refused = new List<(Reason, string?)>();
        foreach (var (ids, sectors) in new[] { (withExport, false), ([.. controls, .. extra], true) })
        {
            var (cross, reason, detail) = window.Cross(Chosen(window, ids), sectors, isWindow: true);
            refused.Add((reason, detail));
            if (reason is Reason.Infeasible or Reason.ZeroVariance && !spec.Own.IsEmpty) throw new DeskException(ExitCode.BadInput, detail!);
            if (cross is null) continue;
            models.Add(Model(cross, [.. segments.Take(segments.Length - 1).Select(segment => segment.Cross(Chosen(segment, ids), sectors, isWindow: false).Segment).OfType<CrossSegment>()]));
        }

        var (factors, inputs) = DriverFactors.Of(workspace, a, b, window);
        // A model that was refused leaves the reasons on it without a cross-section.
        var positions = new[] { refused[0].Item1 == Reason.None ? 0 : -1, refused[1].Item1 == Reason.None ? models.Count - 1 : -1 };
        var stated = DriverReasons.All(workspace, spec, positions);
        var tournament = new ReasonInputs
        {
            Reasons = [.. stated.Where(reason => reason.Kind == ReasonKind.Factor || reason.Model >= 0)],
            Models = [.. models],
            Factors = inputs,
            Placebos = spec.Placebos,
            Seed = spec.Seed,
        };
        var result = ReasonTournament.Run(tournament);
        return new DriversCase(workspace, a, b, spec, start, end)
        {
            Inputs = tournament,
            Result = result with { Reasons = [.. stated.Select(reason => result.Reasons.FirstOrDefault(found => found.Stated == reason) ?? Untested(reason, refused))] },
            Window = window,
            Refused = [.. refused],
            Factors = factors,
            Own = own,
            Notes = [.. notes],
        };
    }

    /// <summary>Positions of the two cross-sections among the tournament's, −1 when refused.</summary>
    public int ModelOf(int which) => Refused[which].Reason != Reason.None ? -1 : which == Base ? 0 : Inputs.Models.Length - 1;

    /// <summary>The result of a reason; an unknown one is a usage error.</summary>
    public ReasonResult ReasonOf(string id) => Result.Reasons.FirstOrDefault(own => own.Stated.Id == id)
        ?? throw new DeskException(ExitCode.Usage, $"There is no reason '{id}' here. Reasons: {string.Join(", ", Result.Reasons.Select(own => own.Stated.Id))}.");

    private static ReasonResult Untested(StatedReason reason, List<(Reason Reason, string? Detail)> refused)
    {
        var own = refused[reason.Source == "sector" || refused[Base].Reason == Reason.None ? Sectored : Base];
        return new ReasonResult { Stated = reason, Reason = own.Reason == Reason.None ? Reason.NoData : own.Reason, Detail = own.Detail };
    }

    // A characteristic that the store does not have would take every stock with it.
    private static bool Enough(Characteristic own, List<string> notes)
    {
        var known = own.Known;
        var varies = own.Values.Where(double.IsFinite).Distinct().Skip(1).Any();
        if (known >= 20 && varies) return true;
        notes.Add(known >= 20 ? $"The {own.Name} is left out: it is the same for all stocks." : string.Create(CultureInfo.InvariantCulture, $"The {own.Name} is left out: {known} of {own.Values.Length} stocks have it."));
        return false;
    }

    private static Characteristic Picked(Characteristic all, ImmutableArray<int> universe) => all with { Values = [.. universe.Select(security => all.Values[security])] };

    private static OwnCharacteristic? ReadOwn(Workspace workspace, DriverSpec spec, IReadOnlyList<int> universe) =>
        spec.Own.FirstOrDefault(reason => reason.File is not null) is { } reason ? OwnCharacteristic.Read(workspace, reason.File!, OwnReason.OfFile, Path.GetFileNameWithoutExtension(reason.File!), universe, spec.NotDisclosed) : null;

    // Which gauge a stock is in, and whether it is small, middling or large among those: placebo characteristics stay within. Size itself is dealt
    // among all stocks of a gauge.
    private static CrossModel Model(CrossSegment cross, ImmutableArray<CrossSegment> history)
    {
        var size = cross.Design.Columns.IndexOf(Characteristics.Size);
        var gauge = new int[cross.WeightsA.Length];
        for (var i = 0; i < gauge.Length; i++) gauge[i] = (cross.WeightsA[i] > 0 ? 1 : 0) + (cross.WeightsB[i] > 0 ? 2 : 0);
        var strata = new int[gauge.Length];
        foreach (var group in Enumerable.Range(0, gauge.Length).GroupBy(i => gauge[i]))
        {
            int[] ordered = size < 0 ? [.. group] : [.. group.OrderBy(i => cross.Design.Rows[i][size])];
            for (var at = 0; at < ordered.Length; at++) strata[ordered[at]] = group.Key * 3 + (size < 0 ? 0 : at * 3 / ordered.Length);
        }

        return new CrossModel(cross, history, [.. strata]) { StrataOf = ImmutableDictionary<string, ImmutableArray<int>>.Empty.Add(Characteristics.Size, [.. gauge]) };
    }
}

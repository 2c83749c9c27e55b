using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics;
using Bellwether.Analytics.Drivers;
using Bellwether.Analytics.Risk;
using Bellwether.Analytics.Statistics;
using Bellwether.Market;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>Gathers the facts of a tournament.</summary>
public sealed class DriversBuilder
{
    /// <summary>Names listed with what they brought beyond their characteristics.</summary>
    private const int Named = 10;

    private static readonly string[] s_orientations = ["export", "mixed", "domestic"];

    private readonly Workspace _workspace;
    private readonly FactBook _book;
    private readonly Gauge _a;
    private readonly Gauge _b;
    private readonly DriverSpec _spec;
    private readonly SettledWindow _window;
    private readonly ImmutableDictionary<string, string> _texts;

    /// <summary>A builder over two gauges and a window; <paramref name="texts"/> are the user's words for reasons by id.</summary>
    public DriversBuilder(Workspace workspace, FactBook book, Gauge a, Gauge b, DriverSpec spec, SettledWindow window, ImmutableDictionary<string, string> texts) =>
        (_workspace, _book, _a, _b, _spec, _window, _texts) = (workspace, book, a, b, spec, window, texts);

    /// <summary>
    /// Reasons for the brief, against the first rival with constituents, without placebo characteristics so that a brief stays quick; null when there is no
    /// such rival or nothing can be tested.
    /// </summary>
    public static DriversFinding? Why(Workspace workspace, FactBook book, Gauge subject, IReadOnlyList<Gauge> rivals, SettledWindow settled)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!subject.HasMembers || rivals.FirstOrDefault(rival => rival.HasMembers) is not { } rival) return null;
        try
        {
            return new DriversBuilder(workspace, book, subject, rival, new DriverSpec(rival.Id, [], Placebos: 0), settled, ImmutableDictionary<string, string>.Empty).Short();
        }
        catch (DeskException problem) when (problem.Code == ExitCode.DataMissing)
        {
            return null;
        }
    }

    /// <summary>All of it, for <c>drivers</c>.</summary>
    public DriversFinding Finding()
    {
        var own = Case();
        return Short() with
        {
            Factors = Factors(own),
            Columns = Columns(own),
            Orientations = [.. s_orientations.Select(label => new OrientationFinding(label, EqualWeight(_a, label), EqualWeight(_b, label)))],
            TopNames = Names(own),
            Rates = Rates(),
            Decisions = Decisions(),
            Notes = Notes(own),
        };
    }

    /// <summary>Reasons and what single stocks brought, for the brief.</summary>
    public DriversFinding Short()
    {
        var own = Case();
        var model = own.ModelOf(DriversCase.Sectored) >= 0 ? "sectors" : "";
        string Of(params ReadOnlySpan<object> asked) => _spec.Parameter(model.Length > 0 ? [.. asked, "model", model] : asked);
        return new DriversFinding
        {
            A = _a.Definition.Name,
            B = _b.Definition.Name,
            ReturnA = Headline(_a),
            ReturnB = Headline(_b),
            Excess = _book.Make(new FactKey(Measures.Excess.Name, _a.Id, null, _window.Window, _a.HeadlineBasis(_window.Start, _window.End), _b.Id)),
            OpeningGap = Fact(Measures.OpeningGap, Of(), 1),
            Reasons = [.. own.Result.Reasons.Select(Reason)],
            Specific = Fact(Measures.StockSpecificEffect, Of(), 1),
            SpecificShare = Fact(Measures.StockSpecificShare, Of(), 0),
            SystematicShare = Fact(Measures.SystematicShare, _spec.Parameter(), 0),
            TopNamesEffect = Fact(Measures.TopNamesEffect, _spec.Parameter(), 1),
            TopNamesCount = own.Inputs.TopNames,
            Stocks = Fact(Measures.CrossSectionStocks, Of(), 0),
            Coverage = (Fact(Measures.CharacteristicCoverage, Of("side", "a"), 1), Fact(Measures.CharacteristicCoverage, Of("side", "b"), 1)),
        };
    }

    private DriversCase Case()
    {
        var own = DriversCase.Of(_workspace, _a, _spec, _window.Start, _window.End);
        if (own.Result.Reasons.All(reason => reason.Reason != Market.Reason.None))
        {
            var first = own.Refused.FirstOrDefault(refused => refused.Detail is not null).Detail ?? own.Result.Reasons[0].Detail;
            throw new DeskException(ExitCode.DataMissing, $"No reason can be tested for {_a.Id} against {_b.Id} in {_window.Window}. {first}");
        }

        return own;
    }

    private ReasonFinding Reason(ReasonResult result)
    {
        var stated = result.Stated;
        Fact Of(Measure measure, int decimals) => Fact(measure, _spec.Parameter("reason", stated.Id), decimals);
        return new ReasonFinding(stated.Id, _texts.GetValueOrDefault(stated.Id, stated.Text), Of(Measures.DriverEffect, 2), Of(Measures.DriverP, 3), Of(Measures.PlaceboRank, 0), Of(Measures.PlaceboWindows, 0), Of(Measures.PlaceboIndependent, 0))
        {
            PlaceboShare = result.PlaceboShare is null ? null : Of(Measures.PlaceboShare, 1),
            Verdict = result.Reason == Market.Reason.None ? result.Verdict : null,
            Why = result.Detail,
            Against = result.Verdict == Verdict.Inconsistent && result.Effect > 0 ? AgainstWhat.Reward : AgainstWhat.Effect,
        };
    }

    private ImmutableArray<FactorRow> Factors(DriversCase own)
    {
        if (own.Result.Factors is null) return [];
        FactorRow Row(string id, string name, Factor? factor)
        {
            Fact Part(string side) => Fact(Measures.FactorContribution, _spec.Parameter("factor", id, "side", side), 2);
            Fact Beta(string side) => Fact(Measures.DriverBeta, _spec.Parameter("factor", id, "side", side), factor!.Kind == ChangeKind.BasisPoints ? 5 : 2);
            return new FactorRow(name, Part("a"), Part("b"), Part("gap"))
            {
                Betas = factor is null ? null : (Beta("a"), Beta("b"), Beta("gap")),
                Change = factor is null ? null : Fact(Measures.FactorChange, _spec.Parameter("factor", id), factor.Unit == Unit.BasisPoints ? 1 : 2),
            };
        }

        return [.. own.Factors.Select(factor => Row(factor.Id, factor.Name, factor)), Row("alpha", "what goes on every day (alpha)", null), Row("residual", "what no factor accounts for", null), Row("total", "window return by daily closes", null)];
    }

    private ImmutableArray<RateRow> Rates()
    {
        if (Desk.Factors.Of(_workspace).Rate is null) return [];
        RateRow Row(string name, string side)
        {
            Fact Of(Measure measure) => Fact(measure, Policy("side", side), 2);
            return new RateRow(name, Of(Measures.RateBetaUp), Of(Measures.RateBetaDown), Of(Measures.RateBetaAsymmetry));
        }

        return [Row(_a.Definition.Name, "a"), Row(_b.Definition.Name, "b"), Row("difference", "gap")];
    }

    private ImmutableArray<DecisionRow> Decisions() =>
    [
        .. PolicyAnswers.Series(_workspace, _window.End).SelectMany(series => series.Moves.Select(move =>
        {
            Fact Of(Measure measure, string side) => Fact(measure, Policy("side", side, "series", series.Id, "move", move), 2);
            var what = move switch { "up" => $"{series.Name}, rise", "down" => $"{series.Name}, cut", _ => series.Name };
            return new DecisionRow(what, Of(Measures.DecisionCount, "gap"), Of(Measures.DecisionReaction, "a"), Of(Measures.DecisionReaction, "b"), Of(Measures.DecisionReaction, "gap"));
        })),
    ];

    // Yields and decisions do not depend on the tournament: only the rival stands in their keys.
    private string Policy(params ReadOnlySpan<object> asked) => new DriverSpec(_b.Id, []).Parameter(asked);

    private ImmutableArray<ColumnRow> Columns(DriversCase own)
    {
        if (own.ModelOf(DriversCase.Base) is not (>= 0 and var model) || own.Result.Windows[model] is not { } days) return [];
        var design = days.Segment.Design;
        return
        [
            .. design.Columns.Skip(1).Select(id => new ColumnRow(
                own.Window.Known.Numbers.FirstOrDefault(number => number.Id == id)?.Name ?? own.Own?.Characteristic.Name ?? id,
                Fact(Measures.CharacteristicReward, _spec.Parameter("column", id), 2),
                Fact(Measures.WeeklyReward, _spec.Parameter("column", id, "span", "window"), 2),
                Fact(Measures.WeeklyReward, _spec.Parameter("column", id, "span", "history"), 2),
                Fact(Measures.ExposureGap, _spec.Parameter("column", id), 2))),
        ];
    }

    private ImmutableArray<(string, Fact)> Names(DriversCase own)
    {
        var model = own.ModelOf(DriversCase.Sectored) is >= 0 and var sectored ? sectored : own.ModelOf(DriversCase.Base);
        if (model < 0 || own.Result.Windows[model] is not { } days) return [];
        return
        [
            .. Enumerable.Range(0, days.ByStock.Length).Select(i => (Stock: days.Segment.Stocks[i], Sum: Moments.Sum(days.ByStock[i])))
                .OrderByDescending(own => own.Sum).ThenBy(own => own.Stock).Take(Named)
                .Select(own => (_workspace.Market.Securities[own.Stock].DisplayName, Fact(Measures.SpecificContribution, _spec.Parameter("stock", _workspace.Market.Securities[own.Stock].Id), 2))),
        ];
    }

    private ImmutableArray<string> Notes(DriversCase own)
    {
        var notes = own.Notes.ToBuilder();
        if (own.Inputs.Models.FirstOrDefault() is { } model)
        {
            var missing = model.Window.Design.MissingBy.Where(by => by.Missing > 0).Select(by => string.Create(CultureInfo.InvariantCulture, $"{by.Id} {by.Missing}"));
            if (model.Window.Design.Missing > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{model.Window.Design.Missing} stocks are left out because something is missing: {string.Join(", ", missing)}."));
        }

        notes.Add("Export orientation is the label of a stock's sector (export 1, mixed 0.5, domestic 0), not the company's overseas sales.");
        if (own.Own is { } file)
        {
            notes.Add($"{char.ToUpperInvariant(file.Characteristic.Words[0])}{file.Characteristic.Words[1..]}. The same value stands for all earlier windows.");
            if (file.Failures.Length > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{file.Failures.Length} rows of that file were kept aside. {string.Join(" ", file.Failures.Take(5).Select(OwnCharacteristic.Place))}{(file.Failures.Length > 5 ? " …" : "")}"));
        }

        foreach (var factor in own.Factors.Where(factor => factor.IsForeign)) notes.Add($"{char.ToUpperInvariant(factor.Name[0])}{factor.Name[1..]} closes after this market: it enters with one day's lag.");
        return notes.ToImmutable();
    }

    private Fact Headline(Gauge gauge) => _book.Make(new FactKey(Measures.Return.Name, gauge.Id, null, _window.Window, gauge.HeadlineBasis(_window.Start, _window.End)));

    private Fact EqualWeight(Gauge gauge, string label) => _book.Make(new FactKey(Measures.EqualWeightReturn.Name, gauge.Id, null, _window.Window, BasisName.Fixed, $"export={label}"));

    private Fact Fact(Measure measure, string parameter, int decimals) => _book.Make(new FactKey(measure.Name, _a.Id, null, _window.Window, BasisName.Fixed, parameter), decimals);
}

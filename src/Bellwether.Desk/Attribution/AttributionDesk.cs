using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Analytics.Attribution;
using Bellwether.Story;
using Bellwether.Story.Writing;

namespace Bellwether.Desk;

/// <summary>How a gap is to be attributed, by the names that options have.</summary>
/// <param name="By">Segmentation: sector, section, size, export, theme, or one theme as theme:NAME.</param>
/// <param name="Method">fachler, hood-beebower, geometric.</param>
/// <param name="Linking">carino, menchero, grap, frongello.</param>
/// <param name="Period">day, week, month.</param>
/// <param name="Basis">fixed or chained members.</param>
public sealed record AttributionAsk(string By = "sector", string Method = "fachler", string Linking = "carino", string Period = "day", string Basis = BasisName.Fixed);

/// <summary>Attribution of the gap between two gauges (METHODS 5).</summary>
public static class AttributionDesk
{
    /// <summary>The answer of <c>attribution</c>.</summary>
    public static Answer Ask(Workspace workspace, GaugeRequest request, AttributionAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var by = Segmentation.Of(ask.By);
        var options = AttributionChoice.Of(ask.Method, ask.Linking, ask.Period);
        AttributionCase.BasisOf(ask.Basis);
        var pair = GaugePair.Of(workspace, "attribution", request);
        var (start, end) = (pair.Settled.Start, pair.Settled.End);
        by.Check(workspace, AttributionCase.Plan(pair.A, ask.Basis, start, end), AttributionCase.Plan(pair.B, ask.Basis, start, end));
        var lines = new Lines(pair, options, ask.Basis);
        var finding = by is { Kind: "theme", Theme: null } ? lines.Themes() : lines.Segments(by);
        var repeat = (by.ToString() == "sector" ? "" : $" --by {by}") + AttributionChoice.Repeat(options) + (ask.Basis == BasisName.Fixed ? "" : $" --basis {ask.Basis}");
        return pair.Answer("attribution", repeat, AttributionWriter.Write(pair.Settled.Window, finding, Next(pair, by)));
    }

    private static ImmutableArray<NextStep> Next(GaugePair pair, Segmentation by) =>
    [
        by.Kind == "sector"
            ? pair.Next("attribution", $"{pair.A.Id} {pair.B.Id} --method geometric", "the same as growth divided by growth")
            : pair.Next("attribution", $"{pair.A.Id} {pair.B.Id}", "the same by sector"),
        pair.Next("gap", $"{pair.A.Id} {pair.B.Id}", "the same gap by size, exports, rates, sectors and single stocks"),
        pair.Next("movers", pair.A.Id, $"who moved {Phrases.The(pair.A.Definition.Name)}"),
        pair.Next("movers", pair.B.Id, $"who moved {Phrases.The(pair.B.Definition.Name)}"),
        pair.Next("compare", $"{pair.A.Id} {pair.B.Id}", "both side by side"),
    ];

    private sealed class Lines(GaugePair pair, AttributionOptions options, string basis)
    {
        public AttributionFinding Segments(Segmentation by)
        {
            var own = Case(by);
            var names = Names(by);
            return Frame(by) with
            {
                Periods = Effect(Measures.AttributionPeriods, by, null),
                Totals = Effects(by, null),
                Segments =
                [
                    .. own.Effects.Segments
                        .Select(name => Segment(by, name, names.GetValueOrDefault(name, name.Replace('_', ' '))))
                        .OrderByDescending(segment => segment.Effects.Total.Value ?? segment.Effects.Selection.Value),
                ],
            };
        }

        public AttributionFinding Themes()
        {
            var (start, end) = (pair.Settled.Start, pair.Settled.End);
            var themes = Segmentation.Themes(pair.Workspace, [AttributionCase.Plan(pair.A, basis, start, end), AttributionCase.Plan(pair.B, basis, start, end)]);
            return Frame(new Segmentation("theme", themes[0])) with
            {
                Themes =
                [
                    .. themes.Select(theme => new Segmentation("theme", theme))
                        .Select(by => new ThemeFinding(Segment(by, by.Theme!, by.Theme!.Replace('_', ' ')), Outside(by)))
                        .OrderByDescending(own => own.Inside.Effects.Total.Value ?? own.Inside.Effects.Selection.Value),
                ],
            };
        }

        // A theme that every constituent has leaves nobody outside.
        private Fact Outside(Segmentation by) => Case(by).Effects.Segments.Contains(Segmentation.Other, StringComparer.Ordinal)
            ? Effect(Measures.AttributionTotal, by, $"theme:{Segmentation.Other}")
            : Effect(Measures.AttributionTotal, by, null);

        private AttributionFinding Frame(Segmentation by) => new()
        {
            A = Gauge(pair.A),
            B = Gauge(pair.B),
            Gap = Effect(Measures.AttributionGap, by, null),
            Plural = by.Plural,
            IsGeometric = options.Method == AttributionMethod.Geometric,
            Convention = $"{AttributionChoice.Words(options)}, {BasisWords.Of(basis)}",
            Notes = [.. pair.Settled.Notes, .. Plans().SelectMany(plan => plan.Notes).Distinct(StringComparer.Ordinal)],
        };

        private IEnumerable<Indices.ResolvedIndex> Plans() => new[] { pair.A, pair.B }.Select(gauge => AttributionCase.Plan(gauge, basis, pair.Settled.Start, pair.Settled.End));

        private AttributedGauge Gauge(Gauge gauge)
        {
            var official = gauge.HeadlineBasis(pair.Settled.Start, pair.Settled.End) == BasisName.Official;
            object[] method = options.Method == AttributionMethod.Geometric ? ["method", "geometric"] : ["method", "fachler"];
            return new AttributedGauge(
                gauge.Id,
                gauge.Definition.Name,
                pair.Fact(Measures.Return, gauge, official ? BasisName.Official : basis),
                official ? pair.Fact(Measures.Return, gauge, basis) : null,
                official ? pair.Fact(Measures.ReplicationGap, gauge, basis, parameter: options.Method == AttributionMethod.Geometric ? KeyOptions.Write("", method) : null, decimals: 2) : null);
        }

        private SegmentFinding Segment(Segmentation by, string segment, string name)
        {
            var member = $"{by.Kind}:{segment}";
            var own = KeyOptions.Write("", "by", by);
            return new SegmentFinding(
                name,
                member,
                pair.Fact(Measures.AverageWeight, pair.A, basis, member, own),
                pair.Fact(Measures.AverageWeight, pair.B, basis, member, own),
                pair.Fact(Measures.SegmentReturn, pair.A, basis, member, own),
                pair.Fact(Measures.SegmentReturn, pair.B, basis, member, own),
                Effects(by, member));
        }

        private EffectFinding Effects(Segmentation by, string? member) => new(
            Effect(Measures.Allocation, by, member),
            Effect(Measures.Selection, by, member),
            options.Method == AttributionMethod.Geometric ? null : Effect(Measures.Interaction, by, member),
            Effect(Measures.AttributionTotal, by, member));

        private Fact Effect(Measure measure, Segmentation by, string? member) =>
            pair.Fact(measure, pair.A, basis, member, KeyOptions.Write(pair.B.Id, ["by", by, .. AttributionChoice.Parts(options)]), decimals: 2);

        private AttributionCase Case(Segmentation by) => AttributionCase.Of(pair.Workspace, pair.A, pair.B, basis, pair.Settled.Start, pair.Settled.End, by, options);

        private Dictionary<string, string> Names(Segmentation by) => by.Kind == "sector"
            ? pair.Workspace.Market.Sectors.ToDictionary(sector => sector.Code, sector => sector.DisplayName, StringComparer.Ordinal)
            : by.Kind == "theme" ? new(StringComparer.Ordinal) { [Segmentation.Other] = $"not {by.Theme!.Replace('_', ' ')}" } : new(StringComparer.Ordinal);
    }
}

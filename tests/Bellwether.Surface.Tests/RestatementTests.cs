namespace Bellwether.Surface.Tests;

/// <summary>A correction becomes a new row: old numbers stay replayable, are called restated, and diff lists exactly those that changed.</summary>
public sealed class RestatementTests : IDisposable
{
    private const string Map = """
        table: prices
        scheme: sample
        columns: { date: date, code: code, close: close, volume: volume }
        """;

    private const string Before = "2026-01-31";
    private const string After = "2026-02-28";
    private static readonly string[] s_explain = ["explain", "sample-growth", "--against", "sample-standard", "--since", "2018-12-26", "--until", "2019-04-05"];

    private readonly Terminal _user = Stores.OwnSample();
    private readonly JsonAnswer _old;
    private readonly string _code;

    public RestatementTests()
    {
        _old = Explain();
        _code = _old.Table("contributors")[0].GetProperty("id").GetString()!;
        _user.Clock.Now = new DateTimeOffset(2026, 2, 10, 8, 0, 0, TimeSpan.Zero);
        var map = _user.Write("map.yaml", Map);
        var file = _user.Write("correction.csv", $"date,code,close,volume\n2019-04-05,{_code["sample:".Length..]},123,1000\n");
        var import = _user.Run("import", "csv", file, "--map", map).Done();
        import.Output.ShouldStartWith("Dataset 2 in ");
        import.Output.ShouldContain("1 changed");
    }

    public void Dispose() => _user.Dispose();

    [Fact]
    public void Old_numbers_are_restated_where_they_rest_on_the_corrected_row_and_agree_elsewhere()
    {
        var restated = 0;
        foreach (var fact in _old.Facts)
        {
            var replay = _user.Type(fact.Replay);
            var changed = Changed(fact.Question);
            replay.Code.ShouldBe(changed ? 1 : 0, fact.Id);
            replay.Lines[^1].ShouldStartWith(changed ? "RESTATED " : "agrees ");
            if (changed) restated++;
        }

        restated.ShouldBeInRange(4, _old.Facts.Length - 4);
        var was = _old.One("return", _code);
        var current = Explain().Facts.Single(fact => fact.Question == was.Question);
        current.Value.ShouldNotBe(was.Value);
        _user.Type(current.Replay).Done().Lines[^1].ShouldStartWith("agrees ");
    }

    [Fact]
    public void The_data_as_known_before_give_the_old_brief()
    {
        var known = JsonAnswer.Of(_user.Run([.. s_explain, "--known-at", Before, "--format", "json"]));
        known.Facts.Select(fact => fact.Id).ShouldBe(_old.Facts.Select(fact => fact.Id));
    }

    [Fact]
    public void Diff_lists_the_changed_numbers_and_only_those()
    {
        var changed = _old.Facts.Concat(Explain().Facts).Select(fact => fact.Question).Distinct(StringComparer.Ordinal).Where(Changed).ToArray();
        string[] ask = ["diff", .. s_explain[1..], "--known-at", Before, After];
        var diff = JsonAnswer.Of(_user.Run([.. ask, "--format", "json"]));
        diff.Facts.Select(fact => fact.Question).ShouldBe(changed, ignoreOrder: true);
        diff.Table("changes").Length.ShouldBe(changed.Length);
        diff.Facts.ShouldNotContain(fact => fact.Subject == "sample-standard" && fact.Measure == "return");
        _user.Run(ask).Done().Output.ShouldContain($"{changed.Length} differ between the data known at 2026-01-05");
    }

    [Fact]
    public void Between_times_without_an_import_nothing_changed() =>
        JsonAnswer.Of(_user.Run("diff", "sample-growth", "--known-at", "2026-01-06", "2026-01-07T12:00:00Z", "--format", "json")).Table("changes").ShouldBeEmpty();

    [Fact]
    public void The_same_correction_twice_is_nothing_new()
    {
        var again = _user.Run("import", "csv", Path.Combine(_user.Home, "correction.csv"), "--map", Path.Combine(_user.Home, "map.yaml")).Done();
        again.Output.ShouldStartWith("Nothing new");
    }

    private JsonAnswer Explain() => JsonAnswer.Of(_user.Run([.. s_explain, "--format", "json"]));

    // By the digests that the untouched store and the corrected one give the same question.
    private bool Changed(string question) => Digest(Stores.Sample, question) != Digest(_user, question);

    private static string Digest(Terminal market, string question)
    {
        var replay = market.Run("replay", question);
        return replay.Code == 0 ? replay.Lines[^1][(replay.Lines[^1].LastIndexOf('@') + 3)..] : "none";
    }
}

using System.Text;
using Bellwether.Data.Sources;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Bellwether.Data.Tests.Sources;

/// <summary>Whatever a file holds, a reader gives rows, named failures, or a <see cref="SourceException"/>; never another error.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces = ["\"", "\"\"", ",", "\n", "\r\n", "\r", "a", "1", "-", ".", "0.5", "2019-03-20", " ", "\t", "x\ny", "そ", ":", "[", "]", "{", "}", "&a", "*a", "!", "|", ">", "#", "---", "null", "%", "'"];

    [Fact]
    public void Fields_that_are_written_are_read_back()
    {
        var field = Gen.ListOf(Gen.Elements(Pieces)).Select(p => string.Concat(p.Take(6)));
        var records = Gen.ListOf(Gen.NonEmptyListOf(field)).ToArbitrary();
        Prop.ForAll(records, written =>
        {
            var text = string.Concat(written.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
            var reader = new DelimitedReader(Encoding.UTF8.GetBytes(text), "f.csv");
            var line = 1;
            foreach (var record in written)
            {
                reader.Read().ShouldBeTrue();
                reader.Problem.ShouldBeNull();
                reader.Line.ShouldBe(line);
                Enumerable.Range(0, reader.FieldCount).Select(reader.Text).ShouldBe(record);
                line += 1 + record.Sum(f => f.Count(c => c == '\n'));
            }

            return !reader.Read();
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Readers_survive_any_text()
    {
        using var directory = new TempDirectory();
        var map = CsvMapReader.Read("table: prices\nbasis: split_adjusted\ncolumns: { code: Open, date: Date, close: Close, volume: Volume, split: Stock Splits }\n", "map.yaml");
        Prop.ForAll(Gen.ListOf(Gen.Elements(Pieces)).ToArbitrary(), pieces =>
        {
            var rows = Encoding.UTF8.GetBytes("Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2019-03-20,1,1,1,1,5,1,2\n" + string.Concat(pieces));
            Survives(() => YahooReader.ReadFile(directory.Write("1.csv", rows), YahooOptions.Default));
            Survives(() => MappedReader.Read(rows, "1.csv", map));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Readers_survive_any_bytes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Survives(() => TextFile.ToUtf8(bytes, "f.csv"))).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_definition_changed_anywhere_is_read_or_refused_with_a_place()
    {
        const string sound = "id: a\nname: A\naliases: [B, C]\nweighting: capped-cap\ncap: 0.2\nuniverse:\n  membership: listings\n  sections: [X]\n  largest: 50\nbase: { level: 1, date: 2019-03-20 }\nofficial: { series: S, use: audit }\n";
        var change = Gen.Zip(Gen.Choose(0, sound.Length - 1), Gen.Zip(Gen.Choose(0, 6), Gen.Elements(Pieces)));
        Prop.ForAll(Gen.ListOf(change).ToArbitrary(), changes =>
        {
            var text = sound;
            foreach (var (at, (removed, piece)) in changes.Take(4))
            {
                var start = Math.Min(at, text.Length);
                text = text[..start] + piece + text[Math.Min(text.Length, start + removed)..];
            }

            return Survives(() => DefinitionReader.Read(text, "a.yaml"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static bool Survives(Action read)
    {
        try
        {
            read();
        }
        catch (SourceException e)
        {
            e.Problem.ShouldNotBeEmpty();
        }

        return true;
    }
}

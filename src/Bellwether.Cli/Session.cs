using System.CommandLine;
using Bellwether.Data.Sources;
using Bellwether.Data.Store;
using Bellwether.Desk;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Cli;

/// <summary>One run of a command: opens workspaces, writes answers.</summary>
public sealed class Session
{
    private DefinitionLibrary? _definitions;

    /// <summary>A session for one parsed command line.</summary>
    public Session(CliContext context, CommonOptions options, ParseResult parse)
    {
        (Context, Options, Parse) = (context, options, parse);
    }

    /// <summary>The world.</summary>
    public CliContext Context { get; }

    /// <summary>Option definitions.</summary>
    public CommonOptions Options { get; }

    /// <summary>What was typed.</summary>
    public ParseResult Parse { get; }

    /// <summary>True when notes and progress are not wanted.</summary>
    public bool Quiet => Parse.GetValue(Options.Quiet);

    /// <summary>The store to read.</summary>
    public StoreChoice Store => Context.Door is { } door ? new StoreChoice("", door.StoreOption) : StoreLocator.ToRead(Parse.GetValue(Options.Store), Context);

    /// <summary>Index definitions: shipped, and the user's.</summary>
    public DefinitionLibrary Definitions => _definitions ??= DefinitionLibrary.Load(Parse.GetValue(Options.Definitions) ?? Context.Environment("BELLWETHER_DEFINITIONS"));

    /// <summary>The data-set of the chosen store, as known at the asked time.</summary>
    public SnapshotLoad Load(StoreChoice store, DateTime? knownAt = null)
    {
        if (Context.Door is { } door) return door.Load(knownAt);
        var progress = Quiet ? null : new ProgressLine(Context);
        var load = knownAt is { } time
            ? SnapshotLoader.LoadKnownAt(store.Path, time, progress, Context.Stop)
            : SnapshotLoader.Load(store.Path, progress, Context.Stop);
        progress?.Done();
        if (load.Note is { } note && !Quiet) Context.Errors.WriteLine(note);
        return load;
    }

    /// <summary>A workspace over the chosen store.</summary>
    public Workspace Open()
    {
        Exporting.Check(this);
        return Open(Store, Options.Known(Parse));
    }

    /// <summary>A workspace over a store as known at a time.</summary>
    public Workspace Open(StoreChoice store, DateTime? knownAt)
    {
        if (Context.Door is { } door) return door.Open(knownAt, Options.OwnNames(Parse));
        // Definitions are read while the data load; a bad definition is reported after a missing store.
        var definitions = Task.Run(() => Definitions);
        var load = Load(store, knownAt);
        definitions.GetAwaiter().GetResult();
        return Over(load, store);
    }

    /// <summary>A workspace over loaded data; commands that it prints repeat the store and the definitions that were named.</summary>
    public Workspace Over(SnapshotLoad load, StoreChoice store)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(store);
        if (Context.Door is { } door) return door.Open(knownAt: null, Options.OwnNames(Parse));
        return Workspace.Of(load.Snapshot, Definitions, Named(store), Options.OwnNames(Parse));
    }

    /// <summary>What printed commands add to reach the store and the definitions that were named.</summary>
    public string Named(StoreChoice store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var definitions = Parse.GetValue(Options.Definitions) is { } folder ? $" --definitions {StoreLocator.Quoted(folder)}" : "";
        return store.ReplayOption + definitions;
    }

    /// <summary>Writes an answer to the asked place in the asked format.</summary>
    public void Write(Answer answer)
    {
        if (Context.Answered is { } taken)
        {
            taken(answer);
            return;
        }

        var format = Options.Output(Parse);
        var colour = Context.OutputIsTerminal && !Parse.GetValue(Options.NoColor) && string.IsNullOrEmpty(Context.Environment("NO_COLOR"));
        var file = Parse.GetValue(Options.Out);
        if (Export.AnswerExport.Handles(format))
        {
            Exporting.Write(this, answer, format);
            return;
        }

        if (format == OutputFormat.Csv) CheckTable(answer, Parse.GetValue(Options.Table));
        var render = new RenderOptions { Width = Context.Width, Colour = colour && file is null, TableId = Parse.GetValue(Options.Table), MaxRows = format == OutputFormat.Text ? 40 : null };
        WriteTo(file, output => AnswerRenderer.Write(answer, format, output, render));
    }

    /// <summary>Writes lines to the asked place.</summary>
    public void WriteTo(string? file, Action<TextWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (file is null)
        {
            write(Context.Output);
            return;
        }

        Replace(file, draft =>
        {
            using var writer = new StreamWriter(draft) { NewLine = "\n" };
            write(writer);
        });
    }

    /// <summary>Writes a file beside its place and then puts it there, so that a reader never sees half of it.</summary>
    public void Replace(string file, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var directory = Path.GetDirectoryName(Path.GetFullPath(file));
        if (!Directory.Exists(directory)) throw new DeskException(ExitCode.Usage, $"--out {file}: there is no directory {directory}.");
        if (Directory.Exists(file)) throw new DeskException(ExitCode.Usage, $"--out {file}: this is a directory; name a file in it.");
        var draft = file + ".part";
        write(draft);
        File.Move(draft, file, overwrite: true);
        if (!Quiet) Context.Errors.WriteLine($"wrote {file}");
    }

    private static void CheckTable(Answer answer, string? id)
    {
        string[] known = [.. answer.Brief.Blocks.OfType<TableBlock>().Concat(answer.Tables).Select(table => table.Id).Distinct(StringComparer.Ordinal), .. answer.Facts.IsEmpty ? Array.Empty<string>() : [FactTable.Id]];
        if (known.Length == 0) throw new DeskException(ExitCode.Usage, "This answer has no table, so there is nothing to write as CSV: choose another --format.");
        if (id is not null && !known.Contains(id, StringComparer.Ordinal))
            throw new DeskException(ExitCode.Usage, $"--table {id}: this answer has no such table.{(Suggest.Nearest(id, known) is { } near ? $" Did you mean {near}?" : "")} Tables: {string.Join(", ", known)}.");
    }
}

using Bellwether.Desk;
using Bellwether.Export;
using Bellwether.Story;
using Bellwether.Story.Render;

namespace Bellwether.Cli;

/// <summary>Writes answers in the formats of <see cref="AnswerExport"/>: to a file, a folder, or a pipe, and never onto a terminal.</summary>
public static class Exporting
{
    /// <summary>Refuses, before any work, a format that has no place to go or lacks its program.</summary>
    public static void Check(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var format = session.Options.Output(session.Parse);
        if (!AnswerExport.Handles(format)) return;
        var named = session.Parse.GetValue(session.Options.Out) is not null;
        if (!named && AnswerExport.IsBinary(format) && (session.Context.OutputIsTerminal || session.Context.Bytes is null))
            throw new DeskException(ExitCode.Usage, $"--format {Name(format)} is not for a terminal: name a file with --out FILE{(AnswerExport.HasParts(format) ? ", or a folder to write all of them" : "")}.");
        AnswerExport.CheckMachine(format, Options(session));
    }

    /// <summary>Writes the answer; into a folder go all its charts, or all its tables.</summary>
    public static void Write(Session session, Answer answer, OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(session);
        Check(session);
        var options = Options(session);
        var file = session.Parse.GetValue(session.Options.Out);
        if (file is not null && AnswerExport.HasParts(format) && Directory.Exists(file))
        {
            foreach (var part in AnswerExport.Parts(answer, format, options)) Save(session, Path.Combine(file, part.Name), part.Bytes);
            return;
        }

        var bytes = AnswerExport.ToBytes(answer, format, options);
        if (file is not null) Save(session, file, bytes);
        else if (session.Context.Bytes is { } stream) stream.Write(bytes);
        else session.Context.Output.Write(System.Text.Encoding.UTF8.GetString(bytes));
    }

    private static ExportOptions Options(Session session) => new()
    {
        TableId = session.Parse.GetValue(session.Options.Table),
        ChartId = session.Parse.GetValue(session.Options.Chart),
        Environment = session.Context.Environment,
        Stop = session.Context.Stop,
    };

    private static void Save(Session session, string file, byte[] bytes) => session.Replace(file, draft => File.WriteAllBytes(draft, bytes));

    private static string Name(OutputFormat format) => format.ToString().ToLowerInvariant();
}

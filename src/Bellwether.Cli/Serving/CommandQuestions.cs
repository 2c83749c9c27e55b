using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bellwether.Desk;
using Bellwether.Desk.Surfaces;
using Bellwether.Story;

namespace Bellwether.Cli.Serving;

/// <summary>
/// The command tree as a book of questions: what a command takes is what a request may give, its words are the interface's words, and its answer is
/// the answer. Options that name files, stores or formats are no part of a question, so that no request can reach the file system; where a command reads
/// a file, the question carries its text, which the command reads as piped in.
/// </summary>
public sealed class CommandQuestions : IQuestionBook
{
    // A new command becomes a question by standing here: the list is closed, because commands such as import write.
    private static readonly string[] s_asked =
    [
        "gauges", "compare", "explain", "movers", "breadth",
        "rallies", "risk", "stress", "analogues",
        "index/list", "index/show", "index/calc", "index/audit",
        "attribution", "gap", "drivers", "events", "counterfactual", "conventions",
        "check", "replay", "diff", "doctor",
    ];

    private static readonly string[] s_words = ["FILE", "DIR", "PATH"];

    // Options that are no part of a question: they generate markets, and answer nothing about this one.
    private static readonly string[] s_left = ["--self-test", "--seeds"];

    private const string PipedIn = "-";

    private readonly CommonOptions _options = new();
    private readonly CliContext _world;

    /// <summary>A book over the world of the running command.</summary>
    public CommandQuestions(CliContext world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world with { Output = TextWriter.Null, Errors = TextWriter.Null, OutputIsTerminal = false, ErrorsAreTerminal = false };
        var root = CommandLine.Build(_options, _world);
        Forms = [.. s_asked.Select(name => Form(root, name))];
    }

    /// <inheritdoc/>
    public ImmutableArray<QuestionForm> Forms { get; }

    /// <inheritdoc/>
    public AskedAnswer Ask(AskedQuestion question, IMarketDoor door, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        var form = Forms.FirstOrDefault(own => own.Name == question.Name) ?? throw new DeskException(ExitCode.Usage, $"There is no question '{question.Name}'. Known: {string.Join(", ", Forms.Select(own => own.Name))}.");
        Answer? answer = null;
        var context = _world with { Door = door, Answered = own => answer = own, Stop = stop, Input = form.TakesText ? new StringReader(question.Text ?? "") : TextReader.Null };
        var root = CommandLine.Build(new CommonOptions(), context);
        // No word of a request is read as the name of a file with more words.
        var parse = root.Parse(Words(form, question), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Errors.Count > 0) throw new DeskException(ExitCode.Usage, parse.Errors[0].Message);
        var code = parse.Invoke(new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null, EnableDefaultExceptionHandler = false });
        return new AskedAnswer(answer ?? throw new InvalidOperationException($"'{question.Name}' gave no answer."), (ExitCode)code);
    }

    /// <summary>The words of a command line that asks the same: options joined to their values, what is taken by place after two dashes.</summary>
    internal static string[] Words(QuestionForm form, AskedQuestion question)
    {
        var words = new List<string>(form.Name.Split('/'));
        List<string> placed = form.TakesText ? [PipedIn] : [];
        foreach (var (name, value) in question.Values)
        {
            var parameter = form.Find(name) ?? throw new DeskException(ExitCode.Usage, $"'{form.Name}' takes no '{name}'. It takes: {string.Join(", ", form.Parameters.Select(own => own.Name))}.");
            if (parameter.IsSubject) placed.AddRange(parameter.Repeats ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value]);
            else words.Add($"--{name}={value}");
        }

        return placed.Count == 0 ? [.. words] : [.. words, "--", .. placed];
    }

    private QuestionForm Form(Command root, string name)
    {
        var command = name.Split('/').Aggregate(root, (at, word) => at.Subcommands.First(own => own.Name == word));
        var places = command.Arguments.Where(own => !IsOfFiles(own.Name)).Select(argument => Parameter(argument.Name.Split('|')[0].ToLowerInvariant(), argument.ValueType, argument.Description, argument.Name) with
        {
            IsSubject = true,
            Repeats = argument.Arity.MaximumNumberOfValues > 1,
            IsRequired = argument.Arity.MinimumNumberOfValues > 0,
        });
        var own = command.Options.Where(option => option is not VersionOption and not System.CommandLine.Help.HelpOption && !s_left.Contains(option.Name, StringComparer.Ordinal) && !IsOfFiles(option.HelpName ?? "")).Select(Parameter);
        var common = new Option[] { _options.Since, _options.Until, _options.AsOf, _options.KnownAt, _options.Names }
            .Where(option => command.Options.All(mine => mine.Name != option.Name))
            .Select(Parameter);
        return new QuestionForm(name, command.Description ?? "", [.. places, .. own, .. common]) { TakesText = command.Arguments.Any(argument => IsOfFiles(argument.Name)) };
    }

    private static QuestionParameter Parameter(Option option) => Parameter(option.Name.TrimStart('-'), option.ValueType, option.Description, option.HelpName ?? "") with
    {
        Repeats = option.Arity.MaximumNumberOfValues > 1,
        IsRequired = option.Required,
        Default = option.HasDefaultValue ? Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture) : null,
    };

    private static QuestionParameter Parameter(string name, Type type, string? description, string shape)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var kind = bare == typeof(bool) ? ParameterKind.Flag
            : bare == typeof(int) || bare == typeof(long) || bare == typeof(ulong) ? ParameterKind.Whole
            : bare == typeof(double) || bare == typeof(decimal) ? ParameterKind.Number
            : ParameterKind.Text;
        return new QuestionParameter(name, kind, description ?? "") { Shape = shape };
    }

    private static bool IsOfFiles(string shape) => s_words.Any(word => shape.Contains(word, StringComparison.Ordinal));
}

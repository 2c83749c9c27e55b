using System.Collections.Immutable;

namespace Bellwether.Desk.Surfaces;

/// <summary>What the values of a parameter are.</summary>
public enum ParameterKind
{
    /// <summary>Words, dates, names.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,
}

/// <summary>One thing that a question takes.</summary>
/// <param name="Name">Name on every surface: <c>since</c>, <c>against</c>, <c>gauge</c>.</param>
/// <param name="Kind">Kind of its values.</param>
/// <param name="Description">What it means, in a sentence.</param>
public sealed record QuestionParameter(string Name, ParameterKind Kind, string Description)
{
    /// <summary>What a value looks like, as the command line's help shows it: <c>DATE|low</c>.</summary>
    public string Shape { get; init; } = "";

    /// <summary>True when the command line takes it by place: the subject of the question.</summary>
    public bool IsSubject { get; init; }

    /// <summary>True when it may be given more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>True when the question cannot be asked without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value taken when there is none, as it would be typed; null when there is none.</summary>
    public string? Default { get; init; }
}

/// <summary>A question that can be asked on any surface.</summary>
/// <param name="Name">Its words on the command line, joined by a slash: <c>movers</c>, <c>index/show</c>.</param>
/// <param name="Summary">What it answers.</param>
/// <param name="Parameters">What it takes.</param>
public sealed record QuestionForm(string Name, string Summary, ImmutableArray<QuestionParameter> Parameters)
{
    /// <summary>True when the question reads a text that comes with it, such as an article.</summary>
    public bool TakesText { get; init; }

    /// <summary>The parameter of a name, or null.</summary>
    public QuestionParameter? Find(string name) => Parameters.FirstOrDefault(own => string.Equals(own.Name, name, StringComparison.Ordinal));
}

/// <summary>A question as asked: the form's name and the values given.</summary>
/// <param name="Name">Name of the form.</param>
/// <param name="Values">Names and values, in the order given; a name may repeat.</param>
public sealed record AskedQuestion(string Name, ImmutableArray<KeyValuePair<string, string>> Values)
{
    /// <summary>The text that came with the question, or null.</summary>
    public string? Text { get; init; }
}

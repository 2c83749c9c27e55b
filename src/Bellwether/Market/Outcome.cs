namespace Bellwether.Market;

/// <summary>Why a result has no value (METHODS 0.5). Undefined is never zero.</summary>
public enum Reason
{
    /// <summary>There is a value.</summary>
    None,

    /// <summary>No data for this subject and window.</summary>
    NoData,

    /// <summary>Too few observations.</summary>
    TooShort,

    /// <summary>The series is constant.</summary>
    ZeroVariance,

    /// <summary>No return below the target.</summary>
    NoDownside,

    /// <summary>The constraints cannot be met together.</summary>
    Infeasible,

    /// <summary>The formula does not apply to these inputs.</summary>
    OutsideDomain,
}

/// <summary>A value or the reason why there is none (METHODS 0.5).</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly record struct Outcome<T>
    where T : struct
{
    private readonly T _value;

    private Outcome(T value, Reason reason, string? detail)
    {
        _value = value;
        Reason = reason;
        Detail = detail;
    }

    /// <summary><see cref="Reason.None"/> when there is a value.</summary>
    public Reason Reason { get; }

    /// <summary>One sentence for the reader, when there is no value.</summary>
    public string? Detail { get; }

    /// <summary>True when there is a value.</summary>
    public bool HasValue => Reason == Reason.None;

    /// <summary>The value; throws when undefined.</summary>
    public T Value => HasValue ? _value : throw new InvalidOperationException($"Undefined: {Reason} {Detail}");

    /// <summary>The value, or null when undefined.</summary>
    public T? OrNull => HasValue ? _value : null;

    /// <summary>A defined result.</summary>
    public static Outcome<T> Of(T value) => new(value, Reason.None, null);

    /// <summary>An undefined result with its reason.</summary>
    public static Outcome<T> Undefined(Reason reason, string? detail = null) => new(default, reason, detail);

    /// <summary>A value is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => Of(value);

    /// <summary>A reason is an outcome.</summary>
    public static implicit operator Outcome<T>(Reason reason) => Undefined(reason);
}

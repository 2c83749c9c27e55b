using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Analytics.Risk;

namespace Bellwether.Desk;

/// <summary>One shock as stated: a fraction, basis points for a rate, or the factor's worst or best day of the window.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Text">Canonical text: a round-trip number, <c>worst</c> or <c>best</c>.</param>
public sealed record StatedShock(Factor Factor, string Text)
{
    /// <summary>As in a key or option.</summary>
    public override string ToString() => $"{Factor.Id}={Text}";
}

/// <summary>Reads shocks such as <c>sp500=-0.07</c>, <c>usdjpy=-5%</c>, <c>jgb10y=+50bp</c>, <c>sp500=worst</c>.</summary>
public static class Shocks
{
    private const string Example = "--shock sp500=-7% --shock usdjpy=-0.05 --shock jgb10y=+50bp";

    /// <summary>Reads shocks; a wrong one is a usage error with an example.</summary>
    public static ImmutableArray<StatedShock> Parse(Factors factors, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(texts);
        var shocks = ImmutableArray.CreateBuilder<StatedShock>();
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) throw new DeskException(ExitCode.Usage, $"The shock '{text}' is not NAME=VALUE, as in {Example}.");
            var shock = new StatedShock(factors.Find(text[..at].Trim()), "");
            if (shocks.Any(own => own.Factor == shock.Factor)) throw new DeskException(ExitCode.Usage, $"The factor {shock.Factor.Id} is shocked twice: each shock needs its own factor.");
            shocks.Add(shock with { Text = Value(shock.Factor, text[(at + 1)..].Trim(), text) });
        }

        return shocks.Count > 0 ? shocks.ToImmutable() : throw new DeskException(ExitCode.Usage, $"A stress needs a shock, as in {Example}. Factors of this store: {string.Join(", ", factors.All.Select(factor => factor.Id))}.");
    }

    /// <summary>The stated move of a shock; worst and best are looked up among the changes of the window.</summary>
    public static double Stated(StatedShock shock, ReadOnlySpan<double> changes)
    {
        ArgumentNullException.ThrowIfNull(shock);
        if (shock.Text is not ("worst" or "best")) return double.Parse(shock.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var found = double.NaN;
        foreach (var change in changes)
        {
            if (double.IsNaN(change)) continue;
            if (double.IsNaN(found) || (shock.Text == "worst" ? change < found : change > found)) found = change;
        }

        return double.IsNaN(found)
            ? throw new DeskException(ExitCode.DataMissing, $"The factor {shock.Factor.Id} has no change in the window, so it has no {shock.Text} day.")
            : FactorChanges.ToStated(found, shock.Factor.Kind);
    }

    private static string Value(Factor factor, string text, string whole)
    {
        if (text is "worst" or "best") return text;
        var (number, unit) = text.EndsWith('%') ? (text[..^1], "%") : text.EndsWith("bp", StringComparison.OrdinalIgnoreCase) ? (text[..^2], "bp") : (text, "");
        if (!decimal.TryParse(number.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw new DeskException(ExitCode.Usage, $"The shock '{whole}' has no number that can be read: expected {(factor.Kind == ChangeKind.BasisPoints ? $"basis points, as in {factor.Id}=+50bp" : $"a fraction or percent, as in {factor.Id}=-0.05 or {factor.Id}=-5%")}, or {factor.Id}=worst.");
        var isRate = factor.Kind == ChangeKind.BasisPoints;
        var stated = (unit, isRate) switch
        {
            ("%", true) => value * 100,
            ("%", false) => value / 100,
            ("bp", false) => value / 10_000,
            _ => value,
        };
        if (!isRate && (stated <= -1 || stated > 10)) throw new DeskException(ExitCode.Usage, $"The shock '{whole}' is a move of {stated * 100:0.##} %: expected more than -100 % and at most 1000 %; percent carry the sign %, as in {factor.Id}=-5%.");
        if (isRate && Math.Abs(stated) > 10_000) throw new DeskException(ExitCode.Usage, $"The shock '{whole}' moves a yield by more than 100 percentage points; basis points are written {factor.Id}=+50bp.");
        if (stated == 0) throw new DeskException(ExitCode.Usage, $"The shock '{whole}' is no move at all.");
        return ((double)stated).ToString("R", CultureInfo.InvariantCulture);
    }
}

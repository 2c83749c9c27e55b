using System.Globalization;

namespace Bellwether.Claims.Verdicts;

/// <summary>
/// The verdict rules as pure functions: a claim's interval and computed values in, a verdict out (METHODS 10.4). Nothing here knows where a value
/// comes from.
/// </summary>
public static class Judge
{
    /// <summary>Words of the truncation reading (METHODS 10.2).</summary>
    public const string Truncation = "cut off after the last printed place instead of rounded";

    /// <summary>
    /// Weights are printed in tenths of a percent at best and stand on estimated share counts: a gap to the first below half a tenth of a percent
    /// does not decide who is first.
    /// </summary>
    public const double WeightPrecision = 0.0005;

    /// <summary>
    /// A number (METHODS 10.4): inside under the default reading — Supported; outside by at most u/2 + e, or inside an alternative reading, or an
    /// interval of the data that meets the claim's — WithinRounding; else Contradicted. The wrong sign is always Contradicted.
    /// <paramref name="searched"/> marks an extreme that was searched for over many days: its day is already the one that suits the text best, so
    /// neither the u/2 band nor truncation is granted on top (docs/check.md).
    /// </summary>
    public static Judgement Number(RoundingInterval claim, Reading computed, IReadOnlyList<Reading>? alternatives = null, bool searched = false)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(computed);
        if (computed.Value is not { } x || !double.IsFinite(x)) return Judgement.NotCheckable("There is no value to compare with.");
        if (WrongSign(claim, computed, x)) return new Judgement(ClaimVerdict.Contradicted, "The computed value has the other sign.");
        if (claim.Contains(x)) return new Judgement(ClaimVerdict.Supported, "The computed value lies inside the interval that the number stands for.");
        if (claim.Truncated is { } cut && cut.Contains(x) && !searched) return new Judgement(ClaimVerdict.WithinRounding, "The number is right when it was cut off, not rounded.", Truncation);
        var distance = claim.Distance(x);
        var band = searched ? 0 : claim.Ulp / 2;
        if (distance <= band * (1 + 1e-9)) return new Judgement(ClaimVerdict.WithinRounding, "Outside the interval by no more than half a unit of the last place.");
        if (computed.IsInterval && Meets(claim, computed)) return new Judgement(ClaimVerdict.WithinRounding, "The data leave an interval, and it meets the claim's.", "within the uncertainty of the data");
        if (computed.Error > 0 && distance <= band + computed.Error)
            return new Judgement(ClaimVerdict.WithinRounding, "Outside the interval by no more than the uncertainty of the data.", "within the uncertainty of the data");
        foreach (var other in alternatives ?? [])
        {
            if (other.Value is { } y && double.IsFinite(y) && claim.Contains(y))
                return new Judgement(ClaimVerdict.WithinRounding, $"Inside the interval only when read otherwise: {other.Words}.", other.Words);
        }

        return new Judgement(
            ClaimVerdict.Contradicted,
            searched && claim.Truncated?.Contains(x) == true
                ? $"Contradicted at the close by more than rounding; {Truncation}, the number would be right."
                : "The computed value lies outside the interval by more than rounding.");
    }

    /// <summary>
    /// A number of members (METHODS 10.4): exact — Supported; off by no more than the borderline names, or inside the interval that members without
    /// prices leave — WithinRounding; else Contradicted.
    /// </summary>
    public static Judgement CountWhere(RoundingInterval claim, int count, int? high = null, int borderline = 0)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var top = Math.Max(high ?? count, count);
        if (claim.Modifier == Modifier.Between && top > count)
        {
            // A text that gives an interval where the data leave one states that interval.
            return claim.Lo == count && claim.Hi == top
                ? new Judgement(ClaimVerdict.Supported, "The interval that members without prices leave is the stated one.")
                : new Judgement(ClaimVerdict.Contradicted, string.Create(CultureInfo.InvariantCulture, $"Members without prices leave another interval, {count} to {top}."));
        }

        if (claim.Contains(count) && (claim.Contains(top) || claim.Modifier == Modifier.None))
            return new Judgement(ClaimVerdict.Supported, top > count ? "The count over members with prices agrees; members without prices could add to it." : "The count agrees.");
        if (Meets(claim, count, top))
            return new Judgement(ClaimVerdict.WithinRounding, string.Create(CultureInfo.InvariantCulture, $"Members without prices make the count an interval, {count} to {top}, and the number lies in it: the data cannot decide."), "counting members without prices the way that suits the text");
        var gap = Math.Min(claim.Distance(count), claim.Distance(top));
        // An open or rounded interval can be missed by less than one name.
        if (gap <= borderline || gap <= claim.Ulp / 2)
            return new Judgement(ClaimVerdict.WithinRounding, borderline > 0 ? "Off by no more than the names that stand on the threshold." : "Outside the interval by no more than half a unit of the last place.");
        return new Judgement(ClaimVerdict.Contradicted, "The count is another one.");
    }

    /// <summary>
    /// A number of members as such: counts are exact (METHODS 10.2). Where the data leave an interval that holds the number, nobody can decide it to
    /// the name: NotCheckable, and the interval is stated.
    /// </summary>
    public static Judgement Count(RoundingInterval claim, int low, int? high = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var top = Math.Max(high ?? low, low);
        if (claim.Contains(low) && claim.Contains(top)) return new Judgement(ClaimVerdict.Supported, "The count agrees.");
        if (top > low && Meets(claim, low, top))
            return Judgement.NotCheckable(string.Create(CultureInfo.InvariantCulture, $"Consistent, not decidable to the name: the lists leave {low} to {top} members."));
        return Math.Min(claim.Distance(low), claim.Distance(top)) <= claim.Ulp / 2 && claim.Ulp > 0
            ? new Judgement(ClaimVerdict.WithinRounding, "Outside the interval by no more than half a unit of the last place.")
            : new Judgement(ClaimVerdict.Contradicted, "The count is another one.");
    }

    /// <summary>A stated rank (METHODS 10.4): the rank itself — Supported; a gap to the stated place within the precision — WithinRounding; else Contradicted.</summary>
    /// <param name="stated">Stated rank, 1 the first.</param>
    /// <param name="rank">Computed rank; null when there is none.</param>
    /// <param name="gap">How far the value lies from the one on the stated rank, not negative.</param>
    /// <param name="precision">Gaps up to this do not decide.</param>
    public static Judgement Rank(int stated, int? rank, double gap, double precision = WeightPrecision)
    {
        if (rank is not { } own) return Judgement.NotCheckable("There is no rank to compare with.");
        if (own == stated) return new Judgement(ClaimVerdict.Supported, "The computed rank is the stated one.");
        return double.IsFinite(gap) && gap <= precision
            ? new Judgement(ClaimVerdict.WithinRounding, "The gap to the stated rank is below the precision of the data.", "within the uncertainty of the data")
            : new Judgement(ClaimVerdict.Contradicted, string.Create(CultureInfo.InvariantCulture, $"The computed rank is {own}."));
    }

    /// <summary>
    /// A comparison without a margin (METHODS 10.4): the sign of the difference decides; a difference within the data's uncertainty is WithinRounding.
    /// </summary>
    public static Judgement Comparison(Relation relation, double? a, double? b, double error = 0)
    {
        if (a is not { } x || b is not { } y || !double.IsFinite(x) || !double.IsFinite(y)) return Judgement.NotCheckable("One side has no value to compare.");
        var difference = x - y;
        var holds = relation switch
        {
            Relation.Greater => difference > 0,
            Relation.AtLeast => difference >= 0,
            Relation.Less => difference < 0,
            Relation.AtMost => difference <= 0,
            Relation.NotEqual => difference != 0,
            _ => difference == 0,
        };
        if (holds) return new Judgement(ClaimVerdict.Supported, "The difference has the stated sign.");
        return Math.Abs(difference) <= error
            ? new Judgement(ClaimVerdict.WithinRounding, "The difference is smaller than the uncertainty of the data.", "within the uncertainty of the data")
            : new Judgement(ClaimVerdict.Contradicted, "The difference has the other sign.");
    }

    /// <summary>A level on one side of a bound, by the claim's interval; a bound missed by no more than e is WithinRounding.</summary>
    public static Judgement Bound(RoundingInterval claim, Reading computed, IReadOnlyList<Reading>? alternatives = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(computed);
        if (computed.Value is not { } x || !double.IsFinite(x)) return Judgement.NotCheckable("There is no value to compare with.");
        if (claim.Contains(x)) return new Judgement(ClaimVerdict.Supported, "The level lies on the stated side.");
        if (claim.Distance(x) <= computed.Error) return new Judgement(ClaimVerdict.WithinRounding, "The level misses the bound by no more than the uncertainty of the data.", "within the uncertainty of the data");
        foreach (var other in alternatives ?? [])
        {
            if (other.Value is { } y && claim.Contains(y)) return new Judgement(ClaimVerdict.WithinRounding, $"On the stated side only when read otherwise: {other.Words}.", other.Words);
        }

        return new Judgement(ClaimVerdict.Contradicted, "The level lies on the other side.");
    }

    // A statement of a rise when the data fall. An interval of the data that reaches the right side leaves the sign open.
    private static bool WrongSign(RoundingInterval claim, Reading computed, double x)
    {
        var stated = Math.Sign(claim.Stated);
        if (stated == 0 || claim.Contains(x) || Math.Sign(x) != -stated) return false;
        return !computed.IsInterval || Math.Sign(stated > 0 ? computed.High!.Value : computed.Low!.Value) == -stated;
    }

    private static bool Meets(RoundingInterval claim, Reading computed) => Overlap(claim, computed.Low!.Value, computed.High!.Value);

    // Whole numbers between the ends: some of them may lie inside although neither end does.
    private static bool Meets(RoundingInterval claim, int low, int high)
    {
        for (var n = low; n <= high; n++)
        {
            if (claim.Contains(n)) return true;
        }

        return false;
    }

    private static bool Overlap(RoundingInterval claim, double low, double high) =>
        claim.Contains(low) || claim.Contains(high)
        || ((claim.Lo is not { } lo || lo >= low) && (claim.Hi is not { } hi || hi <= high) && (claim.Lo is not null || claim.Hi is not null));
}

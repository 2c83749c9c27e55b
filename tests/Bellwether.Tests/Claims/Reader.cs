using System.Globalization;
using System.Text;
using Bellwether.Claims;
using Bellwether.Market;

namespace Bellwether.Tests.Claims;

/// <summary>A reader over the shipped names and a few companies, and claims as one short line.</summary>
internal static class Reader
{
    private static readonly (string Code, string Name)[] s_companies =
    [
        ("4565", "Sosei Group Corporation"), ("4563", "AnGes, Inc."), ("4385", "Mercari, Inc."), ("7203", "TOYOTA MOTOR CORPORATION"), ("6758", "Sony Corporation"), ("9984", "SoftBank Group Corp."),
        ("9983", "FAST RETAILING CO., LTD."), ("2121", "mixi, Inc."), ("4592", "SanBio Company Limited"), ("3656", "KLab Inc."), ("7974", "Nintendo Co., Ltd."), ("6861", "KEYENCE CORPORATION"), ("8035", "Tokyo Electron Limited"),
    ];

    private static readonly Lazy<ClaimReader> s_reader = new(() => new ClaimReader(AliasTable.Of(Market, [])));

    public static ClaimReader Instance => s_reader.Value;

    private static MarketSnapshot Market => new()
    {
        Version = new DatasetVersion(1, default, ""),
        Calendar = new TradingCalendar([]),
        Panel = null!,
        Securities = [.. s_companies.Select(company => new Security(new SecurityId("tse", company.Code), company.Name, company.Name, null, null, [], null)).OrderBy(security => security.Id)],
    };

    /// <summary>Type, subjects, value and what else the claim says, e.g. <c>PercentChange nikkei225 0.021 on:Friday</c>.</summary>
    public static string Line(Claim claim)
    {
        var line = new StringBuilder(claim.Type.ToString()).Append(' ');
        line.AppendJoin('+', claim.Subjects.Select(subject => subject.Id ?? "?" + subject.Text.Replace(' ', '_')));
        if (claim.Subjects.Length == 0) line.Append('-');
        if (claim.Interval is { } interval) line.Append(CultureInfo.InvariantCulture, $" {interval.Value:0.######}");
        if (claim.Interval?.Modifier is { } modifier and not Modifier.None) line.Append(CultureInfo.InvariantCulture, $" {modifier}");
        if (claim.Relation is Relation.NotEqual || claim.Type is ClaimType.Comparison or ClaimType.LevelBound) line.Append(CultureInfo.InvariantCulture, $" {claim.Relation}");
        if (claim.Object is { } other) line.Append(CultureInfo.InvariantCulture, $" object:{other.Id ?? "?" + other.Text.Replace(' ', '_')}");
        if (claim.Rank is { } rank) line.Append(CultureInfo.InvariantCulture, $" rank:{rank}");
        if (claim.Predicate is { } predicate) line.Append(CultureInfo.InvariantCulture, $" where:{predicate.Relation}:{predicate.Threshold}");
        if (claim.Direction != 0) line.Append(CultureInfo.InvariantCulture, $" way:{claim.Direction}");
        if (claim.Since is { } since) line.Append(CultureInfo.InvariantCulture, $" since:{Day(since)}");
        if (claim.Time is not UnstatedTime) line.Append(' ').Append(Time(claim.Time));
        if (claim.Speaker is { Name.Length: > 0 } speaker) line.Append(CultureInfo.InvariantCulture, $" by:{speaker.Name.Replace(' ', '_')}");
        if (!claim.Checkable) line.Append(" unchecked");
        return line.ToString();
    }

    public static string Time(TimePhrase time) => time switch
    {
        SpanTime span => $"from:{Day(span.Start)}" + (span.End is AsOfDay ? "" : $",to:{Day(span.End)}"),
        DuringTime during => $"in:{Period(during.Period)}",
        OnTime on => $"on:{Day(on.Day)}",
        _ => "",
    };

    private static string Day(DatePhrase day) => day switch
    {
        AsOfDay => "as-of",
        CalendarDay date => $"{date.Year?.ToString(CultureInfo.InvariantCulture) ?? "?"}-{date.Month:00}-{date.Day:00}",
        WeekDay week => week.Day.ToString() + (week.WeeksBack > 0 ? "-" : ""),
        HolidayDay holiday => holiday.Holiday.ToString() + holiday.Year,
        RelativeDay relative => $"day{relative.Offset}",
        PeriodEdge edge => (edge.AtEnd ? "end-" : "start-") + Period(edge.Period),
        DayAgo ago => $"{ago.Count}{ago.Unit}-ago",
        ExtremeDay extreme => extreme.Role + (extreme.Within is { } within ? "/" + Period(within) : "") + (extreme.On is { } on ? "@" + Day(on) : ""),
        _ => "?",
    };

    private static string Period(PeriodPhrase period) => period switch
    {
        CalendarPeriod calendar => $"{calendar.Unit}{calendar.Offset}",
        NamedMonth month => $"m{month.Month}" + (month.Year is { } year ? $".{year}" : ""),
        NamedQuarter quarter => $"q{quarter.Quarter}" + (quarter.Year is { } year ? $".{year}" : ""),
        NamedHalf half => $"h{half.Half}" + (half.Year is { } year ? $".{year}" : ""),
        NamedYear named => $"y{named.Year}",
        TrailingPeriod trailing => $"past{trailing.Count}{trailing.Unit}",
        PeriodEnding ending => $"{ending.Unit}-to-{Day(ending.Last)}",
        _ => "?",
    };
}

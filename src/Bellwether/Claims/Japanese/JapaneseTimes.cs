namespace Bellwether.Claims.Japanese;

/// <summary>Phrases of time in Japanese market reports: 前日比, 昨年末比, 10月2日の高値から, 2019年上半期, 5日.</summary>
internal static class JapaneseTimes
{
    private static readonly (string Words, TimePhrase? Time)[] s_fixed =
    [
        .. Table(null, "同じ期間", "同期間", "この期間", "この間"),
        .. Table(new UnstatedTime(), "前日比", "前日終値比", "前営業日比", "前日に比べ", "前日から", "前週末比", "前週末に比べ"),
        .. Table(Year(0), "昨年末比", "前年末比", "昨年末から", "昨年末に比べ", "前年末に比べ", "年初から", "年初来で", "年初に比べ", "昨年末と比べ", "年初以降", "今年に入って", "今年に入り", "今年", "年間で", "年間では", "1年間で"),
        .. Table(Period(TimeUnit.Month, 0), "前月末比", "月初から", "今月に入って", "今月に入り", "今月", "月間で", "月間では", "前月末に比べ", "先月末比", "先月末から"),
        .. Table(Period(TimeUnit.Week, 0), "週間で", "週間では", "今週", "1週間で", "週間ベースで"),
        .. Table(Period(TimeUnit.Month, -1), "先月", "前月"),
        .. Table(Period(TimeUnit.Week, -1), "先週", "前週"),
        .. Table(Year(-1), "昨年", "前年"),
        .. Table(Period(TimeUnit.Quarter, 0), "四半期で", "今四半期"),
        .. Table(new DuringTime(new NamedHalf(1)), "上半期", "上期", "1~6月期", "1~6月", "1〜6月", "1-6月"),
        .. Table(new DuringTime(new NamedHalf(2)), "下半期", "下期", "7~12月", "7〜12月", "7-12月"),
        .. Table(new DuringTime(new NamedQuarter(1)), "1~3月期", "1~3月", "1〜3月", "1-3月"),
        .. Table(new DuringTime(new NamedQuarter(2)), "4~6月期", "4~6月", "4〜6月", "4-6月"),
        .. Table(new DuringTime(new NamedQuarter(3)), "7~9月期", "7~9月", "7〜9月", "7-9月"),
        .. Table(new DuringTime(new NamedQuarter(4)), "10~12月期", "10~12月", "10〜12月", "10-12月"),
    ];

    private static readonly string[] s_weekdays = ["日曜", "月曜", "火曜", "水曜", "木曜", "金曜", "土曜"];

    /// <summary>The phrase at a token; length 0 when there is none. A null time means the window named before.</summary>
    public static (int Length, TimePhrase? Time) Read(JapaneseText text, int at)
    {
        foreach (var (words, time) in s_fixed)
            if (text.At(at, words) is > 0 and var length && !(words.Length == 2 && text.At(at + length, "末") > 0))
                return (length, time);
        var dated = Day(text, at, out var day);
        if (dated > 0) return After(text, at, at + dated, day);
        if (text.Number(at) is { Place: 1, Value: var number } token && !token.Hyphen)
        {
            // 2019年上半期 · 2019年12月 · 2018年
            if (number is >= 1990 and <= 2100 && text.At(at + 1, "年") > 0)
            {
                var year = (int)number;
                var next = at + 2;
                foreach (var (words, time) in s_fixed)
                {
                    if (text.At(next, words) is not (> 0 and var more)) continue;
                    PeriodPhrase? named = time is DuringTime { Period: NamedHalf half } ? half with { Year = year } : time is DuringTime { Period: NamedQuarter quarter } ? quarter with { Year = year } : null;
                    if (named is not null) return (next + more - at, new DuringTime(named));
                }

                if (Month(text, next) is { } month) return (next + 2 - at, new DuringTime(new NamedMonth(month, year)));
                if (text.At(next, "末") > 0 && (text.At(next + 1, "から") > 0 || text.At(next + 1, "比") > 0))
                    return (next + 2 - at, new SpanTime(new PeriodEdge(new NamedYear(year), true), PriceRole.Close, new AsOfDay()));
                return (2, new DuringTime(new NamedYear(year)));
            }

            if (Month(text, at) is { } bare)
            {
                if (text.At(at + 2, "末") > 0 && text.Any(at + 3, ["から", "比"]).Length is > 0 and var since) return (3 + since, new SpanTime(new PeriodEdge(new NamedMonth(bare), true), PriceRole.Close, new AsOfDay()));
                return (2, new DuringTime(new NamedMonth(bare)));
            }
        }

        for (var i = 0; i < s_weekdays.Length; i++)
            if (text.At(at, s_weekdays[i]) is > 0 and var taken)
                return (taken, new OnTime(new WeekDay((DayOfWeek)i)));
        return text.At(at, "クリスマス") is > 0 and var christmas ? After(text, at, at + christmas, new HolidayDay(Holiday.ChristmasDay)) : default;
    }

    /// <summary>A day at a token: 2018年12月25日, 昨年12月25日, 10月2日, 5日.</summary>
    public static int Day(JapaneseText text, int at, out DatePhrase day)
    {
        day = new AsOfDay();
        var from = at;
        int? year = null;
        if (text.Number(from) is { Place: 1, Value: >= 1990 and <= 2100 } stated && text.At(from + 1, "年") > 0) (year, from) = ((int)stated.Value, from + 2);
        else if (text.Any(from, ["昨年", "前年", "今年"]).Length is > 0 and var word) from += word;
        var month = Month(text, from);
        if (month is not null) from += 2;
        else if (from > at) return 0;
        if (text.Number(from) is not { Place: 1, Value: >= 1 and <= 31 } number || text.At(from + 1, "日") == 0 || text.Any(from + 2, ["続", "連続", "ぶり", "間", "経"]).Length > 0) return 0;
        day = month is { } named ? new CalendarDay(year, named, (int)number.Value) : new MonthDay((int)number.Value);
        return from + 2 - at;
    }

    // 10月2日の高値から · 12月25日から · 5日の
    private static (int Length, TimePhrase? Time) After(JapaneseText text, int at, int next, DatePhrase day)
    {
        var of = text.At(next, "の") > 0 ? next + 1 : next;
        var (size, role) = text.Any(of, ["直近安値", "直近高値", "安値", "高値", "終値", "底"]);
        if (size > 0 && role != 4)
        {
            var price = role is 1 or 3 ? PriceRole.High : PriceRole.Low;
            if (text.At(of + size, "から") is > 0 and var since) return (of + size + since - at, new SpanTime(new ExtremeDay(price, null, day), price, new AsOfDay()));
        }

        if (size > 0 && role == 4 && text.Any(of + size, ["から", "比"]).Length is > 0 and var closed) return (of + size + closed - at, new SpanTime(day, PriceRole.Close, new AsOfDay()));
        if (text.At(next, "から") is > 0 and var plain) return (next + plain - at, new SpanTime(day, PriceRole.Close, new AsOfDay()));
        if (text.At(next, "比") > 0) return (next + 1 - at, new SpanTime(day, PriceRole.Close, new AsOfDay()));
        return (next - at, new OnTime(day));
    }

    private static int? Month(JapaneseText text, int at) => text.Number(at) is { Place: 1, Value: >= 1 and <= 12 } number && text.At(at + 1, "月") > 0 && text.At(at + 1, "月連続") == 0 ? (int)number.Value : null;

    private static DuringTime Year(int offset) => Period(TimeUnit.Year, offset);

    private static DuringTime Period(TimeUnit unit, int offset) => new(new CalendarPeriod(unit, offset));

    private static IEnumerable<(string Words, TimePhrase? Time)> Table(TimePhrase? time, params string[] words) => words.Select(word => (word, time));
}

using System.Collections.Immutable;
using Bellwether.Analytics;
using Bellwether.Claims.Reading;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Japanese;

/// <summary>
/// Reads Japanese market sentences into the same claims as English ones (METHODS 10.1): 日経平均株価は前日比82円55銭（0.38％）高の2万1807円50銭, 3日続伸,
/// 年初来高値, 昨年末比55％上昇. A subject is the last name before the number; a direction stands after the number or in 上昇率, 下落率 before it.
/// </summary>
internal sealed class JapaneseReader
{
    private static readonly string[] s_up = ["高", "上昇", "値上がり", "続伸", "反発", "急伸", "急騰", "上げ", "プラス", "伸び", "増", "上伸", "の上げ", "大幅高", "大幅続伸", "の上昇", "の値上がり"];

    private static readonly string[] s_down = ["安", "下落", "値下がり", "続落", "反落", "急落", "下げ", "低下", "マイナス", "落ち", "減", "の下げ", "大幅安", "大幅続落", "の下落", "の値下がり", "の低下"];

    private static readonly string[] s_fundamentals = ["売上高", "純利益", "営業利益", "経常利益", "配当", "増益", "減益", "業績", "営業収益", "受注", "販売台数", "設備投資", "成長率", "失業率", "物価", "売買代金", "時価総額", "手数料", "税率", "消費税"];

    private static readonly string[] s_forecasts = ["予想", "見通し", "見込み", "目標", "だろう", "可能性", "かもしれ", "期待される", "とみられる"];

    private readonly ReadingContext _context;
    private readonly JapaneseText _text;
    private readonly List<Claim> _claims = [];
    private SubjectRef? _subject;
    private TimePhrase? _time;
    private int _rate;

    private JapaneseReader(ReadingContext context, JapaneseText text) => (_context, _text) = (context, text);

    /// <summary>True for text of which a good part is written in Japanese characters.</summary>
    public static bool IsJapanese(ReadOnlySpan<char> text)
    {
        var (kana, letters) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsLetter(c)) letters++;
            if (c is >= '\u3040' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF') kana++;
        }

        return kana >= 4 && kana * 2 > letters;
    }

    /// <summary>Reads a paragraph; its sentences end at 。.</summary>
    public static void Read(ReadingContext context, Mentions mentions, int start, int end, ImmutableArray<(int, int)>.Builder sentences)
    {
        var clean = context.Source.Clean;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && clean[i] != '\n' && !(clean[i] == '.' && context.Source.Original[context.Source.StartOf(i)] == '。') && !(clean[i] is '!' or '?')) continue;
            var tokens = Tokenizer.Cut(clean, from, i);
            from = i + 1;
            if (tokens.Count == 0) continue;
            sentences.Add((context.Source.StartOf(tokens[0].Start), context.Source.EndOf(tokens[^1].End)));
            new JapaneseReader(context, new JapaneseText(clean, tokens)).Sentence(mentions);
        }
    }

    private void Sentence(Mentions mentions)
    {
        var forecast = Array.Exists(s_forecasts, Contains);
        _subject = _context.LastSubjects.Count > 0 ? _context.LastSubjects[0] : _context.LastGauge;
        var silent = false;
        for (var at = 0; at < _text.Count;)
        {
            if (mentions.At(_text.Tokens, at) is (> 0 and var length, { } named) && !IsUnitYen(at))
            {
                _subject = named;
                (silent, _rate) = (false, 0);
                _context.Mention(named);
                at += length;
                continue;
            }

            if (_text.At(at, "同指数") > 0 && _context.LastGauge is { } gauge) _subject = gauge;
            if (_text.At(at, "同社") > 0 && _context.LastSecurity is { } company) _subject = company;
            if (_text.Any(at, s_fundamentals).Length > 0) silent = true;
            if (_text.Any(at, ["上昇率", "値上がり率"]).Length > 0) _rate = 1;
            if (_text.Any(at, ["下落率", "値下がり率"]).Length > 0) _rate = -1;
            if (Dollar(at) is > 0 and var quoted)
            {
                at += quoted;
                continue;
            }

            if (JapaneseTimes.Read(_text, at) is (> 0 and var span, var time))
            {
                // "2017年9月以来": since when a record stands, no window.
                if (_text.At(at + span, "以来") is > 0 and var ago)
                {
                    at += span + ago;
                    continue;
                }

                _time = time ?? _context.Windows.FirstOrDefault() ?? _time;
                if (time is DuringTime or SpanTime) _context.Name(time);
                at += span;
                continue;
            }

            if (Record(at) is > 0 and var record)
            {
                at += record;
                continue;
            }

            if (JapaneseNumber.Read(_text, at) is { } number)
            {
                if (!silent && !forecast) at = Number(at, number);
                else at = number.End;
                continue;
            }

            if (Run(at) is > 0 and var run)
            {
                at += run;
                continue;
            }

            at++;
        }

        if (_claims.Count > 0 && _claims[^1].Subjects.Length > 0) _context.LastSubjects = _claims[^1].Subjects;
        else if (_subject is { IsResolved: true }) _context.LastSubjects = [_subject];
    }

    // The number's own direction, its kind and its window; returns the token to go on with.
    private int Number(int at, JapaneseNumber number)
    {
        var next = number.End;
        if (number.Unit == JapaneseUnit.Run) return Streak(at, next, (int)number.Value, TimeUnit.Day);
        if (number.Unit is JapaneseUnit.Days or JapaneseUnit.Weeks or JapaneseUnit.Months or JapaneseUnit.Years) return Length(at, number);
        if (number.Unit == JapaneseUnit.Times) return Multiple(at, number);
        if (number.Unit == JapaneseUnit.Other) return next;
        // 82円55銭(0.38%)高: the bracket stands between the number and its direction.
        JapaneseNumber? inner = null;
        if (_text.At(next, "(") > 0 && JapaneseNumber.Read(_text, next + 1) is { Unit: JapaneseUnit.Percent } bracket && _text.At(bracket.End, ")") > 0) (inner, next) = (bracket, bracket.End + 1);
        var (sign, length) = Direction(next);
        if (sign == 0 && inner is null && _text.At(number.End, "の") > 0) (sign, length) = Direction(number.End + 1) is (not 0, var size) own ? (own.Sign, size + 1) : (0, 0);
        if (sign == 0 && _rate != 0 && number.Unit == JapaneseUnit.Percent) sign = _rate;
        if (number.Unit == JapaneseUnit.Percent && sign == 0 && IsRate(_subject)) return Level(at, number);
        if (sign == 0 && number.Signed && number.Unit == JapaneseUnit.Percent) sign = Math.Sign(number.Value);
        if (sign != 0 && number.Unit is JapaneseUnit.Percent or JapaneseUnit.Yen or JapaneseUnit.Points or JapaneseUnit.BasisPoints)
        {
            Move(at, number, sign, number.End + (inner is null ? length : 0));
            if (inner is { } percent) Move(number.End + 1, percent, sign, next + length);
            return next + length;
        }

        return number.Unit is JapaneseUnit.Yen or JapaneseUnit.None or JapaneseUnit.Points ? Level(at, number) : next;
    }

    private (int Sign, int Length) Direction(int at)
    {
        if (_text.Any(at, s_up).Length is > 0 and var up && _text.At(at, "高値") == 0) return (1, up);
        if (_text.Any(at, s_down).Length is > 0 and var down && _text.At(at, "安値") == 0) return (-1, down);
        return default;
    }

    private void Move(int at, JapaneseNumber number, int sign, int end)
    {
        var (unit, factor) = number.Unit switch
        {
            JapaneseUnit.Percent => (Unit.Fraction, 0.01m),
            JapaneseUnit.BasisPoints => (Unit.BasisPoints, 1m),
            JapaneseUnit.Yen when _subject?.Kind == SubjectKind.Security => (Unit.Currency, 1m),
            JapaneseUnit.Yen when _subject is { Kind: SubjectKind.Macro } => (Unit.Number, 1m),
            _ => (Unit.Points, 1m),
        };
        var interval = RoundingInterval.Of(Math.Abs(number.Value) * factor, number.Place * factor, unit, number.Modifier);
        // A rate that falls by 0.05 % falls by percentage points.
        if (number.Unit == JapaneseUnit.Percent && IsRate(_subject)) interval = RoundingInterval.Of(Math.Abs(number.Value) * 0.01m, number.Place * 0.01m, Unit.PercentagePoints, number.Modifier);
        var type = interval.Unit == Unit.Fraction ? ClaimType.PercentChange : ClaimType.PointsChange;
        Add(at, end, type, sign < 0 ? interval.Negated : interval, type == ClaimType.PercentChange ? Measures.Return : Measures.Level, moves: true);
    }

    // 約3倍になった: a ratio to the base of the window.
    private int Multiple(int at, JapaneseNumber number)
    {
        if (_text.Any(number.End, ["に", "へ", "と", "の水準", "高"]).Length == 0) return number.End;
        var interval = RoundingInterval.Multiple(number.Value, number.Modifier);
        Add(at, number.End + 1, ClaimType.PercentChange, interval, Measures.Return, moves: true);
        return number.End + 1;
    }

    private int Level(int at, JapaneseNumber number)
    {
        var next = number.End;
        if (_subject is not { IsResolved: true } subject || number.Unit == JapaneseUnit.Points) return next;
        if (subject.Kind == SubjectKind.Gauge && Math.Abs(number.Value) < 100) return next;
        if (number.Unit == JapaneseUnit.None && (number.Place >= 1 || subject.Kind != SubjectKind.Gauge)) return next;
        var rate = IsRate(subject);
        var unit = rate ? Unit.Fraction : subject.Kind switch { SubjectKind.Gauge => Unit.Points, SubjectKind.Security => Unit.Currency, _ => Unit.Number };
        var factor = rate ? 0.01m : 1;
        var (below, under) = _text.Any(next, ["を下回", "割れ", "を割り", "を割っ", "以下"]);
        var (above, over) = _text.Any(next, ["を上回", "を超え", "を回復", "台に乗", "台を回復", "台乗せ", "超え"]);
        if (below > 0 || above > 0 || number.Modifier is Modifier.MoreThan or Modifier.AtLeast)
        {
            _ = (under, over);
            var modifier = below > 0 ? Modifier.LessThan : above > 0 ? Modifier.AtLeast : number.Modifier;
            Add(at, next + Math.Max(below, above), ClaimType.LevelBound, RoundingInterval.Of(number.Value * factor, number.Place * factor, unit, modifier), Measures.Level, relation: below > 0 ? Relation.Less : Relation.AtLeast);
            return next + Math.Max(below, above);
        }

        // 2万1000円台: a band, no level.
        if (_text.At(next, "台") > 0) return next + 1;
        Add(at, next, ClaimType.Level, RoundingInterval.Of(number.Value * factor, number.Place * factor, unit, number.Modifier), Measures.Level);
        return next;
    }

    // 1ドル=111円68銭
    private int Dollar(int at)
    {
        if (_text.Number(at) is not { Value: 1 } || _text.At(at + 1, "ドル") is not (> 0 and var dollar)) return 0;
        var next = at + 1 + dollar;
        if (_text.At(next, "=") > 0) next++;
        if (JapaneseNumber.Read(_text, next) is not { Unit: JapaneseUnit.Yen } number) return 0;
        var kept = _subject;
        _subject = new SubjectRef("yen per dollar", SubjectKind.Macro, "USDJPY", "ドル円");
        Add(at, number.End, ClaimType.Level, RoundingInterval.Of(number.Value, number.Place, Unit.Number, number.Modifier), Measures.Level);
        _subject = kept;
        return number.End - at;
    }

    // 3日続伸 · 12日連続の上昇 · 4カ月ぶりの高値 · 2週連続で上昇
    private int Length(int at, JapaneseNumber number)
    {
        var unit = number.Unit switch { JapaneseUnit.Weeks => TimeUnit.Week, JapaneseUnit.Months => TimeUnit.Month, JapaneseUnit.Years => TimeUnit.Year, _ => TimeUnit.Day };
        if (_text.At(number.End, "ぶり") is > 0 and var since)
        {
            var next = number.End + since;
            if (_text.At(next, "の") > 0) next++;
            var (size, extreme) = _text.Any(next, ["高値", "安値", "高水準", "低水準"]);
            if (size == 0 || number.Value is < 1 or > 1000) return number.End;
            var back = number.Modifier is Modifier.About or Modifier.Nearly && number.Value > 1 ? (int)number.Value - 1 : (int)number.Value;
            Add(at, next + size, ClaimType.SinceExtreme, null, Measures.Level, direction: extreme is 1 or 3 ? -1 : 1, since: new DayAgo(back, unit));
            return next + size;
        }

        var from = number.End;
        if (_text.At(from, "連続") is > 0 and var straight)
        {
            from += straight;
            if (_text.Any(from, ["での", "で", "の"]).Length is > 0 and var joint) from += joint;
        }
        else if (_text.Any(from, ["続伸", "続落", "続騰"]).Length == 0)
        {
            return number.End;
        }

        return Streak(at, from, (int)number.Value, unit);
    }

    private int Streak(int at, int from, int length, TimeUnit unit)
    {
        var (up, _) = _text.Any(from, ["続伸", "続騰", "連騰", "連勝", "上昇", "値上がり", "プラス", "上げ"]);
        var (down, _) = up > 0 ? default : _text.Any(from, ["続落", "連敗", "下落", "値下がり", "マイナス", "下げ", "安"]);
        if (up + down == 0 || length is < 1 or > 1000) return from;
        Add(at, from + up + down, ClaimType.Streak, RoundingInterval.Exact(length) with { Unit = Unit.Days }, Measures.Return, direction: up > 0 ? 1 : -1, frequency: unit);
        return from + up + down;
    }

    // 続伸 alone is a second rise at least; 反落 a fall after a rise.
    private int Run(int at)
    {
        var (length, which) = _text.Any(at, ["続伸", "続落", "反発", "反落"]);
        if (length == 0 || _subject is not { Kind: SubjectKind.Gauge or SubjectKind.Security }) return 0;
        var turn = which >= 2;
        Add(at, at + length, ClaimType.Streak, RoundingInterval.Exact(turn ? 1 : 2, turn ? Modifier.None : Modifier.AtLeast) with { Unit = Unit.Days }, Measures.Return, direction: which is 0 or 2 ? 1 : -1, frequency: TimeUnit.Day);
        return length;
    }

    // 年初来高値を更新 · 昨年来安値 · 上場来高値
    private int Record(int at)
    {
        var (length, which) = _text.Any(at, ["年初来高値", "年初来安値", "昨年来高値", "昨年来安値"]);
        if (length == 0 || _subject is not { IsResolved: true }) return 0;
        Add(at, at + length, ClaimType.SinceExtreme, null, Measures.Level, direction: which is 0 or 2 ? 1 : -1, since: new PeriodEdge(new CalendarPeriod(TimeUnit.Year, which < 2 ? 0 : -1), false));
        return length;
    }

    // "111円" after a number is a unit, and the yen of "円相場" is a subject only with that word.
    private bool IsUnitYen(int at) => _text.At(at, "円") > 0 && (at > 0 && _text.Number(at - 1) is not null || _text.At(at, "円相場") == 0);

    private static bool IsRate(SubjectRef? subject) => subject is { Kind: SubjectKind.Macro, Id: { } id } && !id.StartsWith("USD", StringComparison.Ordinal) && id is not ("VIX" or "EURUSD");

    private bool Contains(string word)
    {
        for (var at = 0; at < _text.Count; at++)
            if (_text.At(at, word) > 0)
                return true;
        return false;
    }

    private void Add(int first, int end, ClaimType type, RoundingInterval? interval, Measure measure, bool moves = false, int direction = 0, Relation relation = Relation.Equal, DatePhrase? since = null, TimeUnit? frequency = null)
    {
        end = Math.Clamp(end, first + 1, _text.Count);
        var start = _context.Source.StartOf(_text.Tokens[first].Start);
        var stop = _context.Source.EndOf(_text.Tokens[end - 1].End);
        // A level, a run or a record is that of its day; windows are for moves.
        var own = moves || _time is OnTime ? _time : null;
        var others = moves && own is null or OnTime ? _context.Windows.Where(window => window != own).ToImmutableArray() : [];
        var claim = new Claim
        {
            Id = _context.Claims.Count,
            Quote = _context.Source.Original[start..stop],
            CharStart = start,
            CharEnd = stop,
            Type = type,
            Subjects = _subject is null ? [] : [_subject],
            Measure = measure,
            Interval = interval,
            Relation = relation != Relation.Equal ? relation : interval?.Modifier switch { Modifier.MoreThan => Relation.Greater, Modifier.AtLeast => Relation.AtLeast, _ => Relation.Equal },
            Direction = direction,
            Since = since,
            Frequency = frequency,
            Time = own ?? new UnstatedTime(),
            OtherTimes = others,
            Speaker = _context.Speaker,
            Checkable = _subject is { IsResolved: true },
            Reason = _subject is null ? "the text names no subject" : _subject.IsResolved ? null : $"no data are known for '{_subject.Text}'",
        };
        _claims.Add(claim);
        _context.Claims.Add(claim);
        if (_subject is not null) _context.Claimed(_subject);
    }
}

using System.Globalization;
using Bellwether.Claims;
using Bellwether.Claims.Dates;
using Bellwether.Market;

namespace Bellwether.Tests.Claims;

public sealed class DateTests
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    [Theory]
    [InlineData("""<meta property="article:published_time" content="2019-04-07T22:00:00Z"/>""", "2019-04-08 07:00")]
    [InlineData("""<script>{"datePublished": "2019-04-08T18:30:00+09:00"}</script>""", "2019-04-08 18:30")]
    [InlineData("<time class=\"x\" datetime=\"2019-04-08\">yesterday</time>", "2019-04-08")]
    [InlineData("---\ntitle: Small caps\ndate: 2019-04-08 09:15\n---\nThe Nikkei rose.", "2019-04-08 09:15")]
    [InlineData("See https://example.com/markets/2019/04/07/japan-small-stocks for more", "2019-04-07")]
    [InlineData("Published: April 8, 2019 at 9:05 p.m. JST\nThe Nikkei rose.", "2019-04-08 21:05")]
    [InlineData("Updated on 8 April 2019\nThe Nikkei rose.", "2019-04-08")]
    [InlineData("TOKYO, April 8, 2019 (Reuters) - The Nikkei rose.", "2019-04-08")]
    [InlineData("TOKYO, April 8 (Reuters) - The Nikkei rose.\n© 2019 Wire", "2019-04-08")]
    [InlineData("A headline\n\nMonday, April 8, 2019\n\nThe Nikkei rose.", "2019-04-08")]
    [InlineData("見出し\n2019年4月8日\n本文", "2019-04-08")]
    public void The_text_says_when_it_was_published(string text, string expected) =>
        PublicationDates.Find(text, Tokyo)!.Publication!.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("The Mothers index rose from 25 December 2018 to 5 April 2019, after March 20.")]
    [InlineData("It fell 2.5 percent on 2019-03-20 and again on the 21st.")]
    [InlineData("")]
    public void Dates_of_the_story_are_not_the_date_of_the_text(string text) => PublicationDates.Find(text, Tokyo).ShouldBeNull();

    [Fact]
    public void A_copyright_line_gives_only_the_year()
    {
        var clue = PublicationDates.Find("The Nikkei rose 3 percent.\n\n©2019 Bloomberg L.P.", Tokyo)!;
        clue.Publication.ShouldBeNull();
        clue.Year.ShouldBe(2019);
    }

    [Theory]
    [InlineData("2019-04-08", "2019-04-08")]
    [InlineData("2019-04-08 16:00", "2019-04-08 16:00")]
    [InlineData("2019-04-07T22:00:00Z", "2019-04-08 07:00")]
    [InlineData("8/4/2019", null)]
    [InlineData("2019-02-31", null)]
    public void The_option_takes_iso_dates(string text, string? expected) => PublicationDates.Parse(text, Tokyo)?.ToString().ShouldBe(expected);

    [Fact]
    public void The_session_counts_once_it_has_closed()
    {
        var calendar = Calendar("2019-04-04", "2019-04-05", "2019-04-08");
        var hours = MarketHours.Tokyo(Day("2019-04-05"));
        int Last(string date, string? time) => hours.LastCompleted(calendar, new Publication(Day(date), time is null ? null : TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture), PublicationSource.Stated, ""));
        calendar[Last("2019-04-05", "14:59")].ShouldBe(Day("2019-04-04"));
        calendar[Last("2019-04-05", "15:00")].ShouldBe(Day("2019-04-05"));
        calendar[Last("2019-04-05", null)].ShouldBe(Day("2019-04-04"));
        calendar[Last("2019-04-07", null)].ShouldBe(Day("2019-04-05"));
        Last("2019-04-04", "09:00").ShouldBe(-1);
    }

    [Fact]
    public void Phrases_settle_on_sessions()
    {
        var days = Enumerable.Range(0, 500).Select(i => Day("2018-01-01").AddDays(i)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        var calendar = new TradingCalendar([.. days]);
        var resolver = new DateResolver(new DateFrame(calendar, Day("2019-04-08"), calendar.IndexOf(Day("2019-04-05"))), (role, first, last) => role == PriceRole.High ? first : last);
        string Window(TimePhrase phrase) => resolver.Resolve(phrase) is { Time: { } time } ? $"{calendar[time.Start]:yyyy-MM-dd}..{calendar[time.End]:yyyy-MM-dd}" : "?";
        Window(new UnstatedTime()).ShouldBe("2019-04-04..2019-04-05");
        Window(new OnTime(new CalendarDay(null, 12, 30))).ShouldBe("2018-12-27..2018-12-28"); // a Sunday: the session before
        Window(new OnTime(new WeekDay(DayOfWeek.Monday))).ShouldBe("?"); // today's session is not over
        Window(new OnTime(new RelativeDay(-1))).ShouldBe("2019-04-03..2019-04-04");
        Window(new DuringTime(new CalendarPeriod(TimeUnit.Week, 0))).ShouldBe("2019-03-29..2019-04-05"); // Monday before the open: the week that ended
        Window(new DuringTime(new CalendarPeriod(TimeUnit.Quarter, -1))).ShouldBe("2018-12-31..2019-03-29");
        Window(new DuringTime(new NamedMonth(5))).ShouldBe("2018-04-30..2018-05-31"); // the latest May that has begun
        Window(new DuringTime(new NamedYear(2018))).ShouldBe("?"); // its base lies before the data
        Window(new DuringTime(new TrailingPeriod(5, TimeUnit.Day))).ShouldBe("2019-03-29..2019-04-05");
        Window(new DuringTime(new PeriodEnding(TimeUnit.Week, new CalendarDay(null, 3, 8)))).ShouldBe("2019-03-01..2019-03-08");
        Window(new SpanTime(new PeriodEdge(new CalendarPeriod(TimeUnit.Year, 0), AtEnd: false), PriceRole.Close, new AsOfDay())).ShouldBe("2018-12-31..2019-04-05");
        Window(new SpanTime(new ExtremeDay(PriceRole.High, new NamedMonth(1)), PriceRole.High, new AsOfDay())).ShouldBe("2019-01-01..2019-04-05");
        Window(new SpanTime(new ExtremeDay(PriceRole.Low, null, new HolidayDay(Holiday.ChristmasDay)), PriceRole.Low, new AsOfDay())).ShouldBe("2018-12-25..2019-04-05");
        Window(new SpanTime(new DayAgo(1, TimeUnit.Year), PriceRole.Close, new AsOfDay())).ShouldBe("2018-04-05..2019-04-05");
        Window(new OnTime(new HolidayDay(Holiday.GoodFriday, 2018))).ShouldBe("2018-03-29..2018-03-30");
        Window(new SpanTime(new CalendarDay(2019, 4, 1), PriceRole.Close, new CalendarDay(2019, 3, 1))).ShouldBe("?");
    }

    [Fact]
    public void A_claim_never_votes_for_its_own_date()
    {
        // Claim 0 holds on day 3 only, claim 1 on 1 and 2, claim 2 on 2 and 3: together they say 2 or 3, but claim 0 is judged where the others meet.
        var choice = AsOfInference.Choose(
            [
                new AsOfVote(0, [false, false, false, true], [3, 2, 1, 0]),
                new AsOfVote(1, [false, true, true, false], [1, 0, 0.4, 1]),
                new AsOfVote(2, [false, false, true, true], [2, 1, 0.2, 0.3]),
            ],
            4);
        choice.Without[0].ShouldBe([2]);
        choice.Without[1].ShouldBe([3]);
        choice.Fits.ShouldBe(2);
        choice.Set.ShouldBe([2, 3]);
        AsOfInference.Choose([new AsOfVote(7, [true, false], [0, 1])], 2).Without[7].ShouldBeEmpty();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TradingCalendar Calendar(params string[] days) => new([.. days.Select(Day)]);
}

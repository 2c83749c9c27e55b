using Bellwether.Analytics;
using Bellwether.Claims.Text;

namespace Bellwether.Claims.Quantities;

/// <summary>Unit words after a number.</summary>
internal static class UnitWords
{
    /// <summary>Tokens taken by a unit at a position, or 0.</summary>
    public static int Read(List<Token> tokens, int at, out Form form, out string word)
    {
        (form, word) = (Form.Bare, "");
        if (at >= tokens.Count) return 0;
        var token = tokens[at];
        var next = at + 1 < tokens.Count ? tokens[at + 1].Lower : "";
        word = token.Lower;
        switch (word)
        {
            case "%" or "percent" or "pct" or "percents" or "per-cent":
                form = Form.Percent;
                if (next is "point" or "points" or "pt" or "pts")
                {
                    form = Form.PercentagePoints;
                    return 2;
                }

                return 1;
            case "per" when next is "cent":
                form = Form.Percent;
                return 2;
            case "percentage" when next is "point" or "points" or "pt" or "pts":
                form = Form.PercentagePoints;
                return 2;
            case "pp" or "ppt" or "ppts" or "pps" or "p.p":
                form = Form.PercentagePoints;
                return 1;
            case "basis" when next is "point" or "points":
                form = Form.BasisPoints;
                return 2;
            case "bp" or "bps":
                form = Form.BasisPoints;
                return 1;
            case "index" when next is "points" or "point":
                form = Form.Points;
                return 2;
            case "point" or "points" or "pts" or "pt":
                form = Form.Points;
                return 1;
            case "yen" or "dollars" or "dollar" or "euros" or "euro" or "pounds" or "cents" or "cent" or "won" or "yuan" or "rupees" or "francs":
                form = Form.Money;
                return 1;
            case "times" or "x" or "fold" or "folds":
                form = Form.Multiple;
                return 1;
            case "trading" or "straight" or "consecutive" or "successive" or "calendar" or "business" when TimeWord(next) is not null:
                form = Form.Time;
                word = next;
                return 2;
        }

        if (TimeWord(word) is null) return 0;
        form = Form.Time;
        return 1;
    }

    /// <summary>The unit of a time word, or null.</summary>
    public static TimeUnit? TimeWord(string word) => word switch
    {
        "day" or "days" or "session" or "sessions" => TimeUnit.Day,
        "week" or "weeks" => TimeUnit.Week,
        "month" or "months" => TimeUnit.Month,
        "quarter" or "quarters" => TimeUnit.Quarter,
        "half" or "halves" => TimeUnit.Half,
        "year" or "years" => TimeUnit.Year,
        _ => null,
    };

    /// <summary>The unit of the value and the factor from the printed number to it.</summary>
    public static (Unit Unit, decimal Factor) Of(Form form) => form switch
    {
        Form.Percent => (Unit.Fraction, 0.01m),
        Form.PercentagePoints => (Unit.PercentagePoints, 0.01m),
        Form.BasisPoints => (Unit.BasisPoints, 1),
        Form.Points => (Unit.Points, 1),
        Form.Money => (Unit.Currency, 1),
        Form.Time => (Unit.Days, 1),
        _ => (Unit.Number, 1),
    };
}

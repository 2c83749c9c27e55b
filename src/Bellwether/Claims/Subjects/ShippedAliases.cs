namespace Bellwether.Claims;

/// <summary>Names of gauges, currencies, rates and commodities that every text may use, whatever the store holds. Ids are those of the definitions and of the data where there are any.</summary>
internal static class ShippedAliases
{
    /// <summary>Subjects and their names.</summary>
    public static (SubjectRef Subject, string[] Names)[] All =>
    [
        Gauge("mothers", "TSE Mothers Index", "Mothers", "Mothers Index", "TSE Mothers", "TSE Mothers Index", "Tokyo Stock Exchange Mothers Index", "Tokyo's Mothers Index", "Mothers market", "Mothers board", "Mothers gauge", "Mothers measure", "東証マザーズ指数", "マザーズ指数", "東証マザーズ", "マザーズ"),
        Gauge("nikkei225", "Nikkei 225", "Nikkei 225", "Nikkei", "Nikkei 225 Stock Average", "Nikkei Stock Average", "Nikkei 225 Index", "Nikkei 225 Average", "Nikkei average", "Nikkei index", "Nikkei share average", "Nikkei 225 share average", "日経平均株価", "日経平均", "日経225", "日経225種平均株価"),
        Gauge("topix", "TOPIX", "Topix", "Topix Index", "Topix gauge", "Tokyo Stock Price Index", "東証株価指数", "トピックス", "東証株価指数(TOPIX)"),
        Gauge("jasdaq", "JASDAQ Index", "Jasdaq", "Jasdaq Index", "JASDAQ Index", "ジャスダック指数", "ジャスダック", "日経ジャスダック平均"),
        Gauge("TOPIX_SMALL", "TOPIX Small", "Topix Small", "Topix Small Index", "Topix Small Cap Index"),
        Gauge("TOPIX_CORE30", "TOPIX Core30", "Topix Core30", "Topix Core 30", "Topix Core30 Index"),
        Gauge("JPX400", "JPX-Nikkei 400", "JPX-Nikkei 400", "JPX-Nikkei Index 400", "JPX400", "JPX-Nikkei 400 Index"),
        Gauge("tse2", "TSE Second Section", "TSE Second Section Index", "Second Section Index", "東証二部指数"),
        Gauge("tse1", "TSE First Section", "TSE First Section", "First Section", "東証一部"),
        Gauge("SP500", "S&P 500", "S&P 500", "S&P 500 Index", "S&P500種株価指数", "S&P500種", "S&P500", "S and P 500", "S&P", "Standard & Poor's 500 Index", "Standard & Poor's 500"),
        Gauge("DJIA", "Dow Jones Industrial Average", "Dow Jones Industrial Average", "Dow", "Dow Jones", "Dow Industrials", "Dow average"),
        Gauge("NASDAQ", "Nasdaq Composite", "Nasdaq Composite", "Nasdaq", "Nasdaq Composite Index", "Nasdaq 100", "Nasdaq 100 Index"),
        Gauge("RUSSELL2000", "Russell 2000", "Russell 2000", "Russell 2000 Index"),
        Gauge("MSCI_ASIA", "MSCI Asia Pacific Index", "MSCI Asia Pacific Index", "MSCI Asia Pacific", "MSCI Asia Pacific ex-Japan", "MSCI World", "MSCI World Index", "MSCI Emerging Markets Index", "MSCI Japan", "MSCI Japan Index"),
        Gauge("HSI", "Hang Seng Index", "Hang Seng", "Hang Seng Index"),
        Gauge("SHCOMP", "Shanghai Composite", "Shanghai Composite", "Shanghai Composite Index", "CSI 300", "CSI 300 Index"),
        Gauge("KOSPI", "Kospi", "Kospi", "Kospi Index", "Kosdaq", "Kosdaq Index"),
        Gauge("TAIEX", "Taiex", "Taiex", "Taiex Index"),
        Gauge("SENSEX", "Sensex", "Sensex", "BSE Sensex", "Nifty", "Nifty 50"),
        Gauge("ASX200", "S&P/ASX 200", "S&P/ASX 200", "S&P/ASX 200 Index", "ASX 200"),
        Gauge("FTSE100", "FTSE 100", "FTSE 100", "FTSE 100 Index", "FTSE"),
        Gauge("DAX", "DAX", "DAX", "DAX Index"),
        Gauge("CAC40", "CAC 40", "CAC 40", "CAC 40 Index"),
        Gauge("STOXX600", "Stoxx Europe 600", "Stoxx Europe 600", "Stoxx Europe 600 Index", "Stoxx 600", "Euro Stoxx 50"),
        Macro("USDJPY", "yen per dollar", "yen", "Japanese yen", "dollar-yen", "USD/JPY", "USDJPY", "ドル円", "円相場"),
        Macro("USD", "U.S. dollar", "dollar", "greenback", "U.S. dollar", "US dollar", "Bloomberg Dollar Spot Index", "dollar index"),
        Macro("EURUSD", "euro", "euro"),
        Macro("JGB_10Y", "Japan 10-year government bond yield", "10-year JGB yield", "10-year yield", "10-year government bond yield", "benchmark 10-year yield", "Japan's 10-year yield", "Japan's benchmark 10-year yield", "Japan's 10-year government bond yield", "yield on the 10-year Japanese government bond", "yield on 10-year Japanese government bonds", "yield on 10-year government bonds", "yield on 10-year bonds", "10-year Japanese government bond yield", "yield on the benchmark 10-year bond", "Japanese 10-year yield", "JGB yield", "JGB yields", "benchmark bond yield", "長期金利", "10年物国債利回り", "新発10年物国債利回り", "新発10年債利回り", "10年債利回り"),
        Macro("JGB_2Y", "Japan 2-year government bond yield", "two-year JGB yield", "2-year JGB yield", "two-year yield"),
        Macro("JGB_5Y", "Japan 5-year government bond yield", "five-year JGB yield", "5-year JGB yield", "five-year yield", "5-year yield"),
        Macro("JGB_20Y", "Japan 20-year government bond yield", "20-year JGB yield", "20-year yield"),
        Macro("JGB_30Y", "Japan 30-year government bond yield", "30-year JGB yield"),
        Macro("JGB_40Y", "Japan 40-year government bond yield", "40-year JGB yield", "40-year yield"),
        Macro("US_10Y", "U.S. 10-year Treasury yield", "10-year Treasury yield", "U.S. 10-year yield", "US 10-year yield", "10-year U.S. Treasury yield", "10-year US Treasury yield", "yield on 10-year Treasuries", "yield on the 10-year Treasury", "yield on 10-year U.S. Treasuries", "Treasury yield", "Treasury yields", "10-year Treasury yields", "10-year Treasuries", "benchmark 10-year Treasury yield"),
        Macro("US_2Y", "U.S. 2-year Treasury yield", "two-year Treasury yield", "2-year Treasury yield", "U.S. 2-year yield"),
        Macro("BOJ_POLICY_RATE", "BOJ policy rate", "Japan's policy rate", "BOJ policy rate", "Bank of Japan's policy rate", "BOJ's policy rate", "policy rate", "BOJ's short-term policy rate", "Bank of Japan's short-term policy rate", "Japan's benchmark rate", "Bank of Japan's policy rate", "Bank of Japan's benchmark rate", "BOJ's benchmark rate"),
        Macro("FED_FUNDS_TARGET_UPPER", "federal funds target, upper bound", "fed funds rate", "federal funds rate", "federal funds target", "Fed's policy rate", "Fed's benchmark rate", "Federal Reserve's policy rate", "Federal Reserve's benchmark rate", "Fed's target rate"),
        Macro("JPY_OVERNIGHT_CALL", "overnight call rate", "overnight call rate", "call rate"),
        Macro("VIX", "VIX", "VIX", "Cboe Volatility Index", "CBOE Volatility Index", "Wall Street's fear gauge", "fear gauge"),
        Macro("USD_BROAD_INDEX", "broad dollar index", "broad dollar index", "trade-weighted dollar"),
        Macro("US_HY_OAS", "U.S. high-yield spread", "high-yield spread", "high-yield spreads", "junk bond spread"),
        Macro("sample-currency", "sample currency", "sample currency"),
        (new SubjectRef("broad market", SubjectKind.Market, null, "broad market"), ["broad market", "broader market", "wider market", "overall market", "stock market", "Japanese equities", "Japanese stocks", "Japanese shares", "Tokyo stocks", "Tokyo shares", "Tokyo equities", "Japan stocks", "Japan shares"]),
        .. Yields("2", "two"), .. Yields("5", "five"), .. Yields("10", "ten"), .. Yields("20", "twenty"), .. Yields("30", "thirty"), .. Yields("40", "forty"),
        .. Commodities(),
    ];

    // "yield on the benchmark 10-year Japanese government bond", "ten-year yields", "10-year JGBs yielded": however a text puts it.
    private static IEnumerable<(SubjectRef, string[])> Yields(string figure, string word)
    {
        var subject = new SubjectRef($"Japan {figure}-year government bond yield", SubjectKind.Macro, $"JGB_{figure}Y", $"Japan {figure}-year government bond yield");
        string[] owners = ["", "benchmark ", "Japan's ", "Japan's benchmark ", "Japanese ", "benchmark Japanese "];
        string[] bonds = ["government bond", "Japanese government bond", "JGB", "bond", "government bonds", "Japanese government bonds", "JGBs", "bonds", "government debt", "note", "notes"];
        var names = new List<string>();
        foreach (var years in (string[])[$"{figure}-year", $"{word}-year"])
            foreach (var owner in owners)
            {
                foreach (var noun in (string[])["yield", "yields", "JGB yield", "JGB yields", "government bond yield", "government bond yields", "Japanese government bond yield", "Japanese government bond yields", "bond yield", "bond yields"]) names.Add($"{owner}{years} {noun}");
                foreach (var bond in bonds)
                    foreach (var head in (string[])["yield on ", "yield on the ", "yields on ", "yields on the ", "yield of the "])
                        names.Add($"{head}{owner}{years} {bond}");
                names.Add($"{owner}{years} JGBs");
                names.Add($"{owner}{years} JGB");
            }

        yield return (subject, [.. names]);
    }

    private static IEnumerable<(SubjectRef, string[])> Commodities() =>
        ((string[])["Brent crude", "West Texas Intermediate", "WTI crude", "crude oil", "Brent", "oil", "crude", "gold", "copper", "silver", "iron ore", "natural gas", "Bitcoin", "bitcoin", "Nikkei futures", "Nikkei 225 futures", "Topix futures", "S&P 500 futures", "stock futures", "futures"])
            .Select(name => (new SubjectRef(name, SubjectKind.Unknown, null, name), (string[])[name]));

    private static (SubjectRef, string[]) Gauge(string id, string name, params string[] names) => (new SubjectRef(name, SubjectKind.Gauge, id, name), names);

    private static (SubjectRef, string[]) Macro(string id, string name, params string[] names) => (new SubjectRef(name, SubjectKind.Macro, id, name), names);
}

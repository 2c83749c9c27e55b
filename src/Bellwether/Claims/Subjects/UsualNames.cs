namespace Bellwether.Claims;

/// <summary>
/// Names by which the press calls companies that are not in their registered names, or that several companies could claim, by exchange code.
/// They count only where the store has the code.
/// </summary>
internal static class UsualNames
{
    /// <summary>Codes of the Tokyo Stock Exchange and the names used for them.</summary>
    public static IEnumerable<(string Code, string[] Names)> Tokyo => s_tokyo.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1].Split('|', StringSplitOptions.TrimEntries)));

    private const string s_tokyo = """
        1605 Inpex
        1925 Daiwa House
        2502 Asahi|Asahi Group|アサヒグループ|アサヒ
        2503 Kirin|キリン
        2914 Japan Tobacco|日本たばこ産業
        3092 Zozo|Start Today
        3382 Seven & i|Seven & i Holdings|セブン&アイ
        3436 Sumco
        3659 Nexon
        3697 SHIFT
        3993 PKSHA|PKSHA Technology|パークシャ
        4063 Shin-Etsu|Shin-Etsu Chemical|信越化学|信越化
        4452 Kao|花王
        4502 Takeda|Takeda Pharmaceutical|武田薬品|武田
        4503 Astellas|Astellas Pharma|アステラス
        4519 Chugai|Chugai Pharmaceutical|中外薬|中外製薬
        4523 Eisai|エーザイ
        4563 AnGes|アンジェス
        4565 Sosei|Sosei Group|そーせい
        4568 Daiichi Sankyo|第一三共
        4578 Otsuka|Otsuka Holdings|大塚HD
        4592 SanBio|サンバイオ
        4689 Yahoo Japan|Yahoo Japan Corp.|ヤフー
        4755 Rakuten|楽天
        4901 Fujifilm|富士フイルム
        4911 Shiseido|資生堂
        5020 JXTG
        5108 Bridgestone
        5401 Nippon Steel|日本製鉄|新日鉄住金|日鉄
        5411 JFE|JFE Holdings
        6098 Recruit|Recruit Holdings|リクルート
        6178 Japan Post Holdings|日本郵政
        6301 Komatsu|コマツ
        6326 Kubota|クボタ
        6501 Hitachi|日立製作所|日立
        6502 Toshiba|東芝
        6503 Mitsubishi Electric|三菱電機
        6594 Nidec|日本電産
        6645 Omron|オムロン
        6701 NEC
        6702 Fujitsu|富士通
        6723 Renesas|Renesas Electronics|ルネサス
        6752 Panasonic|パナソニック
        6758 Sony|ソニー
        6762 TDK
        6857 Advantest|アドバンテスト|アドテスト
        6861 Keyence|キーエンス
        6920 Lasertec|レーザーテク|レーザーテック
        6954 Fanuc|ファナック
        6971 Kyocera|京セラ
        6976 Taiyo Yuden|太陽誘電
        6981 Murata|Murata Manufacturing|村田製作所|村田製
        7011 Mitsubishi Heavy|Mitsubishi Heavy Industries|三菱重工
        7182 Japan Post Bank|ゆうちょ銀行
        7201 Nissan|Nissan Motor|日産自動車|日産自
        7203 Toyota|Toyota Motor|トヨタ自動車|トヨタ
        7211 Mitsubishi Motors|三菱自動車
        7261 Mazda|Mazda Motor|マツダ
        7267 Honda|Honda Motor|ホンダ|本田技研工業
        7269 Suzuki|Suzuki Motor|スズキ
        7270 Subaru|SUBARU
        7733 Olympus|オリンパス
        7741 Hoya|HOYA
        7751 Canon|キヤノン
        7832 Bandai Namco|バンナムHD
        7974 Nintendo|任天堂
        8001 Itochu|伊藤忠商事|伊藤忠
        8002 Marubeni|丸紅
        8031 Mitsui & Co|Mitsui & Co.|三井物産|三井物
        8035 Tokyo Electron|東京エレクトロン|東エレク
        8053 Sumitomo Corp|Sumitomo Corp.|住友商事
        8058 Mitsubishi Corp|Mitsubishi Corp.|三菱商事
        8306 Mitsubishi UFJ|MUFG|Mitsubishi UFJ Financial|Mitsubishi UFJ Financial Group|三菱UFJフィナンシャル・グループ|三菱UFJ
        8308 Resona|りそな
        8316 Sumitomo Mitsui|SMFG|Sumitomo Mitsui Financial|Sumitomo Mitsui Financial Group|三井住友フィナンシャルグループ|三井住友FG
        8411 Mizuho|Mizuho Financial|Mizuho Financial Group|みずほFG
        8591 Orix|オリックス
        8604 Nomura|Nomura Holdings|野村ホールディングス|野村HD
        8750 Dai-ichi Life
        8766 Tokio Marine|東京海上
        8801 Mitsui Fudosan|三井不動産
        8802 Mitsubishi Estate|三菱地所
        9020 JR East|East Japan Railway|JR東日本
        9021 JR West|JR西日本
        9022 JR Central|Central Japan Railway|JR東海
        9101 Nippon Yusen|NYK|NYK Line|日本郵船
        9104 Mitsui O.S.K.|Mitsui OSK|商船三井
        9201 JAL|Japan Airlines|日本航空
        9202 ANA|ANA Holdings
        9432 NTT|Nippon Telegraph & Telephone|Nippon Telegraph and Telephone|日本電信電話
        9433 KDDI
        9501 Tepco|Tokyo Electric Power
        9613 NTT Data|NTTデータ
        9697 Capcom|カプコン
        9766 Konami|コナミ
        9983 Fast Retailing|ファーストリテイリング|ファストリ
        9984 SoftBank|SoftBank Group|SoftBank Group Corp.|ソフトバンクグループ|ソフトバンクG
        """;
}

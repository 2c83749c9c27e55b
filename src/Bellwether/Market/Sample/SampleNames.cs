namespace Bellwether.Market.Sample;

/// <summary>Fictional company names: a word for light, weather or landscape, and one for the trade; marked as sample in both languages.</summary>
internal sealed class SampleNames
{
    private static readonly (string Ja, string En)[] Stems =
    [
        ("アケボノ", "Akebono"), ("ホシゾラ", "Hoshizora"), ("ツキカゲ", "Tsukikage"), ("カザミドリ", "Kazamidori"), ("ユウナギ", "Yunagi"),
        ("アサギリ", "Asagiri"), ("ハルカゼ", "Harukaze"), ("コモレビ", "Komorebi"), ("シラユキ", "Shirayuki"), ("ミズウミ", "Mizuumi"),
        ("ヤマビコ", "Yamabiko"), ("ニジノハシ", "Nijinohashi"), ("アオゾラミ", "Aozorami"), ("セセラギ", "Seseragi"), ("イナズマ", "Inazuma"),
        ("ウミドリ", "Umidori"), ("カワセミノ", "Kawasemino"), ("サクラギ", "Sakuragi"), ("モミジガワ", "Momijigawa"), ("ススキノハラ", "Susukinohara"),
        ("ツバメヤ", "Tsubameya"), ("ヒバリガオカ", "Hibarigaoka"), ("フジナミ", "Fujinami"), ("ホタルビ", "Hotarubi"), ("マツカゼ", "Matsukaze"),
        ("ミナヅキ", "Minazuki"), ("ムラサメ", "Murasame"), ("ヤエザクラ", "Yaezakura"), ("ユキヤナギ", "Yukiyanagi"), ("ワカバ", "Wakaba"),
        ("アマノガワ", "Amanogawa"), ("イワシグモ", "Iwashigumo"), ("ウスガスミ", "Usugasumi"), ("オボロヅキ", "Oborozuki"), ("カゲロウ", "Kagero"),
        ("キリサメ", "Kirisame"), ("クモノミネ", "Kumonomine"), ("ケヤキダイ", "Keyakidai"), ("コハルビ", "Koharubi"), ("サザナミ", "Sazanami"),
        ("シオサイ", "Shiosai"), ("スズカゼ", "Suzukaze"), ("ソヨカゼ", "Soyokaze"), ("タソガレ", "Tasogare"), ("チドリハマ", "Chidorihama"),
        ("トキワギ", "Tokiwagi"), ("ナノハナ", "Nanohana"), ("ヌクモリ", "Nukumori"), ("ノギク", "Nogiku"), ("ハツヒ", "Hatsuhi"),
        ("ヒダマリ", "Hidamari"), ("フウリン", "Furin"), ("ヘイヤ", "Heiya"), ("ホノボノ", "Honobono"), ("マンゲツ", "Mangetsu"),
        ("ミネガスミ", "Minegasumi"), ("ムギホ", "Mugiho"), ("メブキ", "Mebukino"), ("モリノネ", "Morinone"), ("ヨイヤミ", "Yoiyami"),
    ];

    private static readonly (string Ja, string En)[] Prefixes =
        [("", ""), ("新", "Shin "), ("東", "Higashi "), ("西", "Nishi "), ("北", "Kita "), ("南", "Minami ")];

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>A name not given before.</summary>
    public (string Ja, string En) Draw(SplitMix64 random, int sector)
    {
        var trade = SampleSectors.All[sector];
        for (var attempt = 0; ; attempt++)
        {
            var stem = Stems[random.NextIndex(Stems.Length)];
            var prefix = Prefixes[attempt < 3 ? 0 : random.NextIndex(Prefixes.Length)];
            var suffix = random.NextIndex(trade.SuffixEn.Length);
            var number = attempt < 60 ? "" : $" {attempt - 58}";
            var en = $"{prefix.En}{stem.En} {trade.SuffixEn[suffix]}{number} (sample)";
            if (_used.Add(en)) return ($"{prefix.Ja}{stem.Ja}{trade.SuffixJa[suffix]}{number}（見本）", en);
        }
    }
}

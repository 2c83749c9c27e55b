using System.Collections.Immutable;

namespace Bellwether.Market.Sample;

/// <summary>The sample exchange's 33 sectors with the words its company names are made of.</summary>
internal static class SampleSectors
{
    internal sealed record Template(string NameJa, string NameEn, string Orientation, double RateBeta, double LargeShare, double GrowthShare, string[] SuffixJa, string[] SuffixEn);

    public const int Biotech = 7;

    public static readonly ImmutableArray<Template> All =
    [
        new("水産・農林業", "Fishery and Agriculture", "domestic", 0, 1, 1, ["水産", "農園"], ["Fisheries", "Farms"]),
        new("鉱業", "Mining", "mixed", 0, 1, 0, ["鉱山", "資源"], ["Mining", "Resources"]),
        new("建設業", "Construction", "domestic", -2, 5, 1, ["建設", "工務店"], ["Construction", "Builders"]),
        new("食料品", "Foods", "domestic", -1, 5, 2, ["食品", "製菓"], ["Foods", "Confectionery"]),
        new("繊維製品", "Textiles", "mixed", 0, 2, 1, ["繊維", "紡績"], ["Textiles", "Spinning"]),
        new("紙・パルプ", "Pulp and Paper", "domestic", 0, 1, 0, ["製紙", "紙業"], ["Paper", "Pulp"]),
        new("化学", "Chemicals", "export", 0, 8, 2, ["化学", "化成"], ["Chemicals", "Kasei"]),
        new("医薬品", "Medicines", "mixed", -3, 4, 12, ["ファーマ", "バイオ"], ["Pharma", "Bio"]),
        new("石油・石炭", "Oil and Coal", "mixed", 1, 1, 0, ["石油", "エナジー"], ["Oil", "Energy"]),
        new("ゴム製品", "Rubber", "export", 0, 1, 0, ["ゴム", "タイヤ"], ["Rubber", "Tires"]),
        new("ガラス・土石", "Glass and Ceramics", "export", 0, 2, 1, ["硝子", "セラミックス"], ["Glass", "Ceramics"]),
        new("鉄鋼", "Iron and Steel", "export", 1, 2, 0, ["製鋼", "特殊鋼"], ["Steel", "Special Steel"]),
        new("非鉄金属", "Nonferrous Metals", "export", 1, 2, 0, ["金属", "電線"], ["Metals", "Wire"]),
        new("金属製品", "Metal Products", "mixed", 0, 3, 1, ["製作所", "鋼機"], ["Metalworks", "Fittings"]),
        new("機械", "Machinery", "export", 0, 7, 3, ["機械", "工業"], ["Machinery", "Industries"]),
        new("電気機器", "Electric Appliances", "export", 0, 9, 4, ["電機", "電子"], ["Electric", "Electronics"]),
        new("輸送用機器", "Transport Equipment", "export", 1, 5, 1, ["自動車", "車輌"], ["Motors", "Vehicles"]),
        new("精密機器", "Precision Instruments", "export", 0, 2, 3, ["精機", "光学"], ["Precision", "Optics"]),
        new("その他製品", "Other Products", "mixed", 0, 3, 2, ["楽器", "玩具"], ["Instruments", "Toys"]),
        new("電気・ガス", "Power and Gas", "domestic", -3, 2, 0, ["電力", "ガス"], ["Power", "Gas"]),
        new("陸運", "Land Transport", "domestic", -2, 3, 1, ["鉄道", "運輸"], ["Railways", "Logistics"]),
        new("海運", "Marine Transport", "export", 1, 1, 0, ["海運", "汽船"], ["Shipping", "Steamship"]),
        new("空運", "Air Transport", "mixed", 0, 1, 0, ["航空", "エアライン"], ["Airways", "Aviation"]),
        new("倉庫・運輸関連", "Warehousing", "domestic", -1, 2, 0, ["倉庫", "港運"], ["Warehouse", "Harbour"]),
        new("情報・通信", "Information and Communication", "domestic", -4, 6, 30, ["システムズ", "ネット"], ["Systems", "Networks"]),
        new("卸売業", "Wholesale Trade", "mixed", 0, 5, 3, ["商事", "物産"], ["Trading", "Bussan"]),
        new("小売業", "Retail Trade", "domestic", -1, 6, 6, ["ストアーズ", "百貨店"], ["Stores", "Retailing"]),
        new("銀行", "Banks", "domestic", 10, 6, 0, ["銀行", "信託"], ["Bank", "Trust"]),
        new("証券", "Securities", "domestic", 5, 2, 1, ["証券", "投資顧問"], ["Securities", "Investment"]),
        new("保険", "Insurance", "domestic", 8, 1, 1, ["生命", "保険"], ["Life", "Insurance"]),
        new("その他金融", "Other Finance", "domestic", -4, 2, 1, ["リース", "信販"], ["Leasing", "Credit"]),
        new("不動産", "Real Estate", "domestic", -6, 4, 4, ["不動産", "地所"], ["Real Estate", "Estates"]),
        new("サービス業", "Services", "domestic", -2, 4, 20, ["サービス", "ワークス"], ["Services", "Works"]),
    ];

    public static string Code(int sector) => $"S{sector + 1:D2}";

    public static ImmutableArray<Sector> Table { get; } =
        [.. All.Select((s, i) => new Sector(Code(i), s.NameJa, s.NameEn, s.Orientation))];

    /// <summary>Draws a sector: the large and standard sections by <c>LargeShare</c>, the growth section by <c>GrowthShare</c>.</summary>
    public static int Draw(SplitMix64 random, bool growth)
    {
        var total = 0.0;
        foreach (var sector in All) total += growth ? sector.GrowthShare : sector.LargeShare;
        var at = random.NextDouble() * total;
        for (var i = 0; i < All.Length; i++)
        {
            at -= growth ? All[i].GrowthShare : All[i].LargeShare;
            if (at < 0) return i;
        }

        return All.Length - 1;
    }
}

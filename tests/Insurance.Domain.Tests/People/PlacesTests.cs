using System.Globalization;
using Insurance.Domain.People;

namespace Insurance.Domain.Tests.People;

/// <summary>The counts and samples are those of the fact sheet on identity documents, sections 4 and 6 to 8.</summary>
public class PlacesTests
{
    [Fact]
    public void The_file_lists_the_provinces_the_cities_of_Guangdong_and_the_counties_of_Chongqing()
    {
        Assert.Equal(34 + 1, Places.Provinces.Count);
        Assert.Equal(21, Places.All.Count(place => place.Code.Length == 4 && place.Code.StartsWith("44", StringComparison.Ordinal)));
        Assert.Equal(38, Places.All.Count(place => place.Code.Length == 6 && place.Code.StartsWith("50", StringComparison.Ordinal)));
        Assert.Equal(35 + 21 + 38, Places.All.Count);
    }

    // Section 6 of the sheet; 83 is section 4's.
    private const string ProvincesOfTheSheet = """
        11=Beijing_北京 12=Tianjin_天津 13=Hebei_河北 14=Shanxi_山西 15=Inner_Mongolia_内蒙古
        21=Liaoning_辽宁 22=Jilin_吉林 23=Heilongjiang_黑龙江 31=Shanghai_上海 32=Jiangsu_江苏
        33=Zhejiang_浙江 34=Anhui_安徽 35=Fujian_福建 36=Jiangxi_江西 37=Shandong_山东
        41=Henan_河南 42=Hubei_湖北 43=Hunan_湖南 44=Guangdong_广东 45=Guangxi_广西
        46=Hainan_海南 50=Chongqing_重庆 51=Sichuan_四川 52=Guizhou_贵州 53=Yunnan_云南
        54=Tibet_西藏 61=Shaanxi_陕西 62=Gansu_甘肃 63=Qinghai_青海 64=Ningxia_宁夏
        65=Xinjiang_新疆 71=Taiwan_台湾 81=Hong_Kong_香港 82=Macao_澳门
        """;

    // Section 7.
    private const string CountiesOfTheSheet = """
        500101=万州 500102=涪陵 500103=渝中 500104=大渡口 500105=江北 500106=沙坪坝 500107=九龙坡 500108=南岸
        500109=北碚 500110=綦江 500111=大足 500112=渝北 500113=巴南 500114=黔江 500115=长寿 500116=江津
        500117=合川 500118=永川 500119=南川 500120=璧山 500151=铜梁 500152=潼南 500153=荣昌 500154=开州
        500155=梁平 500156=武隆 500229=城口 500230=丰都 500231=垫江 500233=忠县 500235=云阳 500236=奉节
        500237=巫山 500238=巫溪 500240=石柱 500241=秀山 500242=酉阳 500243=彭水
        """;

    // Section 8.
    private const string CitiesOfTheSheet = """
        4401=Guangzhou_广州 4402=Shaoguan_韶关 4403=Shenzhen_深圳 4404=Zhuhai_珠海 4405=Shantou_汕头
        4406=Foshan_佛山 4407=Jiangmen_江门 4408=Zhanjiang_湛江 4409=Maoming_茂名 4412=Zhaoqing_肇庆
        4413=Huizhou_惠州 4414=Meizhou_梅州 4415=Shanwei_汕尾 4416=Heyuan_河源 4417=Yangjiang_阳江
        4418=Qingyuan_清远 4419=Dongguan_东莞 4420=Zhongshan_中山 4451=Chaozhou_潮州 4452=Jieyang_揭阳
        4453=Yunfu_云浮
        """;

    [Fact]
    public void Every_place_of_the_sheet_is_listed_by_its_name_and_no_other()
    {
        var expected = Sheet(ProvincesOfTheSheet).Append("83=Taiwan_台湾").Concat(Sheet(CitiesOfTheSheet));

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Places.All.Where(place => place.Code.Length < 6).Select(place => $"{place.Code}={place.English.Replace(' ', '_')}_{place.SimplifiedChinese}").Order(StringComparer.Ordinal));
        Assert.Equal(
            Sheet(CountiesOfTheSheet).Order(StringComparer.Ordinal),
            Places.All.Where(place => place.Code.Length == 6).Select(place => $"{place.Code}={place.SimplifiedChinese}").Order(StringComparer.Ordinal));

        static string[] Sheet(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Places_stand_in_the_order_of_their_codes_and_none_twice()
    {
        var codes = Places.All.Select(place => int.Parse(place.Code, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(codes.Distinct().Order(), codes);
    }

    [Theory]
    [InlineData("500103", "渝中", "Yuzhong")]
    [InlineData("500108", "南岸", "Nan'an")]
    [InlineData("500243", "彭水", "Pengshui")]
    [InlineData("500110", "綦江", "Qijiang")]
    [InlineData("500199", "重庆", "Chongqing")]
    [InlineData("5001", "重庆", "Chongqing")]
    [InlineData("50", "重庆", "Chongqing")]
    [InlineData("440308", "深圳", "Shenzhen")]
    [InlineData("4403", "深圳", "Shenzhen")]
    [InlineData("449903", "广东", "Guangdong")]
    [InlineData("445302", "云浮", "Yunfu")]
    [InlineData("510202", "四川", "Sichuan")]
    [InlineData("360426", "江西", "Jiangxi")]
    [InlineData("150102", "内蒙古", "Inner Mongolia")]
    [InlineData("710000", "台湾", "Taiwan")]
    [InlineData("810000", "香港", "Hong Kong")]
    [InlineData("820000", "澳门", "Macao")]
    [InlineData("830000", "台湾", "Taiwan")]
    public void A_code_finds_the_smallest_listed_place_that_holds_it(string code, string chinese, string english)
    {
        var place = Places.Find(code);

        Assert.NotNull(place);
        Assert.Equal((chinese, english), (place.SimplifiedChinese, place.English));
        Assert.StartsWith(place.Code, code, StringComparison.Ordinal);
        Assert.Equal(english, place.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("500")]
    [InlineData("50010")]
    [InlineData("5001030")]
    [InlineData("5001O3")]
    [InlineData("５０")]
    [InlineData("990101")]
    [InlineData("000050")]
    [InlineData("004403")]
    [InlineData("0050")]
    public void What_is_no_code_of_a_known_place_finds_nothing(string code) => Assert.Null(Places.Find(code));

    [Fact]
    public void Every_listed_place_is_found_by_its_code() =>
        Assert.All(Places.All, place => Assert.Same(place, Places.Find(place.Code)));

    [Theory]
    [InlineData("code,name\n50,重庆,Chongqing\n")]
    [InlineData("code,name_zh,name_en\n50,重庆\n")]
    [InlineData("code,name_zh,name_en\n50,重庆,\n")]
    [InlineData("code,name_zh,name_en\n500,重庆,Chongqing\n")]
    [InlineData("code,name_zh,name_en\n5O,重庆,Chongqing\n")]
    [InlineData("code,name_zh,name_en\n05,重庆,Chongqing\n")]
    [InlineData("code,name_zh,name_en\n50,重庆,Chongqing\n50,重庆,Chongqing\n")]
    [InlineData("code,name_zh,name_en\n51,四川,Sichuan\n50,重庆,Chongqing\n")]
    [InlineData("code,name_zh,name_en\n51,四川,Sichuan\n500103,渝中,Yuzhong\n")]
    public void A_file_that_breaks_its_own_rules_is_not_read(string file) => Assert.Throws<InvalidOperationException>(() => Places.Read(file));

    [Fact]
    public void Comments_and_empty_lines_are_passed_over() =>
        Assert.Equal([new Place("50", "重庆", "Chongqing")], Places.Read("# a comment\n\ncode,name_zh,name_en\n# another\n50,重庆,Chongqing\n"));
}

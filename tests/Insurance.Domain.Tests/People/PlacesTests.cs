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

using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The years of contributions that give cover for life, and the price of those that are missing.</summary>
public sealed class LifetimeTests
{
    private const string Once = "\"paid\": [\"once\"]";

    [Theory]
    [InlineData(2014)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Chongqing_asks_thirty_years_of_men_and_twenty_five_of_women_ten_of_them_paid_there(int year)
    {
        // Four agreeing pages, from 2014-01-01; resident months count 12.5 %, rounded up to whole months, as grade-1 months.
        var rule = Assert.Single(Terms(Region.Chongqing).In<LifetimeYears>(ContributionYear.FromYear(year)));

        Assert.Equal((30, 25, 10), (rule.MenYears, rule.WomenYears, rule.ActualYears));
        Assert.Equal(Rate.Parse("0.125"), rule.ResidentShare);
        Assert.Equal([new LumpSumGrade("1", "lump-sum-1"), new LumpSumGrade("2", "lump-sum-2")], rule.LumpSum);
        Assert.Equal(Confidence.Secondary, rule.Confidence);
    }

    [Fact]
    public void Nobody_tells_of_other_years()
    {
        Assert.Empty(Terms(Region.Chongqing).In<LifetimeYears>(ContributionYear.FromYear(2013)));
        Assert.Empty(Terms(Region.Chongqing).In<LifetimeYears>(ContributionYear.FromYear(2027)));
    }

    [Fact]
    public void Zhejiang_asks_twenty_years_of_everybody_and_says_no_more()
    {
        // 浙江省医疗保障条例
        var rule = Assert.Single(Terms(Region.Parse("330100")).In<LifetimeYears>(ContributionYear.FromYear(2023)));

        Assert.Equal((20, 20, 0, "浙江省医疗保障条例"), (rule.MenYears, rule.WomenYears, rule.ActualYears, rule.Source.Document));
        Assert.Null(rule.ResidentShare);
        Assert.Empty(rule.LumpSum);
    }

    [Theory]
    [InlineData("lump-sum-1", "244.24", "61.06", "305.30", "3663.60")]
    [InlineData("lump-sum-2", "610.60", "61.06", "671.66", "8059.92")]
    public void A_missing_month_costs_a_twelfth_of_the_lump_sum_base_times_the_rates(string grade, string basic, string large, string month, string year)
    {
        // 73272÷12×一档或二档缴费比例×所需趸缴月数: 73,272 / 12 = 6,106.
        for (var number = 2019; number <= 2025; number++)
        {
            var one = Find(number).Assess(grade, 1).Value;
            Assert.Equal([basic, large], one.Lines.Select(line => line.Amount.ToString()));
            Assert.Equal("6106.00", one.Lines[0].Segments[0].Base.ToString());
            Assert.Equal((month, year), (one.Total.ToString(), Find(number).Assess(grade, 12).Value.Total.ToString()));
            for (var months = 1; months <= 12; months++)
            {
                Assert.Equal(one.Total * months, Find(number).Assess(grade, months).Value.Total);
            }
        }
    }

    [Theory]
    [InlineData("lump-sum-1")]
    [InlineData("lump-sum-2")]
    public void In_2018_a_twelfth_of_the_base_comes_to_no_whole_fen_and_is_refused(string grade)
    {
        // 67,386 / 12 = 5,615.50, of which 1 % is 56.155; the monthly base is printed as 5,616.
        for (var months = 1; months <= 12; months++)
        {
            var error = Assert.Single(Find(2018).Assess(grade, months).Errors);
            Assert.Equal((ErrorCodes.Tariff.UnknownMonths, "large-amount-mutual"), (error.Code, error.Operands["figure"]));
        }

        Assert.False(Find(2017).Assess(grade, 12).Succeeded);
    }

    [Fact]
    public void What_is_paid_once_is_offered_to_nobody_for_a_year()
    {
        var offered = Find(2025).GradesFor(new NodaTime.LocalDate(1964, 1, 1), MemberStatus.Active).Select(entry => entry.Grade.Id);

        Assert.Equal(["1", "2"], offered);
        Assert.Equal(["lump-sum-1", "lump-sum-2"], Find(2025).Grades.Where(grade => grade.IsPaidOnce).Select(grade => grade.Id));
    }

    [Fact]
    public void Years_are_read_with_what_is_told_of_them()
    {
        var least = Read("\"menYears\": 1, \"womenYears\": 60");
        Assert.Equal((1, 60, 0, (Rate?)null, 0), (least.MenYears, least.WomenYears, least.ActualYears, least.ResidentShare, least.LumpSum.Count));

        var all = Read("\"menYears\": 30, \"womenYears\": 25, \"actualYears\": 25, \"residentShare\": \"0.125\", \"lumpSum\": [ { \"grade\": \"a\", \"paidAs\": \"c\" }, { \"grade\": \"b\", \"paidAs\": \"c\" } ]");
        Assert.Equal((25, Rate.Parse("0.125")), (all.ActualYears, all.ResidentShare));
        Assert.Equal([new LumpSumGrade("a", "c"), new LumpSumGrade("b", "c")], all.LumpSum);
    }

    [Theory]
    [InlineData("\"menYears\": 30", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"womenYears\": 30", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"menYears\": 0, \"womenYears\": 25", ErrorCodes.File.WrongValue, ".menYears")]
    [InlineData("\"menYears\": 30, \"womenYears\": 61", ErrorCodes.File.WrongValue, ".womenYears")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"actualYears\": 26", ErrorCodes.File.WrongValue, ".actualYears")] // more than all of them
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"residentShare\": 0.125", ErrorCodes.File.WrongValue, ".residentShare")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"residentShare\": \"12.5\"", ErrorCodes.File.WrongValue, ".residentShare")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": []", ErrorCodes.File.WrongValue, ".lumpSum")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ \"a\" ]", ErrorCodes.File.WrongValue, ".lumpSum[0]")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ { \"grade\": \"a\" } ]", ErrorCodes.File.MissingKey, ".lumpSum[0]")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ { \"grade\": \"x\", \"paidAs\": \"c\" } ]", ErrorCodes.File.UnknownReference, ".lumpSum[0].grade")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ { \"grade\": \"a\", \"paidAs\": \"x\" } ]", ErrorCodes.File.UnknownReference, ".lumpSum[0].paidAs")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ { \"grade\": \"a\", \"paidAs\": \"b\" } ]", ErrorCodes.File.WrongValue, ".lumpSum[0].paidAs")] // paid every year
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"lumpSum\": [ { \"grade\": \"a\", \"paidAs\": \"c\" }, { \"grade\": \"a\", \"paidAs\": \"c\" } ]", ErrorCodes.File.Duplicate, ".lumpSum[1].grade")]
    [InlineData("\"menYears\": 30, \"womenYears\": 25, \"grades\": [\"a\"]", ErrorCodes.File.UnknownKey, ".grades")]
    public void A_slip_in_the_years_is_found(string keys, string code, string path)
    {
        var finding = Assert.Single(Load(With(keys)).Errors);

        Assert.Equal((code, "$.terms.lifetime[0]" + path), (finding.Code, finding.Field));
    }

    [Theory]
    [InlineData("[\"once\", \"yearly\"]")]
    [InlineData("[\"monthly\", \"once\"]")]
    [InlineData("[\"once\", \"once\"]")]
    public void Once_stands_alone(string paid)
    {
        var finding = Assert.Single(Load(File(Figure("f", "yuan-a-year", "2025 = 1.00"), GradeWith($"\"paid\": {paid}", "a", Fixed("basic", "f")))).Errors);

        Assert.Equal((ErrorCodes.File.WrongValue, "$.grades.a.paid"), (finding.Code, finding.Field));
    }

    private static LifetimeYears Read(string keys) => Assert.Single(Load(With(keys)).Value.Terms.In<LifetimeYears>(ContributionYear.FromYear(2025)));

    private static string With(string keys) => File(
        Figure("f", "yuan-a-year", "2025 = 1.00"),
        $"{Grade("a", Fixed("basic", "f"))}, {Grade("b", Fixed("basic", "f"))}, {GradeWith(Once, "c", Fixed("basic", "f"))}",
        terms: $$""" "lifetime": [ { "for": "2025", {{keys}}, "source": "d1", "confidence": "official" } ] """);

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value;

    private static TariffTerms Terms(Region region) => TariffCatalog.Embedded.Find(region, Scheme.FlexibleEmployment).Value.Terms;
}

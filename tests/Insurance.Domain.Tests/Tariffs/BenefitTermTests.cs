using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Incentives for residents, long-term care, and the credits of the personal account: what is told, and nothing beyond it.</summary>
public sealed class BenefitTermTests
{
    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void The_cap_of_serious_illness_rises_by_a_thousand_yuan_at_least(int year)
    {
        // 国办发〔2024〕38号: 从第5年起每多参保1年 … 至少一千元; 当年没有使用医保基金 … 第二年就会提高…至少一千元
        var rules = China(Scheme.Resident).In<CapIncentive>(ContributionYear.FromYear(year)).Select(rule => (rule.Reason, rule.AfterYears, rule.AtLeast.ToString(), rule.Source.Document, rule.Confidence));

        Assert.Equal(
            [(IncentiveReason.ContinuousYears, 4, "1000.00", "国办发〔2024〕38号", Confidence.RelayedPress), (IncentiveReason.NothingClaimed, 0, "1000.00", "国办发〔2024〕38号", Confidence.RelayedPress)],
            rules);
    }

    [Fact]
    public void Other_years_and_employees_have_no_incentive()
    {
        Assert.Empty(China(Scheme.Resident).In<CapIncentive>(ContributionYear.FromYear(2024)));
        Assert.Empty(China(Scheme.Resident).In<CapIncentive>(ContributionYear.FromYear(2027)));
        Assert.Empty(China(Scheme.FlexibleEmployment).In<CapIncentive>(ContributionYear.FromYear(2025)));
    }

    [Theory]
    [InlineData(2021, "")] // city-wide from 2022-01-01
    [InlineData(2022, "active 122.00 official-reprint, retired 61.00 official-reprint")] // 渝医保发〔2021〕78号
    [InlineData(2023, "active 122.00 secondary")] // the 61 of pensioners is assumed and not shipped
    [InlineData(2024, "active 126.00 relayed-press, retired 63.00 relayed-press")]
    [InlineData(2025, "active 132.00 secondary, retired 66.00 secondary")]
    [InlineData(2026, "")]
    public void Chongqing_asks_for_long_term_care_what_was_published(int year, string told) =>
        Assert.Equal(told, string.Join(", ", Chongqing.In<LongTermCareAmount>(ContributionYear.FromYear(year)).Select(row => $"{Spelling.Of(row.Status)} {row.AYear} {Spelling.Of(row.Confidence)}")));

    [Theory]
    [InlineData(2018, "")]
    [InlineData(2019, "0..34 146.85, 35..44 155.75, 45.. 164.65")] // 3.3, 3.5 and 3.7 % of 4,450
    [InlineData(2022, "0..34 146.85, 35..44 155.75, 45.. 164.65")]
    [InlineData(2023, "")] // unresolved from here on
    [InlineData(2025, "")]
    public void Grade_2_of_Chongqing_is_credited_by_age_while_the_sources_agree(int year, string told)
    {
        var credits = Chongqing.In<PersonalAccountCredit>(ContributionYear.FromYear(year), "2").ToList();

        Assert.Equal(told, string.Join(", ", credits.SelectMany(credit => credit.Bands).Select(band => $"{band.FromAge}..{band.ThroughAge} {band.AMonth}")));
        Assert.All(credits, credit => Assert.Equal(Confidence.Secondary, credit.Confidence));
    }

    [Theory]
    [InlineData(2019)]
    [InlineData(2026)]
    public void Grade_1_of_Chongqing_has_no_account(int year) =>
        Assert.Empty(Assert.Single(Chongqing.In<PersonalAccountCredit>(ContributionYear.FromYear(year), "1")).Bands);

    [Fact]
    public void The_credits_are_the_published_shares_of_the_base()
    {
        var bands = Assert.Single(Chongqing.In<PersonalAccountCredit>(ContributionYear.FromYear(2021), "2")).Bands;

        Assert.Equal(new[] { 33, 35, 37 }.Select(share => Money.FromFen(445_000L * share / 1000)), bands.Select(band => band.AMonth));
    }

    [Theory]
    [InlineData("incentives", "\"reason\": \"continuous-years\", \"atLeast\": \"1000.00\"", ErrorCodes.File.MissingKey, "")]
    [InlineData("incentives", "\"reason\": \"continuous-years\", \"afterYears\": 61, \"atLeast\": \"1000.00\"", ErrorCodes.File.WrongValue, ".afterYears")]
    [InlineData("incentives", "\"reason\": \"nothing-claimed\", \"afterYears\": 4, \"atLeast\": \"1000.00\"", ErrorCodes.File.UnknownKey, ".afterYears")]
    [InlineData("incentives", "\"reason\": \"nothing-claimed\", \"atLeast\": 1000", ErrorCodes.File.WrongValue, ".atLeast")]
    [InlineData("incentives", "\"reason\": \"nothing-claimed\"", ErrorCodes.File.MissingKey, "")]
    [InlineData("incentives", "\"reason\": \"thrift\", \"atLeast\": \"1000.00\"", ErrorCodes.File.WrongValue, ".reason")]
    [InlineData("long-term-care", "\"status\": \"active\"", ErrorCodes.File.MissingKey, "")]
    [InlineData("long-term-care", "\"aYear\": \"132.00\"", ErrorCodes.File.MissingKey, "")]
    [InlineData("long-term-care", "\"status\": \"active\", \"aYear\": \"132.001\"", ErrorCodes.File.WrongValue, ".aYear")]
    [InlineData("long-term-care", "\"status\": \"active\", \"aYear\": \"132.00\", \"grades\": [\"a\"]", ErrorCodes.File.UnknownKey, ".grades")]
    [InlineData("personal-account", "\"none\": false", ErrorCodes.File.MissingKey, "")]
    [InlineData("personal-account", "\"none\": true, \"bands\": [ { \"fromAge\": 0, \"aMonth\": \"1.00\" } ]", ErrorCodes.File.UnknownKey, ".bands")]
    [InlineData("personal-account", "\"bands\": []", ErrorCodes.File.WrongValue, ".bands")]
    [InlineData("personal-account", "\"bands\": [ 1 ]", ErrorCodes.File.WrongValue, ".bands[0]")]
    [InlineData("personal-account", "\"bands\": [ { \"aMonth\": \"1.00\" }, { \"fromAge\": 35, \"aMonth\": \"1.00\" } ]", ErrorCodes.File.MissingKey, ".bands[0]")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0 } ]", ErrorCodes.File.MissingKey, ".bands[0]")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 1, \"aMonth\": \"1.00\" } ]", ErrorCodes.File.WrongValue, ".bands[0].fromAge")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0, \"throughAge\": 34, \"aMonth\": \"1.00\" }, { \"fromAge\": 36, \"aMonth\": \"2.00\" } ]", ErrorCodes.File.WrongValue, ".bands[1].fromAge")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0, \"throughAge\": 34, \"aMonth\": \"1.00\" }, { \"fromAge\": 34, \"aMonth\": \"2.00\" } ]", ErrorCodes.File.WrongValue, ".bands[1].fromAge")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0, \"aMonth\": \"1.00\" }, { \"fromAge\": 35, \"aMonth\": \"2.00\" } ]", ErrorCodes.File.WrongValue, ".bands[1].fromAge")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0, \"throughAge\": 120, \"aMonth\": \"1.00\" } ]", ErrorCodes.File.WrongValue, ".bands")]
    [InlineData("personal-account", "\"bands\": [ { \"fromAge\": 0, \"throughAge\": 121, \"aMonth\": \"1.00\" } ]", ErrorCodes.File.WrongValue, ".bands[0].throughAge")]
    [InlineData("personal-account", "\"none\": true, \"grades\": [\"x\"]", ErrorCodes.File.UnknownReference, ".grades[0]")]
    public void A_slip_is_found(string kind, string keys, string code, string path)
    {
        // A part that cannot be understood may be found with what is missing because of it.
        var finding = Load(With(kind, Entry("2025", keys))).Errors[0];

        Assert.Equal((code, $"$.terms.{kind}[0]" + path), (finding.Code, finding.Field));
    }

    [Theory]
    [InlineData("long-term-care", "\"status\": \"active\", \"aYear\": \"1.00\"", "\"status\": \"active\", \"aYear\": \"2.00\"", false)]
    [InlineData("long-term-care", "\"status\": \"active\", \"aYear\": \"1.00\"", "\"status\": \"retired\", \"aYear\": \"2.00\"", true)]
    [InlineData("personal-account", "\"none\": true", "\"none\": true", false)]
    [InlineData("personal-account", "\"none\": true", "\"none\": true, \"grades\": [\"a\"]", false)]
    [InlineData("personal-account", "\"none\": true, \"grades\": [\"b\", \"a\"]", "\"none\": true, \"grades\": [\"a\"]", false)]
    [InlineData("personal-account", "\"none\": true, \"grades\": [\"b\"]", "\"none\": true, \"grades\": [\"a\"]", true)]
    public void One_year_has_one_amount(string kind, string first, string second, bool allowed)
    {
        var errors = Load(With(kind, $"{Entry("2025", first)}, {Entry("2024..2025", second)}")).TryGet(out _, out var refused) ? [] : refused;

        Assert.Equal(allowed ? [] : [(ErrorCodes.File.WrongValue, $"$.terms.{kind}[1].for")], errors.Select(error => (error.Code, error.Field)));
        Assert.True(Load(With(kind, $"{Entry("2025", first)}, {Entry("2024", second)}")).Succeeded);
    }

    private static TariffTerms Chongqing => TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value.Terms;

    private static TariffTerms China(Scheme scheme) => TariffCatalog.Embedded.Find(Region.China, scheme).Value.Terms;

    private static string Entry(string years, string keys) => $$"""{ "for": "{{years}}", {{keys}}, "source": "d1", "confidence": "official" }""";

    private static string With(string kind, string entries) => File(
        Figure("f", "yuan-a-year", "2024..2025 = 1.00"),
        $"{Grade("a", Fixed("basic", "f"))}, {Grade("b", Fixed("basic", "f"))}",
        terms: $"\"{kind}\": [ {entries} ]");
}

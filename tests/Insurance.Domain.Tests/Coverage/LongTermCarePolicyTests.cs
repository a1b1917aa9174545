using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>「长期护理险不由税务部门征收」: an amount beside the order. 2022: 122 and 61 a year (渝医保发〔2021〕78号); for 2023 only that of who contributes was seen.</summary>
public sealed class LongTermCarePolicyTests
{
    private static readonly LongTermCarePolicy Policy = new(BenefitPlace.With(Amount(2022, MemberStatus.Active, 122), Amount(2022, MemberStatus.Retired, 61), Amount(2023, MemberStatus.Active, 122), Amount(2025, MemberStatus.Retired, 66)));

    [Theory]
    [InlineData(MemberStatus.Active, 2022, 122)]
    [InlineData(MemberStatus.Retired, 2022, 61)]
    [InlineData(MemberStatus.Active, 2023, 122)]
    [InlineData(MemberStatus.Retired, 2025, 66)]
    public void The_amount_of_a_year_is_that_of_the_status(MemberStatus status, int year, int yuan)
    {
        var amount = Policy.For(Region.Chongqing, status, ContributionYear.FromYear(year)).Value;

        Assert.Equal((Money.FromYuan(yuan), status, BenefitPlace.Source), (amount.AYear, amount.Status, amount.Source));
    }

    [Theory]
    [InlineData(MemberStatus.Retired, 2023, "2022, 2025")]
    [InlineData(MemberStatus.Active, 2021, "2022..2023")]
    [InlineData(MemberStatus.Active, 2025, "2022..2023")]
    public void What_nobody_published_is_refused_with_the_years_that_are(MemberStatus status, int year, string years)
    {
        var error = Policy.For(Region.Chongqing, status, ContributionYear.FromYear(year)).Errors.Single();

        Assert.Equal(("coverage.long-term-care-unknown", "year", years, Spelling.Of(status)), (error.Code, error.Field, error.Operands["years"], error.Operands["status"]));
    }

    [Fact]
    public void A_place_without_it_and_a_status_that_is_none()
    {
        Assert.Equal("-", Policy.For(Region.Parse("990000"), MemberStatus.Active, ContributionYear.FromYear(2022)).Errors.Single().Operands["years"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy.For(Region.Chongqing, (MemberStatus)9, ContributionYear.FromYear(2022)));
    }

    private static LongTermCareAmount Amount(int year, MemberStatus status, int yuan) =>
        new(ContributionYear.FromYear(year).Months, BenefitPlace.Source, Confidence.Secondary, status, Money.FromYuan(yuan));
}

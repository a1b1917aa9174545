using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>On which days a deduction may be approved.</summary>
public sealed class CoverTests
{
    private static readonly LocalDate NewYear = new(2023, 1, 1);

    // Drafted 3 January, signed 5, in force 10, suspended 20, resumed 25, valid through 28 February, revoked on the day that is given.
    private static DeductionAgreement Written(LocalDate? revoked = null)
    {
        var id = Chongqing.Zhang.Id;
        var agreement = Agreed.Draft(on: Date(1, 3), validThrough: Date(2, 28))
            .Sign(id, Date(1, 5), Agreed.Evidence(Date(1, 5))).Value
            .Activate([], Date(1, 10)).Value
            .Suspend(Date(1, 20)).Value
            .Resume([], Date(1, 25)).Value;
        return revoked is { } day ? agreement.Revoke(id, day).Value : agreement;
    }

    [Fact]
    public void Every_day_has_the_state_of_its_end()
    {
        AgreementState? expected = null;
        for (var day = NewYear.PlusDays(-3); day < new LocalDate(2023, 4, 1); day = day.PlusDays(1))
        {
            expected = (day.Year, day.Month, day.Day) switch
            {
                (2023, 1, 3) => AgreementState.Draft,
                (2023, 1, 5) => AgreementState.Signed,
                (2023, 1, 10) or (2023, 1, 25) => AgreementState.Active,
                (2023, 1, 20) => AgreementState.Suspended,
                (2023, 3, 1) => AgreementState.Expired,
                _ => expected,
            };
            Assert.Equal(expected, Written().StateOn(day));
        }

        Assert.Equal(AgreementState.Expired, expected);
    }

    [Fact]
    public void It_covers_its_lines_on_the_days_on_which_it_is_in_force_and_no_other()
    {
        for (var day = NewYear.PlusDays(-3); day < new LocalDate(2023, 4, 1); day = day.PlusDays(1))
        {
            var inForce = (day >= Date(1, 10) && day <= Date(1, 19)) || (day >= Date(1, 25) && day <= Date(2, 28));
            Assert.Equal(inForce, Written().Covers(InsuranceLine.BasicMedical, day));
            Assert.Equal(inForce, Written().Covers(InsuranceLine.LargeAmountMutual, day));
            Assert.Equal(inForce && day < Date(2, 10), Written(revoked: Date(2, 10)).Covers(InsuranceLine.BasicMedical, day));
            Assert.False(Written().Covers(InsuranceLine.Parse("long-term-care"), day));
            Assert.False(Written().Covers(default, day));
        }
    }

    [Fact]
    public void What_was_in_force_for_part_of_a_day_does_not_cover_it()
    {
        var revoked = Agreed.Draft().Active().Revoke(Chongqing.Zhang.Id, Agreed.Day).Value;
        var suspended = Agreed.Draft().Active().Suspend(Agreed.Day).Value;

        Assert.False(revoked.Covers(InsuranceLine.BasicMedical, Agreed.Day));
        Assert.False(suspended.Covers(InsuranceLine.BasicMedical, Agreed.Day));
        Assert.True(suspended.Resume([], Agreed.Day).Value.Covers(InsuranceLine.BasicMedical, Agreed.Day));
    }

    [Fact]
    public void The_agreement_that_answers_is_of_the_same_person_region_scheme_and_line()
    {
        var day = Agreed.Day;
        var zhang = Chongqing.Zhang.Id;
        var mine = Agreed.Draft(3).Active();
        DeductionAgreement[] all = [Agreed.Draft(1, Chongqing.Li).Active(), Agreed.Draft(2).Active().Revoke(zhang, day).Value, mine, Agreed.Draft(4, scheme: Scheme.Resident).Active()];

        Assert.Same(mine, Covering());
        Assert.Same(all[0], Find(Chongqing.Li.Id, Region.Chongqing, Scheme.FlexibleEmployment, InsuranceLine.BasicMedical, day));
        Assert.Same(all[3], Find(zhang, Region.Chongqing, Scheme.Resident, InsuranceLine.BasicMedical, day));
        Assert.Null(Find(Chongqing.Li.Id, Region.Chongqing, Scheme.Resident, InsuranceLine.BasicMedical, day));
        Assert.Null(Find(zhang, Region.China, Scheme.FlexibleEmployment, InsuranceLine.BasicMedical, day));
        Assert.Null(Find(zhang, Region.Chongqing, Scheme.FlexibleEmployment, InsuranceLine.Parse("long-term-care"), day));
        Assert.Null(Find(zhang, Region.Chongqing, Scheme.FlexibleEmployment, InsuranceLine.BasicMedical, day.PlusDays(-1)));
        Assert.Throws<ArgumentNullException>(() => DeductionAgreements.Covering(null!, zhang, Region.Chongqing, Scheme.FlexibleEmployment, InsuranceLine.BasicMedical, day));

        DeductionAgreement? Covering() => Find(zhang, Region.Chongqing, Scheme.FlexibleEmployment, InsuranceLine.BasicMedical, day);

        DeductionAgreement? Find(ResidentId person, Region region, Scheme scheme, InsuranceLine line, LocalDate on) =>
            DeductionAgreements.Covering(all, person, region, scheme, line, on);
    }

    private static LocalDate Date(int month, int day) => new(2023, month, day);
}

using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Enrollments;

/// <summary>Chongqing's base of 2026 is not published, who may enrol is (渝府发〔2016〕43号): registering does not wait for the amounts.</summary>
public sealed class EnrollmentInAYearWithoutAmountsTests
{
    private static readonly TariffHistory History = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value;
    private static readonly LocalDate Day = new(2026, 3, 2);

    [Fact]
    public void A_person_registers_amends_and_comes_back_before_the_base_of_the_year_is_known()
    {
        Assert.Equal("tariff.unknown-year", TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2026).Errors.Single().Code);

        var enrolled = Enrollment.Register(Chongqing.Zhang, History, Chongqing.Local, Day).Value;
        var amended = enrolled.Amend(History, Chongqing.Local with { DrawsPension = true }, Day.PlusDays(1)).Value;
        var back = enrolled.JoinEmployer(Day.PlusDays(1)).Value.LeaveEmployer(new YearMonth(2026, 3), History, Day.PlusDays(40)).Value;

        Assert.Empty(enrolled.Warnings);
        Assert.Equal(MemberStatus.Retired, amended.Status);
        Assert.Equal((EnrollmentState.Active, Day.PlusDays(40)), (back.State, back.EnteredOn(Day.PlusDays(40))));
    }

    [Fact]
    public void The_rules_of_the_day_s_year_decide_there_too()
    {
        var young = Chongqing.Born("张小", new LocalDate(2010, 5, 6), Sex.Male);

        var error = Enrollment.Register(young, History, Chongqing.Local, Day).Errors.Single();

        Assert.Equal(("enrollment.too-young", "2016-43"), (error.Code, error.Source!.Id));
        Assert.Equal(new LocalDate(2026, 5, 6), error.ChangesOn);
    }

    [Fact]
    public void Where_no_rule_is_published_for_the_year_the_answer_says_so()
    {
        var warning = Enrollment.Register(Chongqing.Zhang, History, Chongqing.Local, new LocalDate(2031, 1, 2)).Value.Warnings.Single();

        Assert.Equal("enrollment.eligibility-unknown", warning.Code);
    }

    [Fact]
    public void Another_place_s_tariff_is_a_mistake_of_the_caller()
    {
        var enrolled = Enrollment.Register(Chongqing.Zhang, History, Chongqing.Local, Day).Value;

        Assert.Throws<ArgumentException>(() => enrolled.Amend(Invented.Tariff().History, Chongqing.Local, Day));
        Assert.Throws<ArgumentException>(() => enrolled.LeaveEmployer(new YearMonth(2026, 1), Invented.Tariff().History, Day));
    }
}

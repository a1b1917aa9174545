using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Enrollments;

/// <summary>渝府发〔2016〕43号: local people from 16 on; others who work here from 16 and below 60 or 55; others who draw a pension here.</summary>
public sealed class EnrollmentTests
{
    private static readonly LocalDate Day = new(2023, 6, 15);
    private static readonly EnrollmentFacts Local = new(Hukou.Local, HasEmployer: false, DrawsPension: false);
    private static readonly EnrollmentFacts Elsewhere = Local with { Hukou = Hukou.Elsewhere };
    private static readonly EnrollmentFacts Pensioner = Elsewhere with { DrawsPension = true };

    [Fact]
    public void An_enrolment_says_who_where_when_and_from_which_facts()
    {
        var enrollment = Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(2023), Local, Day).Value;

        Assert.Equal(Chongqing.Zhang, enrollment.Person);
        Assert.Equal(Region.Chongqing, enrollment.Region);
        Assert.Equal(Scheme.FlexibleEmployment, enrollment.Scheme);
        Assert.Equal(Local, enrollment.Facts);
        Assert.Equal(Day, enrollment.RegisteredOn);
        Assert.Equal(MemberStatus.Active, enrollment.Status);
        Assert.Empty(enrollment.Warnings);
    }

    [Fact]
    public void Whoever_draws_a_pension_is_a_retired_member() =>
        Assert.Equal(MemberStatus.Retired, Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(2023), Pensioner, Day).Value.Status);

    public static TheoryData<EnrollmentFacts, Sex, int, int, string?> Edges => new()
    {
        // Years of age full that many days before the registration.
        { Local, Sex.Male, 16, 0, null },
        { Local, Sex.Male, 16, -1, "enrollment.too-young" },
        { Local, Sex.Female, 16, 0, null },
        { Local, Sex.Female, 16, -1, "enrollment.too-young" },
        { Local, Sex.Male, 60, 0, null },
        { Local, Sex.Female, 55, 0, null },
        { Local, Sex.Male, 99, 0, null },
        { Local with { DrawsPension = true }, Sex.Male, 70, 0, null },
        { Local with { DrawsPension = true }, Sex.Male, 16, -1, "enrollment.too-young" },
        { Elsewhere, Sex.Male, 16, 0, null },
        { Elsewhere, Sex.Male, 16, -1, "enrollment.too-young" },
        { Elsewhere, Sex.Male, 60, -1, null },
        { Elsewhere, Sex.Male, 60, 0, "enrollment.too-old" },
        { Elsewhere, Sex.Female, 55, -1, null },
        { Elsewhere, Sex.Female, 55, 0, "enrollment.too-old" },
        { Elsewhere, Sex.Male, 55, 0, null },
        { Pensioner, Sex.Male, 15, 0, null },
        { Pensioner, Sex.Male, 60, 0, null },
        { Pensioner, Sex.Female, 99, 0, null },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Each_route_opens_and_closes_on_the_birthday_itself(EnrollmentFacts facts, Sex sex, int age, int daysSinceBirthday, string? refusal)
    {
        var person = Chongqing.Born("王小明", Day.PlusYears(-age).PlusDays(-daysSinceBirthday), sex);

        var result = Enrollment.Register(person, Chongqing.Tariff(2023), facts, Day);

        Assert.Equal(refusal is null ? [] : [refusal], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Who_is_too_young_may_register_on_the_sixteenth_birthday_and_the_rule_is_cited()
    {
        var person = Chongqing.Born("王小明", new LocalDate(2008, 2, 10), Sex.Male);

        var error = Enrollment.Register(person, Chongqing.Tariff(2023), Local, Day).Errors.Single();

        Assert.Equal("enrollment.too-young", error.Code);
        Assert.Equal("渝府发〔2016〕43号", error.Source!.Document);
        Assert.Equal(new LocalDate(2024, 2, 10), error.ChangesOn);
        Assert.True(Enrollment.Register(person, Chongqing.Tariff(2024), Local, new LocalDate(2024, 2, 10)).Succeeded);
        Assert.False(Enrollment.Register(person, Chongqing.Tariff(2024), Local, new LocalDate(2024, 2, 9)).Succeeded);
    }

    [Fact]
    public void Who_is_too_old_sees_the_rule_and_no_better_day()
    {
        var error = Enrollment.Register(Chongqing.Born("王小明", Day.PlusYears(-60), Sex.Male), Chongqing.Tariff(2023), Elsewhere, Day).Errors.Single();

        Assert.Equal("渝府发〔2016〕43号", error.Source!.Document);
        Assert.Null(error.ChangesOn);
    }

    [Fact]
    public void A_number_of_somebody_not_yet_born_is_too_young_on_every_route()
    {
        foreach (var facts in new[] { Local, Elsewhere, Pensioner })
        {
            var unborn = Chongqing.Born("王小明", new LocalDate(2023, 6, 16), Sex.Male);
            Assert.Equal("enrollment.too-young", Enrollment.Register(unborn, Chongqing.Tariff(2023), facts, Day).Errors.Single().Code);
        }

        var endOfTime = Chongqing.Born("王小明", new LocalDate(9990, 1, 1), Sex.Male);
        Assert.Null(Enrollment.Register(endOfTime, Chongqing.Tariff(2023), Local, Day).Errors.Single().ChangesOn);
    }

    [Fact]
    public void Who_has_an_employer_or_no_household_registration_is_refused()
    {
        Assert.Equal("enrollment.has-employer", CodeOf(Local with { HasEmployer = true }));
        Assert.Equal("enrollment.no-hukou", CodeOf(Local with { Hukou = Hukou.None }));
        Assert.Equal("enrollment.no-hukou", CodeOf(Pensioner with { Hukou = Hukou.None }));
    }

    [Fact]
    public void The_refusal_of_an_employer_cites_the_rule_of_the_route_where_one_is_published_and_else_the_law()
    {
        // 渝府发〔2016〕43号 opens each of its routes to people without an employer.
        foreach (var facts in new[] { Local, Elsewhere, Pensioner })
        {
            var error = Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(2023), facts with { HasEmployer = true }, Day).Errors.Single();
            Assert.Equal(("enrollment.has-employer", "hasEmployer", "渝府发〔2016〕43号"), (error.Code, error.Field, error.Source!.Document));
            Assert.Null(error.ChangesOn);
        }

        var elsewhere = Enrollment.Register(Chongqing.Zhang, Invented.Tariff(), Local with { HasEmployer = true }, new LocalDate(2025, 3, 1)).Errors.Single();
        Assert.Equal("enrollment.has-employer", elsewhere.Code);
        Assert.Equal("《中华人民共和国社会保险法》第23条、第60条", elsewhere.Source!.Document);
    }

    [Fact]
    public void The_last_insured_month_may_be_the_month_of_registration_and_no_later_one()
    {
        Assert.Null(CodeOf(Local with { LastInsuredMonth = new YearMonth(2023, 6) }));
        Assert.Null(CodeOf(Local with { LastInsuredMonth = new YearMonth(1999, 1) }));
        Assert.Equal("enrollment.last-insured-later", CodeOf(Local with { LastInsuredMonth = new YearMonth(2023, 7) }));
    }

    [Fact]
    public void All_reasons_are_named_at_once()
    {
        var facts = new EnrollmentFacts(Hukou.Elsewhere, HasEmployer: true, DrawsPension: false, new YearMonth(2024, 1));
        var child = Chongqing.Born("王小明", new LocalDate(2010, 1, 1), Sex.Female);

        Assert.Equal(
            ["enrollment.has-employer", "enrollment.last-insured-later", "enrollment.too-young"],
            Enrollment.Register(child, Chongqing.Tariff(2023), facts, Day).Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_tariff_that_says_nothing_on_eligibility_lets_everybody_register_with_a_warning()
    {
        var warning = Enrollment.Register(Chongqing.Zhang, Invented.Tariff(), Local, new LocalDate(2025, 3, 1)).Value.Warnings.Single();

        Assert.Equal("enrollment.eligibility-unknown", warning.Code);
        Assert.Contains("2025", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2022, 12, 31)]
    [InlineData(2024, 1, 1)]
    public void The_tariff_is_that_of_the_year_of_registration(int year, int month, int day) =>
        Assert.Throws<ArgumentException>(() => Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(2023), Local, new LocalDate(year, month, day)));

    [Fact]
    public void Nothing_that_is_needed_may_be_missing()
    {
        Assert.Throws<ArgumentNullException>(() => Enrollment.Register(null!, Chongqing.Tariff(2023), Local, Day));
        Assert.Throws<ArgumentNullException>(() => Enrollment.Register(Chongqing.Zhang, (Tariff)null!, Local, Day));
        Assert.Throws<ArgumentNullException>(() => Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(2023), null!, Day));
    }

    private static string? CodeOf(EnrollmentFacts facts) =>
        Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(2023), facts, Day).Errors.SingleOrDefault()?.Code;
}

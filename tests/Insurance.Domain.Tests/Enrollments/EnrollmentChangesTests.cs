using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Enrollments;

/// <summary>
/// What becomes of a registration: the brief's page 1, point 1 (changing registration stays with the office), PSN_CHG_TYPE 12, 21, 22 and
/// 25, and the eligibility of 渝府发〔2016〕43号, asked again where the household or the pension changes.
/// </summary>
public sealed class EnrollmentChangesTests
{
    private static readonly LocalDate Day = new(2023, 6, 15);
    private static readonly LocalDate Later = new(2023, 9, 20);

    [Fact]
    public void A_change_gives_a_new_value_and_leaves_the_old_one_as_it_was()
    {
        var registered = Chongqing.Registered(Day);
        var suspended = registered.Suspend(Later).Value;

        Assert.Equal(EnrollmentState.Active, registered.State);
        Assert.Empty(registered.History.AsEnumerable());
        Assert.Equal([new EnrollmentEntry(EnrollmentEvent.Suspend, Later)], suspended.History.AsEnumerable());
        Assert.Equal(Day, suspended.RegisteredOn);
        Assert.Equal((registered.Person, registered.Region, registered.Scheme), (suspended.Person, suspended.Region, suspended.Scheme));
    }

    [Fact]
    public void A_corrected_name_stands_with_the_same_number_and_the_history_keeps_the_correction()
    {
        var amended = Chongqing.Registered(Day).Amend(Chongqing.Tariff(2023), Chongqing.Local, Later, PersonName.Parse("张三风")).Value;

        Assert.Equal(new Person(PersonName.Parse("张三风"), Chongqing.Zhang.Id), amended.Person);
        Assert.Equal(PersonName.Parse("张三风"), amended.History[0].Name);
        Assert.Equal(Chongqing.Zhang, amended.ToSnapshot().Person);
        Assert.Equal(amended.Person, amended.Suspend(Later).Value.Person);
    }

    [Fact]
    public void A_household_that_moves_counts_from_its_day_on()
    {
        var amended = Chongqing.Registered(Day).Amend(Chongqing.Tariff(2023), Chongqing.Local with { Hukou = Hukou.Elsewhere }, Later).Value;

        Assert.Equal(Hukou.Local, amended.FactsOn(Later.PlusDays(-1))!.Hukou);
        Assert.Equal(Hukou.Elsewhere, amended.FactsOn(Later)!.Hukou);
        Assert.Equal(Hukou.Elsewhere, amended.Facts.Hukou);
    }

    [Fact]
    public void Whoever_begins_to_draw_a_pension_is_retired_from_that_day_on()
    {
        var amended = Chongqing.Registered(Day).Amend(Chongqing.Tariff(2023), Chongqing.Local with { DrawsPension = true }, Later).Value;

        Assert.Equal(MemberStatus.Active, amended.StatusOn(Later.PlusDays(-1)));
        Assert.Equal(MemberStatus.Retired, amended.StatusOn(Later));
        Assert.Equal(MemberStatus.Retired, amended.Status);
    }

    [Theory]
    [InlineData(60, 0, "enrollment.too-old")]
    [InlineData(60, -1, null)]
    public void A_household_that_moves_away_meets_the_age_limit_of_those_from_elsewhere(int age, int daysSinceBirthday, string? refusal)
    {
        var person = Chongqing.Born("王小明", Later.PlusYears(-age).PlusDays(-daysSinceBirthday), Sex.Male);

        var result = Chongqing.Registered(Day, person: person).Amend(Chongqing.Tariff(2023), Chongqing.Local with { Hukou = Hukou.Elsewhere }, Later);

        Assert.Equal(refusal is null ? [] : [refusal], result.Errors.Select(error => error.Code));
        Assert.All(result.Errors, error => Assert.Equal("渝府发〔2016〕43号", error.Source!.Document));
    }

    [Fact]
    public void Who_is_past_the_age_limit_can_still_have_a_name_or_a_month_corrected()
    {
        // 55 since the registration: the route of those from elsewhere would be closed to a new one.
        var elsewhere = Chongqing.Local with { Hukou = Hukou.Elsewhere };
        var enrollment = Chongqing.Registered(Day, elsewhere, Chongqing.Born("王小明", new LocalDate(1968, 8, 1), Sex.Female));
        var corrected = elsewhere with { LastInsuredMonth = new YearMonth(2023, 4) };

        Assert.True(enrollment.Amend(Chongqing.Tariff(2023), corrected, Later, PersonName.Parse("王晓明")).Succeeded);
        Assert.Equal(
            "enrollment.no-hukou",
            enrollment.Amend(Chongqing.Tariff(2023), elsewhere with { Hukou = Hukou.None }, Later).Errors.Single().Code);
        Assert.True(enrollment.Amend(Chongqing.Tariff(2023), elsewhere with { DrawsPension = true }, Later).Succeeded);
        Assert.Equal(
            "enrollment.too-old",
            enrollment.Amend(Chongqing.Tariff(2023), elsewhere with { DrawsPension = true }, Later).Value.Amend(Chongqing.Tariff(2023), elsewhere, Later).Errors.Single().Code);
    }

    [Fact]
    public void An_employer_is_joined_and_left_and_never_amended()
    {
        var active = Chongqing.Registered(Day);
        var employed = active.JoinEmployer(Later).Value;

        Assert.Equal(
            ("enrollment.employer-amended", "hasEmployer"),
            CodeAndField(active.Amend(Chongqing.Tariff(2023), Chongqing.Local with { HasEmployer = true }, Later)));
        Assert.Equal("enrollment.employer-amended", CodeAndField(employed.Amend(Chongqing.Tariff(2023), Chongqing.Local, Later)).Code);
        Assert.True(employed.Amend(Chongqing.Tariff(2023), employed.Facts with { Hukou = Hukou.Elsewhere }, Later).Succeeded);
    }

    [Fact]
    public void While_an_employer_insures_the_person_the_facts_say_so()
    {
        var enrollment = Chongqing.Registered(Day).JoinEmployer(Later).Value.LeaveEmployer(new YearMonth(2023, 11), Chongqing.Tariff(2023), new LocalDate(2023, 12, 4)).Value;

        Assert.False(enrollment.FactsOn(Later.PlusDays(-1))!.HasEmployer);
        Assert.True(enrollment.FactsOn(Later)!.HasEmployer);
        Assert.True(enrollment.FactsOn(new LocalDate(2023, 12, 3))!.HasEmployer);
        Assert.False(enrollment.Facts.HasEmployer);
    }

    [Fact]
    public void The_last_month_with_an_employer_is_what_was_declared_and_nothing_later_than_the_day()
    {
        var employed = Chongqing.Registered(Day, Chongqing.InsuredThrough(2023, 5)).JoinEmployer(Later).Value;

        var left = employed.LeaveEmployer(new YearMonth(2023, 11), Chongqing.Tariff(2023), new LocalDate(2023, 12, 4)).Value;
        Assert.Equal(new YearMonth(2023, 5), left.LastInsuredMonthOn(new LocalDate(2023, 12, 3)));
        Assert.Equal(new YearMonth(2023, 11), left.LastInsuredMonthOn(new LocalDate(2023, 12, 4)));
        Assert.Equal(new YearMonth(2023, 11), left.Facts.LastInsuredMonth);

        Assert.True(employed.LeaveEmployer(new YearMonth(2023, 12), Chongqing.Tariff(2023), new LocalDate(2023, 12, 4)).Succeeded);
        Assert.Equal(
            ("enrollment.last-insured-later", "lastInsuredMonth"),
            CodeAndField(employed.LeaveEmployer(new YearMonth(2024, 1), Chongqing.Tariff(2023), new LocalDate(2023, 12, 31))));
    }

    [Fact]
    public void Leaving_an_employer_is_a_registration_anew_and_can_come_too_late_in_life()
    {
        var person = Chongqing.Born("王小明", new LocalDate(1963, 10, 1), Sex.Male);
        var employed = Chongqing.Registered(Day, Chongqing.Local with { Hukou = Hukou.Elsewhere }, person).JoinEmployer(Later).Value;

        Assert.True(employed.LeaveEmployer(new YearMonth(2023, 9), Chongqing.Tariff(2023), new LocalDate(2023, 9, 30)).Succeeded);
        var error = employed.LeaveEmployer(new YearMonth(2023, 9), Chongqing.Tariff(2023), new LocalDate(2023, 10, 1)).Errors.Single();
        Assert.Equal(("enrollment.too-old", "渝府发〔2016〕43号"), (error.Code, error.Source!.Document));

        // A pension drawn here opens the route of pensioners.
        var pensioner = employed.Amend(Chongqing.Tariff(2023), employed.Facts with { DrawsPension = true }, new LocalDate(2023, 10, 1)).Value;
        Assert.Equal(MemberStatus.Retired, pensioner.LeaveEmployer(new YearMonth(2023, 9), Chongqing.Tariff(2023), new LocalDate(2023, 10, 1)).Value.Status);
    }

    [Fact]
    public void Who_resumes_says_where_they_were_insured_meanwhile_or_leaves_it_as_declared()
    {
        var suspended = Chongqing.Registered(Day, Chongqing.InsuredThrough(2023, 5)).Suspend(Later).Value;

        Assert.Equal(new YearMonth(2023, 5), suspended.Resume(new LocalDate(2023, 12, 1)).Value.Facts.LastInsuredMonth);
        Assert.Equal(new YearMonth(2023, 11), suspended.Resume(new LocalDate(2023, 12, 1), new YearMonth(2023, 11)).Value.Facts.LastInsuredMonth);
        Assert.Equal("enrollment.last-insured-later", suspended.Resume(new LocalDate(2023, 12, 1), new YearMonth(2024, 1)).Errors.Single().Code);
    }

    [Fact]
    public void A_last_insured_month_is_corrected_by_an_amendment_and_not_into_the_future()
    {
        var enrollment = Chongqing.Registered(Day, Chongqing.InsuredThrough(2023, 5));

        Assert.Null(enrollment.Amend(Chongqing.Tariff(2023), Chongqing.Local, Later).Value.Facts.LastInsuredMonth);
        Assert.Equal(new YearMonth(2023, 9), enrollment.Amend(Chongqing.Tariff(2023), Chongqing.InsuredThrough(2023, 9), Later).Value.LastInsuredMonthOn(Later));
        Assert.Equal("enrollment.last-insured-later", enrollment.Amend(Chongqing.Tariff(2023), Chongqing.InsuredThrough(2023, 10), Later).Errors.Single().Code);
    }

    [Theory]
    [InlineData("2023-06-14", null, null)]
    [InlineData("2023-06-15", EnrollmentState.Active, "2023-06-15")]
    [InlineData("2023-07-31", EnrollmentState.Active, "2023-06-15")]
    [InlineData("2023-08-01", EnrollmentState.Suspended, "2023-06-15")]
    [InlineData("2023-08-31", EnrollmentState.Suspended, "2023-06-15")]
    [InlineData("2023-09-01", EnrollmentState.Active, "2023-09-01")]
    [InlineData("2023-10-01", EnrollmentState.Active, "2023-09-01")]
    [InlineData("2023-11-01", EnrollmentState.WithEmployer, "2023-09-01")]
    [InlineData("2024-02-01", EnrollmentState.Active, "2024-02-01")]
    [InlineData("2024-02-29", EnrollmentState.Active, "2024-02-01")]
    [InlineData("2024-03-01", EnrollmentState.Stopped, "2024-02-01")]
    [InlineData("2099-12-31", EnrollmentState.Stopped, "2024-02-01")]
    public void Each_day_has_its_state_and_its_day_of_entry(string day, EnrollmentState? state, string? entered)
    {
        var asked = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        Assert.Equal(state, Eventful.StateOn(asked));
        Assert.Equal(entered, Eventful.EnteredOn(asked) is { } on ? NodaTime.Text.LocalDatePattern.Iso.Format(on) : null);
        Assert.Equal(state is null, Eventful.FactsOn(asked) is null);
        Assert.Equal(state is null, Eventful.StatusOn(asked) is null);
    }

    [Fact]
    public void Of_several_changes_on_a_day_the_last_one_counts()
    {
        var enrollment = Chongqing.Registered(Day).Suspend(Day).Value.Resume(Day).Value.JoinEmployer(Day).Value;

        Assert.Equal(EnrollmentState.WithEmployer, enrollment.StateOn(Day));
        Assert.Null(enrollment.StateOn(Day.PlusDays(-1)));
        Assert.Equal(3, enrollment.History.Count);
    }

    [Fact]
    public void A_change_in_a_year_without_published_eligibility_is_taken_with_a_warning_of_its_own()
    {
        var registered = Invented.Registered(new LocalDate(2025, 3, 1));
        var elsewhere = Chongqing.Local with { Hukou = Hukou.Elsewhere };

        var amended = registered.Amend(Invented.Tariff(), elsewhere, new LocalDate(2025, 4, 1)).Value;
        Assert.Equal(["enrollment.eligibility-unknown"], amended.Warnings.Select(warning => warning.Code));
        Assert.Empty(amended.Amend(Invented.Tariff(), elsewhere, new LocalDate(2025, 4, 2)).Value.Warnings);

        var employed = amended.JoinEmployer(new LocalDate(2025, 5, 1)).Value;
        Assert.Empty(employed.Warnings);
        Assert.Equal(
            ["enrollment.eligibility-unknown"],
            employed.LeaveEmployer(new YearMonth(2025, 5), Invented.Tariff(), new LocalDate(2025, 6, 1)).Value.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_tariff_of_another_year_or_place_and_missing_arguments_are_mistakes_of_the_caller()
    {
        var active = Chongqing.Registered(Day);
        var employed = active.JoinEmployer(Day).Value;

        Assert.Throws<ArgumentException>(() => active.Amend(Chongqing.Tariff(2024), Chongqing.Local, Later));
        Assert.Throws<ArgumentException>(() => active.Amend(Invented.Tariff(2025), Chongqing.Local, new LocalDate(2025, 1, 1)));
        Assert.Throws<ArgumentException>(() => active.Amend(Chongqing.Tariff(2023), Chongqing.Local, Later, default(PersonName)));
        Assert.Throws<ArgumentNullException>(() => active.Amend((Tariff)null!, Chongqing.Local, Later));
        Assert.Throws<ArgumentNullException>(() => active.Amend(Chongqing.Tariff(2023), null!, Later));
        Assert.Throws<ArgumentException>(() => employed.LeaveEmployer(new YearMonth(2023, 6), Chongqing.Tariff(2024), Later));
        Assert.Throws<ArgumentException>(() => employed.LeaveEmployer(new YearMonth(2023, 6), Invented.Tariff(2025), new LocalDate(2025, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => employed.LeaveEmployer(new YearMonth(2023, 6), (Tariff)null!, Later));
    }

    private static Enrollment Eventful { get; } = Chongqing.Registered(Day)
        .Suspend(new LocalDate(2023, 8, 1)).Value
        .Resume(new LocalDate(2023, 9, 1)).Value
        .Amend(Chongqing.Tariff(2023), Chongqing.Local with { Hukou = Hukou.Elsewhere }, new LocalDate(2023, 10, 1)).Value
        .JoinEmployer(new LocalDate(2023, 11, 1)).Value
        .LeaveEmployer(new YearMonth(2024, 1), Chongqing.Tariff(2024), new LocalDate(2024, 2, 1)).Value
        .Stop(new LocalDate(2024, 3, 1)).Value;

    private static (string Code, string Field) CodeAndField(Result<Enrollment> refused) => (refused.Errors.Single().Code, refused.Errors.Single().Field);
}

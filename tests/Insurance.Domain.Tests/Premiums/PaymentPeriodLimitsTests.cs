using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>Which published days limit a payment: first days of windows do, deposit days of the bank do not, and one notice traces coverage back.</summary>
public sealed class PaymentPeriodLimitsTests
{
    private static readonly Enrollment LongMember = Chongqing.Registered(new LocalDate(2020, 5, 1));
    private static readonly ContributionRecord Paid2024 = ContributionRecord.Empty.With([InsuranceLine.BasicMedical], FeePeriod.Parse("2024-01..2024-12"), MonthState.Paid);

    [Theory]
    [InlineData("2025-01-01", "period.not-open", "2025-02-01")]
    [InlineData("2025-01-31", "period.not-open", "2025-02-01")]
    [InlineData("2025-02-01", "continuing", "2025-04-01")]
    [InlineData("2025-03-31", "continuing", "2025-04-01")]
    [InlineData("2025-04-01", "resuming", "2025-05-01")]
    public void A_continuing_member_pays_from_the_published_first_day_on(string on, string told, string changesOn) =>
        AssertAnswer(Continuing("""{ "for": "2025", "opens": "02-01", "closes": "03-31", "source": "s", "confidence": "official" }"""), on, told, changesOn);

    [Theory]
    [InlineData("2025-01-31", "continuing", "2025-02-01")]
    [InlineData("2025-02-01", "period.not-open", "2025-06-01")]
    [InlineData("2025-05-31", "period.not-open", "2025-06-01")]
    [InlineData("2025-06-01", "continuing", "2025-07-01")]
    [InlineData("2025-06-30", "continuing", "2025-07-01")]
    [InlineData("2025-07-01", "resuming", "2025-08-01")]
    public void Between_two_windows_the_next_one_is_waited_for(string on, string told, string changesOn) =>
        AssertAnswer(
            Continuing("""
                { "for": "2025", "opens": "01-01", "closes": "01-31", "source": "s", "confidence": "official" },
                { "for": "2025", "opens": "06-01", "closes": "06-30", "source": "s", "confidence": "official" }
                """),
            on,
            told,
            changesOn);

    [Theory]
    [InlineData("2025-03-31", "continuing", "2025-04-01")]
    [InlineData("2025-04-01", "period.not-open", "2025-06-01")]
    [InlineData("2025-06-01", "resuming", "2025-07-01")]
    public void Who_missed_the_window_pays_as_resuming_when_that_window_opens(string on, string told, string changesOn) =>
        AssertAnswer(
            Continuing("""
                { "for": "2025", "members": ["continuing"], "opens": "01-01", "closes": "03-31", "source": "s", "confidence": "official" },
                { "for": "2025", "members": ["resuming"], "opens": "06-01", "closes": "12-31", "source": "s", "confidence": "official" }
                """),
            on,
            told,
            changesOn);

    [Theory]
    [InlineData("2025-01-01", "continuing", "2025-04-01")]
    [InlineData("2025-03-31", "continuing", "2025-04-01")]
    public void A_first_day_that_nobody_published_is_no_limit(string on, string told, string changesOn) =>
        AssertAnswer(Continuing("""{ "for": "2025", "opens": "not-known", "closes": "03-31", "source": "s", "confidence": "official" }"""), on, told, changesOn);

    [Theory]
    [InlineData("2025-01-31", "period.not-open", "2025-02-01")]
    [InlineData("2025-02-01", "continuing", "2026-01-01")]
    public void A_published_first_day_is_a_limit_even_where_the_last_one_is_unknown(string on, string told, string changesOn) =>
        AssertAnswer(Continuing("""{ "for": "2025", "opens": "02-01", "closes": "not-known", "source": "s", "confidence": "official" }"""), on, told, changesOn);

    [Theory]
    [InlineData("2025-01-10", "period.not-open", "2025-03-01")]
    [InlineData("2025-03-01", "new", "2026-01-01")]
    public void New_members_wait_for_their_own_window_too(string on, string told, string changesOn)
    {
        var tariff = Invented.WithWindows("""{ "for": "2025", "members": ["new"], "opens": "03-01", "closes": "12-31", "source": "s", "confidence": "official" }""");

        AssertAnswer(day => Policy.For(Invented.Registered(new LocalDate(2025, 1, 5)), tariff.Grade("helped").Value, tariff, ContributionRecord.Empty, day), on, told, changesOn);
    }

    [Fact]
    public void A_day_before_the_window_names_the_year_the_first_day_and_the_source()
    {
        var ask = Continuing("""{ "for": "2025", "opens": "02-01", "closes": "03-31", "source": "s", "confidence": "official" }""");

        var error = ask(new LocalDate(2025, 1, 15)).Errors.Single();

        Assert.Equal(("on", "2025", "2025-02-01", "某发〔2024〕1号"), (error.Field, error.Operands["year"], error.Operands["opens"], error.Source!.Document));
    }

    [Fact]
    public void The_last_day_to_be_covered_from_January_2022_is_told_and_its_notice_cited()
    {
        // 渝医保发〔2022〕7号: paid in full by 30 April 2022, 中断缴费期间的医保待遇可追溯至2022年1月1日.
        var record = Chongqing.Paid("2020-05..2021-12");
        foreach (var day in new[] { new LocalDate(2022, 1, 1), new LocalDate(2022, 4, 30) })
        {
            var answer = Ask(LongMember, 2022, record, day).Value;
            Assert.Equal((MemberKind.Continuing, FeePeriod.Parse("2022-01..2022-12"), new LocalDate(2022, 5, 1)), (answer.Member, answer.Period, answer.ChangesOn));
            Assert.Equal(["period.window-unknown", "period.paid-by-starts"], answer.Warnings.Select(warning => warning.Code));
            var notice = answer.Warnings[1];
            Assert.Equal(("2022-04-30", "2022-01-01", "渝医保发〔2022〕7号"), (notice.Operands["by"], notice.Operands["starts"], notice.Source!.Document));
        }

        var late = Ask(LongMember, 2022, record, new LocalDate(2022, 5, 1)).Value;
        Assert.Equal(["period.window-unknown"], late.Warnings.Select(warning => warning.Code));
        Assert.Equal((FeePeriod.Parse("2022-01..2022-12"), new LocalDate(2023, 1, 1)), (late.Period, late.ChangesOn));
    }

    [Theory]
    // The last insured month of somebody who registered again on 10 April 2022: a short gap is paid, a long one is not.
    [InlineData("2021-12", "2022-01..2022-12", true)]
    [InlineData("2021-11", "2022-04..2022-12", false)]
    public void Only_who_pays_every_month_from_January_on_is_covered_from_then_on(string lastInsured, string months, bool told)
    {
        var facts = Chongqing.Local with { LastInsuredMonth = NodaTime.Text.YearMonthPattern.Iso.Parse(lastInsured).Value };

        var answer = Ask(Chongqing.Registered(new LocalDate(2022, 4, 10), facts), 2022, ContributionRecord.Empty, new LocalDate(2022, 4, 20)).Value;

        Assert.Equal(FeePeriod.Parse(months), answer.Period);
        Assert.Equal(told, Notices(answer).Any());
    }

    [Theory]
    [InlineData("2022-01..2022-03", "2022-04..2022-12", true)]
    [InlineData("2022-02..2022-03", "2022-01..2022-01", false)]
    [InlineData("2022-02..2022-12", "2022-01..2022-01", true)]
    public void Months_that_are_paid_already_count_as_paid_in_full(string paid, string left, bool told)
    {
        var answer = Ask(LongMember, 2022, Chongqing.Paid("2020-05..2021-12").With(MonthState.Paid, paid), new LocalDate(2022, 4, 20)).Value;

        Assert.Equal(FeePeriod.Parse(left), answer.Period);
        Assert.Equal(told, Notices(answer).Any());
    }

    [Fact]
    public void Who_was_never_insured_has_interrupted_nothing()
    {
        var answer = Ask(Chongqing.Registered(new LocalDate(2022, 1, 4)), 2022, ContributionRecord.Empty, new LocalDate(2022, 1, 4)).Value;

        Assert.Equal((MemberKind.New, FeePeriod.Parse("2022-01..2022-12")), (answer.Member, answer.Period));
        Assert.Empty(Notices(answer));
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2023)]
    [InlineData(2025)]
    public void Other_years_have_no_such_notice(int year) =>
        Assert.Empty(Notices(Ask(LongMember, year, Chongqing.Paid($"2020-05..{year - 1}-12"), new LocalDate(year, 2, 1)).Value));

    [Theory]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    public void The_day_by_which_the_bank_wants_the_money_is_no_cut_off(int year)
    {
        // 10 January is the deposit day of the batch deduction; what changes on the 11th is nothing.
        Assert.Equal(new LocalDate(year, 1, 10), Chongqing.Tariff(year).Terms.In<DeductionDeposit>(ContributionYear.FromYear(year)).Single().By.In(ContributionYear.FromYear(year)));

        var record = Chongqing.Paid($"2020-05..{year - 1}-12");
        for (var day = new LocalDate(year, 1, 1); day.Month < 4; day = day.PlusDays(1))
        {
            var answer = Ask(LongMember, year, record, day).Value;
            Assert.Equal((MemberKind.Continuing, FeePeriod.Parse($"{year}-01..{year}-12")), (answer.Member, answer.Period));
            Assert.Equal(year == 2022 ? new LocalDate(2022, 5, 1) : new LocalDate(year + 1, 1, 1), answer.ChangesOn);
            Assert.DoesNotContain("period.reclassified", answer.Warnings.Select(warning => warning.Code));
        }
    }

    [Theory]
    [InlineData("2025-01-10", "continuing", "2025-04-01")]
    [InlineData("2025-01-11", "continuing", "2025-04-01")]
    [InlineData("2025-03-31", "continuing", "2025-04-01")]
    [InlineData("2025-04-01", "resuming", "2025-05-01")]
    public void A_window_and_a_deposit_day_in_one_year_are_two_days(string on, string told, string changesOn) =>
        AssertAnswer(
            Continuing(
                """{ "for": "2025", "opens": "01-01", "closes": "03-31", "source": "s", "confidence": "official" }""",
                """, "deduction-deposit": [{ "for": "2025", "by": "01-10", "source": "s", "confidence": "official" }]"""),
            on,
            told,
            changesOn);

    [Theory]
    [InlineData("2025-04-15", "true", true, "2025-04-16")]
    [InlineData("2025-04-16", "true", false, "2026-01-01")]
    [InlineData("2025-04-15", "false", false, "2026-01-01")] // who pays as every year interrupts nothing that could be traced back
    public void The_notice_ends_on_whatever_day_its_rule_names(string on, string tracedBack, bool told, string changesOn)
    {
        var ask = Continuing(
            """{ "for": "2025", "opens": "01-01", "closes": "not-known", "source": "s", "confidence": "official" }""",
            $$""", "waiting": [{ "for": "2025", "rule": "paid-by", "by": "04-15", "starts": "02-01", "tracedBack": {{tracedBack}}, "source": "s", "confidence": "official" }]""");

        AssertAnswer(ask, on, "continuing", changesOn);
        Assert.Equal(told ? "2025-02-01" : null, Notices(ask(NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value).Value).SingleOrDefault()?.Operands["starts"]);
    }

    [Fact]
    public void In_a_year_with_a_window_the_deposit_day_is_no_cut_off_either()
    {
        for (var day = new LocalDate(2024, 1, 1); day < new LocalDate(2024, 4, 1); day = day.PlusDays(1))
        {
            Assert.Equal(new LocalDate(2024, 4, 1), Ask(LongMember, 2024, Chongqing.Paid("2020-05..2023-12"), day).Value.ChangesOn);
        }
    }

    [Theory]
    [InlineData("lump-sum-1")]
    [InlineData("lump-sum-2")]
    public void No_months_of_a_year_are_paid_by_what_is_paid_once_at_retirement(string grade)
    {
        var error = Policy.For(LongMember, Chongqing.Grade(grade, 2025), Chongqing.Tariff(2025), ContributionRecord.Empty, new LocalDate(2025, 1, 5)).Errors.Single();

        Assert.Equal(("premium.not-paid-yearly", "grade", grade, "once"), (error.Code, error.Field, error.Operands["grade"], error.Operands["rhythms"]));
        Assert.Null(error.ChangesOn);
    }

    private static PaymentPeriodPolicy Policy { get; } = new();

    private static IEnumerable<Warning> Notices(PaymentPeriod answer) => answer.Warnings.Where(warning => warning.Code == "period.paid-by-starts");

    private static Result<PaymentPeriod> Ask(Enrollment enrollment, int year, ContributionRecord record, LocalDate on) =>
        Policy.For(enrollment, Chongqing.Grade("2", year), Chongqing.Tariff(year), record, on);

    // A member since 2024 who paid all of it, asked in a place with these windows.
    private static Func<LocalDate, Result<PaymentPeriod>> Continuing(string windows, string terms = "")
    {
        var tariff = Invented.WithWindows(windows, terms);
        return day => Policy.For(Invented.Registered(new LocalDate(2024, 1, 2)), tariff.Grade("helped").Value, tariff, Paid2024, day);
    }

    private static void AssertAnswer(Func<LocalDate, Result<PaymentPeriod>> ask, string on, string told, string changesOn)
    {
        var answer = ask(NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value);
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(changesOn).Value;
        Assert.Equal((told, day), answer.TryGet(out var period, out var errors) ? (Spelling.Of(period.Member), period.ChangesOn) : (errors.Single().Code, errors.Single().ChangesOn!.Value));
    }
}

using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

public sealed class TermTests
{
    [Theory]
    [InlineData("03-31", 2025, "2025-03-31")]
    [InlineData("previous 12-01", 2025, "2024-12-01")]
    [InlineData("next 02-28", 2025, "2026-02-28")]
    [InlineData("02-29", 2024, "2024-02-29")]
    [InlineData("02-29", 2025, "2025-02-28")]
    [InlineData("previous 02-29", 2025, "2024-02-29")]
    [InlineData("next 02-29", 2027, "2028-02-29")]
    [InlineData("12-31", 1950, "1950-12-31")]
    [InlineData("previous 01-01", 1950, "1949-01-01")]
    [InlineData("next 12-31", 2199, "2200-12-31")]
    public void A_calendar_day_falls_in_the_year_or_beside_it(string text, int year, string date)
    {
        Assert.True(TermDay.TryRead(text, out var day));
        Assert.Equal(TermDayKind.Calendar, day.Kind);
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, day.In(ContributionYear.FromYear(year)));
        Assert.Equal(text, day.ToString());
    }

    [Theory]
    [InlineData("registration", TermDayKind.Registration)]
    [InlineData("not-known", TermDayKind.NotKnown)]
    public void A_day_may_be_personal_or_unpublished(string text, TermDayKind kind)
    {
        Assert.True(TermDay.TryRead(text, out var day));
        Assert.Equal(kind, day.Kind);
        Assert.Null(day.In(ContributionYear.FromYear(2025)));
        Assert.Equal(text, day.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("3-31")]
    [InlineData("02-30")]
    [InlineData("13-01")]
    [InlineData("00-10")]
    [InlineData("03-31 ")]
    [InlineData("previous  03-31")]
    [InlineData("previous")]
    [InlineData("Previous 03-31")]
    [InlineData("previous next 03-31")]
    [InlineData("previous registration")]
    [InlineData("2025-03-31")]
    [InlineData("Registration")]
    public void Anything_else_is_no_day(string text) => Assert.False(TermDay.TryRead(text, out _));

    [Fact]
    public void The_default_day_is_the_first_of_January() =>
        Assert.Equal((new LocalDate(2025, 1, 1), "01-01"), (default(TermDay).In(ContributionYear.FromYear(2025)), default(TermDay).ToString()));

    [Fact]
    public void Chongqing_continuing_members_pay_from_January_through_March()
    {
        var window = Assert.Single(Chongqing(2025).PaymentWindows(ContributionYear.FromYear(2025), MemberKind.Continuing));

        Assert.Equal(new LocalDate(2025, 1, 1), window.Opens.In(ContributionYear.FromYear(2025)));
        Assert.Equal(new LocalDate(2025, 3, 31), window.Closes.In(ContributionYear.FromYear(2025)));
        Assert.Equal(Confidence.RelayedPress, window.Confidence);
        Assert.Empty(Chongqing(2025).PaymentWindows(ContributionYear.FromYear(2023), MemberKind.Continuing));
        Assert.Equal(TermDayKind.Registration, Assert.Single(Chongqing(2025).PaymentWindows(ContributionYear.FromYear(2023), MemberKind.New)).Opens.Kind);
    }

    [Fact]
    public void Chongqing_grades_change_in_the_December_before()
    {
        var change = Assert.Single(Chongqing(2025).In<GradeChangeWindow>(ContributionYear.FromYear(2025)));

        Assert.Equal(new LocalDate(2024, 12, 1), change.Opens.In(ContributionYear.FromYear(2025)));
        Assert.Equal(new LocalDate(2024, 12, 20), change.Closes.In(ContributionYear.FromYear(2025)));
        Assert.Empty(Chongqing(2025).In<GradeChangeWindow>(ContributionYear.FromYear(2022)));
    }

    [Fact]
    public void Chongqing_waits_six_months_after_a_first_enrolment_and_a_lapse_of_more_than_three()
    {
        var terms = Chongqing(2025);
        var year = ContributionYear.FromYear(2022);

        Assert.Equal(6, Assert.Single(terms.In<FirstEnrollmentWaits>(year)).Months);
        var lapse = Assert.Single(terms.In<LongLapseWaits>(year));
        Assert.Equal((3, 6, "渝府发〔2016〕43号"), (lapse.LimitMonths, lapse.Months, lapse.Source.Document));
        Assert.Equal(5, terms.In<WaitingRule>(year).Count());
        Assert.Equal(4, terms.In<WaitingRule>(year.Next).Count());
        Assert.Empty(terms.In<WaitingRule>(ContributionYear.FromYear(2016)));
    }

    [Theory]
    [InlineData(2020, "")]
    [InlineData(2021, "01-10")]
    [InlineData(2022, "04-30 back, 01-10")] // 渝医保发〔2022〕7号: 可追溯至2022年1月1日
    [InlineData(2023, "01-10")]
    [InlineData(2026, "01-10")]
    [InlineData(2027, "")]
    public void Chongqing_covers_from_January_who_pays_by_the_tenth_and_in_2022_who_paid_by_the_end_of_April(int number, string days)
    {
        var year = ContributionYear.FromYear(number);
        var rules = Chongqing(2025).In<PaidByStarts>(year).ToList();

        Assert.Equal(days, string.Join(", ", rules.Select(rule => $"{rule.By}{(rule.TracedBack ? " back" : "")}")));
        Assert.All(rules, rule => Assert.Equal(new LocalDate(number, 1, 1), rule.Starts.In(year)));
        Assert.All(rules, rule => Assert.Equal(rule.TracedBack ? Confidence.OfficialReprint : Confidence.RelayedPress, rule.Confidence));
    }

    [Theory]
    [InlineData(2017)]
    [InlineData(2026)]
    public void Chongqing_covers_from_the_month_after_a_short_gap_that_is_paid(int year)
    {
        // Four agreeing pages: benefits from the month after full payment, the costs of the months paid afterwards are reimbursed.
        var rule = Assert.Single(Chongqing(2025).In<GapPaidCovers>(ContributionYear.FromYear(year)));

        Assert.Equal((3, WaitingStart.MonthAfter, Confidence.Secondary), (rule.LimitMonths, rule.Starts, rule.Confidence));
        Assert.Empty(Chongqing(2025).In<GapPaidCovers>(ContributionYear.FromYear(2016)));
        Assert.Empty(Chongqing(2025).In<GapPaidCovers>(ContributionYear.FromYear(2027)));
    }

    [Fact]
    public void Who_pays_after_the_window_waits_for_so_many_months()
    {
        var year = ContributionYear.FromYear(2025);
        var terms = Terms("""
            "waiting": [ { "for": "2025", "rule": "late-payment", "months": 2, "countedFrom": "paying-month", CITED },
                         { "for": "2025", "grades": ["a"], "rule": "late-payment", "months": 3, CITED } ]
            """);

        Assert.Equal([(2, WaitingStart.PayingMonth), (3, WaitingStart.NotKnown)], terms.In<LatePaymentWaits>(year).Select(rule => (rule.Months, rule.CountedFrom)));
        Assert.Equal(2, terms.In<WaitingRule>(year).Count());
        Assert.Empty(terms.In<LatePaymentWaits>(year.Next));
    }

    [Fact]
    public void The_certificate_rule_of_the_nearest_year_stands_in()
    {
        var terms = Chongqing(2025);

        foreach (var year in new[] { 2017, 2022, 2026, 2030 })
        {
            var rule = terms.CertificateRuleNearest(ContributionYear.FromYear(year));
            Assert.Equal((3, 5), (rule?.EarliestWorkingDay, rule?.LatestWorkingDay));
        }

        var two = Terms(""" "certificate": [ { "for": "2020", "earliestWorkingDay": 1, "latestWorkingDay": 2, CITED }, { "for": "2024..2025", "earliestWorkingDay": 3, "latestWorkingDay": 4, CITED } ] """);
        Assert.Equal(1, two.CertificateRuleNearest(ContributionYear.FromYear(2021))?.EarliestWorkingDay);
        Assert.Equal(3, two.CertificateRuleNearest(ContributionYear.FromYear(2023))?.EarliestWorkingDay);
        Assert.Equal(3, two.CertificateRuleNearest(ContributionYear.FromYear(2025))?.EarliestWorkingDay);
        Assert.Null(Terms("").CertificateRuleNearest(ContributionYear.FromYear(2025)));
    }

    [Fact]
    public void A_term_of_a_few_months_holds_in_their_year()
    {
        var terms = Terms(""" "deduction-deposit": [ { "for": "2025-03..2025-05", "by": "01-10", CITED } ] """);

        Assert.Single(terms.In<DeductionDeposit>(ContributionYear.FromYear(2025)));
        Assert.Empty(terms.In<DeductionDeposit>(ContributionYear.FromYear(2024)));
        Assert.Empty(terms.In<DeductionDeposit>(ContributionYear.FromYear(2026)));
    }

    [Fact]
    public void Every_parameter_of_a_term_is_read()
    {
        var terms = Terms("""
            "first-month": [ { "for": "2025", "members": ["resuming", "new"], "from": "registration", "gapPaidUpToMonths": 3, CITED } ],
            "refund": [ { "for": "2025", "reasons": ["death", "wrong-entry"], "after": "01-31", "by": "next 01-31", "gives": "difference", "grades": ["a"], "onlyIfNoBenefitUsed": true, "claimedNextYear": true, CITED } ],
            "eligibility": [ { "for": "2025", "route": "local-hukou", "minAge": 16, "maleBelow": 60, "femaleBelow": 55, "note": "n", CITED } ],
            "declaration": [ { "for": "2025", "by": "oneself", CITED } ],
            "waiting": [ { "for": "2025", "rule": "paid-by", "by": "04-30", "starts": "01-01", CITED } ]
            """);
        var year = ContributionYear.FromYear(2025);

        var first = terms.FirstMonthOf(year, MemberKind.New);
        Assert.Equal((FirstMonth.Registration, 3), (first?.From, first?.GapPaidUpToMonths));
        Assert.Same(first, terms.FirstMonthOf(year, MemberKind.Resuming));
        Assert.Null(terms.FirstMonthOf(year, MemberKind.Continuing));
        Assert.Null(terms.FirstMonthOf(year.Next, MemberKind.New));
        var refund = Assert.Single(terms.In<RefundRule>(year));
        Assert.Equal([RefundReason.Death, RefundReason.WrongEntry], refund.Reasons);
        Assert.Equal(["a"], refund.Grades);
        Assert.Equal((RefundGives.Difference, true, true), (refund.Gives, refund.OnlyIfNoBenefitUsed, refund.ClaimedNextYear));
        Assert.Equal((new LocalDate(2025, 1, 31), new LocalDate(2026, 1, 31)), (refund.After?.In(year), refund.By?.In(year)));
        var eligible = Assert.Single(terms.In<EligibilityRule>(year));
        Assert.Equal((16, 60, 55), (eligible.MinAge, eligible.MaleBelow, eligible.FemaleBelow));
        Assert.Single(terms.In<DeclaredByOneself>(year));
        Assert.Equal(5, terms.All.Length);
        Assert.All(terms.All, term => Assert.Equal(("d1", Confidence.OfficialReprint), (term.Source.Id, term.Confidence)));
    }

    [Theory]
    [InlineData(MemberKinds.All, true, true, true)]
    [InlineData(MemberKinds.New, true, false, false)]
    [InlineData(MemberKinds.Continuing | MemberKinds.Resuming, false, true, true)]
    [InlineData(MemberKinds.None, false, false, false)]
    public void A_set_of_members_includes_its_kinds(MemberKinds set, bool fresh, bool continuing, bool resuming)
    {
        Assert.Equal((fresh, continuing, resuming), (set.Includes(MemberKind.New), set.Includes(MemberKind.Continuing), set.Includes(MemberKind.Resuming)));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Includes((MemberKind)9));
    }

    private static TariffTerms Chongqing(int year) => TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value.Terms;

    private static TariffTerms Terms(string terms) => Load(File(
        Figure("f", "yuan-a-year", "2025 = 1.00"),
        Grade("a", Fixed("basic", "f")),
        terms: terms.Replace("CITED", """ "source": "d1", "confidence": "official-reprint" """, StringComparison.Ordinal))).Value.Terms;
}

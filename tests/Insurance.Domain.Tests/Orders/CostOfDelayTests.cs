using Insurance.Domain.Calendars;
using Insurance.Domain.Coverage;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// "Those who fail to pay within the time limit will not be able to enjoy the treatment" (the brief): what that means for a person, to the day. In Chongqing a lapse of more than three months
/// costs six months of waiting (渝府发〔2016〕43号), and the payment window of a continuing member of 2025 ends on 31 March.
/// </summary>
public sealed class CostOfDelayTests
{
    private static readonly CoverageFacts Paid2024 = Chongqing(Employer("2020-01..2023-12"), Flexible("2024", "2024-01-05"));

    [Fact]
    public void Before_the_window_ends_it_tells_the_last_good_day_and_what_the_day_after_costs()
    {
        var cost = CostOf(StatusTable.Continuing, "2025-02-10 10:00")!;

        Assert.Equal((Day("2025-03-31"), Day("2025-04-01"), false), (cost.LastGoodDay, cost.PaidOn, cost.IsLost));
        Assert.Equal((Day("2025-10-01"), Day("2025-11-01"), 6), (cost.CoveredFromEarliest, cost.CoveredFromLatest, cost.MonthsAtMost));
        Assert.Equal(("lapse-longer-than", "2016-43", Confidence.OfficialReprint), (cost.Rule, cost.Source?.Id, cost.Confidence));
        Assert.Null(cost.ReimbursedFrom);
        Assert.Equal(MemberKind.Continuing, cost.Assumed);
        Assert.Equal(
            "Until 2025-03-31, waiting costs no further month of benefits. If it is paid on 2025-04-01, benefits begin on 2025-10-01 at the earliest and on 2025-11-01 at the latest: the rule can be read two ways. "
            + "Months of waiting: 6. Costs of the days before are not reimbursed. This supposes that the year before was paid through its last month.",
            cost.ToString());
        Assert.Equal(
            "2025-03-31（含）之前缴费，不会因推迟而再少享受待遇。若于 2025-04-01 缴费，最早自 2025-10-01、最迟自 2025-11-01 起享受待遇（规则有两种理解）。待遇等待期：6 个月。此前发生的费用不予报销。以上按上一年度已缴至最后一个月推算。",
            cost.MessageIn(Language.SimplifiedChinese));
        Assert.Equal(
            "Hasta el 2025-03-31, esperar no cuesta ningún mes más de prestaciones. Si se paga el 2025-04-01, las prestaciones empiezan el 2025-10-01 como pronto y el 2025-11-01 como tarde: la norma admite dos lecturas. "
            + "Meses de espera: 6. Los gastos de los días anteriores no se reembolsan. Esto supone que el año anterior se pagó hasta su último mes.",
            cost.MessageIn(Language.Spanish));
    }

    [Theory]
    [InlineData("2025-01-01 00:00", false, "2025-04-01", "2025-10-01", "2025-11-01")]
    [InlineData("2025-03-31 23:59", false, "2025-04-01", "2025-10-01", "2025-11-01")]
    [InlineData("2025-04-01 00:00", true, "2025-04-01", "2025-10-01", "2025-11-01")]
    [InlineData("2025-05-20 10:00", true, "2025-05-20", "2025-11-20", "2025-12-01")]
    [InlineData("2025-08-31 10:00", true, "2025-08-31", "2026-02-28", "2026-03-01")]
    [InlineData("2025-12-31 23:59", true, "2025-12-31", "2026-06-30", "2026-07-01")]
    public void After_the_window_it_tells_what_paying_now_comes_to(string now, bool lost, string paidOn, string earliest, string latest)
    {
        var cost = CostOf(StatusTable.Continuing with { Cover = Paid2024 }, now)!;

        Assert.Equal((Day("2025-03-31"), lost, Day(paidOn)), (cost.LastGoodDay, cost.IsLost, cost.PaidOn));
        Assert.Equal((Day(earliest), Day(latest), 6), (cost.CoveredFromEarliest, cost.CoveredFromLatest, cost.MonthsAtMost));
        Assert.Null(cost.Assumed);
    }

    [Fact]
    public void What_is_lost_already_is_told_in_the_past()
    {
        var cost = CostOf(StatusTable.Continuing with { Cover = Paid2024 }, "2025-05-20 10:00")!;

        Assert.StartsWith("Until 2025-03-31, waiting cost no month of benefits. If it is paid on 2025-05-20, benefits begin on 2025-11-20 at the earliest", cost.MessageIn(Language.English), StringComparison.Ordinal);
        Assert.StartsWith("2025-03-31（含）之前缴费，本不影响待遇。若于 2025-05-20 缴费，", cost.MessageIn(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.StartsWith("Hasta el 2025-03-31, esperar no costaba ningún mes de prestaciones. Si se paga el 2025-05-20, ", cost.MessageIn(Language.Spanish), StringComparison.Ordinal);
        Assert.DoesNotContain("supposes", cost.MessageIn(Language.English), StringComparison.Ordinal);
    }

    /// <summary>The facts on Chongqing, section 4: who enrols for the first time waits six months, so each month of delay costs a month.</summary>
    [Fact]
    public void A_new_member_loses_with_each_month()
    {
        var cost = CostOf(StatusTable.Continuing with { Member = MemberKind.New }, "2025-06-10 10:00")!;

        Assert.Equal((Day("2025-06-30"), Day("2025-07-01"), false), (cost.LastGoodDay, cost.PaidOn, cost.IsLost));
        Assert.Equal((Day("2026-01-01"), Day("2026-02-01"), "first-enrollment", MemberKind.New), (cost.CoveredFromEarliest, cost.CoveredFromLatest, cost.Rule, cost.Assumed));
        Assert.EndsWith("This supposes that the person was never insured before.", cost.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("以上按首次参保推算。", cost.MessageIn(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.EndsWith("Esto supone que la persona nunca estuvo asegurada antes.", cost.MessageIn(Language.Spanish), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_that_is_being_served_goes_on_and_is_told()
    {
        // First enrolled in October 2024, so that the wait runs to 11 April or 1 May 2025 whatever is paid in January.
        var cost = CostOf(StatusTable.Continuing with { Cover = Chongqing(Flexible("2024-10..2024-12", "2024-10-11")) }, "2025-02-10 10:00")!;

        Assert.Equal((Day("2025-03-31"), Day("2025-10-01"), Day("2025-11-01")), (cost.LastGoodDay, cost.CoveredFromEarliest, cost.CoveredFromLatest));
    }

    [Fact]
    public void Who_resumes_after_an_employer_is_asked_by_the_facts_and_else_nothing_is_told()
    {
        var resuming = StatusTable.Continuing with { Member = MemberKind.Resuming };

        Assert.Null(CostOf(resuming, "2025-05-10 10:00"));
        Assert.Null(CostOf(resuming with { Member = null }, "2025-05-10 10:00"));
        Assert.Equal(Day("2025-07-31"), CostOf(resuming with { Cover = Chongqing(Employer("2020-01..2025-03")) }, "2025-05-10 10:00")!.LastGoodDay);
    }

    /// <summary>渝医保发〔2022〕7号: whoever paid 2022 in full by 30 April has the benefits of the interruption traced back to 1 January.</summary>
    [Fact]
    public void The_exception_of_2022_held_until_30_April()
    {
        var situation = StatusTable.Continuing with { Year = ContributionYear.FromYear(2022), Cover = Chongqing(Employer("2019-01..2021-12")) };

        Assert.Equal((Day("2022-04-30"), Day("2022-05-01")), (CostOf(situation, "2022-01-05 10:00")!.LastGoodDay, CostOf(situation, "2022-01-05 10:00")!.PaidOn));
        Assert.Equal(Day("2022-04-30"), CostOf(situation, "2022-04-30 23:59")!.LastGoodDay);

        // No window of 2022 was published, so nothing is overdue; from May on a month is lost with each month.
        Assert.Equal((Day("2022-05-31"), false), (CostOf(situation, "2022-05-10 10:00")!.LastGoodDay, CostOf(situation, "2022-05-10 10:00")!.IsLost));
    }

    [Theory]
    [InlineData("310000", "2025-11-10 10:00", "2025-11-10", null, null, 3, 3, "Until 2024-12-25, waiting cost no month of benefits. If it is paid on 2025-11-10, this payment gives no benefits any more. Months of waiting: 3. Costs of the days before are not reimbursed.")]
    [InlineData("440400", "2025-11-10 10:00", "2025-12-02", "2025-12-02", null, 0, 3, "Until 2025-12-01, waiting costs no further month of benefits. If it is paid on 2025-12-02, benefits begin on 2025-12-02 at the earliest; by another reading of the rule it gives none any more. Months of waiting: 3 by the reading that grants least, none by the other.")]
    [InlineData("330100", "2025-02-10 10:00", "2025-02-10", "2025-04-01", "2025-04-01", 2, 2, "Until 2024-12-25, waiting cost no month of benefits. If it is paid on 2025-02-10, benefits begin on 2025-04-01. Months of waiting: 2. Costs of the days before are not reimbursed.")]
    public void Residents_who_are_late_wait_or_have_nothing_of_the_year_any_more(string region, string now, string paidOn, string? earliest, string? latest, int least, int most, string text)
    {
        // 国办发〔2024〕38号: three months from 2025 on; Hangzhou's own rule: two.
        var resident = new PaymentSituation(Region.Parse(region), Scheme.Resident, ContributionYear.FromYear(2025), EnrollmentState.Active) { IsDeclared = true, Member = MemberKind.Continuing };

        var cost = CostOf(resident, now)!;

        Assert.Equal((Day(paidOn), earliest is null ? null : Day(earliest), latest is null ? null : (LocalDate?)Day(latest)), (cost.PaidOn, cost.CoveredFromEarliest, cost.CoveredFromLatest));
        Assert.Equal((least, most), (cost.MonthsAtLeast, cost.MonthsAtMost));
        Assert.Equal($"{text} This supposes that the year before was paid through its last month.", cost.ToString());
    }

    [Fact]
    public void Costs_that_are_reimbursed_afterwards_are_told()
    {
        var waits = new Invented(Day("2025-04-01"), Day("2025-04-20"), Day("2025-02-01"));
        var status = new PaymentStatusPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China, waits).For(StatusTable.Continuing, StatusTable.At("2025-02-10 10:00"));

        Assert.Equal((Day("2025-02-01"), "invented"), (status.Cost!.ReimbursedFrom, status.Cost.Rule));
        Assert.Contains(" benefits begin on 2025-04-20. Costs from 2025-02-01 until then are reimbursed afterwards. This supposes", status.Cost.ToString(), StringComparison.Ordinal);
        Assert.Contains("自 2025-04-20 起享受待遇。自 2025-02-01 起至待遇恢复前发生的费用可事后报销。", status.Cost.MessageIn(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Contains("las prestaciones empiezan el 2025-04-20. Los gastos desde el 2025-02-01 hasta entonces se reembolsan después.", status.Cost.MessageIn(Language.Spanish), StringComparison.Ordinal);
    }

    [Fact]
    public void No_money_that_may_be_on_its_way_has_a_cost()
    {
        var rows = StatusTable.Rows.Select(row => row.Status).ToList();

        Assert.All(rows.Where(status => status.Cost is not null), status => Assert.True(status.MayPay || status.Meaning is UnpaidMeaning.NothingPaid or UnpaidMeaning.OrderNotPaid));
        Assert.All(rows.Where(status => status.Treasury is TreasuryState.Paid or TreasuryState.Booked && !status.MayPay), status => Assert.Null(status.Cost));
        Assert.Equal(
            ["attempt-failed", "declared-not-paid", "not-declared", "order-closed", "order-expired", "order-open", "overdue", "partly-paid", "refunded", "window-not-open"],
            rows.Where(status => status.Cost is not null).Select(status => Spelling.Of(status.Kind)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_nobody_published_what_follows_nothing_is_told()
    {
        Assert.Null(StatusTable.Rows.Single(row => row.Name == "a place that no file names").Status.Cost);
        Assert.Null(CostOf(StatusTable.Continuing with { Year = ContributionYear.FromYear(2040) }, "2040-02-10 10:00"));
    }

    [Fact]
    public void A_year_that_is_over_or_paid_has_no_cost()
    {
        Assert.Null(CostOf(StatusTable.Continuing, "2026-01-01 00:00"));
        Assert.Null(CostOf(StatusTable.Continuing with { Cover = Paid2024.With(Flexible("2025", "2025-01-05")) }, "2025-02-10 10:00"));
    }

    [Fact]
    public void Facts_of_another_place_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => CostOf(StatusTable.Continuing with { Cover = In(Region.Parse("440100")) }, "2025-02-10 10:00"));

    [Fact]
    public void Another_policy_of_waits_decides_where_it_is_given()
    {
        var status = new PaymentStatusPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China, new Unknown()).For(StatusTable.Continuing, StatusTable.At("2025-02-10 10:00"));

        Assert.Null(status.Cost);
        Assert.Equal(PaymentStatusKind.DeclaredNotPaid, status.Kind);
    }

    /// <summary>The same day as the what-if of cover finds by going through every day.</summary>
    [Fact]
    public void The_last_good_day_is_that_of_the_what_if_and_the_dates_are_those_of_really_adding_the_payment()
    {
        CoverageFacts[] all =
        [
            Paid2024, Chongqing(Employer("2020-01..2025-03")), Chongqing(Employer("2020-01..2025-06"), Resident("2019", "2018-11-01")), Chongqing(Flexible("2024-10..2024-12", "2024-10-11")),
            Chongqing(Resident("2022", "2021-11-01"), Resident("2023", "2022-11-01"), Resident("2024", "2023-11-01")), Chongqing(),
        ];
        var compared = 0;
        foreach (var facts in all)
        {
            for (var day = Day("2025-01-02"); day <= Day("2025-12-20"); day = day.PlusDays(43))
            {
                var cost = CostOf(StatusTable.Continuing with { Cover = facts, Member = MemberKind.Resuming }, $"{day:uuuu-MM-dd} 10:00");
                var proposed = new ProposedPayment(InsuredAs.FlexibleEmployment, ContributionYear.FromYear(2025), day);
                var good = CoverageWhatIf.Of(facts, TariffCatalog.Embedded, Waits, proposed, Day("2025-12-31")).Value.LastGoodDay;

                // The status looks into the next year, too, where the what-if of one year sees nothing to lose.
                Assert.True(good == cost?.LastGoodDay || (good is null && cost!.CoveredFromLatest >= Day("2026-01-01")), $"{day} {good} {cost?.LastGoodDay}");
                if (cost is not null)
                {
                    var paid = (proposed with { On = cost.PaidOn }).For(facts, TariffCatalog.Embedded).Value;
                    var timeline = facts.With(paid).Timeline();
                    if (cost.CoveredFromLatest <= Day("2025-12-31"))
                    {
                        Assert.Equal(CoverageState.Covered, timeline.On(cost.CoveredFromLatest!.Value).State);
                        Assert.NotEqual(CoverageState.Covered, timeline.On(cost.CoveredFromLatest.Value.PlusDays(-1)).State);
                    }

                    compared++;
                }
            }
        }

        Assert.True(compared > 30, $"{compared}");
    }

    private static CostOfDelay? CostOf(PaymentSituation situation, string now) => new StatusRow("", situation, now, "", "").Status.Cost;

    /// <summary>Covers at once before a day, and from it on only from another one, with costs reimbursed from a third.</summary>
    private sealed class Invented(LocalDate late, LocalDate covered, LocalDate reimbursed) : IWaitingPeriodPolicy
    {
        public Result<CoverStart> ForEmployees(EmployeeArrival arrival) => arrival.On < late
            ? new CoverStart(Day("2025-01-01"), Day("2025-01-01"), ErrorCodes.Coverage.Covered) { Continues = true, ReimbursedFrom = Day("2025-01-01") }
            : new CoverStart(covered, covered, ErrorCodes.Coverage.GapPaid) { Continues = true, ReimbursedFrom = reimbursed, Rule = "invented" };

        public Result<CoverStart> ForResidents(ResidentArrival arrival) => throw new NotSupportedException();
    }

    private sealed class Unknown : IWaitingPeriodPolicy
    {
        public Result<CoverStart> ForEmployees(EmployeeArrival arrival) => DomainError.Of(ErrorCodes.Coverage.RuleUnknown, "waiting");

        public Result<CoverStart> ForResidents(ResidentArrival arrival) => DomainError.Of(ErrorCodes.Coverage.RuleUnknown, "waiting");
    }
}

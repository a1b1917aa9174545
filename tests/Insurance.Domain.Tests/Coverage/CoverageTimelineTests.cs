using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Coverage;

public sealed class CoverageTimelineTests
{
    private static readonly CoverageFacts First = Chongqing(Flexible("2023", "2023-01-03")) with { Enrollments = [new(InsuredAs.FlexibleEmployment, Day("2022-12-28"))] };

    [Fact]
    public void A_day_before_the_first_known_one_is_not_enrolled_and_says_from_when_there_is_cover()
    {
        var before = First.Timeline().On(Day("2020-02-29"));

        Assert.Equal((CoverageState.NotEnrolled, ErrorCodes.Coverage.NotEnrolled), (before.State, before.Reason));
        Assert.Equal((Day("2023-07-03"), Day("2023-08-01")), (before.CoveredFromEarliest, before.CoveredFromLatest));
    }

    [Fact]
    public void Nobody_known_is_not_enrolled_on_any_day()
    {
        var nobody = Chongqing().Timeline();

        Assert.Empty(nobody.Intervals);
        Assert.Equal(CoverageState.NotEnrolled, nobody.On(Day("2025-01-01")).State);
        var only = Assert.Single(nobody.Within(Day("2025-01-01"), Day("2025-12-31")));
        Assert.Equal((Day("2025-01-01"), Day("2025-12-31"), CoverageState.NotEnrolled), (only.From, only.Through, only.State));
    }

    [Fact]
    public void Some_days_are_tiled_by_intervals_cut_to_them()
    {
        var cut = First.Timeline().Within(Day("2022-12-01"), Day("2024-03-01"));

        Assert.Equal(
            ["2022-12-01..2022-12-27", "2022-12-28..2022-12-31", "2023-01-01..2023-01-02", "2023-01-03..2023-07-02", "2023-07-03..2023-07-31", "2023-08-01..2023-12-31", "2024-01-01..2024-03-01"],
            cut.Select(interval => interval.ToString().Split(' ')[0]));
        Assert.Equal("2023-02-01..2023-02-28 waiting coverage.first-enrollment", Assert.Single(First.Timeline().Within(Day("2023-02-01"), Day("2023-02-28"))).ToString());
        Assert.Throws<ArgumentException>(() => First.Timeline().Within(Day("2023-02-02"), Day("2023-02-01")));
    }

    [Fact]
    public void Each_state_is_told_in_one_line_with_the_day_from_which_there_is_cover()
    {
        var told = First.Timeline().Intervals;

        Assert.Equal(
            [
                "Registered; nothing is paid that gives benefits now. Covered from 2023-07-03 by the reading that grants most, from 2023-08-01 by the one that grants least.",
                "Paid only on 2023-01-03: no benefits for these days before it. Covered from 2023-07-03 by the reading that grants most, from 2023-08-01 by the one that grants least.",
                "First enrolment: benefits begin after a wait of 6 months. Covered from 2023-07-03 by the reading that grants most, from 2023-08-01 by the one that grants least.",
                "The wait of 6 months ends between 2023-07-03 and 2023-08-01: from when it is counted was not published. Certainly covered from 2023-08-01.",
                "Covered in the employee scheme, paid as an individual.",
                "Not paid; the last insured month is 2023-12: no benefits. Nothing paid so far gives cover after that.",
            ],
            told.Select(interval => interval.MessageIn(Language.English)));
        Assert.Equal("首次参保，待遇等待期 6 个月。最早自 2023-07-03、最迟自 2023-08-01 起享受待遇。", told[2].MessageIn(Language.SimplifiedChinese));
        Assert.Equal("未缴费（最后参保月份为 2023-12），不享受待遇。现有缴费不足以恢复待遇。", told[5].MessageIn(Language.SimplifiedChinese));
        Assert.Equal(
            "Primera inscripción: las prestaciones empiezan tras una espera de 6 meses. Cobertura desde el 2023-07-03 según la lectura más favorable, desde el 2023-08-01 según la menos favorable.",
            told[2].MessageIn(Language.Spanish));
    }

    [Fact]
    public void A_wait_that_outlasts_what_is_paid_says_so()
    {
        var short1 = Chongqing(Flexible("2023-07..2023-12", "2023-07-05")).Timeline();
        Assert.Equal("First enrolment: benefits begin after a wait of 6 months. Nothing paid so far gives cover after that.", short1.Intervals[1].MessageIn(Language.English));

        var perhaps = Chongqing(Flexible("2023-06..2023-12", "2023-06-05")).Timeline();
        Assert.Equal(Day("2023-12-05"), perhaps.Intervals[1].CoveredFromEarliest);
        Assert.EndsWith("Perhaps covered from 2023-12-05; no reading makes it certain.", perhaps.Intervals[1].MessageIn(Language.English), StringComparison.Ordinal);
        Assert.EndsWith("Nothing paid so far makes later days certain.", perhaps.Intervals[2].MessageIn(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_interval_that_rests_on_a_rule_cites_it()
    {
        var waits = First.Timeline().On(Day("2023-01-03"));
        Assert.Equal(("first-enrollment", "渝府发〔2016〕43号", Confidence.OfficialReprint), (waits.Rule, waits.Source!.Document, waits.Confidence));

        var gap = Chongqing(Employer("2020-01..2024-12"), Flexible("2025", "2025-02-03")).Timeline().On(Day("2025-01-20"));
        Assert.Equal(("gap-paid", Confidence.Secondary), (gap.Rule, gap.Confidence));

        var traced = Chongqing(Employer("2020-01..2021-12"), Flexible("2022", "2022-04-30")).Timeline().On(Day("2022-02-20"));
        Assert.Equal(("paid-by", "渝医保发〔2022〕7号"), (traced.Rule, traced.Source!.Document));

        var moved = Chongqing(Employer("2025-01..2025-06") with { Elsewhere = Region.Parse("510100") }, Flexible("2025-07..2025-12", "2025-08-20")).Timeline().On(Day("2025-08-01"));
        Assert.Equal(("transfer", "医保办发〔2021〕43号"), (moved.Rule, moved.Source!.Document));
    }

    [Fact]
    public void A_day_outside_the_years_of_the_library_is_refused_and_a_payment_without_a_day_is_a_mistake_of_the_caller()
    {
        var ancient = Chongqing(Flexible("2023", "1900-01-01"));
        Assert.Equal("year.range", CoverageTimeline.Of(ancient, Waits).Errors[0].Code);
        Assert.Equal("year.range", CoverageTimeline.Of(Chongqing() with { Enrollments = [new(InsuredAs.Resident, Day("2300-01-01"))] }, Waits).Errors[0].Code);
        Assert.Throws<ArgumentException>(() => CoverageTimeline.Of(Chongqing(new BookedPayment(InsuredAs.Resident, Months("2025"), null)), Waits));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageTimeline.Of(Chongqing(Resident("2025", "2024-12-01", -1)), Waits));
    }

    [Fact]
    public void The_application_may_decide_waits_itself()
    {
        var timeline = CoverageTimeline.Of(Chongqing(Flexible("2023", "2023-01-03")), new Generous()).Value;

        Assert.Equal(CoverageState.Covered, timeline.On(Day("2023-01-03")).State);
    }

    private sealed class Generous : IWaitingPeriodPolicy
    {
        public Result<CoverStart> ForEmployees(EmployeeArrival arrival) => new CoverStart(arrival.On, arrival.On, ErrorCodes.Coverage.NeverWaits);

        public Result<CoverStart> ForResidents(ResidentArrival arrival) => new CoverStart(arrival.On, arrival.On, ErrorCodes.Coverage.NeverWaits);
    }
}

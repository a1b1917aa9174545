using Insurance.Domain.Coverage;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Each reason, met in a history, and the one line that a person reads: why there is no cover, and from when there will be.</summary>
public sealed class CoverageReasonsTests
{
    private static readonly Region Hangzhou = Region.Parse("330100");
    private static readonly Region Shanghai = Region.Parse("310000");
    private static readonly Region Fuzhou = Region.Parse("350100");
    private static readonly Region Zhuhai = Region.Parse("440400");
    private static readonly CoverageFacts Left = Chongqing(Employer("2020-01..2024-12"));

    public static TheoryData<string, CoverageFacts, string, string> Lines => new()
    {
        { ErrorCodes.Coverage.NotEnrolled, Left, "2019-12-31", "Not registered for basic medical insurance. Covered from 2020-01-01." },
        {
            ErrorCodes.Coverage.NothingPaid, Chongqing() with { Enrollments = [new(InsuredAs.Resident, Day("2025-02-02"))] }, "2025-02-02",
            "Registered; nothing is paid that gives benefits now. Nothing paid so far gives cover after that."
        },
        { ErrorCodes.Coverage.PaidTooLate, Chongqing(Resident("2025", "2025-02-03")), "2025-02-02", "Paid only on 2025-02-03: no benefits for these days before it. Covered from 2025-03-01." },
        { ErrorCodes.Coverage.PaidAhead, Chongqing(Resident("2025", "2024-11-03")), "2024-11-03", "Paid ahead: benefits begin with the first paid month at the earliest. Covered from 2025-01-01." },
        { ErrorCodes.Coverage.Lapsed, Left, "2025-01-01", "Not paid; the last insured month is 2024-12: no benefits. Nothing paid so far gives cover after that." },
        { ErrorCodes.Coverage.Covered, Left.With(Flexible("2025", "2025-01-02")), "2025-01-01", "Covered in the employee scheme, paid as an individual." },
        { ErrorCodes.Coverage.CoveredByEmployer, Left, "2024-12-31", "Covered in the employee scheme through an employer." },
        { ErrorCodes.Coverage.CoveredAsResident, Chongqing(Resident("2025", "2024-12-02")), "2025-01-01", "Covered in the resident scheme." },
        { ErrorCodes.Coverage.CoveredElsewhere, Chongqing(Employer("2025") with { Elsewhere = Hangzhou }), "2025-01-01", "Insured in another pooling area." },
        {
            ErrorCodes.Coverage.OneMonth, In(Hangzhou, Flexible("2025-03..2025-08", "2025-03-20")), "2025-03-20",
            "Enrolled: benefits begin after a wait of one month. Covered from 2025-04-01."
        },
        {
            ErrorCodes.Coverage.FirstEnrollment, Chongqing(Flexible("2025", "2025-01-02")), "2025-07-01",
            "First enrolment: benefits begin after a wait of 6 months. Covered from 2025-07-02 by the reading that grants most, from 2025-08-01 by the one that grants least."
        },
        {
            ErrorCodes.Coverage.LongLapse, Left.With(Flexible("2025-05..2025-12", "2025-05-06")), "2025-05-06",
            "Paid again after too long an interruption: a wait of 6 months. Covered from 2025-11-06 by the reading that grants most, from 2025-12-01 by the one that grants least."
        },
        {
            ErrorCodes.Coverage.TwoReadings, Left.With(Flexible("2025-05..2025-12", "2025-05-06")), "2025-11-06",
            "The wait of 6 months ends between 2025-11-06 and 2025-12-01: from when it is counted was not published. Certainly covered from 2025-12-01."
        },
        {
            ErrorCodes.Coverage.StartUnknown, In(Shanghai, Employer("2025-01..2025-10"), Flexible("2026-02..2026-08", "2026-02-10")), "2026-02-10",
            "No wait; whether benefits begin on 2026-02-10 or only on 2026-03-01 was not published. Certainly covered from 2026-03-01."
        },
        {
            ErrorCodes.Coverage.LatePayment, In(Fuzhou, Resident("2025", "2025-03-01")), "2025-03-01",
            "Paid outside the payment window: a wait of 3 months. Covered from 2025-06-01 by the reading that grants most, from 2025-07-01 by the one that grants least."
        },
        {
            ErrorCodes.Coverage.LapsedYears, Chongqing(Employer("2021"), Resident("2025", "2024-12-02", repaired: 1)), "2025-01-01",
            "Years were not paid in between: a wait of 5 months. Covered from 2025-06-01."
        },
        { ErrorCodes.Coverage.GapPaid, Left.With(Flexible("2025", "2025-02-03")), "2025-01-01", "Paid late, with every missed month: pay costs first, they are reimbursed afterwards." },
        { ErrorCodes.Coverage.GapNotPaid, Left.With(Flexible("2025-02..2025-12", "2025-02-03")), "2025-02-03", "Paid again, but not the missed months: benefits begin next month. Covered from 2025-03-01." },
        {
            ErrorCodes.Coverage.TracedBack, Chongqing(Employer("2021"), Flexible("2022", "2022-04-30")), "2022-01-01",
            "Paid in full by the day of the notice: benefits of the interruption are traced back, costs are reimbursed afterwards."
        },
        {
            ErrorCodes.Coverage.Transfer, Chongqing(Employer("2025-01..2025-06") with { Elsewhere = Hangzhou }, Flexible("2025-07..2025-12", "2025-08-20")), "2025-07-01",
            "Moved here from another scheme or place after a short gap: costs of the gap are reimbursed afterwards."
        },
        {
            ErrorCodes.Coverage.InWindow, Chongqing(Resident("2025", "2025-02-03")), "2025-02-03",
            "Paid inside the payment window, within the year: benefits begin after the payment. Covered from 2025-03-01."
        },
        {
            ErrorCodes.Coverage.WindowUnknown, In(Zhuhai, Resident("2026", "2026-02-10")), "2026-02-10",
            "Whether this payment was in time was not published: with a wait of 3 months if it was late. Certainly covered from 2026-06-01."
        },
        {
            ErrorCodes.Coverage.PerhapsFrom, Chongqing(Flexible("2023-06..2023-12", "2023-06-05")), "2023-06-05",
            "First enrolment: benefits begin after a wait of 6 months. Perhaps covered from 2023-12-05; no reading makes it certain."
        },
        {
            ErrorCodes.Coverage.NeverSurely, Chongqing(Flexible("2023-06..2023-12", "2023-06-05")), "2023-12-05",
            "The wait of 6 months ends between 2023-12-05 and 2024-01-01: from when it is counted was not published. Nothing paid so far makes later days certain."
        },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_line_of_a_day_says_why_and_from_when(string code, CoverageFacts facts, string day, string line)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var interval = facts.Timeline().On(Day(day));

        Assert.Equal(line, interval.MessageIn(Language.English));
        Assert.Contains(code, new[] { interval.Reason, ErrorCodes.Coverage.PerhapsFrom, ErrorCodes.Coverage.NeverSurely });
        foreach (var language in Languages.All)
        {
            // The same days in every language, and no placeholder left.
            var told = interval.MessageIn(language);
            Assert.DoesNotContain('{', told);
            Assert.Equal(Dates(line), Dates(told));
        }
    }

    [Fact]
    public void Between_sentences_Chinese_has_no_space()
    {
        var line = Left.Timeline().On(Day("2025-01-01"));

        Assert.Equal("未缴费（最后参保月份为 2024-12），不享受待遇。现有缴费不足以恢复待遇。", line.MessageIn(Language.SimplifiedChinese));
        Assert.Equal("Sin pago; el último mes asegurado es 2024-12: sin prestaciones. Nada de lo pagado hasta ahora da cobertura después.", line.MessageIn(Language.Spanish));
    }

    [Fact]
    public void Where_no_rule_is_needed_the_start_names_why()
    {
        // What only a policy's answer holds, because it grants cover at once: paid ahead, by the named day, never waits; and the outlooks of one day.
        var insured = InsuredMonths.Of(Chongqing());
        var resident = new ResidentArrival(Region.Chongqing, Months("2024"), Day("2024-01-01"), Day("2023-12-01"), insured);
        Assert.Equal(ErrorCodes.Coverage.PaidAhead, Waits.ForResidents(resident).Value.Reason);
        Assert.Equal(ErrorCodes.Coverage.NeverWaits, Waits.ForResidents(resident with { NeverWaits = true }).Value.Reason);
        var beijing = new ResidentArrival(Region.Parse("110000"), Months("2026"), Day("2026-02-28"), Day("2026-02-28"), insured);
        Assert.Equal(ErrorCodes.Coverage.PaidBy, Waits.ForResidents(beijing).Value.Reason);
        var shanghai = new EmployeeArrival(Shanghai, Day("2026-02-10"), Day("2026-02-10"), Month("2026-02"), insured) { LapsedSince = Month("2025-12") };
        Assert.Equal(ErrorCodes.Coverage.ShortLapse, Waits.ForEmployees(shanghai).Value.Reason);
        Assert.Equal(ErrorCodes.Coverage.NeverWaits, Waits.ForEmployees(shanghai with { LapsedSince = Month("2024-12"), NeverWaits = true }).Value.Reason);
        Assert.Equal(
            ["coverage.covered-from", "coverage.covered-between", "coverage.surely-from", "coverage.not-foreseen"],
            [ErrorCodes.Coverage.CoveredFrom, ErrorCodes.Coverage.CoveredBetween, ErrorCodes.Coverage.SurelyFrom, ErrorCodes.Coverage.NotForeseen]);
    }

    private static NodaTime.YearMonth Month(string text) => Months($"{text}..{text}").From;

    private static string[] Dates(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"\d{4}-\d{2}(-\d{2})?").Select(match => match.Value)];
}

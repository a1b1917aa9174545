using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Coverage.Cover;

namespace Insurance.Domain.Tests.Coverage;

public sealed class CoverageWhatIfTests
{
    private static readonly CoverageFacts Continuing = Chongqing(Employer("2020-01..2024-12"));
    private static readonly ContributionYear Of2025 = ContributionYear.FromYear(2025);

    [Fact]
    public void The_last_good_day_of_a_continuing_member_is_the_last_of_the_payment_window()
    {
        var whatIf = WhatIf(Continuing, "2025-01-02", "2025-12-31");

        Assert.Equal(Day("2025-03-31"), whatIf.LastGoodDay);
        Assert.Equal(
            [("2025-01-02..2025-03-31", 12, 12), ("2025-04-01..2025-04-01", 2, 3), ("2025-04-02..2025-04-30", 2, 2), ("2025-05-01..2025-05-01", 1, 2), ("2025-05-02..2025-05-31", 1, 1)],
            whatIf.Steps.Take(5).Select(Told));
        Assert.Equal(Months("2025"), whatIf.Steps[0].Payment.Months);
        Assert.Equal(["2020-01-01..2024-12-31 covered", "2025-01-01.. lapsed"], whatIf.Before.Intervals.Select(interval => $"{Iso(interval.From)}..{(interval.Through is { } through ? Iso(through) : "")} {Spelling.Of(interval.State)}"));
    }

    [Fact]
    public void Every_step_is_the_timeline_of_the_facts_with_the_payment()
    {
        foreach (var step in WhatIf(Continuing, "2025-01-02", "2025-12-31").Steps)
        {
            Assert.Equal(Continuing.With(step.Payment).Timeline().Intervals.AsEnumerable(), step.Timeline.Intervals.AsEnumerable());
        }
    }

    [Fact]
    public void Whoever_left_an_employer_in_March_has_until_the_last_day_of_July()
    {
        var whatIf = WhatIf(Chongqing(Employer("2020-01..2025-03")), "2025-04-10", "2025-12-31");

        Assert.Equal(Day("2025-07-31"), whatIf.LastGoodDay);
        Assert.Equal(Months("2025-04..2025-12"), whatIf.Steps[0].Payment.Months);
    }

    [Fact]
    public void Where_no_asked_day_costs_a_month_there_is_no_last_good_day() =>
        Assert.Null(WhatIf(Continuing, "2025-01-02", "2025-03-31").LastGoodDay);

    [Fact]
    public void A_new_member_loses_a_month_with_the_month()
    {
        var whatIf = WhatIf(Chongqing(), "2025-03-10", "2025-04-30");

        Assert.Equal(Day("2025-03-31"), whatIf.LastGoodDay);
        Assert.Equal(Months("2025-03..2025-12"), whatIf.Steps[0].Payment.Months);
        Assert.Equal(Months("2025-04..2025-12"), whatIf.Steps[^1].Payment.Months);
    }

    [Fact]
    public void A_year_that_is_over_or_paid_is_refused()
    {
        var flexible = new ProposedPayment(InsuredAs.FlexibleEmployment, Of2025, Day("2026-01-01"));
        Assert.Equal(ErrorCodes.Coverage.YearOver, flexible.For(Continuing, TariffCatalog.Embedded).Errors[0].Code);
        var paid = Continuing.With(Flexible("2025", "2025-01-05"));
        Assert.Equal(ErrorCodes.Coverage.NothingToPay, (flexible with { On = Day("2025-02-01") }).For(paid, TariffCatalog.Embedded).Errors[0].Code);
        Assert.Equal(Months("2025"), (flexible with { On = Day("2024-12-20") }).For(Continuing, TariffCatalog.Embedded).Value.Months);
        Assert.Throws<ArgumentException>(() => (flexible with { As = InsuredAs.Employer }).For(Continuing, TariffCatalog.Embedded));
        Assert.Throws<ArgumentException>(() => CoverageWhatIf.Of(Continuing, TariffCatalog.Embedded, Waits, flexible, Day("2025-12-31")));
    }

    [Fact]
    public void Choices_stand_side_by_side_with_amount_and_cover()
    {
        var choices = CoverageChoice.SideBySide(Continuing, TariffCatalog.Embedded, Waits, new(InsuredAs.FlexibleEmployment, Of2025, Day("2025-03-31")));

        Assert.Equal(["1", "2"], choices.Where(choice => choice.As == InsuredAs.FlexibleEmployment).Select(choice => choice.Grade.Id));
        Assert.Equal(["3075.00", "6765.00"], choices.Where(choice => choice.As == InsuredAs.FlexibleEmployment).Select(choice => choice.Amount.Value.Total.ToString()));
        Assert.Equal(["400.00", "775.00"], choices.Where(choice => choice.As == InsuredAs.Resident && choice.Grade.Id.Length == 1).Select(choice => choice.Amount.Value.Total.ToString()));
        Assert.All(choices.Where(choice => choice.As == InsuredAs.FlexibleEmployment), choice => Assert.Equal(CoverageState.Covered, choice.Cover.Value.On(Day("2025-04-01")).State));
        Assert.Equal(CoverageState.Covered, choices[^1].Cover.Value.On(Day("2025-03-31")).State);
    }

    [Fact]
    public void A_choice_of_a_year_without_amounts_has_its_cover_and_the_refusal()
    {
        var choices = CoverageChoice.SideBySide(Continuing.With(Flexible("2025", "2025-01-05")), TariffCatalog.Embedded, Waits, new(InsuredAs.FlexibleEmployment, Of2025.Next, Day("2026-01-08")));

        Assert.Equal(ErrorCodes.Tariff.UnknownYear, choices[0].Amount.Errors[0].Code);
        Assert.Equal(CoverageState.Covered, choices[0].Cover.Value.On(Day("2026-01-01")).State);
    }

    private static CoverageWhatIf WhatIf(CoverageFacts facts, string from, string through) =>
        CoverageWhatIf.Of(facts, TariffCatalog.Embedded, Waits, new(InsuredAs.FlexibleEmployment, Of2025, Day(from)), Day(through)).Value;

    private static (string Days, int AtLeast, int AtMost) Told(WhatIfStep step) => ($"{Iso(step.From)}..{Iso(step.Through)}", step.MonthsAtLeast, step.MonthsAtMost);

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}

using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>
/// The tax bureau's answers of 2025: a change of grade is declared 「务必在每年12月1-20日办理新档次自次年1月生效」, and the grade is fixed within the year.
/// </summary>
public sealed class ChangeTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly Declaration First = Chongqing.Declared(Chongqing.Registered(Day));

    [Theory]
    [InlineData("2023-11-30", false)]
    [InlineData("2023-12-01", true)]
    [InlineData("2023-12-20", true)]
    [InlineData("2023-12-21", false)]
    public void A_grade_is_changed_from_1_to_20_December_for_next_January(string day, bool allowed)
    {
        var result = First.Changed(2024, "1", Date(day));

        Assert.Equal(allowed ? [] : ["declaration.outside-window"], result.Errors.Select(error => error.Code));
        if (result.TryGet(out var changed, out _))
        {
            Assert.Equal((new YearMonth(2024, 1), Declaring.Year(2024)), (changed.Choices[1].EffectiveFrom, changed.Choices[1].Year));
            Assert.Empty(changed.Warnings);
        }
    }

    [Theory]
    [InlineData("2025-11-30", false)]
    [InlineData("2025-12-01", true)]
    [InlineData("2025-12-20", true)]
    [InlineData("2025-12-21", false)]
    public void A_change_for_2026_is_accepted_in_December_2025_though_no_amount_of_2026_is_known(string day, bool allowed)
    {
        Assert.Equal("tariff.unknown-year", TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, 2026).Errors.Single().Code);

        var result = First.Changed(2026, "1", Date(day));

        Assert.Equal(allowed, result.Succeeded);
        Assert.Equal(allowed ? "1" : null, result.TryGet(out var changed, out _) ? changed.For(Declaring.Year(2026))!.Grade : null);
    }

    [Theory]
    [InlineData(2026, "2025-11-30", "2025-12-01..2025-12-20", "2025-12-01")] // the day after
    [InlineData(2026, "2023-06-01", "2025-12-01..2025-12-20", "2025-12-01")] // the year's own window is to come
    [InlineData(2025, "2024-12-21", "2024-12-01..2024-12-20", "2025-12-01")] // the next year's is
    [InlineData(2023, "2023-06-01", "2022-12-01..2022-12-20", "2023-12-01")] // the year has begun
    [InlineData(2026, "2025-12-21", "2025-12-01..2025-12-20", null)] // no later one is published
    public void A_change_outside_names_the_window_its_source_and_the_next_opening_day(int year, string day, string window, string? next)
    {
        var error = First.Changed(year, "1", Date(day)).Errors.Single();

        Assert.Equal(("declaration.outside-window", "on", "tax-2025"), (error.Code, error.Field, error.Source?.Id));
        Assert.Equal(window, error.Operands["windows"]);
        Assert.Contains(window, error.Message, StringComparison.Ordinal);
        Assert.Equal(next is null ? null : Date(next), error.ChangesOn);
    }

    [Theory]
    [InlineData(2022, "2021-12-31", null)]
    [InlineData(2022, "2021-06-01", null)]
    [InlineData(2027, "2026-11-15", null)]
    [InlineData(2022, "2022-01-01", "declaration.year-begun")]
    [InlineData(2022, "2022-12-10", "declaration.year-begun")]
    public void Where_no_window_is_published_a_change_is_admitted_with_a_warning_until_the_year_begins(int year, string day, string? refused)
    {
        var first = Chongqing.Declared(Chongqing.Registered(new LocalDate(2021, 3, 1)));

        var result = first.Changed(year, "1", Date(day));

        Assert.Equal(refused, result.Errors.SingleOrDefault()?.Code);
        if (result.TryGet(out var changed, out _))
        {
            var warning = Assert.Single(changed.Warnings);
            Assert.Equal(("declaration.window-unknown", $"{year}"), (warning.Code, warning.Operands["year"]));
            Assert.Equal(new YearMonth(year, 1), changed.Choices[1].EffectiveFrom);
        }
    }

    [Fact]
    public void A_choice_stands_across_years_until_the_change_takes_effect()
    {
        var changed = First.Changed(2025, "1", new LocalDate(2024, 12, 5)).Value;

        Assert.Equal(["2", "2", "1", "1"], new[] { 2023, 2024, 2025, 2030 }.Select(year => changed.For(Declaring.Year(year))!.Grade));
        Assert.Null(changed.For(Declaring.Year(2022)));
        Assert.Equal(("2", "1"), (changed.ChoiceIn(new(2024, 12))!.Grade, changed.ChoiceIn(new(2025, 1))!.Grade));
        Assert.Null(changed.ChoiceIn(new(2022, 12)));
        Assert.Equal(DeclarationState.InEffect, changed.Choices[0].StateOn(new LocalDate(2024, 12, 31)));
        Assert.Equal(DeclarationState.Submitted, changed.Choices[1].StateOn(new LocalDate(2024, 12, 31)));
        Assert.Equal(DeclarationState.Superseded, changed.Choices[0].StateOn(new LocalDate(2025, 1, 1)));
        Assert.Equal(DeclarationState.InEffect, changed.Choices[1].StateOn(new LocalDate(2025, 1, 1)));
        Assert.Null(changed.Choices[1].StateOn(new LocalDate(2024, 12, 4)));
        Assert.Equal(
            ["2023-01-03 take-effect", "2025-01-01 supersede", "2025-01-01 take-effect"],
            changed.Choices.SelectMany(choice => choice.Events).Select(change => change.ToString()));
        Assert.Equal(("2", "1"), (changed.InEffectOn(new LocalDate(2024, 12, 31))!.Grade, changed.InEffectOn(new LocalDate(2025, 1, 1))!.Grade));
        Assert.Null(changed.InEffectOn(Day.PlusDays(-1)));
        Assert.Single(First.Choices);
    }

    [Fact]
    public void A_choice_that_has_not_taken_effect_is_withdrawn_and_the_one_before_stands_again()
    {
        var changed = First.Changed(2024, "1", new LocalDate(2023, 12, 5)).Value;

        var withdrawn = changed.Withdraw(Chongqing.Zhang.Id, new LocalDate(2023, 12, 31)).Value;

        Assert.Equal("2", withdrawn.For(Declaring.Year(2024))!.Grade);
        Assert.Equal(DeclarationState.InEffect, withdrawn.Choices[0].StateOn(new LocalDate(2024, 6, 1)));
        Assert.Equal(DeclarationState.Submitted, withdrawn.Choices[1].StateOn(new LocalDate(2023, 12, 30)));
        Assert.Equal(DeclarationState.Withdrawn, withdrawn.Choices[1].StateOn(new LocalDate(2024, 6, 1)));
        Assert.Equal([new DeclarationChange(DeclarationEvent.Withdraw, new LocalDate(2023, 12, 31))], withdrawn.Choices[1].Events);
        Assert.Equal(new LocalDate(2023, 12, 31), withdrawn.Choices[1].WithdrawnOn);
    }

    [Fact]
    public void A_choice_in_effect_is_not_withdrawn()
    {
        var changed = First.Changed(2024, "1", new LocalDate(2023, 12, 5)).Value;

        foreach (var (declaration, on, since) in new[] { (First, Day, Day), (changed, new LocalDate(2024, 1, 1), new LocalDate(2024, 1, 1)) })
        {
            var error = declaration.Withdraw(Chongqing.Zhang.Id, on).Errors.Single();
            Assert.Equal(("declaration.in-effect", "on"), (error.Code, error.Field));
            Assert.Contains(NodaTime.Text.LocalDatePattern.Iso.Format(since), error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_second_change_waits_until_the_first_has_taken_effect_or_is_withdrawn()
    {
        var changed = First.Changed(2024, "1", new LocalDate(2023, 12, 5)).Value;

        var error = changed.Changed(2024, "2", new LocalDate(2023, 12, 10)).Errors.Single();
        Assert.Equal(("declaration.pending", new LocalDate(2024, 1, 1)), (error.Code, error.ChangesOn));
        Assert.Equal(("1", "2024-01"), (error.Operands["grade"], error.Operands["from"]));

        var again = changed.Withdraw(Chongqing.Zhang.Id, new LocalDate(2023, 12, 10)).Value.Changed(2024, "2", new LocalDate(2023, 12, 10)).Value;
        Assert.Equal(["2", "1", "2"], again.Choices.Select(choice => choice.Grade));
        Assert.True(changed.Changed(2025, "2", new LocalDate(2024, 12, 1)).Succeeded);
    }

    [Fact]
    public void Where_all_is_withdrawn_the_next_choice_is_a_first_one_and_has_no_window()
    {
        var enrolled = Chongqing.Registered(new LocalDate(2022, 12, 20));
        var ahead = Declaration.Submit(enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", new LocalDate(2022, 12, 28)).Value;

        var withdrawn = ahead.Withdraw(Chongqing.Zhang.Id, new LocalDate(2022, 12, 30)).Value;

        Assert.Null(withdrawn.For(Declaring.Year(2023)));
        Assert.Equal("declaration.nothing-stands", withdrawn.Withdraw(Chongqing.Zhang.Id, new LocalDate(2022, 12, 30)).Errors.Single().Code);
        var again = withdrawn.Change(enrolled, Declaring.History, Declaring.Year(2023), Chongqing.Zhang.Id, "1", new LocalDate(2023, 2, 7)).Value;
        Assert.Equal(("1", new YearMonth(2023, 2)), (again.For(Declaring.Year(2023))!.Grade, again.Choices[1].EffectiveFrom));
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public void Nothing_is_entered_before_the_last_entry_nor_by_another()
    {
        var changed = First.Changed(2024, "1", new LocalDate(2023, 12, 5)).Value.Withdraw(Chongqing.Zhang.Id, new LocalDate(2023, 12, 8)).Value;
        var before = new LocalDate(2023, 12, 7);

        var error = changed.Changed(2024, "1", before).Errors.Single();
        Assert.Equal(("declaration.before-last-change", new LocalDate(2023, 12, 8)), (error.Code, error.ChangesOn));
        Assert.Equal(["declaration.not-oneself", "declaration.before-last-change"], changed.Changed(2024, "1", before, Chongqing.Li.Id).Errors.Select(found => found.Code));
        Assert.Equal("guide-2026", changed.Changed(2024, "1", before, Chongqing.Li.Id).Errors[0].Source!.Id);
        Assert.Contains("declaration.not-oneself", First.Withdraw(Chongqing.Li.Id, Day).Errors.Select(found => found.Code));
        Assert.Contains("declaration.before-last-change", changed.Withdraw(Chongqing.Zhang.Id, before).Errors.Select(found => found.Code));
        Assert.Contains("declaration.before-last-change", changed.WithdrawDeduction(InsuranceLine.BasicMedical, Chongqing.Zhang.Id, before).Errors.Select(found => found.Code));
        Assert.Contains("declaration.not-oneself", changed.WithdrawDeduction(InsuranceLine.BasicMedical, Chongqing.Li.Id, new LocalDate(2023, 12, 8)).Errors.Select(found => found.Code));
    }

    [Fact]
    public void A_change_is_checked_as_a_first_choice_is()
    {
        var on = new LocalDate(2023, 12, 1);

        Assert.Equal("tariff.unknown-grade", First.Changed(2024, "3", on).Errors.Single().Code);
        Assert.Equal("declaration.wrong-status", First.Changed(2024, "retiree", on).Errors.Single().Code);
        Assert.Equal("declaration.lines", Change(2024, "1", on, DeclaredLine.Of(InsuranceLine.BasicMedical)).Errors.Single().Code);
        Assert.Equal("tariff.base-not-taken", First.Change(Chongqing.Registered(Day), Declaring.History, Declaring.Year(2024), Chongqing.Zhang.Id, "1", on, BaseChoice.Floor).Errors.Single().Code);
    }

    [Fact]
    public void A_ratio_that_held_before_is_taken_down_with_a_warning_where_the_year_s_is_not_published()
    {
        var on = new LocalDate(2025, 12, 1);

        var changed = Change(2026, "1", on, DeclaredLine.Of(InsuranceLine.BasicMedical, ratio: Rate.Parse("0.04")), DeclaredLine.Of(InsuranceLine.LargeAmountMutual)).Value;
        var warning = Assert.Single(changed.Warnings);
        Assert.Equal(("declaration.ratio-unknown", "basic-medical", "0.04", "2026-01"), (warning.Code, warning.Operands["line"], warning.Operands["ratio"], warning.Operands["month"]));

        var error = Change(2026, "1", on, DeclaredLine.Of(InsuranceLine.BasicMedical, ratio: Rate.Parse("0.1")), DeclaredLine.Of(InsuranceLine.LargeAmountMutual)).Errors.Single();
        Assert.Equal(("declaration.ratio", "0.04, 0.1"), (error.Code, error.Operands["ratios"]));
    }

    [Fact]
    public void A_window_inside_the_year_lets_the_change_hold_for_the_whole_of_it()
    {
        var place = Declaring.Place("""{ "for": "2024..2026", "opens": "01-01", "closes": "01-31", "source": "d1", "confidence": "official" }""");
        var enrolled = Declaring.RegisteredIn(place, new LocalDate(2024, 5, 1));
        var first = Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, "fixed", new LocalDate(2024, 5, 1)).Value;

        Result<Declaration> On(int year, LocalDate on) => first.Change(enrolled, place, Declaring.Year(year), Chongqing.Zhang.Id, "one", on, BaseChoice.Floor);
        var changed = On(2025, new LocalDate(2025, 1, 20)).Value;

        Assert.Equal((new YearMonth(2025, 1), new LocalDate(2025, 1, 20)), (changed.Choices[1].EffectiveFrom, changed.Choices[1].TakesEffectOn));
        Assert.Equal(DeclarationState.InEffect, changed.Choices[0].StateOn(new LocalDate(2025, 1, 19)));
        Assert.Equal(DeclarationState.Superseded, changed.Choices[0].StateOn(new LocalDate(2025, 1, 20)));
        Assert.Equal("declaration.in-effect", changed.Withdraw(Chongqing.Zhang.Id, new LocalDate(2025, 1, 20)).Errors.Single().Code);
        Assert.Equal("declaration.outside-window", On(2025, new LocalDate(2025, 2, 1)).Errors.Single().Code);
        Assert.Equal(new LocalDate(2026, 1, 1), On(2025, new LocalDate(2025, 2, 1)).Errors.Single().ChangesOn);

        // A year that another choice decides is not taken back from it.
        Assert.Equal("declaration.year-begun", changed.Change(enrolled, place, Declaring.Year(2024), Chongqing.Zhang.Id, "fixed", new LocalDate(2025, 1, 25)).Errors.Single().Code);
    }

    [Fact]
    public void A_change_within_the_year_of_the_first_choice_does_not_begin_before_it()
    {
        var place = Declaring.Place("""{ "for": "2024", "opens": "06-01", "closes": "06-30", "source": "d1", "confidence": "official" }""");
        var enrolled = Declaring.RegisteredIn(place, new LocalDate(2024, 5, 1));
        var first = Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, "fixed", new LocalDate(2024, 5, 1)).Value;

        var changed = first.Change(enrolled, place, Declaring.Year(2024), Chongqing.Zhang.Id, "one", new LocalDate(2024, 6, 1), BaseChoice.Floor).Value;

        Assert.Equal([new YearMonth(2024, 5), new YearMonth(2024, 5)], changed.Choices.Select(choice => choice.EffectiveFrom));
        Assert.Equal("one", changed.For(Declaring.Year(2024))!.Grade);
        Assert.Equal("one", changed.ChoiceIn(new(2024, 5))!.Grade);
    }

    [Theory]
    [InlineData("previous 12-01", "not-known", "2024-11-30", "declaration.outside-window")]
    [InlineData("previous 12-01", "not-known", "2024-12-01", null)]
    [InlineData("previous 12-01", "not-known", "2024-12-31", null)]
    [InlineData("previous 12-01", "not-known", "2025-01-01", "declaration.year-begun")]
    [InlineData("not-known", "previous 12-20", "2024-06-01", null)]
    [InlineData("not-known", "previous 12-20", "2024-12-20", null)]
    [InlineData("not-known", "previous 12-20", "2024-12-21", "declaration.outside-window")]
    public void A_window_with_one_known_day_is_open_on_the_other_side_with_a_warning(string opens, string closes, string day, string? refused)
    {
        var place = Declaring.Place($$"""{ "for": "2025", "opens": "{{opens}}", "closes": "{{closes}}", "source": "d1", "confidence": "official" }""");
        var enrolled = Declaring.RegisteredIn(place, new LocalDate(2024, 5, 1));
        var first = Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, "fixed", new LocalDate(2024, 5, 1)).Value;

        var result = first.Change(enrolled, place, Declaring.Year(2025), Chongqing.Zhang.Id, "one", Date(day), BaseChoice.Floor);

        Assert.Equal(refused, result.Errors.SingleOrDefault()?.Code);
        Assert.Equal(refused is null ? ["declaration.window-unknown"] : [], result.TryGet(out var changed, out _) ? changed.Warnings.Select(warning => warning.Code) : []);
    }

    [Fact]
    public void A_grade_with_a_school_year_takes_effect_with_it()
    {
        var place = Declaring.Place();
        var enrolled = Declaring.RegisteredIn(place, new LocalDate(2024, 5, 1));
        var first = Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, "fixed", new LocalDate(2024, 5, 1)).Value;

        Result<Declaration> On(LocalDate on) => first.Change(enrolled, place, Declaring.Year(2025), Chongqing.Zhang.Id, "pupils", on);

        Assert.Equal(new YearMonth(2025, 9), On(new LocalDate(2025, 8, 31)).Value.Choices[1].EffectiveFrom);
        Assert.Equal("declaration.year-begun", On(new LocalDate(2025, 9, 1)).Errors.Single().Code);
    }

    [Fact]
    public void What_does_not_belong_together_is_a_mistake_of_the_caller()
    {
        var on = new LocalDate(2023, 12, 1);
        var place = Declaring.Place();

        Assert.Throws<ArgumentException>(() => First.Change(Chongqing.Registered(Day, person: Chongqing.Li), Declaring.History, Declaring.Year(2024), Chongqing.Zhang.Id, "1", on));
        Assert.Throws<ArgumentException>(() => First.Change(Chongqing.Registered(Day), place, Declaring.Year(2024), Chongqing.Zhang.Id, "1", on));
        Assert.Throws<ArgumentException>(() => First.Change(Declaring.RegisteredIn(place, new LocalDate(2024, 1, 2)), place, Declaring.Year(2024), Chongqing.Zhang.Id, "one", on));
        Assert.Throws<ArgumentException>(() => Change(2024, "1", on, DeclaredLine.Of(InsuranceLine.BasicMedical), null!));
        Assert.Throws<ArgumentNullException>(() => First.Change(null!, Declaring.History, Declaring.Year(2024), Chongqing.Zhang.Id, "1", on));
        Assert.Throws<ArgumentNullException>(() => First.Change(Chongqing.Registered(Day), null!, Declaring.Year(2024), Chongqing.Zhang.Id, "1", on));
        Assert.Throws<ArgumentNullException>(() => First.Change(Chongqing.Registered(Day), Declaring.History, Declaring.Year(2024), Chongqing.Zhang.Id, "1", on, lines: null!));
    }

    private static Result<Declaration> Change(int year, string grade, LocalDate on, params DeclaredLine[] lines) =>
        First.Change(Chongqing.Registered(Day), Declaring.History, Declaring.Year(year), Chongqing.Zhang.Id, grade, on, lines);

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}

using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>The how-to page, point 5: declared by oneself only, both lines ticked, each with its base and ratio, deduction only with a signed agreement.</summary>
public sealed class DeclarationTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly Enrollment Enrolled = Chongqing.Registered(Day);
    private static readonly DeclaredLine Basic = DeclaredLine.Of(InsuranceLine.BasicMedical);
    private static readonly DeclaredLine Large = DeclaredLine.Of(InsuranceLine.LargeAmountMutual);

    [Fact]
    public void A_first_declaration_ticks_all_lines_of_the_grade_and_approves_no_deduction()
    {
        var declaration = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day).Value;

        var choice = Assert.Single(declaration.Choices);
        Assert.Equal([Basic, Large], choice.Lines);
        Assert.Equal("2", choice.Grade);
        Assert.True(choice.Bases.IsNone);
        Assert.Empty(choice.Deductions);
        Assert.Equal(Day, choice.SubmittedOn);
        Assert.Equal((Declaring.Year(2023), new YearMonth(2023, 1)), (choice.Year, choice.EffectiveFrom));
        Assert.Equal(DeclarationState.InEffect, choice.StateOn(Day));
        Assert.Empty(declaration.Warnings);
        Assert.Equal(Chongqing.Zhang, declaration.Person);
        Assert.Equal((Region.Chongqing, Scheme.FlexibleEmployment), (declaration.Region, declaration.Scheme));
    }

    [Fact]
    public void Nobody_declares_for_another_and_the_rule_is_cited()
    {
        var error = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Li.Id, "2", Day).Errors.Single();

        Assert.Equal("declaration.not-oneself", error.Code);
        Assert.Equal("guide-2026", error.Source!.Id);
    }

    [Fact]
    public void Nobody_declares_for_another_where_no_rule_is_published_either()
    {
        var enrolled = Chongqing.Registered(new LocalDate(2021, 3, 1));

        var error = Declaration.Submit(enrolled, Chongqing.Tariff(2021), Chongqing.Li.Id, "2", new LocalDate(2021, 3, 1)).Errors.Single();

        Assert.Equal("declaration.not-oneself", error.Code);
        Assert.Null(error.Source);
    }

    public static TheoryData<string, bool> Ticked => new()
    {
        { "basic-medical,large-amount-mutual", true },
        { "large-amount-mutual,basic-medical", true },
        { "basic-medical", false },
        { "large-amount-mutual", false },
        { "", false },
        { "basic-medical,basic-medical,large-amount-mutual", false },
        { "basic-medical,basic-medical", false },
        { "basic-medical,large-amount-mutual,long-term-care", false },
        { "basic-medical,long-term-care", false },
    };

    [Theory]
    [MemberData(nameof(Ticked))]
    public void All_lines_of_the_grade_are_ticked_and_nothing_else(string lines, bool allowed)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var ticked = lines.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => DeclaredLine.Of(InsuranceLine.Parse(id))).ToArray();

        var result = Submit(Enrolled, Chongqing.Tariff(2023), "2", ticked);

        Assert.Equal(allowed ? [] : ["declaration.lines"], result.Errors.Select(error => error.Code));
        Assert.All(result.Errors, error => Assert.Contains("basic-medical, large-amount-mutual", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_grade_is_for_members_of_its_status()
    {
        var retired = Chongqing.Registered(Day, Chongqing.Local with { DrawsPension = true });

        Assert.Equal("declaration.wrong-status", CodeOf(Enrolled, "retiree"));
        Assert.Equal("declaration.wrong-status", CodeOf(retired, "1"));
        Assert.Null(CodeOf(retired, "retiree"));
        Assert.Null(CodeOf(Enrolled, "1"));
    }

    [Fact]
    public void The_price_of_months_that_are_missing_at_retirement_is_no_grade_of_a_year()
    {
        foreach (var grade in new[] { "lump-sum-1", "lump-sum-2" })
        {
            var error = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, grade, Day).Errors.Single();

            Assert.Equal(("declaration.paid-once", "grade", grade), (error.Code, error.Field, error.Operands["grade"]));
        }

        Assert.Equal("declaration.paid-once", Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "1", Day).Value.Changed(2024, "lump-sum-1", new LocalDate(2023, 12, 1)).Errors.Single().Code);
    }

    [Fact]
    public void A_pensioner_of_grade_1_ticks_the_large_amount_line_alone()
    {
        var retired = Chongqing.Registered(Day, Chongqing.Local with { DrawsPension = true });

        // 渝医保发〔2023〕37号: grade-1 pensioners pay the large-amount line, 60 a year.
        Assert.Equal("declaration.lines", Submit(retired, Chongqing.Tariff(2023), "retiree", [Basic, Large]).Errors.Single().Code);
        Assert.Equal([Large], Submit(retired, Chongqing.Tariff(2023), "retiree", [Large]).Value.Choices[0].Lines);
    }

    [Theory]
    [InlineData("1", "0.04", true)]
    [InlineData("1", "0.1", false)]
    [InlineData("2", "0.1", true)]
    [InlineData("2", "0.04", false)]
    [InlineData("2", "0.05", false)]
    public void The_ratio_of_the_basic_line_is_that_of_the_grade(string grade, string ratio, bool allowed)
    {
        // The guide of 2026: 「缴费比例【0.04】对应一档，【0.1】对应二档」.
        var result = Submit(Enrolled, Chongqing.Tariff(2023), grade, [DeclaredLine.Of(InsuranceLine.BasicMedical, ratio: Rate.Parse(ratio)), Large]);

        Assert.Equal(allowed ? [] : ["declaration.ratio"], result.Errors.Select(error => error.Code));
        Assert.All(result.Errors, error =>
        {
            Assert.Equal(("lines", "basic-medical", "0.04, 0.1", "2023-01"), (error.Field, error.Operands["line"], error.Operands["ratios"], error.Operands["month"]));
            Assert.Contains(ratio, error.Message, StringComparison.Ordinal);
        });
        Assert.Equal(allowed ? Rate.Parse(ratio) : null, result.TryGet(out var declaration, out _) ? declaration.Choices[0].Lines[0].Ratio : null);
    }

    [Fact]
    public void A_line_that_is_charged_a_published_amount_has_no_ratio()
    {
        var retired = Chongqing.Registered(Day, Chongqing.Local with { DrawsPension = true });

        var error = Submit(retired, Chongqing.Tariff(2023), "retiree", [DeclaredLine.Of(InsuranceLine.LargeAmountMutual, ratio: Rate.Parse("0.01"))]).Errors.Single();

        Assert.Equal(("declaration.ratio", "0.01"), (error.Code, error.Operands["ratios"]));
        var place = Declaring.Place();
        var lines = new[] { DeclaredLine.Of(InsuranceLine.Parse("basic"), ratio: Rate.Parse("0.1")) };
        var enrolled = Declaring.RegisteredIn(place, new LocalDate(2024, 5, 1));
        Assert.Equal("0.1", Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, "fixed", new LocalDate(2024, 5, 1), lines).Errors.Single().Operands["ratios"]);
    }

    [Fact]
    public void The_ratio_is_that_of_the_first_month_of_effect()
    {
        var place = Declaring.Place();
        var day = new LocalDate(2024, 12, 30);
        var enrolled = Declaring.RegisteredIn(place, day);

        Assert.Equal("declaration.ratio", Of("0.01", 2025));
        Assert.Null(Of("0.02", 2025));
        Assert.Null(Of("0.01", 2024));

        string? Of(string ratio, int year) => Declaration.Submit(
            enrolled,
            place,
            Declaring.Year(year),
            Chongqing.Zhang.Id,
            "two",
            day,
            [DeclaredLine.Of(InsuranceLine.Parse("basic"), BaseChoice.Floor), DeclaredLine.Of(InsuranceLine.Parse("large"), BaseChoice.Floor, Rate.Parse(ratio))]).Errors.SingleOrDefault()?.Code;
    }

    [Fact]
    public void Each_line_has_a_base_of_its_own_and_the_same_ones_are_one_for_all()
    {
        var place = Declaring.Place();
        var day = new LocalDate(2024, 5, 1);
        var enrolled = Declaring.RegisteredIn(place, day);
        var (basic, large) = (InsuranceLine.Parse("basic"), InsuranceLine.Parse("large"));

        Result<Declaration> With(string grade, params DeclaredLine[] lines) =>
            Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, grade, day, lines);
        Result<Declaration> By(string grade, DeclaredBases bases) =>
            Declaration.Submit(enrolled, Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, grade, day, bases);

        var own = DeclaredBases.OfEach([(basic, BaseChoice.Floor), (large, BaseChoice.Cap)]);
        Assert.Equal(own, With("two", DeclaredLine.Of(basic, BaseChoice.Floor), DeclaredLine.Of(large, BaseChoice.Cap)).Value.Choices[0].Bases);
        Assert.Equal([DeclaredLine.Of(basic, BaseChoice.Floor), DeclaredLine.Of(large, BaseChoice.Cap)], By("two", own).Value.Choices[0].Lines);
        Assert.Equal(BaseChoice.Cap, By("two", BaseChoice.Cap).Value.Choices[0].Bases);
        Assert.Equal(BaseChoice.Cap, By("one", BaseChoice.Cap).Value.Choices[0].Bases);
        Assert.Equal([DeclaredLine.Of(basic, BaseChoice.Cap), DeclaredLine.Of(large)], By("one", BaseChoice.Cap).Value.Choices[0].Lines);

        var lacking = With("two", DeclaredLine.Of(basic), DeclaredLine.Of(large, BaseChoice.Cap)).Errors.Single();
        Assert.Equal(("tariff.base-required", "basic"), (lacking.Code, lacking.Operands["lines"]));
        var beside = With("one", DeclaredLine.Of(basic, BaseChoice.Floor), DeclaredLine.Of(large, BaseChoice.Cap)).Errors.Single();
        Assert.Equal(("tariff.base-not-taken", "large"), (beside.Code, beside.Operands["lines"]));
        Assert.Equal("tariff.base-not-taken", By("one", own).Errors.Single().Code);
        Assert.Equal("tariff.base-not-taken", By("fixed", BaseChoice.Floor).Errors.Single().Code);
        Assert.Equal("declaration.lines", With("two", DeclaredLine.Of(basic, BaseChoice.Floor), DeclaredLine.Of(basic, BaseChoice.Cap), DeclaredLine.Of(large, BaseChoice.Cap)).Errors.Single().Code);
    }

    public static TheoryData<string, string?, int, string, string> FirstMonths => new()
    {
        // Registered, last insured, year, declared, first month.
        { "2023-01-03", null, 2023, "2023-01-03", "2023-01" },
        { "2023-03-05", null, 2023, "2023-05-02", "2023-03" },
        { "2023-03-05", "2023-01", 2023, "2023-03-05", "2023-03" },
        { "2022-12-20", null, 2023, "2023-02-10", "2023-02" },
        { "2022-12-20", "2022-11", 2023, "2023-02-10", "2023-02" },
        { "2022-12-20", "2022-12", 2023, "2023-02-10", "2023-01" }, // continuing: January
        { "2022-12-20", null, 2023, "2022-12-28", "2023-01" }, // ahead of the year
        { "2022-12-20", null, 2022, "2022-12-31", "2022-12" },
    };

    [Theory]
    [MemberData(nameof(FirstMonths))]
    public void A_first_choice_holds_from_the_first_month_that_is_paid(string registered, string? insured, int year, string declared, string first)
    {
        var facts = insured is null ? Chongqing.Local : Chongqing.Local with { LastInsuredMonth = NodaTime.Text.YearMonthPattern.Iso.Parse(insured).Value };
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(registered).Value;
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(declared).Value;

        var choice = Declaration.Submit(Chongqing.Registered(day, facts), Chongqing.Tariff(year), Chongqing.Zhang.Id, "2", on).Value.Choices[0];

        Assert.Equal((NodaTime.Text.YearMonthPattern.Iso.Parse(first).Value, year), (choice.EffectiveFrom, choice.Year.Number));
        Assert.Equal(on.Year < year ? DeclarationState.Submitted : DeclarationState.InEffect, choice.StateOn(on));
        Assert.Equal(DeclarationState.InEffect, choice.StateOn(LocalDate.Max(on, new LocalDate(year, 1, 1))));
    }

    [Fact]
    public void A_grade_for_whole_years_holds_from_January()
    {
        var day = new LocalDate(2023, 6, 1);
        var retired = Chongqing.Registered(day, Chongqing.Local with { DrawsPension = true });

        Assert.Equal(new YearMonth(2023, 1), Chongqing.Declared(retired, "retiree").Choices[0].EffectiveFrom);
    }

    [Fact]
    public void A_first_choice_for_a_year_without_amounts_is_accepted()
    {
        var enrolled = Chongqing.Registered(new LocalDate(2025, 12, 22));

        var declaration = Declaration.Submit(enrolled, Declaring.History, Declaring.Year(2026), Chongqing.Zhang.Id, "2", new LocalDate(2026, 1, 5), [Basic, Large]).Value;

        Assert.Equal(new YearMonth(2026, 1), declaration.Choices[0].EffectiveFrom);
    }

    [Fact]
    public void Who_is_not_registered_yet_declares_from_the_day_of_registration()
    {
        var early = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day.PlusDays(-1)).Errors.Single();

        Assert.Equal("declaration.before-registration", early.Code);
        Assert.Equal(Day, early.ChangesOn);
    }

    [Fact]
    public void An_unknown_grade_is_refused_with_the_known_ones()
    {
        var error = Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "3", Day).Errors.Single();

        Assert.Equal("tariff.unknown-grade", error.Code);
        Assert.Contains("1, 2, retiree", error.Message, StringComparison.Ordinal);
        Assert.Equal("tariff.unknown-grade", Submit(Enrolled, Chongqing.Tariff(2023), "3", [Basic]).Errors.Single().Code);
    }

    [Fact]
    public void A_base_is_declared_where_the_grade_takes_one_and_nowhere_else()
    {
        var day = new LocalDate(2025, 3, 1);
        var enrolled = Invented.Registered(day);
        var yuan = BaseChoice.Of(Money.FromYuan(5000));

        Assert.Equal("tariff.base-required", Declaration.Submit(enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "declared", day).Errors.Single().Code);
        Assert.Equal(yuan, Declaration.Submit(enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "declared", day, yuan).Value.Choices[0].Bases);
        Assert.Equal("tariff.base-not-taken", Declaration.Submit(enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "helped", day, yuan).Errors.Single().Code);
        Assert.Equal("tariff.base-not-taken", Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day, yuan).Errors.Single().Code);
    }

    [Fact]
    public void All_reasons_are_named_at_once()
    {
        var result = Declaration.Submit(
            Enrolled,
            Chongqing.Tariff(2023),
            Chongqing.Li.Id,
            "2",
            Day.PlusDays(-1),
            [DeclaredLine.Of(InsuranceLine.BasicMedical, BaseChoice.Floor, Rate.Parse("0.3")).ApproveDeduction(Declaring.Agreed(Day), Day).Value]);

        Assert.Equal(
            [
                "declaration.not-oneself", "declaration.before-registration", "declaration.lines", "declaration.deduction-needs-agreement",
                "tariff.base-not-taken", "declaration.ratio",
            ],
            result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_tariff_of_another_place_a_year_that_is_over_and_no_lines_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Declaration.Submit(Enrolled, Invented.Tariff(), Chongqing.Zhang.Id, "declared", Day));
        Assert.Throws<ArgumentException>(() => Declaration.Submit(Enrolled, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", new LocalDate(2024, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => Submit(Enrolled, Chongqing.Tariff(2023), "2", null!));
        Assert.Throws<ArgumentException>(() => Submit(Enrolled, Chongqing.Tariff(2023), "2", [Basic, null!]));
        Assert.Throws<ArgumentNullException>(() => Declaration.Submit(Enrolled, null!, Chongqing.Zhang.Id, "2", Day, [Basic]));
        Assert.Throws<ArgumentNullException>(() => Declaration.Submit(null!, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", Day));
        Assert.Throws<ArgumentNullException>(() => Declaration.Submit(Enrolled, null!, Chongqing.Zhang.Id, "2", Day));
    }

    private static Result<Declaration> Submit(Enrollment enrolled, Tariff tariff, string grade, DeclaredLine[] lines) =>
        Declaration.Submit(enrolled, tariff, enrolled.Person.Id, grade, Day, lines);

    private static string? CodeOf(Enrollment enrolled, string grade) =>
        Declaration.Submit(enrolled, Chongqing.Tariff(2023), enrolled.Person.Id, grade, Day).Errors.SingleOrDefault()?.Code;
}

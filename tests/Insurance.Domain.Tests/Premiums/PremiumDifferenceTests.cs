using FsCheck.Fluent;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>Why one premium costs more than another; the parts always sum to the difference.</summary>
public sealed class PremiumDifferenceTests
{
    [Fact]
    public void Chongqing_s_year_2024_costs_more_than_2023_by_the_base_alone()
    {
        // 渝医保发〔2023〕37号: 53,400 to 58,200; 11 % of 4,800 are 528.
        var difference = PremiumDifference.Between(Chongqing(2023, "2", 12), Chongqing(2024, "2", 12));

        Assert.Equal(Money.FromYuan(528), difference.Amount);
        Assert.Equal(
            [(DifferenceKind.Base, "basic-medical", "53400.00", "58200.00", "480.00"), (DifferenceKind.Base, "large-amount-mutual", "53400.00", "58200.00", "48.00")],
            difference.Parts.Select(Plain));
        Assert.Equal("渝医保发〔2022〕27号", Assert.Single(difference.Parts[0].SourcesBefore).Document);
        Assert.Equal("渝医保发〔2023〕37号", Assert.Single(difference.Parts[0].SourcesAfter).Document);
        Assert.Equal(FeePeriod.Parse("2024-01..2024-12"), difference.Parts[0].Months);
    }

    [Fact]
    public void Another_grade_of_the_same_year_is_a_matter_of_the_grade()
    {
        // 渝医保发〔2022〕27号: 2,670 in grade 1, 5,874 in grade 2.
        var difference = PremiumDifference.Between(Chongqing(2023, "1", 12), Chongqing(2023, "2", 12));

        Assert.Equal([(DifferenceKind.Grade, "basic-medical", "1", "2", "3204.00")], difference.Parts.Select(Plain));
        Assert.Equal(Money.FromYuan(3204), difference.AmountOf(InsuranceLine.BasicMedical));
        Assert.Equal(Money.Zero, difference.AmountOf(InsuranceLine.LargeAmountMutual));
    }

    [Fact]
    public void Grade_and_year_and_months_are_told_apart()
    {
        // January drops out with 267 / 12; grade 2 instead of 1 on the base of 2023; then the base of 2024.
        var difference = PremiumDifference.Between(Chongqing(2023, "1", 12), Chongqing(2024, "2", 11));

        Assert.Equal(
            [
                (DifferenceKind.Months, "basic-medical", "2023-01..2023-01", null, "-178.00"),
                (DifferenceKind.Grade, "basic-medical", "1", "2", "2937.00"),
                (DifferenceKind.Base, "basic-medical", "53400.00", "58200.00", "440.00"),
                (DifferenceKind.Months, "large-amount-mutual", "2023-01..2023-01", null, "-44.50"),
                (DifferenceKind.Base, "large-amount-mutual", "53400.00", "58200.00", "44.00"),
            ],
            difference.Parts.Select(Plain));
        Assert.Equal(difference.Amount, Money.Sum(difference.Parts.Select(part => part.Amount)));
    }

    [Fact]
    public void A_line_that_appears_is_told_whole()
    {
        var file = File(
            $"{Figure("fee", "yuan-a-month", "2025 = 30.00")}, {Figure("more", "yuan-a-month", "2025 = 5.00")}",
            $"{Grade("a", Fixed("basic", "fee"))}, {Grade("b", Fixed("basic", "fee"), Fixed("large", "more"))}");

        var there = PremiumDifference.Between(Tariff(file).Assess("a", 12).Value, Tariff(file).Assess("b", 12).Value);
        var back = PremiumDifference.Between(Tariff(file).Assess("b", 12).Value, Tariff(file).Assess("a", 12).Value);

        Assert.Equal([(DifferenceKind.Line, "large", null, "60.00", "60.00")], there.Parts.Select(Plain));
        Assert.Equal([(DifferenceKind.Line, "large", "60.00", null, "-60.00")], back.Parts.Select(Plain));
        Assert.Equal("d1", Assert.Single(there.Parts[0].SourcesAfter).Id);
        Assert.Empty(there.Parts[0].SourcesBefore);
    }

    [Fact]
    public void A_fixed_amount_that_becomes_a_rated_one_is_another_line()
    {
        var figures = $"{Figure("fee", "yuan-a-month", "2025 = 30.00")}, {Figure("b", "yuan-a-month", "2025 = 400.00")}, {Figure("r", "rate", "2025 = 0.1")}";
        var before = Tariff(File(figures, Grade("a", Fixed("basic", "fee")))).Assess("a", 2).Value;
        var after = Tariff(File(figures, Grade("a", Rated("basic", "b", "r")))).Assess("a", 2).Value;

        Assert.Equal([(DifferenceKind.Line, "basic", "30.00", "400.00 × 0.1", "20.00")], PremiumDifference.Between(before, after).Parts.Select(Plain));
    }

    [Fact]
    public void Base_comes_before_rate_and_rounding_takes_the_rest()
    {
        var before = Tariff(File($"{Figure("b", "yuan-a-month", "2025 = 100.00")}, {Figure("r", "rate", "2025 = 0.1")}", Grade("a", Rated("basic", "b", "r", "month 1 half-up")))).Assess("a", 1).Value;
        var after = Tariff(File($"{Figure("b", "yuan-a-month", "2025 = 120.00")}, {Figure("r", "rate", "2025 = 0.12")}", Grade("a", Rated("basic", "b", "r", "month 1 half-up")))).Assess("a", 1).Value;

        // 10 to 14.40, rounded to 14: the base adds 20 x 10 %, the rate 120 x 2 %.
        Assert.Equal(
            [(DifferenceKind.Base, "basic", "100.00", "120.00", "2.00"), (DifferenceKind.Rate, "basic", "0.1", "0.12", "2.40"), (DifferenceKind.Rounding, "basic", null, null, "-0.40")],
            PremiumDifference.Between(before, after).Parts.Select(Plain));
    }

    [Fact]
    public void What_a_floor_adds_is_told_apart()
    {
        string With(string floor) => File(
            $"{Figure("b", "yuan-a-month", "2025 = 100.00")}, {Figure("r", "rate", "2025 = 0.1")}, {Figure("least", "yuan-a-month", $"2025 = {floor}")}",
            Grade("a", Rated("basic", "b", "r", "month 0.01 half-up", "\"notBelow\": \"least\"")));

        var difference = PremiumDifference.Between(Tariff(With("8.00")).Assess("a", 3).Value, Tariff(With("12.00")).Assess("a", 3).Value);

        Assert.Equal([(DifferenceKind.Floor, "basic", null, "6.00", "6.00")], difference.Parts.Select(Plain));
        Assert.Equal("d1", Assert.Single(difference.Parts[0].SourcesAfter).Id);
    }

    [Fact]
    public void The_state_s_balance_moves_with_what_it_deducts()
    {
        // Guangzhou, students: the subsidy is 2.42 % of income less the person's own 0.73 %.
        Assessment In(int income) => Tariff(File(
            $"{Figure("income", "yuan-a-year", $"2025 = {income}.00")}, {Figure("own", "rate", "2025 = 0.0073")}, {Figure("all", "rate", "2025 = 0.0242")}",
            GradeWith("\"wholeYearOnly\": true", "a", Rated("basic", "income", "own", "year 1 half-up"), Balance("subsidy", "income", "all", "basic")))).Assess("a", 12).Value;

        var difference = PremiumDifference.Between(In(49_785), In(50_785), Payer.State);

        Assert.Equal(["24.20", "-7.30"], difference.Parts.Where(part => part.Kind == DifferenceKind.Base).Select(part => part.Amount.ToString()));
        Assert.Equal(In(50_785).Funding - In(49_785).Funding, difference.Amount);
        Assert.Equal(difference.Amount, Money.Sum(difference.Parts.Select(part => part.Amount)));
    }

    [Fact]
    public void A_school_year_answers_month_by_month_to_a_calendar_year()
    {
        var figures = $"{Figure("fee", "yuan-a-month", "2025..2026 = 30.00")}, {Figure("dear", "yuan-a-month", "2025..2026 = 31.00")}";
        var file = File(figures, $"{Grade("a", Fixed("basic", "fee"))}, {GradeWith("\"year\": { \"starts\": \"09\" }", "b", Fixed("basic", "dear"))}");

        var difference = PremiumDifference.Between(Tariff(file).Assess("a", 12).Value, Tariff(file).Assess("b", 12).Value);

        Assert.Equal([(DifferenceKind.Grade, "basic", "a", "b", "12.00")], difference.Parts.Select(Plain));
    }

    [Fact]
    public void Equal_premiums_have_no_parts()
    {
        var difference = PremiumDifference.Between(Chongqing(2024, "1", 12), Chongqing(2024, "1", 12));

        Assert.Empty(difference.Parts);
        Assert.Equal(Money.Zero, difference.Amount);
        Assert.Equal("3201.00 to 3201.00: 0.00\n".Replace("3201.00", Chongqing(2024, "1", 12).Total.ToString(), StringComparison.Ordinal), difference.ToText(Language.English));
    }

    [Fact]
    public void A_difference_is_told_in_three_languages_with_the_names_of_the_file()
    {
        var difference = PremiumDifference.Between(Chongqing(2023, "1", 12), Chongqing(2023, "2", 12));

        Assert.Equal("2670.00 to 5874.00: 3204.00\n  2023-01..2023-12: Basic medical insurance, grade, 1 to 2: 3204.00\n", difference.ToText(Language.English));
        Assert.Contains("基本医疗保险，缴费档次，1 变为 2：3204.00", difference.ToText(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Contains("Seguro médico básico", difference.ToText(Language.Spanish), StringComparison.Ordinal);
        Assert.Equal("2023-01..2023-12: basic-medical, grade, 1 to 2: 3204.00", difference.Parts[0].Told(Language.English));
        Assert.Equal("2670.00 -> 5874.00: 3204.00", difference.ToString());
    }

    [Fact]
    public void The_parts_of_any_two_premiums_sum_to_their_difference_line_by_line() => Holds.ForAll(
        Compared.Any,
        Compared.Any,
        (first, second) =>
        {
            var (before, after) = (first.Assess(), second.Assess());
            foreach (var payer in Enum.GetValues<Payer>())
            {
                var difference = PremiumDifference.Between(before, after, payer);

                Assert.Equal(difference.Amount, Money.Sum(difference.Parts.Select(part => part.Amount)));
                Assert.Equal(payer == Payer.Person ? after.Total - before.Total : after.Funding - before.Funding, difference.Amount);
                foreach (var line in before.Lines.Concat(after.Lines).Where(line => line.Payer == payer).Select(line => line.Insurance).Distinct())
                {
                    Assert.Equal(after.AmountOf(line) - before.AmountOf(line), difference.AmountOf(line));
                }

                Assert.All(Languages.All, language => Assert.DoesNotContain('{', difference.ToText(language)));
            }
        },
        300);

    [Fact]
    public void There_and_back_comes_to_nothing_and_no_change_has_no_parts() => Holds.ForAll(
        Compared.Any,
        Compared.Any,
        (first, second) =>
        {
            var there = PremiumDifference.Between(first.Assess(), second.Assess());
            var back = PremiumDifference.Between(second.Assess(), first.Assess());

            Assert.Equal(Money.Zero, there.Amount + back.Amount);
            Assert.Empty(PremiumDifference.Between(first.Assess(), first.Assess()).Parts);
        },
        150);

    [Fact]
    public void Only_the_base_changes_where_only_the_base_is_another() => Holds.ForAll(
        RandomTariffs.Rounding,
        RandomTariffs.Bases,
        (given, @base) =>
        {
            var other = given with { Bases = (@base, @base) };
            var difference = PremiumDifference.Between(Tariff(given.File()).Assess("a", given.Period).Value, Tariff(other.File()).Assess("a", given.Period).Value);

            Assert.All(difference.Parts, part => Assert.True(part.Kind is DifferenceKind.Base or DifferenceKind.Rounding));
        },
        150);

    private static Assessment Chongqing(int year, string grade, int months) =>
        TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value.Assess(grade, months).Value;

    private static (DifferenceKind Kind, string Line, string? Before, string? After, string Amount) Plain(DifferencePart part) =>
        (part.Kind, part.Line.Id, part.Before, part.After, part.Amount.ToString());
}

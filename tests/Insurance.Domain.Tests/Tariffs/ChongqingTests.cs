using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Chongqing 500000, flexible employment. Every amount stands in the published notices of 2017 to 2025: base a year, 4 % and 10 %
/// for basic medical insurance, 1 % for large-amount mutual aid.
/// </summary>
public sealed class ChongqingTests
{
    // year, base a month, basic 4 %, basic 10 %, large 1 %, total grade 1, total grade 2, a month of grade 1, a month of grade 2
    public static TheoryData<int, string, string, string, string, string, string, string, string> Years { get; } = new()
    {
        { 2017, "3881.00", "1862.88", "4657.20", "465.72", "2328.60", "5122.92", "194.05", "426.91" },
        { 2018, "4200.00", "2016.00", "5040.00", "504.00", "2520.00", "5544.00", "210.00", "462.00" },
        { 2019, "4450.00", "2136.00", "5340.00", "534.00", "2670.00", "5874.00", "222.50", "489.50" },
        { 2020, "4450.00", "2136.00", "5340.00", "534.00", "2670.00", "5874.00", "222.50", "489.50" },
        { 2021, "4450.00", "2136.00", "5340.00", "534.00", "2670.00", "5874.00", "222.50", "489.50" },
        { 2022, "4450.00", "2136.00", "5340.00", "534.00", "2670.00", "5874.00", "222.50", "489.50" },
        { 2023, "4450.00", "2136.00", "5340.00", "534.00", "2670.00", "5874.00", "222.50", "489.50" },
        { 2024, "4850.00", "2328.00", "5820.00", "582.00", "2910.00", "6402.00", "242.50", "533.50" },
        { 2025, "5125.00", "2460.00", "6150.00", "615.00", "3075.00", "6765.00", "256.25", "563.75" },
    };

    [Theory]
    [MemberData(nameof(Years))]
    public void A_whole_year_costs_what_was_published(
        int year, string month, string basic1, string basic2, string large, string total1, string total2, string month1, string month2)
    {
        var tariff = Find(year);
        AssertYear(tariff.Assess("1", 12).Value, year, month, basic1, large, total1);
        AssertYear(tariff.Assess("2", 12).Value, year, month, basic2, large, total2);
        Assert.Equal(month1, tariff.Assess("1", 1).Value.Total.ToString());
        Assert.Equal(month2, tariff.Assess("2", 1).Value.Total.ToString());
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Months_cost_so_many_times_the_month(
        int year, string month, string basic1, string basic2, string large, string total1, string total2, string month1, string month2)
    {
        var tariff = Find(year);
        foreach (var (grade, monthly) in new[] { ("1", month1), ("2", month2) })
        {
            for (var months = 1; months <= 12; months++)
            {
                Assert.Equal(Money.Parse(monthly) * months, tariff.Assess(grade, months).Value.Total);
            }
        }

        // The columns agree among themselves: both lines make the total, twelve months the year.
        Assert.Equal(Money.Parse(total1), Money.Parse(basic1) + Money.Parse(large));
        Assert.Equal(Money.Parse(total2), Money.Parse(basic2) + Money.Parse(large));
        Assert.Equal(Money.Parse(large), Money.FromFen(Money.Parse(month).Fen * 12 / 100));
    }

    [Theory]
    [InlineData("1", 11, "2255.00", "563.75", "2818.75")] // published for someone who left a job in January 2025
    [InlineData("2", 11, "5637.50", "563.75", "6201.25")] // eleven times 512.50 and 51.25
    [InlineData("1", 1, "205.00", "51.25", "256.25")]
    public void Part_of_2025_is_its_last_months(string grade, int months, string basic, string large, string total)
    {
        var assessment = Find(2025).Assess(grade, months).Value;

        Assert.Equal(FeePeriod.Of(new(2025, 13 - months), new(2025, 12)), assessment.Period);
        Assert.Equal(basic, assessment.AmountOf(InsuranceLine.BasicMedical).ToString());
        Assert.Equal(large, assessment.AmountOf(InsuranceLine.LargeAmountMutual).ToString());
        Assert.Equal(total, assessment.Total.ToString());
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void A_retiree_pays_sixty_yuan_a_year_for_the_large_amount_alone(int year)
    {
        var assessment = Find(year).Assess("retiree", 12).Value;

        Assert.Equal("60.00", assessment.Total.ToString());
        var line = Assert.Single(assessment.Lines);
        Assert.Equal(InsuranceLine.LargeAmountMutual, line.Insurance);
        var segment = Assert.Single(line.Segments);
        Assert.Null(segment.Base);
        Assert.Null(segment.Rate);
        Assert.Null(segment.Monthly);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void A_retiree_pays_no_part_of_a_year(int months)
    {
        var error = Only(Find(2025).Assess("retiree", months));

        Assert.Equal(ErrorCodes.Tariff.WholeYearOnly, error.Code);
        Assert.Equal("months", error.Field);
    }

    [Theory]
    [InlineData(2017)]
    [InlineData(2019)]
    [InlineData(2021)]
    public void What_a_retiree_paid_before_2022_is_not_known(int year)
    {
        var error = Only(Find(year).Assess("retiree", 12));

        Assert.Equal(ErrorCodes.Tariff.UnknownMonths, error.Code);
        Assert.Equal("retiree-large", error.Operands["figure"]);
        Assert.Equal($"{year}-01..{year}-12", error.Operands["months"]);
        Assert.Equal("2025-12", error.Operands["last"]);
        Assert.Equal(["1", "2"], Find(year).Grades.Where(grade => !grade.IsPaidOnce).Select(grade => grade.Id));
    }

    [Theory]
    [InlineData(2016)]
    [InlineData(2026)]
    [InlineData(1950)]
    [InlineData(2199)]
    public void A_year_of_which_nothing_is_known_is_refused_with_the_known_years(int year)
    {
        var error = Only(TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year));

        Assert.Equal(ErrorCodes.Tariff.UnknownYear, error.Code);
        Assert.Equal("2017", error.Operands["first"]);
        Assert.Equal("2025", error.Operands["last"]);
    }

    [Theory]
    [InlineData(1800)]
    [InlineData(1949)]
    [InlineData(2200)]
    [InlineData(99999)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_number_that_is_no_contribution_year_is_refused(int year) =>
        Assert.Equal(ErrorCodes.Year.Range, Only(TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year)).Code);

    [Fact]
    public void An_unknown_region_names_the_known_ones()
    {
        var error = Only(TariffCatalog.Embedded.Find(Region.Parse("999999"), Scheme.FlexibleEmployment, 2025));

        Assert.Equal(ErrorCodes.Tariff.UnknownRegion, error.Code);
        Assert.Equal("999999", error.Operands["region"]);
        Assert.Contains("500000", error.Operands["regions"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_grade_names_the_known_ones()
    {
        foreach (var grade in new[] { "3", "", "一", "2 " })
        {
            var error = Only(Find(2025).Assess(grade, 12));
            Assert.Equal(ErrorCodes.Tariff.UnknownGrade, error.Code);
            Assert.Equal("1, 2, retiree, lump-sum-1, lump-sum-2", error.Operands["grades"]);
            Assert.Equal(error, Only(Find(2025).Grade(grade)));
            Assert.Equal(error, Only(Find(2025).Assess(grade, Find(2025).Year.Months)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_year_has_one_to_twelve_months(int months) =>
        Assert.Equal(ErrorCodes.Period.Months, Only(Find(2025).Assess("1", months)).Code);

    [Fact]
    public void Months_outside_the_year_are_refused()
    {
        var tariff = Find(2025);

        Assert.Equal(ErrorCodes.Period.OutsideYear, Only(tariff.Assess("1", FeePeriod.Of(new(2024, 12), new(2025, 3)))).Code);
        Assert.Equal(ErrorCodes.Period.OutsideYear, Only(tariff.Assess("1", FeePeriod.Of(new(2025, 12), new(2026, 1)))).Code);
        Assert.Equal(ErrorCodes.Period.OutsideYear, Only(tariff.Assess("retiree", FeePeriod.Of(new(2024, 1), new(2024, 12)))).Code);
    }

    [Fact]
    public void Nobody_declares_a_base_where_one_is_published()
    {
        foreach (var declared in new[] { BaseChoice.Floor, BaseChoice.Cap, BaseChoice.Of(Money.FromYuan(5125)) })
        {
            var error = Only(Find(2025).Assess("2", 12, declared));
            Assert.Equal(ErrorCodes.Tariff.BaseNotTaken, error.Code);
            Assert.Equal("base", error.Field);
        }
    }

    [Fact]
    public void Independent_refusals_come_together() =>
        Assert.Equal(
            [ErrorCodes.Tariff.WholeYearOnly, ErrorCodes.Tariff.BaseNotTaken],
            Find(2025).Assess("retiree", 6, BaseChoice.Floor).Errors.Select(error => error.Code));

    [Fact]
    public void The_day_before_the_notice_the_base_of_2025_was_not_public()
    {
        var errors = Find(2025, new(2024, 12, 23)).Assess("1", 12).Errors;

        Assert.Equal(["base", "rate-large"], errors.Select(error => error.Operands["figure"]));
        Assert.All(errors, error =>
        {
            Assert.Equal(ErrorCodes.Tariff.PublishedLater, error.Code);
            Assert.Equal(new LocalDate(2024, 12, 24), error.ChangesOn);
            Assert.Equal("2024-12-24", error.Operands["published"]);
            Assert.Equal("2025-01..2025-12", error.Operands["months"]);
        });
        Assert.Equal("渝医保发〔2024〕47号", errors[0].Source?.Document);
        Assert.Equal(["retiree"], Find(2025, new(2024, 12, 23)).Grades.Select(grade => grade.Id));
    }

    [Fact]
    public void From_the_day_of_the_notice_the_amount_of_2025_is_known()
    {
        Assert.Equal("3075.00", Find(2025, new(2024, 12, 24)).Assess("1", 12).Value.Total.ToString());
        Assert.Equal("6765.00", Find(2025, new(2024, 12, 24)).Assess("2", 12).Value.Total.ToString());
    }

    [Theory]
    [InlineData(2016)]
    [InlineData(2018)]
    [InlineData(2025)]
    public void When_the_figures_of_2018_became_public_nobody_knows(int askedIn)
    {
        var errors = Find(2018, new(askedIn, 12, 31)).Assess("2", 12).Errors;

        Assert.Equal(["base", "rate-basic-2", "rate-large"], errors.Select(error => error.Operands["figure"]));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.Tariff.PublicationUnknown, error.Code));
        Assert.Equal("notice-2018", errors[0].Source?.Id);
        Assert.All(errors, error => Assert.Null(error.ChangesOn));
    }

    [Fact]
    public void The_whole_year_2023_of_grade_2_rests_on_the_notice_that_prints_its_total()
    {
        var citation = Find(2023).Assess("2", 12).Value.Citation;

        Assert.Equal(Confidence.OfficialReprint, citation.Confidence);
        Assert.Equal("渝医保发〔2022〕27号", citation.Document);
        Assert.Equal("重庆市医疗保障局", Assert.Single(citation.Sources).Issuer);
    }

    [Fact]
    public void Eleven_months_of_2025_are_as_sure_as_their_weakest_figure()
    {
        // The base is an official text in a reprint, both rates come from press.
        var citation = Find(2025).Assess("1", 11).Value.Citation;

        Assert.Equal(Confidence.RelayedPress, citation.Confidence);
        Assert.StartsWith("渝医保发〔2024〕47号; ", citation.Document, StringComparison.Ordinal);
        Assert.Equal(2, citation.Sources.Count);
        Assert.Equal(Confidence.Secondary, Find(2023).Assess("1", 11).Value.Citation.Confidence);
    }

    [Fact]
    public void The_values_behind_an_amount_are_named_once_each()
    {
        var inputs = Find(2025).Assess("1", 12).Value.Inputs.ToList();

        Assert.Equal([Confidence.OfficialReprint, Confidence.RelayedPress, Confidence.RelayedPress], inputs.Select(row => row.Confidence));
        Assert.Equal(Money.FromYuan(61_500), inputs[0].Amount);
        Assert.Equal(Rate.Parse("0.04"), inputs[1].Rate);
        Assert.Equal(Rate.Parse("0.01"), inputs[2].Rate);
    }

    private static void AssertYear(Assessment assessment, int year, string month, string basic, string large, string total)
    {
        Assert.Equal(ContributionYear.FromYear(year), assessment.Tariff.Year);
        Assert.Equal(total, assessment.Total.ToString());
        Assert.Equal(Money.Zero, assessment.Funding);
        Assert.Empty(assessment.Warnings);
        Assert.Equal([InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual], assessment.Lines.Select(line => line.Insurance));
        Assert.Equal([basic, large], assessment.Lines.Select(line => line.Amount.ToString()));
        foreach (var line in assessment.Lines)
        {
            var segment = Assert.Single(line.Segments);
            Assert.Equal(month, segment.Base.ToString());
            Assert.False(segment.BasePerYear);
            Assert.Equal(segment.Amount, segment.Monthly * 12);
            Assert.Equal(Payer.Person, line.Payer);
        }
    }

    private static Tariff Find(int year, LocalDate? asKnownOn = null) =>
        TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year, asKnownOn).Value;

    private static DomainError Only<T>(Result<T> refused) => Assert.Single(refused.Errors);
}

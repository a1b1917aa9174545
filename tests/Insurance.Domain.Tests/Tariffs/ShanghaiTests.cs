using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>
/// Shanghai 310000, flexible employment: a base between floor and cap that the person chooses (由本人自行选择), one rate with maternity in it. The
/// base changes in July, the rate in March.
/// </summary>
public sealed class ShanghaiTests
{
    private static readonly Region Shanghai = Region.Parse("310000");

    [Theory]
    [InlineData("2023-07..2024-02", "804.10", "4020.39", "relayed-press")] // 11 %, 沪人社规〔2023〕5号, point 3
    [InlineData("2024-03..2024-06", "731.00", "3654.90", "relayed-press")] // 10 %, the bureau's answer of 2024-03-07
    [InlineData("2024-07..2025-02", "738.40", "3692.10", "relayed-press")]
    [InlineData("2025-03..2025-06", "738.40", "3692.10", "relayed-press")] // 沪医保规〔2025〕2号
    [InlineData("2025-07..2026-02", "746.00", "3730.20", "official-reprint")]
    [InlineData("2026-03..2026-06", "746.00", "3730.20", "secondary")] // the 10 % of 沪医保规〔2026〕2号 was not seen
    [InlineData("2026-07..2027-02", "754.60", "3773.10", "secondary")]
    public void Every_month_costs_what_was_published_at_the_floor_and_at_the_cap(string months, string least, string most, string confidence)
    {
        foreach (var month in FeePeriod.Parse(months).EachMonth())
        {
            var low = Find(month.Year).Assess("standard", FeePeriod.Of(month, month), BaseChoice.Floor).Value;
            var high = Find(month.Year).Assess("standard", FeePeriod.Of(month, month), BaseChoice.Cap).Value;

            Assert.Equal((least, most), (low.Total.ToString(), high.Total.ToString()));
            Assert.Equal((least, most), (low.Explain().Evaluate().ToString(), high.Explain().Evaluate().ToString()));
            Assert.Equal((confidence, confidence), (Spelling.Of(low.Citation.Confidence), Spelling.Of(high.Citation.Confidence)));
            Assert.Empty(low.Warnings);
        }
    }

    [Theory]
    [InlineData(2024, "8962.60", "44812.98")] // 2 x 804.10, 4 x 731.00, 6 x 738.40
    [InlineData(2025, "8906.40", "44533.80")]
    [InlineData(2026, "9003.60", "45019.80")] // 6 x 746.00 and 6 x 754.60
    public void A_calendar_year_is_cut_where_base_or_rate_change(int year, string least, string most)
    {
        Assert.Equal(least, Find(year).Assess("standard", 12, BaseChoice.Floor).Value.Total.ToString());
        Assert.Equal(most, Find(year).Assess("standard", 12, BaseChoice.Cap).Value.Total.ToString());
    }

    [Fact]
    public void The_segments_of_2024_begin_in_March_with_the_rate_and_in_July_with_the_base()
    {
        var line = Assert.Single(Find(2024).Assess("standard", 12, BaseChoice.Floor).Value.Lines);

        Assert.Equal(["2024-01..2024-02", "2024-03..2024-06", "2024-07..2024-12"], line.Segments.Select(segment => segment.Period.ToString()));
        Assert.Equal(["804.10", "731.00", "738.40"], line.Segments.Select(segment => segment.Monthly.ToString()));
    }

    [Theory]
    [InlineData("7545.99", "2026-07..2026-12")]
    [InlineData("37302.01", "2026-01..2026-06")]
    public void A_base_outside_the_limits_of_some_months_is_refused_for_these(string amount, string months)
    {
        var error = Find(2026).Assess("standard", 12, BaseChoice.Of(Money.Parse(amount))).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.BaseOutside, months), (error.Code, error.Operands["months"]));
    }

    [Theory]
    [InlineData("2023-06..2023-07", "floor 2023-06..2023-06 2027-06|cap 2023-06..2023-06 2027-06")] // the rate is known, the base is not
    [InlineData("2027-02..2027-03", "rate 2027-03..2027-03 2027-02")] // 沪医保规〔2026〕2号 ends, the base does not
    [InlineData("2027-06..2027-07", "rate 2027-06..2027-07 2027-02|floor 2027-07..2027-07 2027-06|cap 2027-07..2027-07 2027-06")]
    public void A_span_with_an_unknown_month_is_refused_and_names_figure_month_and_last_known_month(string months, string refusals)
    {
        var period = FeePeriod.Parse(months);
        var errors = Find(period.From.Year).Assess("standard", period, BaseChoice.Floor).Errors;

        Assert.All(errors, error => Assert.Equal(ErrorCodes.Tariff.UnknownMonths, error.Code));
        Assert.Equal(refusals.Split('|'), errors.Select(error => $"{error.Operands["figure"]} {error.Operands["months"]} {error.Operands["last"]}"));
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2028)]
    public void Before_2023_and_after_2027_nothing_is_answered(int year)
    {
        var error = TariffCatalog.Embedded.Find(Shanghai, Scheme.FlexibleEmployment, year).Errors.Single();

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2023", "2027"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void Of_the_end_of_2022_the_rate_is_known_and_the_limits_are_named_as_missing()
    {
        var tariff = TariffCatalog.Embedded.Find(Shanghai, Scheme.FlexibleEmployment, 2022).Value;

        Assert.Equal(
            [("floor", "2022-10..2022-12", "2027-06"), ("cap", "2022-10..2022-12", "2027-06")],
            tariff.Assess("standard", 3, BaseChoice.Floor).Errors.Select(error => (error.Operands["figure"]!, error.Operands["months"]!, error.Operands["last"]!)));
    }

    [Fact]
    public void The_limits_are_the_published_ones_and_no_product_of_an_average()
    {
        // 60 % of 12,183, 12,307, 12,434 and 12,577 would be 7,309.80, 7,384.20, 7,460.40 and 7,546.20; the caps are 300 % exactly.
        Assert.Equal(["7310.00", "7384.00", "7460.00", "7546.00"], Known("floor"));
        Assert.Equal(["36549.00", "36921.00", "37302.00", "37731.00"], Known("cap"));
        Assert.Equal([12_183, 12_307, 12_434, 12_577], Known("cap").Select(cap => Money.Parse(cap).Fen / 300));
    }

    [Fact]
    public void Flexible_workers_wait_six_months_at_first_and_after_more_than_three_months_without()
    {
        // 沪医保规〔2025〕7号, 三(四): 连续缴费满6个月 … 可享受; 中断…待遇后的3个月内 … 不受待遇等待期规定限制. From 2025-09-10 to 2030-09-09.
        var terms = Find(2026).Terms;
        var first = Assert.Single(terms.In<FirstEnrollmentWaits>(ContributionYear.FromYear(2026)));
        var lapse = Assert.Single(terms.In<LongLapseWaits>(ContributionYear.FromYear(2026)));

        Assert.Equal((6, WaitingStart.NotKnown), (first.Months, first.CountedFrom));
        Assert.Equal((3, 6, WaitingStart.NotKnown), (lapse.LimitMonths, lapse.Months, lapse.CountedFrom));
        Assert.Equal(FeePeriod.Parse("2025-10..2030-08"), first.For);
        Assert.Empty(terms.In<FirstEnrollmentWaits>(ContributionYear.FromYear(2024)));
        Assert.Empty(terms.In<FirstEnrollmentWaits>(ContributionYear.FromYear(2031)));
    }

    [Fact]
    public void The_limits_of_July_2026_were_not_public_before_August()
    {
        var month = FeePeriod.Parse("2026-07..2026-07");
        var tariff = TariffCatalog.Embedded.Find(Shanghai, Scheme.FlexibleEmployment, 2026, new LocalDate(2026, 8, 17)).Value;
        var errors = tariff.Assess("standard", month, BaseChoice.Floor).Errors;

        Assert.Equal(["floor", "cap"], errors.Where(error => error.Code == ErrorCodes.Tariff.PublishedLater).Select(error => error.Operands["figure"]));
        Assert.Equal("rate", errors.Single(error => error.Code == ErrorCodes.Tariff.PublicationUnknown).Operands["figure"]);
    }

    private static IEnumerable<string> Known(string figure) =>
        TariffCatalog.Embedded.Find(Shanghai, Scheme.FlexibleEmployment).Value.Figures[figure].Rows.Where(row => row.IsKnown).Select(row => row.Amount.ToString());

    private static Tariff Find(int year) => TariffCatalog.Embedded.Find(Shanghai, Scheme.FlexibleEmployment, year).Value;
}

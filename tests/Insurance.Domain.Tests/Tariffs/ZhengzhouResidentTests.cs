using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Zhengzhou 410100, residents. 郑医保办〔2025〕44号 as press relays it; who is aided pays less by class.</summary>
public sealed class ZhengzhouResidentTests
{
    private static readonly ResidentPlace Zhengzhou = new("410100");

    [Theory]
    [InlineData(2025, "others", "400.00")]
    [InlineData(2025, "university", "390.00")]
    [InlineData(2026, "others", "400.00")]
    [InlineData(2026, "university", "390.00")]
    [InlineData(2026, "aided-0", "0.00")]
    [InlineData(2026, "aided-20", "20.00")]
    [InlineData(2026, "aided-80", "80.00")]
    public void A_year_costs_what_was_published(int year, string grade, string total)
    {
        var assessment = Zhengzhou.Year(year, grade);

        Assert.Equal((total, Money.Zero), (assessment.Total.ToString(), assessment.Funding));
        Assert.Equal(Confidence.RelayedPress, assessment.Citation.Confidence);
        Assert.Equal(year == 2026 ? "郑医保办〔2025〕44号" : null, Assert.Single(assessment.Citation.Sources).Document);
        Assert.Equal(total, assessment.Explain().Evaluate().ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("20")]
    [InlineData("80")]
    public void What_aided_people_paid_in_2025_is_not_known(string paid) =>
        Assert.Equal((ErrorCodes.Tariff.UnknownMonths, $"aided-{paid}-amount", "2025-01..2025-12", "2026-12"), Zhengzhou.Refused(2025, $"aided-{paid}"));

    [Fact]
    public void Nobody_is_in_an_aided_class_by_the_date_of_birth()
    {
        var found = Zhengzhou.In(2026).GradesFor(new LocalDate(1970, 5, 1), MemberStatus.Active).ToList();

        Assert.Equal(
            [("others", Admission.Yes), ("university", Admission.Yes), ("aided-0", Admission.NotKnown), ("aided-20", Admission.NotKnown), ("aided-80", Admission.NotKnown)],
            found.Select(entry => (entry.Grade.Id, entry.Answer.Admission)));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2027)]
    public void Other_years_are_refused(int year)
    {
        var error = Zhengzhou.NoYear(year);

        Assert.Equal((ErrorCodes.Tariff.UnknownYear, "2025", "2026"), (error.Code, error.Operands["first"], error.Operands["last"]));
    }

    [Fact]
    public void The_windows_end_with_the_year_before()
    {
        Assert.Equal(["2024-10-10 .. 2024-12-31"], Zhengzhou.Windows(2025));
        Assert.Equal(["- .. 2025-12-31"], Zhengzhou.Windows(2026));
    }
}

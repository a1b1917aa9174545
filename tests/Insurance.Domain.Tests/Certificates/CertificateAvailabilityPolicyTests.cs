using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>Booked within three to five working days (guide for 2026 and the how-to page of 2023).</summary>
public sealed class CertificateAvailabilityPolicyTests
{
    private static readonly CertificateAvailabilityPolicy Policy = new(TariffCatalog.Embedded, WorkingDayCalendar.China);

    [Theory]
    // After 28 September 2023 come Mid-Autumn and National Day; 7 and 8 October are make-up workdays.
    [InlineData("2023-09-28", "2023-10-09", "2023-10-11")]
    // Tuesday to Friday, then Monday and Tuesday.
    [InlineData("2023-01-03", "2023-01-06", "2023-01-10")]
    // A Saturday and a Sunday of payment are not counted, nor is the Friday before.
    [InlineData("2023-03-03", "2023-03-08", "2023-03-10")]
    [InlineData("2023-03-04", "2023-03-08", "2023-03-10")]
    [InlineData("2023-03-05", "2023-03-08", "2023-03-10")]
    public void The_window_runs_from_the_third_to_the_fifth_working_day_after_payment(string paid, string from, string through)
    {
        var forecast = Policy.For(Region.Chongqing, Scheme.FlexibleEmployment, Day(paid)).Value;

        Assert.Equal((Day(paid), Day(from), Day(through)), (forecast.PaidOn, forecast.From, forecast.Through));
        Assert.Equal((3, 5), (forecast.Rule.EarliestWorkingDay, forecast.Rule.LatestWorkingDay));
        Assert.Empty(forecast.Warnings);
    }

    [Theory]
    [InlineData("2023-09-27", CertificateStatus.NotYet)]
    [InlineData("2023-10-08", CertificateStatus.NotYet)]
    [InlineData("2023-10-09", CertificateStatus.MayBeReady)]
    [InlineData("2023-10-11", CertificateStatus.MayBeReady)]
    [InlineData("2023-10-12", CertificateStatus.Ready)]
    public void The_status_turns_on_the_first_day_and_on_the_day_after_the_last(string day, CertificateStatus status) =>
        Assert.Equal(status, Policy.For(Region.Chongqing, Scheme.FlexibleEmployment, new LocalDate(2023, 9, 28)).Value.StatusOn(Day(day)));

    [Theory]
    // Dragon Boat Festival 2019: Friday, 7 June.
    [InlineData("2019-06-03", "2019-06-06", "2019-06-11", true)]
    [InlineData("2021-12-31", "2022-01-06", "2022-01-10", true)]
    [InlineData("2022-01-04", "2022-01-07", "2022-01-11", false)]
    public void A_year_without_a_rule_takes_the_nearest_one_and_says_so(string paid, string from, string through, bool warned)
    {
        var forecast = Policy.For(Region.Chongqing, Scheme.FlexibleEmployment, Day(paid)).Value;

        Assert.Equal((Day(from), Day(through)), (forecast.From, forecast.Through));
        Assert.Equal(warned ? ["certificate.rule-of-other-year"] : [], forecast.Warnings.Select(warning => warning.Code));
        Assert.All(forecast.Warnings, warning =>
        {
            Assert.Equal((paid[..4], "2022..2026"), (warning.Operands["year"], warning.Operands["rule"]));
            Assert.Equal("guide-2026", warning.Source!.Id);
        });
    }

    [Theory]
    [InlineData("2026-12-17", "2026-12-24", false)]
    [InlineData("2026-12-18", "2026-12-25", true)]
    [InlineData("2026-12-24", "2026-12-31", true)]
    public void A_window_that_reaches_the_last_week_of_the_calendar_is_provisional(string paid, string through, bool provisional)
    {
        var forecast = Policy.For(Region.Chongqing, Scheme.FlexibleEmployment, Day(paid)).Value;

        Assert.Equal(Day(through), forecast.Through);
        Assert.Equal(provisional ? ["calendar.provisional"] : [], forecast.Warnings.Select(warning => warning.Code));
    }

    [Theory]
    [InlineData("2026-12-25", "calendar.not-covered")]
    [InlineData("2026-12-31", "calendar.not-covered")]
    [InlineData("2027-06-01", "calendar.not-covered")]
    [InlineData("2006-12-30", "calendar.not-covered")]
    [InlineData("1949-12-31", "year.range")]
    public void A_window_beyond_the_calendar_is_refused_once(string paid, string refusal) =>
        Assert.Equal([refusal], Policy.For(Region.Chongqing, Scheme.FlexibleEmployment, Day(paid)).Errors.Select(error => error.Code));

    [Fact]
    public void An_unknown_place_or_scheme_and_a_place_without_a_rule_are_refused()
    {
        var day = new LocalDate(2025, 3, 3);

        Assert.Equal("tariff.unknown-region", Policy.For(Invented.Region, Scheme.FlexibleEmployment, day).Errors.Single().Code);
        var invented = new CertificateAvailabilityPolicy(Invented.Catalog, WorkingDayCalendar.China);
        Assert.Equal("tariff.unknown-scheme", invented.For(Invented.Region, Scheme.Resident, day).Errors.Single().Code);
        Assert.Equal("certificate.rule-unknown", invented.For(Invented.Region, Scheme.FlexibleEmployment, day).Errors.Single().Code);
    }

    [Fact]
    public void The_forecast_of_an_order_counts_from_its_day_of_payment_in_China()
    {
        Assert.Equal(new LocalDate(2023, 10, 9), Policy.For(Chongqing.PaidAt(Instant.FromUtc(2023, 9, 28, 15, 59))).Value.From);
        Assert.Equal(new LocalDate(2023, 9, 29), Policy.For(Chongqing.PaidAt(Instant.FromUtc(2023, 9, 28, 16, 0))).Value.PaidOn);
        Assert.Equal("order.not-paid", Policy.For(Chongqing.Placed()).Errors.Single().Code);
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}

using FsCheck.Fluent;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Calendars;

public class ChinaStandardTimeTests
{
    [Fact]
    public void At_16_00_UTC_on_31_December_the_new_year_begins_in_China()
    {
        var midnight = Instant.FromUtc(2023, 12, 31, 16, 0);

        Assert.Equal(new LocalDate(2024, 1, 1), ChinaStandardTime.DateOf(midnight));
        Assert.Equal(new LocalDate(2023, 12, 31), ChinaStandardTime.DateOf(midnight - Duration.Epsilon));
        Assert.Equal(midnight, ChinaStandardTime.StartOf(new(2024, 1, 1)));
        Assert.Equal(new LocalDateTime(2024, 1, 1, 0, 30), ChinaStandardTime.TimeOf(Instant.FromUtc(2023, 12, 31, 16, 30)));
    }

    [Fact]
    public void In_the_summers_with_daylight_saving_a_day_began_an_hour_earlier() =>
        Assert.Equal(Instant.FromUtc(1988, 6, 30, 15, 0), ChinaStandardTime.StartOf(new(1988, 7, 1)));

    [Fact]
    public void Every_date_begins_at_its_own_start_and_not_an_instant_before() => Holds.ForAll(
        Gen.Choose(0, 150 * 366).Select(new LocalDate(1950, 1, 1).PlusDays),
        date =>
        {
            var start = ChinaStandardTime.StartOf(date);

            Assert.Equal(date, ChinaStandardTime.DateOf(start));
            Assert.Equal(date.PlusDays(-1), ChinaStandardTime.DateOf(start - Duration.Epsilon));
        });

    [Fact]
    public void Every_instant_around_the_turn_of_a_year_lies_within_its_date() => Holds.ForAll(
        from year in Gen.Choose(1950, 2199)
        from seconds in Gen.Choose(-86_400, 86_400)
        select Instant.FromUtc(year, 12, 31, 16, 0) + Duration.FromSeconds(seconds),
        instant =>
        {
            var date = ChinaStandardTime.DateOf(instant);

            Assert.True(ChinaStandardTime.StartOf(date) <= instant);
            Assert.True(instant < ChinaStandardTime.StartOf(date.PlusDays(1)));
            Assert.Equal(date, ChinaStandardTime.TimeOf(instant).Date);
        });
}

using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Root;

/// <summary>Days and months as data files write them, beside NodaTime's own patterns.</summary>
public sealed class IsoTextTests
{
    [Fact]
    public void Every_day_of_four_centuries_is_read_as_NodaTime_writes_it()
    {
        for (var day = new LocalDate(1799, 12, 31); day.Year < 2201; day = day.PlusDays(1))
        {
            Assert.True(IsoText.TryDate(LocalDatePattern.Iso.Format(day), out var date) && date == day);
            Assert.True(IsoText.TryMonth(YearMonthPattern.Iso.Format(day.ToYearMonth()), out var month) && month == day.ToYearMonth());
            var annual = new AnnualDate(day.Month, day.Day);
            Assert.True(IsoText.TryDay(AnnualDatePattern.Iso.Format(annual), out var ofYear) && ofYear == annual);
        }
    }

    [Fact]
    public void What_NodaTime_does_not_read_is_not_read() => Holds.ForAll(
        Gen.Elements("2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2024-00-10", "2024-13-10", "2024-04-31", "2024-04-30", "0000-01-01", "2024-12", "2024-00", "12-31", "02-29", "02-30", "00-01"),
        Gen.Choose(0, 9),
        Gen.Elements(' ', '-', '+', '/', '0', '1', '3', '9', '٣', 'a', '\0'),
        (text, at, other) =>
        {
            var characters = text.ToCharArray();
            characters[at % characters.Length] = other;
            foreach (var tried in new[] { text, new string(characters), text[..(at % text.Length)], text + other })
            {
                Assert.Equal(tried.Length == 10 && LocalDatePattern.Iso.Parse(tried).Success, IsoText.TryDate(tried, out _));
                Assert.Equal(tried.Length == 7 && YearMonthPattern.Iso.Parse(tried).Success, IsoText.TryMonth(tried, out _));
                Assert.Equal(tried.Length == 5 && AnnualDatePattern.Iso.Parse(tried).Success, IsoText.TryDay(tried, out _));
            }
        });
}

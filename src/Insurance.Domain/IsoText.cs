using System.Globalization;
using NodaTime;

namespace Insurance.Domain;

/// <summary>
/// Reads the three forms of day and month that data files have. NodaTime's patterns read them too; building the first one costs a process that has just
/// started more than reading all the files.
/// </summary>
internal static class IsoText
{
    /// <summary>Any leap year: a day of the year may be 29 February.</summary>
    private const int LeapYear = 2000;

    /// <summary>A date as <c>2024-12-24</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[7] != '-' || !TryMonth(text[..7], out var month) || !TryNumber(text[8..], out var day)
            || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month))
        {
            return false;
        }

        date = new(month.Year, month.Month, day);
        return true;
    }

    /// <summary>A month as <c>2024-12</c>.</summary>
    public static bool TryMonth(ReadOnlySpan<char> text, out YearMonth month)
    {
        month = default;
        if (text.Length != 7 || text[4] != '-' || !TryNumber(text[..4], out var year) || !TryNumber(text[5..], out var number) || number is < 1 or > 12)
        {
            return false;
        }

        month = new(year, number);
        return true;
    }

    /// <summary>A day of any year as <c>12-24</c>.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out AnnualDate day)
    {
        day = default;
        if (text.Length != 5 || text[2] != '-' || !TryNumber(text[..2], out var month) || !TryNumber(text[3..], out var number)
            || month is < 1 or > 12 || number < 1 || number > CalendarSystem.Iso.GetDaysInMonth(LeapYear, month))
        {
            return false;
        }

        day = new(month, number);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        return Identifier.AllDigits(digits) && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Days and months as plain numbers, both counted from the first of 2010, with a calendar of its own.</summary>
internal static class PlainDays
{
    public const int FirstYear = 2010;
    public const int Never = int.MaxValue;

    private const int Years = 24;
    private const int MonthsInYear = 12;

    private static readonly int[] Firsts = EachFirst();

    /// <summary>How many months the axis has.</summary>
    public static int Months => Years * MonthsInYear;

    /// <summary>How many days the axis has.</summary>
    public static int Count => Firsts[^1];

    public static int First(int month) => Firsts[Math.Clamp(month, 0, Months)];

    public static int MonthOf(int day)
    {
        var at = Array.BinarySearch(Firsts, day);
        return at >= 0 ? at : ~at - 1;
    }

    public static int YearOf(int day) => YearOfMonth(MonthOf(day));

    public static int YearOfMonth(int month) => FirstYear + (month / MonthsInYear);

    public static int January(int year) => (year - FirstYear) * MonthsInYear;

    public static int Month(YearMonth month) => January(month.Year) + month.Month - 1;

    public static int Day(LocalDate day) => First(Month(day.ToYearMonth())) + day.Day - 1;

    public static int Day(int year, string monthAndDay)
    {
        var parts = monthAndDay.Split('-');
        return Within(January(year) + Number(parts[0]) - 1, Number(parts[1]));
    }

    public static LocalDate Date(int day) => new(YearOf(day), (MonthOf(day) % MonthsInYear) + 1, day - First(MonthOf(day)) + 1);

    /// <summary>The same day some months later, the last of the month where it has none such.</summary>
    public static int Later(int day, int months) => Within(MonthOf(day) + months, day - First(MonthOf(day)) + 1);

    public static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static int Within(int month, int dayOfMonth) => Math.Min(First(month) + dayOfMonth, First(month + 1)) - 1;

    private static int[] EachFirst()
    {
        int[] lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        var firsts = new int[(Years * MonthsInYear) + 1];
        for (var month = 0; month + 1 < firsts.Length; month++)
        {
            var leap = month % MonthsInYear == 1 && (FirstYear + (month / MonthsInYear)) % 4 == 0;
            firsts[month + 1] = firsts[month] + lengths[month % MonthsInYear] + (leap ? 1 : 0);
        }

        return firsts;
    }
}

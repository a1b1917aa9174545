using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain;

/// <summary>
/// A contribution year (缴费年度), January to December. <c>default</c> is no year and throws when used; years are ordered.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct ContributionYear : IComparable<ContributionYear>
{
    private readonly short year;

    private ContributionYear(short year) => this.year = year;

    /// <summary>The first year this type takes.</summary>
    public const int MinYear = 1950;

    /// <summary>The last year this type takes.</summary>
    public const int MaxYear = 2199;

    /// <summary>The year of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside <see cref="MinYear"/> to <see cref="MaxYear"/>.</exception>
    public static ContributionYear FromYear(int year) => Read(year).TryGet(out var value, out _)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"A contribution year lies between {MinYear} and {MaxYear}.");

    /// <summary>The year of a number, or the refusal <c>year.range</c>.</summary>
    public static Result<ContributionYear> Read(int year) => year is >= MinYear and <= MaxYear
        ? new ContributionYear((short)year)
        : DomainError.Of(ErrorCodes.Year.Range, "year", ("year", year), ("first", MinYear), ("last", MaxYear));

    /// <summary>The year in which a date lies.</summary>
    public static ContributionYear Of(LocalDate date) => FromYear(date.Year);

    /// <summary>The number, such as 2023.</summary>
    public int Number => year != 0 ? year : throw new InvalidOperationException("default(ContributionYear) is no year.");

    /// <summary>January.</summary>
    public YearMonth January => new(Number, 1);

    /// <summary>December.</summary>
    public YearMonth December => new(Number, 12);

    /// <summary>All twelve months.</summary>
    public FeePeriod Months => FeePeriod.Of(January, December);

    /// <summary>The year before.</summary>
    public ContributionYear Previous => FromYear(Number - 1);

    /// <summary>The year after.</summary>
    public ContributionYear Next => FromYear(Number + 1);

    /// <summary>Whether a month lies in it.</summary>
    public bool Contains(YearMonth month) => month.Year == Number;

    /// <summary>The last <paramref name="count"/> months of the year, or the refusal <c>period.months</c> outside 1 to 12.</summary>
    public Result<FeePeriod> LastMonths(int count) => count is >= 1 and <= 12
        ? FeePeriod.Of(new YearMonth(Number, 13 - count), December)
        : DomainError.Of(ErrorCodes.Period.Months, "months", ("months", count));

    /// <summary>Earlier years first.</summary>
    public int CompareTo(ContributionYear other) => Number.CompareTo(other.Number);

    /// <summary>Four digits.</summary>
    public override string ToString() => Number.ToString("D4", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Short words for facts of cover in tests.</summary>
internal static class Cover
{
    public static IWaitingPeriodPolicy Waits { get; } = new WaitingPeriodPolicy(TariffCatalog.Embedded);

    public static BookedPayment Flexible(string months, string paidOn) => new(InsuredAs.FlexibleEmployment, Months(months), Day(paidOn));

    public static BookedPayment Resident(string months, string paidOn, int repaired = 0) => new(InsuredAs.Resident, Months(months), Day(paidOn)) { RepairedYears = repaired };

    public static BookedPayment Employer(string months) => new(InsuredAs.Employer, Months(months), null);

    public static CoverageFacts Chongqing(params ReadOnlySpan<BookedPayment> payments) => In(Region.Chongqing, payments);

    public static CoverageFacts In(Region region, params ReadOnlySpan<BookedPayment> payments) => new(region) { Payments = [.. payments] };

    public static CoverageTimeline Timeline(this CoverageFacts facts) => CoverageTimeline.Of(facts, Waits).Value;

    /// <summary>The intervals as days and state, such as <c>2023-01-03..2023-07-02 waiting</c>; the last without end.</summary>
    public static string[] Told(this CoverageFacts facts) =>
        [.. facts.Timeline().Intervals.Select(interval => $"{Text(interval.From)}..{(interval.Through is { } through ? Text(through) : "")} {Spelling.Of(interval.State)}")];

    public static CoverageState StateOn(this CoverageFacts facts, string day) => facts.Timeline().On(Day(day)).State;

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>A year, or two months with two dots between.</summary>
    public static FeePeriod Months(string text) => text.Length == 4
        ? ContributionYear.FromYear(int.Parse(text, CultureInfo.InvariantCulture)).Months
        : FeePeriod.Parse(text);

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

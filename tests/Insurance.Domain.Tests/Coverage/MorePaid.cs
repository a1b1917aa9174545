using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>One payment more.</summary>
internal static class MorePaid
{
    public static string? Fault(CoverageFacts facts, BookedPayment more, IWaitingPeriodPolicy policy) =>
        LetsReturnersWaitLonger(facts) ? null : CoverageProperties.Both(facts, facts.With(more), policy) is ({ } before, { } after) && !MakesLapsed(facts, facts.With(more))
        && CoverageProperties.Less(before, after) is { } less
            ? $"{less} with one payment more, {Covering.Text(more)}"
            : null;

    /// <summary>Zhejiang's statute lets who comes back wait longer than who is new (浙江省医疗保障条例 arts 20, 21): there, having paid before is worse than never.</summary>
    public static bool LetsReturnersWaitLonger(CoverageFacts facts) => facts.Region == Region.Parse("330100");

    /// <summary>The day on which a payment becomes a fact.</summary>
    public static LocalDate CountsFrom(BookedPayment payment) => payment.PaidOn ?? payment.Months.From.OnDayOfMonth(1);

    /// <summary>
    /// The one exception, which 国办发〔2024〕38号 makes itself: it counts lapsed years only of who was insured before. A payment for months before the first insured one makes
    /// somebody who pays as a resident of a later year, with a whole year between, one who lapsed. Only that is excepted.
    /// </summary>
    public static bool MakesLapsed(CoverageFacts facts, CoverageFacts more) =>
        First(facts) is { } first && First(more) is { } earlier && earlier < first
        && facts.Payments.AsEnumerable().Any(payment =>
            payment.As == InsuredAs.Resident && payment.Elsewhere is null && payment.Kept.Any() && payment.Months.From.Year > earlier.Year + 1);

    // Given back or not; but for years that a resident paid here when they were over, which are no insured months.
    private static YearMonth? First(CoverageFacts facts) => facts.Payments.AsEnumerable().Where(payment => !payment.IsRepair || payment.Elsewhere is not null).Select(payment => (YearMonth?)payment.Months.From).Min();
}

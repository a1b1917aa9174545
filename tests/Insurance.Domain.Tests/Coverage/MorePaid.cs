using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>One payment more.</summary>
internal static class MorePaid
{
    public static string? Fault(CoverageFacts facts, BookedPayment more, IWaitingPeriodPolicy policy) =>
        CoverageProperties.Both(facts, facts.With(more), policy) is ({ } before, { } after) && !MakesLapsed(facts, facts.With(more))
        && CoverageProperties.Less(before, after) is { } less
            ? $"{less} with one payment more, {Covering.Text(more)}"
            : null;

    /// <summary>The day on which a payment becomes a fact.</summary>
    public static LocalDate CountsFrom(BookedPayment payment) => payment.PaidOn ?? payment.Months.From.OnDayOfMonth(1);

    /// <summary>
    /// The one exception, which 国办发〔2024〕38号 makes itself: it counts lapsed years only of who was insured before. Somebody who pays as a resident and never was, is made one who
    /// lapsed by a payment for months of an earlier year with at least one whole year between. Only that is excepted.
    /// </summary>
    public static bool MakesLapsed(CoverageFacts facts, CoverageFacts more) =>
        facts.Payments.AsEnumerable().Any(payment =>
            payment.As == InsuredAs.Resident && payment.Elsewhere is null && payment.Kept.Any()
            && LastYearBefore(facts, payment.Months.From) is null
            && LastYearBefore(more, payment.Months.From) < payment.Months.From.Year - 1);

    private static int? LastYearBefore(CoverageFacts facts, YearMonth month) => facts.Payments.AsEnumerable()
        .SelectMany(payment => payment.Kept)
        .Where(kept => kept < month)
        .Select(kept => (int?)kept.Year)
        .Max();
}

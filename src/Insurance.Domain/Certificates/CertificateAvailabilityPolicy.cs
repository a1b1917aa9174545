using System.Text.Json.Serialization;
using Insurance.Domain.Calendars;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Certificates;

/// <summary>Whether a certificate can be had on a day, as far as the payment date tells.</summary>
[JsonConverter(typeof(SpellingJsonConverter<CertificateStatus>))]
public enum CertificateStatus
{
    /// <summary>Before the first day of the window.</summary>
    NotYet,

    /// <summary>Inside the window: it depends on the treasury.</summary>
    MayBeReady,

    /// <summary>After the window.</summary>
    Ready,
}

/// <summary>
/// From when a certificate may be had, forecast from the day of payment. A forecast grants nothing: issuing takes the booking.
/// </summary>
/// <param name="PaidOn">The day of payment.</param>
/// <param name="From">The first day on which it may be ready.</param>
/// <param name="Through">The last day by which it should be ready.</param>
/// <param name="Rule">The rule that was used.</param>
/// <param name="Warnings">What a caller should know.</param>
public sealed record CertificateForecast(LocalDate PaidOn, LocalDate From, LocalDate Through, CertificateRule Rule, ValueList<Warning> Warnings)
{
    /// <summary>The status on a day.</summary>
    public CertificateStatus StatusOn(LocalDate day) =>
        day < From ? CertificateStatus.NotYet : day <= Through ? CertificateStatus.MayBeReady : CertificateStatus.Ready;
}

/// <summary>Forecasts when a payment certificate can be had.</summary>
public interface ICertificateAvailabilityPolicy
{
    /// <summary>The window after a day of payment.</summary>
    /// <param name="region">Where it was paid.</param>
    /// <param name="scheme">For which scheme.</param>
    /// <param name="paidOn">The day of payment in China.</param>
    /// <returns>
    /// The forecast, or <c>tariff.unknown-region</c>, <c>tariff.unknown-scheme</c>, <c>year.range</c>, <c>certificate.rule-unknown</c>,
    /// <c>calendar.not-covered</c>.
    /// </returns>
    Result<CertificateForecast> For(Region region, Scheme scheme, LocalDate paidOn);
}

/// <summary>
/// Counts the tariff's working days on the calendar. Where no rule is published for the year, the nearest published one is taken and
/// the answer says so: the one place where a rule is carried, because it counts days and grants nothing.
/// </summary>
public sealed class CertificateAvailabilityPolicy(TariffCatalog catalog, WorkingDayCalendar calendar) : ICertificateAvailabilityPolicy
{
    /// <inheritdoc/>
    public Result<CertificateForecast> For(Region region, Scheme scheme, LocalDate paidOn) =>
        CertificateDays.After(paidOn, region, scheme, catalog, calendar).TryGet(out var days, out var refused)
            ? new CertificateForecast(paidOn, days.From, days.Through, days.Rule, [.. days.Warnings])
            : refused;
}

/// <summary>Forecasts for orders.</summary>
public static class CertificateAvailability
{
    /// <summary>The window of a paid order, or <c>order.not-paid</c>, <c>certificate.refunded</c>, <c>order.refunding</c>, <c>certificate.superseded</c>.</summary>
    public static Result<CertificateForecast> For(this ICertificateAvailabilityPolicy policy, PremiumOrder order)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(order);
        if (CertificateFaults.Ended(order) is { } ended)
        {
            return ended;
        }

        return order.PaidOn is { } paidOn
            ? policy.For(order.Region, order.Scheme, paidOn)
            : DomainError.Of(ErrorCodes.Order.NotPaid, "state", ("state", Spelling.Of(order.State)), ("due", order.Due));
    }
}

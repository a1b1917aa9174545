using Insurance.Domain.Calendars;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>Tells where a payment stands and what to do next.</summary>
public interface IPaymentStatusPolicy
{
    /// <summary>The status at an instant.</summary>
    /// <param name="situation">The facts.</param>
    /// <param name="now">Now.</param>
    /// <returns>
    /// Always an answer: where no rule tells a day, the day is missing. What is known of money comes first, so that nobody who may have paid is
    /// told to pay.
    /// </returns>
    /// <exception cref="ArgumentException">The facts of cover are of another place.</exception>
    PaymentStatus For(PaymentSituation situation, Instant now);
}

/// <summary>
/// Reads the payment windows and the days of booking off the tariff, and counts them on the calendar. First counts what the order's own money
/// says, then the tax side's word, then the channel's, and last what was never paid.
/// </summary>
/// <param name="catalog">The tariffs.</param>
/// <param name="calendar">The working days.</param>
/// <param name="waits">How waits are decided, for what being late costs; null for the rules of the tariffs.</param>
public sealed class PaymentStatusPolicy(TariffCatalog catalog, WorkingDayCalendar calendar, IWaitingPeriodPolicy? waits = null) : IPaymentStatusPolicy
{
    private readonly IWaitingPeriodPolicy waits = waits ?? new WaitingPeriodPolicy(catalog);

    /// <inheritdoc/>
    public PaymentStatus For(PaymentSituation situation, Instant now)
    {
        ArgumentNullException.ThrowIfNull(situation);
        if (situation.Cover is { } cover && cover.Region != situation.Region)
        {
            throw new ArgumentException("The facts of cover are of another place.", nameof(situation));
        }

        var leading = situation.Order is null && situation.Others.Count > 0 ? OrderFacts.Leading(situation.Others) : null;
        var asked = leading is null ? situation : situation with { Order = leading, Others = [.. situation.Others.Where(other => other.Id != leading.Id)] };
        return new StatusQuestion(asked, now, catalog, calendar, waits).Answer();
    }
}

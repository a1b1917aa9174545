using Insurance.Domain.Orders;
using Insurance.Domain.Reconciliations;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>Lines of the three lists of a reconciliation, right ones where nothing else is said: 5,874.00 for 2023, paid and booked in January 2023.</summary>
internal static class Listed
{
    public static readonly Money Whole = Money.FromFen(587_400);

    public static readonly PersonKey Zhang = PersonKey.Parse("9f2a51");

    public static readonly FeePeriod Year = FeePeriod.Parse("2023-01..2023-12");

    public static OrderId Number(int number) => Chongqing.Number(number);

    /// <summary>An instant by the clock of China.</summary>
    public static Instant China(int day, int hour = 10, int minute = 0) => Instant.FromUtc(2023, 1, day, hour, minute) - Duration.FromHours(8);

    public static StatementLine Paid(int order, long fen = 587_400, string? transaction = null, Instant? at = null) =>
        StatementLine.Read(Number(order), transaction ?? $"T-{order}", Money.FromFen(fen), at ?? China(3), PaymentChannel.WeChat).Value;

    public static TreasuryLine Booked(int order, long fen = 587_400, int day = 6, PersonKey? person = null, FeePeriod? period = null, string? reference = null) =>
        TreasuryLine.Read(Number(order), Money.FromFen(fen), new LocalDate(2023, 1, day), new TreasuryDetail(person ?? Zhang, period ?? Year, reference ?? $"B-{order}")).Value;

    /// <summary>An order that is paid and booked.</summary>
    public static OrderClaim Claim(int order, ClaimedMoney? money = null, ClaimedDays? days = null, OrderState state = OrderState.Booked) => OrderClaim.Read(
        Number(order), Whole, state, Zhang, Year, PaymentChannel.WeChat, money ?? new ClaimedMoney(Whole, Whole, Money.Zero), days ?? new ClaimedDays(China(3), new LocalDate(2023, 1, 6))).Value;

    /// <summary>An order that nobody paid, as far as we know.</summary>
    public static OrderClaim Unpaid(int order) => Claim(order, new ClaimedMoney(Money.Zero, Money.Zero, Money.Zero), new ClaimedDays(), OrderState.Placed);

    /// <summary>An order that is paid and in transit.</summary>
    public static OrderClaim InTransit(int order) => Claim(order, days: new ClaimedDays(China(3)), state: OrderState.Paid);

    /// <summary>An order that was given back.</summary>
    public static OrderClaim GivenBack(int order, int day = 20) =>
        Claim(order, new ClaimedMoney(Whole, Money.Zero, Whole), new ClaimedDays(China(3), new LocalDate(2023, 1, 6), new LocalDate(2023, 1, day)), OrderState.Refunded);
}

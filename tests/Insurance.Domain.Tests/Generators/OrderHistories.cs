using Insurance.Domain.Orders;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// Random commands to an order of 5,874.00: notices new, repeated and contradicting, by several channels, booking, closing, refunding and
/// giving a surplus back, around the days of its payment.
/// </summary>
internal static class OrderHistories
{
    public const long Total = 587_400;

    private static readonly PaymentChannel[] Channels = [PaymentChannel.WeChat, PaymentChannel.Alipay, PaymentChannel.TaxServiceHall];

    public static readonly PremiumOrder Placed = Chongqing.Placed();

    /// <summary>An order with the history of a seed; what was refused changed nothing.</summary>
    public static PremiumOrder Lived(int seed)
    {
        var random = new Random(seed);
        var order = Placed;
        for (var steps = random.Next(0, 14); steps > 0; steps--)
        {
            order = After(order, random.Next(10), random);
        }

        return order;
    }

    public static PaymentNotice Notice(Random random)
    {
        long[] amounts = [Total, Total - 1, 1, Total + 1, Total / 2, random.Next(1, (int)Total)];
        return Chongqing.Notice(
            $"N-{random.Next(6)}",
            amounts[random.Next(amounts.Length)],
            Chongqing.At(2023, 1, 1).Plus(Duration.FromHours(random.Next(0, 120))),
            Channels[random.Next(Channels.Length)]);
    }

    public static LocalDate Day(Random random) => new LocalDate(2023, 1, 1).PlusDays(random.Next(10));

    private static PremiumOrder After(PremiumOrder order, int what, Random random) => what switch
    {
        0 => order.Book(Day(random)).TryGet(out var booked, out _) ? booked : order,
        1 => order.Close(Chongqing.At(2023, 1, 3, 3)).TryGet(out var closed, out _) ? closed : order,
        2 => order.Refund(Reason(random), Day(random), Through(random)).TryGet(out var refunded, out _) ? refunded.Order : order,
        3 => order.ReturnSurplus(Day(random), Through(random)).TryGet(out var returned, out _) ? returned.Order : order,
        _ => order.Apply(Notice(random)).Value.Order,
    };

    private static RefundReason Reason(Random random) => Enum.GetValues<RefundReason>()[random.Next(Enum.GetValues<RefundReason>().Length)];

    private static PaymentChannel? Through(Random random) => random.Next(3) == 0 ? PaymentChannel.SocialSecurityOffice : null;
}

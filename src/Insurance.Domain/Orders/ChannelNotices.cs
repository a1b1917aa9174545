using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// Makes notices of what a payment system says in its own words: its word in, our event out, the word kept beside it. A word that is not published
/// is unknown (<see cref="ChannelEvent.LoseSight"/>), never failed, and brings no money: the system is asked again.
/// </summary>
public static class ChannelNotices
{
    /// <summary>What a system says of a payment, pushed or on being asked.</summary>
    /// <param name="system">Whose word it is.</param>
    /// <param name="word">The system's word for the state, exactly as it came.</param>
    /// <param name="id">The id of the notice; for the answer to a query one that the application gives.</param>
    /// <param name="order">The order.</param>
    /// <param name="amount">How much the system says; of a payment more than nothing.</param>
    /// <param name="at">The system's own time of it; of a payment that of the payment.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="transaction">The system's number of the payment, so that a notice and a query count it once; null for none.</param>
    /// <param name="payee">Who was paid, as the system says; null where it does not.</param>
    /// <returns>The notice, or <c>notice.id</c>, <c>notice.amount</c>, <c>notice.word</c>.</returns>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>, or the system is none of the enumeration.</exception>
    public static Result<PaymentNotice> OfPayment(
        PaymentSystem system, string word, string id, OrderId order, Money amount, Instant at, PaymentChannel channel, string? transaction = null, string? payee = null) =>
        PaymentNotice.Read(id, order, amount, at, channel, new NoticeDetail(PaymentSystems.EventOf(system, word).Event, word, transaction, payee));

    /// <summary>What a system says of a refund that it was asked for.</summary>
    /// <param name="system">Whose word it is.</param>
    /// <param name="word">The system's word for the state of the refund, exactly as it came.</param>
    /// <param name="id">The id of the notice; for the answer to a query one that the application gives.</param>
    /// <param name="order">The order.</param>
    /// <param name="amount">How much went back, as the system says.</param>
    /// <param name="at">The system's own time of it.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="number">The number under which it was asked for (<see cref="MoneyReturn.Number"/>).</param>
    /// <returns>The notice, or <c>notice.id</c>, <c>notice.amount</c>, <c>notice.word</c>.</returns>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>, or the system is none of the enumeration.</exception>
    public static Result<PaymentNotice> OfRefund(
        PaymentSystem system, string word, string id, OrderId order, Money amount, Instant at, PaymentChannel channel, string number) =>
        PaymentNotice.Read(id, order, amount, at, channel, new NoticeDetail(PaymentSystems.RefundEventOf(system, word).Event, word, Return: number));
}

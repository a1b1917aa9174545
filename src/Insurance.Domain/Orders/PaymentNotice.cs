using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// A channel's word about an order (支付通知), pushed or asked for: that money was paid, went back, or how far a payment is. The same notice may
/// come many times; it keeps its id. Equal when all its values are.
/// </summary>
public sealed record PaymentNotice
{
    private PaymentNotice(string id, OrderId order, Money amount, Instant at, PaymentChannel channel, NoticeDetail detail)
    {
        Id = id;
        Order = order;
        Amount = amount;
        At = at;
        Channel = channel;
        Detail = detail;
    }

    /// <summary>The longest id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The largest amount: far more than any payment, and so little that thousands of notices still add up.</summary>
    public static Money MaxAmount { get; } = Money.FromYuan(1_000_000_000_000);

    /// <summary>The channel's id of the notice.</summary>
    public string Id { get; }

    /// <summary>The order it is for.</summary>
    public OrderId Order { get; }

    /// <summary>
    /// How much: of a payment and of a refund more than nothing and at most <see cref="MaxAmount"/>; of another word what the channel says, or
    /// nothing.
    /// </summary>
    public Money Amount { get; }

    /// <summary>The channel's own time of what it says: of a payment that of the payment.</summary>
    public Instant At { get; }

    /// <summary>The channel.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>What else it says.</summary>
    public NoticeDetail Detail { get; }

    /// <summary>What the channel says happened.</summary>
    public ChannelEvent Event => Detail.Event;

    /// <summary>A notice of a payment, or the refusals of <see cref="Read(string, OrderId, Money, Instant, PaymentChannel, NoticeDetail)"/>.</summary>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>.</exception>
    public static Result<PaymentNotice> Read(string id, OrderId order, Money amount, Instant at, PaymentChannel channel) =>
        Read(id, order, amount, at, channel, NoticeDetail.None);

    /// <summary>
    /// A notice; or <c>notice.id</c> (1 to 64 printable ASCII characters, in the numbers of transaction, payee and return too), <c>notice.amount</c>
    /// and <c>notice.word</c> (at most 64 characters, none of them a control character) for a malformed one.
    /// </summary>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>, or the event is none of the enumeration.</exception>
    public static Result<PaymentNotice> Read(string id, OrderId order, Money amount, Instant at, PaymentChannel channel, NoticeDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        if (order == default)
        {
            throw new ArgumentException("A notice names an order.", nameof(order));
        }

        if (!Enum.IsDefined(detail.Event))
        {
            throw new ArgumentException("A notice says one of the channel's events.", nameof(detail));
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        (string Field, string? Text)[] tokens = [("id", id ?? ""), ("transaction", detail.Transaction), ("payee", detail.Payee), ("return", detail.Return)];
        refusals.AddRange(tokens
            .Where(token => token.Text is not null && !Identifier.IsToken(token.Text, MaxIdLength))
            .Select(token => DomainError.Of(ErrorCodes.Notice.Id, token.Field, ("max", MaxIdLength))));
        if (detail.Word is not { Length: <= MaxIdLength } || detail.Word.Any(char.IsControl))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Notice.Word, "word", ("max", MaxIdLength)));
        }

        var isMoney = detail.Event is ChannelEvent.Pay or ChannelEvent.Refund;
        if (amount < Money.Zero || (isMoney && amount == Money.Zero) || amount > MaxAmount)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Notice.Amount, "amount", ("amount", amount), ("max", MaxAmount)));
        }

        return refusals.Count > 0 ? refusals.ToImmutable() : new PaymentNotice(id!, order, amount, at, channel, detail);
    }

    /// <summary>The id and the amount.</summary>
    public override string ToString() => $"{Id} {Amount}";

    /// <summary>The number of the money that it speaks of, so that what is told twice counts once; its own id where it speaks of none.</summary>
    internal string MoneyId => Event switch
    {
        ChannelEvent.Pay => Detail.Transaction ?? Id,
        ChannelEvent.Refund => Detail.Return ?? Id,
        _ => Id,
    };

    /// <summary>Whether it speaks of the payment that another notice speaks of, by the channel's own number.</summary>
    internal bool IsSamePayment(PaymentNotice other) =>
        Detail.Transaction is { } own && own == other.Detail.Transaction && Channel == other.Channel;
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>
/// A channel's word that money was paid for an order (支付通知). The same notice may come many times; it keeps its id. Equal when all
/// its values are.
/// </summary>
public sealed record PaymentNotice
{
    private PaymentNotice(string id, OrderId order, Money amount, Instant paidAt, PaymentChannel channel)
    {
        Id = id;
        Order = order;
        Amount = amount;
        PaidAt = paidAt;
        Channel = channel;
    }

    /// <summary>The longest id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The largest amount: far more than any payment, and so little that thousands of notices still add up.</summary>
    public static Money MaxAmount { get; } = Money.FromYuan(1_000_000_000_000);

    /// <summary>The channel's id of the notice.</summary>
    public string Id { get; }

    /// <summary>The order it is for.</summary>
    public OrderId Order { get; }

    /// <summary>How much; more than nothing and at most <see cref="MaxAmount"/>.</summary>
    public Money Amount { get; }

    /// <summary>The channel's own time of payment.</summary>
    public Instant PaidAt { get; }

    /// <summary>The channel.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>A notice, or <c>notice.id</c> (1 to 64 printable ASCII characters) and <c>notice.amount</c> for a malformed one.</summary>
    /// <exception cref="ArgumentException">The order's number is <c>default</c>.</exception>
    public static Result<PaymentNotice> Read(string id, OrderId order, Money amount, Instant paidAt, PaymentChannel channel)
    {
        if (order == default)
        {
            throw new ArgumentException("A notice names an order.", nameof(order));
        }

        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (id is not { Length: > 0 and <= MaxIdLength } || id.Any(c => c is < '!' or > '~'))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Notice.Id, "id", ("max", MaxIdLength)));
        }

        if (amount <= Money.Zero || amount > MaxAmount)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Notice.Amount, "amount", ("amount", amount), ("max", MaxAmount)));
        }

        return refusals.Count > 0 ? refusals.ToImmutable() : new PaymentNotice(id!, order, amount, paidAt, channel);
    }

    /// <summary>The id and the amount.</summary>
    public override string ToString() => $"{Id} {Amount}";
}

/// <summary>What became of a notice. Authentic money is never refused.</summary>
[JsonConverter(typeof(SpellingJsonConverter<NoticeOutcomeKind>))]
public enum NoticeOutcomeKind
{
    /// <summary>It pays the order, or the rest of it.</summary>
    Applied,

    /// <summary>It came before; nothing changes.</summary>
    AlreadyApplied,

    /// <summary>All or part of it is more than the order takes, and is to be given back or used elsewhere.</summary>
    Surplus,

    /// <summary>It is counted, but the order is not paid in full yet.</summary>
    Underpaid,

    /// <summary>Another notice of the same id says something else; a person must look at it.</summary>
    Held,
}

/// <summary>The outcome of one notice: how much of it the order took and how much is too much.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Applied">What the order took of it now.</param>
/// <param name="Surplus">What is too much of it.</param>
public sealed record NoticeOutcome(NoticeOutcomeKind Kind, Money Applied, Money Surplus)
{
    /// <summary>The stable code, such as <c>notice.applied</c>.</summary>
    public string Code => Kind switch
    {
        NoticeOutcomeKind.Applied => ErrorCodes.Notice.Applied,
        NoticeOutcomeKind.AlreadyApplied => ErrorCodes.Notice.AlreadyApplied,
        NoticeOutcomeKind.Surplus => ErrorCodes.Notice.Surplus,
        NoticeOutcomeKind.Underpaid => ErrorCodes.Notice.Underpaid,
        NoticeOutcomeKind.Held => ErrorCodes.Notice.Held,
        _ => throw new InvalidOperationException("An unknown outcome."),
    };

    /// <summary>What to tell, in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language, ("applied", Applied), ("surplus", Surplus));
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Orders;

/// <summary>What a bank answers to an instruction.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeductionResultKind>))]
public enum DeductionResultKind
{
    /// <summary>It took the money.</summary>
    Took,

    /// <summary>It took nothing, for one of the published reasons.</summary>
    Failed,

    /// <summary>No answer came, or a word that is none of the published ones. That is never a failure.</summary>
    NoAnswer,
}

/// <summary>A bank's answer to an instruction. Equal when all its values are.</summary>
public sealed record DeductionResult
{
    private DeductionResult(DeductionResultKind kind) => Kind = kind;

    /// <summary>That no answer came.</summary>
    public static DeductionResult NoAnswer { get; } = new(DeductionResultKind.NoAnswer);

    /// <summary>What it says.</summary>
    public DeductionResultKind Kind { get; }

    /// <summary>Why the bank took nothing; null for another answer.</summary>
    public DeductionFailure? Failure { get; private init; }

    /// <summary>The bank's number of the payment; null for another answer.</summary>
    public string? Transaction { get; private init; }

    /// <summary>How much the bank took; null for another answer.</summary>
    public Money? Amount { get; private init; }

    /// <summary>The bank's own time of payment; null for another answer.</summary>
    public Instant? At { get; private init; }

    /// <summary>
    /// That the bank took money, or <c>notice.id</c> and <c>notice.amount</c> for a malformed answer: it becomes a payment notice, whose id is the
    /// bank's number of the payment.
    /// </summary>
    /// <param name="transaction">The bank's number of the payment.</param>
    /// <param name="amount">How much it took, as it says.</param>
    /// <param name="at">The bank's own time of payment.</param>
    public static Result<DeductionResult> Took(string transaction, Money amount, Instant at)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var refusals = ImmutableArray.CreateBuilder<DomainError>();
        if (!Identifier.IsToken(transaction, PaymentNotice.MaxIdLength))
        {
            refusals.Add(DomainError.Of(ErrorCodes.Notice.Id, "transaction", ("max", PaymentNotice.MaxIdLength)));
        }

        if (amount <= Money.Zero || amount > PaymentNotice.MaxAmount)
        {
            refusals.Add(DomainError.Of(ErrorCodes.Notice.Amount, "amount", ("amount", amount), ("max", PaymentNotice.MaxAmount)));
        }

        return refusals.Count > 0
            ? refusals.ToImmutable()
            : new DeductionResult(DeductionResultKind.Took) { Transaction = transaction, Amount = amount, At = at };
    }

    /// <summary>That the bank took nothing.</summary>
    /// <exception cref="ArgumentException">The reason is none of the list.</exception>
    public static DeductionResult Failed(DeductionFailure failure) => Enum.IsDefined(failure)
        ? new(DeductionResultKind.Failed) { Failure = failure }
        : throw new ArgumentException("The number stands for no reason.", nameof(failure));

    /// <summary>What it says, and the number of the payment or the reason.</summary>
    public override string ToString() => Kind switch
    {
        DeductionResultKind.Took => $"took {Amount} {Transaction}",
        DeductionResultKind.Failed => $"failed {Spelling.Of(Failure!.Value)}",
        _ => "no-answer",
    };

    /// <summary>What it does to an instruction.</summary>
    internal DeductionEvent Event => Kind switch
    {
        DeductionResultKind.Took => DeductionEvent.Succeed,
        DeductionResultKind.Failed => DeductionEvent.Fail,
        _ => DeductionEvent.LoseSight,
    };

    /// <summary>The notice about the money for an order; null where none was taken.</summary>
    internal PaymentNotice? NoticeFor(OrderId order) => Kind == DeductionResultKind.Took
        ? PaymentNotice.Read(Transaction!, order, Amount!.Value, At!.Value, PaymentChannel.BankDeduction, NoticeDetail.None with { Transaction = Transaction }).Value
        : null;
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>Why a deduction failed: the four reasons that are published for Chongqing, and no other. A word that is none of them is no answer.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeductionFailure>))]
public enum DeductionFailure
{
    /// <summary>Too little money on the account (余额不足).</summary>
    InsufficientBalance,

    /// <summary>The account is closed or frozen (账户注销或冻结).</summary>
    AccountClosedOrFrozen,

    /// <summary>The account is not activated (账户未激活).</summary>
    AccountNotActivated,

    /// <summary>The registered account is a credit card (登记账户为信用卡).</summary>
    CreditCard,
}

/// <summary>What the person must do before a deduction can succeed.</summary>
[JsonConverter(typeof(SpellingJsonConverter<DeductionRemedy>))]
public enum DeductionRemedy
{
    /// <summary>Put money on the account; the next run of the year asks again by itself.</summary>
    Deposit,

    /// <summary>Have the account activated at the bank, and say so.</summary>
    Activate,

    /// <summary>Sign an agreement with another account.</summary>
    ChangeAccount,
}

/// <summary>
/// What follows from a reason for which a deduction failed. Whatever it is, the year can be paid through another channel (可通过其他渠道自行缴费).
/// </summary>
public sealed record DeductionFailureRule
{
    private DeductionFailureRule(DeductionFailure failure, DeductionRemedy remedy, string code)
    {
        Failure = failure;
        Remedy = remedy;
        Code = code;
    }

    /// <summary>The rule of each reason, in their order.</summary>
    public static ImmutableArray<DeductionFailureRule> All { get; } =
    [
        new(DeductionFailure.InsufficientBalance, DeductionRemedy.Deposit, ErrorCodes.Run.InsufficientBalance),
        new(DeductionFailure.AccountClosedOrFrozen, DeductionRemedy.ChangeAccount, ErrorCodes.Run.AccountClosed),
        new(DeductionFailure.AccountNotActivated, DeductionRemedy.Activate, ErrorCodes.Run.AccountNotActivated),
        new(DeductionFailure.CreditCard, DeductionRemedy.ChangeAccount, ErrorCodes.Run.CreditCard),
    ];

    /// <summary>The reason.</summary>
    public DeductionFailure Failure { get; }

    /// <summary>What the person must do.</summary>
    public DeductionRemedy Remedy { get; }

    /// <summary>The stable code, such as <c>run.insufficient-balance</c>.</summary>
    public string Code { get; }

    /// <summary>Whether the next run of the year asks again without the person having said anything.</summary>
    public bool IsRetried => Remedy == DeductionRemedy.Deposit;

    /// <summary>The rule of a reason.</summary>
    /// <exception cref="ArgumentException">It is none of the list.</exception>
    public static DeductionFailureRule Of(DeductionFailure failure) =>
        All.FirstOrDefault(rule => rule.Failure == failure) ?? throw new ArgumentException("The number stands for no reason.", nameof(failure));

    /// <summary>What to tell the person, in a language: what happened, what to do, and that the year can be paid through another channel.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language) + (language == Language.SimplifiedChinese ? "" : " ") + Phrasebook.Text(ErrorCodes.Run.PayOtherwise, language);
}

using System.Text.Json.Serialization;

namespace Insurance.Domain.Agreements;

/// <summary>What kind of account a number belongs to.</summary>
[JsonConverter(typeof(SpellingJsonConverter<AccountKind>))]
public enum AccountKind
{
    /// <summary>A debit card (借记卡).</summary>
    Debit,

    /// <summary>A passbook (存折).</summary>
    Passbook,

    /// <summary>A credit card (信用卡), from which nothing can be deducted.</summary>
    Credit,
}

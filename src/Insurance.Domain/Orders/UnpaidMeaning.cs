using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>What "unpaid" (未缴) means where a screen says no more than that: it has three meanings, and one of them is not to pay again.</summary>
[JsonConverter(typeof(SpellingJsonConverter<UnpaidMeaning>))]
public enum UnpaidMeaning
{
    /// <summary>Nothing was paid.</summary>
    NothingPaid,

    /// <summary>It was paid and is in transit.</summary>
    PaidInTransit,

    /// <summary>An order was placed and not paid.</summary>
    OrderNotPaid,
}

/// <summary>The texts of the meanings.</summary>
public static class UnpaidMeanings
{
    /// <summary>The meaning, in a language.</summary>
    public static string TextIn(this UnpaidMeaning meaning, Language language) => Phrasebook.Text($"label.unpaid-{Spelling.Of(meaning)}", language);
}

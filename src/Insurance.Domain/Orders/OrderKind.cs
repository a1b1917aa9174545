using System.Text.Json.Serialization;

namespace Insurance.Domain.Orders;

/// <summary>What an order pays.</summary>
[JsonConverter(typeof(SpellingJsonConverter<OrderKind>))]
public enum OrderKind
{
    /// <summary>The premium of months; at most one open or paid one for each month of an insurance.</summary>
    Normal,

    /// <summary>What a reassessment adds to months (补缴); at most one for each month of an insurance and reassessment.</summary>
    Supplement,
}

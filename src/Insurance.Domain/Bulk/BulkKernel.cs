using System.Text.Json.Serialization;

namespace Insurance.Domain.Bulk;

/// <summary>How a plan works its rows out. Every kernel comes to the same fen and the same refusals; they differ in speed alone.</summary>
[JsonConverter(typeof(SpellingJsonConverter<BulkKernel>))]
public enum BulkKernel
{
    /// <summary>
    /// Many rows at once, in 32 and 64 bits: every line is rounded by month, and the plan has proved that no product of a base and a rate is rounded
    /// otherwise than exactly. Where the processor has no such instructions the same integers are worked out one by one.
    /// </summary>
    Vector,

    /// <summary>Looked up: no grade takes a declared base, so that grade and months decide.</summary>
    Table,

    /// <summary>Row by row in 64 bits, and in 128 where those do not prove the amount exact: steps, years rounded as one, balances.</summary>
    Exact,
}

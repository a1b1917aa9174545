using System.Text.Json.Serialization;

namespace Insurance.Domain.Bulk;

/// <summary>Why a row has no amounts, as the byte of the column of refusals. The numbers are stable; <c>default</c> is no refusal.</summary>
[JsonConverter(typeof(SpellingJsonConverter<BulkRefusal>))]
public enum BulkRefusal : byte
{
    /// <summary>The row is assessed.</summary>
    None,

    /// <summary><c>money.negative</c>: a base below nothing that is not <see cref="BulkPlan.NoBase"/>.</summary>
    NegativeBase,

    /// <summary><c>tariff.unknown-grade</c>: an index beyond the plan's grades.</summary>
    UnknownGrade,

    /// <summary><c>period.months</c>: not 1 to 12.</summary>
    Months,

    /// <summary><c>tariff.whole-year-only</c>.</summary>
    WholeYearOnly,

    /// <summary><c>tariff.base-required</c>.</summary>
    BaseRequired,

    /// <summary><c>tariff.base-not-taken</c>.</summary>
    BaseNotTaken,

    /// <summary><c>tariff.unknown-months</c>.</summary>
    UnknownMonths,

    /// <summary><c>tariff.published-later</c>.</summary>
    PublishedLater,

    /// <summary><c>tariff.publication-unknown</c>.</summary>
    PublicationUnknown,

    /// <summary><c>tariff.base-outside</c>.</summary>
    BaseOutside,

    /// <summary><c>tariff.base-not-a-step</c>.</summary>
    BaseNotAStep,

    /// <summary><c>tariff.inexact</c>.</summary>
    Inexact,

    /// <summary><c>tariff.negative-balance</c>.</summary>
    NegativeBalance,

    /// <summary><c>bulk.too-large</c>: a base or an amount that 32 bits of fen do not hold.</summary>
    TooLarge,
}

/// <summary>The codes behind the bytes.</summary>
public static class BulkRefusals
{
    private static readonly string[] Codes =
    [
        "",
        ErrorCodes.Money.Negative,
        ErrorCodes.Tariff.UnknownGrade,
        ErrorCodes.Period.Months,
        ErrorCodes.Tariff.WholeYearOnly,
        ErrorCodes.Tariff.BaseRequired,
        ErrorCodes.Tariff.BaseNotTaken,
        ErrorCodes.Tariff.UnknownMonths,
        ErrorCodes.Tariff.PublishedLater,
        ErrorCodes.Tariff.PublicationUnknown,
        ErrorCodes.Tariff.BaseOutside,
        ErrorCodes.Tariff.BaseNotAStep,
        ErrorCodes.Tariff.Inexact,
        ErrorCodes.Tariff.NegativeBalance,
        ErrorCodes.Bulk.TooLarge,
    ];

    /// <summary>The error code of a refusal, the one that <see cref="Tariffs.Tariff.Assess(string, int, Tariffs.DeclaredBases, NodaTime.LocalDate?)"/> names first; empty for none.</summary>
    public static string Code(this BulkRefusal refusal) => Codes[(byte)refusal];

    internal static BulkRefusal Of(string code) => (BulkRefusal)Array.IndexOf(Codes, code);
}

using Insurance.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Reconciliations;

/// <summary>What the texts of foreign lists may hold.</summary>
internal static class ListText
{
    /// <summary>The most characters of a transaction number or a treasury's reference.</summary>
    public const int MaxTokenLength = 64;

    /// <summary>
    /// Whether a part of a text, cut at everything but ASCII letters and digits, has the shape of an ID number: 17 digits and a digit or X,
    /// right or mistyped; or is a sound one of the old 15 digits. A hash in hexadecimal digits is one long part and never is.
    /// </summary>
    public static bool LooksLikeAnIdNumber(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var length = 0;
            while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
            {
                length++;
            }

            if (IsLikeOne(text[..length]))
            {
                return true;
            }

            text = text[Math.Min(length + 1, text.Length)..];
        }

        return false;
    }

    /// <summary>
    /// What a number by which a foreign system calls a payment or a booking is refused for. One in a thousand of such numbers of 18 digits
    /// happens to be a sound ID number, so that they are not checked for that.
    /// </summary>
    public static DomainError? FaultOfToken(string? text, string field) =>
        Identifier.IsToken(text, MaxTokenLength) ? null : DomainError.Of(ErrorCodes.Reconcile.Transaction, field, ("max", MaxTokenLength));

    /// <summary>A day as texts have it.</summary>
    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static bool IsLikeOne(ReadOnlySpan<char> part) => part.Length switch
    {
        ResidentId.Length => Identifier.AllDigits(part[..^1]) && (char.IsAsciiDigit(part[^1]) || part[^1] is 'X' or 'x'),
        ResidentId.LegacyLength => ResidentId.TryParse(part, out _),
        _ => false,
    };
}

using System.Diagnostics.CodeAnalysis;

namespace Insurance.Domain;

/// <summary>Which characters an id in a data file may have: lower-case letters, digits and hyphens, the first no hyphen.</summary>
internal static class Identifier
{
    public const int MaxLength = 64;

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text is what a foreign system may use as an id: printable ASCII characters without spaces.</summary>
    public static bool IsToken([NotNullWhen(true)] string? text, int maxLength) =>
        text is not null && text.Length > 0 && text.Length <= maxLength && text.All(c => c is >= '!' and <= '~');

    /// <summary>A plain loop: the vectorised search of the framework allocates until the runtime has optimised it.</summary>
    public static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text;

namespace Insurance.Domain;

/// <summary>
/// The one word by which files, JSON and the command line call a value of a closed list: its name in lower case with hyphens,
/// <c>FlexibleEmployment</c> as <c>flexible-employment</c>.
/// </summary>
public static class Spelling
{
    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Array.IndexOf(Words<TEnum>.Values, value) is >= 0 and var index ? Words<TEnum>.Names[index] : throw new ArgumentOutOfRangeException(nameof(value));

    /// <summary>The value of a word; upper case and other spellings are refused.</summary>
    public static bool TryRead<TEnum>(string? word, out TEnum value)
        where TEnum : struct, Enum
    {
        var index = word is null ? -1 : Array.IndexOf(Words<TEnum>.Names, word);
        value = index < 0 ? default : Words<TEnum>.Values[index];
        return index >= 0;
    }

    /// <summary>All words of a closed list, in its order, for a message that names the choices.</summary>
    public static string All<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(Of));

    private static string Hyphenated(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        // Both in the order of the values. A dictionary for each list would be compiled anew for each: half of what a process compiles before its first answer.
        public static readonly TEnum[] Values = Enum.GetValues<TEnum>();
        public static readonly string[] Names = [.. Enum.GetNames<TEnum>().Select(Hyphenated)];
    }
}

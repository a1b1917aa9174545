using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>
/// The name of a person (姓名) as the document writes it: 1 to <see cref="MaxLength"/> characters, no control characters, no
/// white space at its ends. Equal character by character; <c>default</c> is no name and throws when used. Prints masked: only
/// <see cref="Reveal"/> gives the whole name. JSON, which is for storing and sending, holds it too.
/// </summary>
[JsonConverter(typeof(PeopleJsonConverter))]
public readonly record struct PersonName : ISpanParsable<PersonName>
{
    private readonly string? text;

    private PersonName(string text) => this.text = text;

    /// <summary>The most characters; a rare character outside the Basic Multilingual Plane counts as one.</summary>
    public const int MaxLength = 60;

    private const string MaskOfOthers = "***";

    /// <summary>Reads a name, or gives the refusal <c>name.format</c>, which does not hold the text.</summary>
    public static Result<PersonName> Read(ReadOnlySpan<char> text) => IsName(text)
        ? new PersonName(text.ToString())
        : DomainError.Of(ErrorCodes.Name.Format, "name", ("max", MaxLength));

    /// <summary>Reads what <see cref="Read"/> reads.</summary>
    /// <exception cref="FormatException">The text is no name; the message does not hold it.</exception>
    public static PersonName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OrThrow(Read(text));
    }

    /// <summary>Reads what <see cref="Read"/> reads; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PersonName name) => TryParse(text.AsSpan(), null, out name);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PersonName result)
    {
        var valid = IsName(s);
        result = valid ? new(s.ToString()) : default;
        return valid;
    }

    static PersonName ISpanParsable<PersonName>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => OrThrow(Read(s));

    static PersonName IParsable<PersonName>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PersonName>.TryParse(string? s, IFormatProvider? provider, out PersonName result) => TryParse(s, out result);

    /// <summary>The whole name; personal data, for the places that must show it.</summary>
    public string Reveal() => text ?? throw new InvalidOperationException("default(PersonName) is no name.");

    /// <summary>
    /// The masked name. A name that begins with a Chinese character keeps it and has a star for each other one; others keep
    /// their first letter and print three stars. A name of a single character keeps nothing.
    /// </summary>
    public override string ToString()
    {
        var name = Reveal();

        // The first character as people see it, so that neither a surrogate pair nor a variant selector is cut off.
        var first = name[..StringInfo.GetNextTextElementLength(name)];
        var others = new StringInfo(name).LengthInTextElements - 1;
        return (IsChinese(name), others) switch
        {
            (true, 0) => "*",
            (true, _) => first + new string('*', others),
            (false, 0) => MaskOfOthers,
            (false, _) => first + MaskOfOthers,
        };
    }

    private static PersonName OrThrow(Result<PersonName> result) => result.TryGet(out var name, out var errors)
        ? name
        : throw new FormatException(errors[0].Message);

    private static bool IsName(ReadOnlySpan<char> text)
    {
        // Two chars at most for a character: a longer text is refused by its length alone.
        if (text.Length is 0 or > MaxLength * 2)
        {
            return false;
        }

        Rune.DecodeFromUtf16(text, out var first, out _);
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        if (Rune.IsWhiteSpace(first) || Rune.IsWhiteSpace(last))
        {
            return false;
        }

        var count = 0;
        for (var rest = text; !rest.IsEmpty; count++)
        {
            // Half of a surrogate pair is no character.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done || Rune.IsControl(rune))
            {
                return false;
            }

            rest = rest[used..];
        }

        return count <= MaxLength;
    }

    // The unified ideographs with their extensions and compatibility forms, and the character for zero.
    private static bool IsChinese(string name) => Rune.GetRuneAt(name, 0).Value is
        0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}

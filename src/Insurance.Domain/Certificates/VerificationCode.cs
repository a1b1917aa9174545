using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Certificates;

/// <summary>
/// A short code of a certificate's text for people to read out and to type (核验码): the first 60 bits of its SHA-256 as twelve characters in groups of
/// four, such as <c>HTW2-22B7-N2M6</c>, of an alphabet without I, L, O and U. It tells two texts apart by accident or typing error; it is no signature,
/// because anybody can compute it. <c>default</c> is no code and throws when used.
/// </summary>
[JsonConverter(typeof(CertificatesJsonConverter))]
public readonly record struct VerificationCode : ISpanParsable<VerificationCode>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;
    private const int BitsOfACharacter = 5;

    // 64 bits hold twelve characters of five and four more.
    private const int BitsLeftOut = 4;

    private readonly string? text;

    private VerificationCode(string text) => this.text = text;

    /// <summary>How many characters, without hyphens.</summary>
    public const int Length = 12;

    /// <summary>The code of a canonical text.</summary>
    public static VerificationCode Of(ReadOnlySpan<byte> canonical)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(canonical)) >> BitsLeftOut;
        var code = new char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            code[i] = Alphabet[(int)(bits & (ulong)(Alphabet.Length - 1))];
            bits >>= BitsOfACharacter;
        }

        return new(new string(code));
    }

    /// <summary>Reads a code as people type it: capital or small letters, with both hyphens or none, I and L for 1, O for 0.</summary>
    /// <exception cref="FormatException">The text is no code.</exception>
    public static VerificationCode Parse(string text) => TryParse(text, out var code)
        ? code
        : throw new FormatException($"A verification code has {Length} digits and letters without I, L, O and U, in groups of {Group}.");

    /// <summary>Reads what <see cref="Parse"/> reads; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out VerificationCode code) => TryParse(text.AsSpan(), null, out code);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out VerificationCode result)
    {
        result = default;
        var isGrouped = s.Length == Length + 2;
        if ((s.Length != Length && !isGrouped) || (isGrouped && (s[Group] != '-' || s[Group + 1 + Group] != '-')))
        {
            return false;
        }

        Span<char> code = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            code[i] = char.ToUpperInvariant(s[isGrouped ? i + (i / Group) : i]) switch
            {
                'I' or 'L' => '1',
                'O' => '0',
                var other => other,
            };
            if (!Alphabet.Contains(code[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        result = new(code.ToString());
        return true;
    }

    static VerificationCode ISpanParsable<VerificationCode>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static VerificationCode IParsable<VerificationCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<VerificationCode>.TryParse(string? s, IFormatProvider? provider, out VerificationCode result) => TryParse(s, out result);

    /// <summary>The code in groups of four.</summary>
    public override string ToString() => text is { } code
        ? $"{code[..Group]}-{code[Group..(Group + Group)]}-{code[(Group + Group)..]}"
        : throw new InvalidOperationException("default(VerificationCode) is no code.");
}

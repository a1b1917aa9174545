using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Reconciliations;

/// <summary>
/// What stands for a person in lists that leave the house, such as a keyed hash of the ID number (人员标识): 1 to
/// <see cref="MaxLength"/> printable ASCII characters without spaces. Two lists compare when both were made with the same key. It is
/// opaque here and prints as it is, so that a text that looks like an ID number is refused. <c>default</c> is no key and throws when used.
/// </summary>
[JsonConverter(typeof(ReconciliationsJsonConverter))]
public readonly record struct PersonKey
{
    private readonly string? text;

    private PersonKey(string text) => this.text = text;

    /// <summary>The most characters: those of a SHA-512 in hexadecimal digits.</summary>
    public const int MaxLength = 128;

    /// <summary>
    /// The key of a text, or <c>reconcile.person-key</c> (its form) and <c>reconcile.id-number</c> (it looks like an ID number). Neither
    /// holds the text.
    /// </summary>
    public static Result<PersonKey> Read(string? text)
    {
        if (ListText.LooksLikeAnIdNumber(text))
        {
            return DomainError.Of(ErrorCodes.Reconcile.IdNumber, "person");
        }

        return Identifier.IsToken(text, MaxLength) ? new PersonKey(text) : DomainError.Of(ErrorCodes.Reconcile.PersonKey, "person", ("max", MaxLength));
    }

    /// <summary>The key of a text.</summary>
    /// <exception cref="FormatException">The text breaks the rule; the message does not hold it.</exception>
    public static PersonKey Parse(string text) => Read(text).TryGet(out var key, out var errors) ? key : throw new FormatException(errors[0].Message);

    /// <summary>The key of a text; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PersonKey key) => Read(text).TryGet(out key, out _);

    /// <summary>The text of the key.</summary>
    public override string ToString() => text ?? throw new InvalidOperationException("default(PersonKey) is no key.");
}

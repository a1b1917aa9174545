using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// The number of a deduction agreement, given once: 6 to 32 ASCII letters, digits and hyphens. <c>default</c> is no number and throws
/// when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct AgreementId
{
    private readonly string? text;

    private AgreementId(string text) => this.text = text;

    /// <summary>The fewest characters.</summary>
    public const int MinLength = 6;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 32;

    /// <summary>The number of a text.</summary>
    /// <exception cref="FormatException">The text breaks the rule.</exception>
    public static AgreementId Parse(string text) => TryParse(text, out var number)
        ? number
        : throw new FormatException($"An agreement number has {MinLength} to {MaxLength} letters, digits or hyphens.");

    /// <summary>The number of a text; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AgreementId id)
    {
        var valid = text is { Length: >= MinLength and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
        id = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>The text of the number.</summary>
    public override string ToString() => text ?? throw new InvalidOperationException("default(AgreementId) is no number.");
}

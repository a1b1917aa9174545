using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// The number of a reassessment (重新核定), given once by the application: 6 to 32 ASCII letters, digits and hyphens. <c>default</c> is no number and throws
/// when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct ReassessmentId
{
    private readonly string? text;

    private ReassessmentId(string text) => this.text = text;

    /// <summary>The fewest characters.</summary>
    public const int MinLength = 6;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 32;

    /// <summary>The number of a text.</summary>
    /// <exception cref="FormatException">The text breaks the rule.</exception>
    public static ReassessmentId Parse(string text) => TryParse(text, out var number)
        ? number
        : throw new FormatException($"A reassessment number has {MinLength} to {MaxLength} letters, digits or hyphens.");

    /// <summary>The number of a text; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReassessmentId id)
    {
        var valid = text is { Length: >= MinLength and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
        id = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>The text of the number.</summary>
    public override string ToString() => text ?? throw new InvalidOperationException("default(ReassessmentId) is no number.");
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// The number of an order, never used again even after the order was closed: 6 to 32 characters, ASCII letters, digits and
/// <c>_ - *</c>, the rule of the strictest payment channel. <c>default</c> is no number and throws when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct OrderId
{
    private readonly string? text;

    private OrderId(string text) => this.text = text;

    /// <summary>The fewest characters.</summary>
    public const int MinLength = 6;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 32;

    /// <summary>The number of a text.</summary>
    /// <exception cref="FormatException">The text breaks the rule.</exception>
    public static OrderId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"An order number has {MinLength} to {MaxLength} letters, digits or _-*.");

    /// <summary>The number of a text; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrderId id)
    {
        var valid = text is { Length: >= MinLength and <= MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '*');
        id = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>The text of the number.</summary>
    public override string ToString() => text ?? throw new InvalidOperationException("default(OrderId) is no number.");
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>
/// The idempotency key of a command (幂等键), chosen by who sends it: 1 to <see cref="MaxLength"/> printable ASCII characters without
/// spaces. The same key with the same content does nothing a second time and answers the same; with other content it is refused.
/// <c>default</c> is no key and throws when used.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public readonly record struct CommandKey
{
    private readonly string? text;

    private CommandKey(string text) => this.text = text;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The key of a text.</summary>
    /// <exception cref="FormatException">The text breaks the rule.</exception>
    public static CommandKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException($"A command key has 1 to {MaxLength} printable ASCII characters without spaces.");

    /// <summary>The key of a text; never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CommandKey key)
    {
        var valid = Identifier.IsToken(text, MaxLength);
        key = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>The text of the key.</summary>
    public override string ToString() => text ?? throw new InvalidOperationException("default(CommandKey) is no key.");
}

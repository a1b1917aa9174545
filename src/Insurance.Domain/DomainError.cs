using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain;

/// <summary>
/// Why something is refused: a stable code, where it is wrong, the values involved, the rule's source, and, where it applies,
/// the date on which the answer changes. The codes stand in <see cref="ErrorCodes"/> and in <c>docs/error-codes.md</c>. JSON holds it
/// one way: it is written and never read.
/// </summary>
[JsonConverter(typeof(RootJsonConverter))]
public sealed record DomainError
{
    private DomainError(string code, string field, OperandList operands)
    {
        Code = code;
        Field = field;
        Operands = operands;
    }

    /// <summary>The stable code, such as <c>tariff.unknown-year</c>.</summary>
    public string Code { get; }

    /// <summary>Which input is wrong, such as <c>months</c>; a path inside a file.</summary>
    public string Field { get; private init; }

    /// <summary>The values the message speaks of.</summary>
    public OperandList Operands { get; }

    /// <summary>Where the rule stands that refuses, if it is a rule of law.</summary>
    public Source? Source { get; private init; }

    /// <summary>The first date on which the same question has another answer, if one is known.</summary>
    public LocalDate? ChangesOn { get; private init; }

    /// <summary>The message in English.</summary>
    public string Message => MessageIn(Language.English);

    /// <summary>The message in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language, Operands);

    /// <summary>An error; its code has a message in the phrasebook.</summary>
    /// <exception cref="ArgumentException">The code has no message.</exception>
    public static DomainError Of(string code, string field, params ReadOnlySpan<Operand> operands)
    {
        Phrasebook.Require(code);
        ArgumentNullException.ThrowIfNull(field);
        return new(code, field, new OperandList(operands));
    }

    /// <summary>The same error with the source of its rule.</summary>
    public DomainError Citing(Source? source) => this with { Source = source };

    /// <summary>The same error with the date on which the answer changes.</summary>
    public DomainError ChangingOn(LocalDate? date) => this with { ChangesOn = date };

    /// <summary>The same error for the field of a caller, such as <c>base</c> instead of <c>amount</c>.</summary>
    public DomainError About(string field) => this with { Field = field ?? throw new ArgumentNullException(nameof(field)) };

    /// <summary>The code and the English message.</summary>
    public override string ToString() => $"{Code}: {Message}";
}

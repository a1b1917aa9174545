using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>Something a caller should know about an answer that was given all the same. JSON holds it one way: it is written and never read.</summary>
[JsonConverter(typeof(RootJsonConverter))]
public sealed record Warning
{
    private Warning(string code, OperandList operands)
    {
        Code = code;
        Operands = operands;
    }

    /// <summary>The stable code, such as <c>period.window-unknown</c>.</summary>
    public string Code { get; }

    /// <summary>The values the message speaks of.</summary>
    public OperandList Operands { get; }

    /// <summary>Where the rule stands, if it is a rule of law.</summary>
    public Source? Source { get; private init; }

    /// <summary>The message in English.</summary>
    public string Message => MessageIn(Language.English);

    /// <summary>The message in a language.</summary>
    public string MessageIn(Language language) => Phrasebook.Text(Code, language, Operands);

    /// <summary>A warning; its code has a message in the phrasebook.</summary>
    /// <exception cref="ArgumentException">The code has no message.</exception>
    public static Warning Of(string code, params ReadOnlySpan<Operand> operands)
    {
        Phrasebook.Require(code);
        return new(code, new OperandList(operands));
    }

    /// <summary>The same warning with the source of its rule.</summary>
    public Warning Citing(Source? source) => this with { Source = source };

    /// <summary>The code and the English message.</summary>
    public override string ToString() => $"{Code}: {Message}";
}

using System.Globalization;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs.Linting;

/// <summary>How bad a finding is.</summary>
[JsonConverter(typeof(SpellingJsonConverter<LintSeverity>))]
public enum LintSeverity
{
    /// <summary>Surely wrong: the file is not to be used.</summary>
    Error,

    /// <summary>Perhaps meant so: look again.</summary>
    Remark,
}

/// <summary>Something that is wrong in a tariff file, where it stands, and what to do about it.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Error">What is wrong, as the reader of the file says it.</param>
public sealed record LintFinding(LintSeverity Severity, DomainError Error)
{
    private const string AnyCure = "label.cure";

    /// <summary>The code, such as <c>file.hole</c>.</summary>
    public string Code => Error.Code;

    /// <summary>The path inside the file, such as <c>$.figures.base.rows[2]</c>.</summary>
    public string Path => Error.Field;

    /// <summary>The line of the file.</summary>
    public int Line => int.TryParse(Error.Operands["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 1;

    /// <summary>What is wrong, in English.</summary>
    public string Message => Error.Message;

    /// <summary>What is wrong.</summary>
    public string MessageIn(Language language) => Error.MessageIn(language);

    /// <summary>What to do about it.</summary>
    public string Cure(Language language)
    {
        var own = $"{AnyCure}.{Code}";
        return Phrasebook.Text(Phrasebook.Has(own) ? own : AnyCure, language);
    }

    /// <summary>Severity, code and message.</summary>
    public override string ToString() => $"{Spelling.Of(Severity)} {Error}";
}

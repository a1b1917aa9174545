using System.Reflection;
using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The constants, the texts, the table and the code speak of the same codes.</summary>
public sealed partial class ErrorCodesAreTold
{
    private const string Label = "label.";

    // The name of the constant, as in Money.Format, and the code.
    private static readonly (string Name, string Code)[] Constants = [.. ConstantsOf(typeof(ErrorCodes), "")];

    private static readonly string[] Table = [.. ErrorTable.Rows.Select(row => row.Code)];

    private static readonly string[] Texts = [.. Phrasebook.Codes.Where(code => code.Contains('.', StringComparison.Ordinal) && !code.StartsWith(Label, StringComparison.Ordinal))];

    [Fact]
    public void There_are_codes() => Assert.NotEmpty(Constants);

    [Fact]
    public void Each_code_is_unique()
    {
        Assert.Distinct(Constants.Select(c => c.Code));
        Assert.Distinct(Table);
    }

    [Fact]
    public void Each_code_is_a_room_s_word_and_a_reason_in_lower_case() =>
        Assert.All(Constants, constant => Assert.Matches(Form(), constant.Code));

    [Fact]
    public void Each_code_has_a_text() => Expect.None(Constants.Select(c => c.Code).Except(Texts));

    [Fact]
    public void Each_text_has_a_code() => Expect.None(Texts.Except(Constants.Select(c => c.Code)));

    [Fact]
    public void Each_code_has_a_row_in_the_table() => Expect.None(Constants.Select(c => c.Code).Except(Table));

    [Fact]
    public void Each_row_of_the_table_has_a_code() => Expect.None(Table.Except(Constants.Select(c => c.Code)));

    [Fact]
    public void Each_code_is_used()
    {
        var code = string.Join('\n', Repository.LibraryFiles.Where(file => file.Path != "ErrorCodes.cs").Select(file => Repository.CodeOf(file.Text)));
        Expect.None(Constants.Where(c => !Regex.IsMatch(code, $@"\bErrorCodes\.{Regex.Escape(c.Name)}\b")).Select(c => c.Code));
    }

    [Fact]
    public void Placeholders_agree_across_the_languages()
    {
        var unequal =
            from code in Phrasebook.Codes
            let english = Placeholders(code, Language.English)
            from language in Languages.All
            where Placeholders(code, language) != english
            select $"{code}: {language.Id()} has {Placeholders(code, language)}, en has {english}";
        Expect.None(unequal);
    }

    [Fact]
    public void Each_text_is_there_in_each_language()
    {
        var empty =
            from code in Phrasebook.Codes
            from language in Languages.All
            where string.IsNullOrWhiteSpace(Phrasebook.Template(code, language))
            select $"{code}: {language.Id()}";
        Expect.None(empty);
    }

    private static IEnumerable<(string Name, string Code)> ConstantsOf(Type type, string prefix) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => ($"{prefix}{field.Name}", (string)field.GetRawConstantValue()!))
            .Concat(type.GetNestedTypes().SelectMany(nested => ConstantsOf(nested, $"{prefix}{nested.Name}.")));

    private static string Placeholders(string code, Language language) =>
        string.Join(' ', Placeholder().Matches(Phrasebook.Template(code, language)).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}

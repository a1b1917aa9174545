using System.Reflection;
using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>A refusal that no test asks for could vanish unseen: each code stands in at least one test.</summary>
public sealed class ErrorCodesAreAsserted
{
    // The conventions speak of all codes at once and assert none.
    private static readonly string[] Tests =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(file => file.Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/Conventions/", StringComparison.Ordinal))
            .Select(file => Repository.WithoutComments(File.ReadAllText(file))),
    ];

    [Fact]
    public void The_tests_are_found() => Assert.True(Tests.Length > 80);

    [Fact]
    public void Each_code_is_asked_for_by_a_test() =>
        Expect.None(Codes(typeof(ErrorCodes), nameof(ErrorCodes)).Where(code => !Array.Exists(Tests, test => Speaks(test, code.Name, code.Code))).Select(code => code.Code));

    [Theory]
    [InlineData("""Assert.Equal("order.not-paid", code)""", true)]
    [InlineData("""[InlineData("1", "id.place order.not-paid")]""", true)]
    [InlineData("ErrorCodes.Order.NotPaid", true)]
    [InlineData("ErrorCodes.Order.NotPaidYet", false)]
    [InlineData("OtherErrorCodes.Order.NotPaid", false)]
    [InlineData("""Assert.Equal("order.not-paid-yet", code)""", false)]
    [InlineData("""Assert.Equal("border.not-paid", code)""", false)]
    [InlineData("// order.not-paid", false)]
    public void A_test_speaks_of_a_code_by_its_text_or_its_constant(string test, bool speaks) =>
        Assert.Equal(speaks, Speaks(Repository.WithoutComments(test), "ErrorCodes.Order.NotPaid", "order.not-paid"));

    private static bool Speaks(string test, string name, string code) => Regex.IsMatch(
        test, $@"(?<![\w.-]){Regex.Escape(code)}(?![\w.-])|(?<![\w.]){Regex.Escape(name)}(?!\w)");

    private static IEnumerable<(string Name, string Code)> Codes(Type type, string name) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => ($"{name}.{field.Name}", (string)field.GetRawConstantValue()!))
            .Concat(type.GetNestedTypes().SelectMany(nested => Codes(nested, $"{name}.{nested.Name}")));
}

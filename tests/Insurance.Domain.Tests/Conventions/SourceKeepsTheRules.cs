using System.Reflection;
using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Conventions;

public sealed partial class SourceKeepsTheRules
{
    private const int LongestFile = 400;

    // Path and reason; a file that outgrows the limit is split or explained here.
    private static readonly Dictionary<string, string> LongFiles = [];

    private static readonly Type[] Banned = [typeof(double), typeof(float), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset)];

    [Fact]
    public void The_source_is_found() => Assert.Contains(Repository.LibraryFiles, file => file.Path == "Money.cs");

    [Fact]
    public void Namespaces_match_folders()
    {
        var strays =
            from file in Repository.LibraryFiles
            let folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/')
            let expected = folder.Length == 0 ? "Insurance.Domain" : $"Insurance.Domain.{folder.Replace('/', '.')}"
            let found = string.Join(", ", Namespace().Matches(file.Text).Select(match => match.Groups["name"].Value))
            where found != expected
            select $"{file.Path}: {found} instead of {expected}";
        Expect.None(strays);
    }

    [Fact]
    public void No_code_speaks_of_inexact_numbers_or_of_the_framework_s_calendar()
    {
        var uses =
            from file in Repository.LibraryFiles
            from match in BannedWord().Matches(Repository.CodeOf(file.Text))
            select $"{file.Path}: {match.Value}";
        Expect.None(uses);
    }

    [Fact]
    public void No_instruction_touches_inexact_numbers_or_the_framework_s_calendar()
    {
        var uses =
            from type in typeof(Money).Assembly.GetTypes()
            where Rooms.Of(type) != Rooms.Generated
            from reference in References.Of(type)
            where Banned.Contains(reference.Target)
            select reference.ToString();
        Expect.None(uses);
    }

    [Fact]
    public void No_instruction_calculates_with_inexact_numbers()
    {
        // A literal such as 0.04 names no type: only the instruction shows it.
        var uses =
            from type in typeof(Money).Assembly.GetTypes()
            where Rooms.Of(type) != Rooms.Generated
            from method in type.GetMembers(References.Declared).OfType<MethodBase>()
            where IsInexact(method)
            select $"{type.FullName}.{method.Name}";
        Expect.None(uses);
    }

    [Fact]
    public void A_calculation_with_an_inexact_literal_is_seen()
    {
        Assert.True(IsInexact(((Func<int, int>)Rough).Method));
        Assert.False(IsInexact(((Func<int, int>)Exact).Method));

        static int Rough(int number) => (int)(number * 0.04);
        static int Exact(int number) => number * 4 / 100;
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var marks = Repository.LibraryFiles.Where(file => Mark().IsMatch(file.Text)).Select(file => file.Path);
        Expect.None(marks);
    }

    [Fact]
    public void No_file_is_long_without_a_reason()
    {
        var tooLong =
            from file in Repository.LibraryFiles
            let lines = file.Text.Count(c => c == '\n')
            where lines > LongestFile && !LongFiles.ContainsKey(file.Path)
            select $"{file.Path}: {lines} lines";
        Expect.None(tooLong);
    }

    [Theory]
    [InlineData("var x = 1; // a double\nnext", false)]
    [InlineData("/* a\n decimal */ x", false)]
    [InlineData("\"a \\\" double\" + y", false)]
    [InlineData("@\"c:\\\" + \"double\"", false)]
    [InlineData("\"\"\"raw \"double\" text\"\"\"", false)]
    [InlineData("'\"' + x + '\"'", false)]
    [InlineData("redouble(doubles)", false)]
    [InlineData("\"//\" + (double)x", true)]
    [InlineData("$\"{(decimal)x} of\"", true)]
    [InlineData("'\\'' + (float)x + '\"'", true)]
    [InlineData("@\"\\\" + (float)x", true)]
    [InlineData("DateTime.UtcNow", true)]
    public void Comments_and_texts_are_told_from_code(string source, bool banned) =>
        Assert.Equal(banned, BannedWord().IsMatch(Repository.CodeOf(source)));

    private static bool IsInexact(MethodBase method) =>
        method.GetMethodBody() is { } body && Instructions.Of(body.GetILAsByteArray()!).Exists(i => InexactInstruction().IsMatch(i.Code.Name!));

    [GeneratedRegex(@"\.r(4|8|\.un)?$")]
    private static partial Regex InexactInstruction();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(double|float|decimal|Double|Single|Decimal|DateTime|DateTimeOffset)\b")]
    private static partial Regex BannedWord();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Mark();
}

using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.PublicApi;

public sealed class PublicSurfaceIsApproved
{
    private const string ApproveVariable = "INSURANCE_APPROVE";
    private const int ShownLines = 10;

    private static readonly string Approved =
        Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "PublicApi", "Insurance.Domain.approved.txt");

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var surface = PublicSurface.Of(typeof(Money).Assembly);
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            File.WriteAllText(Approved, surface);
        }

        var approved = File.Exists(Approved) ? File.ReadAllText(Approved).ReplaceLineEndings("\n") : "";
        Assert.True(surface == approved, Difference(approved, surface));
    }

    [Fact]
    public void A_change_is_shown_by_its_lines_with_their_type()
    {
        var message = Difference("struct A\n    int X\nstruct B : I\n    int X\n", "struct A\n    int X\nstruct B : I\n    long X\n");
        Assert.Contains("from line 4 on", message, StringComparison.Ordinal);
        Assert.Contains("- struct B: int X", message, StringComparison.Ordinal);
        Assert.Contains("+ struct B: long X", message, StringComparison.Ordinal);
        Assert.DoesNotContain("struct A", message, StringComparison.Ordinal);
        Assert.Contains($"{ApproveVariable}=1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_surface_tells_a_member_s_names_types_and_values()
    {
        var lines = PublicSurface.Of(typeof(Money).Assembly).Split('\n');
        Assert.Contains("    const int FenPerYuan = 100", lines);
        Assert.Contains("    static Insurance.Domain.Money op_Addition(Insurance.Domain.Money left, Insurance.Domain.Money right)", lines);
        Assert.Contains("    static bool TryParse(string text, out Insurance.Domain.Money money)", lines);
        Assert.Contains("    static string Of<TEnum>(TEnum value) where TEnum : struct, System.Enum", lines);
        Assert.Contains("    string Id { get; init; }", lines);
        Assert.Contains("readonly struct Insurance.Domain.Result<T>", lines);
    }

    private static string Difference(string approved, string surface)
    {
        var before = Lines(approved);
        var after = Lines(surface);
        var gone = before.Except(after).Take(ShownLines).Select(line => $"- {line}");
        var come = after.Except(before).Take(ShownLines).Select(line => $"+ {line}");
        var first = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        return $"""
            The public surface is not the approved one; it differs from line {first} on:
            {string.Join('\n', gone.Concat(come))}
            If this is meant, run the tests once with {ApproveVariable}=1, read the change of the approved file and commit it.
            """;
    }

    // Each member after the name of its type, so that the same member of another type does not hide it.
    private static List<string> Lines(string surface)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in surface.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isMember = line.StartsWith(' ');
            type = isMember ? type : line.Split(" : ")[0];
            lines.Add(isMember ? $"{type}: {line.Trim()}" : line);
        }

        return lines;
    }
}

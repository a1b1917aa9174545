using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Docs;

/// <summary>An example of a page whose statements stand in a test class, word for word, and print what the page says.</summary>
internal static class PageExample
{
    /// <summary>Compares the first example of a page with the class that runs it.</summary>
    /// <param name="page">The page, from the root of the repository.</param>
    /// <param name="className">The class in this folder, whose <c>Run</c> holds the statements.</param>
    /// <param name="firstWords">How the first statement after the usings begins.</param>
    /// <param name="printed">What it printed.</param>
    public static void Holds(string page, string className, string firstWords, IEnumerable<string> printed)
    {
        var lines = File.ReadAllText(Path.Combine(Repository.Root, page)).Split("```csharp\n")[1].Split("```")[0]
            .Split('\n').Where(line => line.Length > 0).Select(line => line.Split(" //")).ToList();
        var statements = string.Join('\n', lines.Select(line => line[0].Trim()));
        var source = string.Join('\n', File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Docs", $"{className}.cs")).Select(line => line.Trim()).Where(line => line.Length > 0));

        var body = statements.IndexOf(firstWords, StringComparison.Ordinal);
        Assert.All(statements[..body].Split('\n', StringSplitOptions.RemoveEmptyEntries), use => Assert.Contains(use, source, StringComparison.Ordinal));
        Assert.Contains($"{statements[body..]}\nreturn Console.Printed;", source, StringComparison.Ordinal);
        Assert.Equal(printed, lines.Where(line => line[0].StartsWith("Console", StringComparison.Ordinal)).Select(line => line[1].Trim()));
    }
}

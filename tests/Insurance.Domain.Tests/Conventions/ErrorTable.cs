using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>A row of <c>docs/error-codes.md</c>.</summary>
internal sealed partial record ErrorTable(string Code, string Kind, string Rule)
{
    public static ErrorTable[] Rows { get; } =
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "error-codes.md")))
            .Select(row => new ErrorTable(row.Groups["code"].Value, row.Groups["kind"].Value, row.Groups["rule"].Value)),
    ];

    public static IEnumerable<string> Refusals => Rows.Where(row => row.Kind == "refusal").Select(row => row.Code);

    [GeneratedRegex(@"^\|\s*`(?<code>[^`]+)`\s*\|\s*(?<kind>\w+)\s*\|[^|\n]*\|[^|\n]*\|\s*(?<rule>[^|\n]*?)\s*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

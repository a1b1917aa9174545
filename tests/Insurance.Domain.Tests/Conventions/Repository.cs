using System.Text.RegularExpressions;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The source tree the tests were built from.</summary>
internal static partial class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Library { get; } = Path.Combine(Root, "src", "Insurance.Domain");

    /// <summary>The C# files of the library, by their path under its folder, with slashes.</summary>
    public static IReadOnlyList<(string Path, string Text)> LibraryFiles { get; } =
    [
        .. Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(Library, file).Replace('\\', '/'), File: file))
            .Where(f => !f.Path.StartsWith("obj/", StringComparison.Ordinal) && !f.Path.StartsWith("bin/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, File.ReadAllText(f.File))),
    ];

    /// <summary>The code without comments and texts; what stands in the holes of an interpolated text stays.</summary>
    public static string CodeOf(string source) => CommentsAndTexts().Replace(source, match =>
    {
        var interpolated = match.Value.StartsWith('$') || match.Value.StartsWith("@$", StringComparison.Ordinal);
        return interpolated ? $" {string.Join(' ', Holes().Matches(match.Value).Select(hole => hole.Value))} " : " ";
    });

    /// <summary>The code and its texts without the comments.</summary>
    public static string WithoutComments(string source) => CommentsAndTexts().Replace(
        source, match => match.Value.StartsWith("//", StringComparison.Ordinal) || match.Value.StartsWith("/*", StringComparison.Ordinal) ? " " : match.Value);

    /// <summary>The plain texts of the code, without their quotes.</summary>
    public static IEnumerable<string> TextsOf(string source) =>
        CommentsAndTexts().Matches(source).Select(match => match.Value).Where(text => text is ['"', .., '"']).Select(text => text.Trim('"'));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Insurance.Domain.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Insurance.Domain.sln.");
    }

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|[$]*(?<quotes>"{3,}).*?\k<quotes>(?!")|([$]@|@[$]?)"([^"]|"")*"|[$]?"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])+'""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommentsAndTexts();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Holes();
}

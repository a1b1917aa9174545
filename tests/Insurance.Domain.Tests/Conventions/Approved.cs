namespace Insurance.Domain.Tests.Conventions;

/// <summary>A text file of the repository that is made from the code or the data, read by a person and committed.</summary>
internal static class Approved
{
    public const string Variable = "INSURANCE_APPROVE";
    private const int ShownLines = 10;

    /// <summary>The file as it is committed, or an empty text.</summary>
    public static string Read(string path) => File.Exists(Full(path)) ? File.ReadAllText(Full(path)).ReplaceLineEndings("\n") : "";

    /// <summary>Fails with the lines that differ; with the variable set it writes the file first.</summary>
    /// <param name="path">The file under the repository's root, with slashes.</param>
    /// <param name="made">What it should be.</param>
    public static void Compare(string path, string made)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(Full(path), made);
        }

        var approved = Read(path);
        Assert.True(approved == made, Difference(path, approved, made));
    }

    public static string Difference(string path, string approved, string made)
    {
        var (before, after) = (approved.Split('\n'), made.Split('\n'));
        var gone = before.Except(after).Take(ShownLines).Select(line => $"- {line}");
        var come = after.Except(before).Take(ShownLines).Select(line => $"+ {line}");
        return $"""
            {path} is not the approved one:
            {string.Join('\n', gone.Concat(come))}
            If this is meant, run the tests once with {Variable}=1, read the change of the file and commit it.
            """;
    }

    private static string Full(string path) => Path.Combine([Repository.Root, .. path.Split('/')]);
}

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary>Histories in Chongqing, by the facts of its rules.</summary>
internal static class Histories
{
    /// <summary>First enrolment, paid on 3 January 2023 for the whole year.</summary>
    public const string FirstYear = """{"as":"flexible-employment","from":"2023-01","through":"2023-12","paidOn":"2023-01-03"}""";

    /// <summary>2024, paid inside the first ten days.</summary>
    public const string SecondYear = """{"as":"flexible-employment","from":"2024-01","through":"2024-12","paidOn":"2024-01-05"}""";

    public const string Enrolled = """{"as":"flexible-employment","from":"2023-01-03"}""";

    public static string Of(params string[] payments) => $$"""{"enrollments":[{{Enrolled}}],"payments":[{{string.Join(',', payments)}}]}""";

    /// <summary>Two years, and 2025 from a month on, paid on a day.</summary>
    public static string Then2025(string from, string paidOn) =>
        Of(FirstYear, SecondYear, $$"""{"as":"flexible-employment","from":"{{from}}","through":"2025-12","paidOn":"{{paidOn}}"}""");
}

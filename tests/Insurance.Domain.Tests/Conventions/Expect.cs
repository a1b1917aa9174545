namespace Insurance.Domain.Tests.Conventions;

/// <summary>An expectation that shows every offender in full.</summary>
internal static class Expect
{
    public static void None<T>(IEnumerable<T> offenders)
    {
        var found = offenders.Select(offender => $"{offender}").ToList();
        Assert.True(found.Count == 0, $"Expected none, found {found.Count}:\n{string.Join('\n', found)}");
    }
}

using System.Globalization;

namespace Insurance.ConsoleHost.Tests.Bulk;

/// <summary>
/// Runs a check on many random cases. <c>INSURANCE_CASES</c> scales their number in percent, and a failure names the <c>INSURANCE_REPLAY</c> with which the same run comes again,
/// as in the tests of the library.
/// </summary>
internal static class Cases
{
    public static void ForAll(int cases, Action<Random> check)
    {
        var percent = Environment.GetEnvironmentVariable("INSURANCE_CASES") is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : 100;
        var seed = Environment.GetEnvironmentVariable("INSURANCE_REPLAY") is { Length: > 0 } replay
            ? unchecked((int)ulong.Parse(replay.Split(',')[0], CultureInfo.InvariantCulture))
            : Random.Shared.Next();
        for (var i = 0L; i < Math.Max(cases * percent / 100, 1); i++)
        {
            try
            {
                check(new Random(unchecked(seed + (int)i)));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Case {i}, the first one with INSURANCE_REPLAY={unchecked((uint)(seed + (int)i))},1: {failure.Message}"), failure);
            }
        }
    }
}

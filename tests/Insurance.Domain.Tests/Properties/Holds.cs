using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Insurance.Domain.Tests.Properties;

/// <summary>
/// Checks a property on generated values. A failure prints its seed; <c>INSURANCE_REPLAY=seed,gamma[,size]</c> runs that case
/// again, <c>INSURANCE_CASES=500</c> checks five times as many cases.
/// </summary>
internal static class Holds
{
    public static void ForAll<T>(Gen<T> gen, Action<T> property, int cases = 200) =>
        Check.One(Configuration(cases), Prop.ForAll(gen.ToArbitrary(), property));

    public static void ForAll<T1, T2>(Gen<T1> first, Gen<T2> second, Action<T1, T2> property, int cases = 200) =>
        Check.One(Configuration(cases), Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), property));

    private static Config Configuration(int cases)
    {
        var percent = Environment.GetEnvironmentVariable("INSURANCE_CASES") is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : 100;
        var config = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases * percent / 100));
        return Environment.GetEnvironmentVariable("INSURANCE_REPLAY")?.Split(',') switch
        {
            [var seed, var gamma] => config.WithReplay(Number(seed), Number(gamma)),
            [var seed, var gamma, var size] => config.WithReplay(Number(seed), Number(gamma), int.Parse(size, CultureInfo.InvariantCulture)),
            _ => config,
        };
    }

    private static ulong Number(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

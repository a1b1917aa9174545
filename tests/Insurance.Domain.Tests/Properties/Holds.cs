using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Insurance.Domain.Tests.Properties;

/// <summary>
/// Says that a property holds for every generated value. A failure names the value and the line to set so that the same run
/// comes again: <c>INSURANCE_REPLAY=a,b</c> for the whole run, <c>a,b,size</c> for the failing step alone.
/// <c>INSURANCE_CASES</c> scales the number of cases in percent.
/// </summary>
internal static class Holds
{
    public const string CasesVariable = "INSURANCE_CASES";
    public const string ReplayVariable = "INSURANCE_REPLAY";

    public static void ForAll<T>(Gen<T> gen, Action<T> property, int cases = 200) =>
        Check(Prop.ForAll(Arb.From(gen), property), cases, ReplayFromEnvironment());

    public static void ForAll<T1, T2>(Gen<T1> first, Gen<T2> second, Action<T1, T2> property, int cases = 200) =>
        Check(Prop.ForAll(Arb.From(first), Arb.From(second), property), cases, ReplayFromEnvironment());

    public static void ForAll<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third, Action<T1, T2, T3> property, int cases = 200) =>
        Check(Prop.ForAll(Arb.From(first), Arb.From(second), Arb.From(third), property), cases, ReplayFromEnvironment());

    internal static void Check(Property property, int cases, Replay? replay)
    {
        // The seed is chosen here, not by FsCheck, so that it is known when the property fails; a gamma must be odd.
        var start = replay ?? new Replay(new Rnd((ulong)Random.Shared.NextInt64(), (ulong)Random.Shared.NextInt64() | 1), null);
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(Scaled(cases, Environment.GetEnvironmentVariable(CasesVariable)))
            .WithReplay(FSharpOption<Replay>.Some(start));
        try
        {
            FsCheck.Check.One(config, property);
        }
        catch (Exception failure)
        {
            throw new PropertyFailedException($"Replay with {ReplayVariable}={Text(start)}. {failure.Message}", failure);
        }
    }

    internal static int Scaled(int cases, string? percent) => percent is null or ""
        ? cases
        : (int)Math.Clamp((long)cases * int.Parse(percent, NumberStyles.None, CultureInfo.InvariantCulture) / 100, 1, int.MaxValue);

    internal static Replay? ReadReplay(string? text)
    {
        if (text is null or "")
        {
            return null;
        }

        var parts = text.Split(',');
        if (parts.Length is not (2 or 3))
        {
            throw new FormatException($"{ReplayVariable} is written as a,b or a,b,size.");
        }

        var random = new Rnd(Number(parts[0]), Number(parts[1]));
        return new Replay(random, parts.Length == 3 ? FSharpOption<int>.Some((int)Number(parts[2])) : null);
    }

    private static Replay? ReplayFromEnvironment() => ReadReplay(Environment.GetEnvironmentVariable(ReplayVariable));

    private static ulong Number(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(Replay replay) => replay.Size is { } size
        ? string.Create(CultureInfo.InvariantCulture, $"{replay.Rnd.Seed},{replay.Rnd.Gamma},{size.Value}")
        : string.Create(CultureInfo.InvariantCulture, $"{replay.Rnd.Seed},{replay.Rnd.Gamma}");
}

/// <summary>A property failed; the message holds the replay and the failing value.</summary>
internal sealed class PropertyFailedException(string message, Exception inner) : Exception(message, inner);

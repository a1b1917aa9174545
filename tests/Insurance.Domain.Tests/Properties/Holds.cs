using FsCheck;
using FsCheck.Fluent;

namespace Insurance.Domain.Tests.Properties;

/// <summary>Runs a property over generated cases; a failing one throws with the case and its seed.</summary>
internal static class Holds
{
    public static void ForAll<T>(Gen<T> gen, Action<T> property, int cases = 200) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.ForAll(gen.ToArbitrary(), property));
}

using System.Text;
using System.Text.Json;
using FsCheck.Fluent;

namespace Insurance.Domain.Tests.Properties;

/// <summary>A stored text with one byte taken away, added or changed, or with its end cut off.</summary>
internal static class StoredText
{
    private static readonly byte[] Added = [.. Encoding.UTF8.GetBytes("0123456789\"{}[],:-aexyn\0\\*"), 0xFF];

    /// <summary>Holds that opening what was changed gives a value, a refusal of the snapshot, or says where the JSON breaks; it throws nothing else.</summary>
    /// <param name="stored">The text.</param>
    /// <param name="open">Opens a text, and gives the refusals; empty where it opened.</param>
    public static void OpensOrRefuses(byte[] stored, Func<byte[], IReadOnlyList<DomainError>> open) => Holds.ForAll(
        Gen.Choose(0, stored.Length - 1),
        Gen.Choose(0, 3),
        Gen.Elements(Added),
        (at, how, added) =>
        {
            byte[] changed = how switch
            {
                0 => [.. stored[..at], .. stored[(at + 1)..]],
                1 => [.. stored[..at], added, .. stored[at..]],
                2 => [.. stored[..at], added, .. stored[(at + 1)..]],
                _ => stored[..at],
            };
            try
            {
                Assert.All(open(changed), error => Assert.StartsWith("snapshot.", error.Code, StringComparison.Ordinal));
            }
            catch (JsonException)
            {
                // Told where it stands.
            }
        },
        cases: 5_000);
}

using System.Security.Cryptography;
using System.Text;

namespace Insurance.Domain.Orders;

/// <summary>By which command an entry came about: what is sent again is known by it, and what only uses the same key is refused.</summary>
/// <param name="Key">The key that the sender chose.</param>
/// <param name="Digest">The SHA-256 of what was asked, as 64 lower-case hexadecimal digits.</param>
public sealed record CommandStamp(CommandKey Key, string Digest)
{
    internal static CommandStamp? Of(CommandKey? key, string content) =>
        key is { } known ? new(known, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))) : null;

    /// <summary>The key.</summary>
    public override string ToString() => Key.ToString();
}

using System.Buffers;
using System.Buffers.Text;

namespace Insurance.Domain.Certificates;

/// <summary>Bytes as base64url without padding (RFC 4648), in their one spelling.</summary>
internal static class Base64UrlText
{
    public static string Of(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>
    /// Reads so many bytes as there is room for; false for another length and another spelling. The framework skips white space and padding, and its method
    /// named Try throws where the bits that count nothing are not zero.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == Base64Url.GetEncodedLength(bytes.Length)
        && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length
        && text.SequenceEqual(Of(bytes));
}

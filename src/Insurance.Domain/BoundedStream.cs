namespace Insurance.Domain;

/// <summary>Reads a stream to its end, or just beyond the most that its reader looks at; leaves it open.</summary>
internal static class BoundedStream
{
    private const int FirstPiece = 1 << 14;

    public static byte[] Read(Stream stream, int most)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var bytes = new byte[Math.Min(FirstPiece, most + 1)];
        var length = 0;
        while (true)
        {
            length += stream.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
            if (length < bytes.Length || length > most)
            {
                return bytes[..length];
            }

            Array.Resize(ref bytes, Math.Min(2 * length, most + 1));
        }
    }
}

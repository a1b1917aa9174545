namespace Insurance.Domain;

/// <summary>The data files inside the assembly, by their path under <c>Data</c>.</summary>
internal static class EmbeddedData
{
    public static byte[] Read(string path)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The assembly carries no data file {path}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static IEnumerable<string> PathsUnder(string folder) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}

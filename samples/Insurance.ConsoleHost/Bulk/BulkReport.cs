using Insurance.Domain.Bulk;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>What a job came to.</summary>
/// <param name="Sums">The rows, the refused ones and the amounts.</param>
/// <param name="Digest">The digest of the output's rows.</param>
/// <param name="Refused">How many rows were refused, by the byte of the code.</param>
/// <param name="First">The first lines that were refused.</param>
/// <param name="Malformed">The first lines that are malformed.</param>
internal sealed record BulkReport(BulkSums Sums, RowDigest Digest, long[] Refused, IReadOnlyList<RefusedLine> First, IReadOnlyList<RefusedLine> Malformed)
{
    /// <summary>How many refused lines are kept.</summary>
    public const int MostFirst = 10;

    /// <summary>How many malformed lines are kept.</summary>
    public const int MostMalformed = 100;

    /// <summary>How many rows were refused for what, by code.</summary>
    public IEnumerable<(string Code, long Count)> Refusals => Refused
        .Select((count, code) => (Code: (byte)code, Count: count))
        .Where(refused => refused.Count > 0)
        .Select(refused => (System.Text.Encoding.UTF8.GetString(RowWriter.TextOf(refused.Code)), refused.Count))
        .OrderBy(refused => refused.Item1, StringComparer.Ordinal);
}

namespace Insurance.ConsoleHost.Bulk;

/// <summary>One of the two files cannot be read or written to its end.</summary>
internal sealed class BulkFileException(string code, string option, string message, Exception inner) : Exception(message, inner)
{
    public static BulkFileException OfInput(Exception inner) => new("call.file", "in", "The file cannot be read.", inner);

    public static BulkFileException OfOutput(Exception inner) => new("call.output", "out", "The file cannot be written.", inner);

    /// <summary>What the host says of it.</summary>
    public CallError Error => new(code, option, Message);

    /// <summary>Whether an exception is about a file and no mistake of ours.</summary>
    public static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}

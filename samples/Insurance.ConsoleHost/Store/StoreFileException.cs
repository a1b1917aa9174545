using System.Text.Json;

namespace Insurance.ConsoleHost.Store;

/// <summary>A store that cannot be opened or written; the message is for people and holds nothing of what stands in it.</summary>
internal sealed class StoreFileException(string message) : Exception(message)
{
    /// <summary>Whether a failure is one of the file and not a mistake of this program.</summary>
    public static bool IsOfFile(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or JsonException;
}

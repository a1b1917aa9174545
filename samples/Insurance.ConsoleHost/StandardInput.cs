using System.Globalization;

namespace Insurance.ConsoleHost;

/// <summary>Standard input as the host was given it.</summary>
internal static class StandardInput
{
    private const string Descriptor = "/proc/self/fdinfo/0";
    private const string Flags = "flags:";

    // In octal digits, as the kernel writes them.
    private const int ClosedOnExecution = 0x80000;

    /// <summary>
    /// What to read, or nothing where the caller closed standard input. The runtime then opens a pipe of its own under the same number, and
    /// reading it would wait for ever. Its own has the flag to be closed on execution, which nothing that was handed over can have. Other
    /// systems than Linux do not tell.
    /// </summary>
    public static TextReader Open() => IsClosed() ? TextReader.Null : Console.In;

    private static bool IsClosed()
    {
        try
        {
            return File.Exists(Descriptor)
                && Array.Find(File.ReadAllLines(Descriptor), line => line.StartsWith(Flags, StringComparison.Ordinal)) is { } line
                && IsOpenedByTheRuntime(line[Flags.Length..].Trim());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the flags of a descriptor, in octal digits, are those of one that was not handed over.</summary>
    internal static bool IsOpenedByTheRuntime(string octal) =>
        octal.Aggregate(0L, (flags, digit) => (flags * 8) + CharUnicodeInfo.GetDecimalDigitValue(digit)) is var read && (read & ClosedOnExecution) != 0;
}

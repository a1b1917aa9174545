using System.Text;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>The bytes of a history, from a file or from standard input; one that does not end is not read for ever.</summary>
internal static class HistoryFile
{
    public const string StandardInput = "-";

    /// <summary>The bytes, at most one more than are looked at; null with what is wrong in the call.</summary>
    public static byte[]? Read(Call call, Terminal terminal, string file)
    {
        try
        {
            return file == StandardInput ? OfInput(terminal.Input) : OfFile(Path.Combine(terminal.Directory, file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            call.Wrong("call.file", "input", file == StandardInput ? "Standard input cannot be read." : $"The file {Texts.Shown(file)} cannot be read.");
            return null;
        }
    }

    private static byte[] OfInput(TextReader input)
    {
        var buffer = new char[HistoryReader.MaxBytes + 1];
        var length = input.ReadBlock(buffer);
        return Encoding.UTF8.GetBytes(buffer, 0, length);
    }

    private static byte[] OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[HistoryReader.MaxBytes + 1];
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }
}

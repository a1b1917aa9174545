using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Insurance.ConsoleHost.Reconcile;

/// <summary>
/// The items of a JSON array that is printed later, kept in a file that vanishes by itself: an answer comes out whole or not at all, and may be larger than the memory.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;
    private FileStream? file;

    public Spool() => writer = new Utf8JsonWriter(buffer, Answer.Writing);

    /// <summary>Adds an object.</summary>
    public void Add(Action<Utf8JsonWriter> members)
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        if (file is null)
        {
            file = Begin();
        }
        else
        {
            file.WriteByte((byte)',');
        }

        file.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        writer.Reset();
    }

    /// <summary>Prints all items, with commas between them.</summary>
    public void CopyTo(TextWriter output)
    {
        if (file is null)
        {
            return;
        }

        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, BufferBytes, leaveOpen: true);
        var text = new char[BufferBytes];
        for (var count = reader.Read(text); count > 0; count = reader.Read(text))
        {
            output.Write(text, 0, count);
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        file?.Dispose();
    }

    private static FileStream Begin()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = BufferBytes, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}

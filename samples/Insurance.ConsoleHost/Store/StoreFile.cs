using Insurance.ConsoleHost.Bulk;

namespace Insurance.ConsoleHost.Store;

/// <summary>Where a store's writing is; named, so that a test can end it there.</summary>
internal enum WritingPoint
{
    /// <summary>Nothing is written yet.</summary>
    Before,

    /// <summary>A part is written beside the store.</summary>
    HalfWritten,

    /// <summary>All is written beside the store and on the disk.</summary>
    Flushed,

    /// <summary>The new store has the name.</summary>
    Renamed,
}

/// <summary>
/// A store on the disk, held by one writer from opening to disposing. It is written whole, beside itself, flushed to the disk and renamed: whoever is
/// stopped at any moment leaves the old store or the new one, and never a part. The lock is the operating system's on a file beside it, so that it ends
/// with the process, however that ends.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    /// <summary>The most bytes that are read.</summary>
    public const int MaxBytes = 64 << 20;

    private const int PieceBytes = 1 << 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string path;
    private readonly FileStream held;

    // Told of each point of the writing; nothing outside a test.
    private readonly Action<WritingPoint> at;

    private StoreFile(string path, FileStream held, Action<WritingPoint> at)
    {
        this.path = path;
        this.held = held;
        this.at = at;
    }

    private string Beside => $"{path}.part";

    /// <summary>Opens a store for one command, waiting for another writer to end.</summary>
    /// <param name="path">Its name; a link is followed, so that the store and not the link is renamed.</param>
    /// <param name="isNew">Whether it need not be there yet.</param>
    /// <param name="at">Told of each point of the writing; for a test.</param>
    /// <exception cref="StoreFileException">It is not there, held too long, or cannot be opened.</exception>
    public static StoreFile Open(string path, bool isNew, Action<WritingPoint>? at = null)
    {
        try
        {
            var real = OutputFile.RealPath(path);
            if (!isNew && !File.Exists(real))
            {
                throw new StoreFileException("There is no such store; pay makes one.");
            }

            return new StoreFile(real, Held($"{real}.lock"), at ?? (_ => { }));
        }
        catch (Exception failure) when (StoreFileException.IsOfFile(failure))
        {
            throw new StoreFileException("The store cannot be opened.");
        }
    }

    /// <summary>The store's bytes; null where it is not there yet.</summary>
    /// <exception cref="StoreFileException">It cannot be read, or is too large.</exception>
    public byte[]? Read()
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return null;
            }

            return file.Length <= MaxBytes ? File.ReadAllBytes(path) : throw new StoreFileException("The store is too large.");
        }
        catch (Exception failure) when (StoreFileException.IsOfFile(failure))
        {
            throw new StoreFileException("The store cannot be read.");
        }
    }

    /// <summary>Puts other bytes in the store's place.</summary>
    /// <exception cref="StoreFileException">They cannot be written; the store is as it was.</exception>
    public void Write(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new StoreFileException("The store would become too large.");
        }

        try
        {
            at(WritingPoint.Before);
            using (var part = new FileStream(Beside, Writing(FileMode.Create)))
            {
                for (var start = 0; start < bytes.Length; start += PieceBytes)
                {
                    part.Write(bytes, start, Math.Min(PieceBytes, bytes.Length - start));
                    at(WritingPoint.HalfWritten);
                }

                part.Flush(flushToDisk: true);
            }

            at(WritingPoint.Flushed);
            File.Move(Beside, path, overwrite: true);
            at(WritingPoint.Renamed);
        }
        catch (Exception failure) when (StoreFileException.IsOfFile(failure))
        {
            throw new StoreFileException("The store cannot be written; it is as it was.");
        }
    }

    // The lock's file stays: whoever deleted it could delete the one that another just locked.
    public void Dispose() => held.Dispose();

    private static FileStream Held(string name)
    {
        var until = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(name, Writing(FileMode.OpenOrCreate));
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(name)) && until.Elapsed < Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    // The store holds people's data in full: nobody else reads it.
    private static FileStreamOptions Writing(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}

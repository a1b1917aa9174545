using System.Globalization;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>
/// A file that is written beside its name and gets it when it is whole. Disposed of before that, it is gone, and what stood under the name is untouched.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string name;
    private bool whole;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name it gets in the end.</param>
    /// <exception cref="BulkFileException">It cannot be begun.</exception>
    public OutputFile(string path)
    {
        name = path;
        Beside = string.Create(CultureInfo.InvariantCulture, $"{path}.{Guid.NewGuid():N}.part");
        try
        {
            Stream = Directory.Exists(path) || path.StartsWith("/dev/", StringComparison.Ordinal)
                ? throw new IOException("A folder or a device has no name to give away.")
                : new FileStream(Beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (Exception unwritable) when (BulkFileException.IsOfFile(unwritable))
        {
            throw BulkFileException.OfOutput(unwritable);
        }
    }

    /// <summary>The name it has until then.</summary>
    public string Beside { get; }

    public Stream Stream { get; }

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="BulkFileException">It cannot get it.</exception>
    public void Finish()
    {
        try
        {
            Stream.Dispose();
            Rename();
        }
        catch (Exception unwritable) when (BulkFileException.IsOfFile(unwritable))
        {
            throw BulkFileException.OfOutput(unwritable);
        }
    }

    /// <summary>
    /// An older file is moved aside first, and back where that fails. Renaming over it would be one step, but ext4 then writes the whole new file to the disk at once,
    /// which takes longer than the job.
    /// </summary>
    private void Rename()
    {
        var older = $"{Beside}.old";
        var replaces = File.Exists(name);
        if (replaces)
        {
            File.Move(name, older);
        }

        try
        {
            File.Move(Beside, name);
            whole = true;
        }
        finally
        {
            if (replaces && !whole)
            {
                File.Move(older, name);
            }
        }

        File.Delete(older);
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!whole)
        {
            File.Delete(Beside);
        }
    }

    /// <summary>The file that a path leads to, through all links on the way, as far as they can be followed.</summary>
    public static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            real = Followed(Path.Combine(real, part));
        }

        return real;
    }

    private static string Followed(string path)
    {
        try
        {
            FileSystemInfo here = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            return here.Exists && here.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? target.FullName : path;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}

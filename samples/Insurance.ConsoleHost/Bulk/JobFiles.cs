namespace Insurance.ConsoleHost.Bulk;

/// <summary>The files of a job, by the names of the call.</summary>
internal static class JobFiles
{
    /// <summary>The full path of a name.</summary>
    /// <exception cref="BulkFileException">It is none.</exception>
    public static string PathOf(Terminal terminal, string file, Func<Exception, BulkFileException> failure)
    {
        try
        {
            return Path.GetFullPath(file, terminal.Directory);
        }
        catch (Exception unreadable) when (BulkFileException.IsOfFile(unreadable))
        {
            throw failure(unreadable);
        }
    }

    /// <summary>Opens a file that is read once, from the beginning to the end.</summary>
    /// <exception cref="BulkFileException">It cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception unreadable) when (BulkFileException.IsOfFile(unreadable))
        {
            throw BulkFileException.OfInput(unreadable);
        }
    }
}

namespace Insurance.ConsoleHost.Bulk;

/// <summary>A job on a file that somebody may watch.</summary>
internal interface IFileJob
{
    /// <summary>How many bytes of the file are done.</summary>
    long Taken { get; }

    /// <summary>How many rows, or people, are done.</summary>
    long Rows { get; }
}

using System.Text;

namespace Insurance.ConsoleHost.Bulk;

/// <summary>A line of the file that was refused, by its number, the header being 1.</summary>
internal readonly record struct RefusedLine(long Line, byte Code)
{
    /// <summary>The code as it is written.</summary>
    public string CodeText => Encoding.UTF8.GetString(RowWriter.TextOf(Code));
}

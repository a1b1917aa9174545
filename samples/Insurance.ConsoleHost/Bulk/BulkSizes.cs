namespace Insurance.ConsoleHost.Bulk;

/// <summary>How much memory a job takes. The output is the same whatever they are.</summary>
/// <param name="Piece">The bytes of a piece of the file.</param>
/// <param name="Rows">How many rows are columns at once.</param>
/// <param name="Output">The bytes of output that are kept back until it is their turn.</param>
/// <param name="Plain">Whether plain lines take the short way.</param>
internal sealed record BulkSizes(int Piece, int Rows, int Output, bool Plain = true)
{
    private const int LargestPiece = 256 * 1024;
    private const int LeastPiece = 32 * 1024;
    private const int AllPieces = 2 * 1024 * 1024;
    private const int FewRows = 1024;

    /// <summary>What is quick and leaves the process small, for so many threads and lines.</summary>
    public static BulkSizes For(int threads, int lines)
    {
        var piece = Math.Clamp(AllPieces / threads, LeastPiece, LargestPiece);

        // A row of the file has some twenty bytes; each amount adds about eight. What does not fit is written in two goes.
        return new(piece, FewRows, piece + (piece * (lines + 1) / 3));
    }
}

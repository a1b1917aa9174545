using System.Text;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain;
using Insurance.Domain.Reconciliations;

namespace Insurance.ConsoleHost.Reconcile;

/// <summary>Everything that somebody has to do something about, as a CSV file that gets its name when it is whole.</summary>
internal sealed class ReconcileFile : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const string Header = "order,side,kind,code,here,there,references,ours,theirs,action,message\n";

    private readonly OutputFile file;
    private readonly StreamWriter writer;

    /// <summary>Begins the file.</summary>
    /// <exception cref="BulkFileException">It cannot be begun.</exception>
    public ReconcileFile(string path)
    {
        file = new OutputFile(path);
        writer = new StreamWriter(file.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes);
        writer.Write(Header);
    }

    /// <summary>Writes a row for a discrepancy, for an order in transit and for one that is to be booked.</summary>
    public void Take(ReconciliationEntry entry, Language language)
    {
        switch (entry)
        {
            case Discrepancy found:
                Row(entry, Spelling.Of(found.Kind), found.Code, string.Join(' ', found.References), found.Ours, found.Theirs, Spelling.Of(found.Action), found.MessageIn(language));
                break;
            case PendingBooking pending:
                Row(entry, "pending", ErrorCodes.Reconcile.BookingPending, "", pending.ExpectedBy is { } day ? Texts.Of(day) : null, null, "", pending.MessageIn(language));
                break;
            case MatchedPair { BookOn: { } on }:
                Row(entry, "to-book", "", "", null, Texts.Of(on), "", "");
                break;
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="BulkFileException">It cannot be written to its end.</exception>
    public void Finish()
    {
        Guarded(writer.Flush);
        file.Finish();
    }

    // The writer's own stream is the file's, and what is left in the writer of a file that failed is of no use.
    public void Dispose() => file.Dispose();

    private void Row(ReconciliationEntry entry, string kind, string code, string references, string? ours, string? theirs, string action, string message)
    {
        string?[] fields = [entry.Order.ToString(), Spelling.Of(entry.Side), kind, code, entry.Here?.ToString(), entry.There?.ToString(), references, ours, theirs, action, message];
        Guarded(() => writer.Write($"{string.Join(',', fields.Select(field => Quoted(field ?? "")))}\n"));
    }

    private static void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (IOException unwritable)
        {
            throw BulkFileException.OfOutput(unwritable);
        }
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}

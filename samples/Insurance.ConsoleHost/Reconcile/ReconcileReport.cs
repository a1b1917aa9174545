using System.Globalization;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Reconciliations;
using Spectre.Console;

namespace Insurance.ConsoleHost.Reconcile;

/// <summary>Takes the results of a reconciliation one by one and prints them when all are there.</summary>
internal sealed class ReconcileReport : IDisposable
{
    /// <summary>How many discrepancies people see; the rest is for a file.</summary>
    public const int MostShown = 50;

    private readonly Answer answer;
    private readonly Language language;
    private readonly ReconcileFile? file;
    private readonly Spool discrepancies = new();
    private readonly Spool pending = new();
    private readonly List<Discrepancy> first = [];
    private long matched;
    private long toBook;
    private long found;

    public ReconcileReport(Answer answer, Language language, ReconcileFile? file) => (this.answer, this.language, this.file) = (answer, language, file);

    public void Take(ReconciliationEntry entry)
    {
        switch (entry)
        {
            case MatchedPair pair:
                matched++;
                toBook += pair.BookOn is null ? 0 : 1;
                break;
            case Discrepancy discrepancy:
                found++;
                if (answer.Json)
                {
                    discrepancies.Add(writer => Write(writer, discrepancy));
                }
                else if (first.Count < MostShown)
                {
                    first.Add(discrepancy);
                }

                break;
            case PendingBooking booking when answer.Json:
                pending.Add(writer => Write(writer, booking));
                break;
        }

        file?.Take(entry, language);
    }

    /// <summary>Prints the answer.</summary>
    public int Say(ReconciliationTotals totals)
    {
        if (answer.Json)
        {
            Print(answer.Terminal.Output, totals);
            return Answer.Done;
        }

        return answer.Say(_ => { }, console => Show(console, totals));
    }

    public void Dispose()
    {
        discrepancies.Dispose();
        pending.Dispose();
    }

    private void Print(TextWriter output, ReconciliationTotals totals)
    {
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"matched\":{matched},\"toBook\":{toBook},\"discrepancies\":["));
        discrepancies.CopyTo(output);
        output.Write("],\"pending\":[");
        pending.CopyTo(output);
        output.Write("],\"totals\":");
        output.Write(Answer.TextOf(writer =>
        {
            writer.WriteNumber("orders", totals.Orders);
            Write(writer, totals.Channel);
            Write(writer, totals.Treasury);
        }));
        output.WriteLine($",\"balanced\":{(totals.Balanced ? "true" : "false")}}}");
    }

    private void Write(Utf8JsonWriter writer, Discrepancy discrepancy)
    {
        writer.WriteString("kind", Spelling.Of(discrepancy.Kind));
        writer.WriteString("side", Spelling.Of(discrepancy.Side));
        writer.WriteString("code", discrepancy.Code);
        writer.WriteString("order", discrepancy.Order.ToString());
        writer.WriteStartObject("amounts");
        writer.WriteString("here", discrepancy.Here?.ToString());
        writer.WriteString(Spelling.Of(discrepancy.Side), discrepancy.There?.ToString());
        writer.WriteEndObject();
        if (discrepancy.References.Count > 0)
        {
            writer.WriteStartArray("references");
            foreach (var reference in discrepancy.References)
            {
                writer.WriteStringValue(reference);
            }

            writer.WriteEndArray();
        }

        if (discrepancy.Ours is not null || discrepancy.Theirs is not null)
        {
            writer.WriteString("ours", discrepancy.Ours);
            writer.WriteString("theirs", discrepancy.Theirs);
        }

        if (discrepancy.CountedElsewhere)
        {
            writer.WriteBoolean("countedElsewhere", true);
        }

        writer.WriteString("action", Spelling.Of(discrepancy.Action));
        writer.WriteString("message", discrepancy.MessageIn(language));
    }

    private void Write(Utf8JsonWriter writer, PendingBooking booking)
    {
        writer.WriteString("order", booking.Order.ToString());
        writer.WriteString("amount", booking.Here?.ToString());
        writer.WriteString("paidOn", Texts.Of(booking.PaidOn));
        writer.WriteString("expectedBy", booking.ExpectedBy is { } day ? Texts.Of(day) : null);
        writer.WriteString("message", booking.MessageIn(language));
    }

    private static void Write(Utf8JsonWriter writer, SideTotals totals)
    {
        writer.WriteStartObject(Spelling.Of(totals.Side));
        Write(writer, "read", totals.Read);
        Write(writer, "matched", totals.Matched);
        writer.WriteStartObject("discrepancies");
        foreach (var kind in totals.Kinds.Where(kind => kind.Found > 0))
        {
            writer.WriteStartObject(Spelling.Of(kind.Kind));
            writer.WriteNumber("found", kind.Found);
            WriteMembers(writer, kind.Sums);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        Write(writer, "pending", totals.Pending);
        Write(writer, "otherDays", totals.OfOtherDays);
        writer.WriteString("difference", totals.Read.Difference.ToString());
        writer.WriteBoolean("balanced", totals.Balanced);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, BothSums sums)
    {
        writer.WriteStartObject(name);
        WriteMembers(writer, sums);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, BothSums sums)
    {
        foreach (var (name, sum) in new[] { ("here", sums.Here), ("there", sums.There) })
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("count", sum.Count);
            writer.WriteString("amount", sum.Amount.ToString());
            writer.WriteEndObject();
        }
    }

    private void Show(IAnsiConsole console, ReconciliationTotals totals)
    {
        if (first.Count > 0)
        {
            var table = new Table().AddColumn("what").AddColumn("what to do");
            foreach (var discrepancy in first)
            {
                table.AddRow(Markup.Escape(discrepancy.MessageIn(language)), Markup.Escape(discrepancy.Action.Told(language)));
            }

            console.Write(table);
        }

        if (found > first.Count)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {found - first.Count} more{(file is null ? "; --out FILE writes all of them" : "")}"));
        }

        var sums = new Table().AddColumn("list").AddColumn("").AddColumn(new TableColumn("here").RightAligned()).AddColumn(new TableColumn("yuan").RightAligned()).AddColumn(new TableColumn("there").RightAligned()).AddColumn(new TableColumn("yuan").RightAligned());
        Rows(sums, totals.Channel);
        Rows(sums, totals.Treasury);
        console.Write(sums);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Orders} orders, {matched} pairs match, {found} discrepancies, {totals.Treasury.Pending.Here.Count} in transit, {toBook} to book; the totals {(totals.Balanced ? "balance" : "DO NOT BALANCE")}."));
    }

    private static void Rows(Table table, SideTotals totals)
    {
        Row("read", totals.Read);
        Row("matched", totals.Matched);
        foreach (var kind in totals.Kinds.Where(kind => kind.Found > 0))
        {
            Row(Spelling.Of(kind.Kind), kind.Sums);
        }

        Row("in transit", totals.Pending);
        Row("of other days", totals.OfOtherDays);

        void Row(string name, BothSums sums)
        {
            if (sums != BothSums.None || name == "read")
            {
                table.AddRow(
                    Spelling.Of(totals.Side),
                    name,
                    sums.Here.Count.ToString(CultureInfo.InvariantCulture),
                    sums.Here.Amount.ToString(),
                    sums.There.Count.ToString(CultureInfo.InvariantCulture),
                    sums.There.Amount.ToString());
            }
        }
    }
}

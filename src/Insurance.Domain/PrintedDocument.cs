using System.Text;
using NodaTime.Text;

namespace Insurance.Domain;

/// <summary>
/// A document for people in one language: a title, labelled rows, a table of amounts with its total, notes, and places to sign. It prints
/// as plain text and as an HTML page of size A4 that stands alone: no script, nothing from elsewhere, the same bytes on every machine.
/// </summary>
/// <param name="title">The phrasebook's title.</param>
/// <param name="language">The language.</param>
/// <param name="isFull">Whether names and ID numbers stand in it in full; a masked one says what it is.</param>
internal sealed class PrintedDocument(string title, Language language, bool isFull)
{
    private readonly List<(string Name, string Value)> rows = [];
    private readonly List<(string Name, Money Amount)> lines = [];
    private readonly List<(string Name, string Value)> foot = [];
    private readonly List<string> notes = [];
    private readonly List<string> signatures = [];
    private Money total;
    private string? isVoid;

    /// <summary>Why it no longer counts, for the mark across the page.</summary>
    public PrintedDocument Void(string reason, params ReadOnlySpan<Operand> operands)
    {
        isVoid = Phrasebook.Text(reason, language, operands);
        return this;
    }

    /// <summary>A row under a label of the phrasebook.</summary>
    public PrintedDocument Row(string label, string value)
    {
        rows.Add((Phrasebook.Text(label, language), value));
        return this;
    }

    /// <summary>A row of months, as people say them.</summary>
    public PrintedDocument Row(string label, FeePeriod period) => Row(label, period.Months == 1
        ? YearMonthPattern.Iso.Format(period.From)
        : Phrasebook.Text("label.months", language, ("from", period.From), ("through", period.Through)));

    /// <summary>A line of the table, under the name that a data file gave.</summary>
    public PrintedDocument Line(LocalizedText name, Money amount)
    {
        lines.Add((name.In(language), amount));
        total += amount;
        return this;
    }

    /// <summary>A row below the table.</summary>
    public PrintedDocument Foot(string label, string value)
    {
        foot.Add((Phrasebook.Text(label, language), value));
        return this;
    }

    /// <summary>A sentence at the end.</summary>
    public PrintedDocument Note(string note, params ReadOnlySpan<Operand> operands)
    {
        notes.Add(Phrasebook.Text(note, language, operands));
        return this;
    }

    /// <summary>A place to sign or to date.</summary>
    public PrintedDocument Sign(string label)
    {
        signatures.Add(Phrasebook.Text(label, language));
        return this;
    }

    /// <summary>The document as plain text; every line ends with a line feed.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Phrasebook.Text(title, language)).Append('\n');
        if (isVoid is not null)
        {
            text.Append(VoidMark).Append(": ").Append(isVoid).Append('\n');
        }

        Part(rows);
        Part([.. lines.Select(line => (line.Name, line.Amount.ToString())), (TotalLabel, total.ToString())]);
        Part(foot);
        foreach (var note in Notes)
        {
            text.Append('\n').Append(note).Append('\n');
        }

        foreach (var signature in signatures)
        {
            text.Append('\n').Append(signature).Append(": ").Append('_', PrintedPage.SignatureLength).Append('\n');
        }

        return text.ToString();

        void Part(IReadOnlyCollection<(string Name, string Value)> part)
        {
            text.Append(part.Count > 0 ? "\n" : "");
            foreach (var (name, value) in part)
            {
                text.Append(name).Append(": ").Append(value).Append('\n');
            }
        }
    }

    /// <summary>The document as a page of HTML.</summary>
    public string ToHtml()
    {
        var page = new PrintedPage(language, Phrasebook.Text(title, language), isFull ? null : Phrasebook.Text("label.copy", language));
        if (isVoid is not null)
        {
            page.Void(VoidMark, isVoid);
        }

        page.Rows(rows);
        page.Table(Phrasebook.Text("label.item", language), Phrasebook.Text("label.amount", language), lines, TotalLabel, total);
        page.Foot(foot);
        page.Notes(Notes);
        page.Signatures(signatures);
        return page.ToString();
    }

    private string VoidMark => Phrasebook.Text("label.void", language);

    private string TotalLabel => Phrasebook.Text("label.total", language);

    private IReadOnlyList<string> Notes => isFull ? notes : [.. notes, Phrasebook.Text("label.note-masked", language)];
}

using System.Text;

namespace Insurance.Domain;

/// <summary>A document for people as plain text: a title, an empty line, and a labelled line for each value.</summary>
internal sealed class PrintedText
{
    private readonly StringBuilder text;
    private readonly Language language;

    public PrintedText(string title, Language language)
    {
        this.language = language;
        text = new StringBuilder(Phrasebook.Text(title, language)).Append("\n\n");
    }

    /// <summary>A row under a label of the phrasebook.</summary>
    public PrintedText Row(string label, string value) => Named(Phrasebook.Text(label, language), value);

    /// <summary>A row under a name that a data file gave.</summary>
    public PrintedText Row(LocalizedText name, string value) => Named(name.In(language), value);

    public override string ToString() => text.ToString();

    private PrintedText Named(string name, string value)
    {
        text.Append(name).Append(": ").Append(value).Append('\n');
        return this;
    }
}

using System.Text;

namespace Insurance.Domain;

/// <summary>
/// Writes a page of HTML for paper of size A4. Every text is escaped; the policy in its head forbids whatever is not in the page itself, so
/// that even a text that slipped through could load and run nothing.
/// </summary>
internal sealed class PrintedPage
{
    public const int SignatureLength = 24;

    // Fonts that the systems of an office have; the last name of each list is the browser's own choice.
    private const string ChineseFonts = "\"Songti SC\", \"Noto Serif CJK SC\", \"Source Han Serif SC\", \"Noto Serif SC\", SimSun, NSimSun, \"Noto Sans CJK SC\", \"Microsoft YaHei\", \"WenQuanYi Zen Hei\", serif";

    private const string LatinFonts = "Georgia, \"Times New Roman\", \"Liberation Serif\", \"DejaVu Serif\", ";

    private const string Style = """
        @page { size: A4; margin: 20mm 18mm; }
        * { box-sizing: border-box; }
        html { background: #e9e9e9; }
        body { margin: 0; color: #111; font: 11pt/1.55 FONTS; }
        main { position: relative; overflow: hidden; width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 20mm 18mm; background: #fff; }
        h1 { margin: 0 0 2mm; font-size: 19pt; font-weight: 600; line-height: 1.3; text-align: center; }
        .copy { margin: 0; text-align: center; color: #555; font-size: 10pt; }
        .rule { border: 0; border-top: 0.6mm double #111; margin: 5mm 0 6mm; }
        .void { margin: 0 0 6mm; padding: 2mm 4mm; border: 0.5mm solid #b00020; color: #b00020; font-weight: 600; text-align: center; }
        .stamp { position: absolute; top: 105mm; left: 0; right: 0; transform: rotate(-28deg); text-align: center; font-size: 84pt; font-weight: 700; letter-spacing: 0.1em; line-height: 1; color: #b00020; opacity: 0.16; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 1.6mm 8mm; margin: 0 0 7mm; }
        .foot { font-size: 9.5pt; }
        dt { color: #444; }
        dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: isolate; }
        table { width: 100%; margin: 0 0 7mm; border-collapse: collapse; page-break-inside: avoid; }
        th, td { padding: 2mm 3mm; border: 0.25mm solid #333; font-weight: 400; text-align: left; }
        thead th { background: #f2f2f2; font-weight: 600; }
        .amount { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tfoot th, tfoot td { font-weight: 600; }
        .notes { margin: 8mm 0 0; padding: 3mm 0 0; border-top: 0.25mm solid #999; color: #333; font-size: 9.5pt; }
        .notes p { margin: 0 0 1.2mm; }
        .signatures { display: flex; gap: 14mm; margin: 16mm 0 0; }
        .signatures p { flex: 1; margin: 0; padding: 0 0 1mm; border-bottom: 0.25mm solid #333; }
        @media print { html { background: none; } main { width: auto; min-height: 0; margin: 0; padding: 0; overflow: visible; } }
        """;

    private readonly StringBuilder html = new();

    public PrintedPage(Language language, string title, string? copy)
    {
        var fonts = language == Language.SimplifiedChinese ? ChineseFonts : LatinFonts + ChineseFonts;
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(Tag(language)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").Append(Escaped(title)).Append("</title>\n<style>\n")
            .Append(Style.ReplaceLineEndings("\n").Replace("FONTS", fonts, StringComparison.Ordinal))
            .Append("\n</style>\n</head>\n<body>\n<main>\n<h1>").Append(Escaped(title)).Append("</h1>\n");
        if (copy is not null)
        {
            Paragraph("copy", copy);
        }

        html.Append("<hr class=\"rule\">\n");
    }

    /// <summary>A line that says why, and a stamp across the page.</summary>
    public void Void(string mark, string reason)
    {
        Paragraph("void", $"{mark}: {reason}");
        html.Append("<div class=\"stamp\" aria-hidden=\"true\">").Append(Escaped(mark)).Append("</div>\n");
    }

    public void Rows(IReadOnlyCollection<(string Name, string Value)> rows) => List("rows", rows);

    public void Foot(IReadOnlyCollection<(string Name, string Value)> rows) => List("foot", rows);

    public void Table(string item, string amount, IEnumerable<(string Name, Money Amount)> lines, string totalLabel, Money total)
    {
        html.Append("<table>\n<thead><tr><th scope=\"col\">").Append(Escaped(item)).Append("</th><th scope=\"col\" class=\"amount\">").Append(Escaped(amount)).Append("</th></tr></thead>\n<tbody>\n");
        foreach (var line in lines)
        {
            html.Append("<tr><td>").Append(Escaped(line.Name)).Append("</td><td class=\"amount\">").Append(line.Amount).Append("</td></tr>\n");
        }

        html.Append("</tbody>\n<tfoot><tr><th scope=\"row\">").Append(Escaped(totalLabel)).Append("</th><td class=\"amount\">").Append(total).Append("</td></tr></tfoot>\n</table>\n");
    }

    public void Notes(IReadOnlyCollection<string> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        html.Append("<div class=\"notes\">\n");
        foreach (var note in notes)
        {
            html.Append("<p>").Append(Escaped(note)).Append("</p>\n");
        }

        html.Append("</div>\n");
    }

    public void Signatures(IReadOnlyCollection<string> labels)
    {
        if (labels.Count == 0)
        {
            return;
        }

        html.Append("<div class=\"signatures\">\n");
        foreach (var label in labels)
        {
            html.Append("<p>").Append(Escaped(label)).Append(":</p>\n");
        }

        html.Append("</div>\n");
    }

    /// <summary>The whole page, ended by a line feed.</summary>
    public override string ToString() => $"{html}</main>\n</body>\n</html>\n";

    private static string Tag(Language language) => language == Language.SimplifiedChinese ? "zh-Hans" : language.Id();

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private void List(string kind, IReadOnlyCollection<(string Name, string Value)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        html.Append("<dl class=\"").Append(kind).Append("\">\n");
        foreach (var (name, value) in rows)
        {
            html.Append("<dt>").Append(Escaped(name)).Append("</dt><dd>").Append(Escaped(value)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
    }

    private void Paragraph(string kind, string text) =>
        html.Append("<p class=\"").Append(kind).Append("\">").Append(Escaped(text)).Append("</p>\n");
}

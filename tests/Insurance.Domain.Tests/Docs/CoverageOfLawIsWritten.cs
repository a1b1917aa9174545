using System.Text;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The page of what the package knows is written from the data.</summary>
public sealed class CoverageOfLawIsWritten
{
    private const string Page = "docs/coverage-of-law.md";

    private static readonly TariffCatalog Catalog = TariffCatalog.Embedded;

    [Fact]
    public void The_page_shows_the_data_of_today() => Approved.Compare(Page, Written());

    [Fact]
    public void Every_place_and_every_way_to_pay_stands_on_the_page()
    {
        var page = Approved.Read(Page);

        Assert.All(Catalog.Histories, history => Assert.Contains($"| {history.Region.Code} |", page, StringComparison.Ordinal));
        Assert.All(Catalog.Histories.SelectMany(history => history.Grades), grade => Assert.Contains($"`{grade.Id}`", page, StringComparison.Ordinal));
        Assert.Contains(TariffCatalog.DataVersion, page, StringComparison.Ordinal);
    }

    private static string Written()
    {
        var text = new StringBuilder(
            $"""
            # What the package knows

            Data {TariffCatalog.DataVersion}, written from the data files; a test keeps this page and the files together. Months are those in which at least one way to pay can be
            assessed at its regular price; months outside them are refused, naming the figure and the last known month. Nothing is carried over into the next year.
            What is out of date on a day: `tariffs --at DATE` of the [command line](command-line.md). Every figure with its source: `tariffs --region CODE`. How a new figure
            gets in: [data-releases.md](data-releases.md).

            The confidence is that of the weakest figure and of the strongest: `derived`, `secondary`, `relayed-press`, `official-reprint`, `official`.

            """.ReplaceLineEndings("\n"));
        foreach (var scheme in Enum.GetValues<Scheme>())
        {
            var files = Catalog.Histories.Where(history => history.Scheme == scheme && !history.FloorsOnly).ToList();
            text.Append('\n').Append("## ").Append(scheme == Scheme.Resident ? "Residents" : "Flexible employment").Append(" (`").Append(Spelling.Of(scheme)).Append("`)\n\n");
            text.Append("| place | code | province | ways to pay | known months | without | confidence | last known | documents |\n|---|---|---|---|---|---|---|---|---|\n");
            files.ForEach(history => Row(text, history));
            Partly(text, files);
        }

        Floors(text);
        return text.ToString();
    }

    private static void Row(StringBuilder text, TariffHistory history)
    {
        var spans = Catalog.KnownSpans(history);
        var place = Catalog.FactsOf(history.Region)!;
        var holes = spans.Zip(spans.Skip(1), (before, after) => FeePeriod.Of(before.Through.PlusMonths(1), after.From.PlusMonths(-1)));
        Cells(
            text,
            Told(place.Name),
            history.Region.Code,
            Told(place.Province!),
            string.Join(", ", history.Grades.Select(grade => $"`{grade.Id}`")),
            spans.IsEmpty ? "none" : FeePeriod.Of(spans[0].From, spans[^1].Through).ToString(),
            string.Join(", ", holes),
            Graded(history),
            spans.IsEmpty ? "" : spans[^1].ToString()[^7..],
            Documents(history));
    }

    /// <summary>Ways to pay that are known for fewer months than their file.</summary>
    private static void Partly(StringBuilder text, List<TariffHistory> files)
    {
        var partly =
            from history in files
            from grade in history.Grades
            let spans = Catalog.KnownSpans(history, grade.Id)
            where !spans.SequenceEqual(Catalog.KnownSpans(history))
            select (history, grade, spans);
        var rows = partly.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        text.Append("\nWays to pay that are not known for all of these months:\n\n| place | way to pay | name | known months |\n|---|---|---|---|\n");
        foreach (var (history, grade, spans) in rows)
        {
            Cells(text, Told(Catalog.FactsOf(history.Region)!.Name), $"`{grade.Id}`", Told(grade.Name), spans.IsEmpty ? "none" : string.Join(", ", spans));
        }
    }

    private static void Floors(StringBuilder text)
    {
        text.Append("\n## Floors for other files\n\n| place | code | scheme | figure | known months | without | documents |\n|---|---|---|---|---|---|---|\n");
        foreach (var history in Catalog.Histories.Where(history => history.FloorsOnly))
        {
            var place = Told(Catalog.FactsOf(history.Region)!.Name);
            if (history.Figures.IsEmpty)
            {
                Cells(text, place, history.Region.Code, Spelling.Of(history.Scheme), "no figure, rules alone", "", "", "");
            }

            foreach (var figure in history.Figures.Values)
            {
                Cells(
                    text,
                    place,
                    history.Region.Code,
                    Spelling.Of(history.Scheme),
                    $"`{figure.Id}`",
                    figure is { FirstKnownMonth: { } first, LastKnownMonth: { } last } ? FeePeriod.Of(first, last).ToString() : "none",
                    string.Join(", ", figure.UnknownSpans),
                    Documents([.. figure.Rows]));
            }
        }
    }

    private static string Graded(TariffHistory history)
    {
        var grades = history.Figures.Values.SelectMany(figure => figure.Rows).Where(row => row.IsKnown).Select(row => row.Confidence).Distinct().Order().Select(Spelling.Of).ToList();
        return grades.Count > 1 ? $"{grades[0]} to {grades[^1]}" : string.Concat(grades);
    }

    private static string Documents(TariffHistory history) => Documents([.. history.Figures.Values.SelectMany(figure => figure.Rows)]);

    /// <summary>Document numbers; sources without one are counted, because their descriptions are long and stand in the file.</summary>
    private static string Documents(List<FigureRow> rows)
    {
        var sources = rows.Select(row => row.Source).OfType<Source>().DistinctBy(source => source.Id).ToList();
        var numbers = sources.Select(source => source.Document).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var others = sources.Count(source => source.Document is null);
        var told = others == 0 ? [] : new[] { $"{others} without a number" };
        return string.Join(", ", numbers.Concat(told));
    }

    private static string Told(LocalizedText name) => $"{name.English} {name.SimplifiedChinese}";

    private static void Cells(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            text.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length == 0 ? "" : " ");
        }

        text.Append("|\n");
    }
}

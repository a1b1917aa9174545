using System.Globalization;
using System.Text;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>
/// The list of every figure that ships, a row a line, by tariff file. Each file's heading names the data release in which its rows changed last.
/// </summary>
internal static class ReviewedFigures
{
    public const string Path = "tests/Insurance.Domain.Tests/Conventions/figures.approved.txt";
    private const string Heading = "# ";
    private const string Since = ", data ";

    /// <summary>The list of a catalogue; a file whose rows are those of the earlier list keeps its release.</summary>
    public static string Of(TariffCatalog catalog, string release, string earlier)
    {
        var kept = Read(earlier).ToDictionary(section => section.File, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var history in catalog.Histories)
        {
            var lines = Lines(history).Order(StringComparer.Ordinal).ToList();
            var file = history.ToString();
            var since = kept.TryGetValue(file, out var section) && section.Lines.SequenceEqual(lines) ? section.Release : release;
            text.Append(Heading).Append(file).Append(Since).Append(since).Append('\n');
            lines.ForEach(line => text.Append(line).Append('\n'));
        }

        return text.ToString();
    }

    /// <summary>The files of a list, each with the release in which it changed last and its lines.</summary>
    public static IEnumerable<(string File, string Release, List<string> Lines)> Read(string list)
    {
        foreach (var section in list.Split('\n').Where(line => line.Length > 0).Aggregate(new List<List<string>>(), Grown))
        {
            var heading = section[0][Heading.Length..].Split(Since);
            yield return (heading[0], heading[^1], section[1..]);
        }
    }

    private static List<List<string>> Grown(List<List<string>> sections, string line)
    {
        if (line.StartsWith(Heading, StringComparison.Ordinal))
        {
            sections.Add([]);
        }

        sections[^1].Add(line);
        return sections;
    }

    private static IEnumerable<string> Lines(TariffHistory history) =>
        from figure in history.Figures.Values
        from row in figure.Rows
        let months = row.In.IsEmpty ? "" : $" in {string.Join(' ', row.In.Select(month => month.ToString("D2", CultureInfo.InvariantCulture)))}"
        let value = figure.Spelled(row.Units)
        select row.Source is { } source
            ? $"{history} {figure.Id} {row.For}{months} = {value} | {Spelling.Of(row.Confidence)} | {source.Citation}"
            : $"{history} {figure.Id} {row.For}{months} = {value}";
}

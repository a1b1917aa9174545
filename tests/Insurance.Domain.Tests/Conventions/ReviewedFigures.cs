using System.Globalization;
using System.Text;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>
/// The list of every figure that ships, a row a line, and of every amount and rate in a rule, by tariff file. Each file's heading names the data release in which
/// its rows changed last.
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
            var lines = Lines(history).Concat(RuleLines(history)).Order(StringComparer.Ordinal).ToList();
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

    /// <summary>No example reaches an amount that stands in a rule; whoever reads this list does.</summary>
    internal static IEnumerable<string> RuleLines(TariffHistory history) =>
        from term in history.Terms.All
        from told in Told(term)
        select $"{history} {told.What} {term.For}{(term.Grades.Count == 0 ? "" : $" grades {string.Join(' ', term.Grades)}")}{told.Whose} = {told.Value} | {Spelling.Of(term.Confidence)} | {term.Source.Citation}";

    private static IEnumerable<(string What, string Whose, string Value)> Told(Term term) => term switch
    {
        LongTermCareAmount care => [("long-term-care", $" {Spelling.Of(care.Status)}", care.AYear.ToString())],
        PersonalAccountCredit { Bands.Count: 0 } => [("personal-account", "", "none")],
        PersonalAccountCredit credit => credit.Bands.Select(band => ("personal-account", Invariant($" ages {band.FromAge}..{band.ThroughAge}"), band.AMonth.ToString())),
        CapIncentive incentive => [("incentives", Invariant($" {Spelling.Of(incentive.Reason)} after {incentive.AfterYears}"), incentive.AtLeast.ToString())],
        LifetimeYears years => [("lifetime", "", Invariant($"men {years.MenYears}, women {years.WomenYears}, actual {years.ActualYears}, residents' share {years.ResidentShare?.ToString() ?? "not told"}"))],
        _ => [],
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

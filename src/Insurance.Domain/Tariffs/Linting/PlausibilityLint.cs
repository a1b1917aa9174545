using Insurance.Domain.Tariffs.Reading;
using NodaTime;

namespace Insurance.Domain.Tariffs.Linting;

/// <summary>What may be meant so and is more often a slip of the pen.</summary>
internal sealed class PlausibilityLint(TariffHistory history, FilePlaces places)
{
    public IEnumerable<LintFinding> Findings() => [.. Rows(), .. Terms(), .. Examples()];

    private IEnumerable<LintFinding> Rows()
    {
        foreach (var figure in history.Figures.Values)
        {
            foreach (var row in figure.Rows.Where(row => row.IsKnown))
            {
                // More than half of a base is nobody's contribution; a percentage with the point in the wrong place is one.
                if (figure.Unit == FigureUnit.Rate && row.Rate.Units * 2 > Rate.UnitsPerWhole)
                {
                    yield return Of(row, ErrorCodes.Lint.LargeRate, ("figure", figure.Id), ("rate", row.Rate));
                }

                if (row.Known is { } known && row.Source?.PublishedBy is { } published && known > published)
                {
                    yield return Of(row, ErrorCodes.Lint.KnownAfterPublished, ("known", known), ("published", published), ("source", row.Source.Id));
                }
            }
        }

        static LintFinding Of(FigureRow row, string code, params ReadOnlySpan<Operand> operands) =>
            new(LintSeverity.Remark, DomainError.Of(code, row.Path, [("line", row.FileLine), .. operands]));
    }

    private IEnumerable<LintFinding> Terms()
    {
        // A row that says not-known is looked at and meant: a window may be published before its amounts.
        var rows = history.Figures.Values.SelectMany(figure => figure.Rows).ToList();
        foreach (var node in places.Keys("terms").SelectMany(kind => places.Items("terms", kind)))
        {
            if (Months(node) is not { } span)
            {
                continue;
            }

            // A file of floors and rules alone need not have figures.
            if (!history.FloorsOnly && !rows.Exists(row => row.For.Overlaps(span)))
            {
                yield return FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.TermWithoutFigures, node, ("months", span.ToString()));
            }

            if (node.Members.TryGetValue("opens", out var opens) && opens.Text is { } text && OpensAfter(text))
            {
                yield return FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.WindowAfterYear, opens, ("opens", text));
            }
        }
    }

    private static FeePeriod? Months(JsonNode term) =>
        term.Members.TryGetValue("for", out var span) ? new NodeReading(new Findings()).Months(span) : null;

    private static bool OpensAfter(string text) =>
        TermDay.TryRead(text, out var day) && day.In(ContributionYear.FromYear(ContributionYear.MinYear)) is { } date && date.Year > ContributionYear.MinYear;

    private IEnumerable<LintFinding> Examples()
    {
        var asked = new HashSet<(string, FeePeriod, DeclaredBases, LocalDate?, Source?, string)>();
        foreach (var example in history.Examples)
        {
            // Two documents that state the same amount are two witnesses; one may state the total in one example and its lines in the next.
            if (!asked.Add((example.Grade, example.Period, example.Base, example.PaidOn, example.Source, string.Join(' ', example.Lines))))
            {
                yield return new(
                    LintSeverity.Remark,
                    DomainError.Of(ErrorCodes.Lint.ExampleTwice, example.Path, ("line", example.FileLine), ("grade", example.Grade), ("months", example.Period.ToString())));
            }
        }
    }
}

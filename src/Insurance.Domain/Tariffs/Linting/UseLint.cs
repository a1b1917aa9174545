namespace Insurance.Domain.Tariffs.Linting;

/// <summary>What a file lists and nothing in it uses, and grades that nobody can ask for or that no example shows.</summary>
internal sealed class UseLint(TariffCatalog catalog, TariffHistory history, FilePlaces places)
{
    public IEnumerable<LintFinding> Findings() => [.. Grades(), .. Sources(), .. Lines(), .. Figures(), .. Bases()];

    private IEnumerable<LintFinding> Grades()
    {
        var whole = catalog.With(history);
        var reachable = whole.YearsOf(history).SelectMany(year => whole.TariffFor(history, year).Grades).Select(grade => grade.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var grade in history.Grades)
        {
            if (!reachable.Contains(grade.Id))
            {
                if (TellsWhatIsMissing(whole, grade.Id))
                {
                    continue;
                }

                yield return FilePlaces.Finding(LintSeverity.Error, ErrorCodes.Lint.UnreachableGrade, places.At("grades", grade.Id), ("grade", grade.Id));
            }
            else if (!history.Examples.Any(example => example.Grade == grade.Id && example.Refused.IsEmpty))
            {
                yield return FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.GradeWithoutExample, places.At("grades", grade.Id), ("grade", grade.Id));
            }
        }
    }

    /// <summary>A place of which only the rate is known: an example of months in which something is known refuses them and names the rest.</summary>
    private bool TellsWhatIsMissing(TariffCatalog whole, string grade) => history.Examples.Any(example =>
        example.Grade == grade && !example.Refused.IsEmpty && whole.TariffFor(history, example.Year).RowsMet(grade, example.Period, example.PaidOn).Any());

    private IEnumerable<LintFinding> Sources()
    {
        var cited = places.TextsBelow("figures", "bases", "grades", "terms", "examples");
        return history.Sources.Keys.Where(id => !cited.Contains(id))
            .Select(id => FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.UnusedSource, places.At("sources", id), ("source", id)));
    }

    private IEnumerable<LintFinding> Lines()
    {
        var charged = history.Grades.SelectMany(grade => grade.Insurances).ToHashSet();
        return history.LineNames.Keys.Where(line => !charged.Contains(line))
            .Select(line => FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.UnusedLine, places.At("lines", line.Id), ("insurance", line.Id)));
    }

    /// <summary>A file of floors alone is there for others.</summary>
    private IEnumerable<LintFinding> Figures()
    {
        if (history.FloorsOnly)
        {
            return [];
        }

        // A figure that an example shows by itself is there to be read.
        var used = places.TextsBelow("grades", "bases");
        used.UnionWith(history.FigureExamples.Select(example => example.Figure.Id));
        used.UnionWith(
            from other in catalog.Histories
            from grade in other.Grades
            from line in grade.Lines
            from floor in line.NotBelow
            where floor.Region == history.Region && floor.Scheme == history.Scheme
            select floor.FigureId);
        return history.Figures.Keys.Where(id => !used.Contains(id))
            .Select(id => FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.UnusedFigure, places.At("figures", id), ("figure", id)));
    }

    private IEnumerable<LintFinding> Bases()
    {
        var used = places.TextsBelow("grades");
        return places.Keys("bases").Where(id => !used.Contains(id))
            .Select(id => FilePlaces.Finding(LintSeverity.Remark, ErrorCodes.Lint.UnusedBase, places.At("bases", id), ("base", id)));
    }
}

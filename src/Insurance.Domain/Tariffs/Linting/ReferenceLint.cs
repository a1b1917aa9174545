namespace Insurance.Domain.Tariffs.Linting;

/// <summary>Whether the floors that a file takes from other files exist, and can be compared with the lines they hold for.</summary>
internal sealed class ReferenceLint(TariffCatalog catalog, TariffHistory history, FilePlaces places)
{
    public IEnumerable<LintFinding> Findings()
    {
        foreach (var grade in history.Grades)
        {
            for (var i = 0; i < grade.Lines.Length; i++)
            {
                var line = grade.Lines[i];
                if (line.NotBelow is not { Region: not null } reference)
                {
                    continue;
                }

                var node = places.Items("grades", grade.Id, "lines")[i];
                var at = node.Members.GetValueOrDefault("notBelow", node);
                if (Referred(reference) is not { } figure)
                {
                    yield return FilePlaces.Finding(LintSeverity.Error, ErrorCodes.Lint.UnknownFigure, at, ("reference", reference.ToString()));
                }
                else if (figure.Clock != FigureClock.CoverageYear)
                {
                    yield return FilePlaces.Finding(LintSeverity.Error, ErrorCodes.Lint.OtherClock, at, ("reference", reference.ToString()), ("clock", Spelling.Of(figure.Clock)));
                }
                else if (figure.Unit != GradeLine.UnitOf(line.Each))
                {
                    yield return FilePlaces.Finding(
                        LintSeverity.Error,
                        ErrorCodes.Lint.OtherUnit,
                        at,
                        ("reference", reference.ToString()),
                        ("unit", Spelling.Of(figure.Unit)),
                        ("expected", Spelling.Of(GradeLine.UnitOf(line.Each))));
                }
            }
        }
    }

    private Figure? Referred(FigureReference reference) =>
        catalog.With(history).Histories.FirstOrDefault(other => other.Region == reference.Region && other.Scheme == reference.Scheme)?
            .Figures.GetValueOrDefault(reference.FigureId);
}

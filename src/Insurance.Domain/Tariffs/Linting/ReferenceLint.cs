namespace Insurance.Domain.Tariffs.Linting;

/// <summary>Whether the floors that a file takes from other files exist; clock and unit of those that do are seen to by the examples' run.</summary>
internal sealed class ReferenceLint(TariffCatalog catalog, TariffHistory history, FilePlaces places)
{
    public IEnumerable<LintFinding> Findings()
    {
        var whole = catalog.With(history);
        foreach (var grade in history.Grades)
        {
            for (var i = 0; i < grade.Lines.Length; i++)
            {
                // A floor is a text, several are a list of them.
                var line = places.Items("grades", grade.Id, "lines")[i];
                foreach (var floor in grade.Lines[i].NotBelow.Where(floor => whole.Referred(history, floor) is null))
                {
                    yield return FilePlaces.Finding(
                        LintSeverity.Error, ErrorCodes.Lint.UnknownFigure, line.Members.GetValueOrDefault("notBelow", line), ("reference", floor.ToString()));
                }
            }
        }
    }
}

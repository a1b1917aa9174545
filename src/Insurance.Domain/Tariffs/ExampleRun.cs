using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs;

/// <summary>Runs the worked examples of a tariff file and sees that they reach every row of every figure.</summary>
public static class ExampleRun
{
    /// <summary>
    /// Everything that does not come out: <c>file.example-wrong</c> for an amount or a refusal that differs, <c>file.row-unreached</c> for
    /// a row that no example uses, and for a floor of another file <c>file.wrong-clock</c> and <c>file.wrong-value</c> where it counts in
    /// another kind of year or unit than the line it holds up.
    /// </summary>
    /// <param name="catalog">Where references to other files are looked up; the file itself need not be in it.</param>
    /// <param name="history">The file.</param>
    public static ImmutableArray<DomainError> Of(TariffCatalog catalog, TariffHistory history)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(history);
        var whole = catalog.With(history);
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var reached = new HashSet<FigureRow>();
        foreach (var example in history.Examples)
        {
            var tariff = whole.TariffFor(history, example.Year);
            reached.UnionWith(tariff.RowsMet(example.Grade, example.Period, example.PaidOn));
            var answer = tariff.Assess(example.Grade, example.Period, example.Base, example.PaidOn);
            foreach (var (expected, actual) in Differences(example, answer))
            {
                errors.Add(DomainError.Of(ErrorCodes.File.ExampleWrong, example.Path, ("line", example.FileLine), ("expected", expected), ("actual", actual)));
            }
        }

        foreach (var example in history.FigureExamples)
        {
            var answers = example.Period.EachMonth().Select(month => example.Figure.At(month)).ToList();
            reached.UnionWith(answers.Select(answer => answer.Row).OfType<FigureRow>());
            if (answers.Find(answer => answer.Row?.Units != example.Units) is { } other)
            {
                errors.Add(DomainError.Of(
                    ErrorCodes.File.ExampleWrong,
                    example.Path,
                    ("line", example.FileLine),
                    ("expected", example.Is),
                    ("actual", example.Figure.Spelled(other.Row?.Units))));
            }
        }

        errors.AddRange(history.Grades.SelectMany(grade => grade.Lines).SelectMany(line => line.NotBelow.Select(floor => FloorElsewhere(whole, history, line, floor))).OfType<DomainError>());
        foreach (var figure in history.Figures.Values)
        {
            foreach (var row in figure.Rows.Where(row => row.IsKnown && !reached.Contains(row) && HoldsSomewhere(figure, row)))
            {
                errors.Add(DomainError.Of(ErrorCodes.File.RowUnreached, row.Path, ("line", row.FileLine), ("figure", figure.Id), ("months", row.For.ToString())));
            }
        }

        return errors.ToImmutable();
    }

    /// <summary>What is wrong with a floor in another file; those of its own the reader has seen.</summary>
    private static DomainError? FloorElsewhere(TariffCatalog catalog, TariffHistory history, GradeLine line, FigureReference floor)
    {
        if (floor.Region is null)
        {
            return null;
        }

        var expected = GradeLine.UnitOf(line.Each);
        return catalog.Referred(history, floor) switch
        {
            { Clock: var clock and not FigureClock.CoverageYear } => DomainError.Of(
                ErrorCodes.File.WrongClock, $"{line.Path}.notBelow", ("line", line.FileLine), ("figure", floor.ToString()), ("clock", Spelling.Of(clock))),
            { Unit: var unit } when unit != expected => DomainError.Of(
                ErrorCodes.File.WrongValue, $"{line.Path}.notBelow", ("line", line.FileLine), ("value", floor.ToString()), ("expected", $"a figure in {Spelling.Of(expected)}")),
            _ => null,
        };
    }

    // A row that was corrected in all its months is history: no question of today meets it.
    private static bool HoldsSomewhere(Figure figure, FigureRow row) => row.For.EachMonth().Any(month => ReferenceEquals(figure.At(month).Row, row));

    private static IEnumerable<(string Expected, string Actual)> Differences(TariffExample example, Result<Assessment> answer)
    {
        if (!answer.TryGet(out var assessment, out var errors))
        {
            var missing = errors.Select(error => error.Operands["figure"] ?? error.Code).ToHashSet(StringComparer.Ordinal);
            if (!missing.SetEquals(example.Refused))
            {
                yield return (example.Total?.ToString() ?? $"refused: {string.Join(", ", example.Refused)}", $"refused: {string.Join(", ", missing)}");
            }

            yield break;
        }

        if (!example.Refused.IsEmpty)
        {
            yield return ($"refused: {string.Join(", ", example.Refused)}", assessment.Total.ToString());
        }

        if (example.Total is { } total && total != assessment.Total)
        {
            yield return (total.ToString(), assessment.Total.ToString());
        }

        foreach (var (line, amount) in example.Lines)
        {
            if (assessment.AmountOf(line) != amount)
            {
                yield return ($"{line} {amount}", $"{line} {assessment.AmountOf(line)}");
            }
        }
    }
}

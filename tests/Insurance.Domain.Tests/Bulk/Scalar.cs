using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Rows one by one as a single quote answers them: what every kernel must come to.</summary>
internal sealed class Scalar
{
    /// <summary>More than any column holds.</summary>
    private const long Larger = 10_000_000_000_000;

    private static readonly string[] BeforeAmounts =
    [
        ErrorCodes.Tariff.UnknownGrade, ErrorCodes.Period.Months, ErrorCodes.Tariff.WholeYearOnly, ErrorCodes.Tariff.BaseRequired, ErrorCodes.Tariff.BaseNotTaken,
        ErrorCodes.Tariff.UnknownMonths, ErrorCodes.Tariff.PublishedLater, ErrorCodes.Tariff.PublicationUnknown,
    ];

    private readonly BulkPlan plan;
    private readonly bool[] reachesLargest;

    public Scalar(BulkPlan plan, RowSet rows)
    {
        this.plan = plan;
        reachesLargest = [.. plan.Grades.Select((_, grade) => plan.Tariff.PlanOf(grade, plan.PaidOn).Lines
            .SelectMany(line => line.Months)
            .Any(month => month.Steps.Append(month.Cap).Any(limit => limit.Fen >= BulkPlan.LargestBase)))];
        Codes = new string[rows.Count];
        Amounts = new int[rows.Count][];
        for (var row = 0; row < rows.Count; row++)
        {
            Amounts[row] = new int[plan.Lines.Length + 1];
            Codes[row] = Of(rows.Base(row), rows.Grades[row], rows.Months[row], Amounts[row]);
        }
    }

    /// <summary>The code of each row, empty where it has amounts.</summary>
    public string[] Codes { get; }

    /// <summary>The amounts of each row, line by line as the plan has them, the total last.</summary>
    public int[][] Amounts { get; }

    private string Of(int declared, byte grade, byte months, Span<int> into)
    {
        if (declared < BulkPlan.NoBase)
        {
            return ErrorCodes.Money.Negative;
        }

        var answer = Ask(declared, grade, months);
        if (declared == BulkPlan.LargestBase)
        {
            // It stands for every larger base, so that it has an answer only where all of them have that one.
            var larger = Ask(Larger, grade, months);
            var before = !answer.Succeeded && BeforeAmounts.Contains(answer.Errors[0].Code);
            if (!before && reachesLargest[grade])
            {
                return ErrorCodes.Bulk.TooLarge;
            }

            Assert.Equal(answer.Succeeded ? answer.Value.Total.ToString() : answer.Errors[0].Code, larger.Succeeded ? larger.Value.Total.ToString() : larger.Errors[0].Code);
        }

        if (!answer.TryGet(out var assessment, out var errors))
        {
            return errors[0].Code;
        }

        if (assessment.Total.Fen > int.MaxValue || assessment.Lines.Any(line => line.Amount.Fen > int.MaxValue))
        {
            return ErrorCodes.Bulk.TooLarge;
        }

        foreach (var line in assessment.Lines)
        {
            into[plan.Lines.IndexOf(line.Insurance)] = (int)line.Amount.Fen;
        }

        into[^1] = (int)assessment.Total.Fen;
        return "";
    }

    private Result<Assessment> Ask(long declared, byte grade, byte months) => plan.Tariff.Assess(
        grade < plan.Grades.Length ? plan.Grades[grade].Id : "no-such-grade",
        months,
        declared == BulkPlan.NoBase ? DeclaredBases.None : BaseChoice.Of(Money.FromFen(declared)),
        plan.PaidOn);
}

using System.Collections.Immutable;

namespace Insurance.Domain.Bulk;

/// <summary>One row by itself: the meaning of a plan, which the faster kernels keep to.</summary>
internal sealed class RowCharge(ImmutableArray<GradeTable> grades)
{
    /// <summary>The amounts of a row, line by line and the total last, or why there are none; then they are nothing.</summary>
    public BulkRefusal Of(int declared, byte grade, byte months, Span<int> into)
    {
        into.Clear();
        var refusal = RefusalBeforeAmounts(declared, grade, months);
        if (refusal != BulkRefusal.None)
        {
            return refusal;
        }

        var table = grades[grade];
        if (table.NeedsBase)
        {
            return table.Charge(declared, months, into);
        }

        table.AmountsOf(months).CopyTo(into);
        return BulkRefusal.None;
    }

    /// <summary>In the order of a single quote: what does not read, the grade, the months, the base, unknown months.</summary>
    private BulkRefusal RefusalBeforeAmounts(int declared, byte grade, byte months)
    {
        if (declared < BulkPlan.NoBase)
        {
            return BulkRefusal.NegativeBase;
        }

        if (grade >= grades.Length)
        {
            return BulkRefusal.UnknownGrade;
        }

        if (months is < 1 or > GradeTable.MonthsPerYear)
        {
            return BulkRefusal.Months;
        }

        var table = grades[grade];
        var refusal = table.RefusalOf(months);
        if (refusal != BulkRefusal.WholeYearOnly && table.NeedsBase != (declared != BulkPlan.NoBase))
        {
            return table.NeedsBase ? BulkRefusal.BaseRequired : BulkRefusal.BaseNotTaken;
        }

        return refusal;
    }
}

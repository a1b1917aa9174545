using System.Collections.Immutable;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Bulk;

/// <summary>A grade as rows meet it: what refuses its months, its amounts where nothing is declared, and its lines where something is.</summary>
internal sealed class GradeTable
{
    public const int MonthsPerYear = 12;

    private readonly BulkRefusal[] refusals = new BulkRefusal[MonthsPerYear + 1];
    private readonly Tariff tariff;
    private readonly LocalDate? paidOn;

    /// <summary>The amounts of so many months, line by line as the plan has them, and the total last; null where a base is declared.</summary>
    private readonly int[]?[] amounts = new int[]?[MonthsPerYear + 1];

    private readonly int[] columns;

    /// <summary>Whether a line is left out in some months: then a single quote says which.</summary>
    private readonly bool mayLackLines;

    /// <summary>Whether a limit or a step is as large as a column's largest base, which stands for larger ones, too.</summary>
    private readonly bool reachesLargest;

    public GradeTable(Tariff tariff, int index, ImmutableArray<InsuranceLine> planLines, LocalDate? paidOn)
    {
        (this.tariff, this.paidOn) = (tariff, paidOn);
        (var plan, Lines, var refusalsOf) = tariff.PlanOf(index, paidOn);
        Grade = plan.Grade;
        NeedsBase = plan.NeedsDeclaredBase;
        columns = [.. Lines.Select(line => planLines.IndexOf(line.Insurance))];
        mayLackLines = Lines.Any(line => line.MayBeUnknown && !line.IsKnown(0, MonthsPerYear));
        reachesLargest = Lines.SelectMany(line => line.Months).SelectMany(month => month.Steps.Append(month.Cap)).Any(limit => limit.Fen >= BulkPlan.LargestBase);
        refusals[0] = BulkRefusal.Months;
        for (var months = 1; months <= MonthsPerYear; months++)
        {
            if (refusalsOf(months) is [var first, ..])
            {
                refusals[months] = BulkRefusals.Of(first.Code);
            }
            else if (!NeedsBase)
            {
                (refusals[months], amounts[months]) = Published(months, planLines.Length);
            }
        }
    }

    public PaymentGrade Grade { get; }

    public bool NeedsBase { get; }

    /// <summary>The grade's lines as its tariff charges them.</summary>
    public ImmutableArray<LinePlan> Lines { get; }

    /// <summary>The plan's column of each of <see cref="Lines"/>.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>Why the last so many months are refused whatever the base is; of a grade without a base also why its amounts are.</summary>
    public BulkRefusal RefusalOf(int months) => refusals[months];

    /// <summary>The amounts of so many months, line by line, the total last; of a grade without a declared base that refuses nothing.</summary>
    public ReadOnlySpan<int> AmountsOf(int months) => amounts[months];

    /// <summary>Works out a row with a declared base. Refused rows leave amounts of nothing.</summary>
    public BulkRefusal Charge(int declared, int months, Span<int> into)
    {
        if (declared == BulkPlan.LargestBase && reachesLargest)
        {
            return BulkRefusal.TooLarge;
        }

        Span<long> charged = stackalloc long[BulkPlan.MostLines];
        var choice = BaseChoice.Of(Money.FromFen(declared));
        if (mayLackLines)
        {
            return InLargeNumbers(choice, months, into);
        }

        var first = MonthsPerYear - months;
        var outcome = FenOutcome.Charged;
        for (var i = 0; i < Lines.Length && outcome == FenOutcome.Charged; i++)
        {
            outcome = FenCharge.Line(Lines[i], first, MonthsPerYear, choice, out charged[i]);
        }

        outcome = outcome == FenOutcome.Charged ? FenCharge.Rests(Lines, first, charged) : outcome;
        return outcome switch
        {
            FenOutcome.Charged => Fitting(charged, into),
            FenOutcome.BaseOutside => BulkRefusal.BaseOutside,
            FenOutcome.BaseNotAStep => BulkRefusal.BaseNotAStep,
            FenOutcome.Inexact => BulkRefusal.Inexact,
            FenOutcome.NegativeBalance => BulkRefusal.NegativeBalance,
            _ => InLargeNumbers(choice, months, into),
        };
    }

    /// <summary>Beyond what 64 bits prove exact, and where a line may be left out: the path of a single quote.</summary>
    private BulkRefusal InLargeNumbers(BaseChoice declared, int months, Span<int> into)
    {
        if (!tariff.Assess(Grade.Id, months, declared, paidOn).TryGet(out var assessment, out var errors))
        {
            return BulkRefusals.Of(errors[0].Code);
        }

        Span<long> charged = stackalloc long[BulkPlan.MostLines];
        Charged(assessment, charged);
        return Fitting(charged, into);
    }

    private (BulkRefusal, int[]?) Published(int months, int planLines)
    {
        if (!tariff.Assess(Grade.Id, months, paidOn: paidOn).TryGet(out var assessment, out var errors))
        {
            return (BulkRefusals.Of(errors[0].Code), null);
        }

        Span<long> charged = stackalloc long[BulkPlan.MostLines];
        Charged(assessment, charged);
        var into = new int[planLines + 1];
        return (Fitting(charged, into), into);
    }

    private void Charged(Assessment assessment, Span<long> charged)
    {
        for (var i = 0; i < Lines.Length; i++)
        {
            charged[i] = assessment.AmountOf(Lines[i].Insurance).Fen;
        }
    }

    /// <summary>Writes amounts into the columns of a row, or refuses what they do not hold.</summary>
    private BulkRefusal Fitting(ReadOnlySpan<long> charged, Span<int> into)
    {
        Int128 total = 0;
        for (var i = 0; i < Lines.Length; i++)
        {
            if (charged[i] > int.MaxValue)
            {
                into.Clear();
                return BulkRefusal.TooLarge;
            }

            into[columns[i]] = (int)charged[i];
            total += Lines[i].Payer == Payer.Person ? charged[i] : 0;
        }

        if (total > int.MaxValue)
        {
            into.Clear();
            return BulkRefusal.TooLarge;
        }

        into[^1] = (int)total;
        return BulkRefusal.None;
    }
}

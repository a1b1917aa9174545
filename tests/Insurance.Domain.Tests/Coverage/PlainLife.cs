using Insurance.Domain.Coverage;
using static Insurance.Domain.Tests.Coverage.PlainDays;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Months of a year that a resident paid at once, and those that were not given back.</summary>
internal sealed record ResidentRun(int From, int Through, int PaidOn, int RepairedYears, HashSet<int> Kept);

/// <summary>The months of one person as rows, one place for each month.</summary>
internal sealed class PlainLife
{
    private readonly bool[] elsewhereEmployee = new bool[Months];
    private readonly bool[] elsewhereResident = new bool[Months];
    private readonly int[] residentHere = new int[Months];
    private readonly bool[] keptHere = new bool[Months];

    public PlainLife(CoverageFacts facts)
    {
        NeverWaits = facts.NeverWaits;
        Array.Fill(PaidHere, Never);
        foreach (var payment in facts.Payments.AsEnumerable())
        {
            Add(payment);
        }
    }

    public bool NeverWaits { get; }

    /// <summary>The earliest day on which a month in the employee scheme here was paid.</summary>
    public int[] PaidHere { get; } = new int[Months];

    /// <summary>Months that an employer here paid.</summary>
    public bool[] Employer { get; } = new bool[Months];

    public bool[] Elsewhere { get; } = new bool[Months];

    /// <summary>Months elsewhere that were not given back.</summary>
    public bool[] KeptElsewhere { get; } = new bool[Months];

    /// <summary>Months in the employee scheme here that were paid and given back altogether.</summary>
    public bool[] GivenBackHere => [.. PaidHere.Select((day, month) => day != Never && !keptHere[month])];

    public List<ResidentRun> Runs { get; } = [];

    /// <summary>The first day of which a payment tells that was not given back.</summary>
    public int FirstDay { get; private set; } = Never;

    /// <summary>Insured in a month other than as a resident here.</summary>
    public bool IsOther(int month) => PaidHere[month] != Never || Elsewhere[month];

    public bool IsInsured(int month) => IsOther(month) || residentHere[month] > 0;

    public bool IsElsewhereEmployee(int month) => elsewhereEmployee[month];

    public bool IsElsewhereResident(int month) => elsewhereResident[month];

    public bool IsEmployee(int month) => PaidHere[month] != Never || elsewhereEmployee[month];

    /// <summary>Insured in a month other than in the employee scheme here.</summary>
    public bool IsInsuredOtherwise(int month) => Elsewhere[month] || residentHere[month] > 0;

    /// <summary>The last month before another that was insured in any way, as if some runs had not been paid; -1 for none.</summary>
    public int LastBefore(int month, ReadOnlySpan<ResidentRun> without)
    {
        Count(without, -1);
        var last = month - 1;
        while (last >= 0 && !IsInsured(last))
        {
            last--;
        }

        Count(without, 1);
        return last;
    }

    /// <summary>How many insured months in a row end with one, whatever the scheme and the place, as if some runs had not been paid.</summary>
    public int InARow(int last, params ReadOnlySpan<ResidentRun> without)
    {
        Count(without, -1);
        var months = 0;
        while (last - months >= 0 && IsInsured(last - months))
        {
            months++;
        }

        Count(without, 1);
        return months;
    }

    private void Count(ReadOnlySpan<ResidentRun> runs, int by)
    {
        foreach (var run in runs)
        {
            for (var month = run.From; month <= run.Through; month++)
            {
                residentHere[month] += by;
            }
        }
    }

    private void Add(BookedPayment payment)
    {
        var paidOn = payment.PaidOn is { } day ? Day(day) : Never;
        var (from, through) = (Month(payment.Months.From), Month(payment.Months.Through));
        var given = payment.Refunded.AsEnumerable().Select(period => (From: Month(period.From), Through: Month(period.Through))).ToList();
        HashSet<int> kept = [.. Enumerable.Range(from, through - from + 1).Where(month => !given.Exists(period => period.From <= month && month <= period.Through))];
        FirstDay = Math.Min(FirstDay, kept.Select(month => Math.Min(paidOn, First(month))).DefaultIfEmpty(Never).Min());
        var isResidentHere = payment.As == InsuredAs.Resident && payment.Elsewhere is null;
        if (isResidentHere && through < MonthOf(paidOn))
        {
            // Paid when it was over (修复): no month of it is insured.
            return;
        }

        // What was given back gives no cover, and takes none from the rest.
        for (var month = from; month <= through; month++)
        {
            Add(payment, month, paidOn);
            (payment.Elsewhere is null ? keptHere : KeptElsewhere)[month] |= kept.Contains(month) && !isResidentHere;
        }

        if (isResidentHere)
        {
            Runs.Add(new(from, through, paidOn, payment.RepairedYears, kept));
        }
    }

    private void Add(BookedPayment payment, int month, int paidOn)
    {
        if (payment.Elsewhere is not null)
        {
            Elsewhere[month] = true;
            (payment.As == InsuredAs.Resident ? elsewhereResident : elsewhereEmployee)[month] = true;
        }
        else if (payment.As == InsuredAs.Employer)
        {
            Employer[month] = true;
            PaidHere[month] = Math.Min(PaidHere[month], First(month));
        }
        else if (payment.As == InsuredAs.FlexibleEmployment)
        {
            PaidHere[month] = Math.Min(PaidHere[month], paidOn);
        }
        else
        {
            residentHere[month]++;
        }
    }
}

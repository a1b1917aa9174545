using System.Text;
using Insurance.ConsoleHost.Bulk;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using NodaTime;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>Reads the rows of one person as facts; strict, so that a text that could be meant otherwise is refused.</summary>
internal sealed class FactReader(CoverageColumns columns, Region region)
{
    private const int DateLength = 10;
    private const int MonthLength = 7;
    private const int MostRepairedYears = 60;

    private readonly List<EnrolledSpell> enrollments = [];
    private readonly List<BookedPayment> payments = [];
    private bool neverWaits;
    private PeopleBatch batch = new(0);
    private int row;

    /// <summary>The facts of a person, or the first thing that is wrong with their rows.</summary>
    public CoverageFacts? Read(PeopleBatch from, in PersonRows person, out string? fault)
    {
        enrollments.Clear();
        payments.Clear();
        neverWaits = false;
        batch = from;
        fault = person.Fault;
        for (row = person.First; fault is null && row < person.First + person.Count; row++)
        {
            var fact = Text(CoverageColumn.Fact);
            fault = fact.SequenceEqual("paid"u8) ? Paid()
                : fact.SequenceEqual("enrolled"u8) ? Enrolled()
                : fact.SequenceEqual("never-waits"u8) ? NeverWaits()
                : CoverageFaults.Fact;
        }

        return fault is null
            ? new CoverageFacts(region) { Enrollments = [.. enrollments], Payments = [.. payments], NeverWaits = neverWaits }
            : null;
    }

    private ReadOnlySpan<byte> Text(CoverageColumn column) => batch.TextOf(row, columns[column]);

    private bool IsEmpty(CoverageColumn column) => Text(column).IsEmpty;

    private string? NeverWaits()
    {
        neverWaits = true;
        return IsEmpty(CoverageColumn.As) && IsEmpty(CoverageColumn.From) && IsEmpty(CoverageColumn.Through) ? OfPaymentsOnly() : CoverageFaults.Surplus;
    }

    /// <summary>The fields that only payments have are empty.</summary>
    private string? OfPaymentsOnly() =>
        IsEmpty(CoverageColumn.PaidOn) && IsEmpty(CoverageColumn.Elsewhere) && IsEmpty(CoverageColumn.RefundedFrom) && IsEmpty(CoverageColumn.RefundedThrough) && IsEmpty(CoverageColumn.RepairedYears)
            ? null
            : CoverageFaults.Surplus;

    private string? Enrolled()
    {
        if (!TryInsured(out var insured))
        {
            return CoverageFaults.As;
        }

        LocalDate? through = null;
        if (!TryDate(Text(CoverageColumn.From), out var from))
        {
            return CoverageFaults.Date;
        }

        if (!IsEmpty(CoverageColumn.Through))
        {
            if (!TryDate(Text(CoverageColumn.Through), out var last))
            {
                return CoverageFaults.Date;
            }

            through = last;
        }

        if (through < from)
        {
            return CoverageFaults.Reversed;
        }

        enrollments.Add(new EnrolledSpell(insured, from, through));
        return OfPaymentsOnly();
    }

    private string? Paid()
    {
        if (!TryInsured(out var insured))
        {
            return CoverageFaults.As;
        }

        if (!TryMonth(Text(CoverageColumn.From), out var from) || !TryMonth(Text(CoverageColumn.Through), out var through))
        {
            return CoverageFaults.Month;
        }

        if (through.CompareTo(from) < 0)
        {
            return CoverageFaults.Reversed;
        }

        var months = FeePeriod.Of(from, through);
        LocalDate? paidOn = null;
        if (insured == InsuredAs.Employer != IsEmpty(CoverageColumn.PaidOn))
        {
            return CoverageFaults.PaidOn;
        }

        if (!IsEmpty(CoverageColumn.PaidOn))
        {
            if (!TryDate(Text(CoverageColumn.PaidOn), out var day))
            {
                return CoverageFaults.Date;
            }

            paidOn = day;
        }

        string?[] faults = [Elsewhere(out var elsewhere), Refunded(months, out var refunded), Repaired(insured, out var repaired)];
        var fault = Array.Find(faults, found => found is not null);
        if (fault is null)
        {
            payments.Add(new BookedPayment(insured, months, paidOn) { Elsewhere = elsewhere, Refunded = refunded, RepairedYears = repaired });
        }

        return fault;
    }

    private string? Elsewhere(out Region? elsewhere)
    {
        elsewhere = null;
        var text = Text(CoverageColumn.Elsewhere);
        if (text.IsEmpty)
        {
            return null;
        }

        // Here is not elsewhere.
        if (!Region.TryParse(Encoding.UTF8.GetString(text), out var other) || other == region)
        {
            return CoverageFaults.Elsewhere;
        }

        elsewhere = other;
        return null;
    }

    private string? Refunded(FeePeriod months, out ValueList<FeePeriod> refunded)
    {
        refunded = [];
        if (IsEmpty(CoverageColumn.RefundedFrom) && IsEmpty(CoverageColumn.RefundedThrough))
        {
            return null;
        }

        if (!TryMonth(Text(CoverageColumn.RefundedFrom), out var from) || !TryMonth(Text(CoverageColumn.RefundedThrough), out var through))
        {
            return CoverageFaults.Month;
        }

        if (through.CompareTo(from) < 0 || !months.Contains(from) || !months.Contains(through))
        {
            return CoverageFaults.Refunded;
        }

        refunded = [FeePeriod.Of(from, through)];
        return null;
    }

    private string? Repaired(InsuredAs insured, out int years) =>
        TryNumber(Text(CoverageColumn.RepairedYears), out years) && years <= MostRepairedYears && (insured == InsuredAs.Resident || years == 0) ? null : CoverageFaults.RepairedYears;

    private bool TryInsured(out InsuredAs insured)
    {
        var text = Text(CoverageColumn.As);
        (var known, insured) = text.SequenceEqual("flexible-employment"u8) ? (true, InsuredAs.FlexibleEmployment)
            : text.SequenceEqual("employer"u8) ? (true, InsuredAs.Employer)
            : text.SequenceEqual("resident"u8) ? (true, InsuredAs.Resident)
            : (false, default);
        return known;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        if (text.Length != DateLength || text[MonthLength] != '-' || !TryMonth(text[..MonthLength], out var month)
            || !TryNumber(text[(MonthLength + 1)..], out var day) || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month))
        {
            return false;
        }

        date = month.OnDayOfMonth(day);
        return true;
    }

    private static bool TryMonth(ReadOnlySpan<byte> text, out YearMonth month)
    {
        month = default;
        if (text.Length != MonthLength || text[4] != '-' || !TryNumber(text[..4], out var year) || !TryNumber(text[5..], out var number)
            || year is < ContributionYear.MinYear or > ContributionYear.MaxYear || number is < 1 or > 12)
        {
            return false;
        }

        month = new YearMonth(year, number);
        return true;
    }

    /// <summary>Digits alone; nothing is 0.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.Length > 4 || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (var digit in text)
        {
            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}

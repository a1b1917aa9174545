using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// In which months a person was insured, as what, here or in another pooling area, whatever the day of payment and whether there were benefits. Not among them are refunded months, and those that a resident paid when they were over
/// (<see cref="BookedPayment.IsRepair"/>). Immutable.
/// </summary>
public sealed class InsuredMonths
{
    private readonly InsuredSpan span;
    private readonly Kinds[] months;

    private InsuredMonths(InsuredSpan span, Kinds[] months)
    {
        this.span = span;
        this.months = months;
    }

    [Flags]
    private enum Kinds : byte
    {
        None = 0,
        EmployeeHere = 1,
        ResidentHere = 2,
        EmployeeElsewhere = 4,
        ResidentElsewhere = 8,
    }

    /// <summary>The months of some payments.</summary>
    public static InsuredMonths Of(CoverageFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Of(facts, [], givenBack: false);
    }

    /// <summary>Whether a month is insured in any scheme, anywhere.</summary>
    public bool Contains(YearMonth month) => At(month) != Kinds.None;

    /// <summary>Whether a month is insured in the employee scheme or the resident scheme, here or elsewhere.</summary>
    /// <param name="month">The month.</param>
    /// <param name="resident">Whether in the resident scheme; else in that of employees.</param>
    /// <param name="elsewhere">Whether in another pooling area; else here.</param>
    public bool Contains(YearMonth month, bool resident, bool elsewhere) => (At(month) & KindOf(resident, elsewhere)) != Kinds.None;

    /// <summary>The last insured month before another, in any scheme, anywhere; null for none.</summary>
    public YearMonth? LastBefore(YearMonth month)
    {
        for (var i = Math.Min(span.Of(month), months.Length) - 1; i >= 0; i--)
        {
            if (months[i] != Kinds.None)
            {
                return span.Month(i);
            }
        }

        return null;
    }

    /// <summary>How many insured months in a row end with a month; 0 where it is not insured itself.</summary>
    public int RunEndingWith(YearMonth month)
    {
        var last = span.Of(month);
        var first = last;
        while (first >= 0 && first < months.Length && months[first] != Kinds.None)
        {
            first--;
        }

        return last - first;
    }

    /// <summary>The months of some payments, as if others had not been made, with or without those that were given back.</summary>
    internal static InsuredMonths Of(CoverageFacts facts, IReadOnlyCollection<BookedPayment> without, bool givenBack)
    {
        var spoken = InsuredSpan.Of(facts);
        var kinds = new Kinds[spoken.Count];
        foreach (var payment in facts.Payments)
        {
            var elsewhere = facts.IsElsewhere(payment);
            if ((payment.IsRepair && !elsewhere) || without.Any(other => ReferenceEquals(other, payment)))
            {
                continue;
            }

            var kind = KindOf(payment.As == InsuredAs.Resident, elsewhere);
            foreach (var month in givenBack ? payment.Months.EachMonth() : payment.Kept)
            {
                kinds[spoken.Of(month)] |= kind;
            }
        }

        return new(spoken, kinds);
    }

    private Kinds At(YearMonth month) => span.Of(month) is var index && index >= 0 && index < months.Length ? months[index] : Kinds.None;

    private static Kinds KindOf(bool resident, bool elsewhere) => (resident, elsewhere) switch
    {
        (false, false) => Kinds.EmployeeHere,
        (true, false) => Kinds.ResidentHere,
        (false, true) => Kinds.EmployeeElsewhere,
        _ => Kinds.ResidentElsewhere,
    };
}

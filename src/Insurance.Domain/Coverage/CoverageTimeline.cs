using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Coverage;

/// <summary>
/// When a person is covered, day by day, and why (待遇享受时间轴): intervals that follow each other without gap or overlap, from the first day on which anything is known, and the last
/// without end. Derived from registrations and booked payments alone; the order of the facts does not matter. Of several insurances the one that grants most counts. Immutable.
/// </summary>
public sealed class CoverageTimeline
{
    private CoverageTimeline(CoverageFacts facts, ImmutableArray<CoverageInterval> intervals)
    {
        Facts = facts;
        Intervals = intervals;
    }

    /// <summary>What it was derived from.</summary>
    public CoverageFacts Facts { get; }

    /// <summary>The intervals in their order; none where nothing is known.</summary>
    public ImmutableArray<CoverageInterval> Intervals { get; }

    /// <summary>Derives the timeline.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="waits">How waits are decided.</param>
    /// <returns>The timeline, <c>coverage.rule-unknown</c> where a day rests on a rule that nobody published, or <c>year.range</c> for a day outside the years of the library.</returns>
    /// <exception cref="ArgumentException">A payment as an individual or as a resident has no day, or repairs fewer than no years.</exception>
    public static Result<CoverageTimeline> Of(CoverageFacts facts, IWaitingPeriodPolicy waits)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(waits);
        Require(facts);
        if (Outside(facts) is { } outside)
        {
            return outside;
        }

        // Whoever got everything back never paid. Else what was given back gives no cover, and takes none away from what was not.
        var paid = facts.Payments.AsEnumerable().Any(payment => payment.Kept.Any()) ? facts : facts with { Payments = [] };
        var insured = InsuredMonths.Of(paid, [], givenBack: true);
        var claims = new ClaimList();
        claims.AddElsewhere(paid);
        return new EmployeeDerivation(paid, waits, insured, claims).Run().TryGet(out _, out var errors)
            && new ResidentDerivation(paid, waits, insured, claims).Run().TryGet(out _, out errors)
                ? new CoverageTimeline(facts, new Axis(paid, claims.All).Intervals())
                : errors;
    }

    /// <summary>The interval of a day; before the first known day, one without beginning that says so, cut to the day.</summary>
    public CoverageInterval On(LocalDate day)
    {
        foreach (var interval in Intervals)
        {
            if (interval.Contains(day))
            {
                return interval;
            }
        }

        return Axis.Before(day, Intervals);
    }

    /// <summary>The intervals of some days, cut to them; they tile the days.</summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public ImmutableArray<CoverageInterval> Within(LocalDate from, LocalDate through)
    {
        if (through < from)
        {
            throw new ArgumentException("The last day lies before the first.", nameof(through));
        }

        var cut = ImmutableArray.CreateBuilder<CoverageInterval>();
        var known = Intervals.IsEmpty ? LocalDate.MaxIsoValue : Intervals[0].From;
        if (from < known)
        {
            cut.Add(Axis.Before(from, Intervals) with { Through = through < known ? through : known.PlusDays(-1) });
        }

        foreach (var interval in Intervals)
        {
            if (interval.From <= through && !(interval.Through < from))
            {
                cut.Add(interval with
                {
                    From = interval.From < from ? from : interval.From,
                    Through = interval.Through is { } last && last <= through ? last : through,
                });
            }
        }

        return cut.ToImmutable();
    }

    /// <summary>The number of intervals and their ends; nobody's name is in it.</summary>
    public override string ToString() => string.Join(" ", Intervals.Select(interval => interval.ToString()));

    private static void Require(CoverageFacts facts)
    {
        foreach (var payment in facts.Payments)
        {
            if (payment.PaidOn is null && payment.As != InsuredAs.Employer)
            {
                throw new ArgumentException("A payment as an individual or as a resident has a day.", nameof(facts));
            }

            ArgumentOutOfRangeException.ThrowIfNegative(payment.RepairedYears, nameof(facts));
        }
    }

    /// <summary>The refusal of a day outside the years of the library; null for none.</summary>
    private static ImmutableArray<DomainError>? Outside(CoverageFacts facts)
    {
        foreach (var payment in facts.Payments)
        {
            if (payment.PaidOn is { } paidOn && !ContributionYear.Read(paidOn.Year).TryGet(out _, out var errors))
            {
                return errors;
            }
        }

        foreach (var spell in facts.Enrollments)
        {
            if (!ContributionYear.Read(spell.From.Year).TryGet(out _, out var errors) || (spell.Through is { } through && !ContributionYear.Read(through.Year).TryGet(out _, out errors)))
            {
                return errors;
            }
        }

        return null;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Whatever was paid and however it is told.</summary>
public sealed class ContinuityProperties
{
    private static readonly Gen<ContinuityDefinition> Definitions =
        from back in Gen.Choose(-1, 4)
        from scheme in Gen.Elements(Enum.GetValues<ContinuityScheme>())
        from here in Gen.Elements(true, false)
        from year in Gen.Elements(true, false)
        let definition = (back < 0 ? ContinuityDefinition.WheneverPaid : ContinuityDefinition.WithBackPayments(back)).In(scheme)
        let placed = here ? definition.Here() : definition
        select year ? placed.WithinYear() : placed;

    [Fact]
    public void Neither_the_order_of_facts_nor_payments_cut_in_two_or_told_twice_change_it() => Holds.ForAll(
        PaidMonths.Facts.Zip(Definitions),
        PaidMonths.Month.Zip(Gen.Choose(0, 10_000)),
        (asked, told) => Assert.Equal(
            Continuity.Of(asked.Item1, asked.Item2, told.Item1),
            Continuity.Of(PaidMonths.ToldAnew(asked.Item1, told.Item2), asked.Item2, told.Item1)));

    [Fact]
    public void It_is_what_walking_back_month_by_month_finds() => Holds.ForAll(
        PaidMonths.Facts,
        Definitions,
        PaidMonths.Month,
        (facts, definition, through) => Assert.Equal(Walked(facts, definition, through), Continuity.Of(facts, definition, through).Count),
        cases: 500);

    [Fact]
    public void For_a_transfer_it_counts_as_a_timeline_does() => Holds.ForAll(PaidMonths.Facts, PaidMonths.Month, (known, month) =>
    {
        // A timeline leaves out what a resident paid here when it was over; without that both see the same.
        var insured = InsuredMonths.Of(known);
        var facts = known with { Payments = [.. known.Payments.AsEnumerable().Where(paid => !paid.IsRepair || known.IsElsewhere(paid))] };
        var continuity = Continuity.Of(facts, ContinuityDefinition.ForTransfer, month);

        Assert.Equal(insured.Contains(month) ? month : insured.LastBefore(month), continuity.Last);
        Assert.Equal(continuity.Last is { } last ? insured.RunEndingWith(last) : 0, continuity.Count);
    });

    // A month paid afterwards can make a run too long, and one after a gap begins a count anew; a month in time that closes up never takes anything away.
    [Fact]
    public void A_month_in_time_before_the_end_never_makes_it_shorter() => Holds.ForAll(PaidMonths.Facts, Definitions, PaidMonths.Month, (facts, definition, month) =>
    {
        var through = PaidMonths.First.PlusMonths(80);
        var before = Continuity.Of(facts, definition, through);
        if (before.Last is { } last && month.CompareTo(last) <= 0)
        {
            var more = facts.With(new(InsuredAs.Employer, FeePeriod.Of(month, month), null));
            Assert.True(Continuity.Of(more, definition, through).Count >= before.Count);
        }
    });

    [Fact]
    public void Allowing_more_never_makes_an_unbroken_run_shorter() => Holds.ForAll(PaidMonths.Facts, Gen.Choose(0, 6), PaidMonths.Month, (facts, longest, through) =>
    {
        var less = Continuity.Of(facts, ContinuityDefinition.WithBackPayments(longest), through);
        var more = Continuity.Of(facts, ContinuityDefinition.WithBackPayments(longest + 1), through);
        Assert.True(less.Last is null || (more.Last is { } last && last.CompareTo(less.Last.Value) >= 0));
        Assert.True(less.Last != more.Last || more.Count >= less.Count);
    });

    // Slow and plain: a month at a time, each asked on its own.
    private static int Walked(CoverageFacts facts, ContinuityDefinition definition, YearMonth through)
    {
        var month = through;
        while (!Counts(month) && month.CompareTo(PaidMonths.First) >= 0)
        {
            month = month.PlusMonths(-1);
        }

        var count = 0;
        for (; Counts(month); month = month.PlusMonths(-1))
        {
            count++;
        }

        return count;

        bool Counts(YearMonth asked)
        {
            if (!OnlyLate(asked))
            {
                return Days(asked).Count > 0;
            }

            var run = 1;
            for (var back = asked.PlusMonths(-1); OnlyLate(back); back = back.PlusMonths(-1))
            {
                run++;
            }

            for (var next = asked.PlusMonths(1); OnlyLate(next); next = next.PlusMonths(1))
            {
                run++;
            }

            return definition.BackPaidMonths is not { } longest || run <= longest;
        }

        bool OnlyLate(YearMonth asked) => Days(asked) is { Count: > 0 } days && !days.Exists(day => InTime(asked, day));

        bool InTime(YearMonth asked, LocalDate day) => day <= (definition.PaidWithinYear ? new LocalDate(asked.Year, 12, 31) : asked.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1));

        List<LocalDate> Days(YearMonth asked) =>
        [
            .. from payment in facts.Payments
               where payment.Months.Contains(asked) && !payment.Refunded.Any(given => given.Contains(asked))
               where !definition.HereOnly || payment.Elsewhere is null || payment.Elsewhere == Region.Chongqing
               where definition.Scheme == ContinuityScheme.Any || definition.Scheme == ContinuityScheme.Residents == (payment.As == InsuredAs.Resident)
               select payment.PaidOn ?? asked.OnDayOfMonth(1),
        ];
    }
}

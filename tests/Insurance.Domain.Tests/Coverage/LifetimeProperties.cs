using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Coverage;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>Whatever was paid: more never counts less, and how it is told changes nothing.</summary>
public sealed class LifetimeProperties
{
    private static readonly LifetimePolicy Policy = new(BenefitPlace.With(BenefitPlace.Lifetime));

    [Fact]
    public void Another_payment_never_lowers_a_count() => Holds.ForAll(PaidMonths.Facts, PaidMonths.Payment, (facts, payment) =>
    {
        var (before, after) = (Standing(facts), Standing(facts.With(payment)));

        Assert.True(after.CountedMonths >= before.CountedMonths);
        Assert.True(after.ActualMonths >= before.ActualMonths);
        Assert.True(after.MonthsToPay <= before.MonthsToPay);
    });

    [Fact]
    public void Neither_the_order_of_facts_nor_payments_cut_in_two_or_told_twice_change_it() => Holds.ForAll(
        PaidMonths.Facts,
        Gen.Choose(0, 10_000),
        (facts, seed) => Assert.Equal(Standing(facts), Standing(PaidMonths.ToldAnew(facts, seed))));

    [Fact]
    public void Giving_everything_back_is_as_never_having_paid() => Holds.ForAll(PaidMonths.Facts, facts =>
        Assert.Equal(Standing(facts with { Payments = [] }), Standing(facts with { Payments = [.. facts.Payments.Select(payment => payment with { Refunded = [payment.Months] })] })));

    [Fact]
    public void The_cost_is_the_price_of_a_month_times_the_months() => Holds.ForAll(PaidMonths.Facts, Gen.Elements(("1", 305_30), ("2", 671_66)), (facts, priced) =>
    {
        var standing = Standing(facts);
        Assert.Equal(Money.FromFen(priced.Item2) * standing.MonthsToPay, Policy.CostOf(standing, priced.Item1).Value.Total);
    });

    private static LifetimeStanding Standing(CoverageFacts facts) => Policy.StandingOf(new(facts, Sex.Male, ContributionYear.FromYear(2025))).Value;
}

using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>
/// Months that are insured more than once. 渝医保发〔2020〕39号 gives back for a change of job (转岗重复参保) if no benefit was used; a secondary page: 「其本人可在次年申请退还重复期间个人参保缴纳的费用」, in the following year and for the
/// overlapping months alone.
/// </summary>
public sealed class OverlapPolicyTests
{
    private static readonly OverlapPolicy Policy = new(TariffCatalog.Embedded);

    [Fact]
    public void Who_changes_to_an_employer_may_claim_the_overlapping_months_in_the_following_year()
    {
        var overlap = Policy.In(Booked.Facts("flexible-employment 2024-01..2024-12 on 2024-01-05", "employer 2024-07..2025-06")).Single();
        var refund = overlap.Refunds.Single();

        Assert.Equal(("2024-07..2024-12", "flexible-employment 500000, employer 500000"), (overlap.Months.ToString(), string.Join(", ", overlap.Insured)));
        Assert.Equal((InsuredAs.FlexibleEmployment, overlap.Months, RefundReason.PaidByEmployer), (refund.Insured.As, refund.Months, refund.Reason));
        Assert.Equal((new LocalDate(2025, 1, 1), true, "pages-employer"), (refund.ClaimedFrom, refund.OnlyIfNoBenefitUsed, refund.Rule.Source.Id));
        Assert.Equal(("coverage.overlap-refundable-unused", "2025-01-01", "2024-07..2024-12"), (refund.Told.Code, refund.Told.Operands["opens"], refund.Told.Operands["months"]));
        Assert.Same(refund.Rule.Source, refund.Told.Source);
        Assert.Null(overlap.Unknown);
    }

    [Fact]
    public void Each_year_is_claimed_in_the_year_after_it()
    {
        var overlaps = Policy.In(Booked.Facts("flexible-employment 2023-01..2023-12 on 2023-01-05", "flexible-employment 2024-01..2024-12 on 2024-01-05", "employer 2023-11..2024-02"));

        Assert.Equal(["2023-11..2023-12 2024-01-01", "2024-01..2024-02 2025-01-01"], overlaps.Select(overlap => $"{overlap.Months} {overlap.Refunds.Single().ClaimedFrom:yyyy-MM-dd}"));
    }

    [Fact]
    public void Months_that_are_not_in_a_row_are_two_overlaps() => Assert.Equal(
        ["2024-02..2024-02", "2024-04..2024-05"],
        Policy.In(Booked.Facts("flexible-employment 2024-01..2024-12 on 2024-01-05", "employer 2024-02..2024-02", "employer 2024-04..2024-05")).Select(overlap => overlap.Months.ToString()));

    // Which of the two goes where a resident's insurance is among them is not published.
    [Theory]
    [InlineData("resident 2024-01..2024-12 on 2023-11-01", "employer 2024-07..2024-12", "employer 500000, resident 500000")]
    [InlineData("resident 2024-01..2024-12 on 2023-11-01", "flexible-employment 2024-07..2024-12 on 2024-07-01", "flexible-employment 500000, resident 500000")]
    [InlineData("employer 2024-01..2024-12 at 510100", "employer 2024-07..2024-12", "employer 500000, employer 510100")]
    [InlineData("flexible-employment 2024-01..2024-12 on 2024-01-05 at 510100", "flexible-employment 2024-07..2024-12 on 2024-07-01", "flexible-employment 500000, flexible-employment 510100")]
    [InlineData("flexible-employment 2019-01..2019-12 on 2019-01-05", "employer 2019-07..2019-12", "flexible-employment 500000, employer 500000")]
    [InlineData("flexible-employment 2027-01..2027-12 on 2027-01-05", "employer 2027-07..2027-12", "flexible-employment 500000, employer 500000")]
    public void Where_no_rule_says_what_goes_back_it_is_unknown(string first, string second, string insured)
    {
        var overlap = Policy.In(Booked.Facts(first, second)).Single();

        Assert.Empty(overlap.Refunds);
        Assert.Equal(("coverage.overlap-unknown", "payments", insured, overlap.Months.ToString()), (overlap.Unknown!.Code, overlap.Unknown.Field, overlap.Unknown.Operands["insured"], overlap.Unknown.Operands["months"]));
    }

    [Fact]
    public void Of_three_the_individual_s_goes_back_and_the_rest_is_unknown()
    {
        var overlap = Policy.In(Booked.Facts("flexible-employment 2024-01..2024-03 on 2024-01-05", "employer 2024-01..2024-03", "resident 2024-01..2024-12 on 2023-11-01")).Single();

        Assert.Equal(InsuredAs.FlexibleEmployment, overlap.Refunds.Single().Insured.As);
        Assert.Equal("coverage.overlap-unknown", overlap.Unknown!.Code);
    }

    // The rule is that of the place to which the individual paid.
    [Fact]
    public void The_rule_is_that_of_the_place_that_was_paid()
    {
        var here = Policy.In(Booked.Facts("flexible-employment 2024-01..2024-12 on 2024-01-05", "employer 2024-07..2024-12 at 510100")).Single();
        var there = Policy.In(Booked.Facts("flexible-employment 2024-01..2024-12 on 2024-01-05 at 990000", "employer 2024-07..2024-12")).Single();

        Assert.Single(here.Refunds);
        Assert.Empty(there.Refunds);
        Assert.NotNull(there.Unknown);
    }

    [Theory]
    [InlineData("flexible-employment 2024-01..2024-12 on 2024-01-05 refunded 2024-07..2024-12", "employer 2024-07..2024-12")]
    [InlineData("flexible-employment 2024-01..2024-06 on 2024-01-05", "employer 2024-07..2024-12")]
    [InlineData("flexible-employment 2024-01..2024-06 on 2024-01-05", "flexible-employment 2024-01..2024-12 on 2024-01-06 at 500000")]
    public void Months_given_back_and_months_of_one_insurance_are_no_overlap(string first, string second) => Assert.Empty(Policy.In(Booked.Facts(first, second)));

    [Fact]
    public void A_rule_without_a_condition_is_told_without_one_and_claimed_at_once()
    {
        var rule = new RefundRule(FeePeriod.Parse("2024-01..2024-12"), BenefitPlace.Source, Confidence.Official, [RefundReason.PaidByEmployer], RefundGives.OverlappingMonths, null, null, OnlyIfNoBenefitUsed: false, ClaimedNextYear: false);
        var refund = new OverlapPolicy(BenefitPlace.With(rule)).In(Booked.Facts("flexible-employment 2024-01..2024-12 on 2024-01-05", "employer 2024-07..2024-12")).Single().Refunds.Single();

        Assert.Equal((new LocalDate(2024, 7, 1), false, "coverage.overlap-refundable"), (refund.ClaimedFrom, refund.OnlyIfNoBenefitUsed, refund.Told.Code));
    }

    [Fact]
    public void Neither_the_order_of_facts_nor_payments_cut_in_two_or_told_twice_change_it() => Holds.ForAll(
        PaidMonths.Facts,
        Gen.Choose(0, 10_000),
        (facts, seed) => Assert.Equal<InsuranceOverlap>(Policy.In(facts), Policy.In(PaidMonths.ToldAnew(facts, seed))));

    [Fact]
    public void A_month_is_in_an_overlap_if_two_insurances_have_it() => Holds.ForAll(PaidMonths.Facts, PaidMonths.Month, (facts, month) =>
    {
        var insured = facts.Payments.Where(payment => payment.Kept.Contains(month)).Select(payment => (payment.As, payment.Elsewhere ?? facts.Region)).Distinct().Count();
        var overlaps = Policy.In(facts).Where(overlap => overlap.Months.Contains(month)).ToList();

        Assert.Equal(insured > 1 ? 1 : 0, overlaps.Count);
        Assert.All(overlaps, overlap => Assert.Equal(insured, overlap.Insured.Count));
    });

    [Fact]
    public void They_vanish_when_what_may_be_given_back_is_given_back() => Holds.ForAll(PaidMonths.Facts, facts =>
    {
        var refunds = Policy.In(facts).SelectMany(overlap => overlap.Refunds).ToList();
        var after = facts with
        {
            Payments = [.. facts.Payments.Select(payment => payment with
            {
                Refunded = [.. payment.Refunded, .. refunds.Where(refund => refund.Insured == new InsuredPlace(payment.As, payment.Elsewhere ?? facts.Region)).Select(refund => refund.Months)],
            })],
        };

        Assert.All(Policy.In(after), overlap => Assert.Empty(overlap.Refunds));
        Assert.Equal(Policy.In(facts).Where(overlap => overlap.Unknown is not null).Sum(overlap => overlap.Months.Months), Policy.In(after).Sum(overlap => overlap.Months.Months));
    });
}

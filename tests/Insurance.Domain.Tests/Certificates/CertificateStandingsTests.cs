using Insurance.Domain.Certificates;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>Whether a certificate still stands: void since when, replaced by which; and one over what remains after a part went back.</summary>
public sealed class CertificateStandingsTests
{
    private static readonly CertificateNumber First = CertificateNumber.Parse("CERT-0001");
    private static readonly CertificateNumber Second = CertificateNumber.Parse("CERT-0002");
    private static readonly CertificateNumber Third = CertificateNumber.Parse("CERT-0003");
    private static readonly LocalDate Day = new(2023, 1, 20);

    [Fact]
    public void A_reissued_certificate_voids_its_predecessor_for_whoever_verifies()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var (replaced, successor) = Sealed.Certificate.Reissue(Second, Sealed.Booked, Day).Value;

        // The signature still holds, the register says that it counts no more.
        Assert.True(signed.Verify(Sealed.Ring).Succeeded);
        Assert.True(signed.Verify(Sealed.Ring, Sealed.Certificate.Standing).Succeeded);
        var error = signed.Verify(Sealed.Ring, replaced.Standing).Errors.Single();
        Assert.Equal(("certificate.replaced", "2023-01-20", "CERT-0002", "standing"), (error.Code, error.Operands["on"], error.Operands["successor"], error.Field));
        Assert.Equal(successor.Standing, successor.Sign(Sealed.Signer).Value.Verify(Sealed.Ring, successor.Standing).Value.Standing);
    }

    [Fact]
    public void A_void_certificate_is_refused_with_the_day()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var standing = Sealed.Certificate.Void(CertificateVoidReason.Refund, Day).Value.Standing;
        var error = signed.Verify(Sealed.Ring, standing).Errors.Single();

        Assert.Equal(("certificate.void", "2023-01-20"), (error.Code, error.Operands["on"]));
        Assert.Equal((Day, CertificateVoidReason.Refund, null), (standing.Since!.Value, standing.Reason!.Value, standing.Successor));
        Assert.Equal("CERT-0001 void", standing.ToString());
        Assert.Equal(error, CertificateVerification.Verify(signed.Payload, signed.RevealCanonicalBytes(), Sealed.Ring, standing).Errors.Single());
    }

    [Fact]
    public void A_register_that_holds_other_bytes_of_the_number_refuses_these()
    {
        var signed = Sealed.Certificate.Sign(Sealed.Signer).Value;
        var other = Sealed.Issued("CERT-0001", new LocalDate(2023, 1, 10)).Standing;

        var error = signed.Verify(Sealed.Ring, other).Errors.Single();
        Assert.Equal(("certificate.other-digest", "standing"), (error.Code, error.Field));
        Assert.Throws<ArgumentException>(() => signed.Verify(Sealed.Ring, Sealed.Issued("CERT-0002", new LocalDate(2023, 1, 9)).Standing));
    }

    [Fact]
    public void The_successor_alone_tells_that_its_predecessor_counts_no_more()
    {
        var (replaced, successor) = Sealed.Certificate.Reissue(Second, Sealed.Booked, Day).Value;
        var expected = replaced.Standing;

        Assert.Equal(expected with { Digest = null }, CertificateStandings.Of([successor]).Find(First));
        Assert.Equal(expected, CertificateStandings.Of([Sealed.Certificate, successor]).Find(First));
        Assert.Equal(expected, CertificateStandings.Of([successor, replaced]).Find(First));
        Assert.Equal(expected, CertificateStandings.Of([replaced, Sealed.Certificate, successor]).Find(First));

        // A predecessor that the register does not hold is refused all the same.
        Assert.Equal("certificate.replaced", Sealed.Certificate.Sign(Sealed.Signer).Value.Verify(Sealed.Ring, CertificateStandings.Of([successor]).Find(First)).Errors.Single().Code);
    }

    [Fact]
    public void The_newest_of_a_row_is_found_and_a_ring_of_numbers_ends()
    {
        var (replaced, second) = Sealed.Certificate.Reissue(Second, Sealed.Booked, Day).Value;
        var (secondReplaced, third) = second.Reissue(Third, Sealed.Booked, Day.PlusDays(1)).Value;
        var gone = third.Void(CertificateVoidReason.Correction, Day.PlusDays(2)).Value;
        var standings = CertificateStandings.Of([replaced, secondReplaced, gone]);

        Assert.Equal((Third, CertificateState.Void), (standings.NewestOf(First)!.Number, standings.NewestOf(First)!.State));
        Assert.Equal(Third, standings.NewestOf(Third)!.Number);
        Assert.Null(standings.NewestOf(CertificateNumber.Parse("CERT-0404")));
        Assert.Null(standings.Find(CertificateNumber.Parse("CERT-0404")));
        Assert.Equal("3 certificates", standings.ToString());

        // The second is told to have been replaced by the first.
        var back = Sealed.Issued("CERT-0002", new LocalDate(2023, 1, 9)).Reissue(First, Sealed.Booked, new LocalDate(2023, 1, 9)).Value;
        Assert.NotNull(CertificateStandings.Of([replaced, back.Replaced]).NewestOf(First));
        Assert.Throws<ArgumentException>(() => CertificateStandings.Of([Sealed.Certificate, Sealed.Issued("CERT-0001", new LocalDate(2023, 1, 10))]));
        Assert.Throws<ArgumentNullException>(() => CertificateStandings.Of(null!));
    }

    [Fact]
    public void A_standing_tells_nothing_of_the_insured() =>
        Assert.DoesNotContain("张", System.Text.Json.JsonSerializer.Serialize(Sealed.Certificate.Standing with { Digest = null }), StringComparison.Ordinal);

    [Fact]
    public void After_a_difference_went_back_the_new_certificate_is_over_the_smaller_amounts()
    {
        var (replaced, successor) = Sealed.Certificate.ReissueAfter(Second, Granted(false, 1, 12, basic: 2670), Day).Value;

        Assert.Equal((CertificateState.Replaced, Second, 5874_00L), (replaced.State, replaced.Successor!.Value, replaced.Total.Fen));
        Assert.Equal((First, "2670.00", "534.00", "3204.00"), (successor.Predecessor!.Value, successor.Lines[0].Amount.ToString(), successor.Lines[1].Amount.ToString(), successor.Total.ToString()));
        Assert.Equal((FeePeriod.Parse("2023-01..2023-12"), Day, new LocalDate(2023, 1, 6)), (successor.Period, successor.IssuedOn, successor.BookedOn));
        Assert.Contains("total: 3204.00\n", successor.RevealCanonicalText(), StringComparison.Ordinal);
        Assert.Equal(successor.Digest, Certificate.Rehydrate(successor.ToSnapshot()).Value.Digest);
    }

    [Theory]
    [InlineData(7, 12, "2023-01..2023-06", "2937.00")]
    [InlineData(1, 11, "2023-12..2023-12", "489.50")]
    public void After_months_that_were_paid_twice_went_back_the_new_certificate_is_over_the_others(int from, int through, string period, string total)
    {
        var months = through - from + 1;
        var successor = Sealed.Certificate.ReissueAfter(Second, Granted(true, from, through, basic: 445 * months, largeFen: 44_50 * months), Day).Value.Successor;

        Assert.Equal((period, total), (successor.Period.ToString(), successor.Total.ToString()));
    }

    [Fact]
    public void Months_stay_certified_while_another_insurance_covers_them_and_a_line_without_money_goes()
    {
        var successor = Sealed.Certificate.ReissueAfter(Second, Granted(true, 1, 12, basic: 5340), Day).Value.Successor;

        Assert.Equal((FeePeriod.Parse("2023-01..2023-12"), InsuranceLine.LargeAmountMutual, "534.00"), (successor.Period, successor.Lines.Single().Insurance, successor.Total.ToString()));
    }

    [Fact]
    public void Where_nothing_remains_or_the_months_are_apart_there_is_no_successor()
    {
        var nothing = Sealed.Certificate.ReissueAfter(Second, Granted(true, 1, 12, basic: 5340, largeFen: 534_00), Day).Errors.Single();
        var money = Sealed.Certificate.ReissueAfter(Second, Granted(false, 1, 12, basic: 5340, largeFen: 534_00), Day).Errors.Single();
        var apart = Sealed.Certificate.ReissueAfter(Second, Granted(true, 4, 6, basic: 445 * 3, largeFen: 44_50 * 3), Day).Errors.Single();

        Assert.Equal(("certificate.refunded", "certificate.refunded", "certificate.months-apart"), (nothing.Code, money.Code, apart.Code));
    }

    [Fact]
    public void A_second_part_goes_off_what_the_first_one_left()
    {
        var first = Sealed.Certificate.ReissueAfter(Second, Granted(true, 10, 12, basic: 445 * 3, largeFen: 44_50 * 3), Day).Value.Successor;
        var second = first.ReissueAfter(Third, Granted(true, 7, 9, basic: 445 * 3, largeFen: 44_50 * 3), Day.PlusDays(1)).Value.Successor;

        Assert.Equal(("2023-01..2023-06", "2937.00"), (second.Period.ToString(), second.Total.ToString()));
        Assert.Throws<ArgumentException>(() => second.ReissueAfter(CertificateNumber.Parse("CERT-0004"), Granted(true, 12, 12, basic: 445), Day.PlusDays(2)));
    }

    [Fact]
    public void A_grant_over_what_is_not_certified_is_a_mistake_of_the_caller_and_the_table_holds()
    {
        var grant = Granted(true, 7, 12, basic: 445 * 6);
        var gone = Sealed.Certificate.Void(CertificateVoidReason.Correction, Day).Value;

        Assert.Equal("certificate.void", gone.ReissueAfter(Second, grant, Day).Errors.Single().Code);
        Assert.Equal("certificate.before-issue", Sealed.Certificate.ReissueAfter(Second, grant, new LocalDate(2023, 1, 8)).Errors.Single().Code);
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ReissueAfter(First, grant, Day));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ReissueAfter(default, grant, Day));
        Assert.Throws<ArgumentNullException>(() => Sealed.Certificate.ReissueAfter(Second, null!, Day));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ReissueAfter(Second, Granted(false, 1, 12, basic: 5341), Day));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ReissueAfter(Second, grant with { Months = [new(InsuranceLine.Parse("other"), new YearMonth(2023, 1), Money.FromFen(1))] }, Day));
        Assert.Throws<ArgumentException>(() => Sealed.Certificate.ReissueAfter(Second, grant with { Months = [new(InsuranceLine.BasicMedical, new YearMonth(2024, 1), Money.FromFen(1))] }, Day));
    }

    /// <summary>A grant over months of 2023, the amounts spread over them.</summary>
    private static RefundGrant Granted(bool endsCover, int from, int through, int basic, int largeFen = 0)
    {
        var months = Enumerable.Range(from, through - from + 1).Select(month => new YearMonth(2023, month)).ToList();
        return new(
            RefundReason.WrongEntry,
            [
                .. months.Select(month => new RefundedMonth(InsuranceLine.BasicMedical, month, Money.FromFen(basic * 100L / months.Count + (month == months[0] ? basic * 100L % months.Count : 0)))),
                .. months.Where(_ => largeFen > 0).Select(month => new RefundedMonth(InsuranceLine.LargeAmountMutual, month, Money.FromFen(largeFen / months.Count))),
            ],
            endsCover,
            [],
            Confidence.Derived);
    }
}

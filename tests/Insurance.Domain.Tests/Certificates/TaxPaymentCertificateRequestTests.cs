using Insurance.Domain.Certificates;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>
/// The how-to page on the payment status, point 2: a tax-payment certificate: print the payment record and take it to the tax office. The
/// hotline is that of the page on Chongqing, point 1.
/// </summary>
public sealed class TaxPaymentCertificateRequestTests
{
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
    private static readonly RegionFacts Facts = Chongqing.Tariff(2023).RegionFacts!;
    private static readonly LocalDate Day = new(2023, 1, 9);

    [Fact]
    public void A_request_before_the_booking_says_so_and_where_to_go()
    {
        var request = TaxPaymentCertificateRequest.Prepare(Paid, Chongqing.Li, Facts, Day).Value;

        Assert.Equal((Chongqing.Li, new LocalDate(2023, 1, 3), Day, false), (request.Applicant, request.PaidOn, request.PreparedOn, request.IsBooked));
        Assert.Equal(("tax-bureau", "023-12366"), (request.Authority!.Id, request.Authority.Hotline));
        Assert.Equal("ORDER-0001 5874.00 2023-01-09", request.ToString());
        Assert.Equal(
            $"""
            Request for a tax-payment certificate, with payment record

            Asked for: A tax-payment certificate for the payment below
            Applicant: 李** ({Chongqing.Li.Id})
            Payer: 李** ({Chongqing.Li.Id})
            Insured: 张** ({Chongqing.Zhang.Id})
            Scheme: Chongqing, employee medical insurance joined as an individual
            Fee period: 2023-01 to 2023-12
            Order number: ORDER-0001
            Channel: “Chongqing Tax” official account in WeChat
            Paid on: 2023-01-03
            Booked on: not booked yet

            Basic medical insurance: 5340.00
            Large-amount medical mutual aid: 534.00
            Total, yuan: 5874.00

            Take it to: Chongqing tax bureau
            Hotline: 023-12366

            The tax office issues the certificate. This page is the payment record that is printed after paying and taken there.

            On 2023-01-09 the treasury has not booked the money yet. The tax office may ask to wait for it; do not pay again.

            This is a copy for showing: names and identity numbers are masked. It does not stand in for the full document.

            Applicant's signature: ________________________

            Date: ________________________

            """.ReplaceLineEndings("\n"),
            request.ToText(Language.English));
        Assert.All(Languages.All, language => Assert.Contains("023-12366", request.ToHtml(language), StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_after_the_booking_names_its_day()
    {
        var booked = Paid.Book(new LocalDate(2023, 1, 6)).Value;

        var request = TaxPaymentCertificateRequest.Prepare(booked, Chongqing.Zhang, Facts, Day).Value;

        Assert.True(request.IsBooked);
        Assert.Contains("\nBooked on: 2023-01-06\n", request.ToText(Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain("not booked", request.ToText(Language.English), StringComparison.Ordinal);

        // Prepared on a day before the booking, it did not know of it.
        Assert.False(TaxPaymentCertificateRequest.Prepare(booked, Chongqing.Zhang, Facts, new LocalDate(2023, 1, 5)).Value.IsBooked);
        Assert.True(TaxPaymentCertificateRequest.Prepare(booked, Chongqing.Zhang, Facts, new LocalDate(2023, 1, 6)).Value.IsBooked);
    }

    [Fact]
    public void The_full_one_holds_names_and_numbers_and_no_remark_about_a_copy()
    {
        var text = TaxPaymentCertificateRequest.Prepare(Paid, Chongqing.Zhang, Facts, Day).Value.RevealText(Language.English);

        Assert.Contains($"Applicant: {Chongqing.Zhang.Name.Reveal()} ({Chongqing.Zhang.Id.Reveal()})\n", text, StringComparison.Ordinal);
        Assert.Contains($"Payer: {Chongqing.Li.Name.Reveal()} ({Chongqing.Li.Id.Reveal()})\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("copy for showing", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_file_names_the_authority_the_local_tax_office_is_told_and_no_number_made_up()
    {
        var request = TaxPaymentCertificateRequest.Prepare(Paid, Chongqing.Li, null, Day).Value;

        Assert.Null(request.Authority);
        Assert.Contains("\nTake it to: the local tax office that collects the contributions\n", request.ToText(Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain("Hotline", request.ToText(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_payer_or_insured_ask_and_only_after_paying()
    {
        var other = new Person(PersonName.Parse("张四丰"), Chongqing.Zhang.Id);
        var error = TaxPaymentCertificateRequest.Prepare(Paid, other, Facts, Day).Errors.Single();
        Assert.Equal(("certificate.not-a-party", "applicant"), (error.Code, error.Field));

        Assert.Equal("order.not-paid", TaxPaymentCertificateRequest.Prepare(Chongqing.Placed(), Chongqing.Li, Facts, Day).Errors.Single().Code);
        Assert.Equal("order.not-paid", TaxPaymentCertificateRequest.Prepare(Chongqing.Placed().Close(Chongqing.At(2023, 1, 3, 3)).Value, Chongqing.Li, Facts, Day).Errors.Single().Code);
        var refunded = Paid.Refund(RefundReason.Death, Day).Value.Order;
        Assert.Equal("order.refunded", TaxPaymentCertificateRequest.Prepare(refunded, Chongqing.Li, Facts, Day).Errors.Single().Code);

        var early = TaxPaymentCertificateRequest.Prepare(Paid, Chongqing.Li, Facts, new LocalDate(2023, 1, 2)).Errors.Single();
        Assert.Equal(("certificate.before-payment", "2023-01-03", new LocalDate(2023, 1, 3)), (early.Code, early.Operands["paid"], early.ChangesOn!.Value));
        Assert.True(TaxPaymentCertificateRequest.Prepare(Paid, Chongqing.Li, Facts, new LocalDate(2023, 1, 3)).Succeeded);
    }

    [Fact]
    public void The_facts_of_another_region_are_a_mistake_of_the_caller()
    {
        var other = PremiumOrder.Place(Chongqing.Number(1), Invented.Premium("helped"), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, Domain.Contributions.ContributionRecord.Empty, Chongqing.At(2025, 3, 1)).Value;

        Assert.Throws<ArgumentException>(() => TaxPaymentCertificateRequest.Prepare(other, Chongqing.Li, Facts, Day));
        Assert.Throws<ArgumentNullException>(() => TaxPaymentCertificateRequest.Prepare(null!, Chongqing.Li, Facts, Day));
        Assert.Throws<ArgumentNullException>(() => TaxPaymentCertificateRequest.Prepare(Paid, null!, Facts, Day));
    }
}

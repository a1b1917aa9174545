using System.Security.Cryptography;
using System.Text;
using Insurance.Domain.Certificates;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Root;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

public sealed class CertificateTests
{
    // Paid on Tuesday, 3 January 2023: expected from Friday, 6 to Tuesday, 10 January.
    private static readonly PremiumOrder Paid = Chongqing.PaidAt(Chongqing.At(2023, 1, 3));
    private static readonly PremiumOrder Booked = Paid.Book(new LocalDate(2023, 1, 6)).Value;
    private static readonly CertificateNumber Number = CertificateNumber.Parse("CERT-0001");

    private const string Canonical = """
        insurance.domain/certificate/1
        number: CERT-0001
        order: ORDER-0001
        insured-name: 张三丰
        insured-id: 500103199005060170
        region: 500000
        scheme: flexible-employment
        period: 2023-01..2023-12
        line: basic-medical 5340.00
        line: large-amount-mutual 534.00
        total: 5874.00
        paid-on: 2023-01-03
        booked-on: 2023-01-06
        issued-on: 2023-01-09

        """;

    [Theory]
    [InlineData(3, "certificate.not-booked", 6)]
    [InlineData(5, "certificate.not-booked", 6)]
    [InlineData(6, "certificate.not-booked", null)]
    [InlineData(10, "certificate.not-booked", null)]
    public void Before_the_booking_the_refusal_names_the_window(int day, string code, int? changesOn)
    {
        var error = Issue(Paid, day).Errors.Single();

        Assert.Equal(code, error.Code);
        Assert.Equal(("2023-01-06", "2023-01-10"), (error.Operands["from"], error.Operands["through"]));
        Assert.Equal(changesOn is { } from ? new LocalDate(2023, 1, from) : null, error.ChangesOn);
        Assert.Equal("guide-2026", error.Source!.Id);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(31)]
    public void After_the_fifth_working_day_the_refusal_says_that_the_booking_is_overdue(int day)
    {
        var error = Issue(Paid, day).Errors.Single();

        Assert.Equal(("certificate.booking-overdue", "2023-01-10"), (error.Code, error.Operands["through"]));
        Assert.Contains("tax bureau", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_booking_earlier_than_the_forecast_wins()
    {
        var early = Paid.Book(new LocalDate(2023, 1, 4)).Value;

        Assert.Equal(new LocalDate(2023, 1, 4), Issue(early, 4).Value.BookedOn);
    }

    [Fact]
    public void A_certificate_is_issued_on_the_day_of_the_booking_and_not_the_day_before()
    {
        var error = Issue(Booked, 5).Errors.Single();
        Assert.Equal(("certificate.before-booking", new LocalDate(2023, 1, 6)), (error.Code, error.ChangesOn!.Value));
        Assert.True(Issue(Booked, 6).Succeeded);
        Assert.True(Issue(Booked, 31).Succeeded);
    }

    [Fact]
    public void An_order_that_is_not_paid_has_no_certificate()
    {
        var forecast = Chongqing.Forecast(Paid);

        Assert.Equal("order.not-paid", Certificate.Issue(Number, Chongqing.Placed(), forecast, new LocalDate(2023, 1, 9)).Errors.Single().Code);
        Assert.Equal("order.not-paid", Certificate.Issue(Number, Chongqing.Placed().Close(Chongqing.At(2023, 1, 3, 3)).Value, forecast, new LocalDate(2023, 1, 9)).Errors.Single().Code);
    }

    [Fact]
    public void A_certificate_keeps_what_it_certifies()
    {
        var certificate = Issue(Booked, 9).Value;

        Assert.Equal((Number, Chongqing.Number(1), Chongqing.Zhang), (certificate.Number, certificate.Order, certificate.Insured));
        Assert.Equal((Region.Chongqing, Scheme.FlexibleEmployment, FeePeriod.Parse("2023-01..2023-12")), (certificate.Region, certificate.Scheme, certificate.Period));
        Assert.Equal(Money.FromYuan(5874), certificate.Total);
        Assert.Equal(Booked.Lines.AsEnumerable(), certificate.Lines.AsEnumerable());
        Assert.Equal((new LocalDate(2023, 1, 3), new LocalDate(2023, 1, 6), new LocalDate(2023, 1, 9)), (certificate.PaidOn, certificate.BookedOn, certificate.IssuedOn));
        Assert.Equal("CERT-0001 2023-01..2023-12 5874.00", certificate.ToString());
    }

    [Fact]
    public void The_canonical_text_is_the_same_bytes_under_every_culture() =>
        Laws.SameTextEverywhere(Canonical.ReplaceLineEndings("\n"), () => Issue(Booked, 9).Value.RevealCanonicalText());

    [Fact]
    public void The_digest_is_the_SHA_256_of_the_canonical_text_under_every_culture() =>
        // Computed with another program from the text above.
        Laws.SameTextEverywhere("8eb8210967a8a8677c1ed9908bcd5629fb7990bec006c60062a0860cf50d63d8", () => Issue(Booked, 9).Value.Digest);

    [Fact]
    public void One_flipped_character_anywhere_gives_another_digest()
    {
        var certificate = Issue(Booked, 9).Value;
        var text = certificate.RevealCanonicalText();
        for (var i = 0; i < text.Length; i++)
        {
            var flipped = $"{text[..i]}{(char)(text[i] ^ 1)}{text[(i + 1)..]}";
            Assert.NotEqual(certificate.Digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(flipped))));
        }
    }

    [Fact]
    public void Another_number_order_person_or_day_gives_another_digest()
    {
        var digests = new[]
        {
            Issue(Booked, 9).Value.Digest,
            Issue(Booked, 10).Value.Digest,
            Issue(Paid.Book(new LocalDate(2023, 1, 7)).Value, 9).Value.Digest,
            Issue(Chongqing.PaidAt(Chongqing.At(2023, 1, 4)).Book(new LocalDate(2023, 1, 6)).Value, 9).Value.Digest,
            Certificate.Issue(CertificateNumber.Parse("CERT-0002"), Booked, Chongqing.Forecast(Paid), new LocalDate(2023, 1, 9)).Value.Digest,
        };

        Assert.Distinct(digests);
    }

    [Fact]
    public void A_certificate_prints_for_people_with_name_and_number_masked()
    {
        var certificate = Issue(Booked, 9).Value;

        Assert.Equal(
            """
            Certificate of social insurance contributions paid

            Certificate number: CERT-0001
            Insured: 张** (500*************70)
            Scheme: Chongqing, employee medical insurance joined as an individual
            Fee period: 2023-01 to 2023-12
            Order number: ORDER-0001
            Paid on: 2023-01-03
            Booked on: 2023-01-06

            Basic medical insurance: 5340.00
            Large-amount medical mutual aid: 534.00
            Total, yuan: 5874.00

            Issued on: 2023-01-09
            Verification code: HTW2-22B7-N2M6
            SHA-256 of the canonical text: 8eb8210967a8a8677c1ed9908bcd5629fb7990bec006c60062a0860cf50d63d8

            This is a copy for showing: names and identity numbers are masked. It does not stand in for the full document.

            """.ReplaceLineEndings("\n"),
            certificate.ToText(Language.English));
        Assert.All(Languages.All, language => Assert.Contains("5874.00", certificate.ToText(language), StringComparison.Ordinal));
    }

    [Fact]
    public void A_forecast_of_another_day_of_payment_and_a_missing_number_are_mistakes_of_the_caller()
    {
        var other = Chongqing.Forecast(Chongqing.PaidAt(Chongqing.At(2023, 1, 4)));

        Assert.Throws<ArgumentException>(() => Certificate.Issue(Number, Paid, other, new LocalDate(2023, 1, 9)));
        Assert.True(Certificate.Issue(Number, Booked, other, new LocalDate(2023, 1, 9)).Succeeded);
        Assert.Throws<ArgumentException>(() => Certificate.Issue(default, Booked, Chongqing.Forecast(Paid), new LocalDate(2023, 1, 9)));
        Assert.Throws<ArgumentNullException>(() => Certificate.Issue(Number, null!, other, new LocalDate(2023, 1, 9)));
        Assert.Throws<ArgumentNullException>(() => Certificate.Issue(Number, Paid, null!, new LocalDate(2023, 1, 9)));
    }

    private static Result<Certificate> Issue(PremiumOrder order, int day) => Certificate.Issue(Number, order, Chongqing.Forecast(order), new LocalDate(2023, 1, day));
}

using System.Collections;
using System.Reflection;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>Canaries: the names and numbers of three people in all roles come out of nothing but what is asked to reveal them.</summary>
public sealed class JourneyPrivacyTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly Person Insured = Chongqing.Born("鑫淼焱", new LocalDate(1987, 3, 21), Sex.Male);
    private static readonly Person Payer = Chongqing.Born("垚犇骉", new LocalDate(1979, 8, 14), Sex.Female);
    private static readonly Person Stranger = Chongqing.Born("Qwertyuiop Asdfgh", new LocalDate(2012, 2, 29), Sex.Male);
    private static readonly Person[] People = [Insured, Payer, Stranger];

    [Fact]
    public void Every_step_of_the_journey_prints_without_a_name_or_a_number()
    {
        var enrollment = Chongqing.Registered(Day, person: Insured);
        var premium = Chongqing.FirstPremium(person: Insured);
        var placed = Place(Insured, Payer).Value;
        var notice = Chongqing.Notice("N-1", 587_400);
        var (paid, outcome) = placed.Apply(notice).Value;
        var booked = paid.Book(new LocalDate(2023, 1, 6)).Value;
        var forecast = Chongqing.Forecast(paid);
        var certificate = Certificate.Issue(CertificateNumber.Parse("CERT-0001"), booked, forecast, new LocalDate(2023, 1, 9)).Value;
        var voucher = booked.Voucher().Value;
        var day = new LocalDate(2023, 1, 20);
        var held = booked.Apply(Chongqing.Notice("N-1", 1)).Value.Order.Apply(Chongqing.Notice("N-2", 5)).Value.Order.ReturnSurplus(day).Value.Order;
        var refunded = held.Refund(RefundReason.Death, day).Value.Order;
        var gone = certificate.Void(CertificateVoidReason.Refund, day).Value;
        var (replaced, successor) = certificate.Reissue(CertificateNumber.Parse("CERT-0002"), booked, day).Value;
        var request = TaxPaymentCertificateRequest.Prepare(paid, Payer, Chongqing.Tariff(2023).RegionFacts, day).Value;
        object[] later =
        [
            held, refunded, refunded.History[^1], refunded.Returns[0], refunded.ToSnapshot(), refunded.Voucher().Value, refunded.Mark(ContributionRecord.Empty),
            gone, replaced, successor, replaced.History[0], replaced.ToSnapshot(), request,
        ];
        object[] steps = [.. later, enrollment, enrollment.Facts, Chongqing.Declared(enrollment), premium, premium.Assessment, placed, notice, outcome, paid, booked, forecast, certificate, voucher, booked.Mark(ContributionRecord.Empty)];

        Assert.All(steps.SelectMany(Printed), AssertKept);
        Assert.All(Languages.All.SelectMany(language => new[]
        {
            voucher.ToText(language), voucher.ToHtml(language), certificate.ToText(language), certificate.ToHtml(language), outcome.MessageIn(language),
            request.ToText(language), request.ToHtml(language), refunded.Voucher().Value.ToHtml(language), gone.ToText(language), replaced.ToHtml(language),
        }), AssertKept);
    }

    [Fact]
    public void Every_refusal_tells_its_reason_without_a_name_or_a_number()
    {
        var enrollment = Chongqing.Registered(Day, person: Insured);
        var placed = Place(Insured, Payer).Value;
        var paid = placed.Apply(Chongqing.Notice("N-1", 587_400)).Value.Order;
        var forecast = Chongqing.Forecast(paid);
        var number = CertificateNumber.Parse("CERT-0001");
        var young = new EnrollmentFacts(Hukou.Elsewhere, HasEmployer: true, DrawsPension: false, new YearMonth(2024, 1));

        AssertKept(Enrollment.Register(Stranger, Chongqing.Tariff(2023), young, Day));
        AssertKept(Enrollment.Register(Chongqing.Born("鑫淼焱", new LocalDate(1950, 3, 21), Sex.Male), Chongqing.Tariff(2023), young with { HasEmployer = false }, Day));
        AssertKept(Declaration.Submit(enrollment, Chongqing.Tariff(2023), Stranger.Id, "retiree", Day.PlusDays(-1), [DeclaredLine.Of(InsuranceLine.BasicMedical)]));
        AssertKept(Declaration.Submit(enrollment, Chongqing.Tariff(2023), Stranger.Id, "9", Day));
        AssertKept(Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), placed.Mark(ContributionRecord.Empty), Day));
        AssertKept(Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), ContributionRecord.Empty, Day.PlusDays(-1)));
        AssertKept(Place(Stranger, Payer));
        AssertKept(PremiumOrder.Place(Chongqing.Number(2), Chongqing.FirstPremium(person: Insured), Insured, Payer, PaymentChannel.BankPage, paid.Mark(ContributionRecord.Empty), Chongqing.At(2024, 1, 3)));
        AssertKept(placed.Apply(Chongqing.Notice("N-1", 1, order: 2)));
        AssertKept(placed.Book(Day));
        AssertKept(paid.Book(Day.PlusDays(-1)));
        AssertKept(paid.Close(Chongqing.At(2023, 1, 4)));
        AssertKept(placed.Voucher());
        AssertKept(placed.Refund(RefundReason.Death, Day));
        AssertKept(paid.Refund(RefundReason.Death, Day.PlusDays(-1)));
        AssertKept(paid.ReturnSurplus(Day));
        AssertKept(paid.Refund(RefundReason.Death, Day).Value.Order.Book(Day));
        AssertKept(PremiumOrder.Rehydrate(paid.ToSnapshot() with { Total = Money.FromFen(1) }));
        AssertKept(TaxPaymentCertificateRequest.Prepare(paid, Stranger, null, Day));
        AssertKept(Certificate.Issue(number, placed, forecast, Day));
        AssertKept(Certificate.Issue(number, paid, forecast, Day));
        AssertKept(Certificate.Issue(number, paid, forecast, Day.PlusDays(30)));
        AssertKept(Certificate.Issue(number, paid.Book(Day).Value, forecast, Day.PlusDays(-1)));
        var issued = Certificate.Issue(number, paid.Book(Day).Value, forecast, Day).Value;
        AssertKept(issued.Void(CertificateVoidReason.Refund, Day).Value.Void(CertificateVoidReason.Correction, Day));
        AssertKept(Certificate.Rehydrate(issued.ToSnapshot() with { Insured = Stranger }));
    }

    [Fact]
    public void A_mistake_of_the_caller_throws_without_a_name_or_a_number()
    {
        var enrollment = Chongqing.Registered(Day, person: Insured);
        var strangers = Chongqing.Registered(Day, person: Payer);

        AssertKept(Assert.Throws<ArgumentException>(() => Enrollment.Register(Insured, Chongqing.Tariff(2022), Chongqing.Local, Day)).ToString());
        AssertKept(Assert.Throws<ArgumentException>(() => Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(strangers), Chongqing.Tariff(2023), ContributionRecord.Empty, Day)).ToString());
        AssertKept(Assert.Throws<ArgumentException>(() => Declaration.Submit(enrollment, Invented.Tariff(), Insured.Id, "late", Day)).ToString());
    }

    [Fact]
    public void Only_the_canonical_text_is_asked_to_reveal()
    {
        var booked = Place(Insured, Payer).Value.Apply(Chongqing.Notice("N-1", 587_400)).Value.Order.Book(new LocalDate(2023, 1, 6)).Value;
        var text = Certificate.Issue(CertificateNumber.Parse("CERT-0001"), booked, Chongqing.Forecast(booked), new LocalDate(2023, 1, 9)).Value.RevealCanonicalText();

        // The certificate is the insured's: the payer does not stand in it.
        Assert.Contains(Insured.Name.Reveal(), text, StringComparison.Ordinal);
        Assert.Contains(Insured.Id.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Payer.Name.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Payer.Id.Reveal(), text, StringComparison.Ordinal);
    }

    private static Result<PremiumOrder> Place(Person insured, Person payer) => PremiumOrder.Place(
        Chongqing.Number(1), Chongqing.FirstPremium(person: Insured), insured, payer, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3));

    // An object, what its properties hold, and the items of its lists, as they print.
    private static IEnumerable<string> Printed(object step) => step.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => property.GetValue(step))
        .SelectMany(value => value is IEnumerable items and not string ? items.Cast<object?>().Append(value) : [value])
        .Append(step)
        .Select(value => value?.ToString() ?? "");

    private static void AssertKept<T>(Result<T> refused)
    {
        Assert.NotEmpty(refused.Errors);
        AssertKept(Assert.Throws<DomainException>(() => refused.Value).ToString());
        foreach (var error in refused.Errors)
        {
            AssertKept(error.ToString());
            AssertKept(error.Field);
            Assert.All(error.Operands, operand => AssertKept(operand.ToString()));
            Assert.All(Languages.All, language => AssertKept(error.MessageIn(language)));
        }
    }

    private static void AssertKept(string text) => Assert.All(People, person =>
    {
        var name = person.Name.Reveal();
        var id = person.Id.Reveal();
        Assert.DoesNotContain(name[1..], text, StringComparison.Ordinal);
        Assert.DoesNotContain(id[3..^2], text, StringComparison.Ordinal);

        // The birth date alone is told by no refusal either.
        Assert.DoesNotContain(id[6..14], text, StringComparison.Ordinal);
        Assert.DoesNotContain(NodaTime.Text.LocalDatePattern.Iso.Format(person.Id.BirthDate), text, StringComparison.Ordinal);
    });
}

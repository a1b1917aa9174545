using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>Facts, days and tariffs for the verbs, right and wrong ones.</summary>
internal static class AtHand
{
    public static IEnumerable<object> All()
    {
        var facts = Chongqing.Local with { LastInsuredMonth = new YearMonth(2022, 12) };
        var later = Invented.WithWindows("""{ "for": "2025", "members": ["new"], "opens": "06-01", "closes": "06-30", "source": "s", "confidence": "official" }""");
        LocalDate[] days =
        [
            new(2022, 12, 31), new(2023, 1, 2), new(2023, 1, 3), new(2023, 1, 8), new(2023, 1, 20), new(2023, 2, 20), new(2023, 12, 5), new(2023, 12, 25), new(2024, 1, 3), new(2025, 5, 1),
        ];
        object[] rest =
        [
            facts with { HasEmployer = true, LastInsuredMonth = new YearMonth(2035, 1) }, facts with { Hukou = Hukou.None }, facts with { Hukou = Hukou.Elsewhere }, facts with { DrawsPension = true },
            Chongqing.Tariff(2022), Chongqing.Tariff(2023), Chongqing.Tariff(2024), Invented.Tariff(), Declaring.History, TariffCatalog.Embedded, Chongqing.Grade("2", 2023), Chongqing.Grade("1", 2024),
            Declaring.Year(2023), Declaring.Year(2024), new YearMonth(2022, 12), new YearMonth(2030, 1), Chongqing.Tariff(2023).RegionFacts!,
            Chongqing.LumpSum, new PaymentPeriodPolicy(), new CertificateAvailabilityPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China), ContributionRecord.Empty,
            later, later.Grade("helped").Value,
            Chongqing.FirstPremium(), Invented.StatePaysAll(), DeclaredLine.Of(InsuranceLine.BasicMedical), DeclaredLine.Of(InsuranceLine.LargeAmountMutual, ratio: Rate.Parse("0.5")),
            Chongqing.Notice("N-9", 587_400), Chongqing.Notice("N-9", 1, order: 2), Chongqing.At(2022, 12, 31), Chongqing.At(2023, 1, 3), Chongqing.At(2024, 1, 3), Chongqing.Tariff(2023).Offer(PaymentChannel.WeChat, days[2]).Value, Chongqing.Tariff(2023).Offer(PaymentChannel.SocialSecurityOffice, days[2]).Value, "1", "2", "9", "retiree", "late", "young", "工商银行", "",
            (DeclaredBases)BaseChoice.Floor, 1, 2, Deducting.Tariff, Deducting.Planned().Id, Deducting.SecondMorning,
            Sealed.Issued("CERT-0001", new LocalDate(2023, 1, 10)).Standing, Sealed.Signer, Sealed.Ring, Sealed.Ring.Revoke(Sealed.Key.Id), CertificateKeyRing.Empty, CertificateKeyRing.Of(Sealed.Signer.PublicKey(new LocalDate(2030, 1, 1))),
            CertificateKeyRing.Of(Sealed.NewSigner(Sealed.Key.Id).PublicKey(Sealed.From)),
            Granted(endsCover: true, 12), Granted(endsCover: true, 6), Granted(endsCover: false, 1),
        ];
        return days.Cast<object>().Concat(rest);
    }

    /// <summary>A grant over one month of 2023, or over all of them.</summary>
    public static RefundGrant Granted(bool endsCover, int month) => new(
        RefundReason.WrongEntry,
        month > 6
            ? [.. Chongqing.FirstPremium().Assessment.MonthLines().Select(line => new RefundedMonth(line.Insurance, line.Month, line.Amount))]
            : [.. new[] { InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual }.Select(line => new RefundedMonth(line, new YearMonth(2023, month), Money.FromYuan(44)))],
        endsCover,
        [],
        Confidence.Derived);
}

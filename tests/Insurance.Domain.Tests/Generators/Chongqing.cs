using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>The steps of the journey in Chongqing with made-up people, so that a test names only what it is about.</summary>
internal static class Chongqing
{
    public static readonly EnrollmentFacts Local = new(Hukou.Local, HasEmployer: false, DrawsPension: false);

    public static readonly Person Zhang = Born("张三丰", new LocalDate(1990, 5, 6), Sex.Male);

    public static readonly Person Li = Born("李四海", new LocalDate(1985, 11, 30), Sex.Female);

    public static readonly AnnualLumpSumPolicy LumpSum = new(new PaymentPeriodPolicy());

    public static Person Born(string name, LocalDate birth, Sex sex) =>
        new(PersonName.Parse(name), ResidentId.Parse(ResidentIds.Complete("500103", birth, sex == Sex.Male ? "017" : "028")));

    public static Tariff Tariff(int year) => TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment, year).Value;

    public static PaymentGrade Grade(string id, int year = 2025) => Tariff(year).Grade(id).Value;

    public static EnrollmentFacts InsuredThrough(int year, int month) => Local with { LastInsuredMonth = new YearMonth(year, month) };

    public static Enrollment Registered(LocalDate on, EnrollmentFacts? facts = null, Person? person = null) =>
        Enrollment.Register(person ?? Zhang, Tariff(on.Year), facts ?? Local, on).Value;

    public static Declaration Declared(Enrollment enrollment, string grade = "2", LocalDate? on = null) =>
        Declaration.Submit(enrollment, Tariff((on ?? enrollment.RegisteredOn).Year), enrollment.Person.Id, grade, on ?? enrollment.RegisteredOn).Value;

    /// <summary>The record of somebody who paid both lines of these months.</summary>
    public static ContributionRecord Paid(string period) => ContributionRecord.Empty.With(MonthState.Paid, period);

    public static ContributionRecord With(this ContributionRecord record, MonthState state, string period) =>
        record.With([InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual], FeePeriod.Parse(period), state);

    /// <summary>The first enrolment of the how-to page: registered, declared and assessed on 3 January 2023.</summary>
    public static Premium FirstPremium(string grade = "2", Person? person = null)
    {
        var day = new LocalDate(2023, 1, 3);
        var enrollment = Registered(day, person: person);
        return LumpSum.Assess(enrollment, Declared(enrollment, grade), Tariff(2023), ContributionRecord.Empty, day).Value;
    }

    public static OrderId Number(int number) => OrderId.Parse($"ORDER-{number:D4}");

    public static Instant At(int year, int month, int day, int hour = 2, int minute = 0) => Instant.FromUtc(year, month, day, hour, minute);

    /// <summary>An order of 5,874.00 that Li placed for Zhang in WeChat at ten in the morning of 3 January 2023.</summary>
    public static PremiumOrder Placed(PaymentChannel channel = PaymentChannel.WeChat, int number = 1) =>
        PremiumOrder.Place(Number(number), FirstPremium(), Zhang, Li, channel, ContributionRecord.Empty, At(2023, 1, 3)).Value;

    public static PaymentNotice Notice(string id, long fen, Instant? paidAt = null, PaymentChannel channel = PaymentChannel.WeChat, int order = 1) =>
        PaymentNotice.Read(id, Number(order), Money.FromFen(fen), paidAt ?? At(2023, 1, 3), channel).Value;

    public static PremiumOrder PaidAt(Instant at) => Placed().Apply(Notice("N-1", 587_400, at)).Value.Order;

    public static CertificateForecast Forecast(PremiumOrder order) =>
        new CertificateAvailabilityPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China).For(order).Value;
}

using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Journey;

/// <summary>What the journey starts from.</summary>
internal sealed record Start(Region Region, int Year, string Grade);

/// <summary>A wrong turn and the refusal it meets.</summary>
internal sealed record WrongTurn(string Tried, DomainError Met);

/// <summary>One step of the journey: what happened, what was checked and from which source.</summary>
internal sealed record Step(string Id, string Title, LocalDate On, ImmutableArray<string> Told, string? Source)
{
    public WrongTurn? WrongTurn { get; init; }

    public ImmutableArray<Warning> Warnings { get; init; } = [];
}

/// <summary>How the journey ended.</summary>
internal sealed record Ending(ImmutableArray<Step> Steps, PremiumOrder Order, Voucher Voucher, CertificateForecast Forecast, Certificate Certificate);

/// <summary>
/// One person's whole way as the brief tells it: register, choose a grade, declare, order, pay, get the voucher, see it booked, get the
/// certificate. It sets the time itself: first enrolment on 3 January.
/// </summary>
internal sealed class Story
{
    private static readonly LocalTime Morning = new(10, 30);

    private readonly TariffCatalog catalog;
    private readonly AnnualLumpSumPolicy lumpSum = new AnnualLumpSumPolicy(new PaymentPeriodPolicy());
    private readonly CertificateAvailabilityPolicy availability;
    private readonly SampleStore store;
    private readonly Start start;
    private readonly List<Step> steps = [];

    public Story(TariffCatalog catalog, WorkingDayCalendar calendar, Start start)
    {
        this.catalog = catalog;
        this.start = start;
        availability = new CertificateAvailabilityPolicy(catalog, calendar);
        store = new SampleStore(start.Year);
    }

    // Invented people; the numbers only have a right check character.
    private static Person Worker { get; } = new(PersonName.Parse("张敏"), ResidentId.Parse("500103199003072020"));

    private static Person Pensioner { get; } = new(PersonName.Parse("李建国"), ResidentId.Parse("500103195506121025"));

    private static Person Neighbour { get; } = new(PersonName.Parse("王磊"), ResidentId.Parse("500112198609153038"));

    public Result<Ending> Tell()
    {
        if (!catalog.Find(start.Region, Scheme.FlexibleEmployment, start.Year).TryGet(out var tariff, out var errors)
            || !tariff.Grade(start.Grade).TryGet(out var grade, out errors))
        {
            return errors;
        }

        var today = new LocalDate(start.Year, 1, 3);
        if (!Register(tariff, grade, today).TryGet(out var enrollment, out errors)
            || !Declare(tariff, grade, enrollment, today).TryGet(out var declaration, out errors)
            || !Assess(tariff, enrollment, declaration, today).TryGet(out var premium, out errors)
            || !Place(tariff, premium, today).TryGet(out var placed, out errors)
            || !Pay(placed, today).TryGet(out var paid, out errors)
            || !Receive(paid, today).TryGet(out var voucher, out errors)
            || !availability.For(paid).TryGet(out var forecast, out errors)
            || !Book(tariff, paid, forecast).TryGet(out var booked, out errors)
            || !Certify(booked, paid, forecast).TryGet(out var certificate, out errors))
        {
            return errors;
        }

        return new Ending([.. steps], booked, voucher, forecast, certificate);
    }

    private Result<Enrollment> Register(Tariff tariff, PaymentGrade grade, LocalDate today)
    {
        var retired = grade.Status == MemberStatus.Retired;
        var person = retired ? Pensioner : Worker;
        var before = retired ? today.ToYearMonth().PlusMonths(-1) : (YearMonth?)null;
        var facts = new EnrollmentFacts(Hukou.Local, HasEmployer: false, DrawsPension: retired, before);
        var result = Enrollment.Register(person, tariff, facts, today);
        if (result.TryGet(out var enrollment, out _))
        {
            var rule = tariff.Terms.In<EligibilityRule>(tariff.Year).FirstOrDefault(candidate => candidate.Route == EnrollmentRoute.LocalHukou);
            var office = tariff.RegionFacts?.For(AuthorityTask.Registration);
            Add(
                "register",
                "Register",
                today,
                [
                    $"{person} registers{(office is null ? "" : $"; the office: {office.Name} ({office.Name.SimplifiedChinese})")}.",
                    $"Declared: household registered here, no employer, {(retired ? "draws an employee pension" : "no pension")}, {(before is { } last ? $"insured through {Texts.Of(last)}" : "never insured before")}.",
                    $"Checked: {(rule?.MinAge is { } least ? $"age {person.Id.AgeOn(today)}, the least is {least}" : "no age limit is published")}.",
                ],
                rule?.Source,
                warnings: enrollment.Warnings);
        }

        return result;
    }

    private Result<Declaration> Declare(Tariff tariff, PaymentGrade grade, Enrollment enrollment, LocalDate today)
    {
        var choices = tariff.Grades.Where(choice => !choice.IsPaidOnce).Select(choice => $"{choice.Id} ({choice.Name})");
        Add(
            "choose-grade",
            "Choose a grade",
            today,
            [$"Grades of {tariff.Year}: {string.Join(", ", choices)}.", $"Chosen: {grade.Id}. It stands for every year until another is declared."],
            tariff.Terms.In<GradeChangeWindow>(tariff.Year).FirstOrDefault()?.Source);

        var floor = grade.NeedsDeclaredBase ? BaseChoice.Floor : (BaseChoice?)null;
        var result = Declaration.Submit(enrollment, tariff, enrollment.Person.Id, grade.Id, today, floor);
        if (result.TryGet(out var declaration, out _))
        {
            var byAnother = Declaration.Submit(enrollment, tariff, Neighbour.Id, grade.Id, today, floor);
            Add(
                "declare",
                "Declare base and ratio",
                today,
                [
                    $"Ticked: {string.Join("; ", declaration.Choices[^1].Lines.Select(line => $"{line.Insurance} (approve deduction: {(line.IsDeductionApproved ? "yes" : "no")})"))}.",
                    "Checked: declared by the insured person; every line of the grade is ticked; no deduction without an agreement.",
                ],
                tariff.Terms.In<DeclaredByOneself>(tariff.Year).FirstOrDefault()?.Source,
                new WrongTurn($"{Neighbour} declares for {enrollment.Person}", byAnother.Errors[0]));
        }

        return result;
    }

    private Result<Premium> Assess(Tariff tariff, Enrollment enrollment, Declaration declaration, LocalDate today)
    {
        var result = lumpSum.Assess(enrollment, declaration, tariff, store.Record, today);
        if (result.TryGet(out var premium, out _))
        {
            var lines = premium.Assessment.Lines.Select(line => $"{line.Insurance} {line.Amount}");
            var citation = premium.Assessment.Citation;
            Add(
                "assess",
                "Work out the premium",
                today,
                [
                    $"{premium.Period}, {premium.Period.Months} months as a {Spelling.Of(premium.Member)} member, in one sum.",
                    $"{string.Join(" + ", lines)} = {premium.Total} yuan.",
                    $"Confidence: {Spelling.Of(citation.Confidence)}.",
                ],
                citation.Document,
                warnings: premium.Warnings);
        }

        return result;
    }

    private Result<PremiumOrder> Place(Tariff tariff, Premium premium, LocalDate today)
    {
        var channel = ChannelOn(tariff, today);
        var at = At(today);
        var result = PremiumOrder.Place(store.NextOrder(), premium, premium.Insured, premium.Insured, channel, store.Record, at);
        if (result.TryGet(out var order, out _))
        {
            store.Keep(order);
            var late = today.PlusYears(1);
            var lastYear = PremiumOrder.Place(store.NextOrder(), premium, premium.Insured, premium.Insured, channel, store.Record, At(late));
            var offered = tariff.RegionFacts?.Channel(channel);
            Add(
                "order",
                "Place an order",
                today,
                [
                    $"Order {order.Id}: {order.Period}, {order.Total} yuan, insured and payer {order.Insured}.",
                    $"Way to pay: {offered?.Name.English ?? Spelling.Of(channel)}{(offered is null ? "" : $" ({offered.Name.SimplifiedChinese})")}.",
                    $"Checked: the months belong to the current year, none is paid or on order{(offered?.Opens is { } opens ? $", the channel is open since {Texts.Of(opens)}" : "")}.",
                ],
                offered?.Source,
                new WrongTurn($"waiting until {Texts.Of(late)}, when the period is last year's", lastYear.Errors[0]),
                order.Warnings.Except(premium.Warnings));
        }

        return result;
    }

    private Result<PremiumOrder> Pay(PremiumOrder order, LocalDate today)
    {
        var paidAt = At(today) + Duration.FromMinutes(5);
        if (!PaymentNotice.Read($"notice-{order.Id}", order.Id, order.Total, paidAt, order.Channel).TryGet(out var notice, out var malformed))
        {
            return malformed;
        }

        if (!order.Apply(notice).TryGet(out var first, out var refused) || !first.Order.Apply(notice).TryGet(out var second, out refused))
        {
            return refused;
        }

        Add(
            "pay",
            "Pay",
            today,
            [
                $"The channel's notice of {notice.Amount} yuan: {first.Outcome.Code}. {first.Outcome.MessageIn(Language.English)}",
                $"The same notice again: {second.Outcome.Code}. {second.Outcome.MessageIn(Language.English)}",
                $"The order is {Spelling.Of(second.Order.State)}; {second.Order.Due} yuan due, {second.Order.Surplus} too much.",
            ],
            (string?)null);
        return store.Keep(second.Order);
    }

    private Result<Voucher> Receive(PremiumOrder paid, LocalDate today)
    {
        var result = paid.Voucher();
        if (result.TryGet(out var voucher, out _))
        {
            Add("voucher", "Get the voucher", today, [$"The payer gets {(voucher.Kind == VoucherKind.Order ? "an order, as for every online payment" : "a receipt, as at every counter")}."], (string?)null);
        }

        return result;
    }

    private Result<PremiumOrder> Book(Tariff tariff, PremiumOrder paid, CertificateForecast forecast)
    {
        var result = paid.Book(forecast.From);
        if (result.TryGet(out var booked, out _))
        {
            store.Keep(booked);
            var behind = tariff.RegionFacts?.Channel(paid.Channel)?.Authority;
            Add(
                "book",
                "See it booked",
                forecast.From,
                [
                    $"The treasury books the money on {Texts.Of(forecast.From)}; the order is {Spelling.Of(booked.State)}.",
                    $"Expected was working day {forecast.Rule.EarliestWorkingDay} to {forecast.Rule.LatestWorkingDay} after payment: {Texts.Of(forecast.From)} to {Texts.Of(forecast.Through)}.{(behind?.Hotline is { } hotline ? $" Later than that: ask the {behind.Name}, {hotline}." : "")}",
                ],
                forecast.Rule.Source,
                warnings: forecast.Warnings);
        }

        return result;
    }

    private Result<Certificate> Certify(PremiumOrder booked, PremiumOrder paid, CertificateForecast forecast)
    {
        var number = store.NextCertificate();
        var result = Certificate.Issue(number, booked, forecast, forecast.From);
        if (result.TryGet(out var certificate, out _))
        {
            var early = Certificate.Issue(number, paid, forecast, forecast.PaidOn);
            Add(
                "certificate",
                "Get the certificate",
                certificate.IssuedOn,
                [$"Certificate {certificate.Number} over {certificate.Total} yuan for {certificate.Insured}.", $"Verification code: {certificate.Code}", $"SHA-256 of its canonical text: {certificate.Digest}"],
                forecast.Rule.Source,
                new WrongTurn($"asking for the certificate on the day of payment, {Texts.Of(forecast.PaidOn)}", early.Errors[0]));
        }

        return result;
    }

    private static PaymentChannel ChannelOn(Tariff tariff, LocalDate day) =>
        tariff.RegionFacts?.Channel(PaymentChannel.WeChat) is { Opens: { } opens } && opens <= day
            ? PaymentChannel.WeChat
            : PaymentChannel.SocialSecurityOffice;

    private static Instant At(LocalDate day) => ChinaStandardTime.StartOf(day) + Duration.FromTicks(Morning.TickOfDay);

    private void Add(string id, string title, LocalDate on, ImmutableArray<string> told, Source? source, WrongTurn? wrongTurn = null, IEnumerable<Warning>? warnings = null) =>
        Add(id, title, on, told, source?.Citation, wrongTurn, warnings);

    private void Add(string id, string title, LocalDate on, ImmutableArray<string> told, string? source, WrongTurn? wrongTurn = null, IEnumerable<Warning>? warnings = null) =>
        steps.Add(new Step(id, title, on, told, source) { WrongTurn = wrongTurn, Warnings = [.. warnings ?? []] });
}

using System.Collections.Immutable;
using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Calendars;
using Insurance.Domain.Coverage;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Store;

/// <summary>What somebody wants to pay.</summary>
internal sealed record Wish(Region Region, Scheme Scheme, int Year, string Grade, Person Insured, Person Payer, PaymentChannel Channel, Instant At)
{
    public EnrollmentFacts Facts { get; init; } = new(Hukou.Local, HasEmployer: false, DrawsPension: false);

    public DeclaredBases Bases { get; init; }

    public Instant? PayBy { get; init; }
}

/// <summary>What the desk did and what it led to.</summary>
/// <param name="Content">The store afterwards.</param>
/// <param name="Person">The person.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Steps">What was done for it, such as <c>registered</c>.</param>
internal sealed record Done(StoreContent Content, StoredPerson Person, PremiumOrder Order, ImmutableArray<string> Steps);

/// <summary>The library's verbs on a store: registers, declares, orders, pays, and says where a payment stands.</summary>
internal static class Desk
{
    private static readonly PaymentPeriodPolicy Periods = new();
    private static readonly AnnualLumpSumPolicy LumpSum = new(Periods);
    private static readonly PaymentStatusPolicy Statuses = new(TariffCatalog.Embedded, WorkingDayCalendar.China);

    /// <summary>Registers and declares where that is not done, and places an order where none is open for the same.</summary>
    public static Result<Done> Order(StoreContent content, Wish wish)
    {
        var day = ChinaStandardTime.DateOf(wish.At);
        var steps = ImmutableArray.CreateBuilder<string>();
        if (!TariffCatalog.Embedded.Find(wish.Region, wish.Scheme, wish.Year).TryGet(out var tariff, out var refused))
        {
            return refused;
        }

        var person = content.Find(wish.Insured.Id, wish.Region, wish.Scheme);
        if (person?.Enrollment is not { } enrollment)
        {
            if (!Enrollment.Register(wish.Insured, tariff.History, wish.Facts, day).TryGet(out enrollment, out refused))
            {
                return refused;
            }

            steps.Add("registered");
        }

        var book = person?.Book ?? OrderBook.Empty;
        if (book.Orders.FirstOrDefault(order => IsWished(order, wish, tariff)) is { } open)
        {
            return new Done(content, person!, open, []);
        }

        // Before anything is declared for a year that cannot be paid.
        if (!tariff.Grade(wish.Grade).TryGet(out var grade, out refused) || !Periods.For(enrollment, grade, tariff, book.Record, day).TryGet(out _, out refused))
        {
            return refused;
        }

        if (!Declared(person?.Declaration, enrollment, tariff, wish, day).TryGet(out var declaration, out refused))
        {
            return refused;
        }

        if (declaration != person?.Declaration)
        {
            steps.Add("declared");
        }

        if (!LumpSum.Assess(enrollment, declaration, tariff, book.Record, day).TryGet(out var premium, out refused))
        {
            return refused;
        }

        var id = OrderId.Parse(string.Create(CultureInfo.InvariantCulture, $"ORDER-{wish.Year}-{content.Orders + 1:D6}"));
        if (!book.Place(id, premium, wish.Insured, wish.Payer, wish.Channel, wish.At, new OrderTerms(wish.PayBy)).TryGet(out var placed, out refused))
        {
            return refused;
        }

        steps.Add("ordered");
        var after = new StoredPerson(enrollment, declaration, placed.Book);
        return new Done(content.With(after) with { Orders = content.Orders + 1 }, after, placed.Order, steps.ToImmutable());
    }

    /// <summary>Takes a notice in: its order does, and one for no order is kept as a stray.</summary>
    public static (Done? Done, StoreContent Content, NoticeOutcome Outcome) Apply(StoreContent content, PaymentNotice notice)
    {
        if (content.Of(notice.Order) is not { } person)
        {
            // Nobody's order: the money is kept and a person looks.
            var isKnown = content.Strays.Contains(notice);
            var stray = OrderBook.Empty.Apply(notice).Value;
            var outcome = isKnown ? stray.Book.Apply(notice).Value.Outcome : stray.Outcome;
            return (null, isKnown ? content : content with { Strays = content.Strays.Add(notice) }, outcome);
        }

        var (book, told) = person.Book.Apply(notice).Value;
        return (Kept(content, person, book, notice.Order, []), content.With(person with { Book = book }), told);
    }

    /// <summary>Puts an order back as it stands now.</summary>
    public static Done Keep(StoreContent content, StoredPerson person, PremiumOrder order, params ImmutableArray<string> steps) =>
        Kept(content, person, person.Book.With(order), order.Id, steps);

    /// <summary>The status of an order, or of a year where none is named.</summary>
    public static PaymentStatus StatusOf(StoredPerson person, ContributionYear year, OrderId? asked, Instant now, TreasuryWord? tax = null, TreasuryWord? medical = null)
    {
        var (enrollment, book) = (person.Enrollment, person.Book);
        var tariff = TariffCatalog.Embedded.Find(enrollment.Region, enrollment.Scheme, year.Number).TryGet(out var found, out _) ? found : null;
        var own = book.Orders.Where(order => order.Kind == OrderKind.Normal && YearOf(order) == year).ToList();
        var about = asked is { } id ? book.Find(id) : null;
        var grade = about?.Grade ?? person.Declaration?.For(year)?.Grade ?? (own.Count > 0 ? own[^1].Grade : null);
        var day = ChinaStandardTime.DateOf(now);
        var premium = tariff is not null && person.Declaration is not null && own.Count == 0
            && LumpSum.Assess(enrollment, person.Declaration, tariff, book.Record, day).TryGet(out var assessed, out _) ? assessed : null;
        var member = tariff is null || grade is null ? null : MemberOf(enrollment, tariff, grade, OrderBook.Of(book.Orders.Except(own)).Record);
        var situation = new PaymentSituation(enrollment.Region, enrollment.Scheme, year, enrollment.StateOn(day))
        {
            IsDeclared = person.Declaration?.For(year) is not null,
            Member = member,
            Grade = grade,
            Assessed = premium?.Total,
            Order = about is null ? null : OrderFacts.Of(about),
            Others = [.. own.Where(order => order.Id != about?.Id).Select(OrderFacts.Of)],
            TaxWord = tax,
            MedicalWord = medical,
            Cover = CoverOf(enrollment, book, member),
        };
        return Statuses.For(situation, now);
    }

    /// <summary>
    /// What the store knows of a person's cover; null where that is nothing, though the person was insured before: the status then says what it supposes.
    /// </summary>
    private static CoverageFacts? CoverOf(Enrollment enrollment, OrderBook book, MemberKind? member) => book.BookedPayments.Count > 0 || member == MemberKind.New
        ? new CoverageFacts(enrollment.Region) { Enrollments = [EnrolledSpell.Of(enrollment)], Payments = book.BookedPayments }
        : null;

    /// <summary>The year that an order pays: the one in which its months begin, by its grade's own year.</summary>
    public static ContributionYear YearOf(PremiumOrder order)
    {
        var from = order.Period.From;
        var starts = TariffCatalog.Embedded.Find(order.Region, order.Scheme).TryGet(out var history, out _) && history.Grade(order.Grade) is { } grade ? grade.YearStarts : 1;
        return ContributionYear.FromYear(from.Month >= starts ? from.Year : from.Year - 1);
    }

    /// <summary>The last instant that a store knows of a person: without another one, the status is told as of then.</summary>
    public static Instant LatestOf(StoredPerson person)
    {
        var days = person.Book.Orders.SelectMany(order => order.History).Select(entry => ChinaStandardTime.StartOf(entry.On));
        var instants = person.Book.Orders.Select(order => order.PlacedAt)
            .Concat(person.Book.Orders.SelectMany(order => order.History).Select(entry => entry.At ?? entry.Notice?.At).OfType<Instant>());
        return days.Concat(instants).Append(ChinaStandardTime.StartOf(person.Enrollment.RegisteredOn)).Max();
    }

    private static Done Kept(StoreContent content, StoredPerson person, OrderBook book, OrderId id, ImmutableArray<string> steps)
    {
        var after = person with { Book = book };
        return new Done(content.With(after), after, book.Find(id)!, steps);
    }

    private static bool IsWished(PremiumOrder order, Wish wish, Tariff tariff) =>
        order is { State: OrderState.Placed, Kind: OrderKind.Normal }
        && (order.Grade, order.Channel, order.Insured, order.Payer) == (wish.Grade, wish.Channel, wish.Insured, wish.Payer)
        && YearOf(order) == tariff.Year;

    private static Result<Declaration> Declared(Declaration? declaration, Enrollment enrollment, Tariff tariff, Wish wish, LocalDate day)
    {
        if (declaration is null)
        {
            return Declaration.Submit(enrollment, tariff, wish.Insured.Id, wish.Grade, day, wish.Bases);
        }

        return declaration.For(tariff.Year)?.Grade == wish.Grade
            ? declaration
            : declaration.Change(enrollment, tariff.History, tariff.Year, wish.Insured.Id, wish.Grade, day, wish.Bases);
    }

    /// <summary>As what kind of member the person pays from the first day of the year on; after the window everybody resumes.</summary>
    private static MemberKind? MemberOf(Enrollment enrollment, Tariff tariff, string grade, Insurance.Domain.Contributions.ContributionRecord before)
    {
        if (!tariff.Grade(grade).TryGet(out var paid, out _))
        {
            return null;
        }

        var first = LocalDate.Max(paid.MonthsOf(tariff.Year).From.OnDayOfMonth(1), enrollment.RegisteredOn);
        return Periods.For(enrollment, paid, tariff, before, first).TryGet(out var period, out _) ? period.Member : null;
    }
}

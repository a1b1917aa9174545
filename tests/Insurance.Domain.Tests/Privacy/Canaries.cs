using System.Globalization;
using Insurance.Domain.Agreements;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>People and two accounts that go through everything, and what of them no text may hold.</summary>
internal static class Canaries
{
    public const string Account = "6217003810098765432";
    public const string OtherAccount = "98765432109876";

    public static readonly Person Insured = Chongqing.Born("鑫淼焱", new LocalDate(1987, 3, 21), Sex.Male);
    public static readonly Person Payer = Chongqing.Born("垚犇骉", new LocalDate(1979, 8, 14), Sex.Female);
    public static readonly Person Stranger = Chongqing.Born("Qwertyuiop Asdfgh", new LocalDate(2012, 2, 29), Sex.Male);

    public static readonly Person Elder = Chongqing.Born("Zxcvbnm Poiuytrewq", new LocalDate(1950, 4, 17), Sex.Male);

    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly LocalDate Later = new(2023, 1, 20);

    // What a masked name or number leaves out; the birth date alone is told by no text either.
    private static readonly string[] Secrets =
    [
        .. new[] { Insured, Payer, Stranger, Elder }.SelectMany(person => new[]
        {
            person.Name.Reveal()[1..],
            person.Id.Reveal()[3..^2],
            person.Id.Reveal()[6..14],
            LocalDatePattern.Iso.Format(person.Id.BirthDate),
            person.Id.BirthDate.ToString(null, CultureInfo.InvariantCulture),
        }),
        Account[4..^4], Account[..5], Account[^5..], OtherAccount[3..^3], OtherAccount[..5], CanariesAtTheDesk.Number[..^2],
    ];

    /// <summary>The whole journey: every aggregate in its states, and what comes of them.</summary>
    public static object[] Registry { get; } = [.. Journey(), .. Agreements(), .. Deductions(), .. Enrollments(), .. Wrapped(), .. CanariesAtTheDesk.All()];

    public static string? SecretIn(string text) => Array.Find(Secrets, secret => text.Contains(secret, StringComparison.Ordinal));

    private static IEnumerable<object> Journey()
    {
        var premium = Chongqing.FirstPremium(person: Insured);
        var placed = PremiumOrder.Place(Chongqing.Number(1), premium, Insured, Payer, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value;
        var (paid, outcome) = placed.Apply(Chongqing.Notice("N-1", 587_400)).Value;
        var booked = paid.Book(new LocalDate(2023, 1, 6)).Value;
        var held = booked.Apply(Chongqing.Notice("N-1", 1)).Value.Order.Apply(Chongqing.Notice("N-2", 5)).Value.Order;
        var refunded = held.Refund(RefundReason.Death, Later).Value.Order;
        var going = held.StartRefund(RefundReason.Death, Later, key: CommandKey.Parse("cmd-1")).Value.Order;
        var rival = PremiumOrder
            .Place(Chongqing.Number(2), premium, Insured, Payer, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3), new OrderTerms(Payee: "1900000001", Key: CommandKey.Parse("cmd-2"))).Value
            .Apply(Chongqing.Notice("N-0", 587_400, Chongqing.At(2023, 1, 2), order: 2)).Value.Order;
        var superseded = booked.Yield(rival, Later).Value;
        var forecast = Chongqing.Forecast(paid);
        var issued = Certificate.Issue(CertificateNumber.Parse("CERT-0001"), booked, forecast, new LocalDate(2023, 1, 9)).Value;
        var (replaced, successor) = issued.Reissue(CertificateNumber.Parse("CERT-0002"), booked, Later).Value;
        var signed = issued.Sign(Sealed.Signer).Value;
        var verified = signed.Verify(Sealed.Ring);
        var request = TaxPaymentCertificateRequest.Prepare(paid, Payer, Chongqing.Tariff(2023).RegionFacts, Later).Value;
        return
        [
            premium, placed, placed.Apply(Chongqing.Notice("N-3", 5)).Value.Order, placed.Close(Chongqing.At(2023, 1, 4)).Value, outcome, paid, booked, held, refunded,
            going, going.ToSnapshot(), superseded, OrderBook.Of([superseded, rival]), OrderBook.Of([placed]).Apply(Chongqing.Notice("N-8", 9, order: 9)).Value.Book,
            placed.ToSnapshot(), refunded.ToSnapshot(), booked.Voucher().Value, refunded.Voucher().Value, forecast, issued, issued.Void(CertificateVoidReason.Refund, Later).Value,
            replaced, successor, issued.ToSnapshot(), replaced.ToSnapshot(), request, refunded.Mark(ContributionRecord.Empty), booked.Mark(ContributionRecord.Empty), placed.Mark(ContributionRecord.Empty),

            // A part that went back from the middle, and an order that came second.
            booked.Refund(AtHand.Granted(endsCover: true, 6), Later).Value.Order,
            PremiumOrder.Place(Chongqing.Number(2), premium, Insured, Payer, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value
                .Apply(Chongqing.Notice("N-8", 587_400, Chongqing.At(2023, 1, 4), order: 2)).Value.Order.Book(new LocalDate(2023, 1, 6)).Value.Yield(booked, Later).Value,
            signed, signed.ToSnapshot(), signed.Payload, verified, verified.Value, signed.ToSnapshot() with { Version = 2 }, signed.ToSnapshot() with { KeyId = "?" },

            // Snapshots that do not open.
            paid.ToSnapshot() with { Total = Money.FromFen(1) }, paid.ToSnapshot() with { Version = 99 },
            issued.ToSnapshot() with { Insured = Stranger }, issued.ToSnapshot() with { Version = 2 },
        ];
    }

    private static IEnumerable<object> Agreements()
    {
        var draft = Draft(1);
        var active = draft.Active();
        var (replaced, successor) = active.ReplaceBy(Draft(2, OtherAccount).Signed(), [], Day.PlusDays(1)).Value;
        return
        [
            draft, draft.Signed(), active, active.Suspend(Later).Value, active.Revoke(Insured.Id, Later).Value, Draft(3, through: Day.PlusDays(5)).Active(),
            replaced, successor, Agreed.Draft(4, Stranger).Active(), replaced.ToSnapshot(), successor.ToSnapshot(),
            Agreed.Evidence(Day), Agreed.Evidence(Day.PlusDays(-1)),
            active.ToSnapshot() with { Version = 9 }, active.ToSnapshot() with { State = AgreementState.Draft },
        ];
    }

    private static IEnumerable<object> Deductions()
    {
        var order = PremiumOrder.Place(Chongqing.Number(1), Chongqing.FirstPremium(person: Insured), Insured, Payer, PaymentChannel.BankDeduction, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value;
        var facts = new DeductionFacts([order.Claim()], [Draft(1).Active()]);
        var planned = Deducting.Plan(facts).Value;
        var sent = planned.Send(facts, Deducting.Morning).Value;
        var held = sent.Answered(DeductionResult.Failed(DeductionFailure.CreditCard)).Run.Answered(Deducting.Took()).Run;
        return
        [
            order.Claim(), facts, new DeductionFacts([], [], [sent]), planned, sent, held, held.ToSnapshot(), planned.PaidOtherwise().Run, held.Answered(Deducting.Took()).Answer, DeductionResult.NoAnswer,
            Deducting.Plan(new DeductionFacts([order.Claim()], [])).Value,

            // Snapshots that do not open.
            sent.ToSnapshot() with { Version = 2 }, sent.ToSnapshot() with { Number = 0 },
        ];
    }

    private static IEnumerable<object> Enrollments()
    {
        var enrollment = Chongqing.Registered(Day, person: Insured);
        var declaration = Chongqing.Declared(enrollment);
        var changed = declaration.Change(enrollment, Declaring.History, Declaring.Year(2024), Insured.Id, "1", new LocalDate(2023, 12, 5)).Value;
        var amended = enrollment.Amend(Chongqing.Tariff(2023), Chongqing.Local, Later, Payer.Name).Value;
        var elsewhere = Invented.Registered(new LocalDate(2025, 1, 5), person: Insured);
        return
        [
            elsewhere, Declaration.Submit(elsewhere, Invented.Tariff(), Insured.Id, "monthly", new LocalDate(2025, 1, 5)).Value,
            enrollment, amended, enrollment.Suspend(Later).Value, enrollment.Stop(Later).Value, enrollment.JoinEmployer(Later).Value, Chongqing.Registered(Day, person: Payer),
            Declaration.Submit(enrollment, Declaring.History, Declaring.Year(2024), Insured.Id, "2", Day, DeclaredLine.AllOf(Chongqing.Grade("2", 2024))).Value.Withdraw(Insured.Id, Day).Value,
            declaration, changed, changed.Withdraw(Insured.Id, new LocalDate(2023, 12, 6)).Value, declaration.ApproveDeduction(Draft(1).Active(), InsuranceLine.BasicMedical, Insured.Id, Day).Value,
            enrollment.ToSnapshot(), amended.ToSnapshot(), changed.ToSnapshot(),
            amended.ToSnapshot() with { Version = 2 }, amended.ToSnapshot() with { RegisteredOn = Later.PlusDays(9) }, changed.ToSnapshot() with { Version = 2 }, changed.ToSnapshot() with { Choices = [] },
        ];
    }

    private static IEnumerable<object> Wrapped() =>
    [
        Insured, Payer, Stranger, Elder, (Result<Person>)Insured, (Result<PersonName>)Payer.Name, (Result<ResidentId>)Stranger.Id, (ValueList<Person>)[Insured, Payer], (ValueList<ResidentId>)[Stranger.Id],
    ];

    private static DeductionAgreement Draft(int number, string account = Account, LocalDate? through = null) => DeductionAgreement.Draft(
        Agreed.Number(number), Insured, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.AccountOf(Insured, account), Agreed.BothLines, Day, through).Value;
}

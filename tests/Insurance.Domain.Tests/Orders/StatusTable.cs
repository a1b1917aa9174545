using Insurance.Domain.Calendars;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Orders;

/// <summary>A situation with what the person must be told, written by hand.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Facts">The situation.</param>
/// <param name="Now">Date and time in China.</param>
/// <param name="Told">Kind, next step, whether to pay, and what "unpaid" means.</param>
/// <param name="Days">The days of the answer.</param>
internal sealed record StatusRow(string Name, PaymentSituation Facts, string Now, string Told, string Days)
{
    public PaymentStatus Status => new PaymentStatusPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China).For(Facts, StatusTable.At(Now));
}

/// <summary>
/// The situations of a payment. In Chongqing the window of a continuing member is 1 January to 31 March, and the booking comes 3 to 5 working
/// days after payment; Guangzhou paid residents' 2024 from 1 September to 20 December 2023 and published no rule for the booking. 10 February
/// 2025 is a Monday; the third working day after it is the 13th, the fifth the 17th.
/// </summary>
internal static class StatusTable
{
    public static readonly PaymentSituation Continuing =
        new(Region.Chongqing, Scheme.FlexibleEmployment, ContributionYear.FromYear(2025), EnrollmentState.Active) { IsDeclared = true, Member = MemberKind.Continuing, Grade = "2" };

    public static readonly PaymentSituation Resident =
        new(Region.Parse("440100"), Scheme.Resident, ContributionYear.FromYear(2024), EnrollmentState.Active) { IsDeclared = true, Member = MemberKind.Continuing, Grade = "others" };

    public static readonly OrderFacts Order = new(OrderId.Parse("ORDER-2025-1"), OrderState.Placed, ChannelState.NotPaid, Money.FromYuan(6000))
    {
        Due = Money.FromYuan(6000),
        PayBy = At("2025-02-10 12:00"),
    };

    private static readonly OrderFacts Paid = Order with { State = OrderState.Paid, ChannelState = ChannelState.Paid, Received = Order.Total, Due = Money.Zero, PaidOn = new(2025, 2, 10) };

    private static readonly OrderFacts Closed = Order with { State = OrderState.Closed, ChannelState = ChannelState.Closed, Due = Money.Zero, ClosedOn = new(2025, 2, 10) };

    private static readonly OrderFacts Other = Order with { Id = OrderId.Parse("ORDER-2025-2") };

    private static readonly OrderFacts OtherPaid = Paid with { Id = Other.Id };

    private static readonly OrderFacts Booked = Paid with { State = OrderState.Booked, BookedOn = new(2025, 2, 14) };

    private static readonly OrderFacts Part = Order with { ChannelState = ChannelState.Paid, Received = Money.FromYuan(5000), Due = Money.FromYuan(1000) };

    public static IReadOnlyList<StatusRow> Rows { get; } =
    [
        // Nobody has ordered anything.
        new("not registered", Continuing with { Enrollment = null, IsDeclared = false }, "2025-02-10 10:00", "not-registered register stay nothing-paid", ""),
        new("the tax side has no such person (09)", Continuing with { TaxWord = Tax("09") }, "2025-02-10 10:00", "not-registered ask-tax-bureau stay nothing-paid", ""),
        new("insured by an employer", Continuing with { Enrollment = EnrollmentState.WithEmployer }, "2025-02-10 10:00", "with-employer nothing stay nothing-paid", ""),
        new("interrupted", Continuing with { Enrollment = EnrollmentState.Suspended }, "2025-02-10 10:00", "suspended resume stay nothing-paid", ""),
        new("stopped", Continuing with { Enrollment = EnrollmentState.Stopped }, "2025-02-10 10:00", "stopped register stay nothing-paid", ""),
        new("not declared", Continuing with { IsDeclared = false }, "2025-02-10 10:00", "not-declared declare stay nothing-paid", ""),
        new("the tax side says not declared (01)", Continuing with { IsDeclared = false, TaxWord = Tax("01") }, "2025-02-10 10:00", "not-declared declare stay nothing-paid", ""),
        new("declared here, not at the tax side (01)", Continuing with { TaxWord = Tax("01") }, "2025-02-10 10:00", "not-declared ask-tax-bureau stay nothing-paid", ""),
        new("not declared before the year", Continuing with { IsDeclared = false }, "2024-12-10 10:00", "not-declared declare stay nothing-paid", "opens 2025-01-01"),
        new("declared before the year", Continuing, "2024-12-31 23:59", "window-not-open wait-for-opening stay nothing-paid", "opens 2025-01-01"),
        new("the first minute of the window", Continuing, "2025-01-01 00:00", "declared-not-paid place-order pay nothing-paid", ""),
        new("declared, not paid", Continuing with { Assessed = Money.FromYuan(6000) }, "2025-02-10 10:00", "declared-not-paid place-order pay nothing-paid", ""),
        new("the tax side says declared (02)", Continuing with { IsDeclared = false, TaxWord = Tax("02") }, "2025-02-10 10:00", "declared-not-paid place-order pay nothing-paid", ""),
        new("the tax side says declared (02), the medical side 0", Continuing with { TaxWord = Tax("02"), MedicalWord = Medical("0") }, "2025-02-10 10:00", "declared-not-paid place-order pay nothing-paid", ""),
        new("the last minute of the window", Continuing, "2025-03-31 23:59", "declared-not-paid place-order pay nothing-paid", ""),
        new("overdue", Continuing, "2025-04-01 00:00", "overdue place-order pay nothing-paid", "overdue 2025-04-01"),
        new("overdue and not declared", Continuing with { IsDeclared = false }, "2025-06-01 10:00", "overdue declare stay nothing-paid", "overdue 2025-04-01"),
        new("a new member after March", Continuing with { Member = MemberKind.New }, "2025-06-01 10:00", "declared-not-paid place-order pay nothing-paid", ""),
        new("the year is over", Continuing, "2026-01-01 00:00", "year-over ask-tax-bureau stay nothing-paid", ""),
        new("resident before the window", Resident, "2023-08-31 23:59", "window-not-open wait-for-opening stay nothing-paid", "opens 2023-09-01"),
        new("resident in the window", Resident, "2023-10-10 10:00", "declared-not-paid place-order pay nothing-paid", ""),
        new("resident after the window, before the year", Resident, "2023-12-21 00:00", "overdue wait-for-opening stay nothing-paid", "opens 2024-01-01, overdue 2023-12-21"),
        new("resident after the window", Resident, "2024-01-05 10:00", "overdue place-order pay nothing-paid", "overdue 2023-12-21"),
        new("a place that no file names", Continuing with { Region = Region.Parse("650100") }, "2025-02-10 10:00", "declared-not-paid place-order pay nothing-paid", ""),

        // An order was placed.
        new("order open", Continuing with { Order = Order }, "2025-02-10 10:00", "order-open pay-order pay order-not-paid", "until 2025-02-10 12:00"),
        new("order open, nobody knows until when", Continuing with { Order = Order with { PayBy = null } }, "2025-02-10 10:00", "order-open pay-order pay order-not-paid", ""),
        new("order open, the tax side says declared (02)", Continuing with { Order = Order, TaxWord = Tax("02") }, "2025-02-10 10:00", "order-open pay-order pay order-not-paid", "until 2025-02-10 12:00"),
        new("order open after the window", Continuing with { Order = Order with { PayBy = At("2025-04-02 12:00") } }, "2025-04-02 10:00", "order-open pay-order pay order-not-paid", "until 2025-04-02 12:00, overdue 2025-04-01"),
        new("order open, and an employer took the person on", Continuing with { Order = Order, Enrollment = EnrollmentState.WithEmployer }, "2025-02-10 10:00", "with-employer close-order stay order-not-paid", "until 2025-02-10 12:00"),
        new("order open, and interrupted", Continuing with { Order = Order, Enrollment = EnrollmentState.Suspended }, "2025-02-10 10:00", "suspended close-order stay order-not-paid", "until 2025-02-10 12:00"),
        new("order open, and the year is over", Continuing with { Order = Order with { PayBy = null } }, "2026-01-01 00:00", "year-over close-order stay order-not-paid", ""),
        new("the payer is typing the password", Continuing with { Order = Order with { ChannelState = ChannelState.UserPaying } }, "2025-02-10 10:00", "payer-paying wait-for-result stay -", "until 2025-02-10 12:00"),
        new("the payer was typing the password, and the time is up", Continuing with { Order = Order with { ChannelState = ChannelState.UserPaying } }, "2025-02-10 12:00", "payment-unknown ask-channel stay -", "until 2025-02-10 12:00"),
        new("the last attempt failed", Continuing with { Order = Order with { ChannelState = ChannelState.Failed } }, "2025-02-10 10:00", "attempt-failed pay-order pay order-not-paid", "until 2025-02-10 12:00"),
        new("a part was paid", Continuing with { Order = Part }, "2025-02-10 10:00", "partly-paid pay-rest pay order-not-paid", "until 2025-02-10 12:00"),
        new("a part was paid and the time is up", Continuing with { Order = Part }, "2025-02-10 12:00", "partly-paid claim-return stay order-not-paid", "until 2025-02-10 12:00"),
        new("the time is up", Continuing with { Order = Order }, "2025-02-10 12:00", "order-expired close-order stay order-not-paid", "until 2025-02-10 12:00"),
        new("the last attempt failed and the time is up", Continuing with { Order = Order with { ChannelState = ChannelState.Failed } }, "2025-02-10 12:00", "order-expired close-order stay order-not-paid", "until 2025-02-10 12:00"),
        new("closed by the channel", Continuing with { Order = Order with { ChannelState = ChannelState.Closed } }, "2025-02-10 10:00", "order-expired close-order stay order-not-paid", "until 2025-02-10 12:00"),
        new("closed", Continuing with { Order = Closed }, "2025-02-11 10:00", "order-closed place-new-order pay order-not-paid", ""),
        new("closed, and the window is over", Continuing with { Order = Closed }, "2025-05-01 10:00", "order-closed place-new-order pay order-not-paid", "overdue 2025-04-01"),
        new("closed, and the year is over", Continuing with { Order = Closed }, "2026-02-01 10:00", "year-over ask-tax-bureau stay order-not-paid", ""),
        new("closed, late money was given back", Continuing with { Order = Closed with { Received = Order.Total } }, "2025-02-20 10:00", "order-closed place-new-order pay order-not-paid", ""),
        new("closed, and money came after", Continuing with { Order = Closed with { Received = Order.Total, Surplus = Order.Total } }, "2025-02-11 10:00", "surplus-to-return claim-return stay -", ""),
        new("closed, and the channel does not answer", Continuing with { Order = Closed with { ChannelState = ChannelState.Unknown } }, "2025-02-11 10:00", "payment-unknown ask-channel stay -", ""),
        new("closed, and the tax side says paid (03)", Continuing with { Order = Closed, TaxWord = Tax("03") }, "2025-02-11 10:00", "in-transit wait-for-booking stay paid-in-transit", ""),
        new("closed, another one is open", Continuing with { Order = Closed, Others = [Other] }, "2025-02-11 10:00", "other-order-open use-other-order stay order-not-paid", ""),
        new("closed, another one is paid", Continuing with { Order = Closed, Others = [OtherPaid] }, "2025-02-11 10:00", "paid-by-other nothing stay -", ""),
        new("open, another one is paid", Continuing with { Order = Order, Others = [OtherPaid] }, "2025-02-10 10:00", "paid-by-other close-order stay -", "until 2025-02-10 12:00"),
        new("open, another one is being paid", Continuing with { Order = Order, Others = [Other with { ChannelState = ChannelState.UserPaying }] }, "2025-02-10 10:00", "other-order-open use-other-order stay -", "until 2025-02-10 12:00"),
        new("both paid, this one gives way, its money is back", Continuing with { Order = Paid with { State = OrderState.Superseded, YieldedTo = Other.Id } }, "2025-02-12 10:00", "paid-by-other nothing stay -", ""),
        new("both paid, this one gives way", Continuing with { Order = Paid with { State = OrderState.Superseded, YieldedTo = Other.Id, Surplus = Order.Total } }, "2025-02-12 10:00", "surplus-to-return claim-return stay -", ""),
        new("the year as a whole: one closed, one paid", Continuing with { Others = [Closed, OtherPaid] }, "2025-02-11 10:00", "in-transit wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),

        // Money is on its way.
        new("the channel accepted it", Continuing with { Order = Order with { ChannelState = ChannelState.Accepted } }, "2025-02-10 10:00", "in-transit ask-channel stay -", "until 2025-02-10 12:00"),
        new("the channel accepted it, and the time is up", Continuing with { Order = Order with { ChannelState = ChannelState.Accepted } }, "2025-02-11 10:00", "in-transit ask-channel stay -", "until 2025-02-10 12:00"),
        new("the channel does not answer", Continuing with { Order = Order with { ChannelState = ChannelState.Unknown } }, "2025-02-10 10:00", "payment-unknown ask-channel stay -", "until 2025-02-10 12:00"),
        new("the channel does not answer, and the window is over", Continuing with { Order = Order with { ChannelState = ChannelState.Unknown } }, "2025-05-10 10:00", "payment-unknown ask-channel stay -", "until 2025-02-10 12:00"),
        new("the channel gives back what never came", Continuing with { Order = Order with { ChannelState = ChannelState.Refunded } }, "2025-02-10 10:00", "payment-unknown ask-channel stay -", "until 2025-02-10 12:00"),
        new("order open, the tax side says paid (03)", Continuing with { Order = Order, TaxWord = Tax("03") }, "2025-02-10 10:00", "in-transit wait-for-booking stay paid-in-transit", "until 2025-02-10 12:00"),
        new("paid today", Continuing with { Order = Paid }, "2025-02-10 10:00", "in-transit wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("paid, the medical side says 0", Continuing with { Order = Paid, MedicalWord = Medical("0") }, "2025-02-12 23:59", "in-transit wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("paid, the tax side still says declared (02)", Continuing with { Order = Paid, TaxWord = Tax("02") }, "2025-02-11 10:00", "in-transit wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("paid before the long holiday", Continuing with { Order = Paid with { PaidOn = new(2025, 9, 29) } }, "2025-10-05 10:00", "in-transit wait-for-booking stay paid-in-transit", "from 2025-10-10, through 2025-10-13, ask after 2025-10-13"),
        new("paid on the last day of the window", Continuing with { Order = Paid with { PaidOn = new(2025, 3, 31) } }, "2025-04-01 10:00", "in-transit wait-for-booking stay paid-in-transit", "from 2025-04-03, through 2025-04-08, ask after 2025-04-08"),
        new("the third working day", Continuing with { Order = Paid }, "2025-02-13 00:00", "booking-expected wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("the fifth working day", Continuing with { Order = Paid }, "2025-02-17 23:59", "booking-expected wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("not booked after the fifth", Continuing with { Order = Paid }, "2025-02-18 00:00", "booking-late ask-tax-bureau stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("paid by a resident of Guangzhou", Resident with { Order = Paid with { PaidOn = new(2023, 10, 10) } }, "2023-10-12 10:00", "in-transit wait-for-booking stay paid-in-transit", ""),
        new("paid at a counter, by the receipt, the tax side says paid (03)", Continuing with { TaxWord = Tax("03"), PaidOn = new(2025, 2, 10) }, "2025-02-11 10:00", "in-transit wait-for-booking stay paid-in-transit", "from 2025-02-13, through 2025-02-17, ask after 2025-02-17"),
        new("the tax side says paid (03), the medical side 0", Continuing with { TaxWord = Tax("03"), MedicalWord = Medical("0") }, "2025-02-11 10:00", "in-transit wait-for-booking stay paid-in-transit", ""),
        new("only the medical side's 0", Continuing with { MedicalWord = Medical("0") }, "2025-02-11 10:00", "unclear ask-tax-side stay -", ""),
        new("a word of the tax side that nobody knows", Continuing with { TaxWord = Tax("05") }, "2025-02-11 10:00", "unclear ask-tax-bureau stay -", ""),
        new("a word of the medical side that nobody knows", Continuing with { MedicalWord = Medical("2") }, "2025-02-11 10:00", "unclear ask-tax-bureau stay -", ""),
        new("two notices contradict each other", Continuing with { Order = Order with { IsHeld = true } }, "2025-02-10 10:00", "held wait-for-person stay -", "until 2025-02-10 12:00"),
        new("paid, and two notices contradict each other", Continuing with { Order = Paid with { IsHeld = true } }, "2025-02-10 10:00", "held wait-for-person stay -", ""),

        // It has arrived, or goes back.
        new("booked", Continuing with { Order = Booked }, "2025-02-14 10:00", "booked get-certificate stay -", ""),
        new("booked, and two notices contradict each other", Continuing with { Order = Booked with { IsHeld = true } }, "2025-02-14 10:00", "booked get-certificate stay -", ""),
        new("the tax side says booked (04)", Continuing with { TaxWord = Tax("04") }, "2025-02-14 10:00", "booked get-certificate stay -", ""),
        new("paid here, the tax side says booked (04)", Continuing with { Order = Paid, TaxWord = Tax("04") }, "2025-02-12 10:00", "booked get-certificate stay -", ""),
        new("the medical side says arrived (1)", Continuing with { MedicalWord = Medical("1") }, "2025-02-14 10:00", "booked get-certificate stay -", ""),
        new("booked, the medical side says 0", Continuing with { Order = Booked, MedicalWord = Medical("0") }, "2025-02-14 10:00", "not-arrived ask-medical-office stay paid-in-transit", ""),
        new("the tax side says booked (04), the medical side 0", Continuing with { TaxWord = Tax("04"), MedicalWord = Medical("0") }, "2025-02-14 10:00", "not-arrived ask-medical-office stay paid-in-transit", ""),
        new("paid twice by one order", Continuing with { Order = Paid with { Received = Money.FromYuan(12000), Surplus = Money.FromYuan(6000) } }, "2025-02-10 10:00", "surplus-to-return claim-return stay paid-in-transit", "from 2025-02-13, through 2025-02-17"),
        new("booked, and too much came", Continuing with { Order = Booked with { Received = Money.FromYuan(6100), Surplus = Money.FromYuan(100) } }, "2025-02-14 10:00", "surplus-to-return claim-return stay -", ""),
        new("booked, and what came too much is on its way back", Continuing with { Order = Booked with { Surplus = Money.FromYuan(100), OnItsWayBack = Money.FromYuan(100) } }, "2025-02-14 10:00", "surplus-to-return wait-for-refund stay -", ""),
        new("refunding", Continuing with { Order = Booked with { State = OrderState.Refunding } }, "2025-03-01 10:00", "refunding wait-for-refund stay -", ""),
        new("the refund failed", Continuing with { Order = Booked with { State = OrderState.Refunding, HasFailedReturn = true } }, "2025-03-01 10:00", "refund-failed ask-tax-bureau stay -", ""),
        new("refunded, an employer pays", Continuing with { Order = Booked with { State = OrderState.Refunded, RefundedOn = new(2025, 3, 3), RefundReason = RefundReason.PaidByEmployer }, Enrollment = EnrollmentState.WithEmployer }, "2025-03-04 10:00", "refunded nothing stay -", ""),
        new("refunded after a wrong entry", Continuing with { Order = Booked with { State = OrderState.Refunded, RefundedOn = new(2025, 3, 3), RefundReason = RefundReason.WrongEntry } }, "2025-03-04 10:00", "refunded place-new-order pay -", ""),
        new("refunded, and money came after", Continuing with { Order = Booked with { State = OrderState.Refunded, RefundedOn = new(2025, 3, 3), RefundReason = RefundReason.Death, Surplus = Order.Total } }, "2025-03-04 10:00", "surplus-to-return claim-return stay -", ""),
    ];

    /// <summary>An instant by the clock of China.</summary>
    public static Instant At(string text)
    {
        var time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm").Parse(text).Value;
        return ChinaStandardTime.StartOf(time.Date) + Duration.FromTicks(time.TimeOfDay.TickOfDay);
    }

    public static TreasuryWord Tax(string code) => TreasuryWord.Read(WordSide.Tax, code).Value;

    public static TreasuryWord Medical(string code) => TreasuryWord.Read(WordSide.Medical, code).Value;
}

namespace Insurance.Domain;

// The reasons of a payment status; the class says what codes are.
public static partial class ErrorCodes
{
#pragma warning disable CS1591 // The table in docs/error-codes.md says what each code means.
    public static class Status
    {
        public const string Word = "status.word";
        public const string NotRegistered = "status.not-registered";
        public const string NoAccount = "status.no-account";
        public const string WithEmployer = "status.with-employer";
        public const string Suspended = "status.suspended";
        public const string Stopped = "status.stopped";
        public const string WindowNotOpen = "status.window-not-open";
        public const string NotDeclared = "status.not-declared";
        public const string DeclarationMissing = "status.declaration-missing";
        public const string DeclaredNotPaid = "status.declared-not-paid";
        public const string Overdue = "status.overdue";
        public const string OverdueNotDeclared = "status.overdue-not-declared";
        public const string OverdueReopens = "status.overdue-reopens";
        public const string YearOver = "status.year-over";
        public const string OrderOpen = "status.order-open";
        public const string OrderOpenUnlimited = "status.order-open-unlimited";
        public const string PayerPaying = "status.payer-paying";
        public const string PartlyPaid = "status.partly-paid";
        public const string PartlyPaidExpired = "status.partly-paid-expired";
        public const string AttemptFailed = "status.attempt-failed";
        public const string OrderExpired = "status.order-expired";
        public const string OrderClosed = "status.order-closed";
        public const string OrderClosedByChannel = "status.order-closed-by-channel";
        public const string OrderClosedReturned = "status.order-closed-returned";
        public const string OtherOrderOpen = "status.other-order-open";
        public const string PaidByOther = "status.paid-by-other";
        public const string Superseded = "status.superseded";
        public const string InTransit = "status.in-transit";
        public const string InTransitUndated = "status.in-transit-undated";
        public const string InTransitTaxSide = "status.in-transit-tax-side";
        public const string InTransitAccepted = "status.in-transit-accepted";
        public const string BookingExpected = "status.booking-expected";
        public const string BookingLate = "status.booking-late";
        public const string Booked = "status.booked";
        public const string BookedTaxSide = "status.booked-tax-side";
        public const string Arrived = "status.arrived";
        public const string NotArrived = "status.not-arrived";
        public const string PaymentUnknown = "status.payment-unknown";
        public const string UnclearMedical = "status.unclear-medical";
        public const string UnclearWord = "status.unclear-word";
        public const string Held = "status.held";
        public const string Surplus = "status.surplus";
        public const string SurplusReturning = "status.surplus-returning";
        public const string SurplusClosed = "status.surplus-closed";
        public const string SurplusSuperseded = "status.surplus-superseded";
        public const string Refunding = "status.refunding";
        public const string RefundFailed = "status.refund-failed";
        public const string Refunded = "status.refunded";
        public const string OverdueToo = "status.overdue-too";
        public const string HeldToo = "status.held-too";
        public const string AccountNotFound = "status.account-not-found";
        public const string NothingDue = "status.nothing-due";
    }
#pragma warning restore CS1591
}

namespace Insurance.Domain;

/// <summary>
/// Every code of a refusal or a warning. Codes are stable: they are never renamed and never reused. Their texts stand in
/// <c>Data/messages.json</c>, their meaning in <c>docs/error-codes.md</c>; tests hold the three together.
/// </summary>
public static partial class ErrorCodes
{
#pragma warning disable CS1591 // The table in docs/error-codes.md says what each code means.
    public static class Money
    {
        public const string Format = "money.format";
        public const string Precision = "money.precision";
        public const string Range = "money.range";
        public const string Negative = "money.negative";
    }

    public static class Year
    {
        public const string Range = "year.range";
    }

    public static class Period
    {
        public const string Months = "period.months";
        public const string Reversed = "period.reversed";
        public const string OutsideYear = "period.outside-year";
        public const string LastYear = "period.last-year";
        public const string NextYear = "period.next-year";
        public const string AlreadyPaid = "period.already-paid";
        public const string OnOrder = "period.on-order";
        public const string WindowUnknown = "period.window-unknown";
        public const string Reclassified = "period.reclassified";
        public const string BeforeRegistration = "period.before-registration";
        public const string FirstMonthUnknown = "period.first-month-unknown";
        public const string GapLastYear = "period.gap-last-year";
        public const string NotOpen = "period.not-open";
        public const string PaidByStarts = "period.paid-by-starts";
    }

    public static class Tariff
    {
        public const string UnknownRegion = "tariff.unknown-region";
        public const string UnknownScheme = "tariff.unknown-scheme";
        public const string UnknownYear = "tariff.unknown-year";
        public const string UnknownGrade = "tariff.unknown-grade";
        public const string UnknownMonths = "tariff.unknown-months";
        public const string PublishedLater = "tariff.published-later";
        public const string PublicationUnknown = "tariff.publication-unknown";
        public const string WholeYearOnly = "tariff.whole-year-only";
        public const string BaseRequired = "tariff.base-required";
        public const string BaseNotTaken = "tariff.base-not-taken";
        public const string BaseOutside = "tariff.base-outside";
        public const string BaseNotAStep = "tariff.base-not-a-step";
        public const string BaseClamped = "tariff.base-clamped";
        public const string Inexact = "tariff.inexact";
        public const string NegativeBalance = "tariff.negative-balance";
        public const string LatePrice = "tariff.late-price";
        public const string EndNotPublished = "tariff.end-not-published";
        public const string Hypothetical = "tariff.hypothetical";
        public const string Stale = "tariff.stale";
        public const string FundingUnknown = "tariff.funding-unknown";
    }

    public static class Bulk
    {
        public const string TooMany = "bulk.too-many";
        public const string TooLarge = "bulk.too-large";
    }

    public static class File
    {
        public const string TooLarge = "file.too-large";
        public const string Malformed = "file.malformed";
        public const string UnknownKey = "file.unknown-key";
        public const string MissingKey = "file.missing-key";
        public const string Duplicate = "file.duplicate";
        public const string WrongValue = "file.wrong-value";
        public const string UnknownReference = "file.unknown-reference";
        public const string NoSource = "file.no-source";
        public const string Unattested = "file.unattested";
        public const string Hole = "file.hole";
        public const string Overlap = "file.overlap";
        public const string FloorAboveCap = "file.floor-above-cap";
        public const string WrongClock = "file.wrong-clock";
        public const string ExampleWrong = "file.example-wrong";
        public const string RowUnreached = "file.row-unreached";
    }

    public static class Lint
    {
        public const string UnknownFigure = "lint.unknown-figure";
        public const string UnreachableGrade = "lint.unreachable-grade";
        public const string GradeWithoutExample = "lint.grade-without-example";
        public const string UnusedSource = "lint.unused-source";
        public const string UnusedLine = "lint.unused-line";
        public const string UnusedFigure = "lint.unused-figure";
        public const string UnusedBase = "lint.unused-base";
        public const string LargeRate = "lint.large-rate";
        public const string KnownAfterPublished = "lint.known-after-published";
        public const string TermWithoutFigures = "lint.term-without-figures";
        public const string WindowAfterYear = "lint.window-after-year";
        public const string ExampleTwice = "lint.example-twice";
    }

    public static class Law
    {
        public const string UnknownDocument = "law.unknown-document";
        public const string UnknownProvision = "law.unknown-provision";
    }

    public static class Id
    {
        public const string Format = "id.format";
        public const string Length = "id.length";
        public const string Checksum = "id.checksum";
        public const string Date = "id.date";
        public const string Place = "id.place";
        public const string InsuranceNumber = "id.insurance-number";
    }

    public static class Name
    {
        public const string Format = "name.format";
    }

    public static class Calendar
    {
        public const string NotCovered = "calendar.not-covered";
        public const string Count = "calendar.count";
        public const string Reversed = "calendar.reversed";
        public const string File = "calendar.file";
        public const string Provisional = "calendar.provisional";
        public const string Estimated = "calendar.estimated";
        public const string LocalContradiction = "calendar.local-contradiction";
        public const string LocalWeekday = "calendar.local-weekday";
    }

    public static class Enrollment
    {
        public const string HasEmployer = "enrollment.has-employer";
        public const string NoHukou = "enrollment.no-hukou";
        public const string TooYoung = "enrollment.too-young";
        public const string TooOld = "enrollment.too-old";
        public const string LastInsuredLater = "enrollment.last-insured-later";
        public const string EligibilityUnknown = "enrollment.eligibility-unknown";
        public const string WrongState = "enrollment.wrong-state";
        public const string BeforeLastChange = "enrollment.before-last-change";
        public const string EmployerAmended = "enrollment.employer-amended";
        public const string NotActive = "enrollment.not-active";
    }

    public static class Agreement
    {
        public const string AccountNumber = "agreement.account-number";
        public const string BankName = "agreement.bank-name";
        public const string CreditCard = "agreement.credit-card";
        public const string Lines = "agreement.lines";
        public const string Reversed = "agreement.reversed";
        public const string NotOneself = "agreement.not-oneself";
        public const string WrongState = "agreement.wrong-state";
        public const string BeforeLastChange = "agreement.before-last-change";
        public const string Expired = "agreement.expired";
        public const string NotOver = "agreement.not-over";
        public const string AlreadyActive = "agreement.already-active";
        public const string SuccessorDiffers = "agreement.successor-differs";
        public const string Cap = "agreement.cap";
        public const string EvidenceReference = "agreement.evidence-reference";
        public const string EvidenceDay = "agreement.evidence-day";
        public const string EvidencePersonal = "agreement.evidence-personal";
    }

    public static class Declaration
    {
        public const string NotOneself = "declaration.not-oneself";
        public const string BeforeRegistration = "declaration.before-registration";
        public const string WrongStatus = "declaration.wrong-status";
        public const string NotForWhom = "declaration.not-for-whom";
        public const string PaidOnce = "declaration.paid-once";
        public const string WhomUnknown = "declaration.whom-unknown";
        public const string Lines = "declaration.lines";
        public const string DeductionNeedsAgreement = "declaration.deduction-needs-agreement";
        public const string Ratio = "declaration.ratio";
        public const string RatioUnknown = "declaration.ratio-unknown";
        public const string OutsideWindow = "declaration.outside-window";
        public const string WindowUnknown = "declaration.window-unknown";
        public const string YearBegun = "declaration.year-begun";
        public const string Pending = "declaration.pending";
        public const string BeforeLastChange = "declaration.before-last-change";
        public const string InEffect = "declaration.in-effect";
        public const string NothingStands = "declaration.nothing-stands";
    }

    public static class Premium
    {
        public const string NotPaidYearly = "premium.not-paid-yearly";
        public const string BeforeDeclaration = "premium.before-declaration";
        public const string NothingDeclared = "premium.nothing-declared";
    }

    public static class Reassessment
    {
        public const string IdUsed = "reassessment.id-used";
    }

    public static class Channel
    {
        public const string NotOffered = "channel.not-offered";
        public const string NotOpen = "channel.not-open";
        public const string OpeningUnknown = "channel.opening-unknown";
        public const string Unknown = "channel.unknown";
        public const string AsksFor = "channel.asks-for";
        public const string OtherPerson = "channel.other-person";
        public const string Locked = "channel.locked";
    }

    public static class Deduction
    {
        public const string RunsUnknown = "deduction.runs-unknown";
    }

    public static class Order
    {
        public const string OtherInsured = "order.other-insured";
        public const string PremiumStale = "order.premium-stale";
        public const string NothingToPay = "order.nothing-to-pay";
        public const string NotPaid = "order.not-paid";
        public const string NotOpen = "order.not-open";
        public const string MoneyReceived = "order.money-received";
        public const string BookedEarly = "order.booked-early";
        public const string BookedOtherwise = "order.booked-otherwise";
        public const string Refunded = "order.refunded";
        public const string NothingToRefund = "order.nothing-to-refund";
        public const string NoSurplus = "order.no-surplus";
        public const string ReturnedEarly = "order.returned-early";
        public const string Refunding = "order.refunding";
        public const string GrantExceeds = "order.grant-exceeds";
        public const string ReturnUnknown = "order.return-unknown";
        public const string ReturnSettled = "order.return-settled";
        public const string NotSecond = "order.not-second";
        public const string PayBy = "order.pay-by";
        public const string SupplementTaken = "order.supplement-taken";
        public const string CloseEarly = "order.close-early";
        public const string PayByRange = "order.pay-by-range";
    }

    public static class Notice
    {
        public const string Id = "notice.id";
        public const string Amount = "notice.amount";
        public const string OtherOrder = "notice.other-order";
        public const string Applied = "notice.applied";
        public const string AlreadyApplied = "notice.already-applied";
        public const string Surplus = "notice.surplus";
        public const string Underpaid = "notice.underpaid";
        public const string Held = "notice.held";
        public const string Noted = "notice.noted";
        public const string GivenBack = "notice.given-back";
        public const string OtherPayee = "notice.other-payee";
        public const string ReturnNotAsked = "notice.return-not-asked";
        public const string ReturnTwice = "notice.return-twice";
        public const string NotHeld = "notice.not-held";
        public const string Word = "notice.word";
    }

    public static class Command
    {
        public const string KeyReused = "command.key-reused";
    }

    public static class Run
    {
        public const string Id = "run.id";
        public const string IdUsed = "run.id-used";
        public const string UnknownNumber = "run.unknown-number";
        public const string Over = "run.over";
        public const string NoInstruction = "run.no-instruction";
        public const string OtherChannel = "run.other-channel";
        public const string OrderPaid = "run.order-paid";
        public const string OrderClosed = "run.order-closed";
        public const string NothingDue = "run.nothing-due";
        public const string InTransit = "run.in-transit";
        public const string ResultUnknown = "run.result-unknown";
        public const string LineNotApproved = "run.line-not-approved";
        public const string NoAgreement = "run.no-agreement";
        public const string LineNotCovered = "run.line-not-covered";
        public const string NeedsPerson = "run.needs-person";
        public const string AboveCap = "run.above-cap";
        public const string AmountChanged = "run.amount-changed";
        public const string Noted = "run.noted";
        public const string TakenTwice = "run.taken-twice";
        public const string AlreadyKnown = "run.already-known";
        public const string Held = "run.held";
        public const string Withdrawn = "run.withdrawn";
        public const string SurplusIfTaken = "run.surplus-if-taken";
        public const string Surplus = "run.surplus";
        public const string NoEffect = "run.no-effect";
        public const string InsufficientBalance = "run.insufficient-balance";
        public const string AccountClosed = "run.account-closed";
        public const string AccountNotActivated = "run.account-not-activated";
        public const string CreditCard = "run.credit-card";
        public const string PayOtherwise = "run.pay-otherwise";
    }

    public static class Snapshot
    {
        public const string Version = "snapshot.version";
        public const string Contradiction = "snapshot.contradiction";
    }

    public static class Certificate
    {
        public const string NotBooked = "certificate.not-booked";
        public const string BookingOverdue = "certificate.booking-overdue";
        public const string BeforeBooking = "certificate.before-booking";
        public const string Refunded = "certificate.refunded";
        public const string Void = "certificate.void";
        public const string Replaced = "certificate.replaced";
        public const string BeforeIssue = "certificate.before-issue";
        public const string NotAParty = "certificate.not-a-party";
        public const string BeforePayment = "certificate.before-payment";
        public const string RuleUnknown = "certificate.rule-unknown";
        public const string RuleOfOtherYear = "certificate.rule-of-other-year";
        public const string Malformed = "certificate.malformed";
        public const string Signature = "certificate.signature";
        public const string KeyUnknown = "certificate.key-unknown";
        public const string KeyOutdated = "certificate.key-outdated";
        public const string KeyRevoked = "certificate.key-revoked";
        public const string KeyMalformed = "certificate.key-malformed";
        public const string OtherDigest = "certificate.other-digest";
        public const string MonthsApart = "certificate.months-apart";
        public const string Superseded = "certificate.superseded";
    }

    public static class Refund
    {
        public const string RuleUnknown = "refund.rule-unknown";
        public const string RuleOutside = "refund.rule-outside";
        public const string BeforeEvent = "refund.before-event";
        public const string FactNeeded = "refund.fact-needed";
        public const string NothingGiven = "refund.nothing-given";
        public const string ClaimEarly = "refund.claim-early";
        public const string ClaimLate = "refund.claim-late";
        public const string BenefitNotSaid = "refund.benefit-not-said";
        public const string BenefitUsed = "refund.benefit-used";
        public const string CreditsUnknown = "refund.credits-unknown";
        public const string NoOverlap = "refund.no-overlap";
        public const string NoDifference = "refund.no-difference";
        public const string MoreDue = "refund.more-due";
        public const string NothingPaid = "refund.nothing-paid";
        public const string CreditsKeptBack = "refund.credits-kept-back";
        public const string Route = "refund.route";
    }

    public static class Reconcile
    {
        public const string PersonKey = "reconcile.person-key";
        public const string IdNumber = "reconcile.id-number";
        public const string Transaction = "reconcile.transaction";
        public const string Amount = "reconcile.amount";
        public const string Claim = "reconcile.claim";
        public const string Unsorted = "reconcile.unsorted";
        public const string OrderRepeated = "reconcile.order-repeated";
        public const string PaymentMissingHere = "reconcile.payment-missing-here";
        public const string BookingMissingHere = "reconcile.booking-missing-here";
        public const string MissingAtChannel = "reconcile.missing-at-channel";
        public const string MissingAtTreasury = "reconcile.missing-at-treasury";
        public const string AmountAtChannel = "reconcile.amount-at-channel";
        public const string AmountAtTreasury = "reconcile.amount-at-treasury";
        public const string Period = "reconcile.period";
        public const string Person = "reconcile.person";
        public const string PaidTwice = "reconcile.paid-twice";
        public const string BookedTwice = "reconcile.booked-twice";
        public const string TransactionRepeated = "reconcile.transaction-repeated";
        public const string BookingRepeated = "reconcile.booking-repeated";
        public const string DayAtChannel = "reconcile.day-at-channel";
        public const string DayAtTreasury = "reconcile.day-at-treasury";
        public const string BookingPending = "reconcile.booking-pending";
    }
#pragma warning restore CS1591
}

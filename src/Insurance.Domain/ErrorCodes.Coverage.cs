namespace Insurance.Domain;

// The reasons of cover and of its absence; the class says what codes are.
public static partial class ErrorCodes
{
#pragma warning disable CS1591 // The table in docs/error-codes.md says what each code means.
    public static partial class Coverage
    {
        public const string RuleUnknown = "coverage.rule-unknown";
        public const string YearOver = "coverage.year-over";
        public const string NothingToPay = "coverage.nothing-to-pay";
        public const string RepairedMore = "coverage.repaired-more";
        public const string NotEnrolled = "coverage.not-enrolled";
        public const string NothingPaid = "coverage.nothing-paid";
        public const string PaidTooLate = "coverage.paid-too-late";
        public const string Lapsed = "coverage.lapsed";
        public const string Covered = "coverage.covered";
        public const string CoveredByEmployer = "coverage.covered-by-employer";
        public const string CoveredAsResident = "coverage.covered-as-resident";
        public const string CoveredElsewhere = "coverage.covered-elsewhere";
        public const string FirstEnrollment = "coverage.first-enrollment";
        public const string OneMonth = "coverage.one-month";
        public const string LongLapse = "coverage.long-lapse";
        public const string ShortLapse = "coverage.short-lapse";
        public const string LatePayment = "coverage.late-payment";
        public const string LapsedYears = "coverage.lapsed-years";
        public const string GapPaid = "coverage.gap-paid";
        public const string GapNotPaid = "coverage.gap-not-paid";
        public const string TracedBack = "coverage.traced-back";
        public const string Transfer = "coverage.transfer";
        public const string PaidBy = "coverage.paid-by";
        public const string PaidAhead = "coverage.paid-ahead";
        public const string InWindow = "coverage.in-window";
        public const string WindowUnknown = "coverage.window-unknown";
        public const string NeverWaits = "coverage.never-waits";
        public const string TwoReadings = "coverage.two-readings";
        public const string StartUnknown = "coverage.start-unknown";
        public const string CoveredFrom = "coverage.covered-from";
        public const string CoveredBetween = "coverage.covered-between";
        public const string PerhapsFrom = "coverage.perhaps-from";
        public const string SurelyFrom = "coverage.surely-from";
        public const string NeverSurely = "coverage.never-surely";
        public const string NotForeseen = "coverage.not-foreseen";
    }
#pragma warning restore CS1591
}

namespace Insurance.Domain;

// What years of insurance are good for, and what cannot be said of them; the class says what codes are.
public static partial class ErrorCodes
{
#pragma warning disable CS1591 // The table in docs/error-codes.md says what each code means.
    public static partial class Coverage
    {
        public const string LifetimeUnknown = "coverage.lifetime-unknown";
        public const string NoLumpSum = "coverage.no-lump-sum";
        public const string ResidentShareUnknown = "coverage.resident-share-unknown";
        public const string IncentivesUnknown = "coverage.incentives-unknown";
        public const string OverlapUnknown = "coverage.overlap-unknown";
        public const string OverlapRefundable = "coverage.overlap-refundable";
        public const string OverlapRefundableUnused = "coverage.overlap-refundable-unused";
        public const string AccountUnknown = "coverage.account-unknown";
        public const string NoAccount = "coverage.no-account";
        public const string LongTermCareUnknown = "coverage.long-term-care-unknown";
    }
#pragma warning restore CS1591
}

namespace Insurance.Domain;

/// <summary>
/// Every code of a refusal or a warning. Codes are stable: they are never renamed and never reused. Their texts stand in
/// <c>Data/messages.json</c>, their meaning in <c>docs/error-codes.md</c>; tests hold the three together.
/// </summary>
public static class ErrorCodes
{
#pragma warning disable CS1591 // The table in docs/error-codes.md says what each code means.
    public static class Money
    {
        public const string Format = "money.format";
        public const string Precision = "money.precision";
        public const string Range = "money.range";
    }

    public static class Year
    {
        public const string Range = "year.range";
    }

    public static class Period
    {
        public const string Months = "period.months";
        public const string Reversed = "period.reversed";
        public const string LastYear = "period.last-year";
        public const string NextYear = "period.next-year";
        public const string AlreadyPaid = "period.already-paid";
        public const string OnOrder = "period.on-order";
        public const string NotDue = "period.not-due";
        public const string WindowNotOpen = "period.window-not-open";
        public const string WindowClosed = "period.window-closed";
        public const string WindowUnknown = "period.window-unknown";
        public const string Reclassified = "period.reclassified";
    }

    public static class Id
    {
        public const string Format = "id.format";
        public const string Length = "id.length";
        public const string Checksum = "id.checksum";
        public const string Date = "id.date";
        public const string Place = "id.place";
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
    }
#pragma warning restore CS1591
}

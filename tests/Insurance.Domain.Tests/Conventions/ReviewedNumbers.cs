namespace Insurance.Domain.Tests.Conventions;

/// <summary>
/// Every integer of the library's code above <see cref="LargestStructural"/>, by file, with what it is. Law is data: an amount, a rate, a
/// window, a count of days or an age of law never enters this table, it goes into a data file. "12x3" is the number 12, three times.
/// </summary>
internal static class ReviewedNumbers
{
    /// <summary>0, 1 and 2 begin, step and pair things; they are too common to list.</summary>
    public const int LargestStructural = 2;

    public static readonly (string File, string Numbers, string Reason)[] Table =
    [
        ("AgreementId.cs", "6 32", "form: the length of an id"),
        ("Agreements/BankAccountNumber.cs", "8 30", "form: the length of an account number"),
        ("Agreements/BankAccountNumber.cs", "4x2", "form: the digits shown of an account number, and the quarter of a short one"),
        ("Agreements/DebitAccount.cs", "60", "form: the length of a bank's name"),
        ("BoundedStream.cs", "14", "size: the first piece that is read, as a power of two"),
        ("Calendars/WorkingDayCalendar.cs", "5 7", "calendar: weekdays and days of a week"),
        ("Calendars/WorkingDayCalendar.cs", "12 31", "calendar: the last day of a year"),
        ("Calendars/WorkingDayCalendar.cs", "20", "size: the largest file, as a power of two"),
        ("Calendars/WorkingDayFile.cs", "3x3 4x2 5", "form: the byte order mark, and the columns of a row"),
        ("Calendars/WorkingDayFile.cs", "12 31", "calendar: the last day of a year"),
        ("Calendars/WorkingDayFile.cs", "100", "size: findings that are listed"),
        ("CertificateNumber.cs", "6 32", "form: the length of a number"),
        ("ContributionYear.cs", "12x2 13", "calendar: the months of a year, counted back from its end"),
        ("ContributionYear.cs", "1950 2199", "form: the years that the library takes"),
        ("ContributionYearJsonConverter.cs", "4", "form: the digits of a year"),
        ("Declarations/DeclarationReplay.cs", "11", "calendar: from the first month of a year to its last"),
        ("Explanation.cs", "12", "calendar: the months of a year"),
        ("FeePeriod.cs", "7x2 9 16", "form: where the parts of 2023-01..2023-12 stand"),
        ("FeePeriod.cs", "12", "calendar: the months of a year"),
        ("Identifier.cs", "64", "form: the length of an id"),
        ("JsonText.cs", "6 128", "size: characters of a text, and bytes of an escaped one"),
        ("Money.cs", "10x3 100", "money: ten jiao or a hundred fen are a yuan, and decimal digits"),
        ("Money.cs", "21", "form: the longest spelling of 64 bits of fen"),
        ("Operand.cs", "12", "calendar: the months of a year"),
        ("Operand.cs", "1970x2", "form: where days and months are counted from"),
        ("OrderId.cs", "6 32", "form: the length of an id"),
        ("Orders/PaymentNotice.cs", "64", "form: the length of an id"),
        ("Orders/PaymentNotice.cs", "1000000000000", "size: above any payment; sums of it stay in 64 bits"),
        ("People/Gb11643.cs", "3x2 4x2 5x2 6x2 7x2 8 9 10 11 12 13 14 15", "GB 11643: digits in pairs, by their place"),
        ("People/Gb11643.cs", "6 7 8x2 10x2 11", "ISO 7064 MOD 11-2: weights of the pairs, and the modulus"),
        ("People/Gb11643.cs", "4 8 16", "form: flags"),
        ("People/Gb11643.cs", "6 15 18 32", "GB 11643: lengths, and how much of a text is looked at"),
        ("People/Gb11643.cs", "9x2 10x3 100x7 1000x3 10000x5 100000000", "GB 11643: decimal digits of place, date and sequence"),
        ("People/Gb11643.cs", "12 28", "calendar: the months of a year, the days that every month has"),
        ("People/Gb11643.cs", "81 82 83 90", "GB/T 2260: beginnings of residence permits and foreign cards"),
        ("People/Gb11643.cs", "1850", "form: the first birth year, by the age of man"),
        ("People/PersonName.cs", "60", "form: the length of a name"),
        ("People/PersonName.cs", "0x3007 0x3400 0x4DBF 0x4E00 0x9FFF 0xF900 0xFAFF 0x20000 0x3FFFF", "Unicode: Chinese characters"),
        ("People/Places.cs", "4 6 100", "GB/T 2260: digits of a city and a county, codes of two digits"),
        ("People/ResidentId.cs", "3x2 10000", "GB 11643: characters shown, bytes of a character, the province before four digits"),
        ("Phrasebook.cs", "32", "size: room for what a message is filled with"),
        ("Premiums/PaymentPeriodPolicy.cs", "12", "calendar: the months of a year"),
        ("PrintedPage.cs", "24", "size: characters of a signature that are room for signing"),
        ("Rate.cs", "8 10 100000000", "form: decimals of a rate"),
        ("Region.cs", "6 100000 500000", "GB/T 2260: digits of a code, the country, Chongqing"),
        ("Spelling.cs", "4", "size: room for hyphens"),
        ("Tariffs/LineCharge.cs", "12", "calendar: the months of a year"),
        ("Tariffs/LinePlan.cs", "12", "calendar: the months of a year"),
        ("Tariffs/PaymentGrade.cs", "11", "calendar: from the first month of a year to its last"),
        ("Tariffs/Reading/ExampleReading.cs", "7", "form: characters of a month"),
        ("Tariffs/Reading/ExampleReading.cs", "12x2", "calendar: the months of a year"),
        ("Tariffs/Reading/FigureReading.cs", "12", "calendar: December"),
        ("Tariffs/Reading/FigureReading.cs", "500", "size: rows of a figure"),
        ("Tariffs/Reading/Findings.cs", "200", "size: findings that are listed"),
        ("Tariffs/Reading/GradeReading.cs", "3", "form: parts of a reference to another file"),
        ("Tariffs/Reading/GradeReading.cs", "12x2", "calendar: the months of a year"),
        ("Tariffs/Reading/JsonNode.cs", "3", "form: the byte order mark"),
        ("Tariffs/Reading/JsonNode.cs", "4 16 40 1024x2", "size: of a file, of its depth, of a text that is shown"),
        ("Tariffs/Reading/NodeReading.cs", "4 7 10", "form: characters of a year, a month, a date"),
        ("Tariffs/Reading/NodeReading.cs", "400 1000000000", "size: of a text and an amount that a file may hold"),
        ("Tariffs/Reading/TermReading.cs", "12 60 120 250", "size: months, years of age and working days that a file may hold at most"),
        ("Tariffs/Tariff.cs", "12", "calendar: the months of a year"),
        ("Tariffs/TermDay.cs", "5", "form: characters of a month and a day"),
        ("Tariffs/Terms.cs", "4", "form: flags"),
    ];
}

using Insurance.Domain.Tariffs;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Terms of some grades, extended windows, and the waiting rules of the country.</summary>
public sealed class TermScopeTests
{
    // Fuzhou 2025: 2024-09-01 to 2024-12-31, extended to 2025-02-28 without waiting.
    private const string Fuzhou = """
        "payment-window": [
          { "for": "2025", "opens": "previous 09-01", "closes": "previous 12-31", "source": "press", "confidence": "relayed-press" },
          { "for": "2025", "opens": "01-01", "closes": "02-28", "waiting": "none", "source": "press", "confidence": "relayed-press" },
          { "for": "2025", "grades": ["b"], "opens": "03-01", "closes": "06-30", "waiting": "applies", "source": "press", "confidence": "relayed-press" } ]
        """;

    [Fact]
    public void An_extended_window_is_late_after_its_last_day_and_only_for_its_grades()
    {
        var tariff = Tariff(Priced(Fuzhou));

        Assert.False(tariff.IsLate(new(2025, 2, 28), "a"));
        Assert.True(tariff.IsLate(new(2025, 3, 1), "a"));
        Assert.False(tariff.IsLate(new(2025, 6, 30), "b"));
        Assert.True(tariff.IsLate(new(2025, 7, 1), "b"));
        Assert.Equal("400.00", tariff.Assess("a", 12, default, new LocalDate(2025, 2, 28)).Value.Total.ToString());
        Assert.Equal("1070.00", tariff.Assess("a", 12, default, new LocalDate(2025, 3, 1)).Value.Total.ToString());
        Assert.Equal("400.00", tariff.Assess("b", 12, default, new LocalDate(2025, 3, 1)).Value.Total.ToString());
        Assert.Equal("1070.00", tariff.Assess("b", 12, default, new LocalDate(2025, 7, 1)).Value.Total.ToString());
    }

    [Fact]
    public void An_extension_says_whether_who_pays_in_it_waits()
    {
        var windows = Load(Priced(Fuzhou)).Value.Terms;
        var year = ContributionYear.FromYear(2025);

        Assert.Equal([null, WindowWaiting.None], windows.PaymentWindows(year, MemberKind.Continuing, "a").Select(window => window.Waiting));
        Assert.Equal([null, WindowWaiting.None, WindowWaiting.Applies], windows.PaymentWindows(year, MemberKind.New, "b").Select(window => window.Waiting));
        Assert.Equal(3, windows.In<PaymentWindow>(year).Count());
        Assert.False(windows.All[2].AppliesTo("a"));
        Assert.True(windows.All[0].AppliesTo("a"));
    }

    [Fact]
    public void First_month_grade_change_and_waiting_may_be_of_some_grades()
    {
        var terms = Load(Priced("""
            "first-month": [ { "for": "2025", "grades": ["a"], "from": "january", "source": "d1", "confidence": "official" }, { "for": "2025", "grades": ["b"], "from": "registration", "source": "d1", "confidence": "official" } ],
            "grade-change": [ { "for": "2025", "grades": ["b"], "opens": "previous 12-01", "closes": "previous 12-20", "source": "d1", "confidence": "official" } ],
            "waiting": [ { "for": "2025", "grades": ["a"], "rule": "first-enrollment", "months": 3, "countedFrom": "month-after", "source": "d1", "confidence": "official" } ],
            "payment-window": [ { "for": "2025", "opens": "01-01", "closes": "12-31", "source": "d1", "confidence": "official" } ]
            """)).Value.Terms;
        var year = ContributionYear.FromYear(2025);

        Assert.Equal(FirstMonth.January, terms.FirstMonthOf(year, MemberKind.New, "a")!.From);
        Assert.Equal(FirstMonth.Registration, terms.FirstMonthOf(year, MemberKind.New, "b")!.From);
        Assert.Empty(terms.In<GradeChangeWindow>(year, "a"));
        Assert.Single(terms.In<GradeChangeWindow>(year, "b"));
        Assert.Equal(WaitingStart.MonthAfter, Assert.Single(terms.In<FirstEnrollmentWaits>(year, "a")).CountedFrom);
        Assert.Empty(terms.In<WaitingRule>(year, "b"));
    }

    [Theory]
    [InlineData(0, 0, 3)] // missed the window
    [InlineData(1, 0, 4)]
    [InlineData(1, 1, 3)]
    [InlineData(1, 5, 3)]
    [InlineData(3, 0, 6)]
    [InlineData(3, 2, 4)]
    [InlineData(4, 0, 7)]
    [InlineData(4, 1, 6)]
    [InlineData(4, 4, 6)] // 3 months without the floor of 6
    [InlineData(7, 2, 8)]
    public void A_lapse_of_years_is_waited_for_as_the_state_council_says(int lapsed, int repaired, int months)
    {
        // 国办发〔2024〕38号: 3 months, +1 a lapsed year, -1 a year paid more, at least 6 after 4 years and more.
        var rule = Assert.IsType<ResidentLapseWaits>(National().All[0]);

        Assert.Equal(months, rule.MonthsFor(lapsed, repaired));
        Assert.Equal((3, 1, 1, 4, 6, WaitingStart.NotKnown), (rule.Months, rule.MonthsPerLapsedYear, rule.MonthsPerRepairedYear, rule.LongLapseYears, rule.LeastMonths, rule.CountedFrom));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.MonthsFor(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.MonthsFor(0, -1));
    }

    [Fact]
    public void A_move_between_places_has_its_own_rule()
    {
        // 医保办发〔2021〕43号: two years without a break, a gap of three months, a wait of at most six.
        var rule = Assert.IsType<TransferWaits>(National().All[1]);

        Assert.Equal((2, 3, 6, WaitingStart.PayingMonth), (rule.ContinuousYears, rule.GapMonths, rule.MonthsAtMost, rule.CountedFrom));
        Assert.Equal(WaitingStart.NotKnown, rule.Starts);
    }

    [Theory]
    [InlineData("\"rule\": \"transfer\", \"continuousYears\": 2, \"gapMonths\": 3, \"monthsAtMost\": 6, \"starts\": \"month-after\"", "TransferWaits 3 MonthAfter")]
    [InlineData("\"rule\": \"gap-paid\", \"limitMonths\": 0, \"starts\": \"paying-month\"", "GapPaidCovers 0 PayingMonth")]
    [InlineData("\"rule\": \"gap-paid\", \"limitMonths\": 60, \"starts\": \"not-known\"", "GapPaidCovers 60 NotKnown")]
    [InlineData("\"rule\": \"paid-by\", \"by\": \"04-30\", \"starts\": \"01-01\"", "PaidByStarts False")]
    [InlineData("\"rule\": \"paid-by\", \"by\": \"04-30\", \"starts\": \"01-01\", \"tracedBack\": true", "PaidByStarts True")]
    public void A_rule_says_from_when_a_gap_that_is_paid_is_covered(string rule, string read)
    {
        var waiting = Assert.Single(Load(Waiting(rule)).Value.Terms.In<WaitingRule>(ContributionYear.FromYear(2025)));

        Assert.Equal(read, waiting switch
        {
            TransferWaits transfer => $"TransferWaits {transfer.GapMonths} {transfer.Starts}",
            GapPaidCovers gap => $"GapPaidCovers {gap.LimitMonths} {gap.Starts}",
            PaidByStarts paid => $"PaidByStarts {paid.TracedBack}",
            var other => other.ToString(),
        });
    }

    [Theory]
    [InlineData("\"rule\": \"resident-lapse\", \"months\": 3, \"monthsPerLapsedYear\": 1, \"monthsPerRepairedYear\": 1, \"longLapseYears\": 4", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"rule\": \"resident-lapse\", \"months\": 3, \"monthsPerLapsedYear\": 1, \"monthsPerRepairedYear\": 1, \"longLapseYears\": 0, \"leastMonths\": 6", ErrorCodes.File.WrongValue, ".longLapseYears")]
    [InlineData("\"rule\": \"transfer\", \"continuousYears\": 2, \"gapMonths\": 3", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"rule\": \"transfer\", \"continuousYears\": 2, \"gapMonths\": 61, \"monthsAtMost\": 6", ErrorCodes.File.WrongValue, ".gapMonths")]
    [InlineData("\"rule\": \"transfer\", \"continuousYears\": 2, \"gapMonths\": 3, \"monthsAtMost\": 6, \"starts\": \"01-01\"", ErrorCodes.File.WrongValue, ".starts")]
    [InlineData("\"rule\": \"gap-paid\", \"limitMonths\": 3", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"rule\": \"gap-paid\", \"starts\": \"month-after\"", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"rule\": \"gap-paid\", \"limitMonths\": 61, \"starts\": \"month-after\"", ErrorCodes.File.WrongValue, ".limitMonths")]
    [InlineData("\"rule\": \"gap-paid\", \"limitMonths\": 3, \"starts\": \"month-after\", \"countedFrom\": \"paying-month\"", ErrorCodes.File.UnknownKey, ".countedFrom")]
    [InlineData("\"rule\": \"paid-by\", \"by\": \"04-30\", \"starts\": \"01-01\", \"tracedBack\": \"yes\"", ErrorCodes.File.WrongValue, ".tracedBack")]
    [InlineData("\"rule\": \"first-enrollment\", \"months\": 3, \"countedFrom\": \"soon\"", ErrorCodes.File.WrongValue, ".countedFrom")]
    [InlineData("\"rule\": \"first-enrollment\", \"months\": 3, \"grades\": [\"c\"]", ErrorCodes.File.UnknownReference, ".grades[0]")]
    [InlineData("\"rule\": \"first-enrollment\", \"months\": 3, \"grades\": []", ErrorCodes.File.WrongValue, ".grades")]
    [InlineData("\"rule\": \"paid-by\", \"by\": \"04-30\", \"starts\": \"01-01\", \"countedFrom\": \"paying-month\"", ErrorCodes.File.UnknownKey, ".countedFrom")]
    public void A_waiting_rule_has_all_its_numbers(string rule, string code, string path)
    {
        var finding = Assert.Single(Load(Waiting(rule)).Errors);

        Assert.Equal((code, "$.terms.waiting[0]" + path), (finding.Code, finding.Field));
    }

    [Theory]
    [InlineData("\"waiting\": \"maybe\"", ErrorCodes.File.WrongValue, "waiting")]
    [InlineData("\"coveredFrom\": \"01-01\"", ErrorCodes.File.WrongValue, "coveredFrom")]
    [InlineData("\"grades\": \"a\"", ErrorCodes.File.WrongValue, "grades")]
    public void A_window_says_known_words(string key, string code, string path)
    {
        var finding = Assert.Single(Load(Priced(Fuzhou.Replace("\"waiting\": \"none\"", key, StringComparison.Ordinal))).Errors);

        Assert.Equal((code, $"$.terms.payment-window[1].{path}"), (finding.Code, finding.Field));
    }

    [Fact]
    public void A_window_may_say_from_when_who_pays_in_it_is_covered()
    {
        var windows = Load(Priced(Fuzhou.Replace("\"waiting\": \"none\"", "\"waiting\": \"none\", \"coveredFrom\": \"month-after\"", StringComparison.Ordinal))).Value.Terms.In<PaymentWindow>(ContributionYear.FromYear(2025));

        Assert.Equal([null, WaitingStart.MonthAfter, null], windows.Select(window => window.CoveredFrom));
    }

    private static string Waiting(string rule) => Priced($$"""
        "waiting": [ { "for": "2025", {{rule}}, "source": "d1", "confidence": "official" } ],
        "payment-window": [ { "for": "2025", "opens": "01-01", "closes": "12-31", "source": "d1", "confidence": "official" } ]
        """);

    private static TariffTerms National() => Load(File(Figure("y", "yuan-a-year", "2025 = 400.00"), Grade("a", Fixed("basic", "y")), terms: """
        "waiting": [
          { "for": "2025..2026", "rule": "resident-lapse", "months": 3, "monthsPerLapsedYear": 1, "monthsPerRepairedYear": 1, "longLapseYears": 4, "leastMonths": 6, "source": "d1", "confidence": "official-reprint" },
          { "for": "2021-12..2026-12", "rule": "transfer", "continuousYears": 2, "gapMonths": 3, "monthsAtMost": 6, "countedFrom": "paying-month", "source": "d1", "confidence": "official-reprint" } ]
        """, region: "100000")).Value.Terms;

    // Guizhou 2025: 400, and 1,070 with the subsidy outside the window.
    private static string Priced(string terms) => File(
        $"{Figure("y", "yuan-a-year", "2025 = 400.00")}, {Figure("late", "yuan-a-year", "2025 = 1070.00")}",
        string.Join(", ", new[] { "a", "b" }.Select(id => GradeWith("\"wholeYearOnly\": true", id, Fixed("basic", "y"), Fixed("basic", "late", "\"when\": \"late\"")))),
        terms: terms);
}

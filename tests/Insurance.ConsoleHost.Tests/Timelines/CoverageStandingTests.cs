using System.Text.Json;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.ConsoleHost.Tests.Timelines;

/// <summary>What <c>coverage</c> tells beside the days of cover, worked out by hand from Chongqing's rules.</summary>
public sealed class CoverageStandingTests : IDisposable
{
    private const string Flexible2025 = """{"as":"flexible-employment","from":"2025-01","through":"2025-12","paidOn":"2025-01-05"}""";
    private const string Resident2025 = """{"as":"resident","from":"2025-01","through":"2025-12","paidOn":"2024-11-05"}""";

    private readonly Console console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void What_an_employer_paid_too_is_claimed_the_following_year_if_no_benefit_was_used()
    {
        // 渝医保发〔2020〕39号 and a page on it: 「其本人可在次年申请退还重复期间个人参保缴纳的费用」.
        var overlap = Assert.Single(Tell(Paid(Flexible2025, Employer("2025-03", "2025-04"))).GetProperty("overlaps").EnumerateArray());
        var refund = Assert.Single(overlap.GetProperty("refunds").EnumerateArray());

        Assert.Equal(("2025-03..2025-04", "flexible-employment 500000, employer 500000"), (Text(overlap, "months"), Insured(overlap)));
        Assert.Equal(("flexible-employment", "500000", "2025-03..2025-04"), (Text(refund, "as"), Text(refund, "region"), Text(refund, "months")));
        Assert.Equal(("paid-by-employer", "2026-01-01", true), (Text(refund, "reason"), Text(refund, "claimedFrom"), refund.GetProperty("onlyIfNoBenefitUsed").GetBoolean()));
        Assert.Equal(("a page on refunds after an employer paid for the same months, within the category of 渝医保发〔2020〕39号", "secondary"), (Text(refund, "source"), Text(refund, "confidence")));
        Assert.False(overlap.TryGetProperty("unknown", out _));
    }

    [Fact]
    public void Each_year_of_an_overlap_is_claimed_in_the_one_after_it()
    {
        var answer = Tell(Paid(Histories.SecondYear, Flexible2025, Employer("2024-11", "2025-02")));

        Assert.Equal(
            ["2024-11..2024-12 2025-01-01", "2025-01..2025-02 2026-01-01"],
            answer.GetProperty("overlaps").EnumerateArray().Select(overlap => $"{Text(overlap, "months")} {Text(overlap.GetProperty("refunds")[0], "claimedFrom")}"));
    }

    [Fact]
    public void Which_of_two_goes_where_a_resident_s_is_among_them_is_unknown()
    {
        var overlap = Assert.Single(Tell(Paid(Resident2025, Employer("2025-07", "2025-12")), "--lang zh").GetProperty("overlaps").EnumerateArray());

        Assert.Equal(("2025-07..2025-12", "employer 500000, resident 500000"), (Text(overlap, "months"), Insured(overlap)));
        Assert.Empty(overlap.GetProperty("refunds").EnumerateArray());
        Assert.Equal("coverage.overlap-unknown", Text(overlap.GetProperty("unknown"), "code"));
        Assert.StartsWith("2025-07..2025-12 期间重复参保", Text(overlap.GetProperty("unknown"), "message"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_given_back_is_no_overlap_any_more()
    {
        var refunded = Flexible2025.Replace("\"paidOn\"", "\"refunded\":[{\"from\":\"2025-03\",\"through\":\"2025-04\"}],\"paidOn\"", StringComparison.Ordinal);

        Assert.Empty(Tell(Paid(refunded, Employer("2025-03", "2025-04"))).GetProperty("overlaps").EnumerateArray());
    }

    [Theory]
    // January and February of 2025 are paid in March: strictly 2025 begins with March, and both are few enough to count as paid afterwards.
    [InlineData("2025-01", "2025-03-31", "", "2025-12 | 10 2025-03..2025-12 | 36 2023-01..2025-12 | 36 2023-01..2025-12 | 0")]
    // January to April are four.
    [InlineData("2025-01", "2025-05-10", "", "2025-12 | 8 2025-05..2025-12 | 8 2025-05..2025-12 | 36 2023-01..2025-12 | 0")]
    // January to March are three, and those of 2025 alone.
    [InlineData("2025-01", "2025-04-01", "", "2025-12 | 9 2025-04..2025-12 | 36 2023-01..2025-12 | 36 2023-01..2025-12 | 0")]
    // Nine months after a gap: 15 are missing to two years.
    [InlineData("2025-04", "2025-04-01", "", "2025-12 | 9 2025-04..2025-12 | 9 2025-04..2025-12 | 9 2025-04..2025-12 | 15")]
    // In May 2024 there are 12 and 5.
    [InlineData("2025-04", "2025-04-01", "--on 2024-05-20", "2024-05 | 17 2023-01..2024-05 | 17 2023-01..2024-05 | 17 2023-01..2024-05 | 7")]
    // In February 2025 none: the last run ended in December.
    [InlineData("2025-04", "2025-04-01", "--on 2025-02-28", "2025-02 | 24 2023-01..2024-12 | 24 2023-01..2024-12 | 24 2023-01..2024-12 | 0")]
    public void Months_in_a_row_are_counted_by_three_definitions(string from, string paidOn, string options, string expected)
    {
        var continuity = Tell(Histories.Then2025(from, paidOn), options).GetProperty("continuity");
        var transfer = continuity.GetProperty("transfer");

        Assert.Equal(
            expected,
            string.Join(" | ", Text(continuity, "through"), Run(continuity, "strict"), Run(continuity, "backPaid3"), Run(continuity, "wheneverPaid"), Number(transfer, "missingMonths")));
        Assert.Equal(("resident", 24, 3, "医保办发〔2021〕43号"), (Text(transfer, "to"), Number(transfer, "neededMonths"), Number(transfer, "longestGapMonths"), Text(transfer, "source")));
        Assert.Equal(JsonValueKind.Null, continuity.GetProperty("residentYears").ValueKind);
    }

    [Theory]
    [InlineData("", 3, "36 2023-01..2025-12")]
    // Whole years of twelve months: 30 months are two.
    [InlineData("--on 2025-06-15", 2, "30 2023-01..2025-06")]
    public void Residents_have_years_in_a_row_and_change_to_the_employee_scheme(string options, int years, string run)
    {
        var continuity = Tell(Paid(Resident(2023), Resident(2024), Resident2025), options).GetProperty("continuity");

        Assert.Equal((run, run), (Run(continuity, "residentYears"), Run(continuity, "strict")));
        Assert.Equal(years, continuity.GetProperty("residentYears").GetProperty("years").GetInt32());
        Assert.Equal(("flexible-employment", 0), (Text(continuity.GetProperty("transfer"), "to"), continuity.GetProperty("transfer").GetProperty("missingMonths").GetInt32()));
    }

    [Theory]
    // Paid in May a year is insured from its beginning, and only from May on in time.
    [InlineData("2025-05-10", "null", "8 2025-05..2025-12", "12 2025-01..2025-12")]
    // Of another place it counts in a row and not for the cap here.
    [InlineData("2024-11-05", "\"510100\"", "12 2025-01..2025-12", "-")]
    public void A_resident_s_year_counts_here_and_if_it_is_paid_within_it(string paidOn, string elsewhere, string strict, string resident)
    {
        var continuity = Tell(Paid($$"""{"as":"resident","from":"2025-01","through":"2025-12","paidOn":"{{paidOn}}","elsewhere":{{elsewhere}}}""")).GetProperty("continuity");

        Assert.Equal((strict, resident), (Run(continuity, "strict"), Run(continuity, "residentYears")));
    }

    [Fact]
    public void Schemes_and_places_count_together()
    {
        var continuity = Tell(Paid(Employer("2023-07", "2023-12", "510100"), Resident(2024), Flexible2025)).GetProperty("continuity");

        Assert.Equal(("30 2023-07..2025-12", "12 2024-01..2024-12"), (Run(continuity, "strict"), Run(continuity, "residentYears")));
        Assert.Equal("resident", Text(continuity.GetProperty("transfer"), "to"));
    }

    [Theory]
    [InlineData("2025-11", "2025-10")]
    [InlineData("2025-01", null)]
    public void The_last_insured_month_is_none_that_was_given_back(string refundedFrom, string? through)
    {
        var answer = Tell(PaidBy("male", Flexible2025.Replace("\"paidOn\"", $"\"refunded\":[{{\"from\":\"{refundedFrom}\",\"through\":\"2025-12\"}}],\"paidOn\"", StringComparison.Ordinal)));

        Assert.All(["continuity", "lifetime"], name => Assert.Equal(through, answer.GetProperty(name) is { ValueKind: JsonValueKind.Object } standing ? Text(standing, "through") : null));
    }

    [Fact]
    public void Where_nothing_is_insured_there_is_null()
    {
        var nothing = Tell("""{"sex":"male"}""", "--on 2025-01-01");
        Assert.Empty(nothing.GetProperty("overlaps").EnumerateArray());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (nothing.GetProperty("continuity").ValueKind, nothing.GetProperty("lifetime").ValueKind));

        var before = Tell(Paid(Flexible2025), "--on 2024-12-31").GetProperty("continuity");
        Assert.Equal("2024-12", Text(before, "through"));
        Assert.All(["strict", "backPaid3", "wheneverPaid", "residentYears", "transfer"], name => Assert.Equal(JsonValueKind.Null, before.GetProperty(name).ValueKind));

        // No rule of a change of scheme was published for 2020.
        var early = Tell(Paid(Employer("2020-01", "2020-12"))).GetProperty("continuity");
        Assert.Equal(("12 2020-01..2020-12", JsonValueKind.Null), (Run(early, "wheneverPaid"), early.GetProperty("transfer").ValueKind));
    }

    [Theory]
    // Men 30 years, women 25, of which 10 paid here; a month of grade 1 is 6,106 × 5 % = 305.30, of grade 2 × 11 % = 671.66.
    [InlineData("male", "1996-01", 360, 360, 0, 360, 0, "0 0.00", "0 0.00")]
    [InlineData("male", "1996-02", 360, 359, 1, 359, 0, "1 305.30", "1 671.66")]
    [InlineData("female", "2001-02", 300, 299, 1, 299, 0, "1 305.30", "1 671.66")]
    [InlineData("female", "2024-01", 300, 24, 276, 24, 96, "276 84262.80", "276 185378.16")]
    public void Cover_for_life_needs_thirty_years_of_men_and_twenty_five_of_women(string sex, string from, int required, int counted, int missing, int actual, int missingActual, string first, string second)
    {
        var lifetime = Tell(PaidBy(sex, Employer(from, "2025-12"))).GetProperty("lifetime");

        Assert.Equal((2025, "2025-12"), (lifetime.GetProperty("year").GetInt32(), Text(lifetime, "through")));
        Assert.Equal((required, counted, missing), (Number(lifetime, "requiredMonths"), Number(lifetime, "countedMonths"), Number(lifetime, "missingMonths")));
        Assert.Equal((120, actual, missingActual), (Number(lifetime, "requiredActualMonths"), Number(lifetime, "actualMonths"), Number(lifetime, "missingActualMonths")));
        Assert.Equal([$"1: {first}", $"2: {second}"], LumpSum(lifetime));
        Assert.Equal("secondary", Text(lifetime, "confidence"));
        Assert.StartsWith("four agreeing pages", Text(lifetime, "source"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_of_the_years_must_be_paid_here()
    {
        // 27 years elsewhere and 9 here: a year is missing, 12 × 305.30 or 12 × 671.66.
        var lifetime = Tell(PaidBy("male", Employer("1990-01", "2016-12", "510100"), Employer("2017-01", "2025-12"))).GetProperty("lifetime");

        Assert.Equal((432, 0, 108, 12), (Number(lifetime, "countedMonths"), Number(lifetime, "missingMonths"), Number(lifetime, "actualMonths"), Number(lifetime, "missingActualMonths")));
        Assert.Equal(["1: 12 3663.60", "2: 12 8059.92"], LumpSum(lifetime));
    }

    [Theory]
    // 12.5 % rounded up: of 12 months 1.5, of 9 it is 1.125, of 8 it is 1.
    [InlineData("", 2, "298 90979.40")]
    [InlineData("--on 2025-09-01", 2, "298 90979.40")]
    [InlineData("--on 2025-08-31", 1, "299 91284.70")]
    public void An_eighth_of_a_resident_s_months_counts_rounded_up(string options, int counted, string cost)
    {
        var lifetime = Tell(PaidBy("female", Resident2025), options).GetProperty("lifetime");

        Assert.Equal((counted, 0), (Number(lifetime, "countedMonths"), Number(lifetime, "actualMonths")));
        Assert.Equal($"1: {cost}", LumpSum(lifetime)[0]);
    }

    [Fact]
    public void A_year_without_a_price_or_a_rule_tells_why()
    {
        // For 2026 the years are published and the price is not; for 2013 not even the years.
        var unpriced = Tell(PaidBy("male", Flexible2025), "--on 2026-05-01").GetProperty("lifetime");
        Assert.Equal((2026, 12, 348), (Number(unpriced, "year"), Number(unpriced, "countedMonths"), Number(unpriced, "missingMonths")));
        Assert.All(unpriced.GetProperty("lumpSum").EnumerateArray(), way => Assert.Equal("tariff.unknown-year", Text(way.GetProperty("errors")[0], "code")));

        var unknown = Tell(PaidBy("male", Employer("2013-01", "2013-12"))).GetProperty("lifetime");
        Assert.Equal("coverage.lifetime-unknown", Text(unknown.GetProperty("errors")[0], "code"));
        Assert.False(unknown.TryGetProperty("requiredMonths", out _));
    }

    [Fact]
    public void Where_nobody_published_what_a_resident_s_months_count_they_count_for_nothing_and_it_is_told()
    {
        var embedded = File.ReadAllText(Path.Combine(Repository.Library, "Data", "tariffs", "500000", "flexible-employment.json"));
        console.Write("own.json", embedded.Replace("\"residentShare\": \"0.125\",", "", StringComparison.Ordinal));
        var lifetime = Tell(PaidBy("male", Resident2025), "--tariff own.json --lang es").GetProperty("lifetime");
        var warning = Assert.Single(lifetime.GetProperty("warnings").EnumerateArray());

        Assert.Equal((0, "coverage.resident-share-unknown"), (Number(lifetime, "countedMonths"), Text(warning, "code")));
        Assert.StartsWith("12 meses como residente", Text(warning, "message"), StringComparison.Ordinal);
        Assert.Contains("! 12 months as a resident", Call(PaidBy("male", Resident2025), "--tariff own.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_sex_nothing_is_told_of_cover_for_life() => Assert.False(Tell(Paid(Flexible2025)).TryGetProperty("lifetime", out _));

    [Theory]
    [InlineData("en", "insured more than once (flexible-employment 500000, employer 500000): ", "; a change to the resident scheme asks for 24, missing: 12 [", "Cover for life (2025, men): 12 of 360 months count, missing: 348; paid here 12 of 120, missing: 108. [", "  348 months paid at once by grade 1: 106244.40 yuan. [")]
    [InlineData("zh", "重复参保（flexible-employment 500000, employer 500000）：", "；转入居民医保要求连续 24 个月，还差 12 个月 [", "（2025 年，男）：需 360 个月，已计 12 个月，还差 348 个月；本地实际缴费需 120 个月，已缴 12 个月，还差 108 个月。 [", "  按 1 档一次性趸缴 348 个月：106244.40 元。 [")]
    [InlineData("es", "con más de un seguro (flexible-employment 500000, employer 500000): ", "; un cambio al régimen de residentes pide 24, faltan: 12 [", "Cobertura vitalicia (2025, hombres): cuentan 12 de 360 meses, faltan: 348; pagados aquí 12 de 120, faltan: 108. [", "  Pagar 348 meses de una vez por la modalidad 1: 106244.40 yuanes. [")]
    public void People_read_it_in_their_language(string language, string overlap, string transfer, string lifetime, string lumpSum)
    {
        var output = Call(PaidBy("male", Flexible2025, Employer("2025-03", "2025-04")), $"--lang {language}").Output;

        Assert.All([overlap, transfer, lifetime, lumpSum], part => Assert.Contains(part, output, StringComparison.Ordinal));
    }

    [Fact]
    public void Overlaps_and_years_as_a_resident_are_lines_only_where_there_are_any()
    {
        var alone = Call(Paid(Flexible2025), "").Output;
        Assert.DoesNotContain("more than once", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("as a resident here", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("Cover for life", alone, StringComparison.Ordinal);

        var resident = Call(PaidBy("female", Resident2025, Employer("2025-07", "2025-12")), "--on 2026-01-01").Output;
        Assert.Contains("! In 2025-07..2025-12 the person is insured more than once (employer 500000, resident 500000).", resident, StringComparison.Ordinal);
        Assert.Contains("  as a resident here, paid within the year: 12 months, 2025-01..2025-12 (1 whole year)", resident, StringComparison.Ordinal);
        Assert.Contains("! ", Call(PaidBy("male", Employer("2013-01", "2013-12")), "").Output, StringComparison.Ordinal);
    }

    private static string Paid(params string[] payments) => $$"""{"payments":[{{string.Join(',', payments)}}]}""";

    private static string PaidBy(string sex, params string[] payments) => $$"""{"sex":"{{sex}}","payments":[{{string.Join(',', payments)}}]}""";

    private static string Employer(string from, string through, string? elsewhere = null) =>
        $$"""{"as":"employer","from":"{{from}}","through":"{{through}}","elsewhere":{{(elsewhere is null ? "null" : $"\"{elsewhere}\"")}}}""";

    private static string Resident(int year) => $$"""{"as":"resident","from":"{{year}}-01","through":"{{year}}-12","paidOn":"{{year - 1}}-11-05"}""";

    private static string Insured(JsonElement overlap) => string.Join(", ", overlap.GetProperty("insured").EnumerateArray().Select(insured => $"{Text(insured, "as")} {Text(insured, "region")}"));

    private static string Run(JsonElement continuity, string name)
    {
        var run = continuity.GetProperty(name);
        return run.ValueKind == JsonValueKind.Null ? "-" : $"{Number(run, "months")} {Text(run, "from")}..{Text(run, "to")}";
    }

    private static List<string> LumpSum(JsonElement lifetime) =>
        [.. lifetime.GetProperty("lumpSum").EnumerateArray().Select(way => $"{Text(way, "grade")}: {Number(way, "months")} {Text(way, "total")}")];

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private JsonElement Tell(string history, string options = "")
    {
        var said = Call(history, $"{options} --json");
        Assert.True(said.Code == 0, said.Output);
        return said.Json;
    }

    private Said Call(string history, string options)
    {
        console.Write("history.json", history);
        return console.Call($"coverage --input history.json {options}");
    }
}

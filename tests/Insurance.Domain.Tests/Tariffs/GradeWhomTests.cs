using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Ways to pay that are for some people: by age, date of birth, tier and aid class.</summary>
public sealed class GradeWhomTests
{
    // Shanghai residents: 60-69 is one band (上海市医疗保障条例 art. 14); the day of the age is invented here.
    private const string Sixties = "\"ages\": { \"from\": 60, \"through\": 69 }, \"agesOn\": \"01-01\"";

    [Theory]
    [InlineData("1965-01-01", Admission.Yes)] // 60 on the day
    [InlineData("1965-01-02", Admission.No)] // 60 the day after
    [InlineData("1955-01-01", Admission.No)] // 70 on the day
    [InlineData("1955-01-02", Admission.Yes)]
    public void An_age_counts_in_full_years_on_its_day(string born, Admission admission)
    {
        var answer = Whom(Sixties).Admits(Date(born), Year);

        Assert.Equal(admission, answer.Admission);
        Assert.Equal(admission == Admission.Yes ? null : "ages 60..69 on 2025-01-01", answer.Rule);
    }

    [Theory]
    [InlineData("1964-01-01", Admission.Yes)] // 60 already on 1 January 2024
    [InlineData("1964-01-02", Admission.NotKnown)]
    [InlineData("1965-12-31", Admission.NotKnown)] // 60 on the last day of 2025
    [InlineData("1966-01-01", Admission.No)]
    [InlineData("1956-01-01", Admission.Yes)] // 69 on the last day of 2025
    [InlineData("1955-12-31", Admission.NotKnown)]
    [InlineData("1954-01-02", Admission.NotKnown)] // 69 on 1 January 2024
    [InlineData("1954-01-01", Admission.No)]
    public void Where_nobody_published_the_day_of_the_age_only_what_holds_on_every_day_is_known(string born, Admission admission)
    {
        var answer = Whom("\"ages\": { \"from\": 60, \"through\": 69 }, \"agesOn\": \"not-known\"").Admits(Date(born), Year);

        Assert.Equal(admission, answer.Admission);
        Assert.Equal(admission == Admission.Yes ? null : "ages 60..69 on not-known", answer.Rule);
    }

    [Theory]
    [InlineData("\"bornFrom\": \"2008-01-01\"", "2007-12-31", Admission.No, "bornFrom 2008-01-01")]
    [InlineData("\"bornFrom\": \"2008-01-01\"", "2008-01-01", Admission.Yes, null)]
    [InlineData("\"bornBefore\": \"2008-01-01\"", "2008-01-01", Admission.No, "bornBefore 2008-01-01")]
    [InlineData("\"bornBefore\": \"2008-01-01\"", "2007-12-31", Admission.Yes, null)]
    [InlineData("\"ages\": { \"through\": 18 }, \"agesOn\": \"01-01\"", "2025-06-01", Admission.Yes, null)] // born in the year
    [InlineData("\"ages\": { \"through\": 18 }, \"agesOn\": \"previous 12-31\"", "2005-12-31", Admission.No, "ages ..18 on 2024-12-31")]
    [InlineData("\"ages\": { \"from\": 70 }, \"agesOn\": \"12-31\"", "1955-12-31", Admission.Yes, null)]
    [InlineData("\"tier\": 2", "1990-01-01", Admission.Yes, null)]
    [InlineData("\"aid\": \"low-income\"", "1990-01-01", Admission.NotKnown, "aid low-income")]
    public void Hangzhou_cuts_by_date_of_birth_and_others_otherwise(string rules, string born, Admission admission, string? rule) =>
        Assert.Equal(new WhomAnswer(admission, rule), Whom(rules).Admits(Date(born), Year));

    [Fact]
    public void The_grades_for_somebody_leave_out_what_is_for_others()
    {
        var tariff = Tariff(Shanghai());

        Assert.Equal(["adults"], tariff.GradesFor(Date("1980-05-06"), MemberStatus.Active).Select(entry => entry.Grade.Id));
        Assert.Equal(["sixties", "pensioners"], tariff.GradesFor(Date("1960-05-06"), MemberStatus.Retired).Select(entry => entry.Grade.Id));
        Assert.Equal(["pupils"], tariff.GradesFor(Date("2012-05-06"), MemberStatus.Active).Select(entry => entry.Grade.Id));
        Assert.Equal([("pupils", Admission.NotKnown), ("adults", Admission.Yes)], tariff.GradesFor(Date("2006-01-01"), MemberStatus.Active).Select(entry => (entry.Grade.Id, entry.Answer.Admission)));
    }

    [Theory]
    [InlineData("1980-05-06", "sixties", ErrorCodes.Declaration.NotForWhom, "")]
    [InlineData("1980-05-06", "adults", "", "")]
    [InlineData("2006-01-01", "pupils", "", ErrorCodes.Declaration.WhomUnknown)]
    public void A_declaration_takes_a_grade_that_is_for_the_person(string born, string grade, string refused, string warned)
    {
        var tariff = Tariff(Shanghai());
        var person = Chongqing.Born("张三丰", Date(born), Sex.Male);
        var enrollment = Enrollment.Register(person, tariff, Chongqing.Local, new LocalDate(2025, 1, 3)).Value;
        var answer = Declaration.Submit(enrollment, tariff, person.Id, grade, new LocalDate(2025, 1, 3));

        Assert.Equal(refused, answer.TryGet(out var declaration, out var errors) ? "" : Assert.Single(errors).Code);
        Assert.All(errors, error => Assert.Equal(("grade", "ages 60..69 on 2025-01-01", "d1"), (error.Field, error.Operands["rule"], error.Source?.Id)));
        Assert.Equal(warned, declaration?.Warnings.SingleOrDefault()?.Code ?? "");
    }

    [Theory]
    [InlineData("\"ages\": { \"from\": 60 }", ErrorCodes.File.MissingKey, "")]
    [InlineData("\"ages\": { \"from\": 60 }, \"agesOn\": \"registration\"", ErrorCodes.File.WrongValue, ".agesOn")]
    [InlineData("\"ages\": { \"from\": 60 }, \"agesOn\": \"02-30\"", ErrorCodes.File.WrongValue, ".agesOn")]
    [InlineData("\"ages\": { \"from\": 60, \"through\": 59 }, \"agesOn\": \"01-01\"", ErrorCodes.File.WrongValue, ".ages.through")]
    [InlineData("\"ages\": { \"from\": 121 }, \"agesOn\": \"01-01\"", ErrorCodes.File.WrongValue, ".ages.from")]
    [InlineData("\"ages\": {}, \"agesOn\": \"01-01\"", ErrorCodes.File.WrongValue, ".ages")]
    [InlineData("\"ages\": [60, 69], \"agesOn\": \"01-01\"", ErrorCodes.File.WrongValue, ".ages")]
    [InlineData("\"agesOn\": \"01-01\", \"tier\": 1", ErrorCodes.File.UnknownKey, ".agesOn")]
    [InlineData("\"bornFrom\": \"2008-01-01\", \"bornBefore\": \"2008-01-01\"", ErrorCodes.File.WrongValue, ".bornBefore")]
    [InlineData("\"bornFrom\": \"2008\"", ErrorCodes.File.WrongValue, ".bornFrom")]
    [InlineData("\"tier\": 0", ErrorCodes.File.WrongValue, ".tier")]
    [InlineData("\"aid\": \"\"", ErrorCodes.File.WrongValue, ".aid")]
    [InlineData("\"note\": \"n\"", ErrorCodes.File.WrongValue, "")]
    [InlineData("\"tier\": 1, \"income\": 1", ErrorCodes.File.UnknownKey, ".income")]
    public void A_rule_that_is_none_is_a_finding(string rules, string code, string path)
    {
        var finding = Assert.Single(Load(FileWith(rules)).Errors);

        Assert.Equal((code, "$.grades.a.whom" + path), (finding.Code, finding.Field));
    }

    [Fact]
    public void Ages_are_law_and_have_a_source() => Assert.Equal(
        ErrorCodes.File.NoSource,
        Assert.Single(Load(FileWith("\"tier\": 1").Replace(", \"source\": \"d1\", \"confidence\": \"relayed-press\" }", " }", StringComparison.Ordinal)).Errors).Code);

    private static ContributionYear Year => ContributionYear.FromYear(2025);

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static GradeWhom Whom(string rules) => Load(FileWith(rules)).Value.Grades[0].Whom!;

    private static string WhomKey(string rules) => $$"""
        "whom": { {{rules}}, "source": "d1", "confidence": "relayed-press" }
        """;

    private static string FileWith(string rules) => File(Figure("y", "yuan-a-year", "2025 = 400.00"), GradeWith(WhomKey(rules), "a", Fixed("basic", "y")));

    private static string Shanghai() => File(
        Figure("y", "yuan-a-year", "2025 = 400.00"),
        string.Join(
            ", ",
            GradeWith(WhomKey("\"ages\": { \"through\": 18 }, \"agesOn\": \"not-known\""), "pupils", Fixed("basic", "y")),
            GradeWith(WhomKey("\"ages\": { \"from\": 19, \"through\": 59 }, \"agesOn\": \"01-01\""), "adults", Fixed("basic", "y")),
            GradeWith(WhomKey(Sixties), "sixties", Fixed("basic", "y")),
            GradeWith("\"status\": \"retired\"", "pensioners", Fixed("basic", "y"))));
}

using Insurance.Domain.Agreements;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using Made = Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>What the tests of declarations share: Chongqing over all years, agreements in force, and places with other windows.</summary>
internal static class Declaring
{
    public static readonly TariffHistory History = TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value;

    public static readonly InsuranceLine[] Both = [InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual];

    public static ContributionYear Year(int number) => ContributionYear.FromYear(number);

    public static Result<Declaration> Changed(this Declaration declaration, int year, string grade, LocalDate on, ResidentId? by = null) =>
        declaration.Change(Chongqing.Registered(declaration.Choices[0].SubmittedOn), History, Year(year), by ?? declaration.Person.Id, grade, on);

    /// <summary>An agreement in force from a day on.</summary>
    public static DeductionAgreement Agreed(
        LocalDate on,
        int number = 1,
        Person? person = null,
        InsuranceLine[]? lines = null,
        LocalDate? through = null,
        Region? region = null,
        Scheme scheme = Scheme.FlexibleEmployment) => Drafted(on, number, person, lines, through, region, scheme).Sign((person ?? Chongqing.Zhang).Id, on, Generators.Agreed.Evidence(on)).Value.Activate([], on).Value;

    public static DeductionAgreement Drafted(
        LocalDate on,
        int number = 1,
        Person? person = null,
        InsuranceLine[]? lines = null,
        LocalDate? through = null,
        Region? region = null,
        Scheme scheme = Scheme.FlexibleEmployment)
    {
        var account = DebitAccount.Designate("某银行", BankAccountNumber.Parse("6222021234567890123"), AccountKind.Debit, (person ?? Chongqing.Zhang).Name).Value;
        return DeductionAgreement.Draft(AgreementId.Parse($"AGREEMENT-{number}"), person ?? Chongqing.Zhang, region ?? Region.Chongqing, scheme, account, lines ?? Both, on, through).Value;
    }

    /// <summary>A place with grades of one and of two declared bases, a fixed one, and windows of its own.</summary>
    public static TariffHistory Place(string windows = "") => Made.Load(Made.File(
        string.Join(
            ", ",
            Made.Figure("floor", "yuan-a-month", "2024..2026 = 4000.00"),
            Made.Figure("cap", "yuan-a-month", "2024..2026 = 20000.00"),
            Made.Figure("r", "rate", "2024..2026 = 0.1"),
            Made.Figure("r-large", "rate", "2024 = 0.01", "2025..2026 = 0.02"),
            Made.Figure("fee", "yuan-a-month", "2024..2026 = 7.00")),
        string.Join(
            ", ",
            Made.Grade("two", Made.Rated("basic", "own", "r"), Made.Rated("large", "own", "r-large")),
            Made.Grade("one", Made.Rated("basic", "own", "r"), Made.Fixed("large", "fee")),
            Made.Grade("fixed", Made.Fixed("basic", "fee")),
            Made.GradeWith("\"year\": { \"starts\": \"09\" }", "pupils", Made.Fixed("basic", "fee"))),
        """ "own": { "notBelow": "floor", "notAbove": "cap" } """,
        windows.Length == 0 ? "" : $$""" "grade-change": [ {{windows}} ] """,
        scheme: "flexible-employment")).Value;

    public static Enrollment RegisteredIn(TariffHistory history, LocalDate on) =>
        Enrollment.Register(Chongqing.Zhang, TariffIn(history, on.Year), Chongqing.Local, on).Value;

    public static Tariff TariffIn(TariffHistory history, int year) => TariffCatalog.Empty.With(history).Find(history.Region, history.Scheme, year).Value;
}

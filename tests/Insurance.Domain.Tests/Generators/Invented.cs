using System.Text;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>
/// A tariff of an invented place for what no shipped file has: a declared base, a state line, a school year, a late price, people born late, a grade paid
/// by month, windows that open in the year before.
/// </summary>
internal static class Invented
{
    public static readonly Region Region = Region.Parse("990000");

    public static readonly TariffCatalog Catalog = TariffCatalog.Empty.With(TariffHistory.Read(Encoding.UTF8.GetBytes(File("""
        { "for": "2025", "members": ["continuing"], "opens": "previous 09-01", "closes": "previous 10-31", "source": "s", "confidence": "official" },
        { "for": "2025", "members": ["continuing"], "opens": "previous 12-01", "closes": "02-28", "source": "s", "confidence": "official" },
        { "for": "2025", "members": ["new"], "opens": "registration", "closes": "03-31", "source": "s", "confidence": "official" }
        """)), "invented").Value);

    public static Tariff Tariff(int year = 2025) => Catalog.Find(Region, Scheme.FlexibleEmployment, year).Value;

    /// <summary>The same place with other payment windows, and with more terms beside them.</summary>
    public static Tariff WithWindows(string windows, string terms = "") =>
        TariffCatalog.Empty.With(TariffHistory.Read(Encoding.UTF8.GetBytes(File(windows, terms)), "invented").Value).Find(Region, Scheme.FlexibleEmployment, 2025).Value;

    public static Enrollment Registered(LocalDate on, EnrollmentFacts? facts = null, Person? person = null) =>
        Enrollment.Register(person ?? Chongqing.Zhang, Tariff(on.Year), facts ?? Chongqing.Local, on).Value;

    /// <summary>What somebody new pays who declares a grade on 1 March 2025.</summary>
    public static Premium Premium(string grade)
    {
        var day = new LocalDate(2025, 3, 1);
        var enrollment = Registered(day);
        var declaration = Declaration.Submit(enrollment, Tariff(), enrollment.Person.Id, grade, day).Value;
        return Chongqing.LumpSum.Assess(enrollment, declaration, Tariff(), ContributionRecord.Empty, day).Value;
    }

    /// <summary>A premium of which the person pays nothing.</summary>
    public static Premium StatePaysAll() => Premium("free");

    private static string File(string windows, string terms = "") => $$"""
        {
          "format": 1,
          "region": "990000",
          "scheme": "flexible-employment",
          "name": { "zh": "某地", "en": "Somewhere", "es": "Algún lugar" },
          "sources": { "s": { "document": "某发〔2024〕1号", "publishedBy": "2024-06-01" } },
          "lines": {
            "basic-medical": { "name": { "zh": "基本", "en": "Basic", "es": "Básico" } },
            "subsidy": { "name": { "zh": "补助", "en": "Subsidy", "es": "Subsidio" } }
          },
          "figures": {
            "floor": { "unit": "yuan-a-month", "rows": [{ "for": "2024..2026", "is": "4000.00", "source": "s", "confidence": "official" }] },
            "cap": { "unit": "yuan-a-month", "rows": [{ "for": "2024..2026", "is": "20000.00", "source": "s", "confidence": "official" }] },
            "rate": { "unit": "rate", "rows": [{ "for": "2024..2026", "is": "0.05", "source": "s", "confidence": "official" }] },
            "fee": { "unit": "yuan-a-month", "rows": [{ "for": "2024..2026", "is": "30.00", "source": "s", "confidence": "official" }] },
            "fee-late": { "unit": "yuan-a-month", "rows": [{ "for": "2024..2026", "is": "50.00", "source": "s", "confidence": "official" }] },
            "subsidy": { "unit": "yuan-a-month", "rows": [{ "for": "2024..2026", "is": "55.00", "source": "s", "confidence": "official" }] }
          },
          "bases": { "declared": { "notBelow": "floor", "notAbove": "cap", "outside": "refuse" } },
          "grades": {
            "declared": {
              "name": { "zh": "申报", "en": "Declared", "es": "Declarado" },
              "paid": ["yearly"],
              "lines": [{ "line": "basic-medical", "charge": "rated", "base": "declared", "rate": "rate", "round": { "each": "month", "to": "0.01", "mode": "exact" } }]
            },
            "monthly": {
              "name": { "zh": "按月", "en": "Monthly", "es": "Mensual" },
              "paid": ["monthly", "quarterly"],
              "lines": [{ "line": "basic-medical", "charge": "fixed", "amount": "fee" }]
            },
            "helped": {
              "name": { "zh": "补助", "en": "Helped", "es": "Ayudado" },
              "lines": [
                { "line": "basic-medical", "charge": "fixed", "amount": "fee" },
                { "line": "subsidy", "payer": "state", "charge": "fixed", "amount": "subsidy" }
              ]
            },
            "free": {
              "name": { "zh": "全额补助", "en": "Free", "es": "Gratis" },
              "lines": [{ "line": "subsidy", "payer": "state", "charge": "fixed", "amount": "subsidy" }]
            },
            "pupils": {
              "name": { "zh": "学生", "en": "Pupils", "es": "Alumnos" },
              "year": { "starts": "09" },
              "lines": [{ "line": "basic-medical", "charge": "fixed", "amount": "fee" }]
            },
            "late": {
              "name": { "zh": "逾期", "en": "Late", "es": "Tardío" },
              "lines": [
                { "line": "basic-medical", "charge": "fixed", "amount": "fee" },
                { "line": "basic-medical", "charge": "fixed", "amount": "fee-late", "when": "late" }
              ]
            },
            "young": {
              "name": { "zh": "青年", "en": "Young", "es": "Joven" },
              "whom": { "bornFrom": "2008-01-01", "source": "s", "confidence": "official" },
              "lines": [{ "line": "basic-medical", "charge": "fixed", "amount": "fee" }]
            },
            "whole": {
              "name": { "zh": "全年", "en": "Whole year", "es": "Año entero" },
              "wholeYearOnly": true,
              "lines": [{ "line": "basic-medical", "charge": "fixed", "amount": "fee" }]
            }
          },
          "terms": { "payment-window": [{{windows}}]{{terms}} },
          "examples": []
        }
        """;
}

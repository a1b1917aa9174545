using System.Globalization;
using System.Text;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tariffs.Reading;

namespace Insurance.Domain.Tests.Tariffs.Reading;

/// <summary>One planted fault a case, each in a small file whose lines are numbered from 1.</summary>
public sealed class TariffReaderTests
{
    internal const string Valid = """
        {
          "format": 1,
          "region": "990000",
          "scheme": "resident",
          "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" },
          "sources": {
            "d1": { "document": "某发〔2024〕1号", "publishedBy": "2024-11-01" },
            "d2": { "page": "https://example.org/2", "publishedBy": "2025-08-01" },
            "talk": { "issuer": "某局" }
          },
          "lines": {
            "basic": { "name": { "zh": "基本", "en": "Basic", "es": "Básico" } },
            "subsidy": { "name": { "zh": "补助", "en": "Subsidy", "es": "Subvención" } }
          },
          "figures": {
            "floor": { "unit": "yuan-a-month", "rows": [
              { "for": "2024", "is": "3000.00", "source": "d1", "confidence": "official-reprint" },
              { "for": "2025", "is": "3100.00", "source": "d1", "confidence": "official" },
              { "for": "2025-07..2025-12", "is": "3200.00", "source": "d2", "confidence": "official", "supersedes": "d1" }
            ] },
            "cap": { "unit": "yuan-a-month", "rows": [{ "for": "2024..2025", "is": "15000.00", "source": "talk", "confidence": "secondary", "known": "2023-12-01", "note": "n" }] },
            "rate": { "unit": "rate", "note": "n", "rows": [{ "for": "2024..2025", "is": "0.095", "source": "d1", "confidence": "relayed-press" }] },
            "yearly": { "unit": "yuan-a-year", "clock": "coverage-year", "rows": [
              { "for": "2024", "is": "not-known" },
              { "for": "2025", "is": "400.00", "source": "d1", "confidence": "derived" }
            ] },
            "open": { "unit": "yuan-a-month", "rows": [{ "for": "2025-10..2025-12", "is": "7.00", "source": "d1", "confidence": "official", "endNotPublished": true }] }
          },
          "bases": { "declared": { "notBelow": "floor", "notAbove": "cap", "outside": "clamp" } },
          "grades": {
            "1": { "name": { "zh": "一档", "en": "Grade 1", "es": "Tramo 1" }, "paid": ["yearly", "monthly"], "status": "active", "lines": [
              { "line": "basic", "charge": "rated", "base": "declared", "rate": "rate", "round": { "each": "month", "to": "0.01", "mode": "half-up" } }
            ] },
            "students": { "name": { "zh": "学生", "en": "Students", "es": "Estudiantes" }, "wholeYearOnly": true, "year": { "starts": "09" }, "lines": [
              { "line": "basic", "charge": "rated", "base": "floor", "rate": "rate", "for": "2024-09..2025-08", "round": { "each": "year", "to": "1", "mode": "down" }, "notBelow": "yearly", "fixedAtStart": true },
              { "line": "basic", "charge": "fixed", "amount": "yearly", "for": "2025-09..2026-08" },
              { "line": "subsidy", "payer": "state", "charge": "balance", "base": "cap", "rate": "rate", "minus": ["basic"], "round": { "each": "year", "to": "1", "mode": "half-up" } }
            ] }
          },
          "terms": {
            "payment-window": [{ "for": "2024..2026", "members": ["continuing"], "opens": "01-01", "closes": "03-31", "source": "talk", "confidence": "relayed-press" }],
            "waiting": [{ "for": "2025", "rule": "lapse-longer-than", "limitMonths": 3, "months": 6, "source": "d1", "confidence": "official" }],
            "certificate": [{ "for": "2025", "earliestWorkingDay": 3, "latestWorkingDay": 5, "source": "d1", "confidence": "official" }],
            "refund": [{ "for": "2025", "reasons": ["death"], "grades": ["1"], "by": "01-31", "gives": "whole-year", "source": "d1", "confidence": "official" }]
          },
          "examples": [
            { "year": 2025, "months": 6, "grade": "1", "base": "floor", "paidOn": "2025-03-01", "total": "1824.00", "source": "d1", "confidence": "official" },
            { "from": "2025-07", "through": "2025-12", "grade": "1", "base": "5000", "lines": { "basic": "2850.00" }, "total": "2850.00" },
            { "year": 2024, "grade": "students", "refused": ["yearly", "subsidy"] }
          ]
        }
        """;

    private static readonly string Shipped = Encoding.UTF8.GetString(EmbeddedData.Read("tariffs/500000/flexible-employment.json"));

    /// <summary>Faults with no second finding in their wake: what stands in the file, what is put there, and the one finding.</summary>
    public static TheoryData<string, string, string, string, int> Faults { get; } = new()
    {
        // Keys
        { "\"format\": 1,", "", ErrorCodes.File.MissingKey, "$", 1 },
        { "\"format\": 1", "\"format\": 2", ErrorCodes.File.WrongValue, "$.format", 2 },
        { "\"format\": 1", "\"format\": \"1\"", ErrorCodes.File.WrongValue, "$.format", 2 },
        { "\"format\": 1,", "\"format\": 1, \"format\": 1,", ErrorCodes.File.Duplicate, "$.format", 2 },
        { "\"format\": 1,", "\"format\": 1, \"fromat\": 1,", ErrorCodes.File.UnknownKey, "$.fromat", 2 },
        { "\"990000\"", "\"099000\"", ErrorCodes.File.WrongValue, "$.region", 3 },
        { "\"resident\"", "\"residents\"", ErrorCodes.File.WrongValue, "$.scheme", 4 },
        { ", \"es\": \"Algún lugar\"", "", ErrorCodes.File.MissingKey, "$.name", 5 },
        { "\"es\": \"Algún lugar\"", "\"es\": 1", ErrorCodes.File.WrongValue, "$.name.es", 5 },
        { "\"es\": \"Algún lugar\"", "\"es\": \"Algún lugar\", \"fr\": \"x\"", ErrorCodes.File.UnknownKey, "$.name.fr", 5 },
        { "{ \"issuer\": \"某局\" }", "{ \"issuer\": \"某局\", \"D\": \"x\" }", ErrorCodes.File.UnknownKey, "$.sources.talk.D", 9 },
        { "{ \"issuer\": \"某局\" }", "{ \"publishedBy\": \"2024-01-01\" }", ErrorCodes.File.MissingKey, "$.sources.talk", 9 },
        { "\"2024-11-01\"", "\"2024-11-31\"", ErrorCodes.File.WrongValue, "$.sources.d1.publishedBy", 7 },
        { "\"2024-11-01\"", "\"2024-11-1\"", ErrorCodes.File.WrongValue, "$.sources.d1.publishedBy", 7 },
        { "\"talk\": {", "\"Talk\": { \"x\": 1 }, \"talk\": {", ErrorCodes.File.WrongValue, "$.sources.Talk", 9 },
        { "\"lines\": {\n    \"basic\"", "\"lines\": {\n    \"x\": [],\n    \"basic\"", ErrorCodes.File.WrongValue, "$.lines.x", 12 },

        // Figures and rows
        { "\"clock\": \"coverage-year\"", "\"clock\": \"lunar-year\"", ErrorCodes.File.WrongValue, "$.figures.yearly.clock", 23 },
        { "\"for\": \"2024\", \"is\": \"3000.00\"", "\"is\": \"3000.00\"", ErrorCodes.File.MissingKey, "$.figures.floor.rows[0]", 17 },
        { "\"is\": \"3000.00\", ", "", ErrorCodes.File.MissingKey, "$.figures.floor.rows[0]", 17 },
        { "\"3000.00\"", "3000.00", ErrorCodes.File.WrongValue, "$.figures.floor.rows[0].is", 17 },
        { "\"3000.00\"", "\"1.005\"", ErrorCodes.File.WrongValue, "$.figures.floor.rows[0].is", 17 },
        { "\"3000.00\"", "\"-1.00\"", ErrorCodes.File.WrongValue, "$.figures.floor.rows[0].is", 17 },
        { "\"3000.00\"", "\"1000000000.01\"", ErrorCodes.File.WrongValue, "$.figures.floor.rows[0].is", 17 },
        { "\"3000.00\"", "\"3,000.00\"", ErrorCodes.File.WrongValue, "$.figures.floor.rows[0].is", 17 },
        { "\"3000.00\"", "null", ErrorCodes.File.WrongValue, "$.figures.floor.rows[0].is", 17 },
        { "\"0.095\"", "\"9.5\"", ErrorCodes.File.WrongValue, "$.figures.rate.rows[0].is", 22 },
        { "\"0.095\"", "\"1.00000001\"", ErrorCodes.File.WrongValue, "$.figures.rate.rows[0].is", 22 },
        { "\"0.095\"", "\"0.000000001\"", ErrorCodes.File.WrongValue, "$.figures.rate.rows[0].is", 22 },
        { "\"0.095\"", "0.095", ErrorCodes.File.WrongValue, "$.figures.rate.rows[0].is", 22 },
        { "\"source\": \"d1\", \"confidence\": \"relayed-press\"", "\"confidence\": \"relayed-press\"", ErrorCodes.File.NoSource, "$.figures.rate.rows[0]", 22 },
        { "\"source\": \"d1\", \"confidence\": \"relayed-press\"", "\"source\": \"d1\"", ErrorCodes.File.NoSource, "$.figures.rate.rows[0]", 22 },
        { "\"confidence\": \"relayed-press\" }] },\n    \"yearly\"", "\"confidence\": \"sure\" }] },\n    \"yearly\"", ErrorCodes.File.WrongValue, "$.figures.rate.rows[0].confidence", 22 },
        { "\"source\": \"d1\", \"confidence\": \"relayed-press\"", "\"source\": \"d9\", \"confidence\": \"relayed-press\"", ErrorCodes.File.UnknownReference, "$.figures.rate.rows[0].source", 22 },
        { "\"source\": \"talk\", \"confidence\": \"secondary\"", "\"source\": \"talk\", \"confidence\": \"official\"", ErrorCodes.File.Unattested, "$.figures.cap.rows[0].source", 21 },
        { "\"source\": \"talk\", \"confidence\": \"secondary\"", "\"source\": \"talk\", \"confidence\": \"official-reprint\"", ErrorCodes.File.Unattested, "$.figures.cap.rows[0].source", 21 },
        { "\"known\": \"2023-12-01\"", "\"known\": \"soon\"", ErrorCodes.File.WrongValue, "$.figures.cap.rows[0].known", 21 },
        { "\"is\": \"not-known\" }", "\"is\": \"not-known\", \"source\": \"d1\" }", ErrorCodes.File.UnknownKey, "$.figures.yearly.rows[0].source", 24 },
        { "{ \"for\": \"2024\", \"is\": \"not-known\" }", "{ \"for\": \"2023\", \"is\": \"not-known\" }", ErrorCodes.File.Hole, "$.figures.yearly.rows[1]", 25 },
        { "{ \"for\": \"2024\", \"is\": \"not-known\" }", "{ \"for\": \"2024..2025-01\", \"is\": \"not-known\" }", ErrorCodes.File.WrongValue, "$.figures.yearly.rows[0].for", 24 },
        { "{ \"for\": \"2024\", \"is\": \"not-known\" }", "{ \"for\": \"2024-01..2025-01\", \"is\": \"not-known\" }", ErrorCodes.File.Overlap, "$.figures.yearly.rows[1]", 25 },
        { ", \"supersedes\": \"d1\"", "", ErrorCodes.File.Overlap, "$.figures.floor.rows[2]", 19 },
        { "\"2025-10..2025-12\"", "\"2025-10..2025-11\"", ErrorCodes.File.WrongValue, "$.figures.open.rows[0].for", 27 },
        { "\"2025-10..2025-12\"", "\"2025-10..2026-12\"", ErrorCodes.File.WrongValue, "$.figures.open.rows[0].for", 27 },
        { "\"endNotPublished\": true", "\"endNotPublished\": \"yes\"", ErrorCodes.File.WrongValue, "$.figures.open.rows[0].endNotPublished", 27 },

        // Bases
        { "\"15000.00\"", "\"3199.99\"", ErrorCodes.File.FloorAboveCap, "$.bases.declared", 29 },
        { "\"outside\": \"clamp\"", "\"outside\": \"ignore\"", ErrorCodes.File.WrongValue, "$.bases.declared.outside", 29 },
        { "\"bases\": { ", "\"bases\": { \"open\": { \"notBelow\": \"floor\", \"notAbove\": \"cap\" }, ", ErrorCodes.File.Duplicate, "$.bases.open", 29 },
        { "\"notAbove\": \"cap\"", "\"notAbove\": \"yearly\"", ErrorCodes.File.WrongValue, "$.bases.declared.notAbove", 29 },

        // Grades and lines
        { "\"paid\": [\"yearly\", \"monthly\"]", "\"paid\": []", ErrorCodes.File.WrongValue, "$.grades.1.paid", 31 },
        { "\"paid\": [\"yearly\", \"monthly\"]", "\"paid\": [\"yearly\", \"weekly\"]", ErrorCodes.File.WrongValue, "$.grades.1.paid[1]", 31 },
        { "\"status\": \"active\"", "\"status\": \"idle\"", ErrorCodes.File.WrongValue, "$.grades.1.status", 31 },
        { "\"wholeYearOnly\": true", "\"wholeYearOnly\": false", ErrorCodes.File.WrongValue, "$.grades.students.lines[0].notBelow", 35 },
        { "\"round\": { \"each\": \"month\", \"to\": \"0.01\", \"mode\": \"half-up\" }", "\"round\": { \"each\": \"month\", \"to\": \"0.00\", \"mode\": \"half-up\" }", ErrorCodes.File.WrongValue, "$.grades.1.lines[0].round.to", 32 },
        { "\"mode\": \"half-up\" } }\n    ] },", "\"mode\": \"nearest\" } }\n    ] },", ErrorCodes.File.WrongValue, "$.grades.1.lines[0].round.mode", 32 },
        { "\"each\": \"month\"", "\"each\": \"week\"", ErrorCodes.File.WrongValue, "$.grades.1.lines[0].round.each", 32 },
        { "\"notBelow\": \"yearly\"", "\"notBelow\": \"open\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[0].notBelow", 35 },
        { "\"notBelow\": \"yearly\"", "\"notBelow\": \"990000/resident\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[0].notBelow", 35 },
        { "\"notBelow\": \"yearly\"", "\"notBelow\": \"990000/nobody/yearly\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[0].notBelow", 35 },
        { "\"notBelow\": \"yearly\"", "\"notBelow\": \"nothing\"", ErrorCodes.File.UnknownReference, "$.grades.students.lines[0].notBelow", 35 },
        { "\"fixedAtStart\": true }", "\"fixedAtStart\": 1 }", ErrorCodes.File.WrongValue, "$.grades.students.lines[0].fixedAtStart", 35 },
        { "\"for\": \"2025-09..2026-08\"", "\"for\": \"2025-08..2026-08\"", ErrorCodes.File.Overlap, "$.grades.students.lines[1]", 36 },
        { ", \"for\": \"2025-09..2026-08\"", "", ErrorCodes.File.Overlap, "$.grades.students.lines[1]", 36 },
        { "\"for\": \"2025-09..2026-08\"", "\"for\": \"2026-08..2025-09\"", ErrorCodes.File.Overlap, "$.grades.students.lines[1]", 36 },
        { "\"amount\": \"yearly\",", "\"amount\": \"yearly\", \"payer\": \"state\",", ErrorCodes.File.WrongValue, "$.grades.students.lines[1].line", 36 },
        { "\"amount\": \"yearly\",", "\"amount\": \"yearly\", \"rate\": \"rate\",", ErrorCodes.File.UnknownKey, "$.grades.students.lines[1].rate", 36 },
        { "\"minus\": [\"basic\"]", "\"minus\": [\"subsidy\"]", ErrorCodes.File.UnknownReference, "$.grades.students.lines", 34 },
        { "\"minus\": [\"basic\"]", "\"minus\": []", ErrorCodes.File.WrongValue, "$.grades.students.lines[2].minus", 37 },
        { "\"minus\": [\"basic\"]", "\"minus\": [\"basic\"], \"for\": \"2025\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[2].for", 37 },
        { "\"minus\": [\"basic\"]", "\"minus\": [\"basic\"], \"for\": \"2024-09..2025-06\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[2].for", 37 },

        // Terms
        { "\"members\": [\"continuing\"]", "\"members\": []", ErrorCodes.File.WrongValue, "$.terms.payment-window[0].members", 41 },
        { "\"opens\": \"01-01\"", "\"opens\": \"01-32\"", ErrorCodes.File.WrongValue, "$.terms.payment-window[0].opens", 41 },
        { "\"opens\": \"01-01\"", "\"opens\": \"04-01\"", ErrorCodes.File.WrongValue, "$.terms.payment-window[0].closes", 41 },
        { "\"payment-window\"", "\"payment-windows\"", ErrorCodes.File.UnknownKey, "$.terms.payment-windows", 41 },
        { "\"lapse-longer-than\"", "\"lapse\"", ErrorCodes.File.WrongValue, "$.terms.waiting[0].rule", 42 },
        { "\"limitMonths\": 3, ", "", ErrorCodes.File.MissingKey, "$.terms.waiting[0]", 42 },
        { "\"limitMonths\": 3", "\"limitMonths\": 61", ErrorCodes.File.WrongValue, "$.terms.waiting[0].limitMonths", 42 },
        { "\"limitMonths\": 3", "\"limitMonths\": 3.0", ErrorCodes.File.WrongValue, "$.terms.waiting[0].limitMonths", 42 },
        { "\"latestWorkingDay\": 5", "\"latestWorkingDay\": 2", ErrorCodes.File.WrongValue, "$.terms.certificate[0].latestWorkingDay", 43 },
        { "\"earliestWorkingDay\": 3", "\"earliestWorkingDay\": 0", ErrorCodes.File.WrongValue, "$.terms.certificate[0].earliestWorkingDay", 43 },
        { "\"grades\": [\"1\"]", "\"grades\": [\"3\"]", ErrorCodes.File.UnknownReference, "$.terms.refund[0].grades[0]", 44 },
        { "\"gives\": \"whole-year\", \"source\": \"d1\",", "\"gives\": \"whole-year\",", ErrorCodes.File.NoSource, "$.terms.refund[0]", 44 },
        { "\"reasons\": [\"death\"]", "\"reasons\": \"death\"", ErrorCodes.File.WrongValue, "$.terms.refund[0].reasons", 44 },

        // Examples
        { "\"grade\": \"students\", ", "\"grade\": \"pupils\", ", ErrorCodes.File.UnknownReference, "$.examples[2].grade", 49 },
        { "\"months\": 6, \"grade\"", "\"months\": 13, \"grade\"", ErrorCodes.File.WrongValue, "$.examples[0].months", 47 },
        { "\"year\": 2024, ", "\"year\": 1949, ", ErrorCodes.File.WrongValue, "$.examples[2].year", 49 },
        { "\"year\": 2024, ", "", ErrorCodes.File.MissingKey, "$.examples[2]", 49 },
        { "\"from\": \"2025-07\", ", "\"from\": \"2025-07\", \"year\": 2025, ", ErrorCodes.File.UnknownKey, "$.examples[1].year", 48 },
        { "\"through\": \"2025-12\"", "\"through\": \"2026-01\"", ErrorCodes.File.WrongValue, "$.examples[1].from", 48 },
        { "\"through\": \"2025-12\"", "\"through\": \"2025-06\"", ErrorCodes.File.WrongValue, "$.examples[1].from", 48 },
        { "\"through\": \"2025-12\"", "\"through\": \"2025\"", ErrorCodes.File.WrongValue, "$.examples[1].through", 48 },
        { "\"base\": \"floor\", \"paidOn\"", "\"base\": \"ground\", \"paidOn\"", ErrorCodes.File.WrongValue, "$.examples[0].base", 47 },
        { "\"base\": \"floor\", \"paidOn\"", "\"base\": \"-1.00\", \"paidOn\"", ErrorCodes.File.WrongValue, "$.examples[0].base", 47 },
        { "\"paidOn\": \"2025-03-01\"", "\"paidOn\": \"2025-02-29\"", ErrorCodes.File.WrongValue, "$.examples[0].paidOn", 47 },
        { "\"lines\": { \"basic\": \"2850.00\" }", "\"lines\": { \"Basic\": \"2850.00\" }", ErrorCodes.File.WrongValue, "$.examples[1].lines.Basic", 48 },
        { "\"lines\": { \"basic\": \"2850.00\" }", "\"lines\": { \"basic\": 2850 }", ErrorCodes.File.WrongValue, "$.examples[1].lines.basic", 48 },
        { ", \"total\": \"2850.00\"", "", ErrorCodes.File.MissingKey, "$.examples[1]", 48 },
        { "\"refused\": [\"yearly\", \"subsidy\"]", "\"refused\": []", ErrorCodes.File.WrongValue, "$.examples[2].refused", 49 },
        { "\"refused\": [\"yearly\", \"subsidy\"]", "\"refused\": [\"nothing\"]", ErrorCodes.File.UnknownReference, "$.examples[2].refused[0]", 49 },
        { "\"refused\": [\"yearly\", \"subsidy\"]", "\"refused\": [\"yearly\"], \"total\": \"1.00\"", ErrorCodes.File.WrongValue, "$.examples[2].refused", 49 },
        { "\"total\": \"1824.00\", \"source\": \"d1\", \"confidence\": \"official\"", "\"total\": \"1824.00\", \"source\": \"d1\"", ErrorCodes.File.NoSource, "$.examples[0]", 47 },
        { "\"examples\": [", "\"examples\": [ 1,", ErrorCodes.File.WrongValue, "$.examples[0]", 46 },
    };

    /// <summary>Faults that leave a hole where others refer to: the first finding names the cause.</summary>
    public static TheoryData<string, string, string, string, int> CausesOfMore { get; } = new()
    {
        { "\"rate\": { \"unit\": \"rate\", ", "\"rate\": { ", ErrorCodes.File.MissingKey, "$.figures.rate", 22 },
        { "\"rate\": { \"unit\": \"rate\", ", "\"rate\": { \"unit\": \"percent\", ", ErrorCodes.File.WrongValue, "$.figures.rate.unit", 22 },
        { "\"notAbove\": \"cap\"", "\"notAbove\": \"rate\"", ErrorCodes.File.WrongValue, "$.bases.declared.notAbove", 29 },
        { "\"notAbove\": \"cap\"", "\"notAbove\": \"top\"", ErrorCodes.File.UnknownReference, "$.bases.declared.notAbove", 29 },
        { "\"base\": \"declared\"", "\"base\": \"rate\"", ErrorCodes.File.WrongValue, "$.grades.1.lines[0].base", 32 },
        { "\"base\": \"declared\"", "\"base\": \"nothing\"", ErrorCodes.File.UnknownReference, "$.grades.1.lines[0].base", 32 },
        { "\"base\": \"declared\", ", "", ErrorCodes.File.MissingKey, "$.grades.1.lines[0]", 32 },
        { "\"base\": \"declared\", \"rate\": \"rate\"", "\"base\": \"declared\", \"rate\": \"cap\"", ErrorCodes.File.WrongValue, "$.grades.1.lines[0].rate", 32 },
        { "\"line\": \"basic\", \"charge\": \"fixed\", \"amount\": \"yearly\"", "\"line\": \"basic\", \"charge\": \"fixed\", \"amount\": \"rate\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[1].amount", 36 },
        { "\"line\": \"subsidy\"", "\"line\": \"gift\"", ErrorCodes.File.UnknownReference, "$.grades.students.lines[2].line", 37 },
        { "\"charge\": \"balance\"", "\"charge\": \"formula\"", ErrorCodes.File.WrongValue, "$.grades.students.lines[2].charge", 37 },
        { "\"charge\": \"balance\", ", "", ErrorCodes.File.MissingKey, "$.grades.students.lines[2]", 37 },
        { "\"starts\": \"09\"", "\"starts\": \"13\"", ErrorCodes.File.WrongValue, "$.grades.students.year.starts", 34 },
        { "\"starts\": \"09\"", "\"starts\": \"9\"", ErrorCodes.File.WrongValue, "$.grades.students.year.starts", 34 },
        { "\"supersedes\": \"d1\"", "\"supersedes\": 1", ErrorCodes.File.WrongValue, "$.figures.floor.rows[2].supersedes", 19 },
        { "\"supersedes\": \"d1\"", "\"supersedes\": \"d9\"", ErrorCodes.File.UnknownReference, "$.figures.floor.rows[2]", 19 },
        { "\"supersedes\": \"d1\"", "\"supersedes\": \"d2\"", ErrorCodes.File.UnknownReference, "$.figures.floor.rows[2]", 19 },
    };

    [Fact]
    public void A_file_without_faults_is_read_whole()
    {
        var history = Read(Valid).Value;

        Assert.Equal(("990000", Scheme.Resident, "Someplace", "t.json"), (history.Region.Code, history.Scheme, history.Name.English, history.Origin));
        Assert.Equal(["d1", "d2", "talk"], history.Sources.Keys);
        Assert.Equal(["basic", "subsidy"], history.LineNames.Keys.Select(line => line.Id));
        Assert.Equal(["cap", "floor", "open", "rate", "yearly"], history.Figures.Keys);
        Assert.Equal(["1", "students"], history.Grades.Select(grade => grade.Id));
        Assert.Equal(4, history.Terms.All.Length);
        Assert.Equal(3, history.Examples.Length);
        var (one, students) = (history.Grade("1")!, history.Grade("students")!);
        Assert.Equal((MemberStatus.Active, false, 1, true), (one.Status, one.WholeYearOnly, one.YearStarts, one.NeedsDeclaredBase));
        Assert.Equal([PaymentRhythm.Yearly, PaymentRhythm.Monthly], one.Paid.AsEnumerable());
        Assert.Equal((null, true, 9, false), (students.Status, students.WholeYearOnly, students.YearStarts, students.NeedsDeclaredBase));
        Assert.Equal(["basic", "subsidy"], students.Insurances.Select(line => line.Id));
        var declared = one.Lines[0].Declared!;
        Assert.Equal(("declared", "floor", "cap", OutsideLimits.Clamp), (declared.Id, declared.NotBelow.Id, declared.NotAbove.Id, declared.Outside));
        var first = students.Lines[0];
        Assert.Equal((true, "yearly", RoundingStage.Year, "1.00 down", "2024-09..2025-08"), (first.FixedAtStart, Assert.Single(first.NotBelow).ToString(), first.Each, first.Rounding.ToString(), first.For?.ToString()));
        Assert.Equal((ChargeKind.Balance, Payer.State), (students.Lines[2].Charge, students.Lines[2].Payer));
        Assert.Null(history.Grade("3"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_with_code_path_and_line(string right, string wrong, string code, string path, int line)
    {
        var errors = Read(Planted(right, wrong)).Errors;

        // Months that end before they begin are wrong by themselves; the line then stands for all months and overlaps.
        Assert.Equal((code, path, line), Where(wrong.Contains("2026-08..2025-09", StringComparison.Ordinal) ? errors[^1] : Assert.Single(errors)));
    }

    [Theory]
    [MemberData(nameof(CausesOfMore))]
    public void A_fault_that_others_stumble_over_is_found_first(string right, string wrong, string code, string path, int line)
    {
        var errors = Read(Planted(right, wrong)).Errors;

        Assert.Equal((code, path, line), Where(errors[0]));
        Assert.DoesNotContain(errors, error => error.Code == ErrorCodes.File.UnknownKey);
    }

    [Theory]
    [InlineData("2025-13")]
    [InlineData("2025-00")]
    [InlineData("25")]
    [InlineData("2025-1")]
    [InlineData("2025-07..2025-06")]
    [InlineData("2025..2024")]
    [InlineData("2024..2025-06")]
    [InlineData("2024...2025")]
    [InlineData("2024..2024..2025")]
    [InlineData("2024..")]
    [InlineData("..2024")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData(" 2024")]
    [InlineData("1949")]
    [InlineData("2200-01")]
    [InlineData("２０２４")]
    [InlineData("2024-01-01")]
    public void Months_are_written_one_way_with_both_ends(string months)
    {
        var error = Assert.Single(Read(Planted("\"for\": \"2024..2025\", \"is\": \"0.095\"", $"\"for\": \"{months}\", \"is\": \"0.095\"")).Errors);
        Assert.Equal((ErrorCodes.File.WrongValue, "$.figures.rate.rows[0].for", 22), Where(error));
    }

    [Theory]
    [InlineData("2025", "2025-01..2025-12")]
    [InlineData("2024..2025", "2024-01..2025-12")]
    [InlineData("2025-07", "2025-07..2025-07")]
    [InlineData("2025-07..2026-06", "2025-07..2026-06")]
    [InlineData("1950..2199", "1950-01..2199-12")]
    public void Months_are_years_or_months(string months, string period) =>
        Assert.Equal(period, Read(Planted("\"for\": \"2024..2025\", \"is\": \"0.095\"", $"\"for\": \"{months}\", \"is\": \"0.095\"")).Value.Figures["rate"].Rows[0].For.ToString());

    [Fact]
    public void Corrections_in_a_circle_overlap()
    {
        const string First = "{ \"for\": \"2025\", \"is\": \"3100.00\", \"source\": \"d1\", \"confidence\": \"official\"";
        Assert.Equal((ErrorCodes.File.Overlap, "$.figures.floor.rows[2]", 19), Where(Assert.Single(Read(Planted(First, First + ", \"supersedes\": \"d2\"")).Errors)));

        // Three in a circle: each of the three pairs has no order.
        const string Third = "\"supersedes\": \"d1\" }\n";
        var three = Planted(First, First + ", \"supersedes\": \"talk\"").Replace(
            Third,
            "\"supersedes\": \"d1\" }, { \"for\": \"2025\", \"is\": \"1.00\", \"source\": \"talk\", \"confidence\": \"derived\", \"supersedes\": \"d2\" }\n",
            StringComparison.Ordinal);
        Assert.Equal([ErrorCodes.File.Overlap], Read(three).Errors.Select(error => error.Code).Distinct());
        Assert.Equal(3, Read(three).Errors.Length);
    }

    [Fact]
    public void A_misprinted_floor_above_the_cap_may_be_corrected() =>
        Assert.True(Read(Planted("\"is\": \"3100.00\"", "\"is\": \"31000.00\"").Replace("\"2025-07..2025-12\", \"is\": \"3200.00\"", "\"2025\", \"is\": \"3200.00\"", StringComparison.Ordinal)).Succeeded);

    [Fact]
    public void There_is_at_least_one_grade_and_one_line()
    {
        var start = Valid.IndexOf("\"grades\": {", StringComparison.Ordinal);
        var end = Valid.IndexOf("\"terms\"", StringComparison.Ordinal);
        var none = Read(Valid[..start] + "\"grades\": { },\n  " + Valid[end..]).Errors;
        Assert.Equal((ErrorCodes.File.WrongValue, "$.grades", 30), Where(none[0]));

        var empty = Read(Valid[..start] + "\"grades\": { \"1\": { \"name\": { \"zh\": \"一\", \"en\": \"1\", \"es\": \"1\" }, \"lines\": [] } },\n  " + Valid[end..]).Errors;
        Assert.Equal((ErrorCodes.File.WrongValue, "$.grades.1.lines", 30), Where(empty[0]));
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var broken = new[]
        {
            ("\"format\": 1", "\"format\": 3"), ("\"990000\"", "\"99\""), ("\"2024-11-01\"", "\"2024\""), ("\"3000.00\"", "\"1.005\""), ("\"0.095\"", "\"2\""),
            ("\"outside\": \"clamp\"", "\"outside\": \"x\""), ("\"each\": \"month\"", "\"each\": \"x\""), ("\"limitMonths\": 3", "\"limit\": 3"), ("\"months\": 6, \"grade\"", "\"months\": 0, \"grade\""),
        }.Aggregate(Valid, (text, fault) => text.Replace(fault.Item1, fault.Item2, StringComparison.Ordinal));

        Assert.Equal(
            ["$.format", "$.region", "$.sources.d1.publishedBy", "$.figures.floor.rows[0].is", "$.figures.rate.rows[0].is", "$.bases.declared.outside", "$.grades.1.lines[0].round.each", "$.terms.waiting[0]", "$.examples[0].months", "$.terms.waiting[0].limit"],
            Read(broken).Errors.Select(error => error.Field));
    }

    [Fact]
    public void Findings_are_capped()
    {
        var rows = string.Join(",", Enumerable.Repeat("{}", 450));
        Assert.Equal(200, Read(Planted("\"rows\": [{ \"for\": \"2024..2025\", \"is\": \"0.095\"", $"\"rows\": [{rows}, {{ \"for\": \"2024..2025\", \"is\": \"0.095\"")).Errors.Length);
    }

    [Fact]
    public void A_figure_has_at_most_five_hundred_rows()
    {
        Assert.True(Read(WithRows(500)).Succeeded);
        Assert.Equal((ErrorCodes.File.WrongValue, "$.figures.rate.rows", 22), Where(Assert.Single(Read(WithRows(501)).Errors)));

        static string WithRows(int count)
        {
            var january = new NodaTime.YearMonth(2000, 1);
            var rows = Enumerable.Range(0, count).Select(i => $$"""{ "for": "{{january.PlusMonths(i).ToString("yyyy-MM", CultureInfo.InvariantCulture)}}", "is": "0.1", "source": "d1", "confidence": "derived" }""");
            return Planted("{ \"for\": \"2024..2025\", \"is\": \"0.095\", \"source\": \"d1\", \"confidence\": \"relayed-press\" }", string.Join(", ", rows));
        }
    }

    [Fact]
    public void The_first_of_a_chain_of_five_hundred_corrections_holds()
    {
        var sources = string.Join(", ", Enumerable.Range(0, 500).Select(i => $$"""{{'"'}}s{{i}}{{'"'}}: { "note": "n" }"""));
        var rows = Enumerable.Range(0, 500).Select(i => $$"""{ "for": "2024..2025", "is": "0.{{i:D4}}", "source": "s{{i}}", "confidence": "derived"{{(i < 499 ? $", \"supersedes\": \"s{i + 1}\"" : "")}} }""");
        var text = Planted("\"sources\": {", $"\"sources\": {{ {sources},")
            .Replace("{ \"for\": \"2024..2025\", \"is\": \"0.095\", \"source\": \"d1\", \"confidence\": \"relayed-press\" }", string.Join(", ", rows), StringComparison.Ordinal);

        Assert.Equal(default(Rate), Read(text).Value.Figures["rate"].At(new(2025, 1)).Row?.Rate);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_looked_at()
    {
        var bytes = new byte[JsonNode.MaxBytes + 1];
        Encoding.UTF8.GetBytes(Valid).CopyTo(bytes, 0);
        Array.Fill(bytes, (byte)' ', Encoding.UTF8.GetByteCount(Valid), bytes.Length - Encoding.UTF8.GetByteCount(Valid));

        Assert.Equal((ErrorCodes.File.TooLarge, "$", 1), Where(Assert.Single(TariffHistory.Read(bytes, "t.json").Errors)));
        Assert.True(TariffHistory.Read(bytes.AsSpan(0, JsonNode.MaxBytes), "t.json").Succeeded);
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_accepted()
    {
        Assert.True(TariffHistory.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Valid)], "t.json").Succeeded);
        Assert.True(Read(Valid.Replace("\n", "\r\n", StringComparison.Ordinal)).Succeeded);
        Assert.Equal(22, Where(Read(Planted("\"0.095\"", "\"2\"").Replace("\n", "\r\n", StringComparison.Ordinal)).Errors[0]).Line);
    }

    [Fact]
    public void A_file_cut_off_after_any_byte_is_malformed()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid);
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Assert.Single(TariffHistory.Read(bytes.AsSpan(0, length), "t.json").Errors);
            Assert.Equal(ErrorCodes.File.Malformed, error.Code);
            Assert.InRange(Where(error).Line, 1, Valid.Count(c => c == '\n') + 1);
        }
    }

    [Theory]
    [InlineData("3000.00\"", "3000.00", 17)] // a quote is missing
    [InlineData("\"clock\": \"coverage-year\",", "\"clock\": \"coverage-year\"", 23)]
    [InlineData("\"Algún lugar\"", "\"\\uD800\"", 5)] // half a pair
    [InlineData("\"fixedAtStart\": true", "\"fixedAtStart\": yes", 35)]
    [InlineData("\"scheme\"", "// a comment\n  \"scheme\"", 4)]
    public void Broken_syntax_is_named_by_its_line_and_not_by_the_reader_s_own_words(string right, string wrong, int line)
    {
        var error = Assert.Single(Read(Planted(right, wrong)).Errors);
        Assert.Equal((ErrorCodes.File.Malformed, line), (error.Code, Where(error).Line));
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_nested_sixteen_deep_at_most() =>
        Assert.Equal(ErrorCodes.File.Malformed, Assert.Single(Read(new string('[', 17) + new string(']', 17)).Errors).Code);

    [Fact]
    public void Text_that_is_not_UTF_8_is_malformed()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid);
        bytes[Encoding.UTF8.GetByteCount(Valid[..Valid.IndexOf("某地", StringComparison.Ordinal)])] = 0xFF;
        Assert.Equal((ErrorCodes.File.Malformed, 5), (TariffHistory.Read(bytes, "t.json").Errors[0].Code, Where(TariffHistory.Read(bytes, "t.json").Errors[0]).Line));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"tariff\"")]
    public void A_file_that_is_no_object_is_refused(string text) => Assert.Equal((ErrorCodes.File.WrongValue, "$", 1), Where(Assert.Single(Read(text).Errors)));

    [Fact]
    public void What_a_message_shows_of_a_file_is_short_and_plain()
    {
        var error = Assert.Single(Read(Planted("\"scheme\": \"resident\"", "\"scheme\": \"\\u0007" + new string('x', 300) + "\"")).Errors);
        Assert.Equal("?" + new string('x', 39) + "…", error.Operands["value"]);
    }

    [Fact]
    public void A_text_is_at_most_four_hundred_characters_long()
    {
        Assert.True(Read(Planted("\"note\": \"n\", \"rows\"", $"\"note\": \"{new string('n', 400)}\", \"rows\"")).Succeeded);
        Assert.Equal("$.figures.rate.note", Assert.Single(Read(Planted("\"note\": \"n\", \"rows\"", $"\"note\": \"{new string('n', 401)}\", \"rows\"")).Errors).Field);
    }

    [Fact]
    public void No_mutation_of_a_file_makes_the_reader_throw()
    {
        var random = new Random(20250101);
        var small = Encoding.UTF8.GetBytes(Valid);
        var large = Encoding.UTF8.GetBytes(Shipped);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            // The shipped file is six times as long; every hundredth copy is one of it.
            var bytes = Mutated(i % 100 == 0 ? large : small, random);
            if (TariffHistory.Read(bytes, "t.json").TryGet(out var history, out var errors))
            {
                read++;
                _ = ExampleRun.Of(TariffCatalog.Empty, history);
            }
            else
            {
                Assert.All(errors, error => Assert.NotNull(error.Operands["line"]));
            }
        }

        Assert.InRange(read, 100, 10_000);
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 24), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)"0123456789\"{}[],:-.aez"[random.Next(22)];
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    var other = random.Next(bytes.Count);
                    (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static string Planted(string right, string wrong)
    {
        var index = Valid.IndexOf(right, StringComparison.Ordinal);
        Assert.True(index >= 0, $"The file does not have {right}.");
        return Valid[..index] + wrong + Valid[(index + right.Length)..];
    }

    private static (string Code, string Path, int Line) Where(DomainError error) =>
        (error.Code, error.Field, int.Parse(error.Operands["line"]!, CultureInfo.InvariantCulture));

    private static Result<TariffHistory> Read(string text) => TariffHistory.Read(Encoding.UTF8.GetBytes(text), "t.json");
}

using System.Text;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>The statutes and national documents as sources.</summary>
public sealed class LawBookTests
{
    private const string Law = "social-insurance-law";

    private const string Valid = """
        {
          "format": 1,
          "documents": {
            "law": {
              "title": { "zh": "某法", "en": "Some Law", "es": "Alguna ley" },
              "issued": "2010-10-28",
              "inForceFrom": "2011-07-01",
              "readIn": "a copy",
              "provisions": {
                "1": { "says": { "zh": "一", "en": "One", "es": "Uno" }, "confidence": "official-reprint" },
                "2": { "says": { "zh": "二", "en": "Two", "es": "Dos" }, "addressee": "employer", "surchargeADay": "0.001", "confidence": "secondary" }
              }
            },
            "order": {
              "title": { "zh": "某令", "en": "Some Order", "es": "Alguna orden" },
              "number": "某发〔2020〕1号",
              "page": "https://example.invalid/1",
              "inForceFrom": "not-known",
              "readIn": "a copy",
              "provisions": {
                "fine": { "says": { "zh": "三", "en": "Three", "es": "Tres" }, "addressee": "employer", "surchargeADay": "0.002", "inForceFrom": "2020-01-01", "givesWayTo": "law/2", "confidence": "secondary" }
              }
            }
          },
          "rules": { "both": { "says": { "zh": "和", "en": "Both", "es": "Ambos" }, "cites": ["law/1", "law/2"] } }
        }
        """;

    public static TheoryData<string, string, string, string, int> Faults { get; } = new()
    {
        { "\"format\": 1", "\"format\": 2", ErrorCodes.File.WrongValue, "$.format", 2 },
        { "\"en\": \"Some Law\", ", "", ErrorCodes.File.MissingKey, "$.documents.law.title", 5 },
        { "\"2010-10-28\"", "\"2010\"", ErrorCodes.File.WrongValue, "$.documents.law.issued", 6 },
        { "\"inForceFrom\": \"2011-07-01\",", "", ErrorCodes.File.MissingKey, "$.documents.law", 4 },
        { "\"2011-07-01\"", "\"soon\"", ErrorCodes.File.WrongValue, "$.documents.law.inForceFrom", 7 },
        { "\"en\": \"One\", ", "", ErrorCodes.File.MissingKey, "$.documents.law.provisions.1.says", 10 },
        { "\"confidence\": \"official-reprint\"", "\"confidence\": \"sure\"", ErrorCodes.File.WrongValue, "$.documents.law.provisions.1.confidence", 10 },
        { ", \"confidence\": \"official-reprint\"", "", ErrorCodes.File.MissingKey, "$.documents.law.provisions.1", 10 },
        { "\"addressee\": \"employer\", \"surchargeADay\": \"0.001\"", "\"surchargeADay\": \"0.001\"", ErrorCodes.File.WrongValue, "$.documents.law.provisions.2.surchargeADay", 11 },
        { "\"addressee\": \"employer\", \"surchargeADay\": \"0.001\"", "\"addressee\": \"boss\", \"surchargeADay\": \"0.001\"", ErrorCodes.File.WrongValue, "$.documents.law.provisions.2.addressee", 11 },
        { "\"0.001\"", "0.001", ErrorCodes.File.WrongValue, "$.documents.law.provisions.2.surchargeADay", 11 },
        { "\"0.001\"", "\"0\"", ErrorCodes.File.WrongValue, "$.documents.law.provisions.2.surchargeADay", 11 },
        { "https://", "ftp://", ErrorCodes.File.WrongValue, "$.documents.order.page", 17 },
        { "\"number\"", "\"numero\"", ErrorCodes.File.UnknownKey, "$.documents.order.numero", 16 },
        { "\"givesWayTo\": \"law/2\"", "\"givesWayTo\": \"law/3\"", ErrorCodes.File.UnknownReference, "$.documents.order.provisions.fine.givesWayTo", 21 },
        { "\"givesWayTo\": \"law/2\"", "\"givesWayTo\": \"order/fine\"", ErrorCodes.File.WrongValue, "$.documents.order.provisions.fine.givesWayTo", 21 },
        { "\"cites\": [\"law/1\", \"law/2\"]", "\"cites\": [\"law/1\", \"law/9\"]", ErrorCodes.File.UnknownReference, "$.rules.both.cites[1]", 25 },
        { "\"cites\": [\"law/1\", \"law/2\"]", "\"cites\": [\"law/1\", \"order/fine\"]", ErrorCodes.File.WrongValue, "$.rules.both.cites", 25 },
        { "\"cites\": [\"law/1\", \"law/2\"]", "\"cites\": []", ErrorCodes.File.WrongValue, "$.rules.both.cites", 25 },
        { "\"es\": \"Ambos\" },", "\"es\": \"Ambos\" }, \"when\": 1,", ErrorCodes.File.UnknownKey, "$.rules.both.when", 25 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_with_its_path_and_line(string right, string wrong, string code, string path, int line)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);
        var errors = Read(Valid.Replace(right, wrong, StringComparison.Ordinal)).Errors;

        Assert.Contains(errors, error => error.Code == code && error.Field == path && error.Operands["line"] == line.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_file_is_read_from_bytes_and_from_a_stream()
    {
        var book = Read(Valid).Value;

        Assert.Equal(["law", "order"], book.Documents.Select(document => document.Id));
        var law = book.Document("law").Value;
        Assert.Equal(("《某法》", "Some Law", new LocalDate(2010, 10, 28), new LocalDate(2011, 7, 1)), (law.ToString(), law.Title.English, law.Issued, law.InForceFrom));
        var order = book.Document("order").Value;
        Assert.Equal(("某发〔2020〕1号", null, "a copy"), (order.Citation, order.InForceFrom, order.ReadIn));
        var fine = book.Provision("order", "fine").Value;
        Assert.Equal(("order/fine", new LocalDate(2020, 1, 1), false, "某发〔2020〕1号"), (fine.ToString(), fine.InForceFrom, fine.IsArticle, fine.Source.Document));
        Assert.Same(book.Article("law", 2).Value, fine.GivesWayTo);
        Assert.Equal("《某法》第1条、第2条", Assert.Single(book.Rules).Source.Document);

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Valid));
        Assert.Equal(book.Rules[0].Source, LawBook.Read(stream).Value.Rules[0].Source);
    }

    [Fact]
    public void What_is_no_law_file_is_told_so()
    {
        Assert.Equal(ErrorCodes.File.Malformed, Assert.Single(LawBook.Read("{"u8).Errors).Code);
        Assert.Equal(ErrorCodes.File.WrongValue, Assert.Single(LawBook.Read("[]"u8).Errors).Code);
        Assert.Equal((ErrorCodes.File.MissingKey, "$"), LawBook.Read("{ \"format\": 1 }"u8).Errors.Select(error => (error.Code, error.Field)).Single());
        var empty = Valid.Replace("\"fine\": {", "\"fine\": 1, \"none\": {", StringComparison.Ordinal);
        Assert.Equal("$.documents.order.provisions.fine", Read(empty).Errors[0].Field);
    }

    [Theory]
    [InlineData(2, "material help")]
    [InlineData(23, "pay its contributions themselves")] // 由个人按照国家规定缴纳基本医疗保险费
    [InlineData(25, "subsidises")]
    [InlineData(27, "retirement age")]
    [InlineData(32, "add up")] // 缴费年限累计计算
    [InlineData(48, "unemployment fund")]
    [InlineData(58, "identity number")] // 个人社会保障号码为公民身份号码
    [InlineData(59, "State Council")]
    [InlineData(60, "directly")] // 可以直接向社会保险费征收机构缴纳
    [InlineData(61, "how their contributions stand")]
    [InlineData(62, "110 %")] // 按照该单位上月缴费额的百分之一百一十确定
    [InlineData(63, "arrears")]
    [InlineData(81, "confidential")]
    [InlineData(83, "review")]
    [InlineData(86, "five ten-thousandths")] // 按日加收万分之五的滞纳金
    [InlineData(92, "disciplined")]
    public void Every_article_of_the_fact_sheet_can_be_cited(int article, string says)
    {
        var provision = LawBook.Embedded.Article(Law, article).Value;

        Assert.Contains(says, provision.Says.English, StringComparison.Ordinal);
        Assert.Equal(Confidence.OfficialReprint, provision.Confidence);
        Assert.Equal(new LocalDate(2011, 7, 1), provision.InForceFrom);
        Assert.Equal($"《中华人民共和国社会保险法》第{article}条", provision.Source.Citation);
        Assert.Equal($"social-insurance-law-{article}", provision.Source.Id);
        Assert.Equal(new LocalDate(2018, 12, 29), provision.Document.Amended);
    }

    [Theory]
    [InlineData("premium-collection-regulation", "12")]
    [InlineData("premium-collection-regulation", "13")]
    [InlineData("handling-regulation", "13 number registration-time")]
    [InlineData("state-office-2024-38", "fixed-waiting variable-waiting repair long-lapse repair-price continuous-years zero-claim restart")]
    [InlineData("transfer-2021-43", "scope short-gap scheme-switch long-gap")]
    [InlineData("collection-reform", "plan residents-first enterprises enterprises-tianjin chongqing-flexible")]
    [InlineData("campaign-2026", "pension-base years-by-month")]
    public void The_rules_of_other_documents_can_be_cited(string document, string ids)
    {
        foreach (var id in ids.Split(' '))
        {
            var provision = LawBook.Embedded.Provision(document, id).Value;
            Assert.Equal(document, provision.Document.Id);
            Assert.All(Languages.All, language => Assert.NotEmpty(provision.Says.In(language)));
        }
    }

    [Fact]
    public void A_numbered_document_is_cited_by_its_number()
    {
        Assert.Equal("国办发〔2024〕38号", LawBook.Embedded.Provision("state-office-2024-38", "fixed-waiting").Value.Source.Document);
        Assert.Equal(new LocalDate(2024, 8, 1), LawBook.Embedded.Document("state-office-2024-38").Value.PublishedBy);
        Assert.Equal("医保办发〔2021〕43号", LawBook.Embedded.Provision("transfer-2021-43", "long-gap").Value.Source.Document);
        Assert.Null(LawBook.Embedded.Document("transfer-2021-43").Value.InForceFrom);
        Assert.Equal(new LocalDate(2022, 1, 1), LawBook.Embedded.Provision("collection-reform", "chongqing-flexible").Value.InForceFrom);
    }

    [Fact]
    public void What_the_book_does_not_hold_is_refused_with_what_it_holds()
    {
        var document = LawBook.Embedded.Article("civil-code", 1).Errors.Single();
        Assert.Equal(("law.unknown-document", "document", "civil-code"), (document.Code, document.Field, document.Operands["document"]));
        Assert.Contains(Law, document.Operands["documents"], StringComparison.Ordinal);

        var article = LawBook.Embedded.Article(Law, 24).Errors.Single();
        Assert.Equal(("law.unknown-provision", "provision", "24"), (article.Code, article.Field, article.Operands["provision"]));
        Assert.Contains("23, 25", article.Operands["provisions"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2011, 6, 30, null)]
    [InlineData(2011, 7, 1, "0.0005")] // 自欠缴之日起，按日加收万分之五的滞纳金
    [InlineData(2026, 11, 25, "0.0005")]
    public void An_employer_in_arrears_owes_five_ten_thousandths_a_day(int year, int month, int day, string? rate)
    {
        var provision = LawBook.Embedded.SurchargeOn(LawAddressee.Employer, new LocalDate(year, month, day));

        Assert.Equal(rate, provision?.SurchargeADay.ToString());
        Assert.Equal(rate is null ? null : "social-insurance-law/86", provision?.ToString());
    }

    [Fact]
    public void Nobody_charges_a_person_a_surcharge()
    {
        // Article 86 speaks to the 用人单位 alone.
        foreach (var addressee in Enum.GetValues<LawAddressee>().Except([LawAddressee.Employer]))
        {
            Assert.Null(LawBook.Embedded.SurchargeOn(addressee, new LocalDate(2026, 11, 25)));
        }

        var surcharges = LawBook.Embedded.Documents.SelectMany(document => document.Provisions).Where(provision => provision.SurchargeADay is not null).ToList();
        Assert.Equal(["social-insurance-law/86", "premium-collection-regulation/13"], surcharges.Select(provision => provision.ToString()));
        Assert.All(surcharges, provision => Assert.Equal(LawAddressee.Employer, provision.Addressee));
    }

    [Fact]
    public void The_older_surcharge_of_two_thousandths_gives_way_to_the_law()
    {
        var older = LawBook.Embedded.Article("premium-collection-regulation", 13).Value;

        Assert.Equal("0.002", older.SurchargeADay.ToString());
        Assert.Same(LawBook.Embedded.Article(Law, 86).Value, older.GivesWayTo);
    }

    [Fact]
    public void The_rule_that_refusals_cite_stands_on_two_articles()
    {
        var rule = Assert.Single(LawBook.Embedded.Rules);

        Assert.Equal(["social-insurance-law/23", "social-insurance-law/60"], rule.Cites.Select(provision => provision.ToString()));
        Assert.Equal(("without-employer", "social-insurance-law-23-60"), (rule.Id, rule.Source.Id));
    }

    private static Result<LawBook> Read(string text) => LawBook.Read(Encoding.UTF8.GetBytes(text));
}

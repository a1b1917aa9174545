using System.Text;
using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Json;

/// <summary>JSON that is no value: refused with the expected form, and nothing of what stood there.</summary>
public sealed class RefusalsTests
{
    // A number with a wrong check character, and a name that ends with a space.
    private const string Number = "110105194912310021";
    private const string Name = "赵钱孙 ";

    public static TheoryData<string> Types => [.. Reading.Values.Keys];

    public static TheoryData<string> Keys => [.. Reading.PropertyNames.Keys];

    [Theory]
    [InlineData(nameof(Money), "5874.00")]
    [InlineData(nameof(Money), "\"5874.001\"")]
    [InlineData(nameof(Money), "\"5,874.00\"")]
    [InlineData(nameof(Rate), "0.04")]
    [InlineData(nameof(Rate), "\"4 %\"")]
    [InlineData(nameof(Rounding), "\"0.01\"")]
    [InlineData(nameof(Rounding), "\"0.00 half-up\"")]
    [InlineData(nameof(Rounding), "\"0.01 HalfUp\"")]
    [InlineData(nameof(Rounding), "\"0.01  half-up\"")]
    [InlineData(nameof(Region), "500000")]
    [InlineData(nameof(Region), "\"5000\"")]
    [InlineData(nameof(InsuranceLine), "\"Basic\"")]
    [InlineData(nameof(ContributionYear), "\"2023\"")]
    [InlineData(nameof(ContributionYear), "2023.0")]
    [InlineData(nameof(ContributionYear), "1949")]
    [InlineData(nameof(ContributionYear), "2200")]
    [InlineData(nameof(ContributionYear), "99999999999999999999")]
    [InlineData(nameof(FeePeriod), "\"2023-12..2023-01\"")]
    [InlineData(nameof(OrderId), "\"12345\"")]
    [InlineData(nameof(CertificateNumber), "\"cert 01\"")]
    [InlineData(nameof(AgreementId), "\"agr 01\"")]
    [InlineData(nameof(ReassessmentId), "\"agr 01\"")]
    [InlineData(nameof(AgreementId), "\"AGR_01\"")]
    [InlineData(nameof(ReassessmentId), "\"AGR_01\"")]
    [InlineData(nameof(BankAccountNumber), "\"1234567\"")]
    [InlineData(nameof(BankAccountNumber), "12345678")]
    [InlineData(nameof(BankAccountNumber), "\"1234 5678\"")]
    [InlineData(nameof(DebitAccount), "{}")]
    [InlineData(nameof(DebitAccount), "{\"bank\":\"b\",\"number\":\"12345678\",\"kind\":\"credit\",\"holder\":\"Anna\"}")]
    [InlineData(nameof(DebitAccount), "{\"bank\":\"\",\"number\":\"12345678\",\"kind\":\"debit\",\"holder\":\"Anna\"}")]
    [InlineData(nameof(DebitAccount), "{\"bank\":null,\"number\":\"12345678\",\"kind\":\"debit\",\"holder\":\"Anna\"}")]
    [InlineData(nameof(DebitAccount), "{\"number\":\"12345678\",\"kind\":\"debit\",\"holder\":\"Anna\"}")]
    [InlineData(nameof(DebitAccount), "{\"bank\":\"b\",\"kind\":\"debit\",\"holder\":\"Anna\"}")]
    [InlineData(nameof(DebitAccount), "{\"bank\":\"b\",\"number\":\"12345678\",\"holder\":\"Anna\"}")]
    [InlineData(nameof(DebitAccount), "{\"bank\":\"b\",\"number\":\"12345678\",\"kind\":\"debit\"}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"version\":\"1\"}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"version\":1.5}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"version\":99999999999}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"lines\":\"basic-medical\"}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"lines\":[1]}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"history\":{}}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"history\":[{}]}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"history\":[{\"event\":\"sign\"}]}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"history\":[{\"on\":\"2023-01-03\"}]}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"history\":[{\"event\":\"sign\",\"on\":\"2023-01-03\",\"by\":\"\"}]}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"history\":[null]}")]
    [InlineData(nameof(DeductionAgreementSnapshot), "{\"person\":null}")]
    [InlineData(nameof(BaseChoice), "\"-0.01\"")]
    [InlineData(nameof(BaseChoice), "\"Floor\"")]
    [InlineData(nameof(DeclaredBases), "\"Floor\"")]
    [InlineData(nameof(DeclaredBases), "5125")]
    [InlineData(nameof(DeclaredBases), "{}")]
    [InlineData(nameof(DeclaredBases), "[\"floor\"]")]
    [InlineData(nameof(DeclaredBases), "{\"Basic\":\"floor\"}")]
    [InlineData(nameof(DeclaredBases), "{\"basic\":null}")]
    [InlineData(nameof(DeclaredBases), "{\"basic\":\"floor\",\"basic\":\"floor\"}")]
    [InlineData(nameof(Language), "\"english\"")]
    [InlineData(nameof(Scheme), "\"FlexibleEmployment\"")]
    [InlineData(nameof(Scheme), "0")]
    [InlineData(nameof(MemberKinds), "\"new\"")]
    [InlineData(nameof(MemberKinds), "[\"new\",\"new\"]")]
    [InlineData(nameof(MemberKinds), "[\"all\"]")]
    [InlineData(nameof(PersonName), "\"\\uD83D\"")]
    [InlineData(nameof(PersonName), "\"\"")]
    [InlineData(nameof(Person), "\"x\"")]
    [InlineData(nameof(Person), "{}")]
    [InlineData(nameof(Person), "{\"name\":\"Anna\"}")]
    [InlineData(nameof(Person), "{\"id\":\"11010519491231002X\"}")]
    [InlineData(nameof(Person), "{\"name\":null,\"id\":\"11010519491231002X\"}")]
    [InlineData(nameof(Person), "{\"name\":\"Anna\",\"name\":\"Anna\",\"id\":\"11010519491231002X\"}")]
    [InlineData(nameof(Person), "{\"name\":\"Anna\",\"id\":\"11010519491231002X\",\"age\":1}")]
    [InlineData(nameof(LocalizedText), "{\"en\":\"a\",\"zh\":\"b\"}")]
    [InlineData(nameof(LocalizedText), "{\"en\":\"a\",\"zh\":\"b\",\"es\":null}")]
    [InlineData(nameof(Source), "{\"document\":\"d\"}")]
    [InlineData(nameof(Source), "{\"id\":null}")]
    [InlineData(nameof(Source), "{\"id\":\"n\",\"publishedBy\":\"2023-02-29\"}")]
    [InlineData(nameof(Source), "{\"id\":\"n\",\"publishedby\":\"2023-02-28\"}")]
    [InlineData(nameof(Source), "{\"id\":\"n\",\"note\":\"\\uDE00\"}")]
    [InlineData(nameof(Source), "{\"id\":\"n\",\"\\uDE00\":\"\"}")]
    [InlineData(nameof(EnrollmentFacts), "{\"hasEmployer\":false,\"drawsPension\":false}")]
    [InlineData(nameof(EnrollmentFacts), "{\"hukou\":\"local\",\"drawsPension\":false}")]
    [InlineData(nameof(EnrollmentFacts), "{\"hukou\":\"local\",\"hasEmployer\":false}")]
    [InlineData(nameof(EnrollmentFacts), "{\"hukou\":\"local\",\"hasEmployer\":\"false\",\"drawsPension\":false}")]
    [InlineData(nameof(EnrollmentFacts), "{\"hukou\":\"local\",\"hasEmployer\":null,\"drawsPension\":false}")]
    [InlineData(nameof(EnrollmentFacts), "{\"hukou\":\"local\",\"hasEmployer\":false,\"drawsPension\":false,\"lastInsuredMonth\":\"2023-13\"}")]
    [InlineData(nameof(EnrollmentEntry), "[]")]
    [InlineData(nameof(EnrollmentEntry), "{\"event\":\"suspend\"}")]
    [InlineData(nameof(EnrollmentEntry), "{\"on\":\"2024-01-01\"}")]
    [InlineData(nameof(EnrollmentEntry), "{\"event\":\"Suspend\",\"on\":\"2024-01-01\"}")]
    [InlineData(nameof(EnrollmentEntry), "{\"event\":\"suspend\",\"on\":null}")]
    [InlineData(nameof(EnrollmentEntry), "{\"event\":\"suspend\",\"on\":\"2024-01-01\",\"by\":\"x\"}")]
    [InlineData(nameof(EnrollmentSnapshot), "{}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":\"1\"}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":1.5}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":1,\"history\":{}}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":1,\"history\":[null]}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":1,\"person\":null}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":1,\"facts\":null}")]
    [InlineData(nameof(EnrollmentSnapshot), "{\"version\":1,\"region\":\"5\"}")]
    public void A_refusal_names_the_expected_form(string type, string json)
    {
        var refusal = Assert.Throws<JsonException>(() => Reading.Values[type](Encoding.UTF8.GetBytes(json)));
        Assert.Contains(" JSON ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.Null(refusal.InnerException);
        Assert.DoesNotContain("Insurance.Domain", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_inside_a_record_tells_where_it_stands() =>
        Assert.Equal("$.Total", Assert.Throws<JsonException>(() => FilingJson.Read<Filing>("""{"Total":"much"}""")).Path);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_refusal_never_holds_personal_data(string type)
    {
        string[] texts =
        [
            $"\"{Number}\"",
            Number,
            $"\"-{Number}\"",
            $"\"{Name}\"",
            $"[\"{Number}\",\"{Name}\"]",
            $$"""{"{{Number}}":1}""",
            $$"""{"name":"{{Name}}","id":"11010519491231002X"}""",
            $$"""{"name":"Anna","id":"{{Number}}"}""",
            $$"""{"name":"Anna","id":{{Number}} }""",
            $$"""{"name":"Anna","{{Number}}":"","id":"11010519491231002X"}""",
            $$"""{"id":{"{{Number}}":"{{Name}}"} }""",
            $$"""{"en":"{{Name}}","zh":{{Number}},"es":"{{Number}}"}""",
            $$"""{"hukou":"{{Number}}","hasEmployer":"{{Name}}","drawsPension":true}""",
            $$"""{"hukou":"local","hasEmployer":{{Number}},"drawsPension":true}""",
            $"\"{Number}\\uD83D\"",
        ];
        foreach (var text in texts)
        {
            Silent(Record.Exception(() => Reading.Values[type](Encoding.UTF8.GetBytes(text))));
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_refused_property_name_is_not_repeated(string type)
    {
        foreach (var key in new[] { Number, Name, $"{Name}\\uD83D" })
        {
            Silent(Record.Exception(() => Reading.PropertyNames[type](Encoding.UTF8.GetBytes($$"""{"{{key}}":1}"""))));
        }
    }

    private static void Silent(Exception? refusal)
    {
        if (refusal is null)
        {
            return; // the type takes this text: an order number, say
        }

        var told = $"{Assert.IsType<JsonException>(refusal)} {((JsonException)refusal).Path}";
        Assert.DoesNotContain(Number[..7], told, StringComparison.Ordinal);
        Assert.DoesNotContain(Name[..1], told, StringComparison.Ordinal);
    }
}

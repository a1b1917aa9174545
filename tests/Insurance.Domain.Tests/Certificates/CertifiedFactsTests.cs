using System.Text;
using FsCheck.Fluent;
using Insurance.Domain.Certificates;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Json;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>The canonical text is read back, and nothing but it.</summary>
public sealed class CertifiedFactsTests
{
    private static readonly string Text = Sealed.Certificate.RevealCanonicalText();

    [Fact]
    public void What_is_certified_is_read_from_the_bytes()
    {
        var facts = CertifiedFacts.Read(Sealed.Certificate.RevealCanonicalBytes()).Value;

        Assert.Equal((Sealed.Certificate.Number, Sealed.Certificate.Order, Sealed.Certificate.Insured, Sealed.Certificate.Total), (facts.Number, facts.Order, facts.Insured, facts.Total));
        Assert.Equal("CERT-0001 2023-01..2023-12 5874.00", facts.ToString());
    }

    [Fact]
    public void Any_person_and_number_comes_back() => Holds.ForAll(Values.Person, Values.Certificate, (person, number) =>
    {
        var facts = CertifiedFacts.Read(Sealed.Certificate.RevealCanonicalBytes()).Value with { Insured = person, Number = number };
        var text = Text.Replace("CERT-0001", number.ToString(), StringComparison.Ordinal).Replace("张三丰", person.Name.Reveal(), StringComparison.Ordinal).Replace("500103199005060170", person.Id.Reveal(), StringComparison.Ordinal);

        Assert.Equal(facts, CertifiedFacts.Read(Encoding.UTF8.GetBytes(text)).Value);
    });

    [Fact]
    public void The_longest_certificate_can_be_read()
    {
        var longest = CertifiedFacts.Read(Sealed.Certificate.RevealCanonicalBytes()).Value with
        {
            Number = CertificateNumber.Parse(new string('9', 32)),
            Order = OrderId.Parse(new string('9', 32)),
            Insured = new Person(PersonName.Parse(string.Concat(Enumerable.Repeat("𠮷", PersonName.MaxLength))), Chongqing.Zhang.Id),
            Lines = [.. Enumerable.Range(10, 40).Select(n => new CertifiedLine(InsuranceLine.Parse($"{new string('a', 62)}{n}"), Money.FromYuan(1)))],
            Total = Money.FromYuan(40),
        };
        var rows = Text.Split('\n');
        var text = string.Join('\n', [rows[0], $"number: {longest.Number}", $"order: {longest.Order}", $"insured-name: {longest.Insured.Name.Reveal()}", .. rows[4..8], .. longest.Lines.Select(line => $"line: {line.Insurance} {line.Amount}"), "total: 40.00", .. rows[11..]]);

        Assert.Equal(longest, CertifiedFacts.Read(Encoding.UTF8.GetBytes(text)).Value);
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "certificate/1", "certificate/2" },
        { "insurance.domain", "Insurance.domain" },
        { "\nnumber:", "\n number:" },
        { "number: CERT", "number:CERT" },
        { "number: CERT", "number:  CERT" },
        { "CERT-0001", "C" },
        { "ORDER-0001", "?" },
        { "张三丰", "" },
        { "500103199005060170", "500103199005060171" },
        { "500103199005060170", "500103900506017" },
        { "region: 500000", "region: 50000" },
        { "flexible-employment", "flexible" },
        { "2023-01..2023-12", "2023-12..2023-01" },
        { "line: basic-medical 5340.00\n", "" },
        { "line: basic-medical 5340.00", "line: basic-medical 5340.0" },
        { "line: basic-medical 5340.00", "line: basic-medical  5340.00" },
        { "line: basic-medical 5340.00", "line: basic-medical" },
        { "line: basic-medical 5340.00", "line: basic-medical 92233720368547758.07" },
        { "line: basic-medical 5340.00", "line: basic-medical -5340.00" },
        { "total: 5874.00", "total: 5874.01" },
        { "total: 5874.00\n", "total: 5874.00\ntotal: 5874.00\n" },
        { "paid-on: 2023-01-03", "paid-on: 2023-01-07" },
        { "paid-on: 2023-01-03", "paid-on: 2023-1-3" },
        { "issued-on: 2023-01-09", "issued-on: 2023-01-05" },
        { "issued-on: 2023-01-09\n", "issued-on: 2023-01-09" },
        { "issued-on: 2023-01-09\n", "issued-on: 2023-01-09\r\n" },
        { "issued-on: 2023-01-09\n", "issued-on: 2023-01-09\n\n" },
        { "issued-on: 2023-01-09\n", "" },
        { "insurance.domain/certificate/1\n", "\uFEFFinsurance.domain/certificate/1\n" },
        { "region: 500000\nscheme: flexible-employment", "scheme: flexible-employment\nregion: 500000" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_text_that_no_certificate_has_is_malformed(string part, string other)
    {
        var changed = Text.Replace(part, other, StringComparison.Ordinal);
        Assert.NotEqual(Text, changed);

        var error = CertifiedFacts.Read(Encoding.UTF8.GetBytes(changed)).Errors.Single();
        Assert.Equal(("certificate.malformed", "canonical"), (error.Code, error.Field));
        Assert.DoesNotContain("张", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_over_nothing_is_malformed()
    {
        var rows = Text.Split('\n');
        var nothing = string.Join('\n', [.. rows[..8], "line: basic-medical 0.00", "total: 0.00", .. rows[11..]]);
        var noLine = string.Join('\n', [.. rows[..8], "total: 0.00", .. rows[11..]]);

        Assert.Equal("certificate.malformed", CertifiedFacts.Read(Encoding.UTF8.GetBytes(nothing)).Errors.Single().Code);
        Assert.Equal("certificate.malformed", CertifiedFacts.Read(Encoding.UTF8.GetBytes(noLine)).Errors.Single().Code);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        Holds.ForAll(Some.Junk, text => Assert.False(CertifiedFacts.Read(Encoding.UTF8.GetBytes(text ?? "")).Succeeded), cases: 3000);
        Holds.ForAll(Gen.Choose(0, 400), Gen.Choose(0, 255), (at, value) =>
        {
            var bytes = Sealed.Certificate.RevealCanonicalBytes();
            bytes[at % bytes.Length] = (byte)value;
            _ = CertifiedFacts.Read(bytes).Succeeded;
            Assert.False(CertifiedFacts.Read(bytes.AsSpan(0, at % bytes.Length)).Succeeded);
        }, cases: 3000);
        Assert.False(CertifiedFacts.Read(new byte[100_000]).Succeeded);
        Assert.False(CertifiedFacts.Read([0xFF, 0xFE]).Succeeded);
        Assert.False(CertifiedFacts.Read(Encoding.UTF8.GetBytes("insurance.domain/certificate/1")).Succeeded);
    }
}

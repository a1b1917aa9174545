using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Root;
using NodaTime;

namespace Insurance.Domain.Tests.Certificates;

/// <summary>Voucher, receipt, certificate and request as pages that stand alone.</summary>
public sealed partial class DocumentTests
{
    private const string Hostile = "<script>alert(\"x\")</script> & 'sons'";

    private static readonly LocalDate Day = new(2023, 1, 20);

    public static TheoryData<string, Language> Pages
    {
        get
        {
            var pages = new TheoryData<string, Language>();
            foreach (var language in Languages.All)
            {
                foreach (var name in Documents(Chongqing.Zhang).Keys)
                {
                    pages.Add(name, language);
                }
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_whole_says_its_language_and_leans_on_nothing_else(string name, Language language)
    {
        foreach (var html in new[] { Documents(Chongqing.Zhang)[name].Masked(language), Documents(Chongqing.Zhang)[name].Full(language) })
        {
            Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{(language == Language.SimplifiedChinese ? "zh-Hans" : language.Id())}\">\n<head>\n<meta charset=\"utf-8\">\n", html, StringComparison.Ordinal);
            Assert.EndsWith("</body>\n</html>\n", html, StringComparison.Ordinal);
            Assert.Contains("@page { size: A4; margin: 20mm 18mm; }", html, StringComparison.Ordinal);
            Assert.Contains("SimSun", html, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(Elsewhere(), html);
            Assert.DoesNotContain('\r', html);
            Assert.DoesNotContain('{', Body(html));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_well_formed_and_its_table_adds_up(string name, Language language)
    {
        var html = Parsed(Documents(Chongqing.Zhang)[name].Masked(language));
        var amounts = html.Descendants("tbody").Single().Descendants("td").Where(cell => (string?)cell.Attribute("class") == "amount").Select(cell => Money.Parse(cell.Value));

        Assert.Equal(Money.FromYuan(5874), Money.Sum(amounts));
        Assert.Equal("5874.00", html.Descendants("tfoot").Single().Descendants("td").Single().Value);
        Assert.Equal(html.Descendants("title").Single().Value, html.Descendants("h1").Single().Value);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_copy_for_showing_is_masked_and_says_so_and_the_full_one_is_neither(string name, Language language)
    {
        var (masked, full, text, fullText) = Documents(Chongqing.Zhang)[name];
        foreach (var shown in new[] { masked(language), text(language) })
        {
            Assert.DoesNotContain(Chongqing.Zhang.Name.Reveal(), shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Chongqing.Zhang.Id.Reveal(), shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Chongqing.Li.Id.Reveal(), shown, StringComparison.Ordinal);
            Assert.Contains(Phrasebook.Text("label.note-masked", language), shown, StringComparison.Ordinal);
        }

        foreach (var shown in new[] { full(language), fullText(language) })
        {
            Assert.Contains(Chongqing.Zhang.Name.Reveal(), shown, StringComparison.Ordinal);
            Assert.Contains(Chongqing.Zhang.Id.Reveal(), shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Phrasebook.Text("label.note-masked", language), shown, StringComparison.Ordinal);
            Assert.DoesNotContain(Phrasebook.Text("label.copy", language), shown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_void_document_is_marked_across_the_page_and_others_are_not(string name, Language language)
    {
        var isVoid = name.StartsWith("void", StringComparison.Ordinal);
        var mark = Phrasebook.Text("label.void", language);
        var html = Documents(Chongqing.Zhang)[name].Full(language);

        Assert.Equal(isVoid, html.Contains($"<div class=\"stamp\" aria-hidden=\"true\">{mark}</div>", StringComparison.Ordinal));
        Assert.Equal(isVoid, html.Contains($"<p class=\"void\">{mark}: ", StringComparison.Ordinal));
        Assert.Equal(isVoid, Documents(Chongqing.Zhang)[name].FullText(language).Split('\n')[1].StartsWith($"{mark}: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_name_is_a_text_and_never_a_piece_of_the_page(string name, Language language)
    {
        var hostile = new Person(PersonName.Parse(Hostile), Chongqing.Zhang.Id);

        var html = Documents(hostile)[name].Full(language);

        Assert.Contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;sons&#39;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Parsed(html).Descendants("dd"), value => value.Value.StartsWith(Hostile, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_document_has_the_same_bytes_under_every_culture()
    {
        var document = Documents(Chongqing.Zhang)["certificate"];

        Laws.SameTextEverywhere(document.Full(Language.SimplifiedChinese), () => Documents(Chongqing.Zhang)["certificate"].Full(Language.SimplifiedChinese));
        Assert.Equal(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(""));
    }

    [Fact]
    public void A_single_month_is_named_once()
    {
        var order = PremiumOrder.Place(Chongqing.Number(1), December(), Chongqing.Zhang, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 12, 4)).Value;
        var voucher = order.Apply(Chongqing.Notice("N-1", order.Total.Fen, Chongqing.At(2023, 12, 4))).Value.Order.Voucher().Value;

        Assert.Contains("\nFee period: 2023-12\n", voucher.ToText(Language.English), StringComparison.Ordinal);
    }

    private static Premium December()
    {
        var day = new LocalDate(2023, 12, 4);
        var enrollment = Chongqing.Registered(day);
        return Chongqing.LumpSum.Assess(enrollment, Chongqing.Declared(enrollment), Chongqing.Tariff(2023), ContributionRecord.Empty, day).Value;
    }

    /// <summary>Every kind of document, by name: masked and full, as page and as text.</summary>
    private static Dictionary<string, (Func<Language, string> Masked, Func<Language, string> Full, Func<Language, string> Text, Func<Language, string> FullText)> Documents(Person insured)
    {
        var paid = PremiumOrder.Place(Chongqing.Number(1), Chongqing.FirstPremium(person: insured), insured, Chongqing.Li, PaymentChannel.WeChat, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value
            .Apply(Chongqing.Notice("N-1", 587_400)).Value.Order;
        var counter = PremiumOrder.Place(Chongqing.Number(1), Chongqing.FirstPremium(person: insured), insured, Chongqing.Li, PaymentChannel.TaxServiceHall, ContributionRecord.Empty, Chongqing.At(2023, 1, 3)).Value
            .Apply(Chongqing.Notice("N-1", 587_400)).Value.Order;
        var booked = paid.Book(new LocalDate(2023, 1, 6)).Value;
        var certificate = Certificate.Issue(CertificateNumber.Parse("CERT-0001"), booked, Chongqing.Forecast(booked), new LocalDate(2023, 1, 9)).Value;
        var request = TaxPaymentCertificateRequest.Prepare(paid, insured, Chongqing.Tariff(2023).RegionFacts, Day).Value;
        var (replaced, successor) = certificate.Reissue(CertificateNumber.Parse("CERT-0002"), booked, Day).Value;
        return new()
        {
            ["order"] = Of(paid.Voucher().Value),
            ["receipt"] = Of(counter.Voucher().Value),
            ["void voucher"] = Of(booked.Refund(RefundReason.Death, Day).Value.Order.Voucher().Value),
            ["certificate"] = Of(certificate),
            ["successor"] = Of(successor),
            ["void certificate"] = Of(certificate.Void(CertificateVoidReason.Refund, Day).Value),
            ["void and corrected certificate"] = Of(certificate.Void(CertificateVoidReason.Correction, Day).Value),
            ["void and replaced certificate"] = Of(replaced),
            ["request"] = (request.ToHtml, request.RevealHtml, request.ToText, request.RevealText),
        };

        static (Func<Language, string>, Func<Language, string>, Func<Language, string>, Func<Language, string>) Of(object document) => document switch
        {
            Voucher voucher => (voucher.ToHtml, voucher.RevealHtml, voucher.ToText, voucher.RevealText),
            Certificate paper => (paper.ToHtml, paper.RevealHtml, paper.ToText, paper.RevealText),
            _ => throw new ArgumentException("No document.", nameof(document)),
        };
    }

    private static string Body(string html) => html[html.IndexOf("<body>", StringComparison.Ordinal)..];

    // Read as XML once the elements without an end have one.
    private static XDocument Parsed(string html) => XDocument.Parse(Void().Replace(html["<!DOCTYPE html>\n".Length..], "$0</$1>"));

    [GeneratedRegex("<(meta|hr)[^>]*>")]
    private static partial Regex Void();

    [GeneratedRegex(@"<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|https?:|\bon[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}

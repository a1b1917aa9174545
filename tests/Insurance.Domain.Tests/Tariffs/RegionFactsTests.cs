using System.Text;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Tariffs;

public sealed class RegionFactsTests
{
    internal const string Valid = """
        {
          "format": 1,
          "region": "990000",
          "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" },
          "sources": {
            "d1": { "document": "某发〔2024〕1号" },
            "talk": { "note": "a page" }
          },
          "authorities": {
            "bureau": { "name": { "zh": "局", "en": "Bureau", "es": "Oficina" }, "tasks": ["collection", "policy"], "hotline": "12366", "source": "d1", "confidence": "official" },
            "office": { "name": { "zh": "办", "en": "Office", "es": "Despacho" }, "tasks": ["registration"], "source": "talk", "confidence": "secondary" }
          },
          "channels": [
            { "channel": "we-chat", "name": { "zh": "微", "en": "Chat", "es": "Chat" }, "voucher": "order", "authority": "bureau", "opens": "2022-01-01", "asksFor": ["insured-name", "bank-card"], "statusLookUp": "real-time", "note": "a remark", "source": "d1", "confidence": "official" },
            { "channel": "tax-service-hall", "name": { "zh": "厅", "en": "Hall", "es": "Sala" }, "voucher": "receipt", "authority": "office", "opens": "not-known", "notBefore": "2021-07-01", "source": "talk", "confidence": "secondary" }
          ]
        }
        """;

    public static TheoryData<string, string, string, string, int> Faults { get; } = new()
    {
        { "\"format\": 1", "\"format\": 2", ErrorCodes.File.WrongValue, "$.format", 2 },
        { "\"format\": 1,", "", ErrorCodes.File.MissingKey, "$", 1 },
        { "\"990000\"", "990000", ErrorCodes.File.WrongValue, "$.region", 3 },
        { "\"en\": \"Someplace\", ", "", ErrorCodes.File.MissingKey, "$.name", 4 },
        { "\"en\": \"Someplace\"", "\"en\": \"\"", ErrorCodes.File.WrongValue, "$.name.en", 4 },
        { "\"2021-07-01\", \"source\": \"talk\", \"confidence\": \"secondary\"", "\"2021-07-01\", \"source\": \"talk\", \"confidence\": \"official\"", ErrorCodes.File.Unattested, "$.channels[1].source", 15 },
        { "{ \"note\": \"a page\" }", "{ }", ErrorCodes.File.MissingKey, "$.sources.talk", 7 },
        { "\"policy\"", "\"politics\"", ErrorCodes.File.WrongValue, "$.authorities.bureau.tasks[1]", 10 },
        { "[\"registration\"]", "[]", ErrorCodes.File.WrongValue, "$.authorities.office.tasks", 11 },
        { "\"hotline\"", "\"telephone\"", ErrorCodes.File.UnknownKey, "$.authorities.bureau.telephone", 10 },
        { "\"source\": \"talk\", \"confidence\": \"secondary\" }\n  ]", "\"confidence\": \"secondary\" }\n  ]", ErrorCodes.File.NoSource, "$.channels[1]", 15 },
        { "we-chat", "wechat", ErrorCodes.File.WrongValue, "$.channels[0].channel", 14 },
        { "tax-service-hall", "we-chat", ErrorCodes.File.Duplicate, "$.channels[1]", 15 },
        { "\"voucher\": \"order\"", "\"voucher\": \"ticket\"", ErrorCodes.File.WrongValue, "$.channels[0].voucher", 14 },
        { "\"authority\": \"office\"", "\"authority\": \"nobody\"", ErrorCodes.File.UnknownReference, "$.channels[1].authority", 15 },
        { "\"2022-01-01\"", "\"2022-1-1\"", ErrorCodes.File.WrongValue, "$.channels[0].opens", 14 },
        { "\"opens\": \"not-known\", ", "", ErrorCodes.File.MissingKey, "$.channels[1]", 15 },
        { "\"opens\": \"not-known\"", "\"opens\": \"2022-01-01\"", ErrorCodes.File.WrongValue, "$.channels[1].notBefore", 15 },
        { "\"2021-07-01\"", "\"soon\"", ErrorCodes.File.WrongValue, "$.channels[1].notBefore", 15 },
        { "\"bank-card\"", "\"bank card\"", ErrorCodes.File.WrongValue, "$.channels[0].asksFor[1]", 14 },
        { "\"bank-card\"", "\"insured-name\"", ErrorCodes.File.Duplicate, "$.channels[0].asksFor", 14 },
        { "[\"insured-name\", \"bank-card\"]", "[]", ErrorCodes.File.WrongValue, "$.channels[0].asksFor", 14 },
        { "\"real-time\"", "\"soon\"", ErrorCodes.File.WrongValue, "$.channels[0].statusLookUp", 14 },
        { "\"a remark\"", "7", ErrorCodes.File.WrongValue, "$.channels[0].note", 14 },
    };

    [Fact]
    public void A_region_file_names_authorities_and_channels()
    {
        var facts = Read(Valid).Value;

        Assert.Equal("990000", facts.Region.Code);
        Assert.Equal("Someplace", facts.Name.English);
        Assert.Equal(["bureau", "office"], facts.Authorities.Select(authority => authority.Id));
        Assert.Equal("12366", facts.For(AuthorityTask.Collection)?.Hotline);
        Assert.Equal("office", facts.For(AuthorityTask.Registration)?.Id);
        Assert.Null(facts.For(AuthorityTask.Benefits));
        var chat = facts.Channel(PaymentChannel.WeChat);
        Assert.Equal((VoucherKind.Order, "bureau", new LocalDate(2022, 1, 1), Confidence.Official), (chat?.Voucher, chat?.Authority.Id, chat?.Opens, chat?.Confidence));
        Assert.Equal((VoucherKind.Receipt, null), (facts.Channel(PaymentChannel.TaxServiceHall)?.Voucher, facts.Channel(PaymentChannel.TaxServiceHall)?.Opens));
        Assert.Null(facts.Channel(PaymentChannel.Alipay));
    }

    [Fact]
    public void A_channel_says_what_it_asks_for_and_an_absent_key_says_nothing()
    {
        var facts = Read(Valid).Value;
        var (chat, hall) = (facts.Channel(PaymentChannel.WeChat)!, facts.Channel(PaymentChannel.TaxServiceHall)!);

        Assert.Equal([AskedFor.InsuredName, AskedFor.BankCard], chat.AsksFor!);
        Assert.Equal((StatusLookUp.RealTime, null), (chat.StatusLookUp, hall.StatusLookUp));
        Assert.Equal("a remark", chat.Note);
        Assert.Null(chat.NotBefore);
        Assert.Null(hall.AsksFor);
        Assert.Null(hall.Note);
        Assert.Equal(new LocalDate(2021, 7, 1), hall.NotBefore);
    }

    [Fact]
    public void The_channels_of_a_day_are_those_that_opened_or_whose_opening_nobody_published()
    {
        var facts = Read(Valid).Value;

        Assert.Empty(facts.OpenOn(new LocalDate(2021, 6, 30)));
        Assert.Equal([PaymentChannel.TaxServiceHall], facts.OpenOn(new LocalDate(2021, 7, 1)).Select(channel => channel.Channel));
        Assert.Equal([PaymentChannel.TaxServiceHall], facts.OpenOn(new LocalDate(2021, 12, 31)).Select(channel => channel.Channel));
        Assert.Equal([PaymentChannel.WeChat, PaymentChannel.TaxServiceHall], facts.OpenOn(new LocalDate(2022, 1, 1)).Select(channel => channel.Channel));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_with_code_path_and_line(string right, string wrong, string code, string path, int line)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);
        var index = Valid.IndexOf(right, StringComparison.Ordinal);
        var error = Assert.Single(Read(Valid[..index] + wrong + Valid[(index + right.Length)..]).Errors);

        Assert.Equal((code, path, line.ToString(System.Globalization.CultureInfo.InvariantCulture)), (error.Code, error.Field, error.Operands["line"]));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_malformed()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Equal(ErrorCodes.File.Malformed, Assert.Single(RegionFacts.Read(bytes.AsSpan(0, length)).Errors).Code);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("1")]
    public void A_file_that_is_no_object_is_refused(string text) => Assert.Equal(("$", ErrorCodes.File.WrongValue), (Read(text).Errors[0].Field, Assert.Single(Read(text).Errors).Code));

    [Fact]
    public void A_file_may_know_nothing_but_where_the_place_lies()
    {
        var facts = Read("""
            { "format": 1, "region": "990000", "note": "a remark",
              "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" },
              "province": { "zh": "某省", "en": "Some province", "es": "Alguna provincia" },
              "poolingArea": { "zh": "某市", "en": "Some city", "es": "Alguna ciudad" } }
            """).Value;

        Assert.Equal(("Some province", "某市"), (facts.Province?.English, facts.PoolingArea?.SimplifiedChinese));
        Assert.False(facts.NamesChannels);
        Assert.Empty(facts.Authorities);
        Assert.Empty(facts.Channels);
        Assert.Null(facts.For(AuthorityTask.Collection));
        Assert.Null(Read(Valid).Value.Province);
        Assert.Null(Read(Valid).Value.PoolingArea);
        Assert.True(Read(Valid).Value.NamesChannels);
    }

    [Theory]
    [InlineData("\"channels\": []", "authorities sources")]
    [InlineData("\"channels\": [], \"authorities\": {}", "sources")]
    [InlineData("\"channels\": [], \"sources\": {}", "authorities")]
    [InlineData("\"authorities\": {}", "sources")]
    [InlineData("\"authorities\": {}, \"sources\": {}", "")]
    [InlineData("\"sources\": {}", "")]
    [InlineData("\"channels\": [], \"authorities\": {}, \"sources\": {}", "")]
    public void Channels_need_authorities_and_both_need_sources(string parts, string missing)
    {
        var errors = Read($$"""{ "format": 1, "region": "990000", "name": { "zh": "某地", "en": "Someplace", "es": "Algún lugar" }, {{parts}} }""")
            .TryGet(out _, out var found) ? [] : found;

        Assert.Equal(missing, string.Join(' ', errors.Select(error => error.Operands["key"])));
        Assert.All(errors, error => Assert.Equal((ErrorCodes.File.MissingKey, "$"), (error.Code, error.Field)));
    }

    [Fact]
    public void Every_place_with_a_tariff_has_a_name_and_a_province_and_the_country_has_none()
    {
        var catalog = TariffCatalog.Embedded;

        Assert.All(catalog.Histories, history => Assert.Equal(history.Region == Region.China, catalog.FactsOf(history.Region)!.Province is null));
        Assert.All(
            catalog.Regions.GroupBy(facts => facts.Region.Code[..2]),
            province => Assert.True(province.Select(facts => facts.Province).Distinct().Count() == 1, $"{province.Key} is one province."));
        Assert.Equal(("广东省", "广州市"), (catalog.FactsOf(Region.Parse("440100"))?.Province?.SimplifiedChinese, catalog.FactsOf(Region.Parse("440100"))?.PoolingArea?.SimplifiedChinese));
    }

    [Fact]
    public void In_Hangzhou_the_tax_authority_collects_by_the_statute_and_nobody_gave_a_list_of_channels()
    {
        // 浙江省医疗保障条例 (2021-03-26), article 20: monthly to the tax authority.
        var facts = TariffCatalog.Embedded.FactsOf(Region.Parse("330100"))!;

        var collector = facts.For(AuthorityTask.Collection)!;
        Assert.Equal(("tax-bureau", Confidence.OfficialReprint, "浙江省医疗保障条例"), (collector.Id, collector.Confidence, collector.Source.Document));
        Assert.False(facts.NamesChannels);
    }

    [Fact]
    public void In_Chongqing_the_tax_bureau_collects_and_seven_channels_are_listed()
    {
        var facts = TariffCatalog.Embedded.FactsOf(Region.Chongqing)!;

        Assert.Equal("023-12366", facts.For(AuthorityTask.Collection)?.Hotline);
        Assert.Equal("medical-insurance-bureau", facts.For(AuthorityTask.Registration)?.Id);
        Assert.Equal(7, facts.Channels.Length);
        Assert.Equal(new LocalDate(2022, 1, 1), facts.Channel(PaymentChannel.ElectronicTaxBureau)?.Opens); // the tax bureau collects since then
        Assert.Equal(VoucherKind.Receipt, facts.Channel(PaymentChannel.SocialSecurityOffice)?.Voucher); // offline gives a receipt
        Assert.Null(facts.Channel(PaymentChannel.SocialSecurityOffice)?.Opens);
    }

    private static Result<RegionFacts> Read(string text) => RegionFacts.Read(Encoding.UTF8.GetBytes(text));
}

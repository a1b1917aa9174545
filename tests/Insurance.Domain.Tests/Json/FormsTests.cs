using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.Agreements;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Tests.Json;

/// <summary>How each value looks in JSON.</summary>
public sealed class FormsTests
{
    // The example of GB 11643-1999 and an invented name.
    private const string Number = "11010519491231002X";
    private const string Name = "张敏";

    private static readonly Person Someone = new(PersonName.Parse(Name), ResidentId.Parse(Number));

    private static readonly JsonSerializerOptions InPieces = new() { TypeInfoResolver = FilingJson.Default, DefaultBufferSize = 1 };

    private static readonly JsonSerializerOptions Unusual = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString,
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
        DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper,
    };

    [Fact]
    public void Values_are_the_texts_they_print_and_years_are_numbers()
    {
        Form("\"5874.00\"", Money.FromFen(587400));
        Form("\"-0.01\"", Money.FromFen(-1));
        Form("\"0.04\"", Rate.FromUnits(4_000_000));
        Form("\"0.01 half-up\"", Rounding.To(Money.FromFen(1), RoundingMode.HalfUp));
        Form("\"500000\"", Region.Chongqing);
        Form("\"basic-medical\"", InsuranceLine.BasicMedical);
        Form("2023", ContributionYear.FromYear(2023));
        Form("\"2023-01..2023-12\"", ContributionYear.FromYear(2023).Months);
        Form("\"order-1*\"", OrderId.Parse("order-1*"));
        Form("\"agr-01\"", AgreementId.Parse("agr-01"));
        Form("\"rea-01\"", ReassessmentId.Parse("rea-01"));
        Form("\"cert-01\"", CertificateNumber.Parse("cert-01"));
        Form("\"floor\"", BaseChoice.Floor);
        Form("\"5125.00\"", BaseChoice.Of(Money.FromYuan(5125)));
    }

    [Fact]
    public void Declared_bases_are_one_for_all_or_an_object_by_line_or_null()
    {
        Form("null", DeclaredBases.None);
        Form("\"cap\"", DeclaredBases.Of(BaseChoice.Cap));
        Form(
            """{"basic-medical":"5125.00","large-amount-mutual":"floor"}""",
            DeclaredBases.OfEach([(InsuranceLine.LargeAmountMutual, BaseChoice.Floor), (InsuranceLine.BasicMedical, BaseChoice.Of(Money.FromYuan(5125)))]));
    }

    [Fact]
    public void Closed_lists_are_words_and_languages_their_ids()
    {
        Form("\"flexible-employment\"", Scheme.FlexibleEmployment);
        Form("\"booked\"", OrderState.Booked);
        Form("\"en\"", Language.English);
        Form("\"zh\"", Language.SimplifiedChinese);
        Form("\"es\"", Language.Spanish);
    }

    [Theory]
    [InlineData("[]", MemberKinds.None)]
    [InlineData("[\"resuming\"]", MemberKinds.Resuming)]
    [InlineData("[\"new\",\"continuing\",\"resuming\"]", MemberKinds.All)]
    public void A_set_of_member_kinds_is_a_list_of_words(string json, MemberKinds set) => Form(json, set);

    [Fact]
    public void People_s_data_stands_in_json_in_full_and_prints_masked_all_the_same()
    {
        Form($"\"{Number}\"", Someone.Id);
        Assert.Equal(Name, JsonDocument.Parse(FilingJson.Write(Someone.Name)).RootElement.GetString());
        Form($$"""{"name":"\u5F20\u654F","id":"{{Number}}"}""", Someone);
        Assert.Equal("张* (110*************2X)", FilingJson.Read<Person>(FilingJson.Write(Someone))!.ToString());
    }

    [Fact]
    public void An_account_stands_in_json_in_full_and_prints_masked_all_the_same()
    {
        var account = DebitAccount.Designate("ICBC", BankAccountNumber.Parse("6222021234567890123"), AccountKind.Passbook, PersonName.Parse("Anna")).Value;
        Form("\"6222021234567890123\"", account.Number);
        Form("""{"bank":"ICBC","number":"6222021234567890123","kind":"passbook","holder":"Anna"}""", account);
        Assert.Equal("ICBC 6222***********0123 (passbook, A***)", FilingJson.Read<DebitAccount>(FilingJson.Write(account))!.ToString());
    }

    [Fact]
    public void An_old_number_and_a_small_x_read_as_the_number_of_eighteen()
    {
        Assert.Equal(ResidentId.Parse(Number), FilingJson.Read<ResidentId>("\"11010519491231002x\""));
        Assert.Equal(ResidentId.Parse("33010219200403064X"), FilingJson.Read<ResidentId>("\"330102200403064\""));
    }

    [Fact]
    public void Records_are_objects_whose_unknown_members_are_left_out()
    {
        Form("""{"en":"a","zh":"b","es":"c"}""", new LocalizedText("a", "b", "c"));
        Form("""{"id":"n"}""", new Source("n", null, null, null, null, null));
        Form(
            """{"id":"n","document":"d","issuer":"i","page":"p","publishedBy":"2022-12-24","note":"t"}""",
            new Source("n", "d", "i", "p", new LocalDate(2022, 12, 24), "t"));
        Form("""{"hukou":"local","hasEmployer":false,"drawsPension":true}""", new EnrollmentFacts(Hukou.Local, false, true));
        Form(
            """{"hukou":"none","hasEmployer":true,"drawsPension":false,"lastInsuredMonth":"2022-11"}""",
            new EnrollmentFacts(Hukou.None, true, false, new YearMonth(2022, 11)));
    }

    [Fact]
    public void Members_stand_in_any_order_and_an_optional_one_may_be_null()
    {
        Assert.Equal(Someone, FilingJson.Read<Person>($$"""{ "id": "{{Number}}", "n\u0061me": "{{Name}}" }"""));
        Assert.Equal(
            new Source("n", null, null, null, null, "t"),
            FilingJson.Read<Source>("""{"note":"t","publishedBy":null,"page":null,"issuer":null,"document":null,"id":"n"}"""));
        Assert.Equal(
            new EnrollmentFacts(Hukou.Elsewhere, false, false),
            FilingJson.Read<EnrollmentFacts>("""{"lastInsuredMonth":null,"drawsPension":false,"hasEmployer":false,"hukou":"elsewhere"}"""));
    }

    [Fact]
    public void Values_are_property_names_too()
    {
        Form("""{"5874.00":1}""", new Dictionary<Money, int> { [Money.FromFen(587400)] = 1 });
        Form("""{"2023":1}""", new Dictionary<ContributionYear, int> { [ContributionYear.FromYear(2023)] = 1 });
        Form("""{"resident":1}""", new Dictionary<Scheme, int> { [Scheme.Resident] = 1 });
        Form("""{"zh":1}""", new Dictionary<Language, int> { [Language.SimplifiedChinese] = 1 });
        Form($$"""{"{{Number}}":"60.00"}""", new Dictionary<ResidentId, Money> { [Someone.Id] = Money.FromYuan(60) });
    }

    [Fact]
    public void A_refusal_is_written_with_its_message_its_rule_and_its_values()
    {
        var error = DomainError.Of(ErrorCodes.Period.Reversed, "period", ("from", new YearMonth(2023, 2)), ("through", new YearMonth(2023, 1)));
        Assert.Equal(
            """{"code":"period.reversed","field":"period","message":"The last month 2023-01 is before the first month 2023-02.","operands":{"from":"2023-02","through":"2023-01"}}""",
            FilingJson.Write(error));

        var cited = error.ChangingOn(new LocalDate(2024, 1, 1)).Citing(new Source("n", "d", null, null, null, null));
        Assert.Equal(
            """{"code":"period.reversed","field":"period","message":"The last month 2023-01 is before the first month 2023-02.","changesOn":"2024-01-01","source":"d","operands":{"from":"2023-02","through":"2023-01"}}""",
            FilingJson.Write(cited));
    }

    [Fact]
    public void A_warning_and_operands_are_written_the_same_way()
    {
        var warning = Warning.Of(ErrorCodes.Period.WindowUnknown, ("year", 2017)).Citing(new Source("n", null, "i", null, null, null));
        using var json = JsonDocument.Parse(FilingJson.Write(warning));
        Assert.Equal(["code", "message", "source", "operands"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("period.window-unknown", json.RootElement.GetProperty("code").GetString());
        Assert.Equal(warning.Message, json.RootElement.GetProperty("message").GetString());
        Assert.Equal("i", json.RootElement.GetProperty("source").GetString());
        Assert.Equal("2017", json.RootElement.GetProperty("operands").GetProperty("year").GetString());
        Assert.Equal("""{"year":"2017"}""", FilingJson.Write(warning.Operands));
    }

    [Fact]
    public void Of_operands_with_the_same_name_the_first_is_written_and_one_without_a_name_is_not()
    {
        var error = DomainError.Of(ErrorCodes.Year.Range, "year", ("year", 1), default, ("year", 2));
        Assert.Equal("""{"year":"1"}""", FilingJson.Write(error.Operands));
    }

    [Fact]
    public void Refusals_and_warnings_are_never_read()
    {
        Assert.Throws<NotSupportedException>(() => FilingJson.Read<DomainError>("{}"));
        Assert.Throws<NotSupportedException>(() => FilingJson.Read<Warning>("""{"code":"year.range"}"""));
        Assert.Throws<NotSupportedException>(() => FilingJson.Read<OperandList>("{}"));
    }

    [Fact]
    public void A_set_of_member_kinds_is_no_property_name() =>
        Assert.Throws<NotSupportedException>(() => FilingJson.Write(new Dictionary<MemberKinds, int> { [MemberKinds.New] = 1 }));

    [Fact]
    public void Nothing_is_null_and_a_null_value_is_refused()
    {
        Assert.Null(FilingJson.Read<Person>("null"));
        Assert.Null(FilingJson.Read<Source>("null"));
        Assert.Throws<JsonException>(() => FilingJson.Read<Money>("null"));
        Assert.Throws<JsonException>(() => FilingJson.Read<Scheme>("null"));
        Assert.Throws<JsonException>(() => FilingJson.Read<ContributionYear>("null"));
        Assert.Throws<JsonException>(() => FilingJson.Read<MemberKinds>("null"));
    }

    [Fact]
    public void A_default_that_is_no_value_is_never_written()
    {
        Refused(default(Rounding));
        Refused(default(Region));
        Refused(default(InsuranceLine));
        Refused(default(ContributionYear));
        Refused(default(FeePeriod));
        Refused(default(OrderId));
        Refused(default(AgreementId));
        Refused(default(ReassessmentId));
        Refused(default(CertificateNumber));
        Refused(default(ResidentId));
        Refused(default(PersonName));
        Refused(default(BankAccountNumber));
        Form("\"0.00\"", default(Money));
        Form("\"0\"", default(Rate));
        Form("\"0.00\"", default(BaseChoice));
    }

    [Fact]
    public void A_number_outside_a_closed_list_is_never_written()
    {
        Refused((Scheme)99);
        Refused((Language)99);
        Assert.Throws<InvalidOperationException>(() => FilingJson.Write((MemberKinds)8));
    }

    [Fact]
    public void Options_of_the_application_change_no_form()
    {
        Assert.Equal("2023", JsonSerializer.Serialize(ContributionYear.FromYear(2023), Unusual));
        Assert.Equal("""{"en":"a","zh":"b","es":"c"}""", JsonSerializer.Serialize(new LocalizedText("a", "b", "c"), Unusual));
        Assert.Equal("""{"basic-medical":"1.00"}""", JsonSerializer.Serialize(new Dictionary<InsuranceLine, Money> { [InsuranceLine.BasicMedical] = Money.FromYuan(1) }, Unusual));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContributionYear>("\"2023\"", Unusual));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Person>($$"""{"Name":"{{Name}}","Id":"{{Number}}"}""", Unusual));
    }

    [Fact]
    public async Task A_text_that_arrives_in_pieces_reads_the_same()
    {
        var json = FilingJson.Write(new Dictionary<ResidentId, Money> { [Someone.Id] = Money.FromYuan(60) });
        await using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        var read = await JsonSerializer.DeserializeAsync<Dictionary<ResidentId, Money>>(stream, InPieces);
        Assert.Equal(Money.FromYuan(60), read![Someone.Id]);
    }

    private static void Form<T>(string json, T value)
    {
        Assert.Equal(json, FilingJson.Write(value));
        Assert.Equal(value, FilingJson.Read<T>(json));
    }

    private static void Refused<T>(T value)
        where T : struct
    {
        Assert.Throws<InvalidOperationException>(() => FilingJson.Write(value));
        Assert.Throws<InvalidOperationException>(() => FilingJson.Write(new Dictionary<T, int> { [value] = 1 }));
    }
}

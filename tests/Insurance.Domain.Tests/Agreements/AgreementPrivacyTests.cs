using System.Text;
using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Privacy;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>What is read and refused is not repeated: account numbers, names and ID numbers as canaries.</summary>
public sealed class AgreementPrivacyTests
{
    private const string Account = Canaries.Account;
    private static readonly LocalDate Day = Agreed.Day;
    private static readonly Person Insured = Canaries.Insured;

    // What agreements print and refuse is asked with the whole public surface, in Privacy; here is what is read from texts.
    [Fact]
    public void A_text_that_is_no_account_is_not_repeated()
    {
        AssertKept(BankAccountNumber.Read($"{Account}{Account}"));
        AssertKept(BankAccountNumber.Read($"{Account} "));
        AssertKept(DebitAccount.Designate($" {Insured.Name.Reveal()}", BankAccountNumber.Parse(Account), AccountKind.Credit, Insured.Name));
        AssertKept(Assert.Throws<FormatException>(() => BankAccountNumber.Parse($"{Account}-")).ToString());
    }

    // The whole snapshot, and then what each member refuses, with the canaries where they do not belong.
    [Theory]
    [InlineData($"\"{Account}x\"")]
    [InlineData($"{Account}")]
    [InlineData($$"""{"{{Account}}":1}""")]
    [InlineData($"[\"{Account}\"]")]
    [InlineData($"\"{Account}\\uD83D\"")]
    public void Json_that_is_refused_is_not_repeated(string wrong)
    {
        // Of these digits and letters the number of an agreement and the id of a line may be made.
        bool MayTake(string member) => (member == "id" && wrong == $"\"{Account}x\"") || (member == "lines" && wrong == $"[\"{Account}\"]");

        string[] members = ["version", "id", "person", "region", "scheme", "account", "lines", "draftedOn", "validThrough", "cap", "state", "history"];
        var good = JsonSerializer.SerializeToNode((Draft(1, validThrough: Day).Signed().ToSnapshot() with { Cap = Money.FromFen(1) }))!.AsObject();
        foreach (var member in members)
        {
            var text = $"{{{string.Join(',', good.Select(pair => $"\"{pair.Key}\":{(pair.Key == member ? wrong : pair.Value!.ToJsonString())}"))}}}";
            if (!MayTake(member))
            {
                AssertRefused<DeductionAgreementSnapshot>(text);
            }
        }

        AssertRefused<ConsentEvidence>(wrong);
        AssertRefused<ConsentEvidence>($$"""{"kind":"paper","on":{{wrong}},"reference":"C-1"}""");
        AssertRefused<ConsentEvidence>($$"""{"kind":"paper","on":"2023-01-03","reference":"{{Account}} {{Account}}"}""");
        AssertRefused<BankAccountNumber>(wrong);
        AssertRefused<DebitAccount>(wrong);
        AssertRefused<DebitAccount>($$"""{"bank":"工商银行","number":{{wrong}},"kind":"debit","holder":"Anna"}""");
        AssertRefused<DebitAccount>($$"""{"bank":"工商银行","number":"{{Account}}","kind":{{wrong}},"holder":"Anna"}""");
        AssertRefused<DebitAccount>($$"""{"bank":"","number":"{{Account}}","kind":"debit","holder":"Anna"}""");
        AssertRefused<DebitAccount>($$"""{"bank":"工商银行","number":"{{Account}}","kind":"credit","holder":"Anna"}""");
    }

    // A reference prints in full, so that it must not be what is masked elsewhere.
    [Fact]
    public void Evidence_that_is_named_by_the_person_is_refused_and_not_repeated()
    {
        Assert.All([Account, $"ACC/{Account}", Insured.Id.Reveal(), $"{Insured.Id.Reveal().ToLowerInvariant()}-1"], reference =>
        {
            var refused = Draft(1).Sign(Insured.Id, Day, Agreed.Evidence(Day, reference));

            Assert.Equal(DomainError.Of("agreement.evidence-personal", "evidence"), Assert.Single(refused.Errors));
            AssertKept(refused);
        });
        AssertKept(ConsentEvidence.Of(ConsentKind.Paper, Day, Insured.Name.Reveal()));
    }

    private static DeductionAgreement Draft(int number, LocalDate? validThrough = null) => DeductionAgreement.Draft(
        Agreed.Number(number), Insured, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.AccountOf(Insured, Account), Agreed.BothLines, Day, validThrough).Value;

    private static void AssertRefused<T>(string json)
    {
        var refusal = Record.Exception(() => JsonSerializer.Deserialize<T>(Encoding.UTF8.GetBytes(json)));
        AssertKept($"{Assert.IsType<JsonException>(refusal)} {((JsonException)refusal).Path}");
    }

    private static void AssertKept<T>(Result<T> refused)
    {
        Assert.NotEmpty(refused.Errors);
        AssertKept(Assert.Throws<DomainException>(() => refused.Value).ToString());
        foreach (var error in refused.Errors)
        {
            AssertKept(error.ToString());
            AssertKept(error.Field);
            Assert.All(error.Operands, operand => AssertKept(operand.ToString()));
            Assert.All(Languages.All, language => AssertKept(error.MessageIn(language)));
        }
    }

    private static void AssertKept(string text) => Assert.Null(Canaries.SecretIn(text));
}

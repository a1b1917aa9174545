using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>Canaries: account numbers, names and ID numbers come out of nothing but what is asked to reveal them.</summary>
public sealed class AgreementPrivacyTests
{
    private const string Account = "6217003810098765432";
    private const string OtherAccount = "98765432109876";
    private static readonly LocalDate Day = Agreed.Day;
    private static readonly Person Insured = Chongqing.Born("鑫淼焱", new LocalDate(1987, 3, 21), Sex.Male);
    private static readonly Person Other = Chongqing.Born("垚犇骉", new LocalDate(1979, 8, 14), Sex.Female);

    [Fact]
    public void Nothing_that_an_agreement_holds_prints_a_number_or_a_name()
    {
        var active = Draft(1).Active();
        var (replaced, successor) = active.ReplaceBy(Draft(2, OtherAccount).Signed(), [], Day.PlusDays(1)).Value;
        object[] steps = [Draft(1), active, replaced, successor, active.Account, replaced.ToSnapshot(), successor.ToSnapshot(), successor.ToSnapshot().Account, replaced.History[^1]];

        Assert.All(steps.SelectMany(Printed), AssertKept);
        Assert.All(steps, step => Assert.DoesNotMatch("[0-9]{5}", $"{step}"));
    }

    [Fact]
    public void Every_refusal_tells_its_reason_without_a_number_or_a_name()
    {
        var active = Draft(1).Active();
        var ended = Draft(3, validThrough: Day.PlusDays(5)).Active();
        AssertKept(BankAccountNumber.Read($"{Account}{Account}"));
        AssertKept(BankAccountNumber.Read($"{Account} "));
        AssertKept(DebitAccount.Designate($" {Insured.Name.Reveal()}", BankAccountNumber.Parse(Account), AccountKind.Credit, Insured.Name));
        AssertKept(DeductionAgreement.Draft(Agreed.Number(1), Insured, Region.Chongqing, Scheme.Resident, active.Account, [], Day, Day.PlusDays(-1)));
        AssertKept(Draft(1).Sign(Other.Id, Day));
        AssertKept(active.Sign(Insured.Id, Day));
        AssertKept(active.Suspend(Day.PlusDays(-1)));
        AssertKept(ended.Suspend(Day.PlusDays(6)));
        AssertKept(ended.Expire(Day.PlusDays(5)));
        AssertKept(active.Expire(Day));
        AssertKept(Draft(2).Signed().Activate([active], Day));
        AssertKept(active.ReplaceBy(Agreed.Draft(2, Other), [], Day));
        AssertKept(DeductionAgreement.Rehydrate(active.ToSnapshot() with { Version = 2 }));
        AssertKept(DeductionAgreement.Rehydrate(active.ToSnapshot() with { State = AgreementState.Draft }));
    }

    [Fact]
    public void A_mistake_of_the_caller_throws_without_a_number_or_a_name()
    {
        AssertKept(Assert.Throws<FormatException>(() => BankAccountNumber.Parse($"{Account}-")).ToString());
        AssertKept(Assert.Throws<ArgumentException>(() => DebitAccount.Designate("工商银行", BankAccountNumber.Parse(Account), (AccountKind)9, Insured.Name)).ToString());
        AssertKept(Assert.Throws<ArgumentException>(() => DeductionAgreement.Draft(default, Insured, Region.Chongqing, Scheme.Resident, Draft(1).Account, [], Day)).ToString());
        AssertKept(Assert.Throws<ArgumentException>(() => Draft(1).Active().ReplaceBy(Draft(1), [], Day)).ToString());
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

        string[] members = ["version", "id", "person", "region", "scheme", "account", "lines", "draftedOn", "validThrough", "state", "history"];
        var good = JsonSerializer.SerializeToNode(Draft(1, validThrough: Day).Signed().ToSnapshot())!.AsObject();
        foreach (var member in members)
        {
            var text = $"{{{string.Join(',', good.Select(pair => $"\"{pair.Key}\":{(pair.Key == member ? wrong : pair.Value!.ToJsonString())}"))}}}";
            if (!MayTake(member))
            {
                AssertRefused<DeductionAgreementSnapshot>(text);
            }
        }

        AssertRefused<BankAccountNumber>(wrong);
        AssertRefused<DebitAccount>(wrong);
        AssertRefused<DebitAccount>($$"""{"bank":"工商银行","number":{{wrong}},"kind":"debit","holder":"Anna"}""");
        AssertRefused<DebitAccount>($$"""{"bank":"工商银行","number":"{{Account}}","kind":{{wrong}},"holder":"Anna"}""");
        AssertRefused<DebitAccount>($$"""{"bank":"","number":"{{Account}}","kind":"debit","holder":"Anna"}""");
        AssertRefused<DebitAccount>($$"""{"bank":"工商银行","number":"{{Account}}","kind":"credit","holder":"Anna"}""");
    }

    private static DeductionAgreement Draft(int number, string account = Account, LocalDate? validThrough = null) => DeductionAgreement.Draft(
        Agreed.Number(number), Insured, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.AccountOf(Insured, account), Agreed.BothLines, Day, validThrough).Value;

    private static void AssertRefused<T>(string json)
    {
        var refusal = Record.Exception(() => JsonSerializer.Deserialize<T>(Encoding.UTF8.GetBytes(json)));
        AssertKept($"{Assert.IsType<JsonException>(refusal)} {((JsonException)refusal).Path}");
    }

    // An object, what its properties hold, and the items of its lists, as they print.
    private static IEnumerable<string> Printed(object step) => step.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => property.GetValue(step))
        .SelectMany(value => value is IEnumerable items and not string ? items.Cast<object?>().Append(value) : [value])
        .Append(step)
        .Select(value => value?.ToString() ?? "");

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

    private static void AssertKept(string text)
    {
        Assert.DoesNotContain(Account[4..^4], text, StringComparison.Ordinal);
        Assert.DoesNotContain(Account[..5], text, StringComparison.Ordinal);
        Assert.DoesNotContain(OtherAccount[3..^3], text, StringComparison.Ordinal);
        Assert.All([Insured, Other], person =>
        {
            Assert.DoesNotContain(person.Name.Reveal()[1..], text, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Id.Reveal()[3..^2], text, StringComparison.Ordinal);
        });
    }
}

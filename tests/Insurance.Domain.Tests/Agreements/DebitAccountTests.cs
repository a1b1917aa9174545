using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;

namespace Insurance.Domain.Tests.Agreements;

public sealed class DebitAccountTests
{
    private static readonly BankAccountNumber Number = BankAccountNumber.Parse("6222021234567890123");
    private static readonly PersonName Holder = PersonName.Parse("张三丰");

    [Theory]
    [InlineData(AccountKind.Debit)]
    [InlineData(AccountKind.Passbook)]
    public void A_debit_card_and_a_passbook_can_be_designated(AccountKind kind)
    {
        var account = DebitAccount.Designate("中国工商银行", Number, kind, Holder).Value;

        Assert.Equal("中国工商银行", account.Bank);
        Assert.Equal(Number, account.Number);
        Assert.Equal(kind, account.Kind);
        Assert.Equal(Holder, account.Holder);
    }

    [Fact]
    public void A_credit_card_is_refused()
    {
        // Chongqing's published reasons of a failed deduction: insufficient balance; account closed or frozen; not activated; "registered account is a credit card".
        var error = Assert.Single(DebitAccount.Designate("中国工商银行", Number, AccountKind.Credit, Holder).Errors);

        Assert.Equal("agreement.credit-card", error.Code);
        Assert.Equal("kind", error.Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 工商银行")]
    [InlineData("工商银行 ")]
    [InlineData("工商银行\u3000")]
    [InlineData("工商\n银行")]
    [InlineData("工商\0银行")]
    public void A_bank_is_named(string bank)
    {
        var error = Assert.Single(DebitAccount.Designate(bank, Number, AccountKind.Debit, Holder).Errors);

        Assert.Equal(DomainError.Of("agreement.bank-name", "bank", ("max", 60)), error);
    }

    [Fact]
    public void A_bank_s_name_has_at_most_sixty_characters_and_no_half_ones()
    {
        Assert.True(Named(new string('行', 60)));
        Assert.False(Named(new string('行', 61)));
        Assert.True(Named(string.Concat(Enumerable.Repeat("\U00020BB7", 60))));
        Assert.False(Named(string.Concat(Enumerable.Repeat("\U00020BB7", 61))));
        Assert.False(Named(new string('行', 1_000_000)));
        Assert.False(Named("银\uD842行"));
        Assert.False(Named("\uDFB7"));

        static bool Named(string bank) => DebitAccount.Designate(bank, Number, AccountKind.Debit, Holder).Succeeded;
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(
            ["agreement.bank-name", "agreement.credit-card"],
            DebitAccount.Designate("", Number, AccountKind.Credit, Holder).Errors.Select(error => error.Code));

    [Fact]
    public void What_was_never_set_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentNullException>(() => DebitAccount.Designate(null!, Number, AccountKind.Debit, Holder));
        Assert.Equal("number", Assert.Throws<ArgumentException>(() => DebitAccount.Designate("工商银行", default, AccountKind.Debit, Holder)).ParamName);
        Assert.Equal("kind", Assert.Throws<ArgumentException>(() => DebitAccount.Designate("工商银行", Number, (AccountKind)3, Holder)).ParamName);
        Assert.Equal("holder", Assert.Throws<ArgumentException>(() => DebitAccount.Designate("工商银行", Number, AccountKind.Debit, default)).ParamName);
    }

    [Fact]
    public void Accounts_are_equal_when_all_their_values_are()
    {
        Assert.Equal(Agreed.AccountOf(Chongqing.Zhang), Agreed.AccountOf(Chongqing.Zhang));
        Assert.NotEqual(Agreed.AccountOf(Chongqing.Zhang), Agreed.AccountOf(Chongqing.Li));
        Assert.NotEqual(Agreed.AccountOf(Chongqing.Zhang), Agreed.AccountOf(Chongqing.Zhang, "6222021234567890124"));
    }

    [Fact]
    public void An_account_prints_masked() =>
        Assert.Equal("中国工商银行 6222***********0123 (debit, 张**)", Agreed.Account.ToString());
}

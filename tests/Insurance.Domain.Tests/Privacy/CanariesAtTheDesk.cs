using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>The canaries in what a page or a counter asks of a payer.</summary>
internal static class CanariesAtTheDesk
{
    public const string Number = "ZQ4711998877X";

    public static IEnumerable<object> All()
    {
        var account = new InsuredAccount(InsuranceNumber.Parse(Number), Canaries.Insured, Region.Chongqing, Scheme.FlexibleEmployment);
        var form = new ChannelForm
        {
            LoggedIn = Canaries.Payer,
            InsuredName = Canaries.Insured.Name,
            InsuredId = Canaries.Insured.Id,
            InsuranceNumber = account.Number,
            BankCard = Agreed.AccountOf(Canaries.Payer, Canaries.Account),
        };
        return [account, form, new ChannelForm(), form with { InsuredName = Canaries.Stranger.Name }, AmountDue.Of(Chongqing.FirstPremium(person: Canaries.Insured)).Value, account.Number];
    }
}

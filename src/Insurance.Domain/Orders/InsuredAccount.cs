using Insurance.Domain.People;

namespace Insurance.Domain.Orders;

/// <summary>
/// Under which insurance number a person is known in a region and scheme (参保信息): what a bank's page looks up before it shows an amount. Prints
/// masked, because its members do.
/// </summary>
/// <param name="Number">The insurance number.</param>
/// <param name="Person">Who is insured.</param>
/// <param name="Region">Where.</param>
/// <param name="Scheme">In which scheme.</param>
public sealed record InsuredAccount(InsuranceNumber Number, Person Person, Region Region, Scheme Scheme)
{
    /// <summary>
    /// The account of a number and a name, or <c>status.account-not-found</c>: the same whether nobody has the number or somebody of another name,
    /// so that nobody learns from it whose number it is.
    /// </summary>
    /// <param name="accounts">The accounts that are known.</param>
    /// <param name="number">The insurance number that was typed in.</param>
    /// <param name="name">The name that was typed in.</param>
    public static Result<InsuredAccount> Find(IEnumerable<InsuredAccount> accounts, InsuranceNumber number, PersonName name)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return accounts.FirstOrDefault(account => account.Number == number && account.Person.Name == name) is { } found
            ? found
            : DomainError.Of(ErrorCodes.Status.AccountNotFound, "insuranceNumber");
    }
}

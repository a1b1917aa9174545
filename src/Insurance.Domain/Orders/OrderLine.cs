namespace Insurance.Domain.Orders;

/// <summary>One line of an order.</summary>
/// <param name="Insurance">Which insurance.</param>
/// <param name="Name">Its name in the tariff file.</param>
/// <param name="Amount">How much of it the person pays.</param>
public sealed record OrderLine(InsuranceLine Insurance, LocalizedText Name, Money Amount);

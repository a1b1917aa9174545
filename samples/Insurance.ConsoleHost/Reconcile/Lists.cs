using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Orders;
using Insurance.Domain.Reconciliations;
using NodaTime;

namespace Insurance.ConsoleHost.Reconcile;

/// <summary>The lines of the three files, each read when it is asked for.</summary>
internal static class Lists
{
    private const string Order = "order";
    private const string Amount = "amount";
    private const string At = "at";
    private const string Channel = "channel";
    private const string BookedOn = "booked_on";
    private const string Person = "person";
    private const string Period = "period";
    private const string Received = "received";
    private const string PaidAt = "paid_at";

    public static ListReader OpenChannel(string path) => new(path, "channel", [Order, "transaction", Amount, At, Channel], []);

    public static ListReader OpenTreasury(string path) => new(path, "treasury", [Order, Amount, BookedOn], [Person, Period, "reference"]);

    public static ListReader OpenOrders(string path) =>
        new(path, "orders", [Order, "total", "applied", "state", Person, Period, PaidAt, BookedOn, Channel], [Received, "returned", "returned_on"]);

    public static IEnumerable<StatementLine> StatementOf(ListReader list)
    {
        while (list.Read())
        {
            yield return Allowed(list, StatementLine.Read(
                OrderOf(list), list["transaction"], MoneyOf(list, Amount), MomentOf(list, At) ?? throw list.Wrong($"the column {At} is empty"), WordOf<PaymentChannel>(list, Channel)));
        }
    }

    public static IEnumerable<TreasuryLine> RecordOf(ListReader list)
    {
        while (list.Read())
        {
            var detail = new TreasuryDetail(
                list[Person] is { Length: > 0 } person ? Allowed(list, PersonKey.Read(person)) : null,
                list[Period] is { Length: > 0 } ? PeriodOf(list) : null,
                list["reference"] is { Length: > 0 } reference ? reference : null);
            yield return Allowed(list, TreasuryLine.Read(
                OrderOf(list), MoneyOf(list, Amount), DateOf(list, BookedOn) ?? throw list.Wrong($"the column {BookedOn} is empty"), detail));
        }
    }

    public static IEnumerable<OrderClaim> OrdersOf(ListReader list)
    {
        while (list.Read())
        {
            var applied = MoneyOf(list, "applied");
            yield return Allowed(list, OrderClaim.Read(
                OrderOf(list),
                MoneyOf(list, "total"),
                WordOf<OrderState>(list, "state"),
                Allowed(list, PersonKey.Read(list[Person])),
                PeriodOf(list),
                WordOf<PaymentChannel>(list, Channel),
                new ClaimedMoney(
                    list[Received].Length > 0 ? MoneyOf(list, Received) : applied,
                    applied,
                    list["returned"].Length > 0 ? MoneyOf(list, "returned") : Money.Zero),
                new ClaimedDays(MomentOf(list, PaidAt), DateOf(list, BookedOn), DateOf(list, "returned_on"))));
        }
    }

    private static T Allowed<T>(ListReader list, Result<T> result) =>
        result.TryGet(out var value, out var errors) ? value : throw NotAllowed(list, errors);

    private static ListFault NotAllowed(ListReader list, ImmutableArray<DomainError> errors) => list.NotAllowed(errors[0].Code, errors[0].Message);

    private static OrderId OrderOf(ListReader list) => OrderId.TryParse(list[Order], out var order)
        ? order
        : throw list.Wrong($"the column {Order} holds no number of {OrderId.MinLength} to {OrderId.MaxLength} letters, digits or _-*");

    /// <summary>What is no amount at all does not parse; part of a fen is refused.</summary>
    private static Money MoneyOf(ListReader list, string column)
    {
        if (Money.Read(list[column]).TryGet(out var money, out var errors))
        {
            return money;
        }

        throw errors[0].Code == ErrorCodes.Money.Format ? list.Wrong($"the column {column} holds no amount in yuan such as 5874.00") : NotAllowed(list, errors);
    }

    private static Instant? MomentOf(ListReader list, string column)
    {
        if (list[column] is not { Length: > 0 } text)
        {
            return null;
        }

        // Beyond the years of the library an instant may not even exist.
        var moment = Call.ReadMoment(text) ?? throw list.Wrong($"the column {column} holds no instant with its offset, such as 2023-01-03T10:00:00+08:00");
        Allowed(list, ContributionYear.Read(moment.Year));
        return moment.ToInstant();
    }

    private static LocalDate? DateOf(ListReader list, string column) => list[column] is not { Length: > 0 } text
        ? null
        : Call.ReadDate(text) ?? throw list.Wrong($"the column {column} holds no date such as 2023-01-06");

    private static FeePeriod PeriodOf(ListReader list) =>
        FeePeriod.TryParse(list[Period], out var period) ? period : throw list.Wrong($"the column {Period} holds no months such as 2023-01..2023-12");

    private static TEnum WordOf<TEnum>(ListReader list, string column)
        where TEnum : struct, Enum =>
        Spelling.TryRead<TEnum>(list[column], out var value) ? value : throw list.Wrong($"the column {column} holds none of {Spelling.All<TEnum>()}");
}

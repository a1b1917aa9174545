using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>
/// One order's lines of the channel's statement beside what we received for it and gave back. Payments and refunds are compared apart, so
/// that one never hides the other.
/// </summary>
internal sealed class ChannelComparison(ReconciliationTerms terms)
{
    /// <summary>All results of an order.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="lines">Its lines; they are put into the order of their time.</param>
    /// <param name="claim">Our claim; null where the order is not on our list.</param>
    public IEnumerable<ReconciliationEntry> Of(OrderId order, List<StatementLine> lines, OrderClaim? claim)
    {
        if (lines.Count > 1)
        {
            lines.Sort(ByTime);
        }

        var payments = new List<StatementLine>(lines.Count);
        var refunds = new List<StatementLine>();
        var repeated = new List<ReconciliationEntry>();
        var known = lines.Count > 1 ? new HashSet<(bool, string)>() : null;
        foreach (var line in lines)
        {
            if (known?.Add((line.IsRefund, line.Transaction)) == false)
            {
                repeated.Add(Of(DiscrepancyKind.Duplicate, ErrorCodes.Reconcile.TransactionRepeated, ProposedAction.QueryChannel, order, [line]));
            }
            else
            {
                (line.IsRefund ? refunds : payments).Add(line);
            }
        }

        return claim is null
            ? [.. repeated, .. payments.Concat(refunds).Select(line => Unknown(order, line))]
            : [.. repeated, .. Payments(claim, payments), .. Returns(claim, refunds)];
    }

    private static int ByTime(StatementLine left, StatementLine right) =>
        left.At.CompareTo(right.At) is var time and not 0 ? time
        : string.CompareOrdinal(left.Transaction, right.Transaction) is var transaction and not 0 ? transaction
        : left.Amount.CompareTo(right.Amount);

    /// <summary>A line of an order that our list does not hold: it may stand on the list of the day to which the payment belongs in China.</summary>
    private Discrepancy Unknown(OrderId order, StatementLine line) => terms.Cover(line.On)
        ? Of(DiscrepancyKind.MissingHere, ErrorCodes.Reconcile.PaymentMissingHere, ProposedAction.LookIntoIt, order, [line])
        : Of(DiscrepancyKind.DayCutOff, ErrorCodes.Reconcile.DayAtChannel, NeighbouringList(line.On), order, [line]) with
        {
            Ours = ListText.Of(line.On),
            Theirs = ListText.Of(terms.ChannelDayOf(line.At)),
        };

    private IEnumerable<ReconciliationEntry> Payments(OrderClaim claim, List<StatementLine> lines)
    {
        var received = claim.Amounts.Received;
        if (lines.Count == 0)
        {
            return received == Money.Zero ? [] : [NotThere(claim)];
        }

        if (received == Money.Zero)
        {
            return NotHere(claim, Money.Zero, lines);
        }

        if (Covering.Of(lines, line => line.Amount, received) is not { } covered)
        {
            return [Of(DiscrepancyKind.Amount, ErrorCodes.Reconcile.AmountAtChannel, ProposedAction.QueryChannel, claim.Order, lines, received, claims: 1)];
        }

        return [.. Agreed(claim, lines.Take(covered).ToList()), .. NotHere(claim, received, Covering.Rest(lines, covered))];
    }

    /// <summary>The lines that we know of; whole payments among them that the order did not take and still holds are its second ones.</summary>
    private static IEnumerable<ReconciliationEntry> Agreed(OrderClaim claim, List<StatementLine> lines)
    {
        var surplus = claim.Surplus;
        var own = lines.Count;
        while (own > 1 && surplus >= lines[own - 1].Amount)
        {
            own--;
            surplus -= lines[own].Amount;
            yield return Of(DiscrepancyKind.Duplicate, ErrorCodes.Reconcile.PaidTwice, ProposedAction.ReturnSurplus, claim.Order, [lines[own]], lines[own].Amount);
        }

        var kept = lines[..own];
        var amount = SumOf(kept);
        if (claim.PaidOn is { } paidOn && !lines.Exists(line => line.On == paidOn))
        {
            yield return Of(DiscrepancyKind.DayCutOff, ErrorCodes.Reconcile.DayAtChannel, ProposedAction.LookIntoIt, claim.Order, kept, amount, claims: 1) with
            {
                Ours = ListText.Of(paidOn),
                Theirs = ListText.Of(kept[^1].On),
            };
        }
        else
        {
            yield return new MatchedPair(new Share(Counterpart.Channel, claim.Order, amount, amount, Claims: 1, kept.Count));
        }
    }

    /// <summary>Payments of which no notice came; what goes beyond the order's amount is paid a second time.</summary>
    private static IEnumerable<ReconciliationEntry> NotHere(OrderClaim claim, Money known, IEnumerable<StatementLine> lines)
    {
        foreach (var line in lines)
        {
            var twice = known > Money.Zero && known + line.Amount > claim.Total;
            known += line.Amount;
            yield return twice
                ? Of(DiscrepancyKind.Duplicate, ErrorCodes.Reconcile.PaidTwice, ProposedAction.ApplyNotice, claim.Order, [line])
                : Of(DiscrepancyKind.MissingHere, ErrorCodes.Reconcile.PaymentMissingHere, ProposedAction.ApplyNotice, claim.Order, [line]);
        }
    }

    /// <summary>A payment that the statement does not have. A payment near the cut-off belongs to two days, and only one of them may be these lists'.</summary>
    private ReconciliationEntry NotThere(OrderClaim claim)
    {
        var received = claim.Amounts.Received;
        var share = new Share(Counterpart.Channel, claim.Order, received, null, Claims: 1, Lines: 0);
        if (claim.Days.PaidAt is not { } at || terms.Cover(terms.ChannelDayOf(at)))
        {
            return new Discrepancy(share, DiscrepancyKind.MissingThere, ErrorCodes.Reconcile.MissingAtChannel, ProposedAction.QueryChannel);
        }

        var day = terms.ChannelDayOf(at);
        return claim.PaidOn is { } paidOn && terms.Cover(paidOn)
            ? new Discrepancy(share, DiscrepancyKind.DayCutOff, ErrorCodes.Reconcile.DayAtChannel, NeighbouringList(day))
            {
                Ours = ListText.Of(paidOn),
                Theirs = ListText.Of(day),
            }
            : new OfOtherDays(share);
    }

    private IEnumerable<ReconciliationEntry> Returns(OrderClaim claim, List<StatementLine> lines)
    {
        var returned = -claim.Amounts.Returned;
        if (lines.Count == 0)
        {
            return returned == Money.Zero ? [] : [NotReturnedThere(claim, returned)];
        }

        if (returned == Money.Zero)
        {
            return lines.Select(NotReturnedHere);
        }

        if (Covering.Of(lines, line => line.Amount, returned) is not { } covered)
        {
            return [Of(DiscrepancyKind.Amount, ErrorCodes.Reconcile.AmountAtChannel, ProposedAction.QueryChannel, claim.Order, lines, returned, claims: 1)];
        }

        var count = covered.End.Value - covered.Start.Value;
        return
        [
            new MatchedPair(new Share(Counterpart.Channel, claim.Order, returned, returned, Claims: 1, count)),
            .. Covering.Rest(lines, covered).Select(NotReturnedHere),
        ];
    }

    private static Discrepancy NotReturnedHere(StatementLine line) =>
        Of(DiscrepancyKind.MissingHere, ErrorCodes.Reconcile.PaymentMissingHere, ProposedAction.ApplyNotice, line.Order, [line]);

    private ReconciliationEntry NotReturnedThere(OrderClaim claim, Money returned)
    {
        var share = new Share(Counterpart.Channel, claim.Order, returned, null, Claims: 1, Lines: 0);
        return claim.Days.ReturnedOn is { } on && !terms.Cover(on)
            ? new OfOtherDays(share)
            : new Discrepancy(share, DiscrepancyKind.MissingThere, ErrorCodes.Reconcile.MissingAtChannel, ProposedAction.QueryChannel);
    }

    private ProposedAction NeighbouringList(LocalDate day) => terms.From is { } from && day < from ? ProposedAction.LookAtPreviousList : ProposedAction.AwaitNextList;

    private static Money SumOf(List<StatementLine> lines) => Money.Sum(lines.Select(line => line.Amount));

    private static Discrepancy Of(
        DiscrepancyKind kind, string code, ProposedAction action, OrderId order, List<StatementLine> lines, Money? here = null, int claims = 0) =>
        new(new Share(Counterpart.Channel, order, here, SumOf(lines), claims, lines.Count), kind, code, action)
        {
            References = [.. lines.Select(line => line.Transaction)],
        };
}

using Insurance.Domain.Reconciliations;

namespace Insurance.Domain.Tests.Reconciliations;

/// <summary>
/// The rules of a reconciliation once more, order by order and by searching the whole lists again and again, without days: what is left
/// over of each side, as side, order, kind and both amounts.
/// </summary>
internal static class NaiveReconciliation
{
    public static IEnumerable<string> Of(IReadOnlyList<StatementLine> channel, IReadOnlyList<TreasuryLine> treasury, IReadOnlyList<OrderClaim> orders)
    {
        foreach (var order in channel.Select(line => line.Order).Concat(treasury.Select(line => line.Order)).Concat(orders.Select(claim => claim.Order)).Distinct())
        {
            var claim = orders.SingleOrDefault(one => one.Order == order);
            var paid = channel.Where(line => line.Order == order).OrderBy(line => line.At).ThenBy(line => line.Transaction, StringComparer.Ordinal).ThenBy(line => line.Amount).ToList();
            foreach (var repeated in paid.Where((line, at) => paid.Take(at).Any(before => before.Transaction == line.Transaction && before.IsRefund == line.IsRefund)).ToList())
            {
                yield return Told("duplicate", "channel", order, null, repeated.Amount);
                paid.Remove(paid.Last(line => line == repeated));
            }

            foreach (var told in Channel(order, claim, [.. paid.Where(line => !line.IsRefund).Select(line => line.Amount)], [.. paid.Where(line => line.IsRefund).Select(line => line.Amount)]))
            {
                yield return told;
            }

            foreach (var told in Treasury(order, claim, treasury.Where(line => line.Order == order).OrderBy(line => line.BookedOn).ThenBy(line => line.Reference, StringComparer.Ordinal).ThenByDescending(line => line.Amount).ThenBy(line => $"{line.Person} {line.Period}", StringComparer.Ordinal).ToList()))
            {
                yield return told;
            }
        }
    }

    private static IEnumerable<string> Channel(OrderId order, OrderClaim? claim, List<Money> payments, List<Money> refunds)
    {
        var received = claim?.Amounts.Received ?? Money.Zero;
        var returned = -(claim?.Amounts.Returned ?? Money.Zero);
        foreach (var (ours, theirs, isRefund) in new[] { (received, payments, false), (returned, refunds, true) })
        {
            var covered = Covered(theirs, ours);
            if (ours == Money.Zero)
            {
                covered = [];
            }
            else if (theirs.Count == 0)
            {
                yield return Told("missing-there", "channel", order, ours, null);
                continue;
            }
            else if (covered.Count == 0)
            {
                yield return Told("amount", "channel", order, ours, Money.Sum(theirs));
                continue;
            }

            var surplus = claim?.Surplus ?? Money.Zero;
            while (!isRefund && covered.Count > 1 && theirs[covered[^1]] is var last && last <= surplus)
            {
                yield return Told("duplicate", "channel", order, last, last);
                surplus -= last;
                theirs.RemoveAt(covered[^1]);
                covered.RemoveAt(covered.Count - 1);
            }

            if (covered.Count > 0)
            {
                var agreed = Money.Sum(covered.Select(index => theirs[index]));
                yield return Told("matched", "channel", order, agreed, agreed);
            }

            var sum = ours;
            foreach (var rest in theirs.Where((_, index) => !covered.Contains(index)))
            {
                yield return Told(claim is not null && !isRefund && sum > Money.Zero && sum + rest > claim.Total ? "duplicate" : "missing-here", "channel", order, null, rest);
                sum += rest;
            }
        }
    }

    private static IEnumerable<string> Treasury(OrderId order, OrderClaim? claim, List<TreasuryLine> lines)
    {
        for (var at = lines.Count - 1; at >= 0; at--)
        {
            if (lines[at].Reference is { } reference && lines.Take(at).Any(before => before.Reference == reference))
            {
                yield return Told("duplicate", "treasury", order, null, lines[at].Amount);
                lines.RemoveAt(at);
            }
        }

        var wanted = claim?.ForTheTreasury ?? Money.Zero;
        var amounts = lines.Select(line => line.Amount).ToList();
        if (claim is null || wanted == Money.Zero)
        {
            var kind = claim is not null && Money.Sum(amounts) == Money.Zero ? "matched" : "missing-here";
            foreach (var part in claim is null ? amounts : amounts.Count == 0 ? [] : [Money.Sum(amounts)])
            {
                yield return Told(kind, "treasury", order, null, part);
            }

            yield break;
        }

        var covered = Covered(amounts, wanted);
        if (amounts.Count == 0)
        {
            yield return Told(claim.Days.BookedOn is null ? "pending" : "missing-there", "treasury", order, wanted, null);
            yield break;
        }

        var agreed = covered.Count == 0 ? lines : [.. covered.Select(index => lines[index])];
        var there = Money.Sum(agreed.Select(line => line.Amount));
        var differences = new List<string>();
        if (agreed.Any(line => line.Person is { } person && person != claim.Person))
        {
            differences.Add("person");
        }

        if (agreed.Any(line => line.Period is { } period && period != claim.Period))
        {
            differences.Add("period");
        }

        if (claim.Days.BookedOn is { } bookedOn && covered.Count > 0 && agreed.All(line => line.BookedOn != bookedOn))
        {
            differences.Add("day-cut-off");
        }

        if (covered.Count == 0)
        {
            differences.Add("amount");
        }
        else if (differences.Count == 0)
        {
            differences.Add("matched");
        }

        foreach (var kind in differences)
        {
            yield return Told(kind, "treasury", order, wanted, there);
        }

        foreach (var (rest, _) in covered.Count == 0 ? [] : amounts.Select((amount, index) => (amount, index)).Where(one => !covered.Contains(one.index)))
        {
            yield return Told(rest > Money.Zero ? "duplicate" : "missing-here", "treasury", order, null, rest);
        }
    }

    /// <summary>Which of the amounts are the wanted one: all, else the shortest beginning, else the first one alone; none where nothing fits.</summary>
    private static List<int> Covered(List<Money> amounts, Money wanted)
    {
        var all = Enumerable.Range(0, amounts.Count).ToList();
        return new[] { all }
            .Concat(all.Select(count => all.Take(count + 1).ToList()))
            .Concat(all.Select(index => new List<int> { index }))
            .FirstOrDefault(some => some.Count > 0 && Money.Sum(some.Select(index => amounts[index])) == wanted) ?? [];
    }

    private static string Told(string kind, string side, OrderId order, Money? here, Money? there) => $"{kind} {side} {order} {here?.ToString() ?? "-"} {there?.ToString() ?? "-"}";
}

using NodaTime;

namespace Insurance.Domain.Reconciliations;

/// <summary>One order's lines of the treasury's record beside what the order has for it.</summary>
internal sealed class TreasuryComparison(ReconciliationTerms terms)
{
    /// <summary>All results of an order.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="lines">Its lines; they are put into the order of their days.</param>
    /// <param name="claim">Our claim; null where the order is not on our list.</param>
    public IEnumerable<ReconciliationEntry> Of(OrderId order, List<TreasuryLine> lines, OrderClaim? claim)
    {
        if (lines.Count > 1)
        {
            lines.Sort(ByDay);
        }

        var distinct = new List<TreasuryLine>(lines.Count);
        var repeated = new List<ReconciliationEntry>();
        var known = lines.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var line in lines)
        {
            if (line.Reference is { } reference && known?.Add(reference) == false)
            {
                repeated.Add(Of(DiscrepancyKind.Duplicate, ErrorCodes.Reconcile.BookingRepeated, ProposedAction.AskTreasury, order, [line]));
            }
            else
            {
                distinct.Add(line);
            }
        }

        return claim is null
            ? [.. repeated, .. distinct.Select(line => NotHere(order, [line], ProposedAction.LookIntoIt))]
            : [.. repeated, .. Compared(claim, distinct)];
    }

    private static int ByDay(TreasuryLine left, TreasuryLine right) =>
        left.BookedOn.CompareTo(right.BookedOn) is var day and not 0 ? day
        : string.CompareOrdinal(left.Reference, right.Reference) is var reference and not 0 ? reference
        : right.Amount.CompareTo(left.Amount) is var amount and not 0 ? amount
        : string.CompareOrdinal(Rest(left), Rest(right));

    // So that the place of two lines in the list never decides which of them counts.
    private static string Rest(TreasuryLine line) => $"{line.Person} {line.Period}";

    private IEnumerable<ReconciliationEntry> Compared(OrderClaim claim, List<TreasuryLine> lines)
    {
        var wanted = claim.ForTheTreasury;
        if (lines.Count == 0)
        {
            return wanted == Money.Zero ? [] : [NotThere(claim, wanted)];
        }

        if (wanted == Money.Zero)
        {
            return [NothingWanted(claim, lines)];
        }

        if (Covering.Of(lines, line => line.Amount, wanted) is not { } covered)
        {
            var net = Money.Sum(lines.Select(line => line.Amount));
            if (IsHalf(claim, net))
            {
                return [new OfOtherDays(new Share(Counterpart.Treasury, claim.Order, wanted, net, Claims: 1, lines.Count))];
            }

            var amount = Of(DiscrepancyKind.Amount, ErrorCodes.Reconcile.AmountAtTreasury, ProposedAction.AskTreasury, claim.Order, lines, wanted, claims: 1);
            return [amount, .. Differences(claim, lines, wanted, counted: true).Where(difference => difference.Kind != DiscrepancyKind.DayCutOff)];
        }

        var agreed = lines.Take(covered).ToList();
        var differences = Differences(claim, agreed, wanted, counted: false).ToList();
        var matched = new MatchedPair(
            new Share(Counterpart.Treasury, claim.Order, wanted, wanted, Claims: 1, agreed.Count),
            claim.Days.BookedOn is null ? agreed[^1].BookedOn : null);
        return
        [
            .. differences.Count > 0 ? differences : (IEnumerable<ReconciliationEntry>)[matched],
            .. Covering.Rest(lines, covered).Select(line => line.Amount > Money.Zero
                ? Of(DiscrepancyKind.Duplicate, ErrorCodes.Reconcile.BookedTwice, ProposedAction.AskTreasury, claim.Order, [line])
                : NotHere(claim.Order, [line], ProposedAction.AskTreasury)),
        ];
    }

    /// <summary>A paid order that the record does not have: too early to ask, overdue, or booked on a day of another list.</summary>
    private ReconciliationEntry NotThere(OrderClaim claim, Money wanted)
    {
        var share = new Share(Counterpart.Treasury, claim.Order, wanted, null, Claims: 1, Lines: 0);
        if (claim.Days.BookedOn is { } bookedOn && !terms.Cover(bookedOn))
        {
            return new OfOtherDays(share);
        }

        // What is for the treasury has been paid.
        var paidOn = claim.PaidOn!.Value;
        var expected = claim.Days.BookedOn ?? terms.BookedBy?.Invoke(paidOn);
        return claim.Days.BookedOn is null && (terms.Through is not { } through || expected is not { } by || through <= by)
            ? new PendingBooking(share, paidOn, expected)
            : new Discrepancy(share, DiscrepancyKind.MissingThere, ErrorCodes.Reconcile.MissingAtTreasury, ProposedAction.AskTreasury)
            {
                Ours = expected is { } day ? ListText.Of(day) : null,
            };
    }

    /// <summary>
    /// Bookings of an order that has nothing for the treasury: unpaid, or given back. Booked and taken out again is agreement; half of it is
    /// too where the other half lies outside of the days of the lists.
    /// </summary>
    private ReconciliationEntry NothingWanted(OrderClaim claim, List<TreasuryLine> lines)
    {
        var net = Money.Sum(lines.Select(line => line.Amount));
        var share = new Share(Counterpart.Treasury, claim.Order, null, net, Claims: 0, lines.Count);
        if (net == Money.Zero)
        {
            return new MatchedPair(share);
        }

        return IsHalf(claim, net)
            ? new OfOtherDays(share)
            : NotHere(claim.Order, lines, claim.Amounts.Received == Money.Zero ? ProposedAction.QueryChannel : ProposedAction.AskTreasury);
    }

    /// <summary>
    /// Whether these lists have one half of an order of which something was given back: its booking in the lists of days before the return, or
    /// what was taken out in those of days after the booking.
    /// </summary>
    private bool IsHalf(OrderClaim claim, Money net)
    {
        var tooMuch = net < Money.Zero ? -net : net - claim.ForTheTreasury;
        var other = net < Money.Zero ? claim.Days.BookedOn : claim.Days.ReturnedOn;
        return tooMuch > Money.Zero && tooMuch <= claim.Amounts.Returned && other is { } day && !terms.Cover(day);
    }

    /// <summary>In what else than the amount the lines differ. The first such difference stands for the money, unless it is counted already.</summary>
    private static IEnumerable<Discrepancy> Differences(OrderClaim claim, List<TreasuryLine> lines, Money wanted, bool counted)
    {
        (DiscrepancyKind Kind, string Code, ProposedAction Action, string? Ours, string? Theirs)[] found =
        [
            (DiscrepancyKind.Person, ErrorCodes.Reconcile.Person, ProposedAction.LookIntoIt, claim.Person.ToString(), OtherPerson(claim, lines)),
            (DiscrepancyKind.Period, ErrorCodes.Reconcile.Period, ProposedAction.AskTreasury, claim.Period.ToString(), OtherMonths(claim, lines)),
            (DiscrepancyKind.DayCutOff, ErrorCodes.Reconcile.DayAtTreasury, ProposedAction.AskTreasury, claim.Days.BookedOn is { } on ? ListText.Of(on) : null, OtherDay(claim, lines)),
        ];
        foreach (var (kind, code, action, ours, theirs) in found.Where(difference => difference.Theirs is not null))
        {
            var difference = Of(kind, code, action, claim.Order, lines, wanted, counted ? 0 : 1, counted ? 0 : lines.Count);
            counted = true;
            yield return difference with { Ours = ours, Theirs = theirs };
        }
    }

    private static string? OtherPerson(OrderClaim claim, List<TreasuryLine> lines) =>
        lines.Find(line => line.Person is { } person && person != claim.Person)?.Person.ToString();

    /// <summary>One line is of all months; several may divide them, if they lie inside and reach both ends.</summary>
    private static string? OtherMonths(OrderClaim claim, List<TreasuryLine> lines)
    {
        var told = lines.Select(line => line.Period).OfType<FeePeriod>().ToList();
        if (told.Count == 0 || (told.Count < lines.Count && told.TrueForAll(claim.Period.Contains)))
        {
            return null;
        }

        var from = told.Min(period => period.From);
        var through = told.Max(period => period.Through);
        return from == claim.Period.From && through == claim.Period.Through ? null : FeePeriod.Of(from, through).ToString();
    }

    private static string? OtherDay(OrderClaim claim, List<TreasuryLine> lines) =>
        claim.Days.BookedOn is { } ours && !lines.Exists(line => line.BookedOn == ours) ? ListText.Of(lines[^1].BookedOn) : null;

    private static Discrepancy NotHere(OrderId order, List<TreasuryLine> lines, ProposedAction action) =>
        Of(DiscrepancyKind.MissingHere, ErrorCodes.Reconcile.BookingMissingHere, action, order, lines);

    private static Discrepancy Of(DiscrepancyKind kind, string code, ProposedAction action, OrderId order, List<TreasuryLine> lines, Money? here = null, int claims = 0) =>
        Of(kind, code, action, order, lines, here, claims, lines.Count);

    private static Discrepancy Of(DiscrepancyKind kind, string code, ProposedAction action, OrderId order, List<TreasuryLine> lines, Money? here, int claims, int count) =>
        new(new Share(Counterpart.Treasury, order, here, Money.Sum(lines.Select(line => line.Amount)), claims, count), kind, code, action)
        {
            References = [.. lines.Select(line => line.Reference).OfType<string>()],
        };
}

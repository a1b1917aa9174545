using System.Collections;
using Insurance.Domain.Reconciliations;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using static Insurance.Domain.Tests.Generators.Listed;

namespace Insurance.Domain.Tests.Reconciliations;

public sealed class ReconciliationTests
{
    private static readonly ReconciliationTerms January3 = new() { From = new LocalDate(2023, 1, 3), Through = new LocalDate(2023, 1, 3) };

    [Fact]
    public void Empty_lists_have_no_results_and_balance()
    {
        var tally = new ReconciliationTally();

        Assert.Empty(Reconciliation.Run([], [], [], tally: tally));
        Assert.True(tally.Totals is { Orders: 0, Balanced: true });
        Assert.Equal(BothSums.None, tally.Totals.Channel.Read);
    }

    [Fact]
    public void An_order_on_all_three_lists_matches_twice()
    {
        var (entries, totals) = Ran([Paid(1)], [Booked(1)], [Claim(1)]);

        Assert.Equal(["matched channel 1 5874.00 5874.00", "matched treasury 1 5874.00 5874.00"], entries.Select(Text));
        Assert.Equal((1, new BothSums(new EntrySum(1, Whole), new EntrySum(1, Whole))), (totals.Orders, totals.Channel.Read));
        Assert.Equal((0, 0), (totals.Channel.Discrepancies, totals.Treasury.Discrepancies));
    }

    [Fact]
    public void An_order_that_nobody_paid_is_on_no_other_list() => Assert.Empty(Ran([], [], [Unpaid(1)]).Entries);

    [Fact]
    public void A_payment_of_which_no_notice_came_is_missing_here_and_the_notice_is_to_be_applied() =>
        Assert.Equal(["missing-here channel 1 - 5874.00 reconcile.payment-missing-here apply-notice"], Texts([Paid(1)], [], [Unpaid(1)]));

    [Fact]
    public void A_payment_of_an_unknown_order_is_for_a_person() =>
        Assert.Equal(["missing-here channel 1 - 5874.00 reconcile.payment-missing-here look-into-it"], Texts([Paid(1)], [], []));

    [Fact]
    public void A_payment_that_the_channel_does_not_have_is_missing_there() => Assert.Equal(
        ["missing-there channel 1 5874.00 - reconcile.missing-at-channel query-channel", "matched treasury 1 5874.00 5874.00"],
        Texts([], [Booked(1)], [Claim(1)]));

    [Fact]
    public void Another_amount_is_told_with_both_sides() => Assert.Equal(
        [
            "amount channel 1 5874.00 5873.99 reconcile.amount-at-channel query-channel",
            "amount treasury 1 5874.00 5340.00 reconcile.amount-at-treasury ask-treasury",
        ],
        Texts([Paid(1, 587_399)], [Booked(1, 534_000)], [Claim(1)]));

    [Fact]
    public void Parts_of_a_payment_and_of_a_booking_match_together() => Assert.Equal(
        ["matched channel 1 5874.00 5874.00", "matched treasury 1 5874.00 5874.00"],
        // The two lines of grade 2 in 2023: 5,340.00 and 534.00.
        Texts([Paid(1, 87_400, "T-1"), Paid(1, 500_000, "T-2")], [Booked(1, 534_000, reference: "B-1"), Booked(1, 53_400, reference: "B-2")], [Claim(1)]));

    [Fact]
    public void Months_may_be_divided_among_bookings_and_none_may_be_left_out()
    {
        var half = FeePeriod.Parse("2023-01..2023-06");
        var rest = FeePeriod.Parse("2023-07..2023-12");

        Assert.Equal("matched treasury 1 5874.00 5874.00", Texts([Paid(1)], [Booked(1, 300_000, period: half, reference: "B-1"), Booked(1, 287_400, period: rest, reference: "B-2")], [Claim(1)])[1]);
        Assert.Equal("period treasury 1 5874.00 5874.00 reconcile.period ask-treasury", Texts([Paid(1)], [Booked(1, 300_000, period: half, reference: "B-1"), Booked(1, 287_400, period: half, reference: "B-2")], [Claim(1)])[1]);
    }

    [Fact]
    public void Other_months_and_another_person_are_two_discrepancies_of_one_amount()
    {
        var (entries, totals) = Ran([Paid(1)], [Booked(1, person: PersonKey.Parse("77c0"), period: FeePeriod.Parse("2022-01..2022-12"))], [Claim(1)]);

        Assert.Equal(
            ["person treasury 1 5874.00 5874.00 reconcile.person look-into-it", "period treasury 1 5874.00 5874.00 reconcile.period ask-treasury"],
            entries.Skip(1).Select(Text));
        Assert.Equal([false, true], entries.Skip(1).Select(entry => entry.CountedElsewhere));
        Assert.Equal((Zhang.ToString(), "77c0"), (((Discrepancy)entries[1]).Ours, ((Discrepancy)entries[1]).Theirs));
        Assert.Equal(("2023-01..2023-12", "2022-01..2022-12"), (((Discrepancy)entries[2]).Ours, ((Discrepancy)entries[2]).Theirs));
        Assert.Equal([1L, 1L], totals.Treasury.Kinds.Where(kind => kind.Kind is DiscrepancyKind.Person or DiscrepancyKind.Period).Select(kind => kind.Found));
        Assert.Equal(0, totals.Treasury.Kinds.Single(kind => kind.Kind == DiscrepancyKind.Period).Sums.There.Count);
    }

    [Fact]
    public void What_the_record_does_not_say_is_not_compared() => Assert.Equal(
        "matched treasury 1 5874.00 5874.00",
        Texts([Paid(1)], [TreasuryLine.Read(Number(1), Whole, new LocalDate(2023, 1, 6)).Value], [Claim(1)])[1]);

    [Fact]
    public void A_transaction_that_is_listed_twice_is_a_duplicate_and_a_question_to_the_channel()
    {
        var entries = Texts([Paid(1), Paid(1)], [], [InTransit(1)]);

        Assert.Equal(["duplicate channel 1 - 5874.00 reconcile.transaction-repeated query-channel", "matched channel 1 5874.00 5874.00", "pending treasury 1 5874.00 -"], entries);
    }

    [Fact]
    public void An_order_that_was_paid_twice_is_a_duplicate_whether_the_second_notice_came_or_not()
    {
        StatementLine[] twice = [Paid(1), Paid(1, transaction: "T-9", at: China(3, 11))];
        var both = Claim(1, new ClaimedMoney(Whole + Whole, Whole, Money.Zero));

        Assert.Equal(
            ["matched channel 1 5874.00 5874.00", "duplicate channel 1 - 5874.00 reconcile.paid-twice apply-notice"],
            Texts(twice, [Booked(1)], [Claim(1)]).Take(2));
        Assert.Equal(
            ["duplicate channel 1 5874.00 5874.00 reconcile.paid-twice return-surplus", "matched channel 1 5874.00 5874.00"],
            Texts(twice, [Booked(1)], [both]).Take(2));
        Assert.Equal(["T-9"], ((Discrepancy)Ran(twice, [Booked(1)], [both]).Entries[0]).References);
        Assert.Equal(
            ["missing-here channel 1 - 5874.00 reconcile.payment-missing-here apply-notice", "duplicate channel 1 - 5874.00 reconcile.paid-twice apply-notice"],
            Texts(twice, [], [Unpaid(1)]));
    }

    [Fact]
    public void A_second_payment_that_was_given_back_is_none() => Assert.Equal(
        ["matched channel 1 11748.00 11748.00", "matched channel 1 -5874.00 -5874.00", "matched treasury 1 5874.00 5874.00"],
        Texts([Paid(1), Paid(1, transaction: "T-9", at: China(3, 11)), Paid(1, -587_400, "R-1", China(4))], [Booked(1)], [Claim(1, new ClaimedMoney(Whole + Whole, Whole, Whole))]));

    [Fact]
    public void The_rest_of_a_payment_of_which_no_notice_came_is_missing_and_no_duplicate() => Assert.Equal(
        ["matched channel 1 1000.00 1000.00", "missing-here channel 1 - 4874.00 reconcile.payment-missing-here apply-notice"],
        Texts([Paid(1, 100_000, "T-1"), Paid(1, 487_400, "T-2", China(3, 11))], [], [Claim(1, new ClaimedMoney(Money.FromFen(100_000), Money.FromFen(100_000), Money.Zero), new ClaimedDays(), Domain.Orders.OrderState.Placed)]));

    [Fact]
    public void A_payment_of_which_the_notice_alone_came_is_found_among_others() => Assert.Equal(
        ["matched channel 1 4874.00 4874.00", "missing-here channel 1 - 1000.00 reconcile.payment-missing-here apply-notice"],
        Texts([Paid(1, 100_000, "T-1"), Paid(1, 487_400, "T-2", China(3, 11))], [], [Claim(1, new ClaimedMoney(Money.FromFen(487_400), Money.FromFen(487_400), Money.Zero), new ClaimedDays(), Domain.Orders.OrderState.Placed)]));

    [Fact]
    public void A_booking_that_is_there_twice_is_a_duplicate()
    {
        Assert.Equal(
            ["matched treasury 1 5874.00 5874.00", "duplicate treasury 1 - 5874.00 reconcile.booked-twice ask-treasury"],
            Texts([Paid(1)], [Booked(1), Booked(1, reference: "B-9")], [Claim(1)]).Skip(1));
        Assert.Equal(
            ["duplicate treasury 1 - 5874.00 reconcile.booking-repeated ask-treasury", "matched treasury 1 5874.00 5874.00"],
            Texts([Paid(1)], [Booked(1), Booked(1)], [Claim(1)]).Skip(1));
    }

    [Fact]
    public void A_booking_of_an_order_that_is_unknown_unpaid_or_given_back_is_missing_here() => Assert.Equal(
        [
            "missing-here treasury 1 - 5874.00 reconcile.booking-missing-here look-into-it",
            "missing-here treasury 2 - 5874.00 reconcile.booking-missing-here query-channel",
            "matched channel 3 5874.00 5874.00",
            "matched channel 3 -5874.00 -5874.00",
            "missing-here treasury 3 - 5874.00 reconcile.booking-missing-here ask-treasury",
        ],
        Texts([Paid(3), Paid(3, -587_400, "R-3", China(20))], [Booked(1), Booked(2), Booked(3)], [Unpaid(2), GivenBack(3)]));

    [Fact]
    public void Money_that_was_booked_and_taken_out_again_agrees_with_an_order_that_was_given_back() => Assert.Equal(
        "matched treasury 1 - 0.00",
        Texts([Paid(1), Paid(1, -587_400, "R-1", China(20))], [Booked(1), Booked(1, -587_400, 20, reference: "B-9")], [GivenBack(1)])[2]);

    [Fact]
    public void A_refund_is_compared_apart_from_the_payment()
    {
        Assert.Equal(["matched channel 1 5874.00 5874.00", "missing-there channel 1 -5874.00 - reconcile.missing-at-channel query-channel"], Texts([Paid(1)], [], [GivenBack(1)]));
        Assert.Equal("missing-here channel 1 - -5874.00 reconcile.payment-missing-here apply-notice", Texts([Paid(1), Paid(1, -587_400, "R-1", China(4))], [], [InTransit(1)])[1]);
        Assert.Equal("amount channel 1 -5874.00 -1.00 reconcile.amount-at-channel query-channel", Texts([Paid(1), Paid(1, -100, "R-1", China(20))], [], [GivenBack(1)])[1]);
        Assert.Equal(
            ["matched channel 1 -5874.00 -5874.00", "missing-here channel 1 - -1.00 reconcile.payment-missing-here apply-notice"],
            Texts([Paid(1), Paid(1, -587_400, "R-1", China(20)), Paid(1, -100, "R-2", China(20, 11))], [], [GivenBack(1)]).Skip(1));
    }

    [Fact]
    public void An_order_in_transit_is_pending_through_the_last_expected_day_and_overdue_after_it()
    {
        // Paid on 3 January; the fifth working day after it is the 10th (Chongqing's text: 3 to 5 working days).
        Assert.Equal(
            ["pending treasury 1 5874.00 -", "missing-there treasury 1 5874.00 - reconcile.missing-at-treasury ask-treasury"],
            new[] { 10, 11 }.Select(day => Texts([Paid(1)], [], [InTransit(1)], new ReconciliationTerms { Through = new LocalDate(2023, 1, day), BookedBy = paidOn => paidOn.PlusDays(7) })[1]));

        var pending = Assert.IsType<PendingBooking>(Ran([Paid(1)], [], [InTransit(1)], new ReconciliationTerms { BookedBy = paidOn => paidOn.PlusDays(7) }).Entries[1]);
        Assert.Equal((new LocalDate(2023, 1, 3), new LocalDate(2023, 1, 10)), (pending.PaidOn, pending.ExpectedBy));
        Assert.Contains("nobody need pay again", pending.MessageIn(Language.English), StringComparison.Ordinal);
        Assert.Contains("请勿重复缴费", pending.MessageIn(Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.Equal("reconcile.booking-pending", ErrorCodes.Reconcile.BookingPending);
    }

    [Fact]
    public void Where_nobody_can_say_when_a_booking_is_due_it_is_waited_for()
    {
        var through = new LocalDate(2030, 1, 1);

        Assert.Equal("pending treasury 1 5874.00 -", Texts([Paid(1)], [], [InTransit(1)], new ReconciliationTerms { Through = through })[1]);
        Assert.Equal("pending treasury 1 5874.00 -", Texts([Paid(1)], [], [InTransit(1)], new ReconciliationTerms { Through = through, BookedBy = _ => null })[1]);
    }

    [Fact]
    public void A_booking_that_we_know_of_and_the_treasury_does_not_is_missing_there() =>
        Assert.Equal("missing-there treasury 1 5874.00 - reconcile.missing-at-treasury ask-treasury", Texts([Paid(1)], [], [Claim(1)])[1]);

    [Fact]
    public void A_booking_that_arrives_for_an_order_in_transit_says_on_which_day_to_book_it()
    {
        Assert.Equal(new LocalDate(2023, 1, 6), Assert.IsType<MatchedPair>(Ran([Paid(1)], [Booked(1)], [InTransit(1)]).Entries[1]).BookOn);
        Assert.Null(Assert.IsType<MatchedPair>(Ran([Paid(1)], [Booked(1)], [Claim(1)]).Entries[1]).BookOn);
    }

    [Fact]
    public void Days_that_differ_on_both_sides_are_told_with_their_amounts()
    {
        var entries = Ran([Paid(1, at: Instant.FromUtc(2023, 1, 3, 16, 30))], [Booked(1, day: 7)], [Claim(1)]).Entries;

        // 16:30 UTC of the 3rd is the 4th in China.
        Assert.Equal(["day-cut-off channel 1 5874.00 5874.00 reconcile.day-at-channel look-into-it", "day-cut-off treasury 1 5874.00 5874.00 reconcile.day-at-treasury ask-treasury"], entries.Select(Text));
        Assert.Equal([("2023-01-03", "2023-01-04"), ("2023-01-06", "2023-01-07")], entries.Cast<Discrepancy>().Select(entry => (entry.Ours, entry.Theirs)));
    }

    [Fact]
    public void A_payment_after_the_channel_s_cut_off_waits_for_the_next_day_s_statement_and_is_found_there()
    {
        var late = Claim(1, days: new ClaimedDays(China(3, 23, 30)), state: Domain.Orders.OrderState.Paid);
        var third = January3 with { CutOff = new LocalTime(23, 0) };
        var fourth = third with { From = new LocalDate(2023, 1, 4), Through = new LocalDate(2023, 1, 4) };

        Assert.Equal(["day-cut-off channel 1 5874.00 - reconcile.day-at-channel await-next-list", "pending treasury 1 5874.00 -"], Texts([], [], [late], third));
        Assert.Equal(["day-cut-off channel 1 - 5874.00 reconcile.day-at-channel look-at-previous-list"], Texts([Paid(1, at: China(3, 23, 30))], [], [], fourth));
        Assert.Equal(("2023-01-03", "2023-01-04"), Ran([], [], [late], third).Entries[0] is Discrepancy day ? (day.Ours, day.Theirs) : default);

        // Given with the orders of the day before, it matches.
        Assert.Equal("matched channel 1 5874.00 5874.00", Texts([Paid(1, at: China(3, 23, 30))], [], [late], fourth)[0]);
    }

    [Theory]
    [InlineData(22, 59, 3)]
    [InlineData(23, 0, 4)]
    [InlineData(0, 0, 3)]
    public void The_channel_s_day_ends_at_its_cut_off(int hour, int minute, int day)
    {
        Assert.Equal(new LocalDate(2023, 1, day), new ReconciliationTerms { CutOff = new LocalTime(23, 0) }.ChannelDayOf(China(3, hour, minute)));
        Assert.Equal(new LocalDate(2023, 1, 3), ReconciliationTerms.AllDays.ChannelDayOf(China(3, hour, minute)));
    }

    [Fact]
    public void Lists_of_one_day_say_nothing_of_what_belongs_to_others()
    {
        var sixth = new ReconciliationTerms { From = new LocalDate(2023, 1, 6), Through = new LocalDate(2023, 1, 6) };
        var twentieth = new ReconciliationTerms { From = new LocalDate(2023, 1, 20), Through = new LocalDate(2023, 1, 20) };

        // Paid on the 3rd, booked on the 6th, given back on the 20th.
        Assert.Equal(["matched channel 1 5874.00 5874.00", "other-days treasury 1 5874.00 -"], Texts([Paid(1)], [], [Claim(1)], January3));
        Assert.Equal(["other-days channel 1 5874.00 -", "matched treasury 1 5874.00 5874.00"], Texts([], [Booked(1)], [Claim(1)], sixth));
        Assert.Equal(
            ["other-days channel 1 5874.00 -", "matched channel 1 -5874.00 -5874.00", "other-days treasury 1 - -5874.00"],
            Texts([Paid(1, -587_400, "R-1", China(20))], [Booked(1, -587_400, 20)], [GivenBack(1)], twentieth));
        Assert.Equal(
            ["other-days channel 1 5874.00 -", "other-days channel 1 -5874.00 -", "other-days treasury 1 - 5874.00"],
            Texts([], [Booked(1)], [GivenBack(1)], sixth));
    }

    [Fact]
    public void Lists_of_one_day_have_half_of_an_order_of_which_a_part_was_given_back()
    {
        // Booked whole on the 6th; 534.00 of it came back on the 20th.
        var claim = Claim(1, new ClaimedMoney(Whole, Money.FromFen(534_000), Money.FromFen(53_400)), new ClaimedDays(China(3), new LocalDate(2023, 1, 6), new LocalDate(2023, 1, 20)));
        var sixth = new ReconciliationTerms { From = new LocalDate(2023, 1, 6), Through = new LocalDate(2023, 1, 6) };
        var twentieth = new ReconciliationTerms { From = new LocalDate(2023, 1, 20), Through = new LocalDate(2023, 1, 20) };
        var takenOut = Booked(1, -53_400, 20, reference: "B-9");

        Assert.Equal("other-days treasury 1 5340.00 5874.00", Texts([], [Booked(1)], [claim], sixth)[^1]);
        Assert.Equal("other-days treasury 1 5340.00 -534.00", Texts([], [takenOut], [claim], twentieth)[^1]);
        Assert.Equal("matched treasury 1 5340.00 5340.00", Texts([], [Booked(1), takenOut], [claim])[^1]);

        // More than came back, or with both days in the lists, is no half.
        Assert.StartsWith("amount treasury", Texts([], [Booked(1, 587_401)], [claim], sixth)[^1], StringComparison.Ordinal);
        Assert.StartsWith("amount treasury", Texts([], [Booked(1)], [claim])[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_not_sorted_ends_the_run_with_the_line()
    {
        foreach (var (field, results) in new[]
        {
            ("channel", Reconciliation.Run([Paid(1), Paid(3), Paid(2)], [], [])),
            ("treasury", Reconciliation.Run([], [Booked(1), Booked(3), Booked(2)], [])),
            ("orders", Reconciliation.Run([], [], [Claim(1), Claim(3), Claim(2)])),
        })
        {
            var error = Assert.Single(results.Last().Errors);
            Assert.Equal(("reconcile.unsorted", field, "3"), (error.Code, error.Field, error.Operands["line"]));
            Assert.All(results.SkipLast(1), result => Assert.Equal(Number(1), result.Value.Order));
        }
    }

    [Fact]
    public void Our_list_has_each_order_once_and_orders_ascend_character_by_character()
    {
        var error = Assert.Single(Reconciliation.Run([], [], [Claim(1), Claim(1)]).Last().Errors);
        Assert.Equal(("reconcile.order-repeated", "orders", "2"), (error.Code, error.Field, error.Operands["line"]));

        // Ordinal: * comes before - and digits, upper case before lower case; a shorter number before one that continues it.
        string[] sorted = ["ORDER1", "ORDER1*", "ORDER1-", "ORDER10", "ORDER1_", "order1"];
        var lines = sorted.Select(text => StatementLine.Read(OrderId.Parse(text), "T", Whole, China(3), PaymentChannel.WeChat).Value).ToList();
        Assert.Equal(sorted, Reconciliation.Run(lines, [], []).Select(result => result.Value.Order.ToString()));
    }

    [Fact]
    public void The_lists_are_read_as_the_results_are_asked_for_and_once()
    {
        var read = new Endless();

        Assert.Equal(5, Reconciliation.Run(read, [], []).Take(5).Count());
        Assert.Equal((1, 6), (read.Runs, read.Given));
    }

    [Fact]
    public void A_caller_s_mistakes_are_told_as_such()
    {
        Assert.Throws<ArgumentNullException>(() => Reconciliation.Run(null!, [], []));
        Assert.Throws<ArgumentNullException>(() => Reconciliation.Run([], null!, []));
        Assert.Throws<ArgumentNullException>(() => Reconciliation.Run([], [], null!));
        Assert.Throws<ArgumentException>(() => Reconciliation.Run([], [], [], new ReconciliationTerms { From = new LocalDate(2023, 1, 2), Through = new LocalDate(2023, 1, 1) }));
        Assert.Throws<InvalidOperationException>(() => Reconciliation.Run([null!], [], []).Count());
    }

    [Fact]
    public void Every_kind_of_result_is_counted_and_every_discrepancy_speaks_three_languages()
    {
        // A child that the tally does not know would throw there.
        Assert.Equal(
            [nameof(Discrepancy), nameof(MatchedPair), nameof(OfOtherDays), nameof(PendingBooking)],
            typeof(ReconciliationEntry).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ReconciliationEntry))).Select(type => type.Name).Order(StringComparer.Ordinal));

        var found = Ran([Paid(1, 587_399), Paid(1, 587_399), Paid(2)], [Booked(1, person: PersonKey.Parse("77c0"), day: 9), Booked(1), Booked(3)], [Claim(1), Claim(4)]).Entries.OfType<Discrepancy>().ToList();
        Assert.True(found.Count > 5);
        Assert.All(found, discrepancy => Assert.All(Languages.All, language =>
        {
            Assert.Contains(discrepancy.Order.ToString(), discrepancy.MessageIn(language), StringComparison.Ordinal);
            Assert.DoesNotContain('{', discrepancy.MessageIn(language));
        }));
        Assert.All(Enum.GetValues<ProposedAction>(), action => Assert.Equal(3, Languages.All.Select(language => action.Told(language)).Distinct().Count()));
        Assert.Equal("Order ORDER-0001: 5874.00 here, 5873.99 at the channel.", found.First(entry => entry.Kind == DiscrepancyKind.Amount).MessageIn(Language.English));
        Assert.Equal("reconcile.transaction-repeated ORDER-0001", found[0].ToString());
    }

    internal static string Text(ReconciliationEntry entry)
    {
        var kind = entry switch
        {
            MatchedPair => "matched",
            PendingBooking => "pending",
            OfOtherDays => "other-days",
            Discrepancy found => Spelling.Of(found.Kind),
            _ => throw new InvalidOperationException("An entry of another kind."),
        };
        var rest = entry is Discrepancy { Code: var code, Action: var action } ? $" {code} {Spelling.Of(action)}" : "";
        return $"{kind} {Spelling.Of(entry.Side)} {int.Parse(entry.Order.ToString()[6..], System.Globalization.CultureInfo.InvariantCulture)} {entry.Here?.ToString() ?? "-"} {entry.There?.ToString() ?? "-"}{rest}";
    }

    private static (List<ReconciliationEntry> Entries, ReconciliationTotals Totals) Ran(
        IEnumerable<StatementLine> channel, IEnumerable<TreasuryLine> treasury, IEnumerable<OrderClaim> orders, ReconciliationTerms? terms = null)
    {
        var tally = new ReconciliationTally();
        var entries = Reconciliation.Run(channel, treasury, orders, terms, tally).Select(result => result.Value).ToList();
        Assert.True(tally.Totals.Balanced);
        return (entries, tally.Totals);
    }

    private static List<string> Texts(IEnumerable<StatementLine> channel, IEnumerable<TreasuryLine> treasury, IEnumerable<OrderClaim> orders, ReconciliationTerms? terms = null) =>
        [.. Ran(channel, treasury, orders, terms).Entries.Select(Text)];

    private sealed class Endless : IEnumerable<StatementLine>
    {
        public int Runs { get; private set; }

        public int Given { get; private set; }

        public IEnumerator<StatementLine> GetEnumerator()
        {
            Runs++;
            for (var order = 1; ; order++)
            {
                Given++;
                yield return Paid(order);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

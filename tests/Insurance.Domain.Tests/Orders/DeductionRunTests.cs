using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>What becomes of instructions that go to the bank, of its answers, and of payments by other ways beside them.</summary>
public sealed class DeductionRunTests
{
    private static readonly DeductionResult NoMoney = DeductionResult.Failed(DeductionFailure.InsufficientBalance);

    [Fact]
    public void A_success_is_a_notice_for_the_order_with_the_bank_s_number_and_time()
    {
        var (run, answer) = Deducting.Sent().Answered(Deducting.Took());

        Assert.Equal((DeductionAnswerKind.Noted, "run.noted"), (answer.Kind, answer.Code));
        var notice = answer.Notice!;
        Assert.Equal(("BANK-1", Chongqing.Number(1), Money.FromYuan(5_874), PaymentChannel.BankDeduction), (notice.Id, notice.Order, notice.Amount, notice.Channel));
        Assert.Equal((ChannelEvent.Pay, "BANK-1"), (notice.Event, notice.Detail.Transaction));
        Assert.Equal((DeductionState.Succeeded, Deducting.Took(), true), (run.Only().State, run.Only().Result, run.IsSettled));
        var paid = Deducting.Order().Apply(notice).Value.Order;
        Assert.Equal((OrderState.Paid, new LocalDate(2023, 1, 16)), (paid.State, paid.PaidOn));
        Assert.Equal("ORDER-0001 succeed succeeded", run.History[^1].ToString());
    }

    [Fact]
    public void The_notice_says_what_the_bank_took_and_not_what_it_was_told_to_take()
    {
        var notice = Deducting.Sent().Answered(Deducting.Took(fen: 100)).Answer.Notice!;

        Assert.Equal(NoticeOutcomeKind.Underpaid, Deducting.Order().Apply(notice).Value.Outcome.Kind);
    }

    // The treasury may tell of the same payment by a notice of its own: one transaction is one payment.
    [Fact]
    public void The_same_money_in_a_notice_of_the_channel_counts_once()
    {
        var order = Deducting.Order().Apply(Deducting.Sent().Answered(Deducting.Took()).Answer.Notice!).Value.Order;
        var own = PaymentNotice.Read(
            "N-7", order.Id, order.Total, Chongqing.At(2023, 1, 16), PaymentChannel.BankDeduction, NoticeDetail.None with { Transaction = "BANK-1" }).Value;

        Assert.Equal((Money.FromYuan(5_874), Money.Zero), (order.Apply(own).Value.Order.Received, order.Apply(own).Value.Order.Surplus));
    }

    // Promise P5: a time-out stays unknown until somebody asks again; it is never turned into failed by a guess.
    [Fact]
    public void No_answer_is_unknown_and_never_failed_and_a_later_answer_ends_it()
    {
        var (unknown, answer) = Deducting.Sent().Answered(DeductionResult.NoAnswer);

        Assert.Equal((DeductionState.Unknown, null, null), (unknown.Only().State, unknown.Only().Result, answer.Notice));
        Assert.False(unknown.IsSettled);
        Assert.Equal(DeductionState.Succeeded, unknown.Answered(Deducting.Took()).Run.Only().State);
        Assert.Equal(DeductionState.Failed, unknown.Answered(NoMoney).Run.Only().State);
    }

    [Fact]
    public void The_same_answer_twice_changes_nothing_and_gives_its_notice_again()
    {
        var taken = Deducting.Sent().Answered(Deducting.Took()).Run;
        var failed = Deducting.Sent().Answered(NoMoney).Run;

        var again = taken.Answered(Deducting.Took());
        Assert.Same(taken, again.Run);
        Assert.Equal((DeductionAnswerKind.AlreadyKnown, "run.already-known", "BANK-1"), (again.Answer.Kind, again.Answer.Code, again.Answer.Notice?.Id));
        Assert.Same(failed, failed.Answered(NoMoney).Run);
        Assert.Null(failed.Answered(NoMoney).Answer.Notice);
        Assert.All([taken, failed, Deducting.Sent().Answered(DeductionResult.NoAnswer).Run, Deducting.Planned()], run =>
        {
            var (after, answer) = run.Answered(DeductionResult.NoAnswer);
            Assert.Same(run, after);
            Assert.Equal((DeductionAnswerKind.AlreadyKnown, null), (answer.Kind, answer.Notice));
        });
    }

    [Fact]
    public void A_success_after_a_failure_is_held_and_its_money_is_not_dropped()
    {
        var (held, answer) = Deducting.Sent().Answered(NoMoney).Run.Answered(Deducting.Took());

        Assert.Equal((DeductionAnswerKind.Held, "run.held", "BANK-1"), (answer.Kind, answer.Code, answer.Notice?.Id));
        Assert.Equal((DeductionState.Failed, NoMoney, true, true), (held.Only().State, held.Only().Result, held.Only().IsUncertain, held.Only().IsTaken));
        Assert.Equal([Deducting.Took()], held.Only().Held);
        Assert.False(held.IsSettled);
        Assert.Equal("ORDER-0001 held took 5874.00 BANK-1 failed", held.History[^1].ToString());
        Assert.Equal(DeductionAnswerKind.AlreadyKnown, held.Answered(Deducting.Took()).Answer.Kind);

        // Nobody knows what is right: the next run does not ask for it again.
        Assert.Equal(LeftOutReason.ResultUnknown, Assert.Single(Deducting.Plan(Deducting.Facts(others: held), 2).Value.LeftOut).Reason);
    }

    [Fact]
    public void A_failure_after_a_success_is_held_and_changes_nothing_of_the_money()
    {
        var (held, answer) = Deducting.Sent().Answered(Deducting.Took()).Run.Answered(NoMoney);

        Assert.Equal((DeductionAnswerKind.Held, null), (answer.Kind, answer.Notice));
        Assert.Equal((DeductionState.Succeeded, Deducting.Took(), false), (held.Only().State, held.Only().Result, held.Only().IsUncertain));
        Assert.Equal([NoMoney], held.Only().Held);
        Assert.True(held.IsSettled);
    }

    [Fact]
    public void A_second_success_is_held_and_its_money_goes_to_the_order_too()
    {
        var (held, answer) = Deducting.Sent().Answered(Deducting.Took()).Run.Answered(Deducting.Took("BANK-2"));

        Assert.Equal((DeductionAnswerKind.Held, "BANK-2"), (answer.Kind, answer.Notice?.Id));
        Assert.Equal([Deducting.Took("BANK-2")], held.Only().Held);
    }

    [Fact]
    public void A_success_of_what_was_never_sent_is_held_and_then_it_is_not_sent()
    {
        var (held, answer) = Deducting.Planned().Answered(Deducting.Took());

        Assert.Equal((DeductionAnswerKind.Held, "BANK-1", DeductionState.Planned), (answer.Kind, answer.Notice?.Id, held.Only().State));
        var sent = held.Send(Deducting.Facts(), Deducting.Morning).Value;
        Assert.Equal((DeductionState.Withdrawn, LeftOutReason.ResultUnknown), (sent.Only().State, sent.Only().Withdrawn));
        Assert.Equal(OtherPaymentKind.Surplus, held.PaidOtherwise().Effect.Kind);
        Assert.Equal(DeductionAnswerKind.Held, Deducting.Planned().PaidOtherwise().Run.Answered(Deducting.Took()).Answer.Kind);
    }

    [Fact]
    public void An_answer_for_an_order_of_another_run_is_refused()
    {
        var expected = DomainError.Of("run.no-instruction", "order", ("order", "ORDER-0002"));

        Assert.Equal(expected, Assert.Single(Deducting.Sent().Answer(Chongqing.Number(2), NoMoney, Deducting.Morning).Errors));
        Assert.Equal(expected, Assert.Single(Deducting.Sent().PayOtherwise(Chongqing.Number(2), Deducting.Morning).Errors));
        Assert.Equal("-", Assert.Single(Deducting.Sent().PayOtherwise(default, Deducting.Morning).Errors).Operands["order"]);
        Assert.Throws<ArgumentNullException>(() => Deducting.Sent().Answer(Chongqing.Number(1), null!, Deducting.Morning));
    }

    [Theory]
    [InlineData("", 1, "notice.id")]
    [InlineData("two words", 1, "notice.id")]
    [InlineData("B-1", 0, "notice.amount")]
    [InlineData("B-1", -1, "notice.amount")]
    [InlineData("B-1", 100_000_000_000_001, "notice.amount")]
    [InlineData("", 0, "notice.id notice.amount")]
    [InlineData("B-1", 100_000_000_000_000, "")]
    public void A_malformed_success_is_refused_before_it_is_entered(string transaction, long fen, string codes) => Assert.Equal(
        codes,
        string.Join(' ', DeductionResult.Took(transaction, Money.FromFen(fen), Deducting.Morning).Errors.Select(error => error.Code)));

    [Fact]
    public void Answers_print_what_they_say()
    {
        Assert.Equal(["took 5874.00 BANK-1", "failed insufficient-balance", "no-answer"], new[] { Deducting.Took(), NoMoney, DeductionResult.NoAnswer }.Select(result => $"{result}"));
        Assert.Throws<ArgumentException>(() => DeductionResult.Failed((DeductionFailure)9));
    }

    // Both orders of arrival, first (a): known before sending.
    [Fact]
    public void What_was_paid_another_way_before_sending_never_goes_to_the_bank()
    {
        var (run, effect) = Deducting.Planned().PaidOtherwise();

        Assert.Equal((OtherPaymentKind.Withdrawn, "run.withdrawn"), (effect.Kind, effect.Code));
        Assert.Equal((DeductionState.Withdrawn, LeftOutReason.OrderPaid), (run.Only().State, run.Only().Withdrawn));
        Assert.Same(run, run.PaidOtherwise().Run);
        Assert.Equal(OtherPaymentKind.Withdrawn, run.PaidOtherwise().Effect.Kind);
        Assert.Same(run, run.Send(Deducting.Facts(), Deducting.Morning).Value);
    }

    // And where nobody told the run, the order tells when it is sent.
    [Fact]
    public void Nothing_goes_to_the_bank_without_another_look_at_the_order_and_the_agreement()
    {
        var order = Deducting.Order();
        var planned = Deducting.Planned();
        var part = order.Apply(Chongqing.Notice("N-1", 100)).Value.Order;

        Withdrawn(LeftOutReason.OrderPaid, Deducting.Facts(order.Apply(Chongqing.Notice("N-1", Deducting.Total)).Value.Order));
        Withdrawn(LeftOutReason.OrderClosed, Deducting.Facts(order.Close(Deducting.Eve).Value));
        Withdrawn(LeftOutReason.AmountChanged, Deducting.Facts(part));
        Withdrawn(LeftOutReason.InTransit, new DeductionFacts([order.Claim(ChannelState.UserPaying)], [Deducting.Agreement]));
        Withdrawn(LeftOutReason.NoAgreement, Deducting.Facts(order, Deducting.Agreement.Revoke(Chongqing.Zhang.Id, Deducting.FirstDay).Value));
        Withdrawn(LeftOutReason.NoAgreement, Deducting.Facts(order, Agreed.Draft(2).Active()));
        Withdrawn(LeftOutReason.ResultUnknown, Deducting.Facts(order, null, Deducting.Plan(Deducting.Facts(), id: "RUN-1B").Value));
        Assert.Equal(DeductionState.Sent, planned.Send(Deducting.Facts(order, null, planned), Deducting.Morning).Value.Only().State);

        void Withdrawn(LeftOutReason reason, DeductionFacts facts)
        {
            var run = planned.Send(facts, Deducting.Morning).Value;
            Assert.Equal((DeductionState.Withdrawn, reason), (run.Only().State, run.Only().Withdrawn));
            Assert.Equal((DeductionEvent.Withdraw, reason), (run.History[^1].Event, run.History[^1].Reason));
        }
    }

    [Fact]
    public void Who_revoked_within_the_run_is_not_asked_any_more()
    {
        var revoked = Deducting.Agreement.Revoke(Chongqing.Zhang.Id, new LocalDate(2023, 1, 17)).Value;

        Assert.Equal(DeductionState.Sent, Deducting.Planned().Send(Deducting.Facts(agreement: revoked), Chongqing.At(2023, 1, 16)).Value.Only().State);
        Assert.Equal(DeductionState.Withdrawn, Deducting.Planned().Send(Deducting.Facts(agreement: revoked), Chongqing.At(2023, 1, 17)).Value.Only().State);
    }

    [Fact]
    public void After_its_last_day_a_run_sends_nothing_and_still_takes_answers()
    {
        var error = Assert.Single(Deducting.Planned().Send(Deducting.Facts(), Chongqing.At(2023, 1, 20, 16)).Errors);
        Assert.Equal(("run.over", "at"), (error.Code, error.Field));
        Assert.True(Deducting.Planned().Send(Deducting.Facts(), Chongqing.At(2023, 1, 20, 15)).Succeeded);
        Assert.Equal(DeductionState.Succeeded, Deducting.Sent().Answer(Chongqing.Number(1), Deducting.Took(), Chongqing.At(2023, 3, 1)).Value.Run.Only().State);
    }

    // (b): known after sending and before the answer.
    [Fact]
    public void What_is_paid_another_way_after_sending_stays_and_the_bank_s_money_is_a_surplus()
    {
        var manual = Deducting.Order().Apply(Chongqing.Notice("N-1", Deducting.Total, Chongqing.At(2023, 1, 15, 9))).Value.Order;
        var (run, effect) = Deducting.Sent().PaidOtherwise();
        Assert.Equal((OtherPaymentKind.SurplusIfTaken, "run.surplus-if-taken"), (effect.Kind, effect.Code));
        Assert.Equal((DeductionState.Sent, true), (run.Only().State, run.Only().IsPaidOtherwise));
        Assert.Equal("ORDER-0001 paid-otherwise sent", run.History[^1].ToString());
        Assert.Same(run, run.PaidOtherwise().Run);

        var (_, taken) = run.Answered(Deducting.Took());
        Assert.Equal((DeductionAnswerKind.TakenTwice, "run.taken-twice"), (taken.Kind, taken.Code));
        var both = manual.Apply(taken.Notice!).Value;
        Assert.Equal(NoticeOutcomeKind.Surplus, both.Outcome.Kind);
        Assert.Equal((Money.FromYuan(5_874), Money.FromYuan(5_874)), (both.Order.Applied, both.Order.Surplus));

        var (failed, nothing) = run.Answered(NoMoney);
        Assert.Equal((DeductionAnswerKind.Noted, null), (nothing.Kind, nothing.Notice));
        Assert.Equal((OtherPaymentKind.NoEffect, "run.no-effect"), (failed.PaidOtherwise().Effect.Kind, failed.PaidOtherwise().Effect.Code));
    }

    // (c): the bank took it, and the other payment comes later.
    [Fact]
    public void What_is_paid_another_way_after_the_bank_took_it_is_the_surplus()
    {
        var (run, answer) = Deducting.Sent().Answered(Deducting.Took());
        var effect = run.PaidOtherwise();

        Assert.Equal((OtherPaymentKind.Surplus, "run.surplus"), (effect.Effect.Kind, effect.Effect.Code));
        Assert.True(effect.Run.Only().IsPaidOtherwise);
        var order = Deducting.Order().Apply(answer.Notice!).Value.Order;
        var late = order.Apply(Chongqing.Notice("N-1", Deducting.Total, Chongqing.At(2023, 1, 18))).Value;
        Assert.Equal((NoticeOutcomeKind.Surplus, Money.FromYuan(5_874)), (late.Outcome.Kind, late.Outcome.Surplus));
        Assert.Equal(new LocalDate(2023, 1, 16), late.Order.PaidOn);
    }

    [Fact]
    public void Outcomes_have_texts_of_their_own()
    {
        var answers = Enum.GetValues<DeductionAnswerKind>().Select(kind => new DeductionAnswer(kind, null)).ToList();
        var effects = Enum.GetValues<OtherPaymentKind>().Select(kind => new OtherPayment(kind)).ToList();

        Assert.All(Languages.All, language =>
        {
            Assert.Equal(4, answers.Select(answer => answer.MessageIn(language)).Distinct().Count());
            Assert.Equal(4, effects.Select(effect => effect.MessageIn(language)).Distinct().Count());
        });
        Assert.Throws<InvalidOperationException>(() => new DeductionAnswer((DeductionAnswerKind)99, null).Code);
        Assert.Throws<InvalidOperationException>(() => new OtherPayment((OtherPaymentKind)99).Code);
    }
}

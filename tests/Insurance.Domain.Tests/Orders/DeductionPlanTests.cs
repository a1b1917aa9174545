using Insurance.Domain.Agreements;
using Insurance.Domain.Contributions;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>For which orders the bank is told to take money, and why for no other.</summary>
public sealed class DeductionPlanTests
{
    private static readonly Person Zhang = Chongqing.Zhang;
    private static readonly Person Li = Chongqing.Li;

    [Fact]
    public void An_instruction_names_order_agreement_masked_account_amount_and_day()
    {
        var run = Deducting.Planned();
        var instruction = run.Only();

        Assert.Equal((Chongqing.Number(1), Zhang.Id, Agreed.Number(1)), (instruction.Order, instruction.Person, instruction.Agreement));
        Assert.Equal(("6222***********0123", Money.FromYuan(5_874), Deducting.FirstDay), (instruction.Account, instruction.Amount, instruction.On));
        Assert.Equal([InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual], instruction.Lines);
        Assert.Equal((DeductionState.Planned, null, null, false), (instruction.State, instruction.Result, instruction.Withdrawn, instruction.IsPaidOtherwise));
        Assert.Empty(instruction.Held);
        Assert.Null(instruction.FailureRule);
        Assert.Equal("ORDER-0001 planned 5874.00 6222***********0123 2023-01-15", instruction.ToString());
        Assert.Equal(("RUN-1", Region.Chongqing, Scheme.FlexibleEmployment, 2023, 1), (run.Id, run.Region, run.Scheme, run.Year.Number, run.Number));
        Assert.Equal((Deducting.FirstDay, Deducting.LastDay, new LocalDate(2023, 1, 14)), (run.Dates.First, run.Dates.Last, run.Dates.DepositBy));
        Assert.Equal(Deducting.Eve, run.PlannedAt);
        Assert.Empty(run.LeftOut);
        Assert.Empty(run.History);
        Assert.False(run.IsSettled);
        Assert.Equal("RUN-1 500000 flexible-employment 2023/1, 1 instructions", run.ToString());
        Assert.Equal(instruction, run.Find(Chongqing.Number(1)));
        Assert.Null(run.Find(Chongqing.Number(2)));
        Assert.Null(run.Find(default));
    }

    // The fact sheet on Chongqing, section 5: "once a year in January"; the days are published for no year.
    [Theory]
    [InlineData(2017)]
    [InlineData(2023)]
    [InlineData(2025)]
    public void A_run_of_a_real_year_is_refused_as_unknown(int year)
    {
        var error = Assert.Single(DeductionRun.Plan("RUN-1", Chongqing.Tariff(year), 1, new DeductionFacts([], []), Deducting.Eve).Errors);

        Assert.Equal(("deduction.runs-unknown", "year", null), (error.Code, error.Field, error.ChangesOn));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_run_that_the_year_does_not_have_is_refused(int number) => Assert.Equal(
        DomainError.Of("run.unknown-number", "number", ("number", number), ("year", 2023), ("count", 2)),
        Assert.Single(Deducting.Plan(Deducting.Facts(), number, at: Deducting.Eve).Errors));

    [Fact]
    public void A_run_goes_to_the_bank_under_a_number_of_its_own()
    {
        Assert.All(["", "two words", "批次", new string('x', 65)], id => Assert.Equal(
            DomainError.Of("run.id", "id", ("max", 64)), Assert.Single(Deducting.Plan(Deducting.Facts(), id: id).Errors)));
        Assert.True(Deducting.Plan(Deducting.Facts(), id: new string('x', 64)).Succeeded);
        Assert.Equal(
            DomainError.Of("run.id-used", "id", ("id", "RUN-1")),
            Assert.Single(Deducting.Plan(Deducting.Facts(others: Deducting.Planned()), 2, "RUN-1").Errors));
    }

    // 2023-01-20T16:00Z is the 21st in China.
    [Theory]
    [InlineData(20, 15, null)]
    [InlineData(20, 16, "run.over")]
    public void A_run_is_planned_until_its_last_day_in_China_is_over(int day, int hour, string? code)
    {
        var result = Deducting.Plan(Deducting.Facts(), at: Chongqing.At(2023, 1, day, hour));

        Assert.Equal(code is null ? [] : [(code, "at", "fixture")], result.Errors.Select(error => (error.Code, error.Field, error.Source!.Id)));
    }

    [Fact]
    public void All_that_is_wrong_with_a_call_is_told() => Assert.Equal(
        ["run.id", "run.over"],
        Deducting.Plan(Deducting.Facts(), id: "", at: Deducting.SecondMorning).Errors.Select(error => error.Code));

    [Fact]
    public void An_order_that_is_paid_closed_or_paid_another_way_is_left_out()
    {
        var order = Deducting.Order();
        var paid = order.Apply(Chongqing.Notice("N-1", Deducting.Total)).Value.Order;

        LeftOut(LeftOutReason.OrderPaid, "run.order-paid", paid);
        LeftOut(LeftOutReason.OrderPaid, "run.order-paid", paid.Book(new LocalDate(2023, 1, 6)).Value);
        LeftOut(LeftOutReason.OrderClosed, "run.order-closed", order.Close(Chongqing.At(2023, 1, 5)).Value);
        LeftOut(LeftOutReason.OtherChannel, "run.other-channel", Deducting.Order(channel: PaymentChannel.WeChat));
    }

    [Fact]
    public void What_is_due_is_asked_for_and_no_more()
    {
        var half = Deducting.Order().Apply(Chongqing.Notice("N-1", 100)).Value.Order;

        Assert.Equal(Money.FromFen(Deducting.Total - 100), Deducting.Plan(Deducting.Facts(half)).Value.Only().Amount);
    }

    [Theory]
    [InlineData(ChannelState.NotPaid, false)]
    [InlineData(ChannelState.UserPaying, true)]
    [InlineData(ChannelState.Accepted, true)]
    [InlineData(ChannelState.Paid, false)]
    [InlineData(ChannelState.Closed, false)]
    [InlineData(ChannelState.Failed, false)]
    [InlineData(ChannelState.Refunding, true)]
    [InlineData(ChannelState.Refunded, false)]
    [InlineData(ChannelState.Unknown, true)]
    public void Nothing_is_asked_for_while_money_may_be_on_its_way(ChannelState state, bool inTransit)
    {
        var run = Deducting.Plan(new DeductionFacts([Deducting.Order().Claim(state)], [Deducting.Agreement])).Value;

        Assert.Equal(inTransit ? [(LeftOutReason.InTransit, "run.in-transit")] : [], run.LeftOut.Select(left => (left.Reason, left.Code)));
        Assert.Equal(inTransit ? 0 : 1, run.Instructions.Count);
    }

    // The payer began to pay, or nobody knows: the order's own notices say so.
    [Theory]
    [InlineData(ChannelEvent.StartPaying, true)]
    [InlineData(ChannelEvent.LoseSight, true)]
    [InlineData(ChannelEvent.Fail, false)]
    public void What_the_channel_last_said_is_taken_from_the_notices_of_the_order(ChannelEvent said, bool inTransit)
    {
        var notice = PaymentNotice.Read("N-1", Chongqing.Number(1), Money.Zero, Deducting.Eve, PaymentChannel.WeChat, new NoticeDetail(said)).Value;

        Assert.Equal(inTransit ? 0 : 1, Deducting.Plan(Deducting.Facts(Deducting.Order().Apply(notice).Value.Order)).Value.Instructions.Count);
    }

    // Promise S3: no deduction without a signed, unexpired, unrevoked agreement, and none that was not approved.
    [Fact]
    public void Without_an_agreement_in_force_on_the_first_day_of_the_run_nothing_is_asked_for()
    {
        var eve = Deducting.FirstDay.PlusDays(-1);
        var draft = Agreed.Draft();

        Assert.All(
            [
                draft, draft.Signed(), draft.Active().Suspend(eve).Value, draft.Active().Suspend(Deducting.FirstDay).Value, draft.Active().Revoke(Zhang.Id, Deducting.FirstDay).Value,
                Agreed.Draft(validThrough: eve).Active(), draft.Active(Deducting.FirstDay.PlusDays(1)), Agreed.Draft(2, Li).Active(),
                Agreed.Draft(scheme: Scheme.Resident).Active(), Agreed.Draft(region: Region.Parse("990000")).Active(),
            ],
            agreement => LeftOut(LeftOutReason.NoAgreement, "run.no-agreement", agreement: agreement));
        Assert.All(
            [draft.Active(Deducting.FirstDay), Agreed.Draft(validThrough: Deducting.FirstDay).Active(), draft.Active().Revoke(Zhang.Id, Deducting.FirstDay.PlusDays(1)).Value],
            agreement => Assert.Single(Deducting.Plan(Deducting.Facts(agreement: agreement)).Value.Instructions));
    }

    [Fact]
    public void A_run_that_is_planned_within_its_days_asks_for_the_agreement_of_the_day()
    {
        var revoked = Agreed.Draft().Active().Revoke(Zhang.Id, new LocalDate(2023, 1, 17)).Value;

        Assert.Equal(new LocalDate(2023, 1, 16), Deducting.Plan(Deducting.Facts(agreement: revoked), at: Chongqing.At(2023, 1, 16)).Value.Only().On);
        Assert.Equal(LeftOutReason.NoAgreement, Assert.Single(Deducting.Plan(Deducting.Facts(agreement: revoked), at: Chongqing.At(2023, 1, 17)).Value.LeftOut).Reason);
    }

    [Fact]
    public void A_line_that_is_not_approved_or_that_the_agreement_does_not_name_is_not_deducted()
    {
        var basic = DeductionAgreement.Draft(
            Agreed.Number(1), Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.Account, [InsuranceLine.BasicMedical], Agreed.Day).Value.Active();
        var half = DeductionClaim.Of(Deducting.Order(), [InsuranceLine.BasicMedical]);

        LeftOut(LeftOutReason.LineNotCovered, "run.line-not-covered", agreement: basic);
        var left = Assert.Single(Deducting.Plan(new DeductionFacts([half], [Deducting.Agreement])).Value.LeftOut);
        Assert.Equal((LeftOutReason.LineNotApproved, "run.line-not-approved", Money.FromYuan(5_874)), (left.Reason, left.Code, left.Due));
    }

    [Theory]
    [InlineData(Deducting.Total - 1, false)]
    [InlineData(Deducting.Total, true)]
    public void More_than_the_agreement_lets_one_run_take_is_left_out(long cap, bool taken)
    {
        var run = Deducting.Plan(Deducting.Facts(agreement: Agreed.Draft(cap: Money.FromFen(cap)).Active())).Value;

        Assert.Equal(taken ? 1 : 0, run.Instructions.Count);
        Assert.Equal(taken ? [] : [new LeftOutOrder(Chongqing.Number(1), LeftOutReason.AboveCap, Money.FromYuan(5_874), Money.FromFen(cap))], run.LeftOut);
        Assert.All(run.LeftOut, left => Assert.Equal(
            ("run.above-cap", "5874.00 for order ORDER-0001, with what else the run takes, is more than the agreement allows: 5873.99."), (left.Code, left.MessageIn(Language.English))));
    }

    [Fact]
    public void The_limit_is_one_for_all_orders_of_the_agreement_in_the_run_in_the_order_of_their_numbers()
    {
        var capped = Agreed.Draft(cap: Money.FromFen((2 * Deducting.Total) - 1)).Active();
        DeductionClaim[] claims = [Deducting.Order(2).Claim(), Deducting.Order(1).Claim()];

        var run = Deducting.Plan(new DeductionFacts(claims, [capped])).Value;
        Assert.Equal(Chongqing.Number(1), run.Only().Order);
        Assert.Equal((Chongqing.Number(2), LeftOutReason.AboveCap), (run.LeftOut[0].Order, run.LeftOut[0].Reason));
        Assert.Equal(2, Deducting.Plan(new DeductionFacts(claims, [Deducting.Agreement])).Value.Instructions.Count);

        // In however many parts it goes to the bank; the second run of the year has a limit of its own. Order 1 failed and waits for the second run.
        var failed = run.Send(new DeductionFacts(claims, [capped]), Deducting.Morning).Value.Answered(DeductionResult.Failed(DeductionFailure.InsufficientBalance)).Run;
        var facts = new DeductionFacts([claims[0]], [capped], [failed]);
        Assert.Equal(LeftOutReason.AboveCap, Assert.Single(Deducting.Plan(facts, id: "RUN-1B").Value.LeftOut).Reason);
        Assert.Single(Deducting.Plan(facts, 2).Value.Instructions);

        // What never went to the bank counts for nothing.
        var withdrawn = run.PaidOtherwise().Run;
        Assert.Single(Deducting.Plan(new DeductionFacts([claims[0]], [capped], [withdrawn]), id: "RUN-1B").Value.Instructions);
    }

    [Fact]
    public void The_same_facts_in_another_order_give_the_same_run()
    {
        DeductionClaim[] claims = [Deducting.Order(1).Claim(), Deducting.Order(2, Li).Claim(), Deducting.Order(3).Close(Chongqing.At(2023, 1, 4)).Value.Claim()];
        DeductionAgreement[] agreements = [Deducting.Agreement, Agreed.Draft(2, Li).Active()];

        var run = Deducting.Plan(new DeductionFacts(claims, agreements)).Value;
        Assert.Equal(["ORDER-0001", "ORDER-0002"], run.Instructions.Select(instruction => $"{instruction.Order}"));
        Assert.Equal(run.ToSnapshot(), Deducting.Plan(new DeductionFacts(claims.Reverse(), agreements.Reverse())).Value.ToSnapshot());
    }

    [Fact]
    public void A_mistake_of_the_caller_is_told_as_one()
    {
        var claim = Deducting.Order().Claim();

        Assert.Throws<ArgumentException>(() => new DeductionFacts([claim, claim], []));
        Assert.Throws<ArgumentNullException>(() => new DeductionFacts(null!, []));
        Assert.Throws<ArgumentNullException>(() => new DeductionFacts([], null!));
        Assert.Throws<ArgumentException>(() => DeductionRun.Plan("RUN-1", Invented.Tariff(), 1, Deducting.Facts(), Deducting.Eve));
        Assert.Throws<ArgumentException>(() => DeductionClaim.Of(Deducting.Order(), [default]));
        Assert.Throws<ArgumentException>(() => DeductionClaim.Of(Deducting.Order(), [], (ChannelState)99));
        Assert.Throws<ArgumentNullException>(() => DeductionClaim.Of(null!, []));
        Assert.Throws<ArgumentException>(() => Deducting.Planned().Send(new DeductionFacts([], []), Deducting.Morning));
    }

    [Fact]
    public void Each_reason_has_a_code_and_a_text_of_its_own()
    {
        var all = Enum.GetValues<LeftOutReason>().Select(reason => new LeftOutOrder(Chongqing.Number(1), reason, Money.FromFen(1))).ToList();

        Assert.Equal(
            [
                "run.other-channel", "run.order-paid", "run.order-closed", "run.nothing-due", "run.in-transit", "run.result-unknown", "run.line-not-approved",
                "run.no-agreement", "run.line-not-covered", "run.needs-person", "run.above-cap", "run.amount-changed",
            ],
            all.Select(left => left.Code));
        Assert.All(Languages.All, language => Assert.Equal(all.Count, all.Select(left => left.MessageIn(language)).Distinct().Count()));
        Assert.All(all, left => Assert.Contains("ORDER-0001", left.MessageIn(Language.English), StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => new LeftOutOrder(Chongqing.Number(1), (LeftOutReason)99, Money.Zero).Code);
        Assert.Equal("ORDER-0001 other-channel", all[0].ToString());
    }

    private static void LeftOut(LeftOutReason reason, string code, PremiumOrder? order = null, DeductionAgreement? agreement = null)
    {
        var run = Deducting.Plan(Deducting.Facts(order, agreement)).Value;

        Assert.Empty(run.Instructions);
        Assert.True(run.IsSettled);
        Assert.Equal([(Chongqing.Number(1), reason, code)], run.LeftOut.Select(left => (left.Order, left.Reason, left.Code)));
    }
}

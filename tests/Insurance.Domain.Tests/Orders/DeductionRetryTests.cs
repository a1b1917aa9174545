using Insurance.Domain.Agreements;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// The fact sheet on Chongqing, section 5: a deduction fails for insufficient balance, an account that is closed or frozen, one that is not activated, or
/// a credit card; on failure 可通过其他渠道自行缴费. The second run of January is the only retry that was seen.
/// </summary>
public sealed class DeductionRetryTests
{
    [Fact]
    public void The_published_reasons_each_say_what_the_person_must_do()
    {
        Assert.Equal(
            [
                (DeductionFailure.InsufficientBalance, DeductionRemedy.Deposit, true, "run.insufficient-balance"),
                (DeductionFailure.AccountClosedOrFrozen, DeductionRemedy.ChangeAccount, false, "run.account-closed"),
                (DeductionFailure.AccountNotActivated, DeductionRemedy.Activate, false, "run.account-not-activated"),
                (DeductionFailure.CreditCard, DeductionRemedy.ChangeAccount, false, "run.credit-card"),
            ],
            DeductionFailureRule.All.Select(rule => (rule.Failure, rule.Remedy, rule.IsRetried, rule.Code)));
        Assert.Equal(Enum.GetValues<DeductionFailure>(), DeductionFailureRule.All.Select(rule => rule.Failure));
        Assert.Throws<ArgumentException>(() => DeductionFailureRule.Of((DeductionFailure)9));
    }

    [Fact]
    public void Each_text_ends_with_the_published_way_out()
    {
        Assert.Equal("run.pay-otherwise", ErrorCodes.Run.PayOtherwise);
        Assert.All(DeductionFailureRule.All, rule =>
        {
            Assert.EndsWith("可通过其他渠道自行缴费。", rule.MessageIn(Language.SimplifiedChinese), StringComparison.Ordinal);
            Assert.EndsWith(". You can also pay by yourself through another channel.", rule.MessageIn(Language.English), StringComparison.Ordinal);
            Assert.EndsWith(". También puede pagar por su cuenta por otra vía.", rule.MessageIn(Language.Spanish), StringComparison.Ordinal);
        });
        Assert.Equal(
            "扣款失败：登记账户为信用卡。请用借记卡或存折重新签订扣款协议。可通过其他渠道自行缴费。",
            Failed(DeductionFailure.CreditCard).Only().FailureRule!.MessageIn(Language.SimplifiedChinese));
    }

    [Fact]
    public void Too_little_money_is_asked_for_again_in_the_next_run_of_the_year() =>
        Assert.Equal(Chongqing.Number(1), Deducting.Plan(Deducting.Facts(others: Failed(DeductionFailure.InsufficientBalance)), 2).Value.Only().Order);

    [Theory]
    [InlineData(DeductionFailure.AccountClosedOrFrozen)]
    [InlineData(DeductionFailure.AccountNotActivated)]
    [InlineData(DeductionFailure.CreditCard)]
    public void What_only_the_person_can_mend_waits_for_the_person(DeductionFailure failure)
    {
        var failed = Failed(failure);
        var left = Assert.Single(Deducting.Plan(Deducting.Facts(others: failed), 2).Value.LeftOut);
        Assert.Equal((LeftOutReason.NeedsPerson, "run.needs-person"), (left.Reason, left.Code));

        // Another account, by an agreement that took the place of the first.
        var other = Deducting.Agreement.ReplaceBy(Agreed.Draft(2).Signed(), [], Deducting.LastDay).Value.Successor;
        Assert.Equal(Agreed.Number(2), Deducting.Plan(Deducting.Facts(agreement: other, others: failed), 2).Value.Only().Agreement);

        // Or the person had it activated and says so, of this agreement and no other.
        Assert.Single(Deducting.Plan(Facts(Deducting.Agreement, failed, Agreed.Number(1)), 2).Value.Instructions);
        Assert.Empty(Deducting.Plan(Facts(Deducting.Agreement, failed, Agreed.Number(2)), 2).Value.Instructions);
    }

    [Fact]
    public void The_account_of_one_order_is_the_account_of_the_person_s_other_orders()
    {
        var facts = new DeductionFacts([Deducting.Order(2).Claim()], [Deducting.Agreement], [Failed(DeductionFailure.CreditCard)]);

        Assert.Equal(LeftOutReason.NeedsPerson, Assert.Single(Deducting.Plan(facts, 2).Value.LeftOut).Reason);
    }

    [Fact]
    public void While_a_result_is_unknown_the_next_run_takes_nothing_of_the_same_insurance_of_the_person()
    {
        Assert.All([Deducting.Sent(), Deducting.Sent().Answered(DeductionResult.NoAnswer).Run], open =>
        {
            var left = Assert.Single(Deducting.Plan(Deducting.Facts(others: open), 2).Value.LeftOut);
            Assert.Equal((LeftOutReason.ResultUnknown, "run.result-unknown"), (left.Reason, left.Code));

            // The order was closed and another one placed for the same months.
            Assert.Equal(LeftOutReason.ResultUnknown, Assert.Single(Deducting.Plan(Deducting.Facts(Deducting.Order(2), null, open), 2).Value.LeftOut).Reason);

            // Somebody else is not concerned.
            var li = new DeductionFacts([Deducting.Order(2, Chongqing.Li).Claim()], [Agreed.Draft(2, Chongqing.Li).Active()], [open]);
            Assert.Single(Deducting.Plan(li, 2).Value.Instructions);
        });
    }

    [Fact]
    public void What_was_taken_and_not_told_to_the_order_is_not_taken_again() => Assert.Equal(
        LeftOutReason.InTransit,
        Assert.Single(Deducting.Plan(Deducting.Facts(others: Deducting.Sent().Answered(Deducting.Took()).Run), 2).Value.LeftOut).Reason);

    [Fact]
    public void What_is_planned_elsewhere_and_may_still_be_sent_is_not_planned_twice()
    {
        Assert.Equal(LeftOutReason.ResultUnknown, Assert.Single(Deducting.Plan(Deducting.Facts(others: Deducting.Planned()), id: "RUN-1B").Value.LeftOut).Reason);

        // After the last day of that run it cannot be sent any more, and what was withdrawn was never sent.
        Assert.Single(Deducting.Plan(Deducting.Facts(others: Deducting.Planned()), 2).Value.Instructions);
        Assert.Single(Deducting.Plan(Deducting.Facts(others: Deducting.Planned().PaidOtherwise().Run), 2).Value.Instructions);
    }

    // What is planned and not sent may go to the bank until the last day of its run has ended; after it, it cannot, and another run may take the money.
    [Theory]
    [InlineData(15, true)]
    [InlineData(20, true)]
    [InlineData(26, false)]
    public void What_another_batch_may_still_send_is_not_asked_for_twice(int day, bool leftOut)
    {
        var planned = Deducting.Plan(Deducting.Facts(others: Deducting.Planned()), day < 26 ? 1 : 2, "RUN-B", Chongqing.At(2023, 1, day)).Value;

        Assert.Equal(leftOut ? [LeftOutReason.ResultUnknown] : [], planned.LeftOut.Select(left => left.Reason));
        Assert.Equal(leftOut ? 0 : 1, planned.Instructions.Count);
    }

    private static DeductionRun Failed(DeductionFailure failure) => Deducting.Sent().Answered(DeductionResult.Failed(failure)).Run;

    private static DeductionFacts Facts(DeductionAgreement agreement, DeductionRun other, AgreementId mended) =>
        new([Deducting.Order().Claim()], [agreement], [other], [mended]);
}

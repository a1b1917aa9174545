using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;

namespace Insurance.Domain.Tests.Orders;

/// <summary>Design, section 2 point 7: authentic money is never refused; each outcome has its code.</summary>
public sealed class NoticeOutcomeTests
{
    private static readonly PremiumOrder Order = Chongqing.Placed();

    [Fact]
    public void The_whole_amount_is_applied() =>
        AssertTold(Order.Apply(Chongqing.Notice("N-1", 587_400)), "notice.applied", "5874.00 was applied; the order is paid.");

    [Fact]
    public void The_same_notice_again_changes_nothing()
    {
        var notice = Chongqing.Notice("N-1", 587_400);

        AssertTold(Order.Apply(notice).Value.Order.Apply(notice), "notice.already-applied", "This notice came before; nothing changes.");
    }

    [Fact]
    public void Too_much_is_a_surplus() =>
        AssertTold(Order.Apply(Chongqing.Notice("N-1", 587_401)), "notice.surplus", "5874.00 was applied and 0.01 is too much.");

    [Fact]
    public void Too_little_is_counted() =>
        AssertTold(Order.Apply(Chongqing.Notice("N-1", 587_399)), "notice.underpaid", "5873.99 was counted; the order is not paid in full.");

    [Fact]
    public void Two_notices_of_one_id_that_differ_are_held() => AssertTold(
        Order.Apply(Chongqing.Notice("N-1", 587_400)).Value.Order.Apply(Chongqing.Notice("N-1", 587_399)),
        "notice.held",
        "Another notice of the same id says something else; a person must look at it.");

    [Fact]
    public void An_outcome_outside_the_list_has_no_code() =>
        Assert.Throws<InvalidOperationException>(() => new NoticeOutcome((NoticeOutcomeKind)99, Money.Zero, Money.Zero).Code);

    private static void AssertTold(Result<(PremiumOrder Order, NoticeOutcome Outcome)> result, string code, string message)
    {
        var outcome = result.Value.Outcome;

        Assert.Equal((code, message), (outcome.Code, outcome.MessageIn(Language.English)));
        Assert.Equal($"notice.{Spelling.Of(outcome.Kind)}", outcome.Code);
    }
}

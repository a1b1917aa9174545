using FsCheck.Fluent;
using Insurance.Domain.Tests.Properties;

namespace Insurance.Domain.Tests.Journey;

/// <summary>
/// The whole way in random order over four years in Chongqing: one person registers and leaves, agrees and revokes, declares, orders, pays
/// too much and too little, is booked, refunded and certified, and after every step all is as a model says that knows no table.
/// </summary>
public sealed class JourneyHistoriesTests
{
    private const int Histories = 10_000;

    /// <summary>How often at least each verb is taken, and refused, in a tenth of the histories.</summary>
    private const int Least = 10;

    [Fact]
    public void Whatever_happens_on_the_way_all_stands_as_the_model_says() =>
        Holds.ForAll(Gen.Choose(0, int.MaxValue - 1), seed => Live(seed, []), Histories);

    // Verbs that never succeed and refusals that never come would prove nothing.
    [Fact]
    public void The_histories_reach_every_verb_and_its_refusal()
    {
        var tally = new Dictionary<(string Verb, bool Taken), int>();
        for (var seed = 1; seed <= 1_000; seed++)
        {
            Live(seed, tally);
        }

        string[] verbs =
        [
            "enrollment Register", "enrollment Amend", "enrollment Suspend", "enrollment Resume", "enrollment JoinEmployer", "enrollment LeaveEmployer", "enrollment Stop",
            "agreement Draft", "agreement Sign", "agreement Activate", "agreement Suspend", "agreement Resume", "agreement Revoke", "agreement Replace",
            "declaration Submit", "declaration Change", "declaration Withdraw", "declaration ApproveDeduction", "declaration WithdrawDeduction",
            "premium Assess", "order Place", "order Book", "order Close", "order Refund", "order ReturnSurplus",
            "certificate Issue", "certificate Void", "certificate Reissue",
        ];
        Assert.All(verbs, verb => Assert.All(new[] { true, false }, taken => Assert.InRange(tally.GetValueOrDefault((verb, taken)), Least, int.MaxValue)));

        // A notice is never refused; words without money and returns that are asked for have histories of their own.
        foreach (var outcome in new[] { "Applied", "AlreadyApplied", "Surplus", "Underpaid", "Held" })
        {
            Assert.InRange(tally.GetValueOrDefault(($"notice {outcome}", true)), Least, int.MaxValue);
        }
    }

    private static void Live(int seed, Dictionary<(string Verb, bool Taken), int> tally)
    {
        var course = new Course(seed, tally);
        var insured = new InsuredCourse(course);
        var paid = new PaidCourse(course, insured);
        do
        {
            // What is insured depends on the day; what is paid on what is done alone.
            var pays = Step(course, insured, paid);
            insured.Compare();
            if (pays)
            {
                paid.Compare();
            }
        }
        while (course.Onward());

        insured.Reopen();
        paid.Reopen();
    }

    private static bool Step(Course course, InsuredCourse insured, PaidCourse paid)
    {
        // Somebody who has not declared mostly does that first.
        (int Weight, Action Command)[] commands =
        [
            (8, insured.ChangeEnrollment),
            (4, insured.DraftAgreement),
            (16, insured.ChangeAgreement),
            (insured.Declaration is null ? 30 : 8, insured.ChangeDeclaration),
            (3, insured.WithdrawDeclaration),
            (10, insured.ChangeDeduction),
            (14, paid.AssessAndPlace),
            (3, paid.Place),
            (18, paid.Notify),
            (8, paid.Book),
            (3, paid.Close),
            (4, paid.Refund),
            (3, paid.ReturnSurplus),
            (9, paid.Issue),
            (6, paid.ChangeCertificate),
        ];
        var drawn = course.Random.Next(commands.Sum(one => one.Weight));
        var (_, command) = commands.First(one => (drawn -= one.Weight) < 0);
        command();
        return command.Target == paid;
    }
}

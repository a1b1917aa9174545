using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Agreements;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>Random histories of a person's agreements against a model that knows days and nothing else.</summary>
public sealed class AgreementHistoryProperties
{
    private const int Histories = 4_000;

    [Fact]
    public void Agreements_do_what_the_model_says_on_every_day_and_never_are_two_in_force_at_once() => Holds.ForAll(
        AgreementHistory.Random,
        history =>
        {
            var model = new AgreementModel(history);
            DeductionAgreement[] all = [.. Enumerable.Range(0, AgreementHistory.Agreements).Select(history.Draft)];
            foreach (var command in history.Commands)
            {
                var refusals = AgreementHistory.Do(all, command);

                Assert.Equal(model.Do(command), refusals.Select(error => error.Code));
                AssertOneInForce(all);
            }

            AssertSameDays(model, all);
        },
        Histories);

    // Verbs that never succeed and refusals that never come would prove nothing. Always the same histories, so that no run depends on luck.
    [Fact]
    public void The_histories_reach_every_verb_and_every_refusal()
    {
        var seen = new HashSet<string>();
        foreach (var history in AgreementHistory.Random.Sample(Histories, new Rnd(1, 0x9E3779B97F4A7C15), 50))
        {
            DeductionAgreement[] all = [.. Enumerable.Range(0, AgreementHistory.Agreements).Select(history.Draft)];
            foreach (var command in history.Commands)
            {
                var refusals = AgreementHistory.Do(all, command);
                seen.UnionWith(refusals.Select(error => error.Code).DefaultIfEmpty($"{command.Verb}"));
            }
        }

        Assert.Empty(Enum.GetNames<AgreementEvent>()
            .Concat(["agreement.before-last-change", "agreement.wrong-state", "agreement.expired", "agreement.not-over", "agreement.already-active", "agreement.successor-differs"])
            .Except(seen));
    }

    // Promise S3: no approved deduction without a signed, unexpired, unrevoked agreement.
    [Fact]
    public void Whatever_happened_a_covered_day_has_a_signed_unexpired_and_unrevoked_agreement() => Holds.ForAll(
        AgreementHistory.Random,
        history =>
        {
            foreach (var agreement in Lived(history))
            {
                foreach (var day in Days())
                {
                    if (agreement.Covers(InsuranceLine.BasicMedical, day))
                    {
                        Assert.True(agreement.SignedOn <= day);
                        Assert.True(agreement.ValidFrom <= day);
                        Assert.False(day > agreement.ValidThrough);
                        Assert.DoesNotContain(agreement.History, change => change.Event is AgreementEvent.Revoke or AgreementEvent.Replace or AgreementEvent.Expire && change.On <= day);
                    }
                }
            }
        },
        cases: 1_000);

    [Fact]
    public void What_is_recorded_later_changes_no_earlier_day() => Holds.ForAll(
        AgreementHistory.Random,
        history =>
        {
            DeductionAgreement[] all = [.. Enumerable.Range(0, AgreementHistory.Agreements).Select(history.Draft)];
            foreach (var command in history.Commands)
            {
                DeductionAgreement[] before = [.. all];
                AgreementHistory.Do(all, command);
                foreach (var (old, now) in before.Zip(all))
                {
                    Assert.Equal(old.History, now.History.Take(old.History.Count));
                    Assert.All(Days().Where(day => day < AgreementHistory.Date(command.Day)), day => Assert.Equal(old.StateOn(day), now.StateOn(day)));
                }
            }
        },
        cases: 300);

    [Fact]
    public void At_most_one_agreement_answers_for_a_deduction() => Holds.ForAll(
        AgreementHistory.Random,
        history =>
        {
            var all = Lived(history);
            foreach (var day in Days())
            {
                var covering = all.Where(agreement => agreement.Scheme == Scheme.FlexibleEmployment && agreement.Covers(InsuranceLine.BasicMedical, day)).ToList();
                Assert.True(covering.Count < 2);
                Assert.Same(
                    covering.SingleOrDefault(),
                    DeductionAgreements.Covering(all, Chongqing.Zhang.Id, Region.Chongqing, Scheme.FlexibleEmployment, InsuranceLine.BasicMedical, day));
            }
        },
        cases: 500);

    internal static DeductionAgreement[] Lived(AgreementHistory history)
    {
        DeductionAgreement[] all = [.. Enumerable.Range(0, AgreementHistory.Agreements).Select(history.Draft)];
        foreach (var command in history.Commands)
        {
            AgreementHistory.Do(all, command);
        }

        return all;
    }

    private static IEnumerable<LocalDate> Days() => Enumerable.Range(-2, AgreementHistory.Horizon + 12).Select(AgreementHistory.Date);

    private static void AssertOneInForce(DeductionAgreement[] all)
    {
        foreach (var day in Days())
        {
            Assert.True(all.Where(agreement => agreement.Scheme == Scheme.FlexibleEmployment).Count(agreement => agreement.StateOn(day) == AgreementState.Active) < 2, $"{day}");
        }
    }

    private static void AssertSameDays(AgreementModel model, DeductionAgreement[] all)
    {
        for (var i = 0; i < all.Length; i++)
        {
            for (var day = 0; day < AgreementHistory.Horizon + 10; day++)
            {
                Assert.Equal(model.On(i, day), all[i].StateOn(AgreementHistory.Date(day)));
                Assert.Equal(model.On(i, day) == AgreementState.Active, all[i].Covers(InsuranceLine.LargeAmountMutual, AgreementHistory.Date(day)));
            }

            Assert.Null(all[i].StateOn(AgreementHistory.FirstDay.PlusDays(-1)));
        }
    }
}

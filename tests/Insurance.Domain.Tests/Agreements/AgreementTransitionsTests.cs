using Insurance.Domain.Agreements;
using Insurance.Domain.Tests.Generators;
using NodaTime;
using static Insurance.Domain.Agreements.AgreementEvent;
using static Insurance.Domain.Agreements.AgreementState;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>Every event in every state: what the table says and what the agreement does are the same.</summary>
public sealed class AgreementTransitionsTests
{
    private static readonly LocalDate Inside = Agreed.Day.PlusDays(40);
    private static readonly LocalDate Last = Agreed.Day.PlusDays(100);
    private static readonly LocalDate After = Agreed.Day.PlusDays(101);

    private static readonly AgreementEvent[] Columns = [Sign, Activate, Suspend, Resume, Revoke, Expire, Replace];

    private static readonly (AgreementState State, AgreementState?[] Next)[] Rows =
    [
        // sign      activate suspend    resume  revoke   expire   replace
        (Draft,     [Signed, null,   null,      null,   Revoked, null,    null]),
        (Signed,    [null,   Active, null,      null,   Revoked, Expired, Replaced]),
        (Active,    [null,   null,   Suspended, null,   Revoked, Expired, Replaced]),
        (Suspended, [null,   null,   null,      Active, Revoked, Expired, Replaced]),
        (Revoked,   [null,   null,   null,      null,   null,    null,    null]),
        (Expired,   [null,   null,   null,      null,   null,    null,    null]),
        (Replaced,  [null,   null,   null,      null,   null,    null,    null]),
    ];

    public static TheoryData<AgreementState, AgreementEvent, AgreementState?> Pairs
    {
        get
        {
            var pairs = new TheoryData<AgreementState, AgreementEvent, AgreementState?>();
            foreach (var (state, next) in Rows)
            {
                foreach (var (occurred, reached) in Columns.Zip(next))
                {
                    pairs.Add(state, occurred, reached);
                }
            }

            return pairs;
        }
    }

    [Fact]
    public void An_agreement_is_born_a_draft_and_every_pair_is_walked()
    {
        Assert.Equal(Draft, DeductionAgreement.Transitions.First);
        Assert.Equal(Draft, Agreed.Draft().State);
        Assert.Equal(Enum.GetValues<AgreementState>(), Rows.Select(row => row.State));
        Assert.Equal(Enum.GetValues<AgreementEvent>(), Columns);
        Assert.Equal(49, Pairs.Count);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_and_the_agreement_agree(AgreementState state, AgreementEvent occurred, AgreementState? next)
    {
        Assert.Equal(next, DeductionAgreement.Transitions.Next(state, occurred));

        var before = In(state);
        Assert.Equal(state, before.State);
        var on = occurred == Expire || state == Expired ? After : Inside;
        var result = Do(before, occurred, on);
        if (next is { } reached)
        {
            Assert.Equal(reached, result.Value.State);
            Assert.Equal(reached, result.Value.StateOn(on));
            Assert.Equal(new AgreementChange(occurred, on, occurred == Replace ? Agreed.Number(9) : null, occurred == Sign ? Agreed.Evidence(on) : null), result.Value.History[^1]);
            Assert.Equal(before.History.Count + 1, result.Value.History.Count);
        }
        else
        {
            Assert.Equal(
                state == Expired
                    ? DomainError.Of("agreement.expired", "on", ("on", on), ("through", Last))
                    : DomainError.Of("agreement.wrong-state", "state", ("state", Spelling.Of(state)), ("event", Spelling.Of(occurred))),
                Assert.Single(result.Errors));
        }
    }

    // An end that nobody recorded: the day alone expires it.
    [Theory]
    [InlineData(Signed)]
    [InlineData(Active)]
    [InlineData(Suspended)]
    public void After_its_last_day_every_verb_is_refused_though_nothing_is_recorded(AgreementState state)
    {
        var agreement = In(state);

        Assert.Equal(state, agreement.StateOn(Last));
        Assert.Equal(Expired, agreement.StateOn(After));
        Assert.Equal(state, agreement.State);
        foreach (var occurred in Columns.Where(column => column != Expire))
        {
            Assert.Equal(["agreement.expired"], Do(agreement, occurred, After).Errors.Select(error => error.Code));
        }
    }

    [Fact]
    public void A_draft_past_its_last_day_is_not_signed_but_can_be_thrown_away()
    {
        Assert.Equal(Draft, In(Draft).StateOn(After));
        Assert.Equal(["agreement.expired"], Do(In(Draft), Sign, After).Errors.Select(error => error.Code));
        Assert.Equal(["agreement.wrong-state"], Do(In(Draft), Activate, After).Errors.Select(error => error.Code));
        Assert.Equal(Revoked, Do(In(Draft), Revoke, After).Value.State);
    }

    [Fact]
    public void The_table_can_be_drawn()
    {
        var diagram = DeductionAgreement.Transitions.ToDiagram();

        Assert.Contains("[*] --> Draft\n", diagram, StringComparison.Ordinal);
        Assert.Contains("Suspended --> Active : resume\n", diagram, StringComparison.Ordinal);

        // A heading, the first state, and the three states in which it ends stand beside the rows.
        Assert.Equal(Rows.SelectMany(row => row.Next).Count(next => next is not null) + 5, diagram.Count(c => c == '\n'));
    }

    private static DeductionAgreement In(AgreementState state)
    {
        var draft = Agreed.Draft(validThrough: Last);
        return state switch
        {
            Draft => draft,
            Signed => draft.Signed(),
            Active => draft.Active(),
            Suspended => draft.Active().Suspend(Agreed.Day).Value,
            Revoked => draft.Active().Revoke(draft.Person.Id, Agreed.Day).Value,
            Expired => draft.Active().Expire(After).Value,
            _ => draft.Active().ReplaceBy(Agreed.Draft(9).Signed(), [], Agreed.Day).Value.Replaced,
        };
    }

    private static Result<DeductionAgreement> Do(DeductionAgreement agreement, AgreementEvent occurred, LocalDate on)
    {
        switch (occurred)
        {
            case Sign:
                return agreement.Sign(agreement.Person.Id, on, Agreed.Evidence(on));
            case Activate:
                return agreement.Activate([], on);
            case Suspend:
                return agreement.Suspend(on);
            case Resume:
                return agreement.Resume([], on);
            case Revoke:
                return agreement.Revoke(agreement.Person.Id, on);
            case Expire:
                return agreement.Expire(on);
            default:
                return agreement.ReplaceBy(Agreed.Draft(9).Signed(), [], on).TryGet(out var both, out var errors) ? both.Replaced : errors;
        }
    }
}

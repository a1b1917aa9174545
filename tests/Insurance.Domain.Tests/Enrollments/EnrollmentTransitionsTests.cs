using Insurance.Domain.Enrollments;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Enrollments;

/// <summary>Every event in every state: what the table says and what the enrolment does are the same.</summary>
public sealed class EnrollmentTransitionsTests
{
    private static readonly LocalDate Day = new(2024, 6, 3);

    // PSN_CHG_TYPE: 22 interrupts, 12 takes up again, 21 ends; PSN_CLCT_STAS: 1 contributes, 2 suspended, 3 ended.
    public static TheoryData<EnrollmentState, EnrollmentEvent, EnrollmentState?> Pairs => new()
    {
        { EnrollmentState.Active, EnrollmentEvent.Amend, EnrollmentState.Active },
        { EnrollmentState.Active, EnrollmentEvent.Suspend, EnrollmentState.Suspended },
        { EnrollmentState.Active, EnrollmentEvent.Resume, null },
        { EnrollmentState.Active, EnrollmentEvent.JoinEmployer, EnrollmentState.WithEmployer },
        { EnrollmentState.Active, EnrollmentEvent.LeaveEmployer, null },
        { EnrollmentState.Active, EnrollmentEvent.Stop, EnrollmentState.Stopped },
        { EnrollmentState.Suspended, EnrollmentEvent.Amend, EnrollmentState.Suspended },
        { EnrollmentState.Suspended, EnrollmentEvent.Suspend, null },
        { EnrollmentState.Suspended, EnrollmentEvent.Resume, EnrollmentState.Active },
        { EnrollmentState.Suspended, EnrollmentEvent.JoinEmployer, EnrollmentState.WithEmployer },
        { EnrollmentState.Suspended, EnrollmentEvent.LeaveEmployer, null },
        { EnrollmentState.Suspended, EnrollmentEvent.Stop, EnrollmentState.Stopped },
        { EnrollmentState.WithEmployer, EnrollmentEvent.Amend, EnrollmentState.WithEmployer },
        { EnrollmentState.WithEmployer, EnrollmentEvent.Suspend, null },
        { EnrollmentState.WithEmployer, EnrollmentEvent.Resume, null },
        { EnrollmentState.WithEmployer, EnrollmentEvent.JoinEmployer, null },
        { EnrollmentState.WithEmployer, EnrollmentEvent.LeaveEmployer, EnrollmentState.Active },
        { EnrollmentState.WithEmployer, EnrollmentEvent.Stop, EnrollmentState.Stopped },
        { EnrollmentState.Stopped, EnrollmentEvent.Amend, null },
        { EnrollmentState.Stopped, EnrollmentEvent.Suspend, null },
        { EnrollmentState.Stopped, EnrollmentEvent.Resume, null },
        { EnrollmentState.Stopped, EnrollmentEvent.JoinEmployer, null },
        { EnrollmentState.Stopped, EnrollmentEvent.LeaveEmployer, null },
        { EnrollmentState.Stopped, EnrollmentEvent.Stop, null },
    };

    [Fact]
    public void An_enrolment_is_born_active_and_every_pair_is_walked()
    {
        Assert.Equal(EnrollmentState.Active, Enrollment.Transitions.First);
        Assert.Equal(EnrollmentState.Active, Chongqing.Registered(Day).State);
        Assert.Equal(Enum.GetValues<EnrollmentState>().Length * Enum.GetValues<EnrollmentEvent>().Length, Pairs.Count);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_and_the_enrolment_agree(EnrollmentState state, EnrollmentEvent occurred, EnrollmentState? next)
    {
        Assert.Equal(next, Enrollment.Transitions.Next(state, occurred));

        var before = In(state);
        Assert.Equal(state, before.State);
        var result = Do(before, occurred, Day.PlusDays(9));
        if (next is null)
        {
            Assert.Equal(("enrollment.wrong-state", "state"), (result.Errors.Single().Code, result.Errors.Single().Field));
        }
        else
        {
            Assert.Equal(next, result.Value.State);
            Assert.Equal((occurred, Day.PlusDays(9)), (result.Value.History[^1].Event, result.Value.History[^1].On));
        }
    }

    [Theory]
    [InlineData(EnrollmentState.Stopped, EnrollmentEvent.Amend, "active, suspended, with-employer")]
    [InlineData(EnrollmentState.WithEmployer, EnrollmentEvent.Suspend, "active")]
    [InlineData(EnrollmentState.Active, EnrollmentEvent.Resume, "suspended")]
    [InlineData(EnrollmentState.WithEmployer, EnrollmentEvent.JoinEmployer, "active, suspended")]
    [InlineData(EnrollmentState.Suspended, EnrollmentEvent.LeaveEmployer, "with-employer")]
    [InlineData(EnrollmentState.Stopped, EnrollmentEvent.Stop, "active, suspended, with-employer")]
    public void A_refused_change_names_the_state_the_event_and_where_it_can_happen(EnrollmentState state, EnrollmentEvent occurred, string states)
    {
        var error = Do(In(state), occurred, Day.PlusDays(9)).Errors.Single();

        Assert.Equal((Spelling.Of(state), Spelling.Of(occurred), states), (error.Operands["state"], error.Operands["event"], error.Operands["states"]));
        Assert.Null(error.ChangesOn);
    }

    [Theory]
    [InlineData(EnrollmentState.Active)]
    [InlineData(EnrollmentState.Suspended)]
    [InlineData(EnrollmentState.WithEmployer)]
    public void A_day_before_the_last_entry_is_refused_in_every_state_and_that_day_itself_is_not(EnrollmentState state)
    {
        var enrollment = In(state);
        var last = enrollment.History.Count == 0 ? enrollment.RegisteredOn : enrollment.History[^1].On;

        var error = enrollment.Stop(last.PlusDays(-1)).Errors.Single();

        Assert.Equal(("enrollment.before-last-change", "on"), (error.Code, error.Field));
        Assert.Equal(($"{last:yyyy-MM-dd}", $"{last.PlusDays(-1):yyyy-MM-dd}"), (error.Operands["last"], error.Operands["on"]));
        Assert.Equal(last, error.ChangesOn);
        Assert.True(enrollment.Stop(last).Succeeded);
    }

    [Fact]
    public void A_wrong_state_and_a_wrong_day_are_named_at_once() =>
        Assert.Equal(["enrollment.wrong-state", "enrollment.before-last-change"], In(EnrollmentState.Active).Resume(Day.PlusDays(-1)).Errors.Select(error => error.Code));

    private static Enrollment In(EnrollmentState state)
    {
        var active = Chongqing.Registered(Day);
        return state switch
        {
            EnrollmentState.Active => active,
            EnrollmentState.Suspended => active.Suspend(Day.PlusDays(5)).Value,
            EnrollmentState.WithEmployer => active.JoinEmployer(Day.PlusDays(5)).Value,
            _ => active.Stop(Day.PlusDays(5)).Value,
        };
    }

    private static Result<Enrollment> Do(Enrollment enrollment, EnrollmentEvent occurred, LocalDate on) => occurred switch
    {
        EnrollmentEvent.Amend => enrollment.Amend(Chongqing.Tariff(on.Year), enrollment.Facts with { Hukou = Hukou.Elsewhere }, on),
        EnrollmentEvent.Suspend => enrollment.Suspend(on),
        EnrollmentEvent.Resume => enrollment.Resume(on),
        EnrollmentEvent.JoinEmployer => enrollment.JoinEmployer(on),
        EnrollmentEvent.LeaveEmployer => enrollment.LeaveEmployer(new YearMonth(2024, 5), Chongqing.Tariff(on.Year), on),
        _ => enrollment.Stop(on),
    };
}

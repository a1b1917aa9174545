using Insurance.Domain.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>Every event in every state: what the table says and what happens to a choice are the same.</summary>
public sealed class DeclarationTransitionsTests
{
    private static readonly LocalDate Registered = new(2023, 1, 3);

    public static TheoryData<DeclarationState, DeclarationEvent, DeclarationState?> Pairs => new()
    {
        { DeclarationState.Submitted, DeclarationEvent.TakeEffect, DeclarationState.InEffect },
        { DeclarationState.Submitted, DeclarationEvent.Supersede, null },
        { DeclarationState.Submitted, DeclarationEvent.Withdraw, DeclarationState.Withdrawn },
        { DeclarationState.InEffect, DeclarationEvent.TakeEffect, null },
        { DeclarationState.InEffect, DeclarationEvent.Supersede, DeclarationState.Superseded },
        { DeclarationState.InEffect, DeclarationEvent.Withdraw, null },
        { DeclarationState.Superseded, DeclarationEvent.TakeEffect, null },
        { DeclarationState.Superseded, DeclarationEvent.Supersede, null },
        { DeclarationState.Superseded, DeclarationEvent.Withdraw, null },
        { DeclarationState.Withdrawn, DeclarationEvent.TakeEffect, null },
        { DeclarationState.Withdrawn, DeclarationEvent.Supersede, null },
        { DeclarationState.Withdrawn, DeclarationEvent.Withdraw, null },
    };

    [Fact]
    public void A_choice_is_born_submitted_and_every_pair_is_walked()
    {
        Assert.Equal(DeclarationState.Submitted, Declaration.Transitions.First);
        Assert.Equal(Enum.GetValues<DeclarationState>().Length * Enum.GetValues<DeclarationEvent>().Length, Pairs.Count);
        Assert.Distinct(Declaration.Transitions.Rows.Select(row => (row.From, row.Event)));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_table_and_the_life_of_a_choice_agree(DeclarationState state, DeclarationEvent occurred, DeclarationState? next)
    {
        Assert.Equal(next, Declaration.Transitions.Next(state, occurred));

        var (declaration, choice, on) = In(state);
        Assert.Equal(state, declaration.Choices[choice].StateOn(on));
        var (after, then) = Do(declaration, occurred, on);
        Assert.Equal(next ?? state, after.Choices[choice].StateOn(then));
    }

    private static (Declaration Declaration, int Choice, LocalDate On) In(DeclarationState state)
    {
        var first = Chongqing.Declared(Chongqing.Registered(Registered));
        var changed = first.Changed(2024, "1", new LocalDate(2023, 12, 1)).Value;
        return state switch
        {
            DeclarationState.Submitted => (changed, 1, new LocalDate(2023, 12, 1)),
            DeclarationState.InEffect => (first, 0, Registered),
            DeclarationState.Superseded => (changed, 0, new LocalDate(2024, 1, 1)),
            _ => (changed.Withdraw(Chongqing.Zhang.Id, new LocalDate(2023, 12, 2)).Value, 1, new LocalDate(2023, 12, 2)),
        };
    }

    // A choice takes effect by itself, and it is superseded by the next one; what is refused leaves all as it is.
    private static (Declaration Declaration, LocalDate On) Do(Declaration declaration, DeclarationEvent occurred, LocalDate on)
    {
        var december = new LocalDate(on.Year, 12, 20);
        var result = occurred switch
        {
            DeclarationEvent.TakeEffect => declaration,
            DeclarationEvent.Supersede => declaration.Changed(december.Year + 1, "2", december),
            _ => declaration.Withdraw(Chongqing.Zhang.Id, on),
        };
        var after = result.TryGet(out var changed, out _) ? changed : declaration;
        return occurred switch
        {
            DeclarationEvent.TakeEffect => (after, on.PlusMonths(1)),
            DeclarationEvent.Supersede => (after, ReferenceEquals(after, declaration) ? on : new LocalDate(december.Year + 1, 1, 1)),
            _ => (after, on),
        };
    }
}

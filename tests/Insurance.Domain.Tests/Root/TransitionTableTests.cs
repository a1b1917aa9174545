using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Root;

public sealed class TransitionTableTests
{
    private static readonly TransitionTable<Light, Push> Lights = new(
        Light.Red,
        (Light.Red, Push.Next, Light.Green),
        (Light.Green, Push.Next, Light.Red),
        (Light.Red, Push.TurnOff, Light.Dark));

    internal enum Light { Red, Green, Dark }

    internal enum Push { Next, TurnOff }

    [Fact]
    public void The_diagram_shows_the_first_state_every_row_and_the_final_states() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Red
            Red --> Green : next
            Green --> Red : next
            Red --> Dark : turn-off
            Dark --> [*]

        """.ReplaceLineEndings("\n"),
        Lights.ToDiagram());

    [Fact]
    public void A_pair_that_is_not_in_the_table_does_not_happen()
    {
        Assert.Equal(Light.Green, Lights.Next(Light.Red, Push.Next));
        Assert.Null(Lights.Next(Light.Green, Push.TurnOff));
        Assert.Null(Lights.Next(Light.Dark, Push.Next));
        Assert.Equal([Light.Dark], Lights.Final);
    }

    [Fact]
    public void Every_table_of_the_library_has_each_pair_once_and_reaches_every_state()
    {
        Assert.NotEmpty(LifeCycle.All);
        foreach (var cycle in LifeCycle.All)
        {
            Assert.Distinct(cycle.Rows.Select(row => (row.From, row.Event)));
            Assert.Empty(cycle.States.Except(cycle.Rows.Select(row => row.To)).Except([cycle.First]));
            Assert.Empty(cycle.Events.Except(cycle.Rows.Select(row => row.Event)));
        }
    }
}

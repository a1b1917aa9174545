using System.Collections.Immutable;
using System.Text;

namespace Insurance.Domain;

/// <summary>
/// Which event leads an aggregate from which state to which: the one table that the code asks, the tests walk and the documentation
/// draws. A pair that is not in it does not happen.
/// </summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
public sealed class TransitionTable<TState, TEvent>
    where TState : struct, Enum
    where TEvent : struct, Enum
{
    internal TransitionTable(TState first, params ImmutableArray<(TState From, TEvent Event, TState To)> rows)
    {
        First = first;
        Rows = rows;
    }

    /// <summary>The state in which an aggregate is born.</summary>
    public TState First { get; }

    /// <summary>All transitions.</summary>
    public ImmutableArray<(TState From, TEvent Event, TState To)> Rows { get; }

    /// <summary>Where an event leads, or null where it does not happen in that state.</summary>
    public TState? Next(TState state, TEvent occurred)
    {
        foreach (var row in Rows)
        {
            if (EqualityComparer<TState>.Default.Equals(row.From, state) && EqualityComparer<TEvent>.Default.Equals(row.Event, occurred))
            {
                return row.To;
            }
        }

        return null;
    }

    /// <summary>The states that nothing leads out of, in the order of their declaration.</summary>
    public IEnumerable<TState> Final => Enum.GetValues<TState>().Where(state => !Rows.Any(row => EqualityComparer<TState>.Default.Equals(row.From, state)));

    /// <summary>The table as a Mermaid state diagram, from the first state to the final ones.</summary>
    public string ToDiagram()
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(First).Append('\n');
        foreach (var (from, occurred, to) in Rows)
        {
            text.Append("    ").Append(from).Append(" --> ").Append(to).Append(" : ").Append(Spelling.Of(occurred)).Append('\n');
        }

        foreach (var state in Final)
        {
            text.Append("    ").Append(state).Append(" --> [*]\n");
        }

        return text.ToString();
    }
}

using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The transition table of an aggregate, found by reflection, so that none is forgotten.</summary>
/// <param name="Owner">The type that carries the table.</param>
/// <param name="First">The state in which it is born.</param>
/// <param name="States">All states, in the order of their declaration.</param>
/// <param name="Events">All events, in the order of their declaration.</param>
/// <param name="Rows">The transitions.</param>
/// <param name="Diagram">The table as it draws itself.</param>
internal sealed record LifeCycle(Type Owner, string First, string[] States, string[] Events, (string From, string Event, string To)[] Rows, string Diagram)
{
    /// <summary>All tables of the library, by room and name.</summary>
    public static IReadOnlyList<LifeCycle> All { get; } =
    [
        .. from type in typeof(Money).Assembly.GetExportedTypes()
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
           where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(TransitionTable<,>)
           orderby Rooms.InOrder.ToList().IndexOf(Rooms.Of(type)!), type.Name
           select Of(type, property.GetValue(null)!),
    ];

    private static LifeCycle Of(Type owner, object table)
    {
        var type = table.GetType();
        var rows = ((IEnumerable)type.GetProperty("Rows")!.GetValue(table)!).Cast<ITuple>();
        return new(
            owner,
            type.GetProperty("First")!.GetValue(table)!.ToString()!,
            Enum.GetNames(type.GetGenericArguments()[0]),
            Enum.GetNames(type.GetGenericArguments()[1]),
            [.. rows.Select(row => (row[0]!.ToString()!, row[1]!.ToString()!, row[2]!.ToString()!))],
            (string)type.GetMethod("ToDiagram")!.Invoke(table, null)!);
    }
}

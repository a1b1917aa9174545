using System.Runtime.CompilerServices;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The rooms of the library in their order, and what may lean on what.</summary>
internal static class Rooms
{
    public const string Root = "(root)";

    /// <summary>What the compiler or the coverage tool adds beside the rooms; it knows none of them.</summary>
    public const string Generated = "(generated)";

    private const string Library = "Insurance.Domain";

    public static IReadOnlyList<string> InOrder { get; } =
    [
        Root, "People", "Calendars", "Tariffs", "Bulk", "Contributions", "Enrollments", "Agreements", "Declarations", "Premiums",
        "Coverage", "Orders", "Certificates", "Reconciliations", "DependencyInjection",
    ];

    /// <summary>The room of a type, or null where its namespace is none.</summary>
    public static string? Of(Type type) => type.Namespace switch
    {
        Library => Root,
        { } name when name.StartsWith($"{Library}.", StringComparison.Ordinal) => Known(name[(Library.Length + 1)..].Split('.')[0]),
        "Coverlet.Core.Instrumentation.Tracker" => Generated,
        _ => Outermost(type).IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) ? Generated : null,
    };

    public static bool MayLeanOn(string room, string other) => room == other || other == Generated || (room, other) switch
    {
        (Generated, _) => false,
        ("Bulk", _) => other is Root or "Tariffs",
        _ => Place(other) < Place(room),
    };

    private static int Place(string room) => InOrder.ToList().IndexOf(room);

    private static string? Known(string room) => InOrder.Contains(room) ? room : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

using System.Collections.Immutable;
using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>Hand-written tariffs, one for each way through the vector kernel and each way around it.</summary>
internal static class Paths
{
    private const string Clamp = """ "own": { "notBelow": "low", "notAbove": "high", "outside": "clamp" } """;
    private const string Refuse = """ "own": { "notBelow": "low", "notAbove": "high", "outside": "refuse" } """;

    private static readonly string Limits = $"{Figure("low", "yuan-a-month", "2025 = 4000.05")}, {Figure("high", "yuan-a-month", "2025 = 24130.00")}";
    private static readonly string Figures = $"{Limits}, {Figure("r", "rate", "2025 = 0.085")}, {Figure("s", "rate", "2025 = 0.0175")}, {Figure("fee", "yuan-a-month", "2025 = 8.25")}, {Figure("least", "yuan-a-month", "2025 = 500.01")}";

    /// <summary>Each by its name, with the kernel it takes and whether one walk over the rows does.</summary>
    public static ImmutableArray<(string Name, Tariff Tariff, BulkKernel Kernel, bool Pair)> All { get; } =
    [
        ("one line", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r"))), BulkKernel.Vector, true),
        ("two lines, half up", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r"), Rated("large", "own", "s")), Grade("b", Rated("basic", "own", "s"), Fixed("large", "fee")), Grade("c", Fixed("large", "fee"))), BulkKernel.Vector, true),
        ("two lines, up and down", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 0.01 up"), Rated("large", "own", "s", "month 0.01 down"))), BulkKernel.Vector, true),
        ("refused limits, one walk", Of(Figures, Refuse, Grade("a", Rated("basic", "own", "r"), Rated("large", "own", "s")), Grade("b", Fixed("basic", "fee"))), BulkKernel.Vector, true),
        ("fixed alone", Of(Figures, "", Grade("a", Fixed("basic", "fee"), Fixed("large", "least")), Grade("b", Fixed("basic", "least"))), BulkKernel.Vector, true),
        ("three lines", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r"), Rated("large", "own", "s"), Fixed("subsidy", "fee"))), BulkKernel.Vector, false),
        ("state line", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r"), Rated("subsidy", "own", "s", "month 0.01 half-up", "\"payer\": \"state\"")), Grade("b", Rated("basic", "own", "s", "month 0.01 half-up", "\"payer\": \"state\""))), BulkKernel.Vector, false),
        ("state pays all", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 0.01 half-up", "\"payer\": \"state\""))), BulkKernel.Vector, false),
        ("units of a jiao", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 0.1 half-up"))), BulkKernel.Vector, false),
        ("units of a yuan, up", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 1 up"), Fixed("large", "fee"))), BulkKernel.Vector, false),
        ("odd units, down", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 123.45 down"))), BulkKernel.Vector, false),
        ("floor of a line", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 0.01 half-up", "\"notBelow\": \"least\"")), Grade("b", Rated("basic", "own", "r"))), BulkKernel.Vector, false),
        ("rate changes in July", Of($"{Limits}, {Figure("r", "rate", "2025-01..2025-06 = 0.085", "2025-07..2025-12 = 0.0925")}", Clamp, Grade("a", Rated("basic", "own", "r"))), BulkKernel.Vector, false),
        ("clamped limits move", Of($"{Moving}, {Figure("r", "rate", "2025 = 0.085")}", Clamp, Grade("a", Rated("basic", "own", "r"))), BulkKernel.Vector, false),
        ("refused limits move", Of($"{Moving}, {Figure("r", "rate", "2025 = 0.085")}", Refuse, Grade("a", Rated("basic", "own", "r")), Grade("b", Rated("basic", "own", "r"), Rated("large", "own", "r"))), BulkKernel.Vector, false),
        ("amount changes in December", Of($"{Limits}, {Figure("fee", "yuan-a-month", "2025-01..2025-11 = 8.25", "2025-12 = 9.00")}", "", Grade("a", Fixed("basic", "fee"))), BulkKernel.Vector, false),
        ("known from May", Of($"{Limits}, {Figure("r", "rate", "2025-05..2025-12 = 0.085")}, {Figure("s", "rate", "2025 = 0.0175")}", Clamp, Grade("a", Rated("basic", "own", "r")), Grade("b", Rated("basic", "own", "s"))), BulkKernel.Vector, false),
        ("known through May", Of($"{Limits}, {Figure("r", "rate", "2025-01..2025-05 = 0.085")}, {Figure("s", "rate", "2025 = 0.0175")}", Clamp, Grade("a", Rated("basic", "own", "r")), Grade("b", Rated("basic", "own", "s"))), BulkKernel.Vector, true),
        ("whole year alone", Of(Figures, Clamp, GradeWith("\"wholeYearOnly\": true", "a", Rated("basic", "own", "r")), Grade("b", Rated("basic", "own", "s"))), BulkKernel.Vector, true),
        ("yearly base", Of($"{Figure("low", "yuan-a-year", "2025 = 48000.05")}, {Figure("high", "yuan-a-year", "2025 = 240000.00")}, {Figure("r", "rate", "2025 = 0.085")}", Clamp, Grade("a", Rated("basic", "own", "r"))), BulkKernel.Vector, true),
        ("published base", Of(Figures, Clamp, Grade("a", Rated("basic", "high", "r"), Rated("large", "own", "s"))), BulkKernel.Vector, true),
        ("sixteen grades", Of(Figures, Clamp, [.. Enumerable.Range(0, 16).Select(i => i % 3 == 0 ? Grade($"g{i}", Rated("basic", "own", "r")) : i % 3 == 1 ? Grade($"g{i}", Rated("basic", "own", "s"), Fixed("large", "fee")) : Grade($"g{i}", Fixed("basic", "fee")))]), BulkKernel.Vector, true),
        ("seventeen grades", Of(Figures, Clamp, [.. Enumerable.Range(0, 17).Select(i => Grade($"g{i}", Rated("basic", "own", "r")))]), BulkKernel.Exact, false),
        ("two hundred and fifty-five grades without a base", Of(Figures, "", [.. Enumerable.Range(0, 255).Select(i => Grade($"g{i}", Fixed("basic", i % 2 == 0 ? "fee" : "least")))]), BulkKernel.Table, false),
        ("half even", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 0.01 half-even"))), BulkKernel.Exact, false),
        ("no rounding known", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "month 0.01 exact"))), BulkKernel.Exact, false),
        ("rounded by year", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r", "year 1 half-up"))), BulkKernel.Exact, false),
        ("two roundings beside each other", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "r")), Grade("b", Rated("basic", "own", "r", "month 0.1 half-up"))), BulkKernel.Exact, false),
        ("balance", Of(Figures, Clamp, Grade("a", Rated("basic", "own", "s"), Balance("subsidy", "high", "r", "basic"))), BulkKernel.Exact, false),
        ("steps", Of(Figures, """ "own": { "steps": ["low", "high"] } """, Grade("a", Rated("basic", "own", "r"))), BulkKernel.Exact, false),
        ("published and rounded by year", Of(Figures, "", Grade("a", Rated("basic", "low", "r", "year 1 half-up"))), BulkKernel.Table, false),
        ("published balance", Of(Figures, "", Grade("a", Rated("basic", "high", "s"), Balance("subsidy", "high", "r", "basic"))), BulkKernel.Table, false),
    ];

    private static string Moving => $"{Figure("low", "yuan-a-month", "2025-01..2025-06 = 4000.05", "2025-07..2025-12 = 4200.00")}, {Figure("high", "yuan-a-month", "2025-01..2025-09 = 21000.00", "2025-10..2025-12 = 20000.00")}";

    /// <summary>Whether one walk over the rows works a tariff out; null where it has no vector kernel.</summary>
    public static bool? PairOf(Tariff tariff)
    {
        var plan = BulkPlan.Of(tariff).Value;
        ImmutableArray<GradeTable> tables = [.. plan.Grades.Select((_, i) => new GradeTable(tariff, i, plan.Lines, null))];
        return VectorPlan.Of(tables, plan.Lines.Length) is { } vector ? vector.Pair is not null : null;
    }

    public static Tariff Of(string figures, string bases, params string[] grades) => Tests.Tariffs.Invented.Tariff(File(figures, string.Join(", ", grades), bases));
}

using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Tariffs;
using static Insurance.Domain.Tests.Tariffs.Invented;

namespace Insurance.Domain.Tests.Regressions;

/// <summary>Found by random files: an unknown floor of another file was named as if it were a figure of the file that asks.</summary>
public sealed class FloorsOfAnotherFile
{
    [Fact]
    public void An_unknown_floor_of_another_file_is_named_by_its_reference()
    {
        var city = File(
            $"{Figure("a", "yuan-a-month", "2025 = 100.00")}, {Figure("least", "yuan-a-month", "2025-01..2025-05 = 90.00")}",
            Grade(
                "1",
                Fixed("basic", "a", "\"notBelow\": \"990001/resident/least\""),
                Fixed("large", "a", "\"notBelow\": \"least\"")));
        var nation = File(
            Figure("least", "yuan-a-month", "2025-01..2025-03 = 80.00"),
            Grade("any", Fixed("basic", "least")),
            region: "990001");

        var refusals = Catalog(city, nation).Find(Somewhere, Scheme.Resident, 2025).Value.Assess("1", 12).Errors;

        Assert.Equal(
            ["990001/resident/least 2025-04..2025-12", "least 2025-06..2025-12"],
            refusals.Select(error => $"{error.Operands["figure"]} {error.Operands["months"]}"));
        Assert.All(refusals, error => Assert.Equal(ErrorCodes.Tariff.UnknownMonths, error.Code));
    }
}

namespace Insurance.Benchmarks;

/// <summary>A person as one has them in a list.</summary>
internal sealed class Person
{
    public required string Id { get; init; }

    public required string Grade { get; init; }

    public required int Months { get; init; }

    public required decimal Base { get; init; }
}

/// <summary>What a person pays, or why not.</summary>
internal sealed class PersonPremium
{
    public required string Id { get; init; }

    public decimal Basic { get; init; }

    public decimal Mutual { get; init; }

    public decimal Total { get; init; }

    public string? Error { get; init; }
}

/// <summary>The reference tariff as one writes it by hand: objects, <c>decimal</c>, a dictionary from grade to rate.</summary>
internal static class ByDecimal
{
    private const decimal Floor = 4826.00m;
    private const decimal Cap = 24130.00m;

    private static readonly Dictionary<string, decimal> BasicRates = new(StringComparer.Ordinal)
    {
        ["1"] = 0.05m,
        ["2"] = 0.11m,
        ["3"] = 0.05m,
        ["4"] = 0.11m,
        ["5"] = 0.05m,
        ["6"] = 0.11m,
    };

    private static readonly Dictionary<string, decimal> MutualRates = new(StringComparer.Ordinal) { ["1"] = 0.01m, ["2"] = 0.01m };

    private static readonly Dictionary<string, decimal> MutualAmounts = new(StringComparer.Ordinal) { ["3"] = 8.00m, ["4"] = 8.00m };

    public static List<Person> People(int count)
    {
        var people = new List<Person>(count);
        for (var i = 0; i < count; i++)
        {
            var (declared, grade, months) = ReferenceRows.Row(i);
            people.Add(new Person { Id = ReferenceRows.PersonId(i), Grade = ReferenceRows.GradeId(grade), Months = months, Base = declared / 100m });
        }

        return people;
    }

    public static List<PersonPremium> Assess(List<Person> people, int from, int to)
    {
        var premiums = new List<PersonPremium>(to - from);
        for (var i = from; i < to; i++)
        {
            premiums.Add(Assess(people[i]));
        }

        return premiums;
    }

    public static PersonPremium Assess(Person person)
    {
        if (!BasicRates.TryGetValue(person.Grade, out var rate))
        {
            return new PersonPremium { Id = person.Id, Error = "tariff.unknown-grade" };
        }

        if (person.Months is < 1 or > 12)
        {
            return new PersonPremium { Id = person.Id, Error = "period.months" };
        }

        var month = Math.Clamp(person.Base, Floor, Cap);
        var basic = Math.Round(month * rate, 2, MidpointRounding.AwayFromZero) * person.Months;
        var mutual = 0m;
        if (MutualRates.TryGetValue(person.Grade, out var mutualRate))
        {
            mutual = Math.Round(month * mutualRate, 2, MidpointRounding.AwayFromZero) * person.Months;
        }
        else if (MutualAmounts.TryGetValue(person.Grade, out var amount))
        {
            mutual = amount * person.Months;
        }

        return new PersonPremium { Id = person.Id, Basic = basic, Mutual = mutual, Total = basic + mutual };
    }
}

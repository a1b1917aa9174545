using System.Runtime.CompilerServices;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Journey;

/// <summary>The days of one history, what is tried on them, and how often each verb was taken and refused.</summary>
internal sealed class Course(int seed, Dictionary<(string Verb, bool Taken), int> tally)
{
    public static readonly LocalDate First = new(2022, 1, 4);
    public static readonly LocalDate End = new(2025, 12, 31);

    private static readonly (int Month, int Day)[] Edges = [(11, 30), (12, 1), (12, 20), (12, 21), (1, 1), (3, 31), (4, 1)];

    public Random Random { get; } = new(seed);

    public LocalDate Today { get; private set; } = First;

    public bool Chance(int percent) => Random.Next(100) < percent;

    public T One<T>(IReadOnlyList<T> values) => values[Random.Next(values.Count)];

    /// <summary>Goes on: mostly some days, now and then to a day on which the answers change.</summary>
    public bool Onward()
    {
        Today = Random.Next(20) switch
        {
            < 7 => Today,
            < 11 => Today.PlusDays(Random.Next(1, 8)),
            < 15 => Today.PlusDays(Random.Next(90)),
            _ => Edges.SelectMany(edge => new[] { 0, 1 }, (edge, years) => new LocalDate(Today.Year + years, edge.Month, edge.Day)).Where(edge => edge > Today).Min(),
        };
        return Today <= End;
    }

    /// <summary>Today; now and then what happened some days ago is told today.</summary>
    public LocalDate Day() => Chance(20) && Today.PlusDays(-30) > First ? Today.PlusDays(-Random.Next(1, 30)) : Today;

    public ResidentId By(out bool oneself)
    {
        oneself = !Chance(8);
        return oneself ? Chongqing.Zhang.Id : Chongqing.Li.Id;
    }

    /// <summary>
    /// Does a command, which is taken or refused as expected. Either way what it was asked of stays as it was, and what comes of it has grown
    /// by an entry at most.
    /// </summary>
    public T Do<T>(T before, bool expected, Func<T, Result<T>> command, [CallerMemberName] string verb = "")
        where T : class
    {
        var stored = Kept.Stored(before);
        var result = command(before);

        Assert.True(stored.Equals(Kept.Stored(before)), verb);
        if (!Told(result, expected, verb).TryGet(out var after, out _))
        {
            return before;
        }

        Kept.Grew(before, after);
        return after;
    }

    public Result<T> Told<T>(Result<T> result, bool expected, [CallerMemberName] string verb = "")
    {
        if (result.Succeeded != expected)
        {
            Assert.Fail($"{verb} on {Today}: expected {(expected ? "taken" : "refused")}, was [{string.Join(", ", result.Errors.Select(error => error.Code))}]");
        }

        Seen(verb, result.Succeeded);
        return result;
    }

    public void Seen(string verb, bool taken) => tally[(verb, taken)] = tally.GetValueOrDefault((verb, taken)) + 1;
}

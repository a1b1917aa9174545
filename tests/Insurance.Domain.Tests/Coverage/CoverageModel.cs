using Insurance.Domain.Coverage;
using static Insurance.Domain.Tests.Coverage.PlainDays;

namespace Insurance.Domain.Tests.Coverage;

/// <summary>The state of a day by one reading, worst first.</summary>
internal enum PlainState : byte
{
    NotEnrolled,
    Lapsed,
    Waiting,
    Reimbursable,
    Covered,
}

/// <summary>A rule is needed that nobody published.</summary>
internal sealed class PlainUnknownException(string word, int year) : Exception($"{word} {year}");

/// <summary>Where a text leaves a day open: the one that grants most, or the one that grants least.</summary>
internal sealed record PlainReading(bool GrantsMost)
{
    public int Start(string? word, int paidOn, int day) => (word, GrantsMost) switch
    {
        ("paying-month", _) => day,
        ("month-after", _) or (_, false) => First(AfterPayment(paidOn, day)),
        _ => day,
    };

    public int Wait(int months, string? countedFrom, int paidOn, int day) => (countedFrom, GrantsMost) switch
    {
        ("paying-month", _) => First(MonthOf(day) + months),
        ("month-after", _) or (_, false) => First(AfterPayment(paidOn, day) + months),
        _ => Later(day, months),
    };

    private static int AfterPayment(int paidOn, int day) => Math.Max(MonthOf(paidOn) + 1, MonthOf(day));
}

/// <summary>A row of days; the best of all that is painted on a day stays.</summary>
internal sealed class PlainAxis
{
    private readonly PlainState[] days = new PlainState[Count];

    public PlainState this[int day] => days[day];

    /// <summary>Months that are not painted now, because they were given back.</summary>
    public bool[]? GivenBack { get; set; }

    public void Paint(int from, int until, PlainState state)
    {
        for (var day = Math.Max(0, from); day < Math.Min(until, days.Length); day++)
        {
            if (GivenBack?[MonthOf(day)] == true)
            {
                continue;
            }

            days[day] = days[day] < state ? state : days[day];
        }
    }
}

/// <summary>
/// Cover day by day, a second time: written from the description of the rules and the JSON of the data files, with its own calendar, once for the
/// reading that grants most and once for the one that grants least. Nothing of the library is used but the facts.
/// </summary>
internal sealed class CoverageModel
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string Region, string Scheme), PlainRules> Books = new();

    private CoverageModel(PlainAxis most, PlainAxis least, string? unknown)
    {
        Most = most;
        Least = least;
        Unknown = unknown;
    }

    public PlainAxis Most { get; }

    public PlainAxis Least { get; }

    /// <summary>The rule that nobody published, where one is needed.</summary>
    public string? Unknown { get; }

    public CoverageState this[int day] => (Most[day], Least[day]) switch
    {
        (PlainState.Covered, PlainState.Covered) => CoverageState.Covered,
        (_, PlainState.Reimbursable) => CoverageState.Reimbursable,
        ( >= PlainState.Reimbursable, _) => CoverageState.WaitingOrCovered,
        (PlainState.Waiting, _) => CoverageState.Waiting,
        (PlainState.Lapsed, _) => CoverageState.Lapsed,
        _ => CoverageState.NotEnrolled,
    };

    public static CoverageModel Of(CoverageFacts facts)
    {
        try
        {
            return new(Read(facts, new(true)), Read(facts, new(false)), null);
        }
        catch (PlainUnknownException unknown)
        {
            return new(new(), new(), unknown.Message);
        }
    }

    private static PlainAxis Read(CoverageFacts facts, PlainReading reading)
    {
        var axis = new PlainAxis();
        var life = new PlainLife(facts.Payments.AsEnumerable().Any(payment => payment.Kept.Any()) ? facts : facts with { Payments = [] });
        Enrol(facts, life, axis);
        PayAhead(facts, axis);
        axis.GivenBack = life.GivenBackHere;
        new PlainEmployees(life, Book(facts, "flexible-employment"), Nation("flexible-employment"), reading, axis).Live();
        axis.GivenBack = null;
        new PlainResidents(life, Book(facts, "resident"), Nation("resident"), reading, axis).Live();
        for (var month = 0; month < Months; month++)
        {
            if (life.KeptElsewhere[month])
            {
                axis.Paint(First(month), First(month + 1), PlainState.Covered);
            }
        }

        return axis;
    }

    /// <summary>Who is registered and paid ahead waits for the first month.</summary>
    private static void PayAhead(CoverageFacts facts, PlainAxis axis)
    {
        foreach (var payment in facts.Payments.AsEnumerable().Where(payment => payment.Elsewhere is null && payment.PaidOn is not null && payment.Kept.Any()))
        {
            for (var day = Math.Max(0, Day(payment.PaidOn!.Value)); day < First(Month(payment.Months.From)); day++)
            {
                if (axis[day] == PlainState.Lapsed)
                {
                    axis.Paint(day, day + 1, PlainState.Waiting);
                }
            }
        }
    }

    private static void Enrol(CoverageFacts facts, PlainLife life, PlainAxis axis)
    {
        foreach (var spell in facts.Enrollments.AsEnumerable())
        {
            axis.Paint(Day(spell.From), spell.Through is { } through ? Day(through) + 1 : Count, PlainState.Lapsed);
        }

        if (facts.Enrollments.Count == 0)
        {
            axis.Paint(life.FirstDay, Count, PlainState.Lapsed);
        }
    }

    private static PlainRules Book(CoverageFacts facts, string scheme) => Book(facts.Region.ToString(), scheme);

    private static PlainRules Nation(string scheme) => Book("100000", scheme);

    private static PlainRules Book(string region, string scheme) => Books.GetOrAdd((region, scheme), key => PlainRules.Of(key.Region, key.Scheme));
}

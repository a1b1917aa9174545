using Insurance.ConsoleHost.Bulk;
using Insurance.Domain.Coverage;

namespace Insurance.ConsoleHost.Coverage;

/// <summary>What a job, or a part of it, came to.</summary>
internal sealed class CoverageReport
{
    /// <summary>How many refused lines are kept.</summary>
    public const int MostFirst = 10;

    /// <summary>How many unreadable lines are kept.</summary>
    public const int MostMalformed = 100;

    private readonly long[] days = new long[CoverageDays.States.Length];
    private readonly SortedDictionary<string, long> refusals = new(StringComparer.Ordinal);
    private readonly List<RefusedPerson> first = [];
    private readonly List<RefusedPerson> malformed = [];

    /// <summary>The lines of the output.</summary>
    public long People { get; private set; }

    /// <summary>The rows of the input.</summary>
    public long Rows { get; set; }

    /// <summary>How many people were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>The digest of the output's lines.</summary>
    public RowDigest Digest { get; set; }

    /// <summary>The days of everybody, in the order of the columns.</summary>
    public IEnumerable<(CoverageState State, long Count)> Days => CoverageDays.States.Select((state, place) => (state.State, days[place]));

    /// <summary>How many people were refused for what, by code.</summary>
    public IEnumerable<KeyValuePair<string, long>> Refusals => refusals;

    /// <summary>The first people that were refused, by their first line.</summary>
    public IReadOnlyList<RefusedPerson> First => first;

    /// <summary>The first lines that cannot be read.</summary>
    public IReadOnlyList<RefusedPerson> Malformed => malformed;

    /// <summary>Counts a person.</summary>
    public void Count(long line, CoverageDays ofPerson, string? code)
    {
        People++;
        if (code is null)
        {
            for (var place = 0; place < days.Length; place++)
            {
                days[place] += ofPerson[CoverageDays.States[place].State];
            }

            return;
        }

        Refused++;
        refusals[code] = refusals.GetValueOrDefault(code) + 1;
        Keep(first, MostFirst, new(line, code));
        if (CoverageFaults.IsUnreadable(code))
        {
            Keep(malformed, MostMalformed, new(line, code));
        }
    }

    /// <summary>Adds what comes after it in the file.</summary>
    public void Take(CoverageReport next)
    {
        People += next.People;
        Refused += next.Refused;
        var sum = Digest;
        sum.Add(next.Digest);
        Digest = sum;
        for (var place = 0; place < days.Length; place++)
        {
            days[place] += next.days[place];
        }

        foreach (var (code, count) in next.refusals)
        {
            refusals[code] = refusals.GetValueOrDefault(code) + count;
        }

        next.first.ForEach(refused => Keep(first, MostFirst, refused));
        next.malformed.ForEach(refused => Keep(malformed, MostMalformed, refused));
    }

    private static void Keep(List<RefusedPerson> list, int most, RefusedPerson refused)
    {
        if (list.Count < most)
        {
            list.Add(refused);
        }
    }
}

using System.Collections.Immutable;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Premiums;

/// <summary>
/// Two tariffs compared over a population: what it costs, who pays more and who less, by grade and by base band. The second tariff is another
/// year, another version of the file, or a proposal. All sums are checked 64 bits: one that does not fit throws.
/// </summary>
public sealed class WhatIf
{
    private WhatIf(
        Tariff before,
        Tariff after,
        ImmutableArray<(BaseBand? Band, WhatIfSum Sum)> byBand,
        ImmutableSortedDictionary<string, WhatIfSum> byGrade,
        ImmutableSortedDictionary<string, long> refusedBefore,
        ImmutableSortedDictionary<string, long> refusedAfter)
    {
        Before = before;
        After = after;
        ByBand = byBand;
        ByGrade = byGrade;
        RefusedBefore = refusedBefore;
        RefusedAfter = refusedAfter;
        Total = byGrade.Values.Aggregate(WhatIfSum.Nobody, (sum, grade) => sum + grade);
    }

    /// <summary>The first tariff.</summary>
    public Tariff Before { get; }

    /// <summary>The second tariff.</summary>
    public Tariff After { get; }

    /// <summary>Everybody.</summary>
    public WhatIfSum Total { get; }

    /// <summary>Grade by grade; the grades sum to <see cref="Total"/>.</summary>
    public ImmutableSortedDictionary<string, WhatIfSum> ByGrade { get; }

    /// <summary>
    /// Band by band, lowest first, then, without a band, the people who pay by no base or for whom neither tariff has an amount. They sum to
    /// <see cref="Total"/>.
    /// </summary>
    public ImmutableArray<(BaseBand? Band, WhatIfSum Sum)> ByBand { get; }

    /// <summary>How many people the first tariff has no amount for, by the first code of the refusal.</summary>
    public ImmutableSortedDictionary<string, long> RefusedBefore { get; }

    /// <summary>How many people the second tariff has no amount for, by the first code of the refusal.</summary>
    public ImmutableSortedDictionary<string, long> RefusedAfter { get; }

    /// <summary>Compares two tariffs over a population, which is walked once and never held.</summary>
    /// <param name="before">The first tariff.</param>
    /// <param name="after">The second tariff.</param>
    /// <param name="population">The people, in groups that pay alike.</param>
    /// <param name="bands">
    /// Where one base band ends and the next begins, lowest first: monthly bases by the first tariff, by the second where the first has no
    /// amount. A base counts as that of the first rated line in its first month.
    /// </param>
    /// <exception cref="ArgumentException">The bands do not rise, or a group counts fewer than no people.</exception>
    /// <exception cref="OverflowException">A sum does not fit 64 bits of fen.</exception>
    public static WhatIf Compare(Tariff before, Tariff after, IEnumerable<PopulationGroup> population, params ReadOnlySpan<Money> bands)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(population);
        var limits = bands.ToArray();
        if (limits.Zip(limits.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("The bands do not rise.", nameof(bands));
        }

        var counting = new Counting(before, after, limits);
        foreach (var group in population)
        {
            counting.Add(group);
        }

        return counting.Result();
    }

    /// <summary>The sums while the population is walked.</summary>
    private sealed class Counting(Tariff before, Tariff after, Money[] limits)
    {
        // One more band than limits, and one place for those without a base.
        private readonly WhatIfSum[] bands = [.. Enumerable.Repeat(WhatIfSum.Nobody, limits.Length + 2)];
        private readonly Dictionary<string, WhatIfSum> grades = [];
        private readonly Dictionary<string, long> refusedBefore = [];
        private readonly Dictionary<string, long> refusedAfter = [];

        public void Add(PopulationGroup group)
        {
            if (group.People < 0)
            {
                throw new ArgumentException("A group counts fewer than no people.", nameof(group));
            }

            var was = Assess(before, group, refusedBefore);
            var now = Assess(after, group, refusedAfter);
            var sum = Sum(was?.Total, now?.Total, group.People);
            grades[group.Grade] = grades.GetValueOrDefault(group.Grade, WhatIfSum.Nobody) + sum;
            var place = BaseOf(was ?? now) is { } @base ? limits.Count(limit => limit <= @base) : bands.Length - 1;
            bands[place] += sum;
        }

        public WhatIf Result() => new(
            before,
            after,
            [.. bands.Select((sum, i) => (i == bands.Length - 1 ? null : new BaseBand(i == 0 ? null : limits[i - 1], i == limits.Length ? null : limits[i]), sum))],
            grades.ToImmutableSortedDictionary(StringComparer.Ordinal),
            refusedBefore.ToImmutableSortedDictionary(StringComparer.Ordinal),
            refusedAfter.ToImmutableSortedDictionary(StringComparer.Ordinal));

        private static Assessment? Assess(Tariff tariff, PopulationGroup group, Dictionary<string, long> refused)
        {
            if (tariff.Assess(group.Grade, group.Months, group.Declared).TryGet(out var assessment, out var errors))
            {
                return assessment;
            }

            refused[errors[0].Code] = refused.GetValueOrDefault(errors[0].Code) + group.People;
            return null;
        }

        private static WhatIfSum Sum(Money? was, Money? now, long people)
        {
            if (was is not { } earlier || now is not { } later)
            {
                return WhatIfSum.Nobody with { Refused = people };
            }

            var sum = new WhatIfSum(Money.FromFen(earlier.Fen * people), Money.FromFen(later.Fen * people), 0, 0, 0, 0);
            return later.CompareTo(earlier) switch
            {
                0 => sum with { Same = people },
                > 0 => sum with { More = people },
                _ => sum with { Less = people },
            };
        }

        private static Money? BaseOf(Assessment? assessment) => assessment?.Lines
            .Where(line => line.Payer == Payer.Person)
            .Select(line => line.Segments[0])
            .Where(segment => segment.Base is not null)
            .Select(segment => (Money?)(segment.BasePerYear ? Money.FromFen(segment.Base!.Value.Fen / ChargedBase.MonthsPerYear) : segment.Base!.Value))
            .FirstOrDefault();
    }
}

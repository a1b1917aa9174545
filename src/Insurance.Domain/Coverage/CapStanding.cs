using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>By how much at least the cap of serious-illness insurance (大病保险最高支付限额) rises for a resident in a year.</summary>
/// <param name="Year">The year whose cap it is.</param>
/// <param name="Continuity">The months in a row as a resident that reach into the year; none where the person is no resident in it.</param>
/// <param name="Raises">What raises it, in the order of the rules; a rule that raises nothing is not among them.</param>
public sealed record CapStanding(ContributionYear Year, Continuity Continuity, ValueList<CapRaise> Raises)
{
    /// <summary>The whole years in a row that end with the year.</summary>
    public int YearsInARow => Continuity.WholeYears;

    /// <summary>The least raise where years before the rules began do not count.</summary>
    public Money AtLeast => Money.Sum(Raises.Select(raise => raise.SinceRule));

    /// <summary>The least raise where they do.</summary>
    public Money AtLeastIfEarlierYearsCount => Money.Sum(Raises.Select(raise => raise.AllYears));
}

/// <summary>What one rule adds to the cap. Whether years before it began count is not told, so that there are two readings of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="SinceRule">The least raise by the years since the rule began.</param>
/// <param name="AllYears">The least raise by all years in a row; not less.</param>
public sealed record CapRaise(CapIncentive Rule, Money SinceRule, Money AllYears);

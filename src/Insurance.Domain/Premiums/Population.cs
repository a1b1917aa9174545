using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Premiums;

/// <summary>So many people who pay alike: one group of a population over which two tariffs are compared.</summary>
/// <param name="Grade">The id of their grade.</param>
/// <param name="Months">How many months they pay: the last ones of the grade's year.</param>
/// <param name="Declared">The bases they declare, where the grade takes any.</param>
/// <param name="People">How many they are.</param>
public sealed record PopulationGroup(string Grade, int Months, DeclaredBases Declared, long People = 1);

/// <summary>A span of bases: from one amount to just below another.</summary>
/// <param name="From">The lowest base; null for all below the second.</param>
/// <param name="Below">The first base above it; null for no end.</param>
public sealed record BaseBand(Money? From, Money? Below)
{
    /// <summary>The two amounts, as in <c>4000.00..8000.00</c>; an open end is empty.</summary>
    public override string ToString() => $"{From}..{Below}";
}

/// <summary>
/// What two tariffs come to for people. People for whom a tariff has no amount are counted apart: their amounts are in neither sum, so that
/// the difference is one of prices.
/// </summary>
/// <param name="Before">What they pay by the first tariff.</param>
/// <param name="After">What they pay by the second.</param>
/// <param name="Same">How many pay the same.</param>
/// <param name="More">How many pay more.</param>
/// <param name="Less">How many pay less.</param>
/// <param name="Refused">How many have no amount by one of them.</param>
public sealed record WhatIfSum(Money Before, Money After, long Same, long More, long Less, long Refused)
{
    /// <summary>Nobody.</summary>
    public static WhatIfSum Nobody { get; } = new(Money.Zero, Money.Zero, 0, 0, 0, 0);

    /// <summary>What the change costs.</summary>
    public Money Difference => After - Before;

    /// <summary>All people.</summary>
    public long People => Same + More + Less + Refused;

    /// <summary>Both together.</summary>
    public static WhatIfSum operator +(WhatIfSum left, WhatIfSum right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Before + right.Before, left.After + right.After, left.Same + right.Same, left.More + right.More, left.Less + right.Less, left.Refused + right.Refused);
    }
}

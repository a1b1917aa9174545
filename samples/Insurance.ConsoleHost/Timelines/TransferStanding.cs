using Insurance.Domain;
using Insurance.Domain.Coverage;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>What a change to another scheme asks of the months in a row.</summary>
/// <param name="To">The scheme: the one in which the person was not insured last.</param>
/// <param name="Rule">The rule.</param>
/// <param name="MissingMonths">The months that are missing.</param>
internal sealed record TransferStanding(Scheme To, TransferWaits Rule, int MissingMonths)
{
    private const int MonthsPerYear = 12;

    /// <summary>The months in a row that are asked for.</summary>
    public int NeededMonths => Rule.ContinuousYears * MonthsPerYear;

    public static TransferStanding? Of(CoverageFacts facts, TariffCatalog catalog, Continuity continuity, YearMonth through)
    {
        if (continuity.Last is not { } last)
        {
            return null;
        }

        var employee = facts.Payments.AsEnumerable().Any(payment => payment.As != InsuredAs.Resident && payment.Kept.Contains(last));
        var to = employee ? Scheme.Resident : Scheme.FlexibleEmployment;
        return RuleOf(catalog, facts.Region, to, through) is { } rule ? new(to, rule, continuity.MissingFor(rule)) : null;
    }

    /// <summary>The rule of the pooling area, else the national one.</summary>
    private static TransferWaits? RuleOf(TariffCatalog catalog, Region region, Scheme scheme, YearMonth month) => new[] { region, Region.China }
        .SelectMany(place => catalog.Find(place, scheme).TryGet(out var tariff, out _) ? tariff.Terms.All.OfType<TransferWaits>() : [])
        .FirstOrDefault(rule => rule.For.Contains(month));
}

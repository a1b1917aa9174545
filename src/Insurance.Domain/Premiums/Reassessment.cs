using System.Collections.Immutable;
using Insurance.Domain.Contributions;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>
/// What is still due, or paid too much, after a tariff, a declaration or a registration changed (重新核定): month by month and line by line,
/// beside what was paid, which stays as it is. Immutable. Whether the law gives an amount back is not decided here: a refund is only what
/// the figures leave over.
/// </summary>
public sealed class Reassessment
{
    private Reassessment(ReassessmentId id, FeePeriod period, ImmutableArray<Adjustment> adjustments)
    {
        Id = id;
        Period = period;
        Adjustments = adjustments;
    }

    /// <summary>The number; with a line and a month it names one supplement.</summary>
    public ReassessmentId Id { get; }

    /// <summary>The months that were looked at.</summary>
    public FeePeriod Period { get; }

    /// <summary>The adjustments by line and month; none of them is zero.</summary>
    public ImmutableArray<Adjustment> Adjustments { get; }

    /// <summary>What is to be paid in addition.</summary>
    public Money Supplement => Money.Sum(Adjustments.Where(adjustment => adjustment.Amount > Money.Zero).Select(adjustment => adjustment.Amount));

    /// <summary>What was paid too much; not below zero.</summary>
    public Money Refund => -Money.Sum(Adjustments.Where(adjustment => adjustment.Amount < Money.Zero).Select(adjustment => adjustment.Amount));

    /// <summary>The supplement less the refund.</summary>
    public Money Balance => Supplement - Refund;

    /// <summary>Compares what was paid with what is due.</summary>
    /// <param name="id">A number that was not used for these months.</param>
    /// <param name="months">The months to look at; what was paid for others stays out.</param>
    /// <param name="paid">What the person paid in the scheme, with every correction since.</param>
    /// <param name="due">
    /// The premium by the changed tariff, declaration or registration; months that it does not have are not due. Null where nothing is due.
    /// </param>
    /// <param name="before">The premium by which the months were paid, so that the adjustments cite it too; null where it is not known.</param>
    /// <returns>
    /// The reassessment; or <c>reassessment.id-used</c> where this number stands on a month already and the month is to be corrected again.
    /// </returns>
    /// <exception cref="ArgumentException">The number is <c>default</c>, or the premium has months outside those to look at.</exception>
    public static Result<Reassessment> Of(ReassessmentId id, FeePeriod months, IEnumerable<PaidMonthLine> paid, Assessment? due, Assessment? before = null)
    {
        ArgumentNullException.ThrowIfNull(paid);
        if (id == default)
        {
            throw new ArgumentException("A reassessment has a number.", nameof(id));
        }

        if (due is not null && !months.Contains(due.Period))
        {
            throw new ArgumentException("The premium has months that are not to be looked at.", nameof(due));
        }

        var facts = paid.Where(fact => months.Contains(fact.Month)).ToList();
        var amounts = new SortedDictionary<(InsuranceLine Line, YearMonth Month), (Money Paid, Money Due)>();
        foreach (var fact in facts)
        {
            var (sum, _) = amounts.GetValueOrDefault((fact.Line, fact.Month));
            amounts[(fact.Line, fact.Month)] = (sum + fact.Amount, Money.Zero);
        }

        foreach (var line in due?.MonthLines().Where(line => line.Payer == Payer.Person) ?? [])
        {
            var (sum, other) = amounts.GetValueOrDefault((line.Insurance, line.Month));
            amounts[(line.Insurance, line.Month)] = (sum, other + line.Amount);
        }

        var earlier = SourcesOf(before);
        var later = SourcesOf(due);
        ImmutableArray<Adjustment> adjustments =
        [
            .. amounts
                .Where(entry => entry.Value.Paid != entry.Value.Due)
                .Select(entry => new Adjustment(entry.Key.Month, entry.Key.Line, entry.Value.Paid, entry.Value.Due, earlier[entry.Key], later[entry.Key])),
        ];
        ImmutableArray<DomainError> used =
        [
            .. adjustments
                .Where(adjustment => facts.Any(fact => fact.Reassessment == id && (fact.Line, fact.Month) == (adjustment.Line, adjustment.Month)))
                .Select(adjustment => DomainError.Of(
                    ErrorCodes.Reassessment.IdUsed, "id", ("id", id.ToString()), ("line", adjustment.Line.Id), ("month", adjustment.Month))),
        ];
        return used.IsEmpty ? new Reassessment(id, months, adjustments) : used;
    }

    /// <summary>The adjustments as facts, once their money moved: with them the same question gives nothing new.</summary>
    public IEnumerable<PaidMonthLine> ToPaid() => Adjustments.Select(adjustment => adjustment.ToPaid(Id));

    /// <summary>The number, the months and the balance.</summary>
    public override string ToString() => $"{Id} {Period} {Balance}";

    private static Cited SourcesOf(Assessment? assessment) => new(assessment);

    /// <summary>The sources of each month of each line of an assessment.</summary>
    private sealed class Cited(Assessment? assessment)
    {
        private readonly List<ChargedLine> lines = assessment is null ? [] : ChargedLine.Of(assessment, Payer.Person);

        public ValueList<Source> this[(InsuranceLine Line, YearMonth Month) key] =>
        [
            .. lines
                .Where(line => line.Line.Insurance == key.Line)
                .SelectMany(line => line.Months.Values.Where(month => month.Month == key.Month).SelectMany(month => month.Sources).Concat(line.FloorsOf(key.Month)))
                .Distinct(),
        ];
    }
}

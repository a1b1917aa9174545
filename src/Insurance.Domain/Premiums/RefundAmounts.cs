using System.Collections.Immutable;
using System.Diagnostics;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>
/// How much a rule gives back of what was paid. Every amount is a sum of months of the premium, or of what was paid for them by fact: there is
/// no second calculation.
/// </summary>
internal static class RefundAmounts
{
    public static Result<RefundGrant> Of(RefundRule rule, RefundQuestion question) => rule.Gives switch
    {
        RefundGives.WholeYear => Months(rule, question, question.Paid.Period),
        RefundGives.OverlappingMonths => Overlapping(rule, question),
        RefundGives.Difference => Difference(rule, question),
        RefundGives.PersonalAccountCredits => DomainError.Of(
                ErrorCodes.Refund.CreditsUnknown, "reason", ("document", rule.Source.Citation), ("hotline", RefundFaults.Hotline(question.Paid.Tariff)))
            .Citing(rule.Source),
        _ => throw new UnreachableException(),
    };

    private static Result<RefundGrant> Overlapping(RefundRule rule, RefundQuestion question)
    {
        if (question.PaidTwice is not { } other)
        {
            return RefundFaults.Needed("paidTwice", "paid-twice", rule);
        }

        var paid = question.Paid.Period;
        return paid.Overlaps(other)
            ? Months(rule, question, FeePeriod.Of(paid.From.CompareTo(other.From) > 0 ? paid.From : other.From, paid.Through.CompareTo(other.Through) < 0 ? paid.Through : other.Through))
            : DomainError.Of(ErrorCodes.Refund.NoOverlap, "paidTwice", ("paid", paid.ToString()), ("other", other.ToString())).Citing(rule.Source);
    }

    /// <summary>All that is paid for months.</summary>
    private static Result<RefundGrant> Months(RefundRule rule, RefundQuestion question, FeePeriod months)
    {
        ValueList<RefundedMonth> granted = [.. PaidOf(question).Where(fact => months.Contains(fact.Month) && fact.Amount > Money.Zero)];
        return granted.Count == 0
            ? NothingPaid(months)
            : Grant(rule, question, granted, endsCover: true, question.Facts is not null ? [] : [months == question.Paid.Period ? question.Paid.Citation : CitationOf(question.Paid)]);
    }

    /// <summary>What was paid above what is right, each insurance over all its months.</summary>
    private static Result<RefundGrant> Difference(RefundRule rule, RefundQuestion question)
    {
        if (question is { Due: null, NothingDue: false })
        {
            return RefundFaults.Needed("due", "due", rule);
        }

        if (question.Due is not { } due)
        {
            return Months(rule, question, question.Paid.Period);
        }

        if ((due.Tariff.Region, due.Tariff.Scheme) != (question.Paid.Tariff.Region, question.Paid.Tariff.Scheme) || !question.Paid.Period.Contains(due.Period))
        {
            throw new ArgumentException("What is due belongs to the place, the scheme and the months that were paid.", nameof(question));
        }

        var paid = PaidOf(question);
        var total = Money.Sum(paid.Select(fact => fact.Amount));
        if (total == Money.Zero)
        {
            return NothingPaid(question.Paid.Period);
        }

        var dueOf = due.MonthLines().Where(line => line.Payer == Payer.Person).ToLookup(line => line.Insurance);
        var granted = ImmutableArray.CreateBuilder<RefundedMonth>();
        foreach (var insurance in paid.Select(fact => fact.Insurance).Concat(dueOf.Select(line => line.Key)).Distinct())
        {
            var above = paid.Where(fact => fact.Insurance == insurance).Select(fact => (fact.Month, fact.Amount))
                .Concat(dueOf[insurance].Select(line => (line.Month, Amount: -line.Amount)))
                .GroupBy(fact => fact.Month)
                .OrderBy(month => month.Key)
                .Select(month => (month.Key, Money.Sum(month.Select(fact => fact.Amount))))
                .ToList();
            if (!TryNet(insurance, above, granted))
            {
                return DomainError.Of(ErrorCodes.Refund.MoreDue, "due", ("paid", total), ("due", due.Total));
            }
        }

        if (granted.Count == 0)
        {
            return DomainError.Of(ErrorCodes.Refund.NoDifference, "due", ("due", due.Total));
        }

        var ends = granted.Select(month => !due.Period.Contains(month.Month)).Distinct().ToList();
        return ends.Count == 1
            ? Grant(rule, question, new(granted.ToImmutable()), ends[0], question.Facts is not null ? [CitationOf(due)] : [CitationOf(question.Paid), CitationOf(due)])
            : throw new ArgumentException("Some months end and others cost less: ask for each of the two.", nameof(question));
    }

    /// <summary>
    /// Spreads what an insurance was paid too much over its months, where a month that was paid too little, be it by the fen of another rounding, takes from
    /// those around it; false where over all of them more is due than was paid. No month gets more than it was paid too much.
    /// </summary>
    private static bool TryNet(InsuranceLine insurance, List<(YearMonth Month, Money Amount)> above, ImmutableArray<RefundedMonth>.Builder granted)
    {
        // What is left over through a month counts only as far as no later month needs it.
        var through = new Money[above.Count];
        var sum = Money.Zero;
        for (var i = 0; i < above.Count; i++)
        {
            through[i] = sum += above[i].Amount;
        }

        for (var i = above.Count - 2; i >= 0; i--)
        {
            through[i] = through[i] < through[i + 1] ? through[i] : through[i + 1];
        }

        var before = Money.Zero;
        for (var i = 0; i < above.Count && sum >= Money.Zero; i++)
        {
            if (through[i] > before)
            {
                granted.Add(new(insurance, above[i].Month, through[i] - before));
                before = through[i];
            }
        }

        return sum >= Money.Zero;
    }

    private static DomainError NothingPaid(FeePeriod months) => DomainError.Of(ErrorCodes.Refund.NothingPaid, "facts", ("months", months.ToString()));

    private static RefundGrant Grant(RefundRule rule, RefundQuestion question, ValueList<RefundedMonth> months, bool endsCover, ImmutableArray<AssessmentCitation> figures) => new(
        question.Reason,
        months,
        endsCover,
        [.. figures.SelectMany(citation => citation.Sources).Prepend(rule.Source).DistinctBy(source => source.Id)],
        figures.Select(citation => citation.Confidence).Append(rule.Confidence).Min())
    {
        Warnings = [.. Warnings(rule, question).Concat(question.Paid.Warnings).Concat(question.Due?.Warnings ?? []).Distinct()],
    };

    private static IEnumerable<Warning> Warnings(RefundRule rule, RefundQuestion question)
    {
        var tariff = question.Paid.Tariff;
        if (rule.ClaimedNextYear && tariff.Terms.In<RefundRule>(tariff.Year).Any(other => other.Gives == RefundGives.PersonalAccountCredits && other.AppliesTo(question.Paid.Grade.Id)))
        {
            yield return Warning.Of(ErrorCodes.Refund.CreditsKeptBack);
        }

        if (tariff.RegionFacts is { } facts && facts.For(AuthorityTask.Benefits) is not null && facts.For(AuthorityTask.Collection) is not null)
        {
            yield return Warning.Of(ErrorCodes.Refund.Route, ("hotline", RefundFaults.Hotline(tariff)));
        }
    }

    /// <summary>What the person paid for each month of each insurance, in the order of the lines of the grade.</summary>
    private static List<RefundedMonth> PaidOf(RefundQuestion question)
    {
        var facts = question.Facts is { } given
            ? given.Where(fact => question.Paid.Period.Contains(fact.Month)).Select(fact => (fact.Line, fact.Month, fact.Amount))
            : question.Paid.MonthLines().Where(line => line.Payer == Payer.Person).Select(line => (Line: line.Insurance, line.Month, line.Amount));
        var order = question.Paid.Grade.Insurances.ToList();
        var paid = facts
            .GroupBy(fact => (fact.Line, fact.Month))
            .Select(month => new RefundedMonth(month.Key.Line, month.Key.Month, Money.Sum(month.Select(fact => fact.Amount))))
            .OrderBy(fact => order.IndexOf(fact.Insurance))
            .ThenBy(fact => fact.Month)
            .ToList();
        return paid.Exists(fact => fact.Amount < Money.Zero)
            ? throw new ArgumentException("More went back for a month than was paid.", nameof(question))
            : paid;
    }

    // Of a part of a premium no published total speaks: it is attested as well as the weakest figure in it.
    private static AssessmentCitation CitationOf(Assessment assessment) => assessment.Staleness.IsEmpty
        ? new([.. assessment.Inputs.Select(row => row.Source!).DistinctBy(source => source.Id)], assessment.Inputs.Min(row => row.Confidence))
        : assessment.Citation;
}

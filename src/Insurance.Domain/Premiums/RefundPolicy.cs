using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>Says what of a paid premium the law gives back (退费).</summary>
public interface IRefundPolicy
{
    /// <summary>What is given back, by line, with the rule's source.</summary>
    /// <param name="question">What happened and what was paid.</param>
    /// <returns>
    /// The grant; or <c>refund.rule-unknown</c>, <c>refund.rule-outside</c>, <c>refund.before-event</c>, <c>refund.fact-needed</c>, <c>refund.nothing-given</c>,
    /// <c>refund.claim-early</c>, <c>refund.claim-late</c>, <c>refund.benefit-not-said</c>, <c>refund.benefit-used</c>, <c>refund.credits-unknown</c>,
    /// <c>refund.no-overlap</c>, <c>refund.no-difference</c>, <c>refund.more-due</c>, <c>refund.nothing-paid</c>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The premium that is due is of another region or scheme or of months that were not paid, or it ends some months and makes others cheaper, which
    /// are two grants; or more went back for a month than was paid.
    /// </exception>
    Result<RefundGrant> For(RefundQuestion question);
}

/// <summary>
/// Answers from the refund rules of the premium's own tariff. What they do not say, such as the credits of a personal account, is refused as
/// unknown and never filled in.
/// </summary>
public sealed class RefundPolicy : IRefundPolicy
{
    /// <inheritdoc/>
    public Result<RefundGrant> For(RefundQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(question.Paid, nameof(question));
        if (!Enum.IsDefined(question.Reason) || !Enum.IsDefined(question.BenefitUse))
        {
            throw new ArgumentOutOfRangeException(nameof(question));
        }

        if (question is { Due: not null, NothingDue: true })
        {
            throw new ArgumentException("A premium that is due and nothing due contradict each other.", nameof(question));
        }

        if (question.HappenedOn is { } day && question.ClaimedOn < day)
        {
            return DomainError.Of(ErrorCodes.Refund.BeforeEvent, "claimedOn", ("claimed", question.ClaimedOn), ("happened", day)).ChangingOn(day);
        }

        return RuleFor(question).TryGet(out var rule, out var refused) ? RefundAmounts.Of(rule, question) : refused;
    }

    /// <summary>The rule that gives something back, or why none does.</summary>
    private static Result<RefundRule> RuleFor(RefundQuestion question)
    {
        var tariff = question.Paid.Tariff;
        var rules = tariff.Terms.All.OfType<RefundRule>().Where(rule => rule.Reasons.Contains(question.Reason)).ToList();
        if (rules.Count == 0 || rules.Exists(rule => IsUnclear(rule.By, tariff.Year) || IsUnclear(rule.After, tariff.Year)))
        {
            return RefundFaults.RuleUnknown(question);
        }

        var needsDay = rules.Exists(DecidesByDay);
        if (needsDay && question.HappenedOn is null)
        {
            return RefundFaults.Needed("happenedOn", "happened-on", rules[0]);
        }

        var known = rules.Where(rule => IsBelieved(rule, question)).ToList();
        if (known.Count == 0)
        {
            return RefundFaults.Outside(rules[0], question);
        }

        if (known.Find(rule => rule.AppliesTo(question.Paid.Grade.Id) && IsInTime(rule, question)) is not { } found)
        {
            return RefundFaults.NothingGiven(known[0], question);
        }

        return (RefundFaults.Claimed(found, question) ?? RefundFaults.Unused(found, question)) is { } refused ? refused : found;
    }

    private static bool DecidesByDay(RefundRule rule) => rule.By is not null || rule.After is not null;

    private static bool IsUnclear(TermDay? day, ContributionYear year) => day is { } named && named.In(year) is null;

    private static bool IsInTime(RefundRule rule, RefundQuestion question) =>
        question.HappenedOn is not { } day
        || ((rule.By?.In(question.Paid.Tariff.Year) is not { } by || day <= by) && (rule.After?.In(question.Paid.Tariff.Year) is not { } after || day > after));

    /// <summary>
    /// Whether a rule is published for the premium's year, for the day of the claim and, where it decides by it, for the day of the event. A claim
    /// that the rule itself sends into the following year is made under the rule of the year before.
    /// </summary>
    private static bool IsBelieved(RefundRule rule, RefundQuestion question) =>
        rule.HoldsIn(question.Paid.Tariff.Year)
        && (rule.For.Contains(Month(question.ClaimedOn)) || (rule.ClaimedNextYear && question.ClaimedOn.Year == question.Paid.Tariff.Year.Number + 1))
        && (!DecidesByDay(rule) || rule.For.Contains(Month(question.HappenedOn!.Value)));

    private static YearMonth Month(LocalDate day) => day.ToYearMonth();
}

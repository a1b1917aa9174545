using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Premiums;

/// <summary>Why a refund rule gives nothing, or cannot say.</summary>
internal static class RefundFaults
{
    /// <summary>Nobody published a rule of the place for the reason.</summary>
    public static DomainError RuleUnknown(RefundQuestion question)
    {
        var tariff = question.Paid.Tariff;
        return DomainError.Of(
            ErrorCodes.Refund.RuleUnknown,
            "reason",
            ("reason", Spelling.Of(question.Reason)),
            ("region", tariff.Region.Code),
            ("scheme", Spelling.Of(tariff.Scheme)),
            ("hotline", Hotline(tariff)));
    }

    /// <summary>The rule is published for other days; a claim that only came too early learns from when.</summary>
    public static DomainError Outside(RefundRule rule, RefundQuestion question)
    {
        var opens = rule.For.From.OnDayOfMonth(1);
        var early = question.ClaimedOn < opens && rule.HoldsIn(question.Paid.Tariff.Year) && (question.HappenedOn is not { } day || day >= opens);
        return DomainError.Of(
                ErrorCodes.Refund.RuleOutside,
                "claimedOn",
                ("from", rule.For.From),
                ("through", rule.For.Through),
                ("hotline", Hotline(question.Paid.Tariff)))
            .Citing(rule.Source)
            .ChangingOn(early ? opens : null);
    }

    /// <summary>The rule decides by a fact that was not said.</summary>
    public static DomainError Needed(string field, string fact, RefundRule rule) =>
        DomainError.Of(ErrorCodes.Refund.FactNeeded, field, ("fact", fact)).Citing(rule.Source);

    /// <summary>The rules of the reason give nothing in this case. No text says so in these words: it follows from what they give.</summary>
    public static DomainError NothingGiven(RefundRule rule, RefundQuestion question) => DomainError.Of(
            ErrorCodes.Refund.NothingGiven,
            "reason",
            ("reason", Spelling.Of(question.Reason)),
            ("grade", question.Paid.Grade.Id),
            ("document", rule.Source.Citation))
        .Citing(rule.Source);

    /// <summary>The refusal of a claim that is made before or after the following year, where the rule asks for that year.</summary>
    public static DomainError? Claimed(RefundRule rule, RefundQuestion question)
    {
        if (!rule.ClaimedNextYear)
        {
            return null;
        }

        var opens = new LocalDate(question.Paid.Tariff.Year.Number + 1, 1, 1);
        return question.ClaimedOn < opens
            ? DomainError.Of(ErrorCodes.Refund.ClaimEarly, "claimedOn", ("claimed", question.ClaimedOn), ("opens", opens)).Citing(rule.Source).ChangingOn(opens)
            : question.ClaimedOn.Year > opens.Year
                ? DomainError.Of(ErrorCodes.Refund.ClaimLate, "claimedOn", ("claimed", question.ClaimedOn), ("year", opens.Year), ("hotline", Hotline(question.Paid.Tariff))).Citing(rule.Source)
                : null;
    }

    /// <summary>The refusal where a benefit was used, or nobody said whether, and the rule asks that none was.</summary>
    public static DomainError? Unused(RefundRule rule, RefundQuestion question) => (rule.OnlyIfNoBenefitUsed, question.BenefitUse) switch
    {
        (true, BenefitUse.NotSaid) => DomainError.Of(ErrorCodes.Refund.BenefitNotSaid, "benefitUse").Citing(rule.Source),
        (true, BenefitUse.Used) => DomainError.Of(ErrorCodes.Refund.BenefitUsed, "benefitUse").Citing(rule.Source),
        _ => null,
    };

    public static string Hotline(Tariff tariff) => ChannelOffer.HotlineOf(tariff.RegionFacts?.For(AuthorityTask.Collection));
}

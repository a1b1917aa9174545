using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>How many years of contributions give cover for life (最低缴费年限), by 社会保险法 art. 27 set locally.</summary>
/// <param name="For">The years in which a pensioner's right is judged by it.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="MenYears">Years for men.</param>
/// <param name="WomenYears">Years for women.</param>
/// <param name="ActualYears">How many of them must really have been paid in the region (实际缴费年限); 0 where nothing is told.</param>
public sealed record LifetimeYears(FeePeriod For, Source Source, Confidence Confidence, int MenYears, int WomenYears, int ActualYears) : Term(For, Source, Confidence)
{
    /// <summary>The share of the months insured as a resident that counts, the sum rounded up to whole months; null where nobody published one.</summary>
    public Rate? ResidentShare { get; internal init; }

    /// <summary>
    /// The ways to pay missing months at once (趸缴) by the grade whose rates they use: the grade that is asked, and the id of the grade of the tariff that has the price.
    /// Empty where nobody published one.
    /// </summary>
    public ValueList<LumpSumGrade> LumpSum { get; internal init; } = [];
}

/// <summary>A grade and the grade of the tariff by which its missing months are paid at once.</summary>
/// <param name="Grade">The yearly grade, such as <c>2</c>.</param>
/// <param name="PaidAs">The grade with the price, such as <c>lump-sum-2</c>.</param>
public sealed record LumpSumGrade(string Grade, string PaidAs);

/// <summary>What is credited to the personal account (个人账户) each month, by age; or that a grade has none.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Bands">The amounts by age, youngest first, without gap; empty where the grades have no account.</param>
public sealed record PersonalAccountCredit(FeePeriod For, Source Source, Confidence Confidence, ValueList<CreditBand> Bands) : Term(For, Source, Confidence);

/// <summary>A monthly credit for an age.</summary>
/// <param name="FromAge">The least age in full years; 0 for the youngest.</param>
/// <param name="ThroughAge">The greatest; null for the oldest.</param>
/// <param name="AMonth">The credit of a month.</param>
public sealed record CreditBand(int FromAge, int? ThroughAge, Money AMonth);

/// <summary>What long-term care insurance (长期护理险) costs a year; the tax bureau does not collect it, so no order holds it.</summary>
/// <param name="For">The years.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Status">For whom.</param>
/// <param name="AYear">The yearly amount.</param>
public sealed record LongTermCareAmount(FeePeriod For, Source Source, Confidence Confidence, MemberStatus Status, Money AYear) : Term(For, Source, Confidence);

/// <summary>What raises the cap of serious-illness insurance for residents (大病保险最高支付限额).</summary>
[JsonConverter(typeof(SpellingJsonConverter<IncentiveReason>))]
public enum IncentiveReason
{
    /// <summary>Each year insured in a row beyond a number of them (连续参保激励).</summary>
    ContinuousYears,

    /// <summary>A year in which nothing was claimed of the fund (零报销激励).</summary>
    NothingClaimed,
}

/// <summary>By how much at least the cap of serious-illness insurance rises, 国办发〔2024〕38号.</summary>
/// <param name="For">The years whose cap is raised.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
/// <param name="Reason">Why.</param>
/// <param name="AfterYears">Years in a row that raise nothing yet; 0 for a year in which nothing was claimed.</param>
/// <param name="AtLeast">The least raise for each year.</param>
public sealed record CapIncentive(FeePeriod For, Source Source, Confidence Confidence, IncentiveReason Reason, int AfterYears, Money AtLeast) : Term(For, Source, Confidence);

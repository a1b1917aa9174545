using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>How often a grade may be paid.</summary>
[JsonConverter(typeof(SpellingJsonConverter<PaymentRhythm>))]
public enum PaymentRhythm
{
    /// <summary>The year in one sum.</summary>
    Yearly,

    /// <summary>Quarter by quarter.</summary>
    Quarterly,

    /// <summary>Month by month.</summary>
    Monthly,

    /// <summary>Once, for months that are missing at retirement (一次性趸缴); no year of contributions is paid so.</summary>
    Once,
}

/// <summary>For whom a grade is.</summary>
[JsonConverter(typeof(SpellingJsonConverter<MemberStatus>))]
public enum MemberStatus
{
    /// <summary>People who still contribute.</summary>
    Active,

    /// <summary>Pensioners.</summary>
    Retired,
}

/// <summary>
/// A way to pay (缴费档次): a grade, a status, an age band, a voluntary tier, with the lines it is made of.
/// </summary>
public sealed class PaymentGrade
{
    internal PaymentGrade(string id, LocalizedText name, ImmutableArray<GradeLine> lines)
    {
        Id = id;
        Name = name;
        Lines = lines;
    }

    /// <summary>The id, such as <c>2</c> or <c>students</c>.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public LocalizedText Name { get; }

    /// <summary>Its lines, in the order in which they are shown.</summary>
    public ImmutableArray<GradeLine> Lines { get; }

    /// <summary>Whether only the whole year can be paid.</summary>
    public bool WholeYearOnly { get; internal init; }

    /// <summary>The rhythms that are published; empty where none is.</summary>
    public ImmutableArray<PaymentRhythm> Paid { get; internal init; } = [];

    /// <summary>
    /// Whether it is only the price of months that are missing at retirement (一次性趸缴): nobody declares it for a year, and no year is paid by it.
    /// </summary>
    public bool IsPaidOnce => Paid is [PaymentRhythm.Once];

    /// <summary>For whom it is; null where the file does not say.</summary>
    public MemberStatus? Status { get; internal init; }

    /// <summary>Which people it is for by age, birth, tier or aid class; null where the file does not say.</summary>
    public GradeWhom? Whom { get; internal init; }

    /// <summary>The month in which its year starts: 1, or 9 for a school year.</summary>
    public int YearStarts { get; internal init; } = 1;

    /// <summary>The insurances of the grade, each once.</summary>
    public IEnumerable<InsuranceLine> Insurances => Lines.Select(line => line.Line).Distinct();

    /// <summary>Whether a line of the grade needs a declared base.</summary>
    public bool NeedsDeclaredBase => Lines.Any(line => line.Declared is not null);

    /// <summary>Whether a line of the grade needs a declared base, in some of its months at least.</summary>
    public bool TakesDeclaredBase(InsuranceLine insurance) => Lines.Any(line => line.Line == insurance && line.Declared is not null);

    /// <summary>The twelve months of a year of this grade.</summary>
    public FeePeriod MonthsOf(ContributionYear year)
    {
        var first = new YearMonth(year.Number, YearStarts);
        return FeePeriod.Of(first, first.PlusMonths(11));
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>Whether a grade is for somebody.</summary>
[JsonConverter(typeof(SpellingJsonConverter<Admission>))]
public enum Admission
{
    /// <summary>It is, as far as the rules can be answered by a date of birth.</summary>
    Yes,

    /// <summary>It is not.</summary>
    No,

    /// <summary>The date of birth does not decide it.</summary>
    NotKnown,
}

/// <summary>Whether a grade is for somebody, and by which rule.</summary>
/// <param name="Admission">The answer.</param>
/// <param name="Rule">The rule that is not met or cannot be answered, as in <c>ages 60..69 on 2026-01-01</c>; null where the answer is yes.</param>
public sealed record WhomAnswer(Admission Admission, string? Rule);

/// <summary>
/// Which people a way to pay is for: an age band (Shanghai residents), a date of birth (Hangzhou students born before or from 2008-01-01), a
/// voluntary tier, a class of people who are aided (Zhengzhou). All that is stated must hold.
/// </summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record GradeWhom(Source Source, Confidence Confidence)
{
    /// <summary>The least age in full years; null for none.</summary>
    public int? AgeFrom { get; internal init; }

    /// <summary>The greatest age in full years; null for none.</summary>
    public int? AgeThrough { get; internal init; }

    /// <summary>The day of the contribution year on which the age counts; null where no age is stated.</summary>
    public TermDay? AgesOn { get; internal init; }

    /// <summary>The first day of birth; null for none.</summary>
    public LocalDate? BornFrom { get; internal init; }

    /// <summary>The day before which people must be born; null for none.</summary>
    public LocalDate? BornBefore { get; internal init; }

    /// <summary>The voluntary tier (档), which anybody may take; null where there is none.</summary>
    public int? Tier { get; internal init; }

    /// <summary>The class of people who are aided (资助类别), which an office decides; null where there is none.</summary>
    public string? Aid { get; internal init; }

    /// <summary>
    /// Whether it is for somebody in a year. Where nobody published the day of the age, the answer holds for every day from 1 January of the year
    /// before, when collection begins, to the end of the year, or it is not known. An aid class is never known from a date of birth.
    /// </summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="year">The contribution year.</param>
    public WhomAnswer Admits(LocalDate birthDate, ContributionYear year)
    {
        if (birthDate < BornFrom)
        {
            return new(Admission.No, $"bornFrom {Written(BornFrom.Value)}");
        }

        if (birthDate >= BornBefore)
        {
            return new(Admission.No, $"bornBefore {Written(BornBefore.Value)}");
        }

        var ages = AgesOn is { } on ? OfAges(birthDate, year, on) : Admission.Yes;
        if (ages != Admission.Yes)
        {
            return new(ages, AgesRule(year));
        }

        return Aid is { } aid ? new(Admission.NotKnown, $"aid {aid}") : new(Admission.Yes, null);
    }

    private Admission OfAges(LocalDate birthDate, ContributionYear year, TermDay on)
    {
        var (first, last) = on.In(year) is { } day
            ? (day, day)
            : (year.Months.From.OnDayOfMonth(1).PlusYears(-1), year.Months.Through.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1));
        var (youngest, oldest) = (Age(birthDate, first), Age(birthDate, last));
        if (oldest < AgeFrom || youngest > AgeThrough)
        {
            return Admission.No;
        }

        return youngest < AgeFrom || oldest > AgeThrough ? Admission.NotKnown : Admission.Yes;
    }

    private string AgesRule(ContributionYear year)
    {
        var day = AgesOn!.Value.In(year) is { } on ? Written(on) : AgesOn.Value.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"ages {AgeFrom}..{AgeThrough} on {day}");
    }

    /// <summary>Full years on a day; a child that is not born yet counts as of no age.</summary>
    private static int Age(LocalDate birthDate, LocalDate on) => Math.Max(0, Period.Between(birthDate, on, PeriodUnits.Years).Years);

    private static string Written(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

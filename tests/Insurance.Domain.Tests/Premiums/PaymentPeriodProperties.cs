using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>Whoever the person is and whatever was paid: the day that an answer names is the next one with another answer.</summary>
public sealed class PaymentPeriodProperties
{
    private const int LongestLook = 800;

    private static readonly PaymentPeriodPolicy Policy = new();

    private static readonly Gen<LocalDate> Days = Gen.OneOf(
        Gen.Choose(0, 900).Select(day => new LocalDate(2024, 6, 1).PlusDays(day)),
        Gen.Elements(new LocalDate(2024, 12, 31), new LocalDate(2025, 1, 1), new LocalDate(2025, 3, 31), new LocalDate(2025, 4, 1), new LocalDate(2025, 12, 31), new LocalDate(2026, 1, 1)));

    private static readonly Gen<LocalDate> Registrations = Gen.OneOf(
        Gen.Choose(0, 729).Select(day => new LocalDate(2024, 1, 1).PlusDays(day)),
        Gen.Elements(new LocalDate(2024, 12, 31), new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31)));

    private static readonly Gen<Func<ContributionRecord, ContributionRecord>> Entries =
        from state in Gen.Elements(MonthState.Paid, MonthState.Paid, MonthState.Paid, MonthState.OnOrder, MonthState.Refunded)
        from first in Gen.Choose(0, 30)
        from more in Gen.OneOf(Gen.Choose(0, 11), Gen.Elements(11, 0))
        from both in Gen.Elements(true, true, false)
        let period = FeePeriod.Of(new YearMonth(2024, 1).PlusMonths(first), new YearMonth(2024, 1).PlusMonths(first + more))
        select (Func<ContributionRecord, ContributionRecord>)(record =>
            record.With(both ? [InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual] : [InsuranceLine.BasicMedical], period, state));

    private static readonly Gen<ContributionRecord> Records = Gen.OneOf(
        Gen.Constant(ContributionRecord.Empty),
        Gen.Constant(Chongqing.Paid("2024-01..2024-12")),
        Entries.ListOf().Select(entries => entries.Take(4).Aggregate(ContributionRecord.Empty, (record, entry) => entry(record))));

    private static readonly Gen<(Enrollment Enrollment, PaymentGrade Grade, Tariff Tariff)> Places =
        from registered in Registrations
        from insured in Gen.OneOf(Gen.Constant(-1), Gen.Choose(0, 8))
        from place in Gen.Elements("1", "helped", "pupils", "whole")
        let facts = insured < 0 ? Chongqing.Local : Chongqing.Local with { LastInsuredMonth = registered.ToYearMonth().PlusMonths(-insured) }
        select place == "1"
            ? (Chongqing.Registered(registered, facts), Chongqing.Grade(place), Chongqing.Tariff(2025))
            : (Invented.Registered(registered, facts), Invented.Tariff().Grade(place).Value, Invented.Tariff());

    [Fact]
    public void The_answer_stays_until_the_day_it_names_and_is_another_one_on_that_day() => Holds.ForAll(Places, Records, Days, (place, record, on) =>
    {
        var answer = Policy.For(place.Enrollment, place.Grade, place.Tariff, record, on);
        var changes = answer.Succeeded ? answer.Value.ChangesOn : answer.Errors.Single().ChangesOn;

        for (var day = on.PlusDays(1); day < (changes ?? on.PlusDays(LongestLook)); day = day.PlusDays(1))
        {
            Assert.Equal(Told(answer), Told(Policy.For(place.Enrollment, place.Grade, place.Tariff, record, day)));
        }

        if (changes is { } turn)
        {
            Assert.True(turn > on);
            Assert.NotEqual(Told(answer), Told(Policy.For(place.Enrollment, place.Grade, place.Tariff, record, turn)));
        }
        else
        {
            Assert.False(answer.Succeeded);
        }
    }, cases: 120);

    [Fact]
    public void The_months_lie_in_the_year_and_none_of_them_is_paid_or_on_order() => Holds.ForAll(Places, Records, Days, (place, record, on) =>
    {
        var year = place.Grade.MonthsOf(place.Tariff.Year);
        if (!Policy.For(place.Enrollment, place.Grade, place.Tariff, record, on).TryGet(out var answer, out _))
        {
            return;
        }

        Assert.True(year.Contains(answer.Period));
        Assert.All(
            from month in answer.Period.EachMonth()
            from line in place.Grade.Insurances
            select record.StateOf(line, month),
            state => Assert.True(state is null or MonthState.Refunded));
        Assert.True(on >= place.Enrollment.RegisteredOn);
    }, cases: 1000);

    private static string Told(Result<PaymentPeriod> answer) => answer.TryGet(out var period, out var errors)
        ? $"{period.Member} {period.Period} {string.Join(' ', period.Warnings.AsEnumerable())}"
        : string.Join(' ', errors.Select(error => error.Code));
}
